"""The user's own words in understanding: nouns for their users, and names that are none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.claims.extract import Lexicons
from linter.claims.model import Claim, Understanding
from linter.claims.tree import tokens_in
from linter.settings import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BELONGS = re.compile(
    r"\b(?:of|at|from|with|by|for|in|on|to|near|an?)\s+(?:the\s+|our\s+)?$|['’]s\s+$", re.IGNORECASE
)
"""Before a name that only says whose somebody is: "someone at Acme", "a fan of Ed Sheeran"."""


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


def spared(understanding: Understanding, doc: Doc, own: Lexicon) -> Understanding:
    """The same without claims about the user's brand or about public figures that may be named.

    doc: the text that was understood.
    """
    names = (*own.brands, *own.public_figures)
    if not names:
        return understanding
    pattern = _pattern(names)
    kept = tuple(claim for claim in understanding.claims if not _about(claim, doc, pattern))
    return replace(understanding, claims=kept)


def _about(claim: Claim, doc: Doc, names: re.Pattern[str]) -> bool:
    """Whether the one person of a claim has such a name, and is not just a member or a fan."""
    span = claim.cohort.span
    return claim.cohort.single and any(
        _is_theirs(doc, span, Span(*found.span()))
        for found in names.finditer(doc.text, span.start, span.end)
    )


def _is_theirs(doc: Doc, person: Span, name: Span) -> bool:
    before = doc.text[person.start : name.start]
    if _BELONGS.search(before):
        return False
    if before.rstrip().endswith(",") and any(
        token.pos_ == "PROPN" for token in tokens_in(doc, Span(person.start, name.start))
    ):
        return False  # "Jo Miller, Acme" is Jo.
    last = tokens_in(doc, name)[-1]
    if last.i + 1 == len(doc):
        return True
    behind = last.nbor()
    # "An Acme member", "Acme's oldest rider": the name says whose they are.
    return behind.pos_ != "NOUN" and behind.lower_ not in ("'s", "’s")


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({name.lstrip("@") for name in names}, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<!\w)@?(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE
    )
