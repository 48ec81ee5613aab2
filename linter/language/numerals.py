"""Numbers written in words or digits, or both, to values: "three hundred and sixty-five", "1.2k",
"12 lakh", "half a dozen", "hundreds of thousands".

A reader starts at one atom and says what number stands there, how many atoms it takes, and
which interval of whole numbers it means.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from linter.language.atoms import Atom, AtomKind

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "million": 10**6,
    "millions": 10**6, "mil": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
    "bn": 10**9, "mn": 10**6, "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mil": 10**6, "bn": 10**9, "cr": 10**7}
# Units that count by groups, with the interval that "several of them" takes when it is plural and
# uncounted: dozens 24 to 99, scores 40 to 199, and so on (design.md, "Claim").
GROUPS: dict[str, tuple[int, tuple[int, int | None]]] = {
    "dozen": (12, (24, 99)),
    "score": (20, (40, 199)),
    "hundred": (100, (200, 999)),
    "thousand": (1_000, (2_000, None)),
    "million": (1_000_000, (2_000_000, None)),
    "billion": (1_000_000_000, (2_000_000_000, None)),
    "lakh": (100_000, (200_000, None)),
    "crore": (10_000_000, (20_000_000, None)),
}
# A few and its kin multiply: "a few hundred" is 300 to 900.
VAGUE: dict[str, tuple[int, int]] = {
    "few": (3, 9),
    "handful": (3, 6),
    "several": (3, 9),
    "couple": (2, 2),
    "pair": (2, 2),
    "trio": (3, 3),
    "duo": (2, 2),
    "quartet": (4, 4),
    "fistful": (3, 6),
    "clutch": (3, 9),
    "smattering": (3, 20),
    "sprinkling": (3, 20),
}
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
SYMBOL_FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from atoms `start` to `end` (exclusive).

    value: the number itself, or the lower end of a vague one. least and most: whole numbers meant,
    most None without an upper bound. words: written in words, at least in part. decimals: digits
    printed after the point of a bare numeral, which decide how a share was rounded.
    """

    start: int
    end: int
    value: float
    least: int
    most: int | None
    words: bool
    vague: bool = False
    decimals: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is a whole number, as people are."""
        return self.value == int(self.value)


def _skip_hyphen(atoms: Sequence[Atom], index: int) -> int:
    if (
        0 < index < len(atoms) - 1
        and atoms[index].low in ("-", "‑")
        and atoms[index].span.start == atoms[index - 1].span.end
        and atoms[index].span.end == atoms[index + 1].span.start
    ):
        return index + 1
    return index


def _low(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].low if 0 <= index < len(atoms) else ""


def read_number(atoms: Sequence[Atom], index: int) -> Number | None:
    """The number that begins at `atoms[index]`, or None where none does."""
    atom = atoms[index]
    if atom.kind is AtomKind.NUMERAL:
        return _read_numeral(atoms, index) if atom.plain else None
    if atom.kind is not AtomKind.WORD:
        return None
    return _read_collective(atoms, index) or _read_words(atoms, index)


def _read_numeral(atoms: Sequence[Atom], index: int) -> Number | None:
    atom = atoms[index]
    value = atom.value
    end = index + 1
    scaled = False
    follower = _skip_hyphen(atoms, end)
    low = _low(atoms, follower)
    adjacent = follower < len(atoms) and atoms[follower].span.start == atom.span.end
    if low in SUFFIXES and adjacent:
        value, end, scaled = value * SUFFIXES[low], follower + 1, True
    elif low in SCALES or low in ("hundred", "dozen", "score"):
        factor = SCALES.get(low) or GROUPS[low][0]
        value, end, scaled = value * factor, follower + 1, True
        # "2 million 300 thousand", "3 lakh 20 thousand"
        if end < len(atoms) and atoms[end].kind is AtomKind.NUMERAL and atoms[end].plain:
            rest = _read_numeral(atoms, end)
            if rest is not None and rest.words and rest.value < factor:
                value, end = value + rest.value, rest.end
    value = round(value, 6)
    if scaled and not float(value).is_integer():
        value = float(round(value))
    whole = math.floor(value)
    return Number(index, end, value, whole, whole, words=scaled, decimals=0 if scaled else atom.decimals)


def _read_words(atoms: Sequence[Atom], index: int) -> Number | None:
    """Cardinals in words; stops where the words stop being one number ("nineteen eighty-four")."""
    total = current = 0
    end = index
    last_rank = math.inf
    position = index
    low = _low(atoms, position)
    if low in ("a", "an") and _low(atoms, position + 1) in ("hundred", "thousand", "million", "billion", "lakh", "crore", "dozen", "score"):
        current, position = 1, position + 1
    while position < len(atoms):
        position = _skip_hyphen(atoms, position) if end > index else position
        low = _low(atoms, position)
        if low in UNITS and last_rank > 1 and not (last_rank == 10 and (UNITS[low] > 9 or UNITS[low] == 0)):
            current, last_rank = current + UNITS[low], 1
        elif low in TENS and last_rank > 10:
            current, last_rank = current + TENS[low], 10
        elif low == "hundred" and (current or position == index):
            current, last_rank = max(1, current) * 100, 100
        elif low in ("dozen", "score") and current:
            return Number(index, position + 1, *_thrice(total + current * GROUPS[low][0]), words=True)
        elif low in SCALES and (current or total):
            total, current, last_rank = total + max(1, current) * SCALES[low], 0, math.inf
        elif low == "and" and end > index and last_rank in (100, math.inf):
            after = _low(atoms, position + 1)
            if after not in UNITS and after not in TENS:
                break
            position += 1
            continue
        else:
            break
        position += 1
        end = position
    if end == index:
        return None
    return Number(index, end, *_thrice(total + current), words=True)


def _thrice(value: int) -> tuple[float, int, int]:
    return float(value), value, value


def _read_collective(atoms: Sequence[Atom], index: int) -> Number | None:
    """A couple, a handful of, half a dozen, dozens, tens of thousands, a few hundred."""
    low = _low(atoms, index)
    position = index
    if low == "half":
        position = index + 1 + (_low(atoms, index + 1) in ("a", "an"))
        unit = _low(atoms, position)
        if unit in GROUPS and position > index:
            value = GROUPS[unit][0] // 2
            return Number(index, position + 1, *_thrice(value), words=True)
        return None
    if low in ("a", "an"):
        position = index + 1
        low = _low(atoms, position)
        if low in ("good", "small", "mere", "tiny", "select", "lucky", "merry", "happy", "brave"):
            position += 1
            low = _low(atoms, position)
        if low == "half" and _low(atoms, position + 1) in GROUPS:
            value = GROUPS[_low(atoms, position + 1)][0] // 2
            return Number(index, position + 2, *_thrice(value), words=True)
        if low == "baker's" and _low(atoms, position + 1) == "dozen":
            return Number(index, position + 2, 13.0, 13, 13, words=True)
        if low in ("dozen", "score") and _low(atoms, position + 1) != "or":
            return Number(index, position + 1, *_thrice(GROUPS[low][0]), words=True)
        if low in ("dozen",):
            return Number(index, position + 1, 12.0, 12, 12, words=True)
        if low == "quarter" and [_low(atoms, position + i) for i in (1, 2)] == ["of", "a"]:
            unit = _low(atoms, position + 3)
            if unit in GROUPS:
                return Number(index, position + 4, *_thrice(GROUPS[unit][0] // 4), words=True)
    elif low in ("one", "two", "three", "four", "five", "six") and _low(atoms, index + 1) in ("pair", "pairs"):
        value = UNITS[low] * 2
        return Number(index, index + 2, *_thrice(value), words=True)
    if low == "dozen" and position == index:
        return Number(index, index + 1, *_thrice(12), words=True)
    pointed = _low(atoms, index - 1) in ("the", "that", "this", "our", "those", "these", "other", "remaining")
    if low in VAGUE and (position > index or pointed or low in ("several", "few")):
        return _vague(atoms, index, position, *VAGUE[low])
    if position == index and low.endswith("s") and low[:-1] in GROUPS:
        return _plural_group(atoms, index)
    if position == index and low == "tens":
        return _plural_group(atoms, index)
    return None


def _vague(atoms: Sequence[Atom], start: int, position: int, least: int, most: int) -> Number:
    end = position + 1
    unit_at = end + (_low(atoms, end) == "of")
    unit = _low(atoms, unit_at).removesuffix("s") if _low(atoms, unit_at) in GROUPS or (
        _low(atoms, unit_at).removesuffix("s") in GROUPS
    ) else ""
    if unit:
        factor = GROUPS[unit][0]
        return Number(start, unit_at + 1, least * factor, least * factor, most * factor,
                      words=True, vague=least != most)  # fmt: skip
    return Number(start, end, least, least, most, words=True, vague=least != most)


def _plural_group(atoms: Sequence[Atom], index: int) -> Number:
    low = _low(atoms, index)
    small = 10 if low == "tens" else GROUPS[low[:-1]][0]
    if _low(atoms, index + 1) == "of":
        unit = _low(atoms, index + 2)
        if unit.endswith("s") and unit[:-1] in GROUPS and GROUPS[unit[:-1]][0] > small:
            factor = GROUPS[unit[:-1]][0]
            ceiling = {10: 99, 100: 999, 12: 99}.get(small)
            most = None if ceiling is None else ceiling * factor + factor - 1
            return Number(index, index + 3, 2 * small * factor, 2 * small * factor, most,
                          words=True, vague=True)  # fmt: skip
    if low == "tens":
        return Number(index, index + 1, 20, 20, 99, words=True, vague=True)
    least, top = GROUPS[low[:-1]][1]
    return Number(index, index + 1, least, least, top, words=True, vague=True)
