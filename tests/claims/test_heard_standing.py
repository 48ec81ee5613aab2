"""What grammar is sure of against a reader that is alarmed."""

from linter.claims.model import Kind
from linter.reader.model import Sort

from .impressions import heeded, impression


def test_a_deed_that_was_only_hoped_for_is_nobodys_however_alarmed_the_reader() -> None:
    text = "We hoped that thirty of you might try the grief course."
    seen = {"thirty of you": (Sort.PEOPLE, 0.9)}
    assert heeded(text, impression(text, seen, block=0.95, clean=0.0)) == []


def test_those_who_came_to_see_us_stay_before_others_however_alarmed_the_reader() -> None:
    text = "Our 38 guests from Antrim came over to cheer us on Saturday."
    few = {"small-cohort": 0.95}
    unsure = {"private": 0.56, "public": 0.4, "none": 0.04}
    seen = {"38 guests": (Sort.PEOPLE, 0.9)}
    read = impression(text, seen, kinds=unsure, families=few, block=0.95, clean=0.0)
    (claim,) = heeded(text, read)
    assert claim.behaviour is not None
    assert claim.behaviour.kind is Kind.PUBLIC
