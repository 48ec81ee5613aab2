from dataclasses import replace

import pytest

from linter.acts.find import find_acts
from linter.claims.extract import extract
from linter.rulebook import Reading
from linter.rulebook.rewrite import LONGEST, with_suggestions


@pytest.fixture(scope="session")
def suggested(nlp, book, judged):
    def run(text):
        doc = nlp(text)
        understanding = extract(doc, ())
        reading = Reading(doc, text, (), understanding, find_acts(doc, understanding, ()))
        found = book.judge(reading, book.policy("standard"))
        return {match.rule: match.suggestion for match in with_suggestions(found, reading, judged)}

    return run


@pytest.mark.parametrize(
    ("text", "rule", "suggestion"),
    [
        (
            "53 subscribers finished the whole box set.",
            "small-cohort",
            "Some of our subscribers finished the whole box set.",
        ),
        (
            "To the 53 people who've watched A Christmas Prince every day: thank you.",
            "small-cohort",
            "To everyone who has watched A Christmas Prince every day: thank you.",
        ),
        (
            "430 customers in Oban booked a cab on Monday.",
            "narrow-slice",
            "430 customers booked a cab on Monday.",
        ),
        (
            "12,750 people ordered a takeaway on Sunday. You ok, hun?",
            "diagnosis",
            "12,750 people ordered a takeaway on Sunday.",
        ),
    ],
)
def test_a_rewrite_is_offered(suggested, text, rule, suggestion):
    assert suggested(text)[rule] == suggestion


def test_a_rewrite_is_clean_of_its_finding_and_of_new_ones(suggested, judged):
    text = "53 of you reordered the same soup on Friday. Get a life."
    before = {match.rule for match in judged(text)}
    offers = {rule: words for rule, words in suggested(text).items() if words}
    assert "small-cohort" in offers
    for rule, words in offers.items():
        after = {match.rule for match in judged(words)}
        assert rule not in after
        assert after <= before


def test_nothing_is_offered_that_would_not_help(nlp, book):
    text = "53 subscribers finished the whole box set."
    doc = nlp(text)
    reading = Reading(doc, text, (), extract(doc, ()))
    found = book.judge(reading, book.policy("standard"))
    assert [match.suggestion for match in with_suggestions(found, reading, lambda _: found)] == [
        None
    ]


def test_long_posts_are_not_rewritten(nlp, book):
    text = "53 subscribers finished the whole box set. " + "We like the sea. " * LONGEST
    doc = nlp(text)
    reading = Reading(doc, text, (), extract(doc, ()))
    found = book.judge(reading, book.policy("standard"))

    def never(_):
        raise AssertionError("a long post was judged again")

    assert found
    assert with_suggestions(found, reading, never) == found


def test_no_more_rewrites_are_tried_than_may_be(nlp, book):
    text = "31 guests lost a shoe. 32 guests lost a hat. 33 guests lost a glove."
    doc = nlp(text)
    understanding = extract(doc, ())
    reading = Reading(doc, text, (), understanding, find_acts(doc, understanding, ()))
    found = book.judge(reading, book.policy("standard"))
    tried = []
    advised = with_suggestions(found, reading, lambda text: tried.append(text) or [], 2)
    assert len(found) > 2 == len(tried)
    assert [replace(match, suggestion=None) for match in advised] == found
    assert sum(match.suggestion is not None for match in advised) == 2
