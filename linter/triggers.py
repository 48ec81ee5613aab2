"""What the screen looks for: the words without which nothing can be found under some settings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from linter.language.number_words import SCALES, TENS, UNITS
from linter.lexicons import shipped
from linter.resources import lexicons_folder
from linter.settings import Settings

if TYPE_CHECKING:
    from linter.rulebook import Rulebook

_WHOLE = frozenset({"people", "names", "minors", "topics", "attributes", "tone-structure"})
"""Lexicons whose entries are single words, each of which may set something off."""

_SOMEBODY = frozenset(
    "we us our i my me you your ya u yous youse ye y'all they them their those these who whoever "
    "someone somebody anyone anybody everyone everybody nobody none all both half most many few "
    "some several couple pair dozen handful score first last one he she his her him".split()
)
"""Pronouns and indefinite words: without one of them, a number, a name or a noun for people, a
text speaks of nobody."""


def triggers(rulebook: Rulebook, settings: Settings) -> frozenset[str]:
    """Words one of which a post must hold to be parsed."""
    lexicon = settings.lexicon
    own = {word.casefold() for word in (*lexicon.people, *lexicon.brands)}
    return _shipped() | rulebook.literals() | own


@cache
def _shipped() -> frozenset[str]:
    words = set(_SOMEBODY) | set(UNITS) | set(TENS) | set(SCALES)
    for path in sorted(lexicons_folder().glob("*.yaml")):
        entries = shipped(path.stem).words()
        if path.stem in _WHOLE:
            words.update(entries)
        elif path.stem != "behaviours":
            for entry in entries:
                words |= needed(entry)
    return frozenset(words)


def needed(entry: str) -> set[str]:
    """Words of a wording (`your boss|mum <follow> (to) us`), one of which must stand in the text.

    A wording needs all its words, so the longest, which is the rarest, will do; only where it has
    no plain one, every choice of its alternatives.
    """
    parts = entry.split()
    plain = [part for part in parts if part.isalpha()]
    if plain:
        return {max(plain, key=len)}
    return set(re.findall(r"[^\W\d_]+", entry))
