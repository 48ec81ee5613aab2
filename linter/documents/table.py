"""Planning tables, from CSV or a spreadsheet: which columns hold copy, and a row's posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from linter.documents.assemble import Part, make_posts
from linter.documents.copyfields import (
    is_copy_name,
    is_network,
    is_planning_name,
    is_published,
    is_state,
    is_status_name,
    normal_name,
)
from linter.documents.options import ReadOptions
from linter.documents.passage import Passage
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source

_HEADER_ROWS = 10
"""A header is looked for in so many rows: planners put titles above it. Ours."""

_COPY_WORDS = 4
"""A column of a headerless file holds copy when its cells have so many words on average. Ours."""

_DATE = re.compile(
    r"\s*(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\s+\w{3,9}\s+\d{4}|\w{3,9}\s+\d{1,2},?\s+\d{4})"
    r"(?:[T ,].{0,20})?\s*"
)
_ID_NAMES = frozenset({"id", "#", "no", "nr", "number", "slug", "postid", "ref", "week"})
_WHEN = frozenset(
    "date day datetime scheduleddate scheduledat scheduledate postingtime publishat publishdate "
    "postatspecifictime schedule time scheduled".split()
)
_WHERE = frozenset("platform platforms plateforme channel channels network profile".split())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of copy. is_variant: named after a network, so that it is a post of its own."""

    index: int
    name: str
    is_variant: bool


@dataclass(frozen=True, slots=True)
class Table:
    """What the columns of a planning table are.

    first_row: index of the first row of entries. width: how many columns the header names; 0 where
    there is no header.
    """

    columns: tuple[Column, ...]
    first_row: int
    labels: tuple[int, ...] = ()
    statuses: tuple[tuple[int, str], ...] = ()
    allow_column: int | None = None
    width: int = 0

    @property
    def ends_in_copy(self) -> bool:
        """Whether the last column that the header names holds copy."""
        return any(column.index == self.width - 1 for column in self.columns)

    def posts(
        self,
        path: str,
        source: Source,
        row: str,
        cell: Callable[[int], Passage],
        options: ReadOptions,
        where: Callable[[int], str] = lambda index: "",
    ) -> Iterator[Post]:
        """The posts of one row: its copy columns together, each network's column by itself.

        row: how the row is called in pointers. where: more about a cell, such as `(C12)`.
        """
        if options.skip_published and any(
            is_published(name, cell(index).text) for index, name in self.statuses
        ):
            return
        joined: list[Part] = []
        variants: list[list[Part]] = []
        for column in self.columns:
            passage = cell(column.index)
            words = passage.text
            if len(words.split(None, 2)) < 2 or is_state(words):
                continue
            pointer = f"{row}, {column.name}{where(column.index)}"
            parts = list(plain_parts(passage, pointer=pointer))
            if column.is_variant:
                variants.append(parts)
            else:
                joined.extend(parts)
        if not joined and not variants:
            return
        label = ", ".join(
            dict.fromkeys(
                words for index in self.labels if (words := cell(index).text.strip()[:60])
            )
        )
        for parts in (joined, *variants):
            if parts:
                yield from make_posts(path, source, parts, parts[0].pointer, label)


def header_table(rows: Sequence[Sequence[str]], options: ReadOptions) -> Table:
    """The table of the first rows of a file or sheet: by header, else by looks."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        names = [words.strip(" \t\r\n\ufeff") for words in row]
        if _is_header(names, options):
            return _by_names(names, number, rows, options)
    return _by_looks(rows)


def _is_header(names: Sequence[str], options: ReadOptions) -> bool:
    filled = [name for name in names if name]
    if not filled or any(len(name) > 60 or _DATE.fullmatch(name) for name in filled):
        return False
    copies = sum(is_copy_name(name, options.fields) for name in filled)
    known = sum(
        is_copy_name(name, options.fields) or is_planning_name(name) or is_status_name(name)
        for name in filled
    )
    return copies > 0 and (known >= 2 or len(filled) <= 3)


def _by_names(
    names: Sequence[str], number: int, rows: Sequence[Sequence[str]], options: ReadOptions
) -> Table:
    columns: list[Column] = []
    allow_column = None
    below = rows[number + 1 :]
    for index, name in enumerate(names):
        normal = normal_name(name)
        if normal == "discreet":
            allow_column = index
        elif is_copy_name(name, options.fields):
            values = [row[index] for row in below if index < len(row)]
            # "Status" is copy in some tools, and a state in most.
            if normal != "status" or not all(is_state(value) for value in values):
                columns.append(Column(index, name, is_network(name)))
    labels = [
        index
        for kind in (_ID_NAMES, _WHEN, _WHERE)
        for index, name in list(enumerate(names))
        if (normal_name(name) or name.strip()) in kind
    ]
    statuses = tuple((index, name) for index, name in enumerate(names) if is_status_name(name))
    return Table(tuple(columns), number + 1, tuple(labels[:3]), statuses, allow_column, len(names))


def _by_looks(rows: Sequence[Sequence[str]]) -> Table:
    """A file without a header, as bulk uploads are: a date first, then the copy; or prose cells."""
    filled = [row for row in rows if any(words.strip() for words in row)]
    if not filled:
        return Table((), 0)
    first = filled[0]
    if not any(_DATE.fullmatch(words) or len(words.split()) >= _COPY_WORDS for words in first):
        return Table((), 0)  # a header whose names say nothing of copy
    width = max(len(row) for row in filled)
    columns: list[Column] = []
    labels: list[int] = []
    for index in range(min(width, 100)):
        values = [row[index].strip() for row in filled if index < len(row) and row[index].strip()]
        if not values:
            continue
        if all(_DATE.fullmatch(value) for value in values):
            labels.append(index)
        elif sum(len(value.split()) for value in values) >= _COPY_WORDS * len(values):
            columns.append(Column(index, f"column {index + 1}", False))
    if not columns and labels and labels[0] == 0 and 2 <= width <= 3:
        columns.append(Column(1, "column 2", False))
    return Table(tuple(columns), 0, tuple(labels[:2]))
