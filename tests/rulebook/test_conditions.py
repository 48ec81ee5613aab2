import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.claims.model import Understanding
from linter.rulebook import Reading
from linter.rulebook.conditions import Comparison, Group, compile_condition
from linter.rulebook.model import Condition
from linter.rulebook.situation import Situation
from linter.rulebook.templates import TemplateError, parse_template

from .conftest import make_claim

TEXT = "53 people watched it every day in Leeds"


@pytest.fixture(scope="module")
def situation(nlp, book):
    claim = make_claim(TEXT, "53 people", (53, 53), narrowing=[("place", "Leeds")], share=None)
    reading = Reading(nlp(TEXT), TEXT, (), Understanding((claim,)))
    return Situation(reading, book.policy("standard"), {"most": 60}, claim=claim)


def holds(situation, condition):
    model = Condition.model_validate(condition)
    return compile_condition(model, (), frozenset({"claim"}), {"most": "number"}, {}).holds(
        situation
    )


@pytest.mark.parametrize(
    ("path", "op", "value", "outcome"),
    [
        ("cohort.size.most", "<", "54", True),
        ("cohort.size.most", "<", "53", False),
        ("cohort.size.most", "<=", "53", True),
        ("cohort.size.most", "<", "$standing.error_below", True),
        ("cohort.size.most", "<", "$params.most", True),
        ("cohort.size.most", "in", ["52", "53"], True),
        ("cohort.unit", "==", "people", True),
        ("cohort.unit", "not in", ["events", "households"], True),
        ("cohort.single", "==", "false", True),
        ("narrowing.kinds", "has", "place", True),
        ("narrowing.kinds", "has none", ["title", "date"], True),
        ("narrowing.kinds", "has any", ["title", "date"], False),
        ("cohort.share", "<", "0.5", None),
        ("cohort.share", "!=", "0.5", None),
        ("cohort.share", "known", "false", True),
        ("cohort.base", "known", "true", False),
    ],
)
def test_comparisons(situation, path, op, value, outcome):
    assert holds(situation, {"path": path, "op": op, "value": value}) is outcome


KNOWN = {True: "53", False: "1"}
LEAVES = st.sampled_from([True, False, None])


def _leaf(outcome):
    if outcome is None:
        return {"path": "cohort.share", "op": "<", "value": "1"}
    return {"path": "cohort.size.most", "op": "==", "value": KNOWN[outcome]}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["all", "any", "none"]), st.lists(LEAVES, min_size=1, max_size=5))
def test_unknown_is_neither_true_nor_false(situation, kind, outcomes):
    result = holds(situation, {kind: [_leaf(outcome) for outcome in outcomes]})
    # Whatever the unknown turns out to be must not change an answer that was given.
    for stand_in in (True, False):
        decided = [stand_in if outcome is None else outcome for outcome in outcomes]
        final = {"all": all(decided), "any": any(decided), "none": not any(decided)}[kind]
        if result is not None:
            assert result is final
    if None not in outcomes:
        assert result is not None


def test_an_empty_group_cannot_be_written():
    with pytest.raises(ValueError, match="at least 1"):
        Condition.model_validate({"all": []})


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"path": "users"},
        {"path": "users", "op": "=="},
        {"all": [], "path": "users"},
        {"op": "==", "value": "1"},
    ],
)
def test_half_a_condition_is_refused(condition):
    with pytest.raises(ValueError):
        Condition.model_validate(condition)


def test_the_trace_tells_of_every_number_compared(situation):
    seen = []
    test = Group(
        "all",
        (
            Comparison("cohort.size.most", "<", (100,), (False,)),
            Comparison("users", "==", (True,), (False,)),
        ),
    )
    assert test.holds(situation, lambda *event: seen.append(event[1:])) is True
    assert (53, 100, True) in seen


def fill(situation, text):
    return parse_template(text, lambda path: None).fill(situation)


def test_templates_are_filled_and_never_evaluated(situation):
    assert (
        fill(situation, "{cohort.size}, {{braces}}, {standing.error_below:,}")
        == "53 people, {braces}, 100"
    )
    assert fill(situation, "{cohort.base:,}") is None


@pytest.mark.parametrize(
    "text", ["{", "}", "{}", "{cohort.text!r}", "{cohort.text:>99}", "{cohort.__class__}", "{0}{"]
)
def test_templates_take_paths_and_nothing_else(text):
    known = {"cohort.text"}

    def check(path):
        if path not in known:
            raise TemplateError(path)

    with pytest.raises(TemplateError):
        parse_template(text, check)
