"""Ages: "18-34 year olds", "twenty-somethings", "older than 55". They say how old, not how many."""

from __future__ import annotations

from collections.abc import Sequence

from linter.claims.quantities.joints import joined
from linter.language.atoms import Atom
from linter.language.number_words import Number, past_hyphen, word_at

_UNITS = frozenset("year years yr yrs month months week weeks day days".split())
_OLD = frozenset({"old", "olds"})
_OLDER = frozenset({("older", "than"), ("younger", "than"), ("age", "of"), ("ages", "of")})


def past_age(atoms: Sequence[Atom], first: Number) -> int:
    """The atom behind an age or a range of ages that begins with a number, or 0."""
    second = joined(atoms, first, {"to", "and", "or"})
    for number in (first, second):
        if number is not None and _is_age(atoms, number):
            return number.end
    before = (word_at(atoms, first.start - 2), word_at(atoms, first.start - 1))
    if before in _OLDER:
        return first.end if second is None else second.end
    return 0


def _is_age(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether "year olds" or "somethings" stands behind, hyphened or not."""
    unit = past_hyphen(atoms, number.end)
    if word_at(atoms, unit) in ("somethings", "something's"):
        return True
    return word_at(atoms, unit) in _UNITS and word_at(atoms, past_hyphen(atoms, unit + 1)) in _OLD
