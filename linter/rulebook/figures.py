"""What a claim's numbers come to: bounds, the number as readers take it, words for messages."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from linter.claims.model import Claim, Unit
from linter.rulebook.situation import Fact

_LOOSE = frozenset(
    {"one", "a", "an", "few", "several", "some", "handful", "couple", "someone", "many"}
)
_COUNTED = frozenset({"dozen", "score", "hundred", "thousand", "million"})
FEW = 50
"""The largest base whose shares official tables give to the nearest 5% (ofs-rounding)."""
_PRECISION = re.compile(r"\d+(?:[.,](\d+))?\s*(?:%|per\s?cent\b|percent\b|pc\b)")


def who(claim: Claim) -> Fact | None:
    """The words that name the group, without a bracket that they open and don't close."""
    text = claim.cohort.text
    opened = text.rfind("(")
    return text[:opened].rstrip() if opened > text.rfind(")") and opened > 0 else text


def least(claim: Claim) -> Fact | None:
    """The fewest people it can be."""
    return claim.cohort.size.least if claim.cohort.size else None


def most(claim: Claim) -> Fact | None:
    """The most people it can be; infinite where nothing bounds it."""
    size = claim.cohort.size
    if size is None:
        return None
    return math.inf if size.most is None else size.most


def stated(claim: Claim) -> Fact | None:
    """The number as a reader takes it: the upper end, or the lower of an open interval."""
    size = claim.cohort.size
    if size is None or claim.cohort.unfilled:
        return None
    return size.least if size.most is None else size.most


def size_words(claim: Claim) -> Fact | None:
    """How many, in words; None for an unfilled template."""
    size = claim.cohort.size
    if size is None or claim.cohort.unfilled:
        return None
    noun = {Unit.ACCOUNTS: "account", Unit.HOUSEHOLDS: "household", Unit.EVENTS: "event"}.get(
        claim.cohort.unit
    )
    if size.least == size.most == 1:
        return f"1 {noun}" if noun else "1 person"
    many = f"up to {size.most:,}" if size.least == 0 and size.most else str(size)
    return f"{many} {noun}s" if noun else f"{many} people"


def loose(claim: Claim) -> Fact | None:
    """Whether a loose word (several, a few, one) stands for the number."""
    words = claim.cohort.text.casefold().split()
    if _COUNTED.intersection(words):
        return False
    return not any(letter.isdigit() for letter in claim.cohort.text) and any(
        word in _LOOSE for word in words[:2]
    )


def rest_words(claim: Claim) -> Fact | None:
    """Those left over, in words."""
    rest = claim.cohort.complement
    if rest is None:
        return None
    if rest.least == 0 and rest.most:
        return f"up to {rest.most:,} {'person' if rest.most == 1 else 'people'}"
    return "1 person" if rest.least == rest.most == 1 else f"{rest} people"


def complement(most: bool) -> Callable[[Claim], Fact | None]:
    """The most, or the fewest, of those left over."""

    def get(claim: Claim) -> Fact | None:
        rest = claim.cohort.complement
        if rest is None:
            return None
        if most:
            return math.inf if rest.most is None else rest.most
        return rest.least

    return get


def decimals(claim: Claim) -> Fact | None:
    """The decimals printed in its percentage."""
    found = _percentage(claim)
    return len(found.group(1) or "") if found else None


def printed_share(claim: Claim) -> Fact | None:
    """Its percentage as it is printed: 62.37%."""
    found = _percentage(claim)
    return found.group() if found else None


def rounded_share(claim: Claim) -> Fact | None:
    """Its share to the nearest 5% of up to 50 people, else in whole percents: 62%."""
    if claim.cohort.share is None:
        return None
    step = 5 if claim.cohort.base is not None and claim.cohort.base <= FEW else 1
    return f"{round(claim.cohort.share * 100 / step) * step}%"


def _percentage(claim: Claim) -> re.Match[str] | None:
    return _PRECISION.search(claim.cohort.text) or _PRECISION.search(claim.text)


def detail(kind: str) -> Callable[[Claim], Fact | None]:
    """The words of the first narrowing detail of a kind."""
    return lambda claim: next((d.text for d in claim.narrowing if d.kind == kind), None)
