"""Ages: "18-34 year olds", "older than 55", "men over 35". They say how old, not how many."""

from __future__ import annotations

from collections.abc import Sequence

from linter.claims.quantities.joints import joined
from linter.language.atoms import Atom
from linter.language.number_words import Number, past_hyphen, word_at

_UNITS = frozenset("year years yr yrs month months week weeks day days".split())
_OLD = frozenset({"old", "olds"})
_OLDER = frozenset({("older", "than"), ("younger", "than"), ("age", "of"), ("ages", "of")})
_BEYOND = frozenset("over under above below past".split())
_FOLK = frozenset("men women people adults folk children".split())
_WHOEVER = frozenset("anyone everyone anybody everybody someone somebody".split())
_YOUNGEST, _OLDEST = 12, 100
_CLOSED = frozenset(
    "who that and or in with to at on from for can should is are was were have has had do don't "
    "may must get , . : ; ! ? ) ( - – — |".split()
) | {""}
"""Words and signs behind an age, where a count would have what it counts: "men over 35 who"."""


def past_age(atoms: Sequence[Atom], first: Number) -> int:
    """The atom behind an age or a range of ages that begins with a number, or 0."""
    second = joined(atoms, first, {"to", "and", "or"})
    for number in (first, second):
        if number is not None and _is_age(atoms, number):
            return number.end
    before = (word_at(atoms, first.start - 2), word_at(atoms, first.start - 1))
    if before in _OLDER or _is_beyond(atoms, second or first, before):
        return first.end if second is None else second.end
    return 0


def _is_age(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether "year olds" or "somethings" stands behind, hyphened or not."""
    unit = past_hyphen(atoms, number.end)
    if word_at(atoms, unit) in ("somethings", "something's"):
        return True
    return word_at(atoms, unit) in _UNITS and word_at(atoms, past_hyphen(atoms, unit + 1)) in _OLD


def _is_beyond(atoms: Sequence[Atom], number: Number, before: tuple[str, str]) -> bool:
    """Whether a number tells the age of the people before it: men over 35, drivers over seventy."""
    if before[1] not in _BEYOND or not _YOUNGEST <= number.value <= _OLDEST:
        return False
    behind = word_at(atoms, number.end)
    closed = behind in _CLOSED or behind.endswith("ed")
    people = before[0] in _FOLK or before[0].endswith("s")
    return before[0] in _WHOEVER or (people and closed)
