"""What joins two numbers: "18-34", "5 to 10", "£5–£10"."""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.atoms import Atom
from linter.language.number_words import Number, word_at
from linter.language.numerals import read_number

DASHES = frozenset("-–—‑‒")
CURRENCY = frozenset("£ $ € ₹ ¥ ₦ ₩ ₽ ₺ ¢ usd gbp eur inr aud cad nzd sgd chf jpy rs".split())


def joined(atoms: Sequence[Atom], first: Number, joints: set[str]) -> Number | None:
    """The number that a dash or one of some words joins to the first, over a currency sign."""
    joint = word_at(atoms, first.end)
    position = first.end + 1
    if joint not in DASHES and joint not in joints:
        return None
    position += word_at(atoms, position) in CURRENCY
    return read_number(atoms, position) if position < len(atoms) else None
