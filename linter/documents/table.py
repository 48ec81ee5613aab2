"""Planning tables, from CSV or a spreadsheet: which columns hold copy, and a row's posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from linter.documents.assemble import Part, make_posts
from linter.documents.copyfields import (
    WHEN,
    WHERE,
    is_planning_name,
    is_published,
    is_state,
    is_status_name,
    least_level,
    plans_posts,
    says_where,
)
from linter.documents.copynames import (
    Level,
    copy_level,
    is_about,
    is_alt,
    is_left_out,
    is_named,
    named,
    normal_name,
)
from linter.documents.options import ReadOptions
from linter.documents.passage import Passage
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source

_HEADER_ROWS = 30
"""A header is looked for in so many rows that aren't empty: planners put titles above it. Ours."""

_NAME_LENGTH = 80
"""Characters of a column's name at the most. Ours: tools put hints of formats into theirs."""

_NAME_WORDS = 8
"""Words of a column's name that is not known; more is a sentence. Ours."""

_TITLE_WORDS = 3
"""Words of a lone name of a column; more is the title of a table. Ours."""

_BLANK = " \t\r\n\ufeff"
_SENTENCE_WORDS = 6
"""A column of unknown name may hold copy when its cells have more words on average. Ours."""

_COPY_WORDS = 4
"""A column of a headerless file holds copy when its cells have so many words on average. Ours."""

UNREAD = (
    'a plan of which no column is known to hold copy; if "{}" does, name it under fields: in '
    "discreet.yaml"
)
"""What is said of a table by `unread_column`."""

_DATE = re.compile(
    r"\s*(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\s+\w{3,9}\s+\d{4}|\w{3,9}\s+\d{1,2},?\s+\d{4})"
    r"(?:[T ,].{0,20})?\s*"
)
_ID_NAMES = frozenset({"id", "#", "no", "nr", "number", "slug", "postid", "ref", "week"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of copy.

    variant: what makes a row's cell here another post than the rest: the language that the name
    tells, or the column itself where it is named after a network.
    """

    index: int
    name: str
    variant: str = ""


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
        variants: dict[str, list[Part]] = {"": []}
        for column in self.columns:
            passage = cell(column.index)
            words = passage.text
            if len(words.split(None, 2)) < 2 or is_state(words):
                continue
            pointer = f"{row}, {column.name}{where(column.index)}"
            kind = "alt" if is_alt(column.name) else "paragraph"
            parts = list(plain_parts(passage, kind, pointer))
            variants.setdefault(column.variant, []).extend(parts)
        if not any(variants.values()):
            return
        label = ", ".join(
            dict.fromkeys(
                words for index in self.labels if (words := cell(index).text.strip()[:60])
            )
        )
        for parts in variants.values():
            if parts:
                yield from make_posts(path, source, parts, parts[0].pointer, label)


def header_table(rows: Sequence[Sequence[str]], options: ReadOptions) -> Table:
    """The table of the first rows of a file or sheet: by header, else by looks."""
    number = find_header(rows, options.fields)
    if number is not None:
        names = [words.strip(_BLANK) for words in rows[number]]
        return _by_names(names, number, rows, options)
    return _by_looks(rows)


def find_header(rows: Sequence[Sequence[str]], fields: tuple[str, ...] = ()) -> int | None:
    """The index of the row that names the columns of a plan, the titles above it passed by."""
    own = tuple(name for name in fields if name != "*")
    best, most, width, first = None, (0, 0, 0), 0, None
    seen = 0
    for number, row in enumerate(rows):
        names = [name for words in row if (name := words.strip(_BLANK))]
        seen += bool(names)
        if seen > _HEADER_ROWS:
            break
        if first is None and names and all(map(_may_name, names)):
            first = number
        known = _known_names(names, own)
        # A title may hold a name of copy, too ("Captions, April"), and has fewer cells than the
        # header; so may a row of entries ("Instagram, Caption"), which has no more.
        wins = len(names) > width or known[0] > Level.SURE or most[2] < known[2] == len(names)
        if known > most and wins and (len(names) > 1 or _holds_words(rows, number)):
            best, most, width = number, known, len(names)
    return first if best is None and "*" in fields else best


def _may_name(name: str) -> bool:
    """Whether a cell can be the name of a column at all."""
    return len(name) <= _NAME_LENGTH and not _DATE.fullmatch(name)


def _holds_words(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Whether a row's only name is short, and most rows below have words in its column."""
    index = next(place for place, words in enumerate(rows[number]) if words.strip())
    if len(rows[number][index].split()) > _TITLE_WORDS:
        return False
    below = [row for row in rows[number + 1 :] if any(words.strip() for words in row)]
    held = sum(index < len(row) and len(row[index].split()) > 1 for row in below)
    return 2 * held > len(below)


def _known_names(names: Sequence[str], fields: tuple[str, ...]) -> tuple[int, int, int]:
    """How well names fit the header of a plan of posts; zeros where they do not.

    First how sure one holds copy (networks and kinds of posts are named in rows, too), then how
    many are known.
    """
    least = least_level(tuple(names))
    copies = [name for name in names if copy_level(name, fields) >= least]
    known = sum(name in copies or is_planning_name(name) or is_status_name(name) for name in names)
    if any(is_named(name, fields) for name in names):
        return Level.SURE + 1, 1, known
    if not copies or any(
        not _may_name(name)
        or (name not in copies and len(name.split(" - ")[0].split()) > _NAME_WORDS)
        for name in names
    ):
        return 0, 0, 0
    sure = max(copy_level(name, fields) for name in copies)
    if sure < Level.SURE and known < 2 and len(names) > 3:
        return 0, 0, 0
    return sure, int(not all(named(name).network for name in copies)), known


def _by_names(
    names: Sequence[str], number: int, rows: Sequence[Sequence[str]], options: ReadOptions
) -> Table:
    columns: list[Column] = []
    allow_column = None
    below = rows[number + 1 :]
    least = least_level(tuple(names))
    for index, name in enumerate(names):
        normal = normal_name(name)
        if normal == "discreet":
            allow_column = index
        elif copy_level(name, options.fields) >= least:
            values = [row[index] for row in below if index < len(row)]
            # "Status" is copy in some tools, and a state in most.
            if normal != "status" or not all(is_state(value) for value in values):
                said = named(name)
                variant = f"{index} {name}" if said.network else said.language
                columns.append(Column(index, name, variant))
    labels = [
        index
        for kind in (_ID_NAMES, WHEN, WHERE)
        for index, name in list(enumerate(names))
        if (normal_name(name) or name.strip()) in kind
    ]
    statuses = tuple((index, name) for index, name in enumerate(names) if is_status_name(name))
    return Table(tuple(columns), number + 1, tuple(labels[:3]), statuses, allow_column, len(names))


def unread_column(rows: Sequence[Sequence[str]], fields: tuple[str, ...] = ()) -> str:
    """The name of a column that may hold the copy of a plan whose names say of none; else empty.

    rows: the first rows of a table that has no column of copy.
    """
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        if not says_where(row):
            continue
        for index, name in enumerate(row):
            cells = [below[index] for below in rows[number + 1 :] if index < len(below)]
            words = [len(cell.split()) for cell in cells if cell.strip()]
            unknown = name.strip() and not is_about(name) and not is_left_out(name, fields)
            if unknown and sum(words) > _SENTENCE_WORDS * len(words):
                return name.strip()[:_NAME_LENGTH]
    return ""


def _by_looks(rows: Sequence[Sequence[str]]) -> Table:
    """A file without a header, as bulk uploads are: a date first, then the copy; or prose cells."""
    filled = [row for row in rows if any(words.strip() for words in row)]
    if not filled:
        return Table((), 0)
    first = filled[0]
    if not any(_DATE.fullmatch(words) or len(words.split()) >= _COPY_WORDS for words in first):
        return Table((), 0)  # a header whose names say nothing of copy
    if sum(map(bool, first)) > 2 and all(map(_is_label, first)) and not plans_posts(tuple(first)):
        return Table((), 0)  # questions of a survey, say
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
            columns.append(Column(index, f"column {index + 1}"))
    if not columns and labels and labels[0] == 0 and 2 <= width <= 3:
        columns.append(Column(1, "column 2"))
    return Table(tuple(columns), 0, tuple(labels[:2]))


def _is_label(words: str) -> bool:
    """Whether a cell can be the name of a column: few words, no number, no sentence's end."""
    return len(words.split()) <= _NAME_WORDS and not re.search(r"\d|://|[.!]\s*$", words)
