"""JSON to a tree with exact places: a scanner without recursion, since json gives no offsets.

Comments and trailing commas (JSON with comments, as editors keep it) are let pass.
"""

from __future__ import annotations

import re

from linter.documents.passage import Passage, PassageWriter, verbatim
from linter.documents.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, TreeError

_TOKEN = re.compile(
    r"[ \t\r\n\ufeff]*(?:(?P<mark>[{}\[\]:,])|(?P<quote>\")|"
    r"(?P<word>-?[0-9][0-9.eE+-]*|true|false|null|NaN|-?Infinity)|(?P<comment>//[^\n]*|/\*))"
)
_STRING = re.compile(r'[^"\\\n\r]*')
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")


def read_json(text: str, start: int = 0, end: int | None = None) -> Node | None:
    """The value of a JSON text, or of a run of it; None when there is none.

    Raises TreeError with the offset of the first thing that is not JSON.
    """
    end = len(text) if end is None else end
    stack: list[Mapping | Sequence] = []
    keys: list[tuple[str, int] | None] = []
    root: Node | None = None
    position = start
    wants = "value"  # value | key | colon | next
    while True:
        match = _TOKEN.match(text, position, end)
        if match is None:
            found = _SPACE.match(text, position, end)
            position = found.end() if found else position
            if position >= end:
                break
            raise TreeError(f"not valid JSON: expected {_EXPECTED[wants]}", position)
        token_start = match.start(match.lastgroup or 0)
        position = match.end()
        if match["comment"]:
            if match["comment"] == "/*":
                closing = text.find("*/", position, end)
                if closing == -1:
                    raise TreeError("not valid JSON: a comment without an end", token_start)
                position = closing + 2
            continue
        mark = match["mark"]
        if mark in ("}", "]"):
            kind = Mapping if mark == "}" else Sequence
            if not stack or not isinstance(stack[-1], kind):
                raise TreeError(f'not valid JSON: a "{mark}" that closes nothing', token_start)
            if wants == "colon" or (wants == "value" and kind is Mapping):
                raise TreeError(f"not valid JSON: expected {_EXPECTED[wants]}", token_start)
            stack.pop().end = position
            keys.pop()
            wants = "next"
        elif mark == "," and wants == "next" and stack:
            wants = "key" if isinstance(stack[-1], Mapping) else "value"
        elif mark == ":" and wants == "colon":
            wants = "value"
        elif wants == "key" and match["quote"]:
            passage, position = _string(text, position, end)
            keys[-1] = (passage.text, token_start)
            wants = "colon"
        elif wants == "value" and mark not in (":", ","):
            node: Node
            if match["quote"]:
                passage, position = _string(text, position, end)
                node = Scalar(passage, token_start, position)
            elif match["word"]:
                node = Scalar(verbatim(match["word"], token_start), token_start, position, False)
            else:
                node = Mapping(token_start) if mark == "{" else Sequence(token_start)
            if not stack:
                root = node
            else:
                _put(stack[-1], keys, node)
            wants = "next"
            if isinstance(node, (Mapping, Sequence)):
                if len(stack) >= MAX_DEPTH:
                    raise TreeError(f"nested deeper than {MAX_DEPTH} levels", token_start)
                stack.append(node)
                keys.append(None)
                wants = "key" if isinstance(node, Mapping) else "value"
        else:
            raise TreeError(f"not valid JSON: expected {_EXPECTED[wants]}", token_start)
    if stack:
        opened = "{" if isinstance(stack[-1], Mapping) else "["
        raise TreeError(f'not valid JSON: a "{opened}" that is never closed', stack[-1].start)
    return root


_EXPECTED = {
    "value": "a value",
    "key": "a key in double quotes",
    "colon": 'a ":"',
    "next": 'a "," or the end',
}


def _put(parent: Mapping | Sequence, keys: list[tuple[str, int] | None], node: Node) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is not None:
        parent.entries.append((*key, node))


def _string(text: str, start: int, end: int) -> tuple[Passage, int]:
    """The string whose opening quote stands before `start`, and where it ends."""
    writer = PassageWriter()
    position = start
    while True:
        match = _STRING.match(text, position, end)
        run_end = match.end() if match else position
        writer.copy(text[position:run_end], position)
        position = run_end
        character = text[position] if position < end else ""
        if character == '"':
            return writer.passage(), position + 1
        if character != "\\":
            raise TreeError("not valid JSON: a string without an end", start - 1)
        position += _escape(text, position, writer)


def _escape(text: str, start: int, writer: PassageWriter) -> int:
    kind = text[start + 1 : start + 2]
    if kind in _SIMPLE:
        writer.unit(_SIMPLE[kind], start, 2)
        return 2
    high = _UNICODE.match(text, start)
    if high is None:
        raise TreeError(f'not valid JSON: "\\{kind}" is no escape', start)
    code = int(high.group(1), 16)
    if 0xD800 <= code < 0xDC00:
        low = _UNICODE.match(text, start + 6)
        if low is not None and 0xDC00 <= int(low.group(1), 16) < 0xE000:
            code = 0x10000 + ((code - 0xD800) << 10) + int(low.group(1), 16) - 0xDC00
            writer.unit(chr(code), start, 12)
            return 12
    # Half of a pair is no character; it reads as the replacement character.
    writer.unit("\ufffd" if 0xD800 <= code < 0xE000 else chr(code), start, 6)
    return 6
