"""TOML to a tree with exact places: tomllib judges the file, a scanner then finds the strings.

tomllib gives no offsets. Since it has accepted the text, the scanner may trust the grammar.
"""

from __future__ import annotations

import re
import tomllib

from linter.documents.passage import Passage, PassageWriter, verbatim
from linter.documents.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, TreeError

_ERROR_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_VALUE = re.compile(r"[^,\]}#\r\n]+")
_SIMPLE = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_CONTINUED = re.compile(r"\\[ \t]*\r?\n\s*")
_MAX_KEYS = 50  # parts of a dotted key; more is a bomb (tomllib's time grows with their square)
_DOTTED = re.compile(rf"^[ \t\[]*(?:[^\s.=#\"']{{1,80}}\.){{{_MAX_KEYS}}}", re.MULTILINE)


def read_toml(text: str) -> Mapping:
    """The tree of a TOML text.

    Raises TreeError with the offset of the first thing that is not TOML.
    """
    if bomb := _DOTTED.search(text):
        raise TreeError(f"a key of more than {_MAX_KEYS} parts", bomb.start())
    try:
        tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _ERROR_PLACE.search(message)
        raise TreeError(
            f"not valid TOML: {_ERROR_PLACE.sub('', message)}", _offset(text, place)
        ) from None
    except (RecursionError, ValueError):
        raise TreeError(f"nested deeper than {MAX_DEPTH} levels", 0) from None
    return _Scanner(text).read()


def _offset(text: str, place: re.Match[str] | None) -> int:
    if place is None or place.group(1) is None:
        return len(text)
    offset = 0
    for _ in range(int(place.group(1)) - 1):
        offset = text.find("\n", offset) + 1
    return offset + int(place.group(2)) - 1


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0

    def read(self) -> Mapping:
        text = self._text
        root = Mapping(0, len(text))
        table = root
        while True:
            self._skip()
            if self._position >= len(text):
                return root
            start = self._position
            if text[start] == "[":
                is_list = text.startswith("[[", start)
                self._position += 2 if is_list else 1
                keys = self._keys()
                self._position += 2 if is_list else 1
                table.end = max(table.end, start) if table is not root else table.end
                table = self._table(root, keys, start, is_list)
            else:
                self._entry(table)
            table.end = max(table.end, self._position)

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._position)
        if match:
            self._position = match.end()

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip()
            character = self._text[self._position]
            if character in "\"'":
                keys.append(self._string().text)
            else:
                match = _BARE.match(self._text, self._position)
                if match is None:
                    raise TreeError("not valid TOML: expected a key", self._position)
                keys.append(match.group())
                self._position = match.end()
            self._skip()
            if self._text[self._position : self._position + 1] != ".":
                return keys
            self._position += 1

    def _table(self, root: Mapping, keys: list[str], start: int, is_list: bool) -> Mapping:
        table = root
        for index, key in enumerate(keys):
            last = index == len(keys) - 1
            node = next((value for name, _, value in reversed(table.entries) if name == key), None)
            if isinstance(node, Sequence) and not (last and is_list):
                node = node.items[-1] if node.items else None
            if last and is_list:
                if not isinstance(node, Sequence):
                    node = Sequence(start)
                    table.entries.append((key, start, node))
                item = Mapping(start, start)
                node.items.append(item)
                return item
            if not isinstance(node, Mapping):
                node = Mapping(start, start)
                table.entries.append((key, start, node))
            table = node
        return table

    def _entry(self, table: Mapping) -> None:
        start = self._position
        keys = self._keys()
        for key in keys[:-1]:
            node = next((value for name, _, value in reversed(table.entries) if name == key), None)
            if not isinstance(node, Mapping):
                node = Mapping(start, start)
                table.entries.append((key, start, node))
            table = node
        self._position += 1  # the equals sign
        value = self._value(0)
        table.entries.append((keys[-1], start, value))
        table.end = max(table.end, value.end)

    def _value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise TreeError(f"nested deeper than {MAX_DEPTH} levels", self._position)
        self._skip()
        start = self._position
        character = self._text[start]
        if character in "\"'":
            passage = self._string()
            return Scalar(passage, start, self._position)
        if character == "[":
            sequence = Sequence(start)
            self._position += 1
            while not self._closes("]"):
                sequence.items.append(self._value(depth + 1))
                self._comma()
            sequence.end = self._position
            return sequence
        if character == "{":
            mapping = Mapping(start)
            self._position += 1
            while not self._closes("}"):
                self._entry_at(mapping, depth)
                self._comma()
            mapping.end = self._position
            return mapping
        match = _VALUE.match(self._text, start)
        words = match.group().rstrip() if match else ""
        self._position = start + len(words)
        return Scalar(verbatim(words, start), start, self._position, is_text=False)

    def _entry_at(self, mapping: Mapping, depth: int) -> None:
        if depth + 1 > MAX_DEPTH:
            raise TreeError(f"nested deeper than {MAX_DEPTH} levels", self._position)
        self._skip()
        start = self._position
        keys = self._keys()
        self._position += 1
        mapping.entries.append((".".join(keys), start, self._value(depth + 1)))

    def _closes(self, mark: str) -> bool:
        self._skip()
        if self._text[self._position : self._position + 1] in (mark, ""):
            self._position += 1
            return True
        return False

    def _comma(self) -> None:
        self._skip()
        if self._text[self._position : self._position + 1] == ",":
            self._position += 1

    def _string(self) -> Passage:
        text = self._text
        quote = text[self._position]
        delimiter = quote * 3 if text.startswith(quote * 3, self._position) else quote
        position = self._position + len(delimiter)
        if len(delimiter) == 3:
            position += 2 if text.startswith("\r\n", position) else text.startswith("\n", position)
        writer = PassageWriter()
        while position < len(text):
            character = text[position]
            if text.startswith(delimiter, position):
                # Up to two quotes may stand right before the closing three.
                extra = 0
                while (
                    len(delimiter) == 3
                    and extra < 2
                    and text.startswith(quote, position + 3 + extra)
                ):
                    extra += 1
                writer.copy(quote * extra, position)
                self._position = position + extra + len(delimiter)
                break
            if character == "\\" and quote == '"':
                position += self._escape(position, writer)
            elif character == "\r":
                writer.unit("\n", position, 2)
                position += 2
            else:
                match = _RUN[quote].match(text, position)
                end = max(position + 1, match.end() if match else 0)
                writer.copy(text[position:end], position)
                position = end
        return writer.passage()

    def _escape(self, position: int, writer: PassageWriter) -> int:
        continued = _CONTINUED.match(self._text, position)
        if continued:
            return continued.end() - position
        kind = self._text[position + 1]
        size = {"x": 2, "u": 4, "U": 8}.get(kind)
        if size is None:
            writer.unit(_SIMPLE.get(kind, kind), position, 2)
            return 2
        code = int(self._text[position + 2 : position + 2 + size], 16)
        writer.unit(chr(code), position, 2 + size)
        return 2 + size


_RUN = {'"': re.compile(r'[^"\\\r]+'), "'": re.compile(r"[^'\r]+")}
