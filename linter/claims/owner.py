"""Notices to the owner of an account: "Your card was used in Porto. If it wasn't you, call us"."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\b(?:if|in case)\s+(?:it|this|that)\s+(?:(?:wasn|isn)['’]?t|was\s+not)\s+you\b"
    r"|\bwas\s+(?:it|this|that)\s+you\?|(?<![\w’'])not\s+you\?"
    r"|\b(?:don|didn)['’]?t\s+recogni[sz]e\s+(?:it|this|that)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\byour\s+(?:[^\W\d_]+\s+){0,3}?(?:accounts?|cards?|password|passcode|pin|login|profile|vault|"
    r"wallet|details|e-?mail(?:\s+address)?|phone\s+number|device|membership)\b",
    re.IGNORECASE,
)


def tells_owner(text: str) -> bool:
    """Whether a post tells whoever reads it what was done with their own account or card.

    It goes to them alone, and asks whether they did it.
    """
    return _ASKED.search(text) is not None and _OWNED.search(text) is not None
