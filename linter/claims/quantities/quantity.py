"""Quantities as a reader takes them: a number with its hedges, bounds, ranges and shares.

"over 1,000" is [1001, no bound), "nearly 500" [450, 499], "0.02%" a share with the interval that
its printed decimals leave open. What is counted is not decided here, only what certainly is no
number of anything: money, scores, sizes, years, and numbers that name a thing ("platform 3").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.claims.model import Interval
from linter.claims.quantities.ages import past_age
from linter.claims.quantities.amounts import Form, Quantity, Share, span_of
from linter.claims.quantities.hedges import Hedge, hedge_before, hedge_behind, hedge_of, moved
from linter.claims.quantities.joints import CURRENCY, DASHES, joined
from linter.claims.quantities.namings import past_name, past_post_mark
from linter.claims.quantities.shares import fraction, percent, percent_sign, ratio
from linter.language.atoms import Atom, AtomKind
from linter.language.number_words import (
    FRACTIONS,
    SYMBOL_FRACTIONS,
    UNITS,
    Number,
    past_hyphen,
    touches,
    word_at,
)
from linter.language.numerals import read_number, scaled
from linter.text import Span

__all__ = ["Form", "Quantity", "Share", "quantities"]

_MONEY = frozenset(
    "dollar dollars pound pounds euro euros quid rupee rupees cent cents pence p grand usd gbp eur "
    "inr aud cad bucks buck yen francs fiver tenner".split()
)
_GROUPS = frozenset("tables groups teams parties crews squads relays rows sets".split())
"""Of which so many make up a number: "nine tables of four"."""
_BORN = {"twins": 2, "triplets": 3}
_BY_NOW = frozenset("now currently already still only today".split())
"""Words between people and how many they number: "subscribers now number 999"."""
_VOTING = frozenset(
    "vote voted votes voting ballot ballots poll polls ayes noes motion recount referendum".split()
)
"""Words near two numbers that tell how people voted: "the AGM voted 48-47"."""
_VOTED = 12
"""Atoms within which such a word stands."""
_LACKING = frozenset({("short", "of"), ("shy", "of"), ("fewer", "than"), ("less", "than")})


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
        if quantity is None:
            continue
        if found and quantity.span.start < found[-1].span.end:
            # "20 or more than 30": the words between belong to the first.
            quantity = replace(quantity, span=Span(quantity.core.start, quantity.span.end))
        found.append(quantity)
    return found


def _read(atoms: Sequence[Atom], index: int) -> tuple[Quantity | None, int] | None:
    """What stands at an atom, and the atom to go on from; None where no number begins."""
    if atoms[index].kind is AtomKind.PLACEHOLDER:
        return _unfilled(atoms, index)
    if marked := past_post_mark(atoms, index):  # Before it could be taken for a numerator.
        return None, marked
    special = _scaled_fraction(atoms, index) or fraction(atoms, index) or _rank(atoms, index)
    if special is not None:
        return special
    first = read_number(atoms, index)
    if first is None:
        return None
    passed = (
        _past_money(atoms, first)
        or past_name(atoms, first)
        or past_age(atoms, first)
        or _past_pair(atoms, first)
    )
    if passed:
        return None, passed
    first = _scaled_odd(atoms, _grouped(atoms, _less(atoms, first)))
    read = _range(atoms, first) or percent(atoms, first) or ratio(atoms, first)
    if read is not None:
        return read
    if not first.whole:
        return None, first.end
    return _count(atoms, first)


def _less(atoms: Sequence[Atom], part: Number) -> Number:
    """The difference where a number says what another lacks: one short of a thousand."""
    words = (word_at(atoms, part.end), word_at(atoms, part.end + 1))
    if words not in _LACKING or part.vague or not part.whole:
        return part
    whole = read_number(atoms, part.end + 2) if part.end + 2 < len(atoms) else None
    if whole is None or whole.vague or not whole.whole or whole.value <= part.value:
        return part
    value = int(whole.value - part.value)
    return Number(part.start, whole.end, float(value), value, value, words=whole.words)


def _grouped(atoms: Sequence[Atom], number: Number) -> Number:
    """The product where a number is of groups of so many: nine tables of four, sets of twins."""
    if word_at(atoms, number.end) not in _GROUPS or word_at(atoms, number.end + 1) != "of":
        return number
    behind = number.end + 2
    each, end = _BORN.get(word_at(atoms, behind), 0), behind + 1
    size = read_number(atoms, behind) if not each and behind < len(atoms) else None
    if size is not None and size.whole and not size.vague and not percent_sign(atoms, size.end):
        each, end = int(size.value), size.end
    if not each or not number.whole or number.vague:
        return number
    value = int(number.value) * each
    return Number(number.start, end, float(value), value, value, words=number.words)


def _scaled_odd(atoms: Sequence[Atom], number: Number) -> Number:
    """A number with "odd" before its scale: "thirty-odd thousand" is 30,000 to 39,999."""
    if number.factor > 1 or not number.whole or number.vague:
        return number
    sense, end = hedge_behind(atoms, number.end)
    if sense is not Hedge.ODD:
        return number
    factor, behind = scaled(atoms, end)
    if factor == 1:
        return number
    rounded = 10 if number.value % 10 == 0 else 1
    least = int(number.value) * factor
    most = least + rounded * factor - 1
    return Number(number.start, behind, float(least), least, most, words=True, factor=factor)


def _is_money(atoms: Sequence[Atom], number: Number) -> bool:
    before, behind = word_at(atoms, number.start - 1), past_hyphen(atoms, number.end)
    if before == "." and word_at(atoms, number.start - 2) == "rs":
        return True
    return before in CURRENCY or word_at(atoms, behind) in CURRENCY | _MONEY


def _past_money(atoms: Sequence[Atom], number: Number) -> int:
    """The atom behind a sum of money or a range of sums, or 0."""
    second = joined(atoms, number, {"to", "and", "or"})
    if second is not None and _is_money(atoms, second):
        between = word_at(atoms, number.end) != "and"
        if between or word_at(atoms, number.start - 1) == "between":
            return second.end
    if not _is_money(atoms, number):
        return 0
    tight = second is not None and word_at(atoms, number.end) in DASHES
    return second.end if tight and second is not None else number.end


def _past_pair(atoms: Sequence[Atom], first: Number) -> int:
    """The atom behind two numbers that are no range, or 0.

    A score (3–1), a size (10 x 20), years, a year in words (nineteen eighty-four).
    """
    joint = word_at(atoms, first.end)
    if first.end + 1 >= len(atoms):
        return 0
    if joint in ("x", "×", "by"):
        second = read_number(atoms, first.end + 1)
        sized = second is not None and not first.words and not second.words
        return second.end if second is not None and sized else 0
    if joint in DASHES and touches(atoms, first.end) and touches(atoms, first.end + 1):
        second = read_number(atoms, first.end + 1)
        if second is not None and not second.vague and not first.vague:
            years = all(_is_year(atoms, number) for number in (first, second))
            scored = second.value <= first.value and not _is_vote(atoms, first)
            return second.end if years or scored else 0
        return 0
    if first.words and first.value in (19, 20) and first.end < len(atoms):
        second = read_number(atoms, past_hyphen(atoms, first.end))
        if second is not None and second.words and 10 <= second.value < 100 and not second.vague:
            return second.end
    return 0


def _is_vote(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether a number tells how many voted one way: a word for voting stands near."""
    near = atoms[max(0, number.start - _VOTED) : number.end + _VOTED]
    return any(atom.low in _VOTING for atom in near)


def _is_year(atoms: Sequence[Atom], number: Number) -> bool:
    digits = word_at(atoms, number.start)
    return 1900 <= number.value <= 2100 and len(digits) == 4 and not number.words


def _count(atoms: Sequence[Atom], number: Number) -> tuple[Quantity, int]:
    sense, start = hedge_of(atoms, number.start, number.value)
    end = number.end
    behind, end_behind = hedge_behind(atoms, end)
    if any(atom.low == "+" for atom in atoms[number.start : end]):
        behind = Hedge.FROM  # "5+ million"
    if behind is not Hedge.NONE and sense in (Hedge.NONE, Hedge.ONLY, Hedge.ABOUT):
        sense, end = behind, end_behind
    interval, plausible = moved(sense, number.least, number.most)
    quantity = Quantity(
        span_of(atoms, start, end), span_of(atoms, number.start, number.end), Form.COUNT,
        interval, plausible, words=number.words, vague=number.vague, hedged=sense.moves,
        capped=sense is Hedge.TO,
    )  # fmt: skip
    return quantity, end


def _range(atoms: Sequence[Atom], first: Number) -> tuple[Quantity, int] | None:
    joint = word_at(atoms, first.end)
    between = word_at(atoms, first.start - 1) in ("between", "from")
    if (joint == "-" and not touches(atoms, first.end)) or first.vague:
        return None
    joints = {"to", "or"} | ({"and"} if word_at(atoms, first.start - 1) == "between" else set())
    second = joined(atoms, first, joints)
    if second is None or second.vague or second.value <= first.value:
        return None
    start = first.start - between
    low, high = _common_scale(atoms, first, second), second.value
    if joint == "or" and high > low * 2:
        return None
    percentage = percent_sign(atoms, second.end)
    core = span_of(atoms, first.start, second.end)
    sense, begin = hedge_before(atoms, start)
    if sense not in (Hedge.ABOUT, Hedge.ONLY):
        begin = start
    if percentage:
        if high > 100:
            return None
        share = Share((low + high) / 200, low / 100, high / 100)
        unknown = Interval(0, None)
        span = span_of(atoms, begin, percentage)
        return Quantity(span, core, Form.SHARE, unknown, unknown, share=share), percentage
    if low != int(low) or not second.whole:
        return None
    interval = Interval(int(low), int(high))
    quantity = Quantity(
        span_of(atoms, begin, second.end), core, Form.COUNT, interval, interval,
        words=first.words or second.words, hedged=True, capped=joint == "to",
    )  # fmt: skip
    return quantity, second.end


def _common_scale(atoms: Sequence[Atom], first: Number, second: Number) -> float:
    """The lower end of a range, with the scale of the upper: "2 to 3 million", "1-2k"."""
    factor = max(second.factor, scaled(atoms, second.end - 1)[0])
    if first.factor > 1 or factor == 1:
        return first.value
    low = first.value * factor
    return low if low < second.value else first.value


def _scaled_fraction(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int] | None:
    """Three quarters of a million, two thirds of a million, ¾ of a million."""
    part = UNITS.get(word_at(atoms, index), 0)
    position = past_hyphen(atoms, index + 1)
    whole = FRACTIONS.get(word_at(atoms, position), 0)
    if symbol := SYMBOL_FRACTIONS.get(word_at(atoms, index)):
        (part, whole), position = symbol, index
    if not 0 < part < whole:
        return None
    after = position + 1
    if word_at(atoms, after) != "of" or word_at(atoms, after + 1) != "a":
        return None
    scale = read_number(atoms, after + 1)
    if scale is None or scale.factor < 1000 or scale.vague:
        return None
    value = round(part * scale.value / whole)
    number = Number(index, scale.end, float(value), value, value, words=True, factor=scale.factor)
    return _count(atoms, number)


def _rank(atoms: Sequence[Atom], index: int) -> tuple[Quantity | None, int] | None:
    """#1, number one and No. 1: the number names a rank; `interval` holds it."""
    low = word_at(atoms, index)
    position = index + 1
    if low == "number" and word_at(atoms, index - 1) in _BY_NOW:
        return None
    if low in ("no", "nos", "nr"):
        if word_at(atoms, position) != "." or not touches(atoms, position):
            return None
        position += 1
    elif low not in ("number", "#", "№"):
        return None
    if position >= len(atoms):
        return None
    number = read_number(atoms, position)
    if number is None or not number.whole or number.vague:
        return None
    if low == "#" and not touches(atoms, position):
        return None
    rank = Interval.exactly(int(number.value))
    span = span_of(atoms, index, number.end)
    return Quantity(span, span, Form.RANK, rank, rank), number.end


def _unfilled(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int]:
    _, start = hedge_before(atoms, index)
    percentage = percent_sign(atoms, index + 1)
    end = percentage or index + 1
    size = Interval(1, None)
    quantity = Quantity(
        span_of(atoms, start, end), atoms[index].span, Form.UNFILLED, size, size,
        unitless=bool(percentage),
    )  # fmt: skip
    return quantity, end
