"""Parties of two or three that are whoever reads: "a weekend for the two of you"."""

from __future__ import annotations

import re

from linter.claims.model import Interval
from linter.text import Span

_PARTY = re.compile(r"(?:the\s+)?\S+\s+of\s+(?:you|ya|u)\b", re.IGNORECASE)
_OFFERED = re.compile(r"[^\W\d_]\s+(?:for|between)\s+(?:just\s+)?(?:the\s+)?$", re.IGNORECASE)
"""What is offered: "lunch for the two of you"; "For the two of you" alone calls at two."""
_ASKED = re.compile(
    r"\b(?:do|did|have|had|are|were|will|would|could|should|can)\s+(?:the\s+)?$", re.IGNORECASE
)
_THE = re.compile(r"\bthe\s*$", re.IGNORECASE)
_TOLD = re.compile(r"\s*,?\s*(?:who|that|which|whose)\b", re.IGNORECASE)
_MOST = 4
"""The largest party that "the four of you" is likelier to be than four among all readers. Ours."""


def is_party(text: str, sentence: Span, cohort: Span, size: Interval | None) -> bool:
    """Whether a count of readers is a party that something is offered to, or that is asked.

    Not where more is told of them: "the two of you who ordered".
    """
    words = _PARTY.match(text, cohort.start, cohort.end)
    if words is None or size is None or size.most is None or size.most > _MOST:
        return False
    before = text[sentence.start : cohort.start]
    definite = words.group().lower().startswith("the") or _THE.search(before) is not None
    if not definite or _TOLD.match(text, words.end()):
        return False
    if _OFFERED.search(before):
        return True
    asks = text[sentence.start : sentence.end].rstrip().endswith("?")
    return asks and _ASKED.search(before) is not None
