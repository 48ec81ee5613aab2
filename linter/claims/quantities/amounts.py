"""What a quantity is: a count, a share, a rank or an unfilled place, as an interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from linter.claims.model import Interval
from linter.language.atoms import Atom
from linter.text import Span

_EPSILON = 1e-6
"""People by which a product may be off for floating point."""


class Form(Enum):
    """What kind of quantity it is."""

    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    UNFILLED = "unfilled"


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of something: the value printed, and the interval that rounding leaves open.

    All three lie in [0, 1].
    """

    value: float
    low: float
    high: float

    def of(self, base: Interval) -> Interval:
        """Whole people that the share of a base may be.

        Every whole number inside the rounding interval; and the product cut down to whole people,
        since a writer may have done so: 0.02% of 9,000 is 1.8, thus 1 to 2 (design.md). A share
        above zero is somebody.
        """
        if base.most is None:
            return Interval(max(0, math.floor(self.low * base.least + _EPSILON)), None)
        product = math.floor(self.value * base.least + _EPSILON)
        least = min(product, math.ceil(self.low * base.least - _EPSILON))
        most = max(math.floor(self.high * base.most + _EPSILON), product)
        if self.value > 0:
            most = min(base.most, max(1, most))
        return Interval(max(0, min(least, most)), most)

    def rest(self) -> Share:
        """The share that is left over."""
        return Share(1 - self.value, max(0.0, 1 - self.high), max(0.0, 1 - self.low))


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text.

    span: number with its hedges ("over 1,000"); core: the bare number. interval: whole things
    meant. plausible: the same, cut to what a writer would mean: who says "over 40" of 90 would
    have said "over 80". words: written in words. hedged: a bound or hedge changed the number.
    """

    span: Span
    core: Span
    form: Form
    interval: Interval
    plausible: Interval
    share: Share | None = None
    words: bool = False
    vague: bool = False
    hedged: bool = False
    capped: bool = False
    unitless: bool = False


def span_of(atoms: Sequence[Atom], start: int, end: int) -> Span:
    """The text that atoms `start` to `end` (exclusive) stand on."""
    return Span(atoms[start].span.start, atoms[end - 1].span.end)
