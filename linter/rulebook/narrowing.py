"""Details that say precisely where, when or who, apart from those that only sound so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.claims.model import Claim, Detail
from linter.text import Span

DETAIL_KINDS = (
    "place",
    "date",
    "time",
    "count",
    "title",
    "demographic",
    "device",
    "verbatim",
)
"""The kinds of narrowing detail of policy.md 4c, as linter.claims.model.Detail names them."""

_VAGUE_DATE = re.compile(
    r"(?:(?:this|last|past|in|since|of|over|the|all|next|every|each) )*"
    r"(?:week|weekend|month|quarter|term|semester|season|year|summer|winter|spring"
    r"|autumn|today|now|evening)s?",
    re.IGNORECASE,
)


_TELLING = frozenset({"place", "date", "time", "title", "demographic", "device"})
"""Kinds whose words say where, when, with what or who."""


def sharp_kinds(claim: Claim) -> tuple[str, ...]:
    """The kinds of detail that are precise: a named place, a date other than this week."""
    return tuple(dict.fromkeys(detail.kind for detail in _sharp(claim)))


def telling_words(claim: Claim) -> tuple[str, ...]:
    """The words of the precise details that say where, when or who; of all where none is."""
    sharp = tuple(detail.text for detail in _sharp(claim) if detail.kind in _TELLING)
    return sharp or tuple(d.text for d in claim.narrowing if d.kind in _TELLING)


def _sharp(claim: Claim) -> list[Detail]:
    inside = [d.span for d in claim.narrowing if d.kind in ("title", "verbatim")]
    return [detail for detail in claim.narrowing if _is_sharp(detail, claim, inside)]


def _is_sharp(detail: Detail, claim: Claim, titles: Sequence[Span]) -> bool:
    if detail.kind in ("place", "date", "time") and any(t.contains(detail.span) for t in titles):
        return False
    if detail.kind == "place":
        # A place without a name ("in the gift shop") narrows nothing down for a stranger.
        return detail.heard or any(letter.isupper() or letter.isdigit() for letter in detail.text)
    if detail.kind == "date":
        return _VAGUE_DATE.fullmatch(detail.text.strip()) is None
    if detail.kind == "demographic":
        return not claim.cohort.span.contains(detail.span) or " " in detail.text
    return True
