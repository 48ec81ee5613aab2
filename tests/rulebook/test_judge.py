from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.claims.model import Interval, Kind, Scope, Unit
from linter.findings import Severity
from linter.rulebook import Rulebook
from linter.settings import RuleSetting

from .conftest import RULE, make_claim

TEXT = "They watched it"


def claim_of(size, **changes):
    return make_claim(TEXT, "They", size, **changes)


def severity(matches, rule="small-cohort"):
    found = [match.severity.value for match in matches if match.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((0, 0), None),
        ((2, 2), "error"),
        ((0, 9), "error"),
        ((24, 99), "error"),
        ((99, 99), "error"),
        ((90, 110), "warning"),
        ((100, 100), "warning"),
        ((999, 999), "warning"),
        ((1, 500), "warning"),
        ((50, 1500), "warning"),
        ((1000, 1000), None),
        ((900, 1100), None),
        ((51, None), "error"),
        ((501, None), "warning"),
        ((1001, None), None),
    ],
)
def test_intervals_decide(held, size, expected):
    assert severity(held(TEXT, claim_of(size))) == expected


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 20_000), st.integers(0, 20_000))
def test_fewer_people_never_weigh_less(held, size, more):
    ranks = {None: -1, "note": 0, "warning": 1, "error": 2}
    smaller = severity(held(TEXT, claim_of((size, size))))
    larger = severity(held(TEXT, claim_of((size + more, size + more))))
    assert ranks[smaller] >= ranks[larger]


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": Scope.STAFF},
        {"scope": Scope.RESPONDENTS},
        {"scope": Scope.PUBLIC},
        {"scope": Scope.HYPOTHETICAL},
        {"unit": Unit.EVENTS},
        {"kind": Kind.PUBLIC},
    ],
)
def test_what_is_no_disclosure(held, changes):
    assert held(TEXT, claim_of((5, 5), **changes)) == []


def test_an_unfilled_number_is_a_warning(held):
    assert severity(held(TEXT, claim_of((1, None), unfilled=True))) == "warning"
    assert severity(held(TEXT, claim_of(None, unfilled=True))) == "warning"


def test_an_unknown_size_never_fires(held):
    assert held(TEXT, claim_of(None)) == []


def test_one_person_is_singled_out_and_not_a_small_cohort(held):
    matches = held(TEXT, claim_of((1, 1), single=True))
    assert [match.rule for match in matches] == ["singled-out"]
    assert matches[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "changes", [{"addressed": True}, {"named": True}, {"topics": [("health", "watched")]}]
)
def test_what_makes_one_person_an_error(held, changes):
    assert severity(held(TEXT, claim_of((1, 1), single=True, **changes)), "singled-out") == "error"


@pytest.mark.parametrize(
    ("fewest", "most", "words"),
    [
        (4, 4, "leaves 4 people over"),
        (1, 1, "leaves 1 person over"),
        (0, 1, "leaves up to 1 person over"),
        (0, 20, "leaves up to 20 people over"),
    ],
)
def test_a_remainder_is_judged_and_counted_for_suppression(held, fewest, most, words):
    rest = Interval(fewest, most)
    claim = claim_of((2000 - most, 2000 - fewest), implied=True, base=2000, complement=rest)
    (match,) = held(TEXT, claim)
    assert (match.rule, match.severity) == ("implied-cohort", Severity.ERROR)
    assert (match.least, match.most) == (fewest, most)
    assert words in match.message


def test_a_share_that_comes_to_few_is_implied_and_not_small(held):
    matches = held(TEXT, claim_of((12, 16), implied=True, share=0.002, base=7000))
    assert [match.rule for match in matches] == ["implied-cohort"]
    assert (matches[0].least, matches[0].most) == (12, 16)


def test_the_override_of_a_severity_holds_both_ways(held, book):
    softer = book.configured({"small-cohort": RuleSetting(severity=Severity.NOTE)})
    assert severity(held(TEXT, claim_of((5, 5)), rulebook=softer)) == "note"
    off = book.configured({"small-cohort": RuleSetting(enabled=False)})
    assert severity(held(TEXT, claim_of((5, 5)), rulebook=off)) is None


def test_findings_are_sorted_and_the_same_from_run_to_run(judged):
    text = "One of you cried in Leeds on Monday. 12 of you laughed. @sam_k bought nine hats."
    first = judged(text)
    assert first == judged(text)
    assert [match.span for match in first] == sorted(match.span for match in first)


def test_a_rule_yields_on_the_same_words(rule_folder, judged):
    other = RULE.replace("obsessed\n", "besotted\n", 1).replace(
        "    advice:", "    yields_to: [obsessed]\n    advice:"
    )
    folder = rule_folder(obsessed=RULE, besotted=other)
    book = Rulebook.load([folder])
    assert book.problems == ()
    rules = [match.rule for match in judged("The critics are so obsessed.", rulebook=book)]
    assert "obsessed" in rules
    assert "besotted" not in rules


def test_marks_lie_on_the_words_they_speak_of(judged):
    text = (
        "To the 53 people in Leeds who've watched it every day for the past 18 days: who hurt you?"
    )
    for match in judged(text):
        for mark in match.related:
            words = mark.span.cut(text)
            assert words.strip() == words != ""
            assert mark.span != match.span


def test_control_characters_of_a_draft_do_not_reach_a_message(held):
    text = "\x1b[31mThey\nall watched it"
    claim = make_claim(text, "\x1b[31mThey\nall", (1, 1), single=True)
    for match in held(text, claim):
        assert "\n" not in match.message


def test_no_advice_says_to_round(book):
    for rule in book.rules:
        for saying in rule.file.advice:
            assert "round it" not in saying.text
            assert saying.text.endswith((".", "?", "!"))


def test_equal_claims_share_no_state(held):
    claim = claim_of((5, 5))
    assert held(TEXT, claim) == held(TEXT, replace(claim))


@pytest.mark.parametrize(
    ("between", "filler", "excused"),
    [
        ("\n\n", "", True),
        ("\n\nThe café is open.\n\n", "", True),
        ("\n\nThe café is open.\n\nThe tills work.\n\nThe cat is well.\n\n", "", True),
        (
            "\n\nThe café is open.\n\nThe tills work.\n\nThe cat is well.\n\n",
            "Come by. " * 50,
            False,
        ),
        ("\n\nThe café is open.\n\n", "Come by. " * 50, True),
    ],
)
def test_an_apology_excuses_what_a_long_letter_tells_nearby(held, between, filler, excused):
    text = f"{TEXT}{between}We're sorry about the chairs. {filler}"
    assert (severity(held(text, claim_of((23, 23)))) is None) is excused


def test_a_rule_tells_of_the_same_words_once_of_the_fewest_people(judged):
    text = "Three subscribers left: one moved house, one had a baby, and one slept."
    topics = [match for match in judged(text) if match.rule == "sensitive-topic"]
    assert [(text[m.span.start : m.span.end], m.least) for m in topics] == [("baby", 1)]
