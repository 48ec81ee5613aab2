"""Quantities as a reader takes them: a number with its hedges, bounds, ranges and shares.

"over 1,000" is [1001, no bound), "nearly 500" [450, 499], "0.02%" a share with the interval that
its printed decimals leave open. What is counted is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from linter.claims.model import Interval
from linter.language.atoms import Atom, AtomKind
from linter.language.numerals import (
    FRACTIONS,
    SYMBOL_FRACTIONS,
    UNITS,
    Number,
    read_number,
)
from linter.text import Span

APPROXIMATE = 0.10
"""How far "about N" may be off, as a fraction of N. A house choice: no source gives a figure; a
tenth is what a number rounded to one significant digit can be off by half of the time."""


class Form(Enum):
    """What kind of quantity it is."""

    COUNT = "count"
    SHARE = "share"
    RANK = "rank"
    UNFILLED = "unfilled"


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction of something: the value printed, and the interval that rounding leaves open."""

    value: float
    low: float
    high: float

    def of(self, base: Interval) -> Interval:
        """Whole people that the share is of a base; both ends are cut down to whole people."""
        least = int(self.low * base.least + 1e-9)
        most = None if base.most is None else int(self.high * base.most + 1e-9)
        return Interval(least, most)

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


# (words before the number) → how they move it. Longest first at matching.
_OVER, _FROM, _UNDER, _TO, _NEAR, _ABOUT, _ONLY = "over", "from", "under", "to", "near", "about", "only"
_BEFORE: dict[tuple[str, ...], str] = {
    tuple(words.split()): sense
    for sense, phrases in {
        _OVER: "over|more than|greater than|well over|just over|in excess of|upwards of|upward of|north of|above|beyond|>|exceeding|topping|a little over|slightly over|way over|way more than|no less than",
        _FROM: "at least|no fewer than|not fewer than|not less than|a minimum of|minimum|≥|> =",
        _UNDER: "fewer than|less than|under|below|<|well under",
        _TO: "up to|at most|no more than|not more than|a maximum of|maximum|max|as many as|≤",
        _NEAR: "nearly|almost|just under|a little under|just shy of|shy of|just short of|short of|slightly under|a bit under|a shade under|a whisker under|a hair under|close to|approaching|getting on for|not quite|nigh on|next to|practically|pushing|knocking on",
        _ABOUT: "about|around|roughly|approximately|circa|some|~|≈|approx|approx .|an estimated|in the region of|somewhere around|something like|give or take|like|maybe|perhaps|around about|ca|c .",
        _ONLY: "just|only|exactly|precisely|a mere|merely|a whopping|a grand total of|a total of|a full|as few as|a massive|a staggering|a record|an incredible|an amazing|all|fully|some of the|literally",
    }.items()
    for words in phrases.split("|")
}  # fmt: skip
_LONGEST = max(map(len, _BEFORE))
_CURRENCY = frozenset("£$€₹¥₦₩₽₺")
_TIME = frozenset(
    "second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week "
    "weeks weekend weekends month months quarter quarters year years yr yrs decade decades".split()
)
_MONEY = frozenset("dollar dollars pound pounds euro euros quid rupee rupees cent cents pence p grand usd gbp eur bucks".split())


def quantities(atoms: Sequence[Atom]) -> list[Quantity]:
    """All quantities of a text in order; none overlaps another."""
    found: list[Quantity] = []
    index = 0
    while index < len(atoms):
        read = _read(atoms, index)
        if read is None:
            index += 1
            continue
        quantity, index = read
        if quantity is not None:
            found.append(quantity)
    return found


def _low(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].low if 0 <= index < len(atoms) else ""


def _read(atoms: Sequence[Atom], index: int) -> tuple[Quantity | None, int] | None:
    atom = atoms[index]
    if atom.kind is AtomKind.PLACEHOLDER:
        return _unfilled(atoms, index)
    special = _symbol_fraction(atoms, index) or _fraction(atoms, index) or _rank(atoms, index)
    if special is not None:
        return special
    first = read_number(atoms, index)
    if first is None:
        return None
    if _is_money(atoms, first):
        return None, first.end
    ranged = _range(atoms, first)
    if ranged is not None:
        return ranged
    shared = _percent(atoms, first) or _ratio(atoms, first)
    if shared is not None:
        return shared
    if not first.whole or first.value < 0:
        return None, first.end
    return _count(atoms, first)


def _is_money(atoms: Sequence[Atom], number: Number) -> bool:
    before = _low(atoms, number.start - 1)
    return before in _CURRENCY or _low(atoms, number.end) in _CURRENCY | _MONEY


def _span(atoms: Sequence[Atom], start: int, end: int) -> Span:
    return Span(atoms[start].span.start, atoms[end - 1].span.end)


def _hedge(atoms: Sequence[Atom], start: int) -> tuple[str, int]:
    """The hedge that stands right before atom `start`: its sense and where it begins."""
    for length in range(min(_LONGEST, start), 0, -1):
        words = tuple(atom.low for atom in atoms[start - length : start])
        sense = _BEFORE.get(words)
        if sense is not None:
            return sense, start - length
    return "", start


def _suffix(atoms: Sequence[Atom], end: int) -> tuple[str, int]:
    """The hedge right behind a number: "53+", "ninety-odd", "30 or so", "20 or more"."""
    low, after = _low(atoms, end), _low(atoms, end + 1)
    tight = end < len(atoms) and atoms[end].span.start == atoms[end - 1].span.end
    if low == "+" and tight:
        return _FROM, end + 1
    if low == "plus" and _low(atoms, end + 1) != "a":
        return _FROM, end + 1
    if low == "-" and after in ("odd", "ish", "plus"):
        return (_FROM if after == "plus" else _ABOUT), end + 2
    if low in ("odd", "ish"):
        return _ABOUT, end + 1
    if low == "or" and after in ("so", "thereabouts"):
        return _ABOUT, end + 2
    if low in ("or", "and") and after in ("more", "above", "over", "counting"):
        return _FROM, end + 2
    if low == "or" and after in ("fewer", "less", "under"):
        return _TO, end + 2
    return "", end


def _step(number: int) -> int:
    """How far up a bare lower bound plausibly reaches: to the next number that somebody would
    rather have said."""
    digits = str(number)
    trailing = 10 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
    return max(trailing, 10 ** (len(digits) - 1), number if number < 10 else 1)


def _apply(sense: str, least: int, most: int | None) -> tuple[Interval, Interval]:
    """The interval a hedge leaves, and the plausible one."""
    if sense in (_OVER, _FROM):
        low = least + (sense == _OVER)
        return Interval(low, None), Interval(low, max(low, (most or least) + _step(least) - 1))
    if sense == _UNDER:
        top = max(0, (most if most is not None else least) - 1)
        return Interval(0, top), Interval(min(top, round(least * 0.8)), top)
    if sense == _TO:
        return Interval(min(1, least), most), Interval(min(1, least), most)
    if sense == _NEAR:
        top = max(0, (most if most is not None else least) - 1)
        return (Interval(min(top, round(least * (1 - APPROXIMATE))), top),) * 2
    if sense == _ABOUT:
        low = round(least * (1 - APPROXIMATE))
        high = None if most is None else round(most * (1 + APPROXIMATE))
        return (Interval(low, high),) * 2
    return (Interval(least, most),) * 2


def _count(atoms: Sequence[Atom], number: Number) -> tuple[Quantity, int]:
    sense, start = _hedge(atoms, number.start)
    end = number.end
    behind, end_behind = _suffix(atoms, end)
    if behind and sense in ("", _ONLY, _ABOUT):
        sense, end = behind, end_behind
    if sense == _ABOUT and _low(atoms, start) == "some" and number.value < 5:
        sense, start = "", number.start
    if sense == _ABOUT and _low(atoms, start) == "like" and number.value < 10:
        sense, start = "", number.start
    interval, plausible = _apply(sense, number.least, number.most)
    quantity = Quantity(
        _span(atoms, start, end),
        _span(atoms, number.start, number.end),
        Form.COUNT,
        interval,
        plausible,
        words=number.words,
        vague=number.vague,
        hedged=sense not in ("", _ONLY),
        capped=sense == _TO,
    )
    return quantity, end


def _range(atoms: Sequence[Atom], first: Number) -> tuple[Quantity, int] | None:
    joint = _low(atoms, first.end)
    between = joint == "and" and _low(atoms, first.start - 1) == "between"
    dash = joint in ("-", "–", "—", "‑") and first.end + 1 < len(atoms)
    if not (between or dash or joint in ("to", "or")):
        return None
    if first.end + 1 >= len(atoms):
        return None
    second = read_number(atoms, first.end + 1)
    if second is None or second.value <= first.value or second.vague or first.vague:
        return None
    if dash and atoms[first.end].span.start != atoms[first.end - 1].span.end and joint == "-":
        return None
    if _is_money(atoms, second):
        return None
    if joint == "or" and second.value > first.value * 2:
        return None
    start = first.start - between
    low, high = first.value, second.value
    if second.words and not first.words and low < 100 <= high:
        # "2 to 3 million": the scale belongs to both
        scale = 10 ** (len(str(int(high))) - len(str(int(high)).rstrip("0")))
        if high / scale > low:
            low *= scale
    percent = _percent_sign(atoms, second.end)
    if percent:
        share = Share((low + high) / 200, low / 100, high / 100)
        whole = Interval(0, None)
        return Quantity(_span(atoms, start, percent), _span(atoms, first.start, second.end),
                        Form.SHARE, whole, whole, share=share), percent  # fmt: skip
    if not (first.whole and second.whole):
        return None
    sense, begin = _hedge(atoms, start)
    if sense not in (_ABOUT, _ONLY):
        begin = start
    interval = Interval(int(low), int(high))
    quantity = Quantity(
        _span(atoms, begin, second.end), _span(atoms, first.start, second.end), Form.COUNT,
        interval, interval, words=first.words or second.words, hedged=True, capped=joint == "to",
    )  # fmt: skip
    return quantity, second.end


def _percent_sign(atoms: Sequence[Atom], index: int) -> int:
    """The atom behind a percent sign at `index`, or 0 where none stands."""
    low = _low(atoms, index)
    if low in ("%", "percent", "pct", "pc"):
        return index + 1
    if low == "per" and _low(atoms, index + 1) == "cent":
        return index + 2
    return 0


def _shared(
    atoms: Sequence[Atom], start: int, core: tuple[int, int], end: int, share: Share
) -> tuple[Quantity, int]:
    sense, begin = _hedge(atoms, start)
    if sense in (_OVER, _FROM):
        share = Share(share.value, share.value, min(1.0, max(share.value, share.high) * 1.1))
    elif sense in (_UNDER, _NEAR, _TO):
        share = Share(share.value, share.value * 0.9, share.value)
    elif sense == _ABOUT:
        share = Share(share.value, share.value * 0.9, min(1.0, share.value * 1.1))
    elif sense == "":
        begin = start
    whole = Interval(0, None)
    quantity = Quantity(
        _span(atoms, begin, end), _span(atoms, *core), Form.SHARE, whole, whole, share=share,
        hedged=sense not in ("", _ONLY),
    )  # fmt: skip
    return quantity, end


def _percent(atoms: Sequence[Atom], number: Number) -> tuple[Quantity, int] | None:
    end = _percent_sign(atoms, number.end)
    if not end or number.value > 100:
        return (None, end) if end else None  # type: ignore[return-value]
    half = 0.5 * 10.0**-number.decimals
    exact = number.value in (0.0, 100.0)
    low = number.value if exact else max(0.0, number.value - half)
    high = number.value if exact else min(100.0, number.value + half)
    share = Share(number.value / 100, low / 100, high / 100)
    return _shared(atoms, number.start, (number.start, number.end), end, share)


def _ratio(atoms: Sequence[Atom], first: Number) -> tuple[Quantity, int] | None:
    """One in five, 3 out of every 10, 6 in 10."""
    joint = _low(atoms, first.end)
    position = first.end + 1
    if joint == "out" and _low(atoms, position) == "of":
        position += 1
    elif joint not in ("in", "of"):
        return None
    every = _low(atoms, position) == "every"
    position += every
    if _low(atoms, position) == "a" and _low(atoms, position + 1) not in ("hundred", "thousand", "million"):
        return None
    if joint == "of" and not every or position >= len(atoms):
        return None
    second = read_number(atoms, position)
    if second is None or not second.whole or second.value <= first.value or second.vague:
        return None
    if _low(atoms, second.end) in _TIME | _MONEY:
        return None
    year = 1900 <= second.value <= 2100 and "," not in atoms[position].low and not second.words
    if year or (joint == "in" and second.value > 20 and second.value % 10):
        return None
    if first.value / second.value < 1e-7:
        return None
    value = first.value / second.value
    slack = APPROXIMATE * value
    share = Share(value, value - slack, min(1.0, value + slack))
    return _shared(atoms, first.start, (first.start, second.end), second.end, share)


def _fraction(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int] | None:
    """Half of, a third of, two thirds, three-quarters, a majority, almost all."""
    low = _low(atoms, index)
    if low == "half" and _low(atoms, index + 1) in ("of", "our", "the", "you", "your", "all"):
        return _fractional(atoms, index, index + 1, 1, 2)
    if low in ("a", "an", "one") and _low(atoms, index + 1) in FRACTIONS and _low(atoms, index + 1) not in ("half",):
        end = index + 2
        if _low(atoms, end) in ("of", "watched") and FRACTIONS[_low(atoms, index + 1)] > 2:
            if _low(atoms, end + 1) == "a":
                return None
            return _fractional(atoms, index, end, 1, FRACTIONS[_low(atoms, index + 1)])
        return None
    if low in UNITS and UNITS[low] > 1:
        after = index + 1
        if _low(atoms, after) in ("-", "‑"):
            after += 1
        name = _low(atoms, after)
        if name in FRACTIONS and name.endswith("s") and UNITS[low] < FRACTIONS[name]:
            return _fractional(atoms, index, after + 1, UNITS[low], FRACTIONS[name])
    if low == "majority" and _low(atoms, index + 1) == "of":
        return _shared(atoms, index, (index, index + 1), index + 1, Share(0.75, 0.5, 1.0))
    return None


def _fractional(
    atoms: Sequence[Atom], start: int, end: int, part: int, whole: int
) -> tuple[Quantity, int]:
    value = part / whole
    share = Share(value, value * (1 - APPROXIMATE), min(1.0, value * (1 + APPROXIMATE)))
    return _shared(atoms, start, (start, end), end, share)


def _symbol_fraction(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int] | None:
    symbol = atoms[index].low
    if symbol not in SYMBOL_FRACTIONS:
        return None
    return _fractional(atoms, index, index + 1, *SYMBOL_FRACTIONS[symbol])


def _rank(atoms: Sequence[Atom], index: int) -> tuple[Quantity | None, int] | None:
    """#1 and No. 1: the number names a rank; `interval` holds it."""
    low = _low(atoms, index)
    position = index + 1
    if low == "no" and _low(atoms, position) == ".":
        position += 1
    elif low == "number" or low == "#":
        pass
    else:
        return None
    if position >= len(atoms):
        return None
    number = read_number(atoms, position)
    if number is None or not number.whole:
        return None
    if low == "#" and atoms[position].span.start != atoms[index].span.end:
        return None
    rank = Interval.exactly(int(number.value))
    span = _span(atoms, index, number.end)
    return Quantity(span, span, Form.RANK, rank, rank), number.end


def _unfilled(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int]:
    sense, start = _hedge(atoms, index)
    if sense == "":
        start = index
    end = index + 1
    percent = _percent_sign(atoms, end)
    size = Interval(1, None)
    quantity = Quantity(
        _span(atoms, start, percent or end), atoms[index].span,
        Form.UNFILLED, size, size, unitless=bool(percent),
    )  # fmt: skip
    return quantity, percent or end


def bounded(quantity: Quantity, interval: Interval) -> Quantity:
    """The same quantity with another interval, for a share whose base has been found."""
    return replace(quantity, interval=interval, plausible=interval)
