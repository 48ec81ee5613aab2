"""Code frames: lines of source folded to a width, with labelled marks under the words.

All measures are terminal cells: an emoji or a Chinese character takes two, a combining mark none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from linter.findings import SourceLine
from linter.terminal import visible


@dataclass(frozen=True, slots=True)
class Label:
    """A mark on one line: columns counted from 1, end exclusive, what it says, and its style."""

    line: int
    column: int
    end_column: int
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a frame. `number`: the source line, on the row where it begins.

    `parts`: runs of text and their style; an empty style is the terminal's own.
    """

    number: int | None
    parts: tuple[tuple[str, str], ...]


_CONTEXT = 1
"""Folded rows of a long line that are kept before and after the marked ones."""


def rows(lines: Sequence[SourceLine], labels: Sequence[Label], width: int) -> Iterator[Row]:
    """The frame's rows: source folded at spaces to `width` cells, each with its marks below.

    Of a long line only the rows that carry marks are shown, with a row on either side.
    """
    last: int | None = None
    for line in lines:
        here = [label for label in labels if label.line == line.line]
        if last is not None and line.line > last + 1:
            yield Row(None, (("⋮", "dim"),))
        last = line.line
        yield from _line_rows(line, here, width)


def _line_rows(line: SourceLine, labels: list[Label], width: int) -> Iterator[Row]:
    cells = [visible(character) for character in line.words]
    folds = list(_folds(cells, width))
    marked = {
        index
        for index, (start, end) in enumerate(folds)
        for label in labels
        if label.column - line.column < end and label.end_column - line.column > start
    }
    kept = {near for index in marked for near in range(index - _CONTEXT, index + _CONTEXT + 1)}
    number: int | None = line.line
    skipped = line.column > 1
    last = max(kept, default=len(folds))
    for index, (start, end) in enumerate(folds):
        if marked and index not in kept:
            skipped = True
            continue
        if skipped:
            yield Row(number, (("…", "dim"),))
            number, skipped = None, False
        yield Row(number, ((("".join(cells[start:end])).rstrip(), ""),))
        number = None
        yield from _mark_rows(cells, (start, end), line.column, labels, width)
    if last < len(folds) - 1 or line.more:
        yield Row(None, (("…", "dim"),))


def _folds(cells: list[str], width: int) -> Iterator[tuple[int, int]]:
    """Runs of characters that fit `width` cells, cut behind a space where there is one."""
    start = 0
    while start < len(cells):
        used, end, space = 0, start, -1
        while end < len(cells):
            size = cell_len(cells[end])
            if used + size > width:
                break
            used += size
            end += 1
            if cells[end - 1] == " ":
                space = end
        if end < len(cells):
            if space > start:
                end = space
            end = max(end, start + 1)
        yield start, end
        start = end
    if not cells:
        yield 0, 0


def _mark_rows(
    cells: list[str], fold: tuple[int, int], first_column: int, labels: list[Label], width: int
) -> Iterator[Row]:
    start, end = fold
    placed: list[tuple[int, int, Label]] = []
    for label in labels:
        first = max(label.column - first_column, start)
        last = min(max(label.end_column, label.column + 1) - first_column, end)
        if first >= last:
            continue
        # A combining mark behind a full row has no cell of its own: mark the last one.
        left = min(cell_len("".join(cells[start:first])), width - 1)
        right = left + max(1, cell_len("".join(cells[first:last]).rstrip()))
        placed.append((left, right, label))
    if not placed:
        return
    placed.sort(key=lambda entry: (entry[0], entry[1]))
    yield Row(None, tuple(_underline(placed)))
    # A label is said once, where its mark ends; marks that run over folded rows say it last.
    said = [
        (left, label)
        for left, _, label in placed
        if label.text and label.end_column - first_column <= end
    ]
    for level in _levels(said, width):
        parts: list[tuple[str, str]] = []
        at = 0
        for left, words, style in sorted(level):
            parts.append((" " * (left - at), ""))
            parts.append((words, style))
            at = left + cell_len(words)
        yield Row(None, tuple(parts))


def _underline(placed: list[tuple[int, int, Label]]) -> Iterator[tuple[str, str]]:
    """One row of marks; where marks overlap, the shorter one is drawn over the longer."""
    width = max(right for _, right, _ in placed)
    styles: list[str | None] = [None] * width
    for left, right, label in sorted(placed, key=lambda entry: entry[0] - entry[1]):
        styles[left:right] = [label.style] * (right - left)
    at = 0
    while at < width:
        style, first = styles[at], at
        while at < width and styles[at] == style:
            at += 1
        yield (" " * (at - first), "") if style is None else ("━" * (at - first), style)


_Run = tuple[int, str, str]
"""Words on a row of labels: the cell they begin in, what they are, and their style."""
PARTED = ", "
"""What stands between the parts of a label that says several things of one mark."""
_STEM, _ELBOW = "│", " ╯"


def _levels(said: Sequence[tuple[int, Label]], width: int) -> list[list[_Run]]:
    """Labels spread over as few rows as let none run into another, nor over the edge.

    Each begins under the first cell of its mark. One that has no room there says its parts one by
    one, or ends under it, below all others. Stems lead down from a mark to a label that does not
    stand right below it.
    """
    rows: list[list[_Run]] = []
    late: list[_Run] = []
    for left, label in reversed(said):
        whole = left + cell_len(label.text) <= width
        for words in (label.text,) if whole else label.text.split(PARTED):
            if left + cell_len(words) > width:
                late.append((left, words, label.style))
            else:
                _put(rows, (left, words, label.style), left, 0)
    for left, words, style in reversed(late):
        first = left + 1 - cell_len(words + _ELBOW)
        # Where neither side has room, the edge decides.
        run = (max(0, width - cell_len(words)), words) if first < 0 else (first, words + _ELBOW)
        _put(rows, (*run, style), left, len(rows) - 1)
    return rows


def _put(rows: list[list[_Run]], run: _Run, stem: int, level: int) -> None:
    """Put words on the first row from a level on that has room for them, below their stem."""
    left, words, style = run
    level = max(0, level)
    while level < len(rows) and not _is_free(rows[level], left, left + cell_len(words), 1):
        level += 1
    if level == len(rows):
        rows.append([])
    rows[level].append(run)
    for row in rows[:level]:
        if _is_free(row, stem, stem + 1, 0):
            row.append((stem, _STEM, style))


def _is_free(row: Sequence[_Run], left: int, right: int, gap: int) -> bool:
    """Whether cells of a row are free, with a gap to other words; a stem may touch them."""
    for at, words, _ in row:
        space = 0 if words == _STEM else gap
        if at < right + space and left < at + cell_len(words) + space:
            return False
    return True
