"""One person in every guise but a number.

"The person who", "someone in Ohio just", "Dear rider who", "our most-played user", "Geoff P. of
Swindon", "@sam_k", "Customer 4471".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.claims.described import find_described
from linter.claims.greeting import is_greeted
from linter.claims.identifiers import find_identified
from linter.claims.individual import Individual, Setting
from linter.claims.names import find_called, find_named
from linter.claims.somebody import find_lone_pronoun, find_somebody
from linter.claims.tree import low, text_of
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Individual", "find_individuals", "is_greeted"]


def find_individuals(
    doc: Doc, people: Lexicon, behaviours: Lexicon, social: bool = True
) -> Iterator[Individual]:
    """Every single person of a text who is described by something they did, each one once.

    social: the text is short copy; in longer prose a stranger is nearly always an example, and
    only what a log alone would know is reported.
    """
    setting = Setting(doc, people, behaviours, social)
    seen: set[str] = set()
    names: set[str] = set()
    last = -1
    for token in doc:
        if token.i <= last:
            continue
        found = (
            find_somebody(setting, token)
            or find_identified(setting, token)
            or find_named(setting, token)
            or find_described(setting, token)
        )
        if found is None or _is_counted_on(doc, found.last):
            continue
        last = found.last
        key = found.span.cut(text_of(doc)).lower()
        if (found.named or any(letter.isdigit() for letter in key)) and key in seen:
            continue
        if found.sense == "name" and (low(found.head) in names or (found.deed is None and seen)):
            # "Get in, Doreen" calls the swiper by her name whom the post told of before.
            continue
        seen.add(key)
        names.add(low(found.head))
        yield found
    if not seen:
        unnamed = find_lone_pronoun(setting) or find_called(setting)
        if unnamed is not None:
            yield unnamed


def _is_counted_on(doc: Doc, last: int) -> bool:
    """Whether "other" is no person but stands before a number of them: the other four."""
    return low(doc[last]) == "other" and last + 1 < len(doc) and bool(doc[last + 1].like_num)
