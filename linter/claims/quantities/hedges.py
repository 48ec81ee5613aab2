"""Words that move a number: bounds ("over", "up to", "53+") and hedges ("about", "thirty-odd")."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from linter.claims.model import Interval
from linter.language.atoms import Atom, AtomKind
from linter.language.number_words import HYPHENS, touches, word_at

APPROXIMATE = 0.10
"""How far "about N" may be off, as a fraction of N. A house choice: no source gives a figure; a
tenth is what a number rounded to one significant digit can be off by half of the time."""


class Hedge(Enum):
    """How a hedge moves its number."""

    NONE = "none"
    OVER = "over"
    FROM = "from"
    UNDER = "under"
    TO = "to"
    NEAR = "near"
    ABOUT = "about"
    ODD = "odd"
    ONLY = "only"

    @property
    def moves(self) -> bool:
        """Whether the number means something else with it than without."""
        return self not in (Hedge.NONE, Hedge.ONLY)


_PHRASES = {
    Hedge.OVER: (
        "over|more than|greater than|well over|just over|in excess of|upwards of|upward of|north of"
        "|above|beyond|>|exceeding|topping|surpassing|a little over|slightly over|way over"
        "|way more than|a bit over|a shade over|well above|just above"
    ),
    Hedge.FROM: (
        "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum|≥"
        "|> =|min|min ."
    ),
    Hedge.UNDER: (
        "fewer than|less than|under|below|<|well under|well below|not even|far fewer than"
        "|far less than"
    ),
    Hedge.TO: (
        "up to|at most|no more than|not more than|a maximum of|maximum|max|max .|as many as|≤|< ="
    ),
    Hedge.NEAR: (
        "nearly|almost|just under|a little under|just shy of|shy of|just short of|short of"
        "|slightly under|a bit under|a shade under|a whisker under|a hair under|close to"
        "|approaching|getting on for|not quite|nigh on|next to|practically|pushing|knocking on"
        "|very nearly|just below|virtually"
    ),
    Hedge.ABOUT: (
        "about|around|roughly|approximately|circa|some|~|≈|∼|approx|approx .|an estimated"
        "|estimated|in the region of|somewhere around|something like|give or take|give or take ,"
        "|like|maybe|perhaps|around about|ca|ca .|c ."
    ),
    Hedge.ONLY: (
        "just|only|exactly|precisely|a mere|merely|a whopping|a grand total of|a total of|a full"
        "|as few as|a massive|a staggering|a record|an incredible|an amazing|all|fully"
        "|some of the|literally|barely|a paltry|a measly|an impressive"
    ),
}
_BEFORE = {
    tuple(words.split()): sense
    for sense, phrases in _PHRASES.items()
    for words in phrases.split("|")
}
_LONGEST = max(map(len, _BEFORE))
_LINE = 40
"""Atoms within which the next line of a list is looked for."""
_UNHURRIED = {"some": 5, "like": 10}
"""Hedges that are something else before small numbers: "some two of you", "like one person"."""


def hedge_before(atoms: Sequence[Atom], start: int) -> tuple[Hedge, int]:
    """The hedge that stands right before atom `start`, and the atom it begins at."""
    for length in range(min(_LONGEST, start), 0, -1):
        words = tuple(atom.low for atom in atoms[start - length : start])
        sense = _BEFORE.get(words)
        if sense is not None and not _marks_line(atoms, start - 1):
            return sense, start - length
    return Hedge.NONE, start


def _marks_line(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a ">" stands apart and opens its line and the one before or behind it: a list."""
    if word_at(atoms, index) != ">" or touches(atoms, index + 1):
        return False
    near = range(max(0, index - _LINE), min(len(atoms), index + _LINE))
    opening = [
        place
        for place in near
        if word_at(atoms, place) == ">" and (place == 0 or atoms[place - 1].kind is AtomKind.BREAK)
    ]
    return index in opening and len(opening) > 1


def hedge_of(atoms: Sequence[Atom], start: int, value: float) -> tuple[Hedge, int]:
    """The same for a number of a known value: "some two of you" is not about two."""
    sense, begin = hedge_before(atoms, start)
    if begin + 1 == start and value < _UNHURRIED.get(word_at(atoms, begin), 0):
        return Hedge.NONE, start
    return sense, begin


def _is_a_name(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a word alone is written like a name: "64 Plus members" are those of a tariff."""
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    return (
        atoms[index].capital
        and following is not None
        and following.kind is AtomKind.WORD
        and not following.capital
    )


def hedge_behind(atoms: Sequence[Atom], end: int) -> tuple[Hedge, int]:
    """The hedge right behind a number, and the atom after it: "53+", "ninety-odd", "30 or so"."""
    low, after = word_at(atoms, end), word_at(atoms, end + 1)
    if low == "+" and touches(atoms, end):
        return Hedge.FROM, end + 1
    if low == "plus" and after not in ("a", "an", "one", "the") and not _is_a_name(atoms, end):
        return Hedge.FROM, end + 1
    if low in HYPHENS and after in ("odd", "ish", "plus"):
        odd = {"plus": Hedge.FROM, "odd": Hedge.ODD, "ish": Hedge.ABOUT}
        return odd[after], end + 2
    if low in ("odd", "ish"):
        return (Hedge.ODD if low == "odd" else Hedge.ABOUT), end + 1
    if low == "or" and after in ("so", "thereabouts"):
        return Hedge.ABOUT, end + 2
    if low == "give" and (after, word_at(atoms, end + 2)) == ("or", "take"):
        return Hedge.ABOUT, end + 3
    if low == "or" and after in ("more", "above", "over", "greater"):
        return Hedge.FROM, end + 2
    if low == "and" and after in ("counting", "above", "upwards"):
        return Hedge.FROM, end + 2
    if low == "and" and after == "some" and word_at(atoms, end + 2) == "of":
        return Hedge.OVER, end + 2  # "four thousand and some of you"
    if low == "and" and after == "a" and word_at(atoms, end + 2) in ("bit", "few"):
        return Hedge.OVER, end + 3
    if (after, word_at(atoms, end + 2)) == ("and", "counting") and atoms[end].kind is AtomKind.WORD:
        return Hedge.FROM, end  # "9,000 couples and counting"
    if low == "or" and after in ("fewer", "less", "under", "below"):
        return Hedge.TO, end + 2
    return Hedge.NONE, end


def _step(number: int) -> int:
    """How far up a bare lower bound plausibly reaches: to the next number one would rather say."""
    digits = str(number)
    trailing: int = 10 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
    leading: int = 10 ** (len(digits) - 1)
    return max(trailing, leading, number if number < 10 else 1)


def moved(sense: Hedge, least: int, most: int | None) -> tuple[Interval, Interval]:
    """The interval that a hedge leaves of a number, and the plausible one."""
    stated = Interval(least, most)
    below = max(0, (most if most is not None else least) - 1)
    if sense in (Hedge.OVER, Hedge.FROM):
        low = least + (sense is Hedge.OVER)
        return Interval(low, None), Interval(low, max(low, (most or least) + _step(least) - 1))
    if sense is Hedge.UNDER:
        return Interval(0, below), Interval(min(below, round(least * 0.8)), below)
    if sense is Hedge.TO:
        return (Interval(min(1, least), most),) * 2
    if sense is Hedge.NEAR:
        return (Interval(min(below, round(least * (1 - APPROXIMATE))), below),) * 2
    if sense is Hedge.ODD:  # "thirty-odd" is thirty and a few: no forty, no 29.
        high = None if most is None else most + max(9, round(most * APPROXIMATE))
        return (Interval(least, high),) * 2
    if sense is Hedge.ABOUT:
        high = None if most is None else round(most * (1 + APPROXIMATE))
        return (Interval(round(least * (1 - APPROXIMATE)), high),) * 2
    return stated, stated
