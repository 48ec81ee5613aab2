"""The user's own words in understanding: nouns for their users, and names that are none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from linter.claims.extract import Lexicons
from linter.claims.model import Claim, Understanding
from linter.settings import Lexicon


def extended(own: Lexicon) -> Lexicons:
    """The shipped word lists with the user's nouns for people."""
    lexicons = Lexicons.shipped()
    if not own.people:
        return lexicons
    forms = frozenset(form for word in own.people for form in _forms(word))
    return replace(lexicons, people=lexicons.people.extended({"user": forms}))


def _forms(word: str) -> set[str]:
    """The word and what it may be one of: the lemmatizer does not know a brand's own nouns."""
    low = "-".join(word.casefold().split())
    forms = {low}
    if low.endswith("ies"):
        forms |= {low[:-1], low[:-3] + "y"}
    elif low.endswith("s") and not low.endswith("ss"):
        forms.add(low[:-1])
        if low.endswith("es"):
            forms.add(low[:-2])
    else:
        forms.add(low + "s")
    return forms


def spared(understanding: Understanding, own: Lexicon) -> Understanding:
    """The same without claims about the user's brand or about public figures that may be named."""
    names = (*own.brands, *own.public_figures)
    if not names:
        return understanding
    pattern = _pattern(names)
    kept = tuple(claim for claim in understanding.claims if not _about(claim, pattern))
    return replace(understanding, claims=kept)


def _about(claim: Claim, names: re.Pattern[str]) -> bool:
    # "53 Acme riders" is about riders: only a cohort of one that is the name itself is spared.
    return claim.cohort.single and names.search(claim.cohort.text) is not None


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({name.lstrip("@") for name in names}, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<!\w)@?(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE
    )
