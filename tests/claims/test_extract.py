"""Drafts against the claims they make."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Claim, Interval, Kind, Scope, Understanding, Unit
from linter.language.pipeline import load


def extract(doc: Doc, article: bool = False) -> Understanding:
    """What grammar alone makes out; test_heeding.py tests what the reader changes."""
    return understand(Context(doc, (), Lexicons.shipped(), article), reading=False)


CASES = Path(__file__).with_name("cases")


@cache
def language() -> Language:
    return load()


def claims(text: str) -> tuple[Claim, ...]:
    return extract(language()(text)).claims


def cases(*, todo: bool) -> Iterator[object]:
    for path in sorted(CASES.glob("*.yaml")):
        for section, drafts in yaml.load(path.read_text("utf-8"), yaml.BaseLoader).items():
            if (section == "todo") is todo:
                for text, lines in drafts.items():
                    yield pytest.param(text, lines, id=f"{section}: {text}")


def size_text(size: Interval | None) -> str:
    if size is None:
        return "unknown"
    if size.least == size.most:
        return str(size.least)
    return f"{size.least}..{'' if size.most is None else size.most}"


def facts(claim: Claim) -> set[str]:
    """Everything that a line of a case may say of a claim."""
    cohort, behaviour = claim.cohort, claim.behaviour
    said = {str(cohort.unit), str(cohort.scope)}
    if behaviour is not None:
        did = f"did {behaviour.lemma}"
        said.add(did)
        if behaviour.kind is not Kind.UNKNOWN:
            said.add(f"{did} {'privately' if behaviour.kind is Kind.PRIVATE else 'publicly'}")
    said.add("addressed" if claim.addressed else "not addressed")
    if claim.frequency:
        said.add(f"every = {claim.frequency}")
    if claim.window:
        said.add(f"within = {claim.window}")
    if cohort.complement is not None:
        said.add(f"complement {size_text(cohort.complement)}")
    if claim.quoted:
        said.add("quoted")
    return said


def check(text: str, lines: list[str]) -> None:
    found = claims(text)
    expected = [[part.strip() for part in line.split(" | ")] for line in lines]
    got = [(claim.cohort.text, size_text(claim.cohort.size)) for claim in found]
    assert got == [(cohort, size) for cohort, size, *_ in expected]
    for claim, (_, _, *wanted) in zip(found, expected, strict=True):
        if not {*map(str, Scope)} & {*wanted}:
            wanted.append("users")
        assert {*wanted} <= facts(claim)


def test_there_are_enough_cases() -> None:
    assert len(list(cases(todo=False))) >= 120


@pytest.mark.parametrize(("text", "lines"), list(cases(todo=False)))
def test_a_draft_claims_what_its_reader_takes_from_it(text: str, lines: list[str]) -> None:
    check(text, lines)


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a known miss")
@pytest.mark.parametrize(("text", "lines"), list(cases(todo=True)))
def test_a_known_miss_is_still_missed(text: str, lines: list[str]) -> None:
    check(text, lines)


WHO = st.sampled_from(
    ["53 people", "fifty-three of you", "over 1,000 members", "5% of our 9,000 riders",
     "all but 4 of you", "{{count}} of you", "a dozen customers", "someone in Ohio",
     "the person who", "Sarah from Leeds", "@sam_k", "none of you", "1.2k households"]
)  # fmt: skip
DID = st.sampled_from(
    ["watched it every day", "ordered soup at 4am", "who searched for 'help' 42 times", "cried",
     "slept for 18 days", "came to the meetup", "", "have been singing, twice"]
)  # fmt: skip
JOINT = st.sampled_from([" ", "\n", ". ", " 🎉 ", " – ", ": ", ", and ", "\n• ", "\u00a0", "\r\n"])
DRAFTS = st.lists(st.tuples(WHO, DID, JOINT), min_size=1, max_size=4).map(
    lambda parts: "".join(f"{who} {did}{joint}" for who, did, joint in parts)
)


@settings(deadline=None, max_examples=25)
@given(st.one_of(DRAFTS, st.text(max_size=60)))
def test_a_claim_lies_on_the_very_words_of_the_draft(draft: str) -> None:
    doc = language()(draft)
    text = doc.text
    # The pipeline may write one blank or quotation mark for another, never move a word.
    assert len(text) == len(draft)
    assert [c for c in text if c.isalnum()] == [c for c in draft if c.isalnum()]
    for claim in extract(doc).claims:
        assert claim.text == claim.span.cut(text) != ""
        assert claim.cohort.text == claim.cohort.span.cut(text) != ""
        assert claim.span.contains(claim.cohort.span)
        if claim.behaviour is not None:
            assert claim.behaviour.text == claim.behaviour.span.cut(text) != ""
        for detail in claim.narrowing:
            assert detail.text == detail.span.cut(text) != ""
        for size in (claim.cohort.size, claim.cohort.plausible, claim.cohort.complement):
            assert size is None or size.most is None or 0 <= size.least <= size.most
        assert claim.cohort.unit in Unit
