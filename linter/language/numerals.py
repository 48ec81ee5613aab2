"""Numbers written in words or digits, or both, to values.

"three hundred and sixty-five", "1.2k", "12 lakh", "two and a half million", "half a dozen".
A reader starts at one atom and says what number stands there, how many atoms it takes, and
which interval of whole numbers it means.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.atoms import Atom, AtomKind
from linter.language.collectives import read_collective
from linter.language.number_words import (
    BARE,
    FRACTIONS,
    SCALES,
    SUFFIXES,
    SYMBOL_FRACTIONS,
    TENS,
    UNITS,
    Number,
    past_hyphen,
    touches,
    word_at,
)

_MOST_SCALES = 2
"""Scales that may follow one another: "a hundred thousand", "2 lakh crore"."""


def read_number(atoms: Sequence[Atom], index: int) -> Number | None:
    """The number that begins at `atoms[index]`, or None where none does."""
    atom = atoms[index]
    if atom.kind is AtomKind.NUMERAL:
        return _read_numeral(atoms, index) if atom.plain else None
    if atom.kind is AtomKind.SIGN and atom.low in SYMBOL_FRACTIONS:
        return _read_symbol(atoms, index)
    if atom.kind is not AtomKind.WORD:
        return None
    return read_collective(atoms, index) or _read_words(atoms, index)


def scaled(atoms: Sequence[Atom], index: int) -> tuple[int, int]:
    """What the scales at `index` multiply by, and the atom behind them."""
    factor = 1
    for _ in range(_MOST_SCALES):
        position = past_hyphen(atoms, index)
        low = word_at(atoms, position)
        by = 100 if low == "hundred" else 12 if low == "dozen" else SCALES.get(low)
        if by is None or factor > by:
            break
        factor, index = factor * by, position + 1
        if low == "dozen":
            break
    return factor, index


def _whole(
    start: int, end: int, value: float, *, words: bool, factor: int, decimals: int = 0
) -> Number:
    """A number from its parts; a scaled one is a whole number, however it was printed."""
    value = float(round(value)) if factor > 1 else round(value, 9)
    return Number(
        start, end, value, int(value), int(value), words,
        decimals=0 if factor > 1 else decimals, factor=factor,
    )  # fmt: skip


def _read_symbol(atoms: Sequence[Atom], index: int) -> Number | None:
    """½ a million, ¼ million. A symbol with no scale is a share, and not read here."""
    part, whole = SYMBOL_FRACTIONS[atoms[index].low]
    after = index + 1 + (word_at(atoms, index + 1) == "a")
    factor, end = scaled(atoms, after)
    if end == after:
        return None
    return _whole(index, end, part / whole * factor, words=True, factor=factor)


def _read_numeral(atoms: Sequence[Atom], index: int) -> Number:
    atom = atoms[index]
    value, end, factor = _scaled_numeral(atoms, index)
    # "2 million 300 thousand", "3 lakh 20 thousand": each part under the scale of the one before.
    limit = factor
    while limit > 1 and end < len(atoms) and atoms[end].kind is AtomKind.NUMERAL:
        if not atoms[end].plain:
            break
        part, part_end, part_factor = _scaled_numeral(atoms, end)
        if not 1 < part_factor < limit or part >= limit:
            break
        value, end, limit = value + part, part_end, part_factor
    return _whole(index, end, value, words=end > index + 1, factor=factor, decimals=atom.decimals)


def _scaled_numeral(atoms: Sequence[Atom], index: int) -> tuple[float, int, int]:
    """One numeral with its fraction sign and its scale: the value, the atom behind, the scale."""
    value = atoms[index].value
    end = index + 1
    if word_at(atoms, end) in SYMBOL_FRACTIONS and touches(atoms, end):
        part, whole = SYMBOL_FRACTIONS[word_at(atoms, end)]
        value, end = value + part / whole, end + 1
    elif (half := _and_a_fraction(atoms, end)) and scaled(atoms, half[1])[0] > 1:
        value, end = value + half[0], half[1]
    low = word_at(atoms, end)
    if low in SUFFIXES and touches(atoms, end):
        return value * SUFFIXES[low], end + 1, SUFFIXES[low]
    plus = end + (low == "+" and touches(atoms, end))
    factor, after = scaled(atoms, plus)
    if factor == 1:
        return value, end, 1
    return value * factor, after, factor


def _and_a_fraction(atoms: Sequence[Atom], index: int) -> tuple[float, int] | None:
    """And a half, and a quarter, and three quarters: the fraction and the atom behind it."""
    index = past_hyphen(atoms, index)
    if word_at(atoms, index) != "and":
        return None
    article = past_hyphen(atoms, index + 1)
    part = 1 if word_at(atoms, article) == "a" else UNITS.get(word_at(atoms, article))
    position = past_hyphen(atoms, article + 1)
    name = word_at(atoms, position)
    if part is None or name not in ("half", "quarter", "third", "quarters", "thirds"):
        return None
    if part >= FRACTIONS[name]:
        return None
    return part / FRACTIONS[name], position + 1


def _read_words(atoms: Sequence[Atom], index: int) -> Number | None:
    """Cardinals in words; stops where the words stop being one number ("nineteen eighty-four")."""
    total = 0.0
    end = position = index
    limit: float = float("inf")
    factor = 1
    while True:
        group = _read_group(atoms, position, first=position == index)
        if group is None:
            break
        value, after = group
        part = _point(atoms, after) or _and_a_fraction(atoms, after)
        fractional = part is not None and end == index
        if part is not None and fractional:
            value, after = value + part[0], part[1]
        hundreds = word_at(atoms, past_hyphen(atoms, after)) == "hundred"
        by, behind = (1, after) if hundreds else scaled(atoms, after)
        if value * by >= limit or (end > index and by >= limit):
            break
        total, end = total + value * by, behind
        if by > 1:
            factor = max(factor, by)
        if by == 1 or by == 12:
            break
        if half := _and_a_fraction(atoms, end):
            if by >= 1000 and scaled(atoms, half[1])[0] == 1:
                total, end = total + half[0] * by, half[1]
            break
        limit = by
        position = past_hyphen(atoms, end)
        if word_at(atoms, position) == "and" or (word_at(atoms, position) == "," and by >= 1000):
            comma = word_at(atoms, position) == ","
            following = _read_group(atoms, position + 1, first=False)
            if following is None:
                break
            # "two thousand, three of them": a comma binds only what has a scale or hundreds.
            if comma and following[0] < 100 and scaled(atoms, following[1])[0] == 1:
                break
            position += 1
    if end == index:
        return None
    decimals = 0
    if factor == 1 and total != int(total):
        decimals = len(f"{total:.9f}".rstrip("0").partition(".")[2])
    return _whole(index, end, total, words=True, factor=factor, decimals=decimals)


def _point(atoms: Sequence[Atom], index: int) -> tuple[float, int] | None:
    """Point five, point two five: the fraction and the atom behind it."""
    if word_at(atoms, index) != "point":
        return None
    digits = ""
    position = index + 1
    while len(digits) < 6 and UNITS.get(word_at(atoms, position), 10) < 10:
        digits += str(UNITS[word_at(atoms, position)])
        position += 1
    return (float(f"0.{digits}"), position) if digits else None


def _read_group(atoms: Sequence[Atom], index: int, *, first: bool) -> tuple[float, int] | None:
    """Up to 9,999 without a scale: "sixty-five", "three hundred and one", "twelve hundred".

    The scale behind "a" and a bare "hundred" are left for the caller to multiply by.
    """
    low = word_at(atoms, index)
    following = word_at(atoms, past_hyphen(atoms, index + 1))
    if low in ("a", "an"):
        scale = following == "hundred" or (following in SCALES and not following.endswith("s"))
        if not first or not scale:
            return None
        value, end = 1, index + 1
    elif low in BARE and first:
        value, end = 1, index
    else:
        tens = _read_below_hundred(atoms, index)
        if tens is None:
            return None
        value, end = tens
    position = past_hyphen(atoms, end)
    if word_at(atoms, position) != "hundred" or value == 0:
        return value, end
    value, end = value * 100, position + 1
    position = past_hyphen(atoms, end)
    position += word_at(atoms, position) in ("and", "&")
    rest = _read_below_hundred(atoms, position)
    if rest is not None and rest[0] > 0:
        value, end = value + rest[0], rest[1]
    return value, end


def _read_below_hundred(atoms: Sequence[Atom], index: int) -> tuple[int, int] | None:
    low = word_at(atoms, index)
    if low in UNITS:
        return UNITS[low], index + 1
    if low not in TENS:
        return None
    position = past_hyphen(atoms, index + 1)
    unit = UNITS.get(word_at(atoms, position), 0)
    if 0 < unit < 10:
        return TENS[low] + unit, position + 1
    return TENS[low], index + 1
