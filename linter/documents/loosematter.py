"""Front matter that is not valid as a whole: read entry by entry, so that one slip hides no other.

An entry that can't be read by itself either (a colon in a title, as site builders take it) is read
as the words that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from linter.documents.frontmatter import FrontMatter
from linter.documents.passage import verbatim
from linter.documents.tree import MAX_DEPTH, Mapping, Node, Scalar, TreeError, shifted
from linter.documents.tree import Sequence as Items

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_KEY = re.compile(
    r"""(?:"(?P<double>[^"\r\n]{1,80})"|'(?P<single>[^'\r\n]{1,80})'|"""
    r"""(?P<plain>[^\W\d][\w. -]{0,79}?))[ \t]*(?::(?=[ \t]|$)|=)[ \t]*(?P<value>.*)"""
)
_ITEM = re.compile(r"-(?:[ \t]+|$)")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?")
_DIRECTIVE = re.compile(r"(?:^|[ \t])#+[ \t]*discreet[ \t]*:", re.IGNORECASE)


class _Line(NamedTuple):
    """A line without its ending: its offset in the file, its words, and how far they are in."""

    start: int
    words: str

    @property
    def indent(self) -> int:
        return len(self.words) - len(self.words.lstrip(" \t"))

    @property
    def says(self) -> str:
        return self.words.strip()

    @property
    def end(self) -> int:
        return self.start + len(self.words.rstrip())


Parser = Callable[[str], Iterable[Node]]


def loose_root(text: str, matter: FrontMatter, parse: Parser) -> tuple[Mapping, list[int]]:
    """The entries of front matter, and the offsets of lines of which nothing could be read.

    parse: reads the words of one entry, and raises TreeError where they are not valid.
    """
    reader = _Reader(text, parse, matter.kind == "yaml")
    lines = [
        _Line(match.start(), match.group().rstrip("\r\n"))
        for match in _LINE.finditer(text, matter.start, matter.end)
    ]
    root = reader.entries([line for line in lines if line.says], matter.start, 0)
    return root, reader.unread


class _Reader:
    def __init__(self, text: str, parse: Parser, nests: bool) -> None:
        self._text = text
        self._parse = parse
        self._nests = nests
        self.unread: list[int] = []

    def entries(self, lines: Sequence[_Line], start: int, depth: int) -> Mapping:
        """The entries that stand on some lines, which are not blank."""
        mapping = Mapping(start, lines[-1].end if lines else start)
        for chunk in self._chunks(lines, _KEY.match):
            key = _KEY.match(chunk[0].says)
            if key is None:
                continue
            node = self._parsed(chunk)
            if isinstance(node, Mapping) and node.entries:
                mapping.entries.extend(node.entries)
                continue
            name = key["double"] or key["single"] or key["plain"]
            offset = chunk[0].start + chunk[0].indent
            value = self._value(chunk, offset + key.start("value"), depth)
            mapping.entries.append((name, offset, value))
        return mapping

    def _chunks(
        self, lines: Sequence[_Line], opens: Callable[[str], object]
    ) -> Iterator[list[_Line]]:
        """Lines by entry; what stands before the first, or less far in than it, is unread."""
        chunk: list[_Line] = []
        indent = -1
        for line in lines:
            if indent < 0 and opens(line.says):
                indent = line.indent
            if indent >= 0 and line.indent == indent and opens(line.says):
                if chunk:
                    yield _without_end(chunk)
                chunk = [line]
            elif chunk:
                chunk.append(line)
            elif not line.says.startswith(("#", "[")):
                self.unread.append(line.start)
        if chunk:
            yield _without_end(chunk)

    def _parsed(self, chunk: Sequence[_Line]) -> Node | None:
        start, end = chunk[0].start, chunk[-1].end
        try:
            (node,) = self._parse(self._text[start:end])
        except (TreeError, ValueError):  # not valid, or not one
            return None
        return shifted(node, start)

    def _value(self, chunk: Sequence[_Line], start: int, depth: int) -> Node:
        """What stands behind a key. start: where its line goes on behind the colon."""
        below = chunk[1:]
        first = self._text[start : chunk[0].end]
        if not below:
            return _words(first, start)
        if _BLOCK.fullmatch(first):
            return _between(self._text, below[0].start, below[-1].end)
        if not first and self._nests and depth < MAX_DEPTH:
            if _ITEM.match(below[0].says):
                return self._items(below, depth + 1)
            if _KEY.match(below[0].says):
                return self.entries(below, below[0].start, depth + 1)
        return _between(self._text, start if first else below[0].start, chunk[-1].end)

    def _items(self, lines: Sequence[_Line], depth: int) -> Node:
        items = Items(lines[0].start, lines[-1].end)
        for chunk in self._chunks(lines, _ITEM.match):
            node = self._parsed(chunk)
            if isinstance(node, Items) and node.items:
                items.items.extend(node.items)
                continue
            opening = _ITEM.match(chunk[0].says)
            if opening is None:
                continue
            into = chunk[0].indent + opening.end()
            inside = _Line(chunk[0].start, " " * into + chunk[0].words[into:])
            key = _KEY.match(inside.says)
            # "- Our gym: open late: yes" is a line of words.
            named = key is not None and (len(chunk) > 1 or (key["plain"] or "").islower())
            if named and depth < MAX_DEPTH:
                items.items.append(self.entries([inside, *chunk[1:]], inside.start, depth + 1))
            else:
                items.items.append(_between(self._text, chunk[0].start + into, chunk[-1].end))
        return items


def _without_end(chunk: list[_Line]) -> list[_Line]:
    """Without the comments behind an entry: they speak of the next."""
    while len(chunk) > 1 and chunk[-1].says.startswith("#"):
        chunk.pop()
    return chunk


def _words(words: str, start: int) -> Scalar:
    words = _DIRECTIVE.split(words, maxsplit=1)[0].rstrip()
    whole = start, start + len(words)
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words, start = words[1:-1], start + 1
    return Scalar(verbatim(words, start), *whole)


def _between(text: str, start: int, end: int) -> Scalar:
    return Scalar(verbatim(text[start:end], start), start, end)
