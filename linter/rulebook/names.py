"""What details and topics are called in messages, marks and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

DETAIL_NAMES = {
    "place": "place",
    "date": "date",
    "time": "time of day",
    "count": "exact count or streak",
    "title": "title",
    "demographic": "who they are",
    "device": "device",
    "verbatim": "their own words",
}
"""The kinds of narrowing detail, as linter.claims.model.Detail names them, in words."""

TOPIC_NAMES = {
    "alcohol": "alcohol",
    "body": "the body",
    "children": "children",
    "crime": "crime",
    "drugs": "drugs",
    "gambling": "gambling",
    "gender-identity": "gender identity",
    "genetic": "genes",
    "grief": "grief",
    "health": "health",
    "money-hardship": "money trouble",
    "orientation": "sexual orientation",
    "politics": "politics",
    "pregnancy": "pregnancy",
    "race": "race or origin",
    "relationship": "relationships",
    "religion": "religion",
    "sex": "sex",
    "union": "trade unions",
}
"""The sensitive topics, those of the word list, in words that fit behind "is about"."""


_SLOTS = {
    "cohort.text": "the people",
    "cohort.share.rounded": "the rounded share",
    "standing.error_below": "the number asked for",
    "frequency": "how often",
    "window": "the stretch of time",
} | {f"narrowing.{kind}": name for kind, name in DETAIL_NAMES.items()}
_SLOT = re.compile(r"\{([a-z_.]+)(?::[,%])?\}")


def unfilled(template: str) -> str:
    """Advice with no draft to fill it from: each slot says in brackets what would stand there."""
    return _SLOT.sub(
        lambda slot: f"[{_SLOTS.get(slot[1], slot[1].split('.')[-1].replace('_', ' '))}]", template
    )


def topics_in_words(names: Iterable[str]) -> str:
    """Topics, each once: `health, the body and grief`."""
    return listed(dict.fromkeys(TOPIC_NAMES.get(name, name.replace("-", " ")) for name in names))


def quoted(words: Iterable[str]) -> str:
    """Runs of a draft's words, each once, in quotation marks: `“in Leeds” and “on Monday”`."""
    return listed(dict.fromkeys(f"“{' '.join(run.split())}”" for run in words))


def listed(parts: Iterable[str]) -> str:
    """Parts as a sentence lists them; empty where there are none."""
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} and {last}" if most else last
