"""Every one of a stated number, as the reader marks them: in words for all, and for the whole."""

from linter.claims.model import Interval, Kind
from linter.reader.model import Sort

from .impressions import heeded, impression


def test_every_one_of_a_whole_did_what_the_parse_lost() -> None:
    text = "Every one of our 60 customers in Ayr drank oat milk last year."
    seen = {"Every one": (Sort.PEOPLE, 0.6), "our 60 customers in Ayr": (Sort.BASE, 0.95)}
    (claim,) = heeded(text, impression(text, seen, block=0.9))
    assert claim.cohort.size == Interval(60, 60)
    assert claim.behaviour is not None
    assert claim.behaviour.text == "drank oat milk last year."
    assert claim.behaviour.kind is Kind.PRIVATE
