"""Spans and lines: the vocabulary of places that every layer shares.

Offsets are Unicode code points counted from 0, ends exclusive. Lines and columns count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open run of text, `start <= end`, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]


def covered(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, sorted and apart from each other, holds an offset."""
    index = bisect_right(spans, offset, key=itemgetter(0))
    return index > 0 and offset < spans[index - 1][1]


class Place(NamedTuple):
    """A span of a source file as people and editors name it: ends exclusive, counted from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


class LineIndex:
    r"""Turns offsets of one text into lines and columns by bisection.

    A line ends at `\n`, `\r\n` or a lone `\r`, as editors and Git count them.
    """

    def __init__(self, text: str) -> None:
        starts = [0]
        position = 0
        length = len(text)
        if "\r" in text:
            while position < length:
                character = text[position]
                position += 1
                if character == "\r" and position < length and text[position] == "\n":
                    position += 1
                if character in "\r\n":
                    starts.append(position)
        else:
            position = text.find("\n")
            while position != -1:
                starts.append(position + 1)
                position = text.find("\n", position + 1)
        self.starts = starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, span: Span) -> Place:
        """Lines and columns of a span."""
        return Place(*self.position(span.start), *self.position(span.end))
