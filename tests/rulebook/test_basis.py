"""Where the numbers stand that decide a finding: in its own sentence or in another."""

from __future__ import annotations

import pytest

from linter import check


@pytest.mark.parametrize(
    ("text", "rule", "words", "outside"),
    [
        ("Our inn has 60 lodgers.\n5% of them missed the rent in May.", "implied-cohort",
         ["5% of them", "60 lodgers"], True),
        ("5% of our 60 lodgers missed the rent in May.", "implied-cohort",
         ["5% of our 60 lodgers"], False),
        ("Six of our lodgers paid late in May.", "small-cohort", ["Six of our lodgers"], False),
    ],
)  # fmt: skip
def test_the_numbers_that_decide(text: str, rule: str, words: list[str], outside: bool) -> None:
    (found,) = (each for each in check(text) if each.rule == rule)
    lines = text.split("\n")
    told = [lines[at.line - 1][at.column - 1 : at.end_column - 1] for at in found.basis]
    assert (told, found.outside) == (words, outside)
