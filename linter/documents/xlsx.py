"""Spreadsheets: every sheet as a planning table, each finding with sheet, row and cell.

A place in a sheet is said as its row and the column of characters inside the cell, since a
spreadsheet has no lines; the pointer names sheet, row, column and cell.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from linter.documents.allows import MARK, parse_directive
from linter.documents.options import ReadOptions
from linter.documents.passage import Passage, verbatim
from linter.documents.post import Allow, Document, Post, Problem, Source
from linter.documents.table import UNREAD, Table, header_table, unread_column
from linter.text import Place, Span

_MAX_UNPACKED = 300_000_000
"""Bytes of all parts of a workbook together; more is a bomb. Ours: 100,000 rows take 60 MB."""

_MAX_RATIO = 300
"""How much a large part may grow by unpacking; XML of real sheets grows ten- to fiftyfold."""

_SAMPLE_ROWS = 200
_MAX_COLUMNS = 200
_MAX_ROWS = 200_000


class RowSource(Source):
    """The cells of one row, one behind the other; places are the row and columns in a cell."""

    def __init__(self, cells: Sequence[str], row: int) -> None:
        starts: list[int] = []
        length = 0
        for cell in cells:
            starts.append(length)
            length += len(cell) + 1
        super().__init__("\n".join(cells))
        self._row = row
        self._starts = starts
        self._cells = list(cells)

    def start(self, index: int) -> int:
        """The offset at which a cell begins."""
        return self._starts[index]

    def position(self, offset: int) -> tuple[int, int]:
        """The row, and the column of characters inside the cell."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self._row, offset - self._starts[index] + 1

    def line(self, number: int) -> str:
        """Nothing: a row is no line of text. Ask `line_of`."""
        return ""

    def line_of(self, offset: int) -> str:
        """The words of the cell an offset stands in, on one line."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return " ".join(self._cells[index].split("\n"))


def read_xlsx(data: bytes, path: str, options: ReadOptions) -> Document:
    """A workbook's rows as posts. Never raises: a bomb or a broken file is a Problem."""
    problem = _unfit(data)
    if problem:
        return Document(path, problems=(Problem(path, problem),))
    import openpyxl

    posts: list[Post] = []
    allows: list[Allow] = []
    problems: list[Problem] = []
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    rows = sheet.iter_rows(
                        max_row=_MAX_ROWS, max_col=_MAX_COLUMNS, values_only=True
                    )
                    _read_sheet(sheet.title, rows, path, options, posts, allows, problems)
        finally:
            book.close()
    except Exception as error:
        # openpyxl raises what it likes on broken files; a stranger's file must not end the run.
        problems.append(Problem(path, f"not a readable .xlsx workbook: {_said(error)}"))
    return Document(path, tuple(posts), tuple(allows), tuple(problems))


def _said(error: Exception) -> str:
    words = str(error).strip().splitlines()
    return (words[0] if words else type(error).__name__)[:200]


def _unfit(data: bytes) -> str:
    """Why a workbook is not opened; empty when it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            total = sum(part.file_size for part in parts)
            if total > _MAX_UNPACKED:
                return f"unpacks to {total // 1_000_000} MB, more than is read"
            for part in parts:
                large = part.file_size > 5_000_000
                if large and part.file_size > _MAX_RATIO * max(1, part.compress_size):
                    return f"a part grows {_MAX_RATIO}-fold and more by unpacking: {part.filename}"
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        head = stream.read(4_096)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        return (
                            f"a part declares XML entities, as no spreadsheet does: {part.filename}"
                        )
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return "not a readable .xlsx workbook: save it as .xlsx again, or export it as CSV"
    except Exception as error:  # zlib and lzma have errors of their own
        return f"not a readable .xlsx workbook: {_said(error)}"
    return ""


def _read_sheet(
    title: str,
    rows: Iterator[tuple[object, ...]],
    path: str,
    options: ReadOptions,
    posts: list[Post],
    allows: list[Allow],
    problems: list[Problem],
) -> None:
    sample = [[_words(value) for value in row] for row in islice(rows, _SAMPLE_ROWS)]
    table = header_table(sample, options)
    if not table.columns and (unread := unread_column(sample, options.fields)):
        problems.append(Problem(path, f"{title}: {UNREAD.format(unread)}", advisory=True))
    if not table.columns and table.allow_column is None:
        return

    def all_rows() -> Iterator[list[str]]:
        yield from sample
        for row in rows:
            yield [_words(value) for value in row]

    for number, cells in enumerate(all_rows(), start=1):
        if number <= table.first_row:
            continue
        source = RowSource(cells, number)
        name = f"{title}, row {number}"
        _allow(table, cells, source, name, path, allows, problems)

        def cell(index: int, cells: list[str] = cells, source: RowSource = source) -> Passage:
            if index >= len(cells):
                return verbatim("")
            return verbatim(cells[index], source.start(index))

        def where(index: int, number: int = number) -> str:
            return f" ({_letters(index)}{number})"

        posts.extend(table.posts(path, source, name, cell, options, where))


def _words(value: object) -> str:
    if value is None:
        return ""
    words = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return words.removesuffix(" 00:00:00")


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _allow(
    table: Table,
    cells: Sequence[str],
    source: RowSource,
    name: str,
    path: str,
    allows: list[Allow],
    problems: list[Problem],
) -> None:
    index = table.allow_column
    if index is None or index >= len(cells) or not cells[index].strip():
        return
    start = source.start(index)
    span = Span(start, start + len(cells[index]))
    directive = parse_directive(cells[index].strip().removeprefix(MARK), span)
    row, column = source.position(start)
    where = f"{name}, discreet ({_letters(index)}{row})"
    if isinstance(directive, str):
        problems.append(Problem(path, f"{where}: {directive}", row, column))
        return
    place = Place(row, column, row, column + len(cells[index]))
    rows, pointer = (row, row), name
    if directive.verb == "allow-file":
        rows, pointer = (1, _MAX_ROWS), ""
    allows.append(Allow(directive.rules, directive.reason, *rows, place, pointer, where))
