"""Whether longer prose can hold a claim at all: asked of the bare words, before anything is parsed.

An article is parsed only where this says yes, but for what is read as a post (heard/passages.py),
and the extractor asks the same of every article, so that what is not parsed cannot change a result.
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.lexicons import Lexicon

REACH = 9
"""Words between a number and the people it counts: the reach of a mention (noun_phrase.py), and one
for the hedge between them."""

_TOKEN = re.compile(
    r"(?P<stop>[.!?](?=\s)|\n)|(?P<number>\d[\d,.]*(?:k|m|mn|bn)?(?![^\W\d_]))|(?P<sign>[%{\[<])|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
)
_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands million millions billion billions lakh lakhs "
    "crore crores dozen dozens couple handful few several half third thirds quarter quarters "
    "fifth fifths majority none nobody score scores pair trio duo percent every".split()
)
_BEHIND_OF = frozenset({"you", "us", "them", "those", "whom", "these", "ye", "u", "y'all"})
_WHO = frozenset({"who", "who've", "who'd", "who's", "whose", "whoever"})
_ONE = frozenset({"one", "1", "single", "a"})
_SHORTEST_TAIL = 5
# Nouns for people that are far oftener something else in the singular.
_COMMON = frozenset(
    {"one", "other", "single", "match", "house", "home", "profile", "lot", "being", "player", "kit"}
)
_UNCOUNTED = frozenset({"staff", "group", "event", "job"})
_OWN = re.compile(
    r"\bdear\s+\w+|\b(?:our|this year['’]s)\s+"
    r"(?:#\s?1|no\.?\s?1|number[- ]one|\w+est|most|top|record|first|best|worst)\b|#\s?1\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z0-9_]{2,}\s+(?:has|have|just|is|\w+ed)\b")
_SINGLED = re.compile(
    r"\b(?:an?|one|our|the|this|that|another)\s+(?:(?!of\b)(?:[^\W\d]|[’'-])+\s+){0,2}?"
    r"(?P<noun>[^\W\d_]{3,})(?=[\s,.!?:;]+(?:who|in|on|from|at|of|with|has|had|is|was|\w+ed)\b)",
    re.IGNORECASE,
)

"""A noun behind which something is told of whom it names. A patient told by age ("a 55-year-old
woman with…") is a textbook's case far oftener than a user."""


@lru_cache(maxsize=8)
def _forms(people: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns for people whom a number in an article may count: those for many, those for one."""
    many, single = set(), set()
    for sense, words in people.senses.items():
        if sense in _UNCOUNTED:
            continue
        for entry in words:
            word = entry.rpartition("-")[2]
            if word != entry and len(word) < _SHORTEST_TAIL:
                continue
            single.add(word)
            many |= {word + "s", word + "es"}
            if word.endswith("y"):
                many.add(word[:-1] + "ies")
            if word.endswith("man"):
                many.add(word[:-3] + "men")
    many |= {"people", "folk", "folks", "men", "women", "children"}
    return frozenset(many), frozenset(single - _COMMON)


def claim_possible(text: str, people: Lexicon) -> bool:
    """Whether a stretch of an article may say how many people did something, or single one out."""
    if _OWN.search(text) or _HANDLE.search(text):
        return True
    many, single = _forms(people)
    left = 0
    alone = False
    previous = ""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "stop":
            left = 0 if match.group() == "\n" else min(left, 1)
            continue
        if kind in ("number", "sign"):
            left = REACH
            alone = match.group() == "1"
            previous = ""
            continue
        word = match.group().lower().replace("’", "'")
        if left:
            left -= 1
            if word in many or (alone and word in single):
                return True
            if word in _WHO or (previous == "of" and word in _BEHIND_OF):
                return True
        if word in _NUMBERS:
            left = REACH
            alone = word in _ONE
        previous = word
    return False


def one_possible(text: str, people: Lexicon) -> bool:
    """Whether a stretch of an article speaks of one person by a noun: "a gentleman on Ward 7"."""
    _, single = _forms(people)
    return any(match["noun"].lower() in single for match in _SINGLED.finditer(text))
