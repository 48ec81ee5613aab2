"""What an article must hold before it is parsed, and what its claims must show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.claims.extract import extract
from linter.claims.possible import claim_possible
from linter.language.pipeline import load
from linter.lexicons import shipped

PEOPLE = shipped("people")
WORDS = st.sampled_from(
    "the 53 one three of you our users riders who watched ordered a team agency . , "
    "2,000 half members film every day who've someone released in May 18F developers".split()
)


@pytest.mark.parametrize(
    "text",
    [
        "The release went to 53 users.",
        "Three of you asked for it.",
        "One rider ordered it twice.",
        "12% of our members paid late.",
        "Our biggest fan wrote to us.",
        "The 40 who stayed saw it.",
    ],
)
def test_numbers_near_people_are_worth_a_parse(text: str) -> None:
    assert claim_possible(text, PEOPLE)


@pytest.mark.parametrize(
    "text",
    [
        "The agency released version 2.1 of its style guide.",
        "18F worked with the Treasury.",
        "There are three ways to write a plain sentence.",
        "In 2016 the site moved to another server.",
        "Users like short pages.",
    ],
)
def test_prose_that_counts_nobody_is_not(text: str) -> None:
    assert not claim_possible(text, PEOPLE)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_an_article_claims_nothing_where_no_claim_is_possible(words: list[str]) -> None:
    text = " ".join(words)
    if not claim_possible(text, PEOPLE):
        assert extract(load()(text), article=True).claims == ()


def _cohorts(text: str, article: bool) -> list[str]:
    return [claim.cohort.text for claim in extract(load()(text), article=article).claims]


def test_a_small_vague_count_is_a_manner_of_speaking_in_an_article() -> None:
    text = "Several users opened the page and closed it."
    assert _cohorts(text, article=False) == ["Several users"]
    assert _cohorts(text, article=True) == []


def test_a_count_of_the_readers_themselves_is_one_anywhere() -> None:
    text = "Fourteen of you opened the page at midnight."
    assert _cohorts(text, article=True) == _cohorts(text, article=False) == ["Fourteen of you"]


def test_every_one_of_a_base_keeps_its_first_word() -> None:
    assert "Every one of our 62,000 members" in _cohorts(
        "Every one of our 62,000 members watched it.", article=False
    )
