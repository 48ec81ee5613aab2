"""The second opinion: what the reader suspects, and when that is more than a suspicion."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from linter.acts import opinion
from linter.acts.find import find_acts, weigh
from linter.acts.model import Act, Kind
from linter.acts.opinion import second_opinion
from linter.claims.extract import extract
from linter.claims.heard import confidence
from linter.language.pipeline import load
from linter.reader.model import Impression, Remark
from linter.reader.read import read
from linter.text import Span

CLAIM = "12,750 people ordered a takeaway on Friday. "
REMARK = "The kettle weeps."


def acts(text: str) -> tuple[Act, ...]:
    doc = load()(text)
    return find_acts(doc, extract(doc))


def suspected(text: str, **changes: Mapping[str, float] | list[Remark]) -> list[opinion.Opinion]:
    """What is suspected of a text whose impression is as given."""
    doc = load()(text)
    changes.setdefault("verdicts", {"clean": 0.2, "warn": 0.3, "block": 0.5})
    impression: Any = replace(read(text), **changes)  # type: ignore[arg-type]
    return list(second_opinion(text, weigh(doc, extract(doc)), impression))


def test_a_remark_on_nobody_counted_is_heard_in_a_long_newsletter_too() -> None:
    harmless = "The bakery on Low Street opens at seven, and the ovens were swept in March.\n\n"
    watching = (
        "We went through what you typed at midnight, and dear me. You asked us for excuses more "
        "often than for flour. We know who you really are.\n\n"
    )
    calm, heard = harmless * 17, harmless * 10 + watching + harmless * 7
    assert acts(calm) == ()
    assert any(act.kind is Kind.WATCHING and act.suspected for act in acts(heard))


@pytest.mark.parametrize(
    ("said", "boasts"),
    [
        ("We know which door you use.", True),
        ("We never see which door you use.", False),
        ("We've no idea which door you use.", False),
        ("Nobody here can see which door you use.", False),
        ("We don't mean to brag, but we see your door.", True),
    ],
)
def test_who_says_that_they_do_not_watch_does_not_boast_of_it(said: str, boasts: bool) -> None:
    found = suspected(
        CLAIM + said,
        families=families(0.9, surveillance=0.9),
        remarks=remark(CLAIM + said, said, "surveillance"),
    )
    assert [each.kind for each in found] == [Kind.WATCHING] * boasts


def families(unkind: float, **likely: float) -> dict[str, float]:
    none = dict.fromkeys([*read(CLAIM).families], 0.0)
    return none | {"unkind": unkind} | likely


def remark(text: str, words: str, act: str) -> list[Remark]:
    start = text.index(words)
    return [Remark(Span(start, start + len(words)), act, 0.9)]


def test_a_remark_beside_a_claim_counts_as_named_and_says_what_moved_it() -> None:
    text = CLAIM + REMARK
    (found,) = suspected(
        text, families=families(0.9, mockery=0.9), remarks=remark(text, REMARK, "mockery")
    )
    assert found.kind is Kind.TEASE
    assert found.span.cut(text) == REMARK
    assert found.supported
    assert found.reason == "the post does not read so without them"


def test_with_no_claim_beside_it_it_stays_a_suspicion() -> None:
    for words, suspicions in (("Your kettle weeps.", [False]), (REMARK, [])):
        text = "Soup is on from noon. " + words
        found = suspected(
            text, families=families(0.99, mockery=0.99), remarks=remark(text, words, "mockery")
        )
        assert [each.supported for each in found] == suspicions


def test_a_family_just_likely_enough_is_only_suspected() -> None:
    text = CLAIM + REMARK
    found = suspected(
        text,
        families=families(opinion.SUSPECTED, judgement=opinion.SUSPECTED),
        remarks=remark(text, REMARK, "judgement"),
    )
    assert [(each.kind, each.supported) for each in found] == [(Kind.SCOLD, False)]


@pytest.mark.parametrize("unkind", [0.0, opinion.SUSPECTED - 0.01])
def test_below_the_threshold_nothing_is_suspected(unkind: float) -> None:
    assert suspected(CLAIM + REMARK, families=families(unkind, mockery=unkind)) == []


def test_each_family_that_is_likely_is_told_once() -> None:
    found = suspected(CLAIM + REMARK, families=families(0.95, surveillance=0.9, mockery=0.8))
    assert {each.kind for each in found} == {Kind.WATCHING, Kind.TEASE}


def test_a_family_that_cues_named_is_left_to_them() -> None:
    text = CLAIM + REMARK
    doc = load()(text)
    impression: Impression = replace(read(text), families=families(0.95, mockery=0.9))
    weighed = weigh(doc, extract(doc))
    assert list(second_opinion(text, weighed, impression, {"mockery"})) == []


def test_articles_are_not_judged() -> None:
    text = (CLAIM + REMARK + "\n\n") + "The door is open until five and the tea is hot. " * 30
    assert not any(act.suspected for act in acts(text))


def test_a_remark_inside_a_quotation_is_somebody_elses() -> None:
    text = "“" + REMARK + "” is on at the Rex."
    found = suspected(
        text, families=families(0.9, mockery=0.9), remarks=remark(text, REMARK, "mockery")
    )
    assert found == []


def test_the_likeliest_family_is_told_of_a_post_that_is_unkind_in_some_way() -> None:
    text = CLAIM + REMARK
    (found,) = suspected(text, families=families(0.9, mockery=0.3, judgement=0.2))
    assert found.kind is Kind.TEASE
    assert found.probability == 0.9


def test_a_figure_left_alone_is_suspected_where_one_stands() -> None:
    text = "Homes with a dog run theirs far more, 3.5 times more. The dog isn't sorry."
    alone = families(0.0) | {"no-context": 0.9}
    (found,) = suspected(text, families=alone)
    assert found.kind is Kind.NO_CONTEXT
    assert not found.supported
    assert suspected("The dog isn't sorry.", families=alone) == []


def test_a_discount_needs_nothing_to_hold_it_against() -> None:
    alone = families(0.0) | {"no-context": 0.9}
    assert suspected("Save up to 38% on every kettle till Sunday.", families=alone) == []
    assert suspected("60% of our profits go to the lifeboat.", families=alone) == []
    (found,) = suspected("Kettles are up to 38% quieter.", families=alone)
    assert found.kind is Kind.NO_CONTEXT


@pytest.mark.parametrize(
    ("clean", "enough"), [(opinion.DOUBTFUL, opinion.PLAIN), (0.0, opinion.LIKELY)]
)
def test_what_a_post_says_of_its_reader_needs_more_where_the_post_seems_clean(
    clean: float, enough: float
) -> None:
    text = "You strike us as the last person to own a map. It folds."
    verdicts = {"clean": clean, "warn": 0.5, "block": 0.5 - clean}

    def told(probability: float) -> list[opinion.Opinion]:
        likely = families(0.0) | {"personal-attribute": probability}
        return suspected(text, families=likely, verdicts=verdicts)

    assert [each.kind for each in told(enough)] == [Kind.ATTRIBUTE]
    assert told(enough - 0.01) == []


def test_a_question_without_you_tells_readers_what_they_are_before_what_answers_it() -> None:
    text = "Fed up with being the tall one? Your cat is, too."
    likely = families(0.0) | {"personal-attribute": 0.9}
    (found,) = suspected(text, families=likely)
    assert found.span.cut(text) == "Fed up with being the tall one?"


WARNED = {"clean": 0.1, "warn": confidence.WARNED, "block": 0.1}
UNSURE = {"clean": 0.3, "warn": confidence.WARNED - 0.01, "block": 0.21}


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        ("mockery", Kind.TEASE),
        ("personal-attribute", Kind.ATTRIBUTE),
        ("humblebrag", Kind.HUMBLEBRAG),
    ],
)
def test_where_a_warning_is_as_good_as_sure_its_likeliest_reason_suffices(
    family: str, kind: Kind
) -> None:
    text = "The kettle weeps for farmers."
    unkind = opinion.REASON if family == "mockery" else 0.0
    likely = families(unkind, **{family: opinion.REASON})
    assert [found.kind for found in suspected(text, families=likely, verdicts=WARNED)] == [kind]
    assert not any(found.supported for found in suspected(text, families=likely, verdicts=WARNED))
    assert suspected(text, families=likely, verdicts=UNSURE) == []
    faint = families(max(0.0, unkind - 0.01), **{family: opinion.REASON - 0.01})
    assert suspected(text, families=faint, verdicts=WARNED) == []
    outweighed = likely | {"singled-out": 0.9}
    assert suspected(text, families=outweighed, verdicts=WARNED) == []


def test_kind_words_outweigh_a_suspicion_that_is_not_strong() -> None:
    text = "7,000 people renewed within the hour. Crikey, you're quick."
    less, enough = opinion.OUTWEIGHED - 0.01, opinion.OUTWEIGHED
    said = remark(text, "you're quick", "mockery")
    assert suspected(text, families=families(less, mockery=less), remarks=said) == []
    assert suspected(text, families=families(enough, mockery=enough), remarks=said)
    assert suspected(text, families=families(less, mockery=less), remarks=said, verdicts=WARNED)


def test_a_brand_that_scolds_itself_is_not_unkind_but_by_something_else() -> None:
    text = "7,000 people ordered a takeaway. Shame on us, we ate the rest."
    likely = families(0.9, judgement=0.9, mockery=0.2)
    said = remark(text, "Shame on us", "judgement")
    assert suspected(text, families=likely, remarks=said) == []
    alarmed = {"clean": 0.0, "warn": 0.2, "block": confidence.ALARMED}
    found = suspected(text, families=likely, remarks=said, verdicts=alarmed)
    assert [each.kind for each in found] == [Kind.TEASE]


@pytest.mark.parametrize(
    ("length", "counted", "article", "block", "loose"),
    [
        (opinion.WHOLE, False, False, 0.0, False),
        (opinion.WHOLE + 1, False, False, opinion.UNCOUNTED - 0.01, True),
        (opinion.WHOLE + 1, False, False, opinion.UNCOUNTED, False),
        (opinion.WHOLE + 1, True, False, 0.0, False),
        (1, True, True, opinion.UNCOUNTED - 0.01, True),
        (1, True, True, opinion.UNCOUNTED, False),
    ],
)
def test_advice_to_whoever_reads_is_no_more_than_suspected(
    length: int, counted: bool, article: bool, block: float, loose: bool
) -> None:
    (claim,) = extract(load()(CLAIM)).claims
    verdicts = {"clean": 1 - block, "warn": 0.0, "block": block}
    impression = replace(read(CLAIM), verdicts=verdicts)
    text = "x" * length
    assert opinion.is_loose(text, claim if counted else None, impression, article) is loose


@pytest.mark.parametrize(
    ("unkind", "block", "cleared"),
    [
        (opinion.KINDLY - 0.01, 0.3, True),
        (opinion.KINDLY + 0.01, 0.3, False),
        (opinion.KINDLY - 0.01, 0.9, False),
        (opinion.HARDLY - 0.01, 0.9, True),
    ],
)
def test_a_post_to_be_blocked_for_something_else_is_cleared_of_unkindness(
    unkind: float, block: float, cleared: bool
) -> None:
    verdicts = {"clean": 0.0, "warn": 1 - block, "block": block}
    impression = replace(read(CLAIM), families=families(unkind), verdicts=verdicts)
    assert opinion.clears(impression) is cleared


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("a", "There's a bin with a picture on it."),
        ("There's a bin with", "There's a bin with a picture on it."),
        ("a bin with a picture", "a bin with a picture"),
    ],
)
def test_a_scrap_of_a_remark_is_shown_with_the_whole_of_it(marked: str, shown: str) -> None:
    text = CLAIM + "There's a bin with a picture on it."
    start = text.index(marked, len(CLAIM))
    told = [Remark(Span(start, start + len(marked)), "mockery", 0.9)]
    (found,) = suspected(text, families=families(0.9, mockery=0.9), remarks=told)
    assert found.span.cut(text) == shown


@pytest.mark.parametrize("marked", ["the", "was", "with a picture of", "on"])
def test_a_scrap_of_a_long_remark_is_shown_with_its_clause(marked: str) -> None:
    clause = "there was a bin with a picture of the lot of you on it"
    text = f"{CLAIM}By the door to the yard, {clause}, and it was full to the brim."
    start = text.index(marked, text.index(clause))
    told = [Remark(Span(start, start + len(marked)), "mockery", 0.9)]
    (found,) = suspected(text, families=families(0.9, mockery=0.9), remarks=told)
    assert found.span.cut(text) == clause


def test_words_without_which_it_is_as_likely_are_not_said_to_have_moved_it() -> None:
    text = CLAIM + REMARK
    (found,) = suspected(
        text, families=families(0.9, mockery=0.9), remarks=remark(text, REMARK, "mockery")
    )
    assert "without them" in found.reason
    assert "without" not in found._replace(without=0.95).reason
