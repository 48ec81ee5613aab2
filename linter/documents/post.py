"""What a reader makes of a file: posts, each with plain text and a map back to the source.

The map is built while reading and never recovered by searching, so a finding's place is exact
through emphasis, entities, escapes, folded scalars and quoted cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple, overload

from linter.text import LineIndex, Place, Span


class Piece(NamedTuple):
    """A run of post text and the run of source it was read from.

    Where `source_length == length` the two map one to one (words copied, or a line break read as
    a space); otherwise (an entity, an escape) the piece is one unit: a span that touches any of
    it maps to all of its source. Post text between
    pieces (a blank line put between two blocks) has no source of its own.
    """

    start: int
    source: int
    length: int
    source_length: int


class Block(NamedTuple):
    """A structural run of post text.

    kind: paragraph | heading | list-item | quote | table-cell | alt | link | caption | part,
    the last being one post of a thread.
    """

    start: int
    end: int
    kind: str


class Field(NamedTuple):
    """Which field of a file a run of post text came from: `posts[3].x`, `row 12, Caption`."""

    start: int
    end: int
    pointer: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, said for people: what, where, what to do.

    advisory: all was read and judged all the same (a suppression that suppresses nothing): it is
    reported, but does not make the run a failed one.
    """

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    advisory: bool = False

    @property
    def where(self) -> str:
        """`file:line:column`, as far as they are known."""
        parts = (self.path, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        """`week.csv:3:12: what is wrong`."""
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Allow:
    """A suppression written in the source: rule ids, the reason, and the lines it covers.

    `rules` may name an id that does not exist and `reason` may be empty: the engine reports both.
    `first_line`..`last_line` are inclusive; `place` is where the suppression itself stands.
    `columns` narrow it on these two: the first that it covers, and the first behind; None where
    the lines hold nothing else. `pointer` narrows it to one item of a data file (`posts[3]`, a
    sheet's row), where lines alone cannot tell items apart: ask `covers`. `where` names its place
    to people where a line does not: the sheet and cell of a workbook.
    """

    rules: tuple[str, ...]
    reason: str
    first_line: int
    last_line: int
    place: Place
    pointer: str = ""
    where: str = ""
    columns: tuple[int, int] | None = None

    def covers(self, place: Place, pointer: str = "") -> bool:
        """Whether it covers a finding at `place` whose field is `pointer`."""
        if place.end_line < self.first_line or place.line > self.last_line:
            return False
        if self.columns is not None:
            first, behind = self.columns
            ends, starts = (place.end_line, place.end_column), (place.line, place.column)
            if ends <= (self.first_line, first) or starts >= (self.last_line, behind):
                return False
        if not self.pointer or pointer == self.pointer:
            return True
        return pointer.startswith(self.pointer) and pointer[len(self.pointer)] in ".[, "


class Source:
    """The decoded text of one file (or one spreadsheet cell) and its lines.

    `first_line` and `first_column` shift places, for text that stands inside something else
    (a spreadsheet cell: its row, and column 1).
    """

    def __init__(self, text: str, first_line: int = 1, first_column: int = 1) -> None:
        self.text = text
        self._first_line = first_line
        self._first_column = first_column

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, counted from 1."""
        line, column = self._lines.position(offset)
        if line == 1:
            column += self._first_column - 1
        return line + self._first_line - 1, column

    def place(self, span: Span) -> Place:
        """Lines and columns of a span of the source."""
        return Place(*self.position(span.start), *self.position(span.end))

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line's numbers."""
        return self._first_line, self.position(max(0, len(self.text) - 1))[0]

    def line_start(self, offset: int) -> int:
        """The offset at which the line of `offset` begins."""
        starts = self._lines.starts
        return starts[bisect_right(starts, offset) - 1]

    def line(self, number: int) -> str:
        """The words of one line, without its ending; empty when there is no such line."""
        index = number - self._first_line
        starts = self._lines.starts
        if not 0 <= index < len(starts):
            return ""
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : end].rstrip("\r\n")

    def line_of(self, offset: int) -> str:
        """The words of the line that an offset stands on; of a spreadsheet, of its cell."""
        return self.line(self.position(offset)[0])


@dataclass(frozen=True)
class Post:
    """One unit of copy: what a reader meets together, and what tone and claims share.

    text: prose only; blocks are divided by a blank line. pieces are sorted by `start`.
    pointer: the field it came from, empty for prose files; `fields` say it by run where one post
    joins several fields. label: an id, date or row that a person knows the post by. article: a
    part of longer prose, where "people" are seldom the writer's own users. foreign: in a language
    other than English, which is not read.
    """

    path: str
    text: str
    pieces: tuple[Piece, ...]
    source: Source
    blocks: tuple[Block, ...] = ()
    pointer: str = ""
    fields: tuple[Field, ...] = ()
    label: str = ""
    article: bool = False
    foreign: bool = False

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def source_span(self, span: Span) -> Span:
        """The run of source that a run of post text was read from."""
        if not self.pieces:
            return Span(0, 0)
        start = self._source_start(span.start)
        return Span(start, max(start, self._source_end(span.end)))

    def _source_start(self, offset: int) -> int:
        index = max(0, bisect_right(self._starts, offset) - 1)
        piece = self.pieces[index]
        inside = offset - piece.start
        if inside >= piece.length and index + 1 < len(self.pieces):
            return self.pieces[index + 1].source
        if inside >= piece.length:
            return piece.source + piece.source_length
        return piece.source + (inside if piece.length == piece.source_length else 0)

    def _source_end(self, offset: int) -> int:
        # The end belongs to the character before it, so that a span which ends at the edge of an
        # emphasis or a cell does not run over the markup behind it.
        index = max(0, bisect_right(self._starts, max(0, offset - 1)) - 1)
        piece = self.pieces[index]
        inside = offset - piece.start
        if inside >= piece.length or piece.length != piece.source_length:
            return piece.source + piece.source_length
        return piece.source + max(0, inside)

    def place(self, span: Span) -> Place:
        """Lines and columns of a run of post text in its file."""
        return self.source.place(self.source_span(span))

    def pointer_at(self, offset: int) -> str:
        """The field that the character at `offset` came from."""
        for entry in self.fields:
            if entry.start <= offset < entry.end:
                return entry.pointer
        return self.pointer


class LazyPosts(Sequence[Post]):
    """Posts that are made as they are asked for and not kept: a calendar of any length.

    Iterate over them once, in order; each iteration reads the file's text again, and so does
    the first `len`. An index walks to its post.
    """

    def __init__(self, make: Callable[[], Iterator[Post]]) -> None:
        self._make = make
        self._length: int | None = None

    def __iter__(self) -> Iterator[Post]:
        return self._make()

    def __len__(self) -> int:
        if self._length is None:
            self._length = sum(1 for _ in self._make())
        return self._length

    @overload
    def __getitem__(self, index: int) -> Post: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Post]: ...

    def __getitem__(self, index: int | slice) -> Post | Sequence[Post]:
        if isinstance(index, slice):
            return tuple(self)[index]
        wanted = index if index >= 0 else index + len(self)
        post = next(islice(self._make(), wanted, None), None) if wanted >= 0 else None
        if post is None:
            raise IndexError(index)
        return post


@dataclass(frozen=True)
class Document:
    """One file as read: its posts, its suppressions, and what went wrong.

    `posts` may be lazy (a long calendar's are): iterate, and keep no more than you need.
    """

    path: str
    posts: Sequence[Post] = ()
    allows: tuple[Allow, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
