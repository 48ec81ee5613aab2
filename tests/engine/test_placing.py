"""Findings at their places: the heading they stand below, and as much of their line as is shown."""

import pytest

from linter.documents.read import read_text
from linter.findings import Finding, Match, Severity
from linter.placing import place
from linter.text import Span

ASIDE = "The lift is working again. " * 60


def found(source: str, words: str, path: str = "a.md") -> Finding:
    for post in read_text(source, path).posts:
        start = post.text.find(words)
        if start >= 0:
            span = Span(start, start + len(words))
            match = Match("small-cohort", "disclosure", Severity.ERROR, span, "few", "Leave it.")
            return place(path, post, match)[0]
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("# News\n\n## Boats\n\nNine of us.\n\n## Bikes\n\nMore.\n", "Boats"),
        ("Nine of us.\n\n# News\n", ""),
        ("# Nine of us\n\nMore.\n", "Nine of us"),
        ("# News\n\nOne.\n\n---\n\nNine of us.\n", "News"),
        (f"# News\n\n{ASIDE}\n\n## Boats\n\n{ASIDE}\n\n---\n\nNine of us.\n\n## Bikes\n", "Boats"),
    ],
)
def test_a_finding_is_labelled_with_the_heading_above_it(source: str, heading: str) -> None:
    assert found(source, "Nine of us").label == heading


@pytest.mark.parametrize("before", [0, 30, 500])
@pytest.mark.parametrize("behind", [0, 30, 500])
def test_a_long_line_is_cut_between_words(before: int, behind: int) -> None:
    source = "lately " * before + "Nine of us" + " afterwards" * behind
    (line,) = found(source, "Nine of us").frame
    assert source[line.column - 1 :].startswith(line.words)
    assert set(line.words.split()) <= {"lately", "Nine", "of", "us", "afterwards"}
    assert "Nine of us" in line.words
    assert line.more == (line.column - 1 + len(line.words) < len(source))


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    (line,) = found("Nine" + "x" * 3000, "Ninex").frame
    assert line.more
    assert len(line.words) <= 1000
