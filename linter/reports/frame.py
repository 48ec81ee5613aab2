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
    said = [entry for entry in placed if entry[2].end_column - first_column <= end]
    for level in _levels(said, width):
        parts: list[tuple[str, str]] = []
        at = 0
        for left, label in level:
            parts.append((" " * (left - at), ""))
            parts.append((label.text, label.style))
            at = left + cell_len(label.text)
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


def _levels(placed: list[tuple[int, int, Label]], width: int) -> list[list[tuple[int, Label]]]:
    """Labels spread over as few rows as let none run into another, nor over the edge."""
    levels: list[tuple[int, list[tuple[int, Label]]]] = []
    for left, _, label in placed:
        if not label.text:
            continue
        left = max(0, min(left, width - cell_len(label.text)))
        for index, (used, level) in enumerate(levels):
            if left >= used + 2:
                level.append((left, label))
                levels[index] = (left + cell_len(label.text), level)
                break
        else:
            levels.append((left + cell_len(label.text), [(left, label)]))
    return [level for _, level in levels]
