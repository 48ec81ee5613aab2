"""Data files as trees whose strings know their source: what YAML, JSON and TOML have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from linter.documents.passage import Passage

MAX_DEPTH = 100
"""Deepest nesting that is read. Ours: no plan of posts comes near; a bomb goes beyond."""


class TreeError(Exception):
    """A data file that cannot be read: a message for people, and the source offset."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(slots=True)
class Scalar:
    """A single value. start, end: its source offsets, quotes and indicators included."""

    passage: Passage
    start: int
    end: int
    is_text: bool = True


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the source; a repeated key is kept."""

    start: int
    end: int = 0
    entries: list[tuple[str, int, Node]] = field(default_factory=list)

    def scalar(self, *names: str) -> str:
        """The first scalar value under one of the keys, else an empty string."""
        for wanted in names:
            for name, _, node in self.entries:
                if name == wanted and isinstance(node, Scalar):
                    return node.passage.text
        return ""


@dataclass(slots=True)
class Sequence:
    """Items in order."""

    start: int
    end: int = 0
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence

_NAME = re.compile(r"[^\W\d][\w-]*")


def shifted(node: Node, by: int) -> Node:
    """The same tree in a text that begins `by` characters earlier; it is changed in place."""
    stack: list[Node] = [node]
    while stack:
        each = stack.pop()
        each.start += by
        each.end += by
        if isinstance(each, Scalar):
            pieces = tuple(
                piece._replace(source=piece.source + by) for piece in each.passage.pieces
            )
            each.passage = Passage(each.passage.text, pieces)
        elif isinstance(each, Mapping):
            each.entries = [(name, start + by, value) for name, start, value in each.entries]
            stack.extend(value for _, _, value in each.entries)
        else:
            stack.extend(each.items)
    return node


def child_pointer(pointer: str, key: str | int) -> str:
    """The pointer of an entry or item: `posts[3].x`, `["my key"]` where a name needs quotes."""
    if isinstance(key, int):
        return f"{pointer}[{key}]"
    if not _NAME.fullmatch(key):
        quoted = key.replace("\\", "\\\\").replace('"', '\\"')
        return f'{pointer}["{quoted}"]'
    return f"{pointer}.{key}" if pointer else key


def ranges(root: Node) -> Iterator[tuple[int, int]]:
    """Source ranges of all entries and items, outermost first.

    A list or table as such has none: a comment above its first item speaks of that item.
    """
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            for _, start, value in node.entries:
                yield start, value.end
            stack.extend(value for _, _, value in reversed(node.entries))
        elif isinstance(node, Sequence):
            for item in node.items:
                yield item.start, item.end
            stack.extend(reversed(node.items))
