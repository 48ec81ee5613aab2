"""Code frames: the marks lie under the very words, whatever the width and the script."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linter.findings import SourceLine
from linter.reports.frame import Label, Row, rows
from linter.terminal import visible


def plain(row: Row) -> str:
    return "".join(words for words, _ in row.parts)


def frame(words: str, start: int, end: int, width: int) -> list[str]:
    label = Label(1, start + 1, end + 1, "rule", "red")
    return [plain(row) for row in rows([SourceLine(1, 1, words)], [label], width)]


def under_marks(lines: list[str]) -> str:
    """The words that stand over the marks, read by terminal cells."""
    found = ""
    for above, below in pairwise(lines):
        if set(below.strip()) != {"━"}:
            continue
        cells: list[str] = []
        for character in above:
            cells += [character] + [""] * (cell_len(character) - 1)
        left = len(below) - len(below.lstrip(" "))
        right = len(below)
        found += "".join(cells[left:right])
    return found


def test_the_mark_lies_under_wide_characters() -> None:
    words = "To 雪国 🎄🎄 and the 53 people who came"
    start = words.index("53 people")
    lines = frame(words, start, start + 9, 60)
    assert under_marks(lines) == "53 people"


def test_tabs_take_four_cells() -> None:
    lines = frame("\tthe\t53 people", 5, 14, 60)
    assert lines[:2] == ["    the    53 people", "           ━━━━━━━━━"]


def test_a_long_line_is_cut_to_the_rows_that_carry_marks() -> None:
    words = "word " * 400 + "53 people" + " word" * 400
    lines = frame(words, 2000, 2009, 50)
    assert len(lines) <= 8
    assert under_marks(lines) == "53 people"
    assert "…" in lines[0]


def test_labels_do_not_run_into_one_another_or_over_the_edge() -> None:
    words = "a bb ccc dddd eeeee ffffff"
    labels = [
        Label(1, 1, 2, "the first of them", "x"),
        Label(1, 3, 5, "the second one", "x"),
        Label(1, 21, 27, "a label that is long", "x"),
    ]
    lines = [plain(row) for row in rows([SourceLine(1, 1, words)], labels, 30)]
    for label in labels:
        assert sum(label.text in line for line in lines) == 1
    assert max(cell_len(line) for line in lines) <= 30


def test_control_characters_are_shown() -> None:
    lines = frame("\x1b]0;x\x07 53 people", 7, 16, 60)
    assert lines[0] == "\\x1b]0;x\\x07 53 people"
    assert under_marks(lines) == "53 people"


WORDS = st.text(
    alphabet=st.sampled_from("ab c,.é雪国🎄\u0301\t'"), min_size=1, max_size=120
).filter(lambda words: words.strip())


@given(WORDS, st.data(), st.integers(min_value=8, max_value=60))
def test_marks_cover_exactly_the_words(words: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    lines = frame(words, start, end, width)
    marks = sum(line.count("━") for line in lines)
    wanted = "".join(visible(character) for character in words[start:end])
    # Each folded row drops the blanks at its end, and a mark is never narrower than a cell.
    assert marks <= cell_len(wanted) + len(lines)
    assert marks >= cell_len(wanted.replace(" ", "")) - wanted.count("\u0301")
    for line in lines:
        assert cell_len(line) <= max(width, 8)
