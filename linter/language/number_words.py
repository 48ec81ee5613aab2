"""The vocabulary of numbers in English words, and what reading one gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.language.atoms import Atom

UNITS = {
    "zero": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        range(1, 20),
        strict=True,
    )
) | {f"{tens[:-1]}ieth": value for tens, value in TENS.items()}
"""Words for a place in an order; behind one of TENS they make one of two words: forty-eighth."""
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5,
    "million": 10**6, "millions": 10**6, "mil": 10**6, "mn": 10**6, "mln": 10**6,
    "crore": 10**7, "crores": 10**7, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "b": 10**9, "cr": 10**7}
"""Letters that scale a numeral when they touch it: 12k, 3M. Words of SCALES may touch it too."""
BARE = frozenset({"hundred", "thousand", "lakh", "crore"})
"""Scales that stand without "a" in some Englishes: "over hundred people"."""

# Units that count by groups, with the interval that "several of them" takes when it is plural and
# uncounted: dozens 24 to 99, scores 40 to 199, and so on (design.md, "Claim").
GROUPS: dict[str, tuple[int, tuple[int, int | None]]] = {
    "ten": (10, (20, 99)),
    "dozen": (12, (24, 99)),
    "score": (20, (40, 199)),
    "hundred": (100, (200, 999)),
    "thousand": (1_000, (2_000, None)),
    "million": (1_000_000, (2_000_000, None)),
    "billion": (1_000_000_000, (2_000_000_000, None)),
    "lakh": (100_000, (200_000, None)),
    "crore": (10_000_000, (20_000_000, None)),
}
VAGUE: dict[str, tuple[int, int]] = {
    "few": (3, 9),
    "handful": (3, 6),
    "several": (3, 9),
    "couple": (2, 2),
    "pair": (2, 2),
    "brace": (2, 2),
    "duo": (2, 2),
    "trio": (3, 3),
    "threesome": (3, 3),
    "quartet": (4, 4),
    "foursome": (4, 4),
    "quintet": (5, 5),
    "sextet": (6, 6),
    "fistful": (3, 6),
    "clutch": (3, 9),
    "smattering": (3, 20),
    "sprinkling": (3, 20),
}
"""Collective words and how many they mean. They multiply: "a few hundred" is 300 to 900."""
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twelfth": 12, "twelfths": 12, "fifteenth": 15, "fifteenths": 15, "sixteenth": 16,
    "sixteenths": 16, "twentieth": 20, "twentieths": 20, "thirtieth": 30, "thirtieths": 30,
    "fortieth": 40, "fortieths": 40, "fiftieth": 50, "fiftieths": 50, "sixtieth": 60,
    "sixtieths": 60, "eightieth": 80, "eightieths": 80, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
SYMBOL_FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from atoms `start` to `end` (exclusive).

    value: the number itself, or the lower end of a vague one. least and most: whole numbers meant,
    most None without an upper bound. words: written in words, at least in part. decimals: digits
    printed after the point of an unscaled number, which decide how a share was rounded. factor:
    what a scale behind it multiplied it by, 1 without one.
    """

    start: int
    end: int
    value: float
    least: int
    most: int | None
    words: bool
    vague: bool = False
    decimals: int = 0
    factor: int = 1

    @property
    def whole(self) -> bool:
        """Whether it is a whole number, as people are."""
        return self.value == int(self.value)


def exact(start: int, end: int, value: float, factor: int = 1) -> Number:
    """A number in words that means one value."""
    whole = int(value)
    return Number(start, end, float(value), whole, whole, words=True, factor=factor)


def word_at(atoms: Sequence[Atom], index: int) -> str:
    """The atom at an index in lower case, empty outside the text."""
    return atoms[index].low if 0 <= index < len(atoms) else ""


def touches(atoms: Sequence[Atom], index: int) -> bool:
    """Whether the atom at `index` follows the one before it without a space."""
    return 0 < index < len(atoms) and atoms[index].span.start == atoms[index - 1].span.end


def past_hyphen(atoms: Sequence[Atom], index: int) -> int:
    """The atom behind a hyphen that joins two words at `index`, or `index` where none stands."""
    joined = word_at(atoms, index) in HYPHENS and touches(atoms, index)
    return index + 1 if joined and touches(atoms, index + 1) else index
