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


def test_every_label_begins_under_its_mark_or_ends_there() -> None:
    words = "five of us, all from Hull, met on the last day of the run and then went home"
    marks = {
        "narrow-slice, small-cohort": "five of us",
        "narrows the group: place": "from Hull",
        "narrows the group: date": "day of the run",
        "what they did": "went home",
    }
    labels = [
        Label(1, words.index(said) + 1, words.index(said) + 1 + len(said), text, "x")
        for text, said in marks.items()
    ]
    lines = [plain(row) for row in rows([SourceLine(1, 1, words)], labels, len(words))]
    assert [line.rstrip() for line in lines[2:]] == [
        "│               narrows the group: place   narrows the group: date │",
        "narrow-slice, small-cohort                           what they did ╯",
    ]


def test_a_label_of_several_parts_says_them_one_by_one_where_they_do_not_fit() -> None:
    label = Label(1, 21, 25, "small-cohort, singled-out", "x")
    lines = [plain(row) for row in rows([SourceLine(1, 1, "a " * 10 + "four")], [label], 34)]
    assert lines[2:] == [" " * 20 + "small-cohort", " " * 20 + "singled-out"]


def test_what_is_cut_off_a_long_line_is_shown_on_both_sides() -> None:
    words = "word " * 60 + "53 people" + " word" * 60
    assert [frame(words, 300, 309, 50)[index] for index in (0, -1)] == ["…", "…"]
    assert frame("53 people" + " word" * 60, 0, 9, 50)[-1] == "…"
    label = Label(1, 1, 10, "rule", "red")
    cut = SourceLine(1, 1, "53 people came", more=True)
    assert [plain(row) for row in rows([cut], [label], 50)][-1] == "…"


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
