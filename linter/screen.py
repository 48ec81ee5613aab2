"""The cheap test that lets text pass without being parsed.

A post can only give a finding when it holds at least one trigger: every rule names, or the
loader derives, the words without which it cannot fire. The screen may admit too much, never too
little; a property test compares results with and without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'"})


class Screen:
    """One compiled alternation over every trigger.

    Args:
        triggers: words or starts of words, in lower case with straight apostrophes; a trigger
            matches where a word begins with it. None admits everything: some rule cannot say
            what it needs.
    """

    def __init__(self, triggers: Iterable[str] | None) -> None:
        self._pattern: re.Pattern[str] | None = None
        if triggers is not None:
            # Longest first is of no use here: any hit admits, so shorter starts subsume longer.
            ordered = sorted({trigger.translate(_APOSTROPHES).casefold() for trigger in triggers})
            kept: list[str] = []
            for trigger in ordered:
                if not kept or not trigger.startswith(kept[-1]):
                    kept.append(trigger)
            self._pattern = re.compile("|".join(re.escape(trigger) for trigger in kept))

    def admits(self, text: str) -> bool:
        """Whether the text must be parsed."""
        if self._pattern is None:
            return True
        return self._pattern.search(text.casefold().translate(_APOSTROPHES)) is not None
