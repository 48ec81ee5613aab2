"""What findings say: each thing once, in the draft's own words, and a guess as a guess."""

from dataclasses import replace

import pytest

from linter.claims.model import Topic
from linter.rulebook.names import DETAIL_NAMES, TOPIC_NAMES
from linter.text import Span
from tests.rulebook.conftest import make_claim


def said(matches, rule):
    return [match.message for match in matches if match.rule == rule]


def test_a_topic_says_the_words_that_it_rests_on_and_repeats_no_threshold(judged):
    (message,) = said(judged("312 of you opened the overdraft calculator."), "sensitive-topic")
    assert (
        message == "what users did is about money trouble (“overdraft”); it is told of 312 people"
    )


def test_a_topic_that_no_word_states_is_said_to_be_a_guess(held):
    text = "4,000 members bought the blue one"
    claim = make_claim(text, "4,000 members", (4000, 4000), behaviour="bought the blue one")
    topic = Topic("health", Span(14, len(text)), stated=False, guessed=True)
    (match,) = [m for m in held(text, replace(claim, topics=(topic,))) if m.family == "topic"]
    assert "may be about health: a guess" in match.message
    assert "look for yourself" in match.message
    assert "“" not in match.message


def test_a_guessed_topic_is_an_error_by_itself_of_no_group(held):
    text = "312 members bought the blue one"
    claim = make_claim(text, "312 members", (312, 312), behaviour="bought the blue one")
    topic = Topic("health", Span(12, len(text)), stated=False, guessed=True)
    matches = {m.rule: m for m in held(text, replace(claim, topics=(topic,)))}
    assert matches["sensitive-topic"].severity.value == "warning"
    assert matches["small-cohort"].severity.value == "error"
    assert "on what may be a sensitive topic (health)" in matches["small-cohort"].message


def test_one_word_that_two_claims_share_is_told_once(held):
    text = "Two members and 6,000 riders opened the debt planner"
    shared = {"topics": [("money-hardship", "debt planner")], "behaviour": "opened"}
    few = make_claim(text, "Two members", (2, 2), **shared)
    many = make_claim(text, "6,000 riders", (6000, 6000), **shared)
    (match,) = [m for m in held(text, many, few) if m.rule == "sensitive-topic"]
    assert (match.severity.value, match.least) == ("error", 2)


def test_a_slice_names_the_words_that_narrow_it(judged):
    (message,) = said(judged("77 customers in Hexham hired a van."), "narrow-slice")
    assert message == "“in Hexham” can give 77 people away"
    (message,) = said(judged("780 customers in Hexham hired a van on Tuesday."), "narrow-slice")
    assert message.startswith("“in Hexham” and “on Tuesday” can narrow 780 people down")


def test_a_bracket_that_is_cut_is_not_quoted(held):
    text = "Ola N. (Hexham, nights) watched it"
    for words in ("Ola N. (Hexham", "Ola N. (Hexham, nights)"):
        claim = make_claim(text, words, (1, 1), named=True)
        (message,) = said(held(text, claim), "named-person")
        assert message.startswith("“Ola N.”" if words.endswith("Hexham") else f"“{words}”")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("To the 64 people who rewound the ending: thank you.", "“To the 64 people”"),
        ("Dear member in Hexham who rewound it: thank you.", "“Dear member"),
    ],
)
def test_an_address_is_quoted_with_those_whom_it_calls(judged, text, called):
    (message,) = said(judged(text), "callout")
    assert message.startswith(called)
    assert message.endswith(" calls out, before everybody, those who did something in private")


def test_a_share_is_rounded_for_the_writer_as_its_base_can_bear(judged):
    for text, about in (
        ("38.46% of our 26 testers liked the zip.", "“about 40%”"),
        ("In our survey, 38.4% of 640 respondents liked the zip.", "“about 38%”"),
    ):
        (match,) = [m for m in judged(text) if m.rule == "false-precision"]
        assert about in match.advice
        assert match.message.startswith("“38.4")


def test_few_left_over_are_held_against_the_floor(judged):
    (message,) = said(judged("All but 3 of our 2,000 riders wore a helmet."), "implied-cohort")
    assert message.endswith("3 people over; groups of 10 or fewer are an error in every policy")


def test_no_message_gives_a_probability(judged):
    for text in ("You left the gate open and the dog got out.", "Last week you lied to us twice."):
        for match in judged(text):
            assert "%" not in match.message


def test_every_name_of_a_topic_and_a_detail_fits_behind_its_verb():
    for name in (*TOPIC_NAMES.values(), *DETAIL_NAMES.values()):
        assert name == name.lower()
        assert "-" not in name
