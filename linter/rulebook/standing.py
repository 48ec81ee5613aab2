"""Which thresholds apply to one claim under a policy, and why, in words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.claims.model import Claim
from linter.language.number_words import UNITS
from linter.lexicons import shipped
from linter.rulebook.names import DETAIL_NAMES, listed, topics_in_words
from linter.rulebook.policy import Policy

CHILDREN = "children"
"""The topic that speaks of children; it is sensitive, but those counted may be their parents."""

_YEARS = tuple(word for word, years in UNITS.items() if 3 <= years < 18)
_UNDER_AGE = re.compile(
    r"\b(?:under[- ](?:1[0-8]s?|[5-9]s)|(?:1[0-7]|[3-9])[- ]year[- ]olds?"
    rf"|(?:{'|'.join(_YEARS)})[- ]year[- ]olds?"
    r"|year (?:[1-9]|1[0-3])s?|key stage)\b",
    re.IGNORECASE,
)

SLICE = 3
"""Narrowing details from which a group is a narrow slice (policy.md 4c): few such points single
out most people even in large data sets (M8)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The thresholds for one claim: below `error_below` an error, and so on; and the reasons.

    tier: the name of the tier that decides (`general`, `sensitive`, `slice_of_three` …).
    because: why below `error_below` is an error. warned_because: why below `warn_below`, and not
    below `error_below`, is a warning.
    """

    tier: str
    error_below: float
    warn_below: float
    note_below: float
    because: str
    warned_because: str


def standing(claim: Claim, policy: Policy, teased: bool = False) -> Standing:
    """Hold a claim against the tiers of a policy; the strictest that applies decides.

    Args:
        claim: what is said of users.
        policy: the policy in force.
        teased: whether the wording mocks, judges, pities or watches the people of the claim.
    """
    tiers = ["general", *_tiers(claim, teased)]
    error_below = max(policy.number(f"{tier}.error_below") for tier in tiers)
    warn_below = max(policy.number(f"{tier}.warn_below") for tier in tiers)
    note_below = max(policy.number(f"{tier}.note_below") for tier in tiers)
    decisive = _decisive(policy, tiers, "error_below", error_below)
    because = warned_because = _because(policy, decisive, claim, "error_below", error_below)
    if warn_below > error_below:  # Else no number is only warned of.
        warning = _decisive(policy, tiers, "warn_below", warn_below)
        warned_because = _because(policy, warning, claim, "warn_below", warn_below)
    return Standing(decisive[0], error_below, warn_below, note_below, because, warned_because)


def _decisive(policy: Policy, tiers: Sequence[str], part: str, number: float) -> list[str]:
    """The tiers that ask for the number; the general one alone where it does."""
    if policy.number(f"general.{part}") == number:
        return ["general"]
    return [tier for tier in tiers if policy.number(f"{tier}.{part}") == number]


def _because(policy: Policy, decisive: list[str], claim: Claim, part: str, number: float) -> str:
    own = " with your own number" if f"{decisive[0]}.{part}" in policy.changed else ""
    who = f"the {policy.name} policy{own}"
    asks = f"{who} {_asks(number, warns=part == 'warn_below')}"
    return asks if decisive == ["general"] else f"{_where(decisive, claim)}, {asks}"


def counts_minors(claim: Claim) -> bool:
    """Whether the people counted are under 18 themselves."""
    return shipped("minors").has("person", claim.cohort.noun) or bool(
        _UNDER_AGE.search(claim.cohort.text)
    )


def _tiers(claim: Claim, teased: bool) -> Iterable[str]:
    names = {topic.name for topic in claim.topics}
    if names:
        yield "sensitive"
    if counts_minors(claim):
        yield "minors"
        if names - {CHILDREN}:
            yield "sensitive_minors"
    if claim.dimensions > SLICE:
        yield "slice_of_four"
    elif claim.dimensions == SLICE:
        yield "slice_of_three"
    if teased:
        yield "teased"


def _asks(number: float, warns: bool) -> str:
    """What a threshold asks of a post."""
    if math.isinf(number):
        return "warns of any number" if warns else "allows no number at all"
    return f"warns below {number:,.0f}" if warns else f"asks for {number:,.0f} or more"


def _where(tiers: list[str], claim: Claim) -> str:
    """To what a tier applies, said in front of what it asks."""
    topics = topics_in_words(topic.name for topic in claim.topics)
    guessed = bool(claim.topics) and all(topic.guessed for topic in claim.topics)
    sensitive = f"{'what may be ' if guessed else ''}a sensitive topic ({topics})"
    kinds = listed(
        dict.fromkeys(DETAIL_NAMES.get(detail.kind, detail.kind) for detail in claim.narrowing)
    )
    slices = f"with details that narrow them down ({kinds})"
    words = {
        "sensitive": f"on {sensitive}",
        "minors": "of children",
        "sensitive_minors": f"of children and {sensitive}",
        "slice_of_three": slices,
        "slice_of_four": slices,
        "teased": "in this tone",
    }
    order = ("sensitive_minors", "sensitive", "minors", "slice_of_four", "slice_of_three", "teased")
    return words[next(tier for tier in order if tier in tiers)]
