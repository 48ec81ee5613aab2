"""A cohort and its deed written down as a claim, with the details and topics around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.deeds import Deed
from linter.claims.details import fiction, find_details
from linter.claims.model import Behaviour, Claim, Cohort, Kind
from linter.claims.pictured import is_pictured
from linter.claims.topics import continued, find_topics
from linter.claims.tree import lemma
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_TITLE = 9
"""Words of a title at the most; a longer quotation is speech, whatever its capitals."""
LONGEST_SMALL_WORD = 4
"""Letters of the longest words that titles leave small (with, from, into)."""

# Nouns and adjectives that say of people what they are: a narrowing of the cohort.
_DEMOGRAPHIC = frozenset(
    "woman man guy girl boy lady gent gentleman bloke dad mum mom mother father parent "
    "grandparent granny grandad grandma teen teenager student pensioner senior newlywed bride "
    "groom widow widower bachelor divorcee couple kid child toddler millennial boomer zoomer "
    "elderly female male single married retired pregnant muslim christian jewish hindu sikh "
    "catholic gay lesbian trans disabled blind deaf vegan vegetarian freshman fresher "
    "graduate".split()
)

_ANYBODY = frozenset({"a", "an", "someone", "somebody"})


def record(
    context: Context,
    cohort: Cohort,
    deed: Deed | None,
    kind: Kind,
    addressed: bool,
    head: Token,
    modifiers: Sequence[Token] = (),
) -> None:
    """Adds a claim to what was found, unless its words are a title or say what a film shows.

    head: the word that the cohort is named by; modifiers: the words that say which of them.
    """
    behaviour = None
    span = cohort.span
    if deed is not None:
        behaviour = behaviour_of(deed, kind, context.text)
        span = Span(min(span.start, deed.span.start), max(span.end, deed.span.end))
    quotes = [quote for quote in context.quotes if quote.contains(cohort.span)]
    if any(_is_title(quote.cut(context.text)) for quote in quotes):
        return
    if _is_acted(context, cohort):
        return
    details = find_details(
        context.doc,
        context.within(cohort.span, deed),
        cohort.span,
        _demographic(cohort, head, modifiers, context.lexicons.people),
    )
    topics = find_topics(
        context.text,
        continued(context.doc, context.sentence(head)),
        context.lexicons.topics,
        context.doc,
        fiction(details.narrowing),
    )
    context.found.append(
        Claim(
            span,
            span.cut(context.text),
            cohort,
            behaviour,
            details.frequency,
            details.window,
            details.narrowing,
            topics,
            addressed,
            bool(quotes),
            bool(deed and deed.negated),
        )
    )


def behaviour_of(deed: Deed, kind: Kind, text: str) -> Behaviour:
    """What a deed tells, as claims give it."""
    return Behaviour(deed.span, deed.span.cut(text), lemma(deed.verb), kind)


def _is_acted(context: Context, cohort: Cohort) -> bool:
    """Whether just anybody is in a picture: "Visual: someone at an empty desk".

    "The man who …" and a customer are somebody whom the brand knows.
    """
    if not cohort.single or context.lexicons.people.has("user", cohort.noun):
        return False
    first = cohort.text.split(maxsplit=1)[0].lower()
    return first in _ANYBODY and is_pictured(context.text, cohort.span)


def _is_title(quotation: str) -> bool:
    """Whether a quotation is a title: each longer word of it begins with a capital."""
    words = re.findall(r"[^\W\d_]{3,}", quotation)
    return 0 < len(words) <= LONGEST_TITLE and all(
        word[0].isupper() for word in words if len(word) > LONGEST_SMALL_WORD
    )


def _demographic(
    cohort: Cohort, head: Token, modifiers: Sequence[Token], people: Lexicon
) -> tuple[Token, ...]:
    """The words of the cohort that say what its people are: mums, pensioners, nurses."""
    if cohort.noun and (
        people.has("job", cohort.noun)
        or people.has("minor", cohort.noun)
        or cohort.noun in _DEMOGRAPHIC
    ):
        return (head,)
    return tuple(token for token in modifiers if lemma(token) in _DEMOGRAPHIC)
