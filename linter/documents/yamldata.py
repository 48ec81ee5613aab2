"""YAML to a tree with exact places, for every scalar style.

PyYAML's events say where a scalar begins and ends and what it reads as, but not which source
characters made which words. We read the run again by its style and prove the reading against
PyYAML's value; a run that cannot be proved maps as a whole, never wrongly. An alias of a string
stands for its words, at the place of the anchor; those of lists and mappings are not followed, so
that no bomb can grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from linter.documents.passage import Passage, PassageWriter, verbatim
from linter.documents.post import Piece
from linter.documents.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, TreeError
from linter.yamlerrors import explained

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)*")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_DATA = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "null", "timestamp")
)
"""Tags that say of a plain scalar that it is no text; a team's own says nothing."""
_HEX = {"x": 2, "u": 4, "U": 8}


def read_yaml(text: str) -> Iterator[Node]:
    """The documents of a YAML text, one after the other.

    Raises TreeError at the first thing that is not YAML, after the documents before it.
    """
    stack: list[Mapping | Sequence] = []
    keys: list[tuple[str, int] | None] = []
    root: Node | None = None
    anchors: dict[str, Passage] = {}
    offset = 0
    try:
        event: Any
        for event in yaml.parse(_readable(text), Loader=_LOADER):
            offset, finish = event.start_mark.index, event.end_mark.index
            node: Node | None = None
            if isinstance(event, yaml.ScalarEvent):
                node = _scalar(text, event)
                if event.anchor and node.is_text:
                    anchors[event.anchor] = node.passage
            elif isinstance(event, yaml.AliasEvent):
                words = anchors.get(event.anchor or "")
                node = Scalar(words or Passage("", ()), offset, finish, words is not None)
            elif isinstance(event, yaml.MappingStartEvent):
                node = Mapping(offset)
            elif isinstance(event, yaml.SequenceStartEvent):
                node = Sequence(offset)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                closed = stack.pop()
                keys.pop()
                closed.end = _end_of(text, closed, finish)
                continue
            elif isinstance(event, yaml.DocumentEndEvent):
                if root is not None:
                    yield root
                root = None
                anchors = {}
            if node is None:
                continue
            if not stack:
                root = node
            else:
                _put(stack[-1], keys, node)
            if isinstance(node, (Mapping, Sequence)):
                if len(stack) >= MAX_DEPTH:
                    raise TreeError(f"nested deeper than {MAX_DEPTH} levels", offset)
                stack.append(node)
                keys.append(None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = mark.index if mark is not None else offset
        raise TreeError(f"not valid YAML: {explained(error)}", where) from None
    except yaml.YAMLError as error:
        reason = getattr(error, "reason", "cannot be read")
        raise TreeError(f"not valid YAML: {reason}", offset) from None


def _readable(text: str) -> str:
    """The text with what YAML forbids blanked: one control character loses no file."""
    return _FORBIDDEN.sub(" ", text)


_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _put(parent: Mapping | Sequence, keys: list[tuple[str, int] | None], node: Node) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        name = node.passage.text if isinstance(node, Scalar) else "?"
        keys[-1] = (name, node.start)
    else:
        parent.entries.append((*key, node))
        keys[-1] = None


def _end_of(text: str, node: Mapping | Sequence, end: int) -> int:
    """Where a collection ends: block collections are said to end where the next thing begins."""
    if text[node.start : node.start + 1] in ("{", "["):
        return end
    last: Node | None = None
    if isinstance(node, Mapping) and node.entries:
        last = node.entries[-1][2]
    elif isinstance(node, Sequence) and node.items:
        last = node.items[-1]
    return last.end if last is not None else end


def _scalar(text: str, event: Any) -> Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    value: str = event.value
    style = event.style or ""
    if text[start : start + 1] in ("!", "&"):
        start = _after_properties(text, start, end)
    plain = style not in ("'", '"', "|", ">")
    if plain:
        end = start + len(text[start:end].rstrip())
        passage = _flow(text, start, end, "")
    elif style in ("'", '"'):
        passage = _flow(text, start + 1, end - 1, style)
    else:
        end = start + len(text[start:end].rstrip())
        passage = _block(text, start, end, value, folded=style == ">")
    if passage.text != value:
        passage = _proved(passage, value, start, end)
    is_text = not plain or event.implicit[0] or event.tag not in _DATA
    return Scalar(passage, start, end, is_text)


def _after_properties(text: str, start: int, end: int) -> int:
    match = _PROPERTIES.match(text, start, end)
    return match.end() if match else start


_PROPERTIES = re.compile(r"(?:[!&][^\s,\[\]{}]*(?:\s+|$)){1,2}")


def _proved(passage: Passage, value: str, start: int, end: int) -> Passage:
    """The passage where it agrees with the value up to final line breaks, else one unit."""
    if passage.text.startswith(value):
        return passage.cut(0, len(value))
    bare = value.rstrip("\n")
    if passage.text.startswith(bare):
        return passage.cut(0, len(bare))
    return Passage(value, (Piece(0, start, len(value), end - start),)) if value else verbatim("")


def _flow(text: str, start: int, end: int, quote: str) -> Passage:
    """Plain and quoted scalars: line breaks fold, quotes and backslashes escape."""
    writer = PassageWriter()
    special = {"": _FLOW_PLAIN, "'": _FLOW_SINGLE, '"': _FLOW_DOUBLE}[quote]
    position = start
    while position < end:
        match = special.search(text, position, end)
        if match is None:
            break
        writer.copy(text[position : match.start()], position)
        found = match.group()
        length = len(found)
        if found == "''":
            writer.unit("'", match.start(), 2)
        elif found[0] == "\\":
            length = _escape(text, match.start(), end, writer)
        else:
            breaks = len(_NEWLINE.findall(found))
            writer.unit(" " if breaks == 1 else "\n" * (breaks - 1), match.start(), length)
        position = match.start() + length
    writer.copy(text[position:end], position)
    return writer.passage()


_FLOW_PLAIN = _BREAK
_FLOW_SINGLE = re.compile(rf"''|{_BREAK.pattern}")
_FLOW_DOUBLE = re.compile(rf"\\|{_BREAK.pattern}")


def _escape(text: str, start: int, end: int, writer: PassageWriter) -> int:
    """One backslash escape; the length of its source."""
    kind = text[start + 1 : start + 2]
    if kind in ("\n", "\r"):
        # An escaped line break: nothing is read, nor is the indent below it.
        match = _BREAK.match(text, start + 1, end)
        length = match.end() - start if match else 2
        breaks = len(_NEWLINE.findall(text[start : start + length]))
        writer.unit("\n" * (breaks - 1), start, length)
        return length
    if kind in _HEX:
        digits = text[start + 2 : start + 2 + _HEX[kind]]
        try:
            words = chr(int(digits, 16))
        except (ValueError, OverflowError):
            words = "\ufffd"
        writer.unit(words, start, 2 + len(digits))
        return 2 + len(digits)
    writer.unit(_ESCAPES.get(kind, kind), start, 2)
    return 2


def _block(text: str, start: int, end: int, value: str, folded: bool) -> Passage:
    """Literal and folded scalars, line by line behind the indent."""
    lines = _block_lines(text, start, end, value)
    writer = PassageWriter()
    breaks: list[tuple[int, int]] = []
    above_free = True  # no folding before the first line
    for first, last, line_end in lines:
        if first == last:
            breaks.append((last, line_end))
            continue
        deeper = text[first] in " \t"
        if breaks:
            _write_breaks(writer, text, breaks, folded and not above_free and not deeper)
        writer.copy(text[first:last], first)
        breaks = [(last, line_end)]
        above_free = deeper
    for first, last in breaks:
        writer.unit("\n", first, last - first)
    return writer.passage()


def _write_breaks(
    writer: PassageWriter, text: str, breaks: list[tuple[int, int]], folds: bool
) -> None:
    if folds and len(breaks) == 1:
        first, last = breaks[0]
        writer.unit(" ", first, last - first)
        return
    for first, last in breaks[1:] if folds else breaks:
        if text[first:last] == "\n":
            writer.copy("\n", first)
        else:
            writer.unit("\n", first, last - first)


def _block_lines(text: str, start: int, end: int, value: str) -> Iterator[tuple[int, int, int]]:
    """Start behind the indent, end, and end with the line break of each line."""
    header = _NEWLINE.search(text, start, end)
    if header is None:
        return
    position = header.end()
    indent: int | None = None
    first_line = next((line for line in value.split("\n") if line.strip(" ")), "")
    lead = len(first_line) - len(first_line.lstrip(" "))
    while position < end:
        found = _NEWLINE.search(text, position, end)
        last, line_end = found.span() if found else (end, end)
        line = text[position:last]
        spaces = len(line) - len(line.lstrip(" "))
        if indent is None and spaces < len(line):
            indent = spaces - lead
        yield min(position + (indent if indent is not None else spaces), last), last, line_end
        position = line_end


def comments(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Comments that speak to this linter: offsets of `#` and of the line's end.

    spans: the source ranges of scalars, sorted, inside which a `#` is text.
    """
    index = 0
    for match in _COMMENT.finditer(text):
        start = match.start(1)
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if index < len(spans) and spans[index][0] <= start:
            continue
        yield start, match.end()


_COMMENT = re.compile(r"(?:^|(?<=[ \t]))(#+[ \t]*discreet\b[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
