"""CSV and TSV calendars: any dialect, every cell at its exact place, rows read as they come.

The csv module gives no columns, so the cells are scanned here; a test holds the two together.
Rows are not kept: a calendar of any length costs its text and its line index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from linter.documents.allows import MARK, AllowCollector, parse_directive
from linter.documents.foreign import marked_along
from linter.documents.options import ReadOptions
from linter.documents.passage import Edit, Passage, PassageWriter, verbatim
from linter.documents.post import Document, LazyPosts, Post, Problem, Source
from linter.documents.table import UNREAD, Table, find_header, header_table, unread_column
from linter.text import Span

_DELIMITERS = ",;\t|"
_SNIFFED_ROWS = 40
_HINT = re.compile(r"(?:\ufeff)?\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_VARIANTS = re.compile(r"(?:%\|%|\|\|)[ \t]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its source offsets inside the quotes, and whether quotes are doubled in it."""

    start: int
    end: int
    doubled: bool = False

    def passage(self, text: str) -> Passage:
        """The cell's words."""
        words = verbatim(text[self.start : self.end], self.start)
        if self.doubled:
            words = words.edit(
                [Edit(*match.span(), '"') for match in _DOUBLED.finditer(words.text)]
            )
        return words


_DOUBLED = re.compile('""')


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """A cell and what ends it; without a delimiter a line is one cell."""
    stop = re.escape(delimiter) if delimiter else ""
    blank = "[ ]*" if delimiter == "\t" else r"[ \t]*"
    return re.compile(
        rf'(?:{blank}"(?P<quoted>[^"]*(?:""[^"]*)*)"[^{stop}\r\n]*|(?P<bare>[^{stop}\r\n]*))'
        rf"(?P<stop>{stop + '|' if stop else ''}\r\n|\n|\r|\Z)"
    )


@dataclass(slots=True)
class CsvScanner:
    """Scans the rows of one text."""

    text: str
    delimiter: str
    start: int = 0
    unclosed: list[int] = field(default_factory=list)
    """Offsets of quotes that open a cell and are never closed."""

    def rows(self) -> Iterator[list[Cell]]:
        """Every row, empty ones too, in order."""
        pattern = _cell_pattern(self.delimiter)
        text = self.text
        position = self.start
        row: list[Cell] = []
        while position < len(text) or row:
            match = pattern.match(text, position)
            if match is None:  # cannot be: a bare cell may be empty and the end always matches
                return
            if match["quoted"] is not None:
                start, end = match.span("quoted")
                row.append(Cell(start, end, '""' in match["quoted"]))
            else:
                start, end = match.span("bare")
                if text.startswith('"', start):
                    self.unclosed.append(start)
                row.append(Cell(start, end))
            position = match.end()
            if match["stop"] != self.delimiter or not match["stop"]:
                yield row
                row = []


def sniff(text: str, path: str = "", fields: tuple[str, ...] = ()) -> tuple[str, int]:
    """The delimiter of a text, empty when there is one column, and where its rows begin."""
    hint = _HINT.match(text)
    if hint:
        return hint.group(1), hint.end()
    best, best_score = "", (0, 0, 0)
    candidates = "\t" + _DELIMITERS if path.lower().endswith(".tsv") else _DELIMITERS
    for delimiter in dict.fromkeys(candidates):
        rows = list(islice(CsvScanner(text[:200_000], delimiter).rows(), _SNIFFED_ROWS))
        # A title above the header has widths of its own.
        words = [[cell.passage(text).text for cell in row] for row in rows]
        header = find_header(words, fields)
        named = header is not None and len(rows[header]) > 1
        rows = rows[header:] if named else rows
        widths = [len(row) for row in rows if len(row) > 1 or text[row[0].start : row[0].end]]
        if not widths or widths[0] < 2:
            continue
        score = (int(named), sum(width == widths[0] for width in widths), widths[0])
        if score > best_score:
            best, best_score = delimiter, score
    return best, 0


def read_csv(text: str, path: str, options: ReadOptions) -> Document:
    """A calendar's rows as posts, lazily; its suppressions and problems now."""
    source = Source(text)
    delimiter, start = sniff(text, path, options.fields)
    scanner = CsvScanner(text, delimiter, start)
    sample = [[cell.passage(text).text for cell in row] for row in islice(scanner.rows(), 200)]
    table = header_table(sample, options)
    scanner.unclosed.clear()
    collector = AllowCollector.of(path, source)
    if table.allow_column is not None or text.count('"') % 2 or _may_spill(table):
        _first_pass(scanner, table, source, collector)
    problems = list(collector.problems)
    for offset in scanner.unclosed[:1]:
        line, column = source.position(offset)
        problems.append(
            Problem(path, "a quote that is never closed: the cell is read to its line's end",
                    line, column)
        )  # fmt: skip
    posts: LazyPosts | tuple[Post, ...] = ()
    if not table.columns and (name := unread_column(sample, options.fields)):
        problems.append(Problem(path, UNREAD.format(name), advisory=True))
    if table.columns:
        make = partial(_posts, path, source, delimiter, start, table, options)
        posts = LazyPosts(lambda: marked_along(make()))
    return Document(path, posts, tuple(collector.allows), tuple(problems))


def _first_pass(
    scanner: CsvScanner, table: Table, source: Source, collector: AllowCollector
) -> None:
    spilt: tuple[int, list[Cell]] | None = None
    more = 0
    for number, row in enumerate(scanner.rows()):
        if _may_spill(table) and number >= table.first_row and _spills(row, table, scanner.text):
            more += spilt is not None
            spilt = spilt or (number, row)
        index = table.allow_column
        if index is None or number < table.first_row or index >= len(row):
            continue
        cell = row[index]
        words = cell.passage(scanner.text).text.strip()
        if not words:
            continue
        span = Span(cell.start, cell.end)
        directive = parse_directive(words.removeprefix(MARK), span)
        if isinstance(directive, str):
            collector.problem(directive, span)
        else:
            if directive.verb == "allow-file":
                collector.cover(directive, source.lines)
                continue
            lines = (source.position(row[0].start)[0], source.position(row[-1].end)[0])
            collector.cover(directive, lines, f"row {number + 1}")
    if spilt:
        number, row = spilt
        collector.problem(
            f"row {number + 1} has {len(row)} cells under a header of {table.width}, so that words "
            f'may stand in a wrong column, unread; put cells that hold "{scanner.delimiter}" in '
            f"quotes, or name the column{f' (so in {more} more)' if more else ''}",
            Span(row[table.width].start, row[table.width].start),
        )


def _may_spill(table: Table) -> bool:
    """Whether a cell beyond the header means that words were lost: copy is read, and not last."""
    return table.width > 0 and bool(table.columns) and not table.ends_in_copy


def _spills(row: list[Cell], table: Table, text: str) -> bool:
    """Whether words stand beyond the header; trailing empty cells are no fault."""
    return any(text[cell.start : cell.end].strip() for cell in row[table.width :])


def _joined(cells: list[Cell], text: str, delimiter: str) -> Passage:
    """Cells that an unquoted delimiter cut, as the one they are, without empty ones at its end."""
    while not text[cells[-1].start : cells[-1].end].strip():
        cells = cells[:-1]
    writer = PassageWriter()
    for index, cell in enumerate(cells):
        if index:
            writer.copy(delimiter, text.index(delimiter, cells[index - 1].end))
        passage = cell.passage(text)
        writer.append(passage, 0, len(passage.text))
    return writer.passage()


def _posts(
    path: str, source: Source, delimiter: str, start: int, table: Table, options: ReadOptions
) -> Iterator[Post]:
    text = source.text
    for number, row in enumerate(CsvScanner(text, delimiter, start).rows()):
        if number < table.first_row:
            continue

        def cell(index: int, row: list[Cell] = row) -> Passage:
            if index >= len(row):
                return verbatim("")
            if index == table.width - 1 and table.ends_in_copy and _spills(row, table, text):
                passage = _joined(row[index:], text, delimiter)
            else:
                passage = row[index].passage(text)
            if "||" in passage.text or "%|%" in passage.text:
                # Planners put several captions into one cell.
                return passage.edit(
                    [Edit(*match.span(), "\n\n") for match in _VARIANTS.finditer(passage.text)]
                )
            return passage

        yield from table.posts(path, source, f"row {number + 1}", cell, options)
