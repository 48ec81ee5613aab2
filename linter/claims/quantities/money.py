"""Shares of money: 60% of our profits is nobody's, and needs no base beside it."""

from __future__ import annotations

import re

_OF_MONEY = re.compile(
    r"\s*(?:%|per\s?cent)?\s*(?:of|from)\s+"
    r"(?:(?:our|all|the|its|your|every|each|any|net|gross|annual|monthly|total)\s+){0,3}"
    r"(?:profits?|proceeds|revenues?|income|earnings|takings|turnover|price|cost|fees?|"
    r"subscription|donations?|commission|purchase|budget|salary|wages|rent)\b",
    re.IGNORECASE,
)


def is_of_money(text: str, end: int) -> bool:
    """Whether what stands behind a share, from `end` on, says that it is one of money."""
    return _OF_MONEY.match(text, end) is not None
