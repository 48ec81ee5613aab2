"""The cheap test that lets text pass without being parsed.

A post can only give a finding when it holds at least one trigger: a number, somebody to speak of,
or a word that a rule or a wording needs. The screen may admit too much, never too little; a
property test compares results with and without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_ALWAYS = re.compile(r"[^\w\s.,:;()/'’\"“”|*-]|\d|(?<![.!?:|\n\"“])[ \t][A-Z]")
"""What admits a text whatever its words: a digit, a sign that is no plain punctuation (%, @, ?, an
emoji, a brace of a template), or a capital inside a sentence, which may begin a name."""

STEM = 4
"""Letters of a trigger that are compared: inflections of a word share them nearly always, and
more words that share them only cost a parse."""


class Screen:
    """A test for one set of triggers.

    Args:
        triggers: words, in lower case; None admits everything.
    """

    def __init__(self, triggers: Iterable[str] | None) -> None:
        self._open = triggers is None
        self._stems = {
            word[:STEM] for trigger in triggers or () for word in _WORD.findall(trigger.casefold())
        }

    def admits(self, text: str) -> bool:
        """Whether the text must be parsed."""
        if self._open or _ALWAYS.search(text):
            return True
        return any(word[:STEM] in self._stems for word in _WORD.findall(text.casefold()))
