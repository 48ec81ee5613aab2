import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.claims.model import Interval
from linter.rulebook import PolicyError
from linter.rulebook.standing import standing

from .conftest import make_claim

TEXT = "53 people watched it every night in Leeds on Monday on a phone and searched for debt"


def claim_with(narrowing=(), topics=(), noun=""):
    return make_claim(TEXT, "53 people", (53, 53), narrowing=narrowing, topics=topics, noun=noun)


# policy.md 4a, cell by cell: the tier's claim, then (error below, warn below) in each policy.
ALWAYS = math.inf
TABLE = [
    ({}, {"lenient": (11, 50), "standard": (100, 1000), "strict": (1000, 10000)}),
    (
        {"topics": [("money-hardship", "debt")]},
        {"lenient": (100, 1000), "standard": (1000, 1000), "strict": (ALWAYS, ALWAYS)},
    ),
    (
        {"noun": "pupil"},
        {"lenient": (1000, ALWAYS), "standard": (1000, 1000), "strict": (ALWAYS, ALWAYS)},
    ),
    (
        {"noun": "pupil", "topics": [("money-hardship", "debt")]},
        {"lenient": (ALWAYS, ALWAYS), "standard": (ALWAYS, ALWAYS), "strict": (ALWAYS, ALWAYS)},
    ),
    (
        {"narrowing": [("place", "Leeds"), ("date", "Monday"), ("count", "every night")]},
        {"lenient": (100, 1000), "standard": (1000, 1000), "strict": (10000, 10000)},
    ),
    (
        {
            "narrowing": [
                ("place", "Leeds"),
                ("date", "Monday"),
                ("count", "every night"),
                ("device", "phone"),
            ]
        },
        {"lenient": (100, 1000), "standard": (1000, 1000), "strict": (ALWAYS, ALWAYS)},
    ),
    (
        {"narrowing": [("place", "Leeds"), ("date", "Monday")]},
        {"lenient": (11, 50), "standard": (100, 1000), "strict": (1000, 10000)},
    ),
]


@pytest.mark.parametrize(("changes", "expected"), TABLE)
@pytest.mark.parametrize("name", ["lenient", "standard", "strict"])
def test_the_table_of_thresholds(book, changes, expected, name):
    got = standing(claim_with(**changes), book.policy(name))
    assert (got.error_below, got.warn_below) == expected[name]


def test_the_tone_raises_the_bar(book):
    assert standing(claim_with(), book.policy("standard"), teased=True).error_below == 1000
    assert standing(claim_with(), book.policy("lenient"), teased=True).error_below == 100


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "the standard policy asks for 100 or more"),
        (
            {"topics": [("relationship", "debt")]},
            "on a sensitive topic (relationships), the standard policy asks for 1,000 or more",
        ),
        (
            {"narrowing": [("place", "Leeds"), ("date", "Monday"), ("count", "every night")]},
            "with details that narrow them down (place, date and exact count or streak), "
            "the standard policy asks for 1,000 or more",
        ),
        ({"noun": "pupil"}, "of children, the standard policy asks for 1,000 or more"),
    ],
)
def test_the_reason_is_said_in_words(book, changes, words):
    assert standing(claim_with(**changes), book.policy("standard")).because == words


@pytest.mark.parametrize(
    ("name", "changes", "own", "words"),
    [
        ("standard", {}, {}, "the standard policy warns below 1,000"),
        ("strict", {}, {"error_below": 200}, "the strict policy warns below 10,000"),
        (
            "standard",
            {},
            {"warn_below": 500},
            "the standard policy with your own number warns below 500",
        ),
        (
            "lenient",
            {"topics": [("relationship", "debt")]},
            {},
            "on a sensitive topic (relationships), the lenient policy warns below 1,000",
        ),
        ("lenient", {"noun": "pupil"}, {}, "of children, the lenient policy warns of any number"),
        # No number is only warned of: the error's reason is the one to tell.
        (
            "standard",
            {"noun": "pupil"},
            {},
            "of children, the standard policy asks for 1,000 or more",
        ),
        (
            "standard",
            {},
            {"error_below": 5000},
            "the standard policy with your own number asks for 5,000 or more",
        ),
    ],
)
def test_the_reason_of_a_warning_names_its_own_bound(book, name, changes, own, words):
    policy = book.policy(name).with_thresholds(own)
    assert standing(claim_with(**changes), policy).warned_because == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (99, "the standard policy asks for 100 or more"),
        (100, "the standard policy warns below 1,000"),
        (499, "the standard policy warns below 1,000"),
        (999, "the standard policy warns below 1,000"),
    ],
)
def test_a_small_group_is_told_the_bound_that_it_missed(book, held, number, words):
    text = f"{number} people watched it"
    claim = make_claim(text, f"{number} people", (number, number))
    (match,) = [m for m in held(text, claim) if m.rule == "small-cohort"]
    assert match.message == f"this tells of {number} people; {words}"
    assert match.severity.value == ("error" if number < 100 else "warning")


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (99, "the standard policy asks for 100 or more"),
        (499, "the standard policy warns below 1,000"),
    ],
)
def test_so_is_what_is_left_over(book, held, rest, words):
    text = "All but a few watched it"
    left = Interval(rest, rest)
    most = (20_000 - rest, 20_000 - rest)
    claim = make_claim(text, "All but a few", most, implied=True, base=20_000, complement=left)
    (match,) = [m for m in held(text, claim) if m.rule == "implied-cohort"]
    assert match.message == f"“All but a few” leaves {rest} people over; {words}"


def test_a_large_number_of_children_is_told_no_bound_that_it_meets(book, held):
    text = "1,000 pupils watched it"
    claim = make_claim(text, "1,000 pupils", (1000, 1000), noun="pupil")
    (match,) = [m for m in held(text, claim) if m.rule == "minors"]
    assert match.message.endswith("what they did: somebody should look, whatever the number")


def test_every_number_and_choice_has_a_source_or_a_note(book):
    for policy in book.policies.values():
        for key in policy.values:
            assert policy.sources[key] or key in policy.notes, (policy.name, key)
            assert set(policy.sources[key]) <= set(book.sources)


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_users_set_thresholds_upwards_freely_and_downwards_only_to_eleven(book, number):
    policy = book.policy("standard")
    if number < 11:
        with pytest.raises(PolicyError, match="only to 11"):
            policy.with_thresholds({"general.error_below": number})
    else:
        own = policy.with_thresholds({"error_below": number})
        assert own.number("general.error_below") == number
        assert policy.number("general.error_below") == 100
        assert own.number("floor") == 10


def test_a_threshold_that_does_not_exist_is_told_with_the_nearest(book):
    with pytest.raises(PolicyError, match=r"did you mean sensitive\.error_below"):
        book.policy("standard").with_thresholds({"sensitiv.error_below": 200})
    with pytest.raises(PolicyError, match=r"called eror_below; did you mean error_below\?"):
        book.policy("standard").with_thresholds({"eror_below": 50})
    with pytest.raises(KeyError, match="did you mean strict"):
        book.policy("stric")


def test_own_numbers_decide_and_are_named(book, held):
    claim = make_claim("153 people watched it", "153 people", (153, 153))
    own = book.policy("standard").with_thresholds({"general.error_below": 200})
    (match,) = [
        m for m in held("153 people watched it", claim, policy=own) if m.rule == "small-cohort"
    ]
    assert match.severity.value == "error"
    assert "with your own number asks for 200" in match.message


def test_ten_people_are_an_error_under_any_policy(book, held):
    text = "10 people watched it"
    for policy in book.policies.values():
        (match,) = [
            m
            for m in held(text, make_claim(text, "10 people", (10, 10)), policy=policy)
            if m.rule == "small-cohort"
        ]
        assert match.severity.value == "error"
