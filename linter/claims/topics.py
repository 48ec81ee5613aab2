"""Sensitive topics (policy.md 4b) that a stretch of text states or implies."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.claims.model import Topic
from linter.lexicons import Lexicon
from linter.text import Span


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> list[tuple[str, bool, re.Pattern[str]]]:
    compiled = []
    for sense, words in lexicon.senses.items():
        name, _, implied = sense.rpartition("-")
        stated = implied != "implied"
        forms = sorted((re.escape(word).replace(r"\-", r"[-\s‑]?").replace("'", "['’]") for word in words), key=len, reverse=True)
        if forms:
            pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?:s|es)?(?![\w])", re.IGNORECASE)
            compiled.append((sense if stated else name, stated, pattern))
    return compiled


def find_topics(text: str, within: Span, lexicon: Lexicon) -> tuple[Topic, ...]:
    """Topics named or implied in a run of text: one entry a topic, its first stated word before
    any that only implies it."""
    found: dict[str, Topic] = {}
    for name, stated, pattern in _patterns(lexicon):
        match = pattern.search(text, within.start, within.end)
        if match is None:
            continue
        known = found.get(name)
        if known is None or (stated and not known.stated):
            found[name] = Topic(name, Span(match.start(), match.end()), stated)
    return tuple(sorted(found.values(), key=lambda topic: (topic.span, topic.name)))
