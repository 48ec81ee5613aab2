"""Shares of money are nobody's; the same shares of people are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Join us: 60% of our profits reach children.", []),
        ("Join us: 60 per cent of all net proceeds feed families.", []),
        ("Last week 60% of our members ordered twice.", ["60% of our members"]),
    ],
)
def test_a_share_of_money_counts_nobody(nlp: Language, text: str, people: list[str]) -> None:
    found = understand(Context(nlp(text), (), Lexicons.shipped(), False), reading=False)
    assert [claim.cohort.text for claim in found.claims] == people
