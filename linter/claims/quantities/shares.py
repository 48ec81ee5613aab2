"""Shares: "5%", "one in five", "two thirds of", "a majority of", "almost all of"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.claims.model import Interval
from linter.claims.quantities.amounts import Form, Quantity, Share, span_of
from linter.claims.quantities.hedges import APPROXIMATE, Hedge, hedge_before
from linter.language.atoms import Atom, AtomKind
from linter.language.number_words import (
    FRACTIONS,
    SYMBOL_FRACTIONS,
    TENS,
    UNITS,
    Number,
    past_hyphen,
    word_at,
)
from linter.language.numerals import read_number
from linter.text import Span

TIME = frozenset(
    "second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week "
    "weeks weekend weekends month months quarter quarters year years yr yrs decade decades".split()
)
_WHOLES = frozenset({"of", "our", "the", "you", "your", "all", "those", "these"})
_DETERMINERS = frozenset({"our", "the", "your", "my", "its", "their", "those", "these"})
_ANSWERS = frozenset(
    "want say said chose prefer never now already still have had has were are did do don't haven't "
    "weren't also only just thought think came come went go left took got told knew made gave felt "
    "could would will can".split()
)
"""Words behind a bare "a third" or "half" that make it a share ("a third want soup")."""
_ENDED = 4
"""Letters from which a word in -ed is taken for a verb: not "red" or "need"."""
_BARE = re.compile(
    r"(?:(?:the|a|one)\s+)?(?:(?:other|remaining)\s+)?(half|quarter)"
    r"|the\s+(?:other|remaining)\s+(third|fifth|sixth|tenth)"
)
"""Half, a quarter, the other third; "a fifth" by itself may be the one behind four."""
_MAJORITY = Share(0.75, 0.5 + 4e-7, 1.0)
"""More than half: a hair above it, so that of 40 it is 21 at the least."""
_SLIGHTLY = frozenset("just little slightly shade bit".split())
"""Words that keep "over half" near a half."""
_MOST: dict[tuple[str, ...], Share] = {
    # Nearly all is, a house choice, nine tenths or more.
    ("majority",): _MAJORITY,
    ("almost", "all"): Share(0.95, 0.9, 1.0),
    ("nearly", "all"): Share(0.95, 0.9, 1.0),
    ("practically", "all"): Share(0.95, 0.9, 1.0),
    ("virtually", "all"): Share(0.95, 0.9, 1.0),
    ("minority",): Share(0.25, 0.0, 0.5),
}
_EACH = 20
"""The largest whole, if not a round one, that a share is told of: "17 out of 20"."""
_ROUND = frozenset({25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000})
_UNKNOWN = Interval(0, None)
"""The size of a share whose base is not known yet."""


def percent_sign(atoms: Sequence[Atom], index: int) -> int:
    """The atom behind a percent sign at `index`, or 0 where none stands."""
    low = word_at(atoms, index)
    if low in ("%", "％", "٪", "percent", "pct", "pc"):
        return index + 1
    if low == "per" and word_at(atoms, index + 1) == "cent":
        return index + 2
    return 0


def shared(
    atoms: Sequence[Atom], start: int, core: tuple[int, int], end: int, share: Share
) -> Quantity:
    """A share with the hedges before and behind it."""
    sense, begin = hedge_before(atoms, start)
    if sense is Hedge.NONE and word_at(atoms, end) == "+":
        sense, end = Hedge.FROM, end + 1
    value = share.value
    slightly = any(atom.low in _SLIGHTLY for atom in atoms[begin:start])
    if sense is Hedge.OVER and share == _exact(1, 2) and not slightly:
        share = _MAJORITY
    elif sense in (Hedge.OVER, Hedge.FROM):
        # As for counts, no further than to what its writer would rather have said.
        share = Share(value, value, min(1.0, max(share.high, value * (1 + APPROXIMATE))))
    elif sense in (Hedge.UNDER, Hedge.TO):
        share = Share(value, 0.0, value)
    elif sense is Hedge.NEAR:
        share = Share(value, value * (1 - APPROXIMATE), value)
    elif sense is Hedge.ABOUT:
        share = Share(value, value * (1 - APPROXIMATE), min(1.0, value * (1 + APPROXIMATE)))
    return Quantity(
        span_of(atoms, begin, end), span_of(atoms, *core), Form.SHARE, _UNKNOWN, _UNKNOWN,
        share=share, hedged=sense.moves,
    )  # fmt: skip


def percent(atoms: Sequence[Atom], number: Number) -> tuple[Quantity | None, int] | None:
    """A number with a percent sign behind it; the quantity is None beyond 100%."""
    end = percent_sign(atoms, number.end)
    if not end:
        return None
    if number.value > 100 or number.vague:
        return None, end
    half = 0.5 * 10.0**-number.decimals
    certain = number.value in (0.0, 100.0)
    low = number.value if certain else max(0.0, number.value - half)
    high = number.value if certain else min(100.0, number.value + half)
    share = Share(number.value / 100, low / 100, high / 100)
    quantity = shared(atoms, number.start, (number.start, number.end), end, share)
    return quantity, max(end, _past(atoms, quantity, end))


def _past(atoms: Sequence[Atom], quantity: Quantity, end: int) -> int:
    """The atom behind a quantity that may have taken a sign more."""
    return end + 1 if end < len(atoms) and atoms[end].span.end <= quantity.span.end else end


_OUT_OF = frozenset(
    {*range(2, 13), 15, 20, 25, 30, 40, *range(50, 1001, 50), *range(1000, 10001, 500)}
)
"""The wholes of ratios with a noun in their midst: "one adult in nine"."""
_NO_NOUNS = frozenset(
    "of in on at by to for from with and or but is are was were has have had do did does will "
    "would can could may might lives live lived stays stayed sat ended not more less".split()
)
"""Words that no ratio has in its midst: "one of us in ten", "one ended in two"."""
_VERBS = frozenset(
    "is was has does says wants needs uses gets buys orders skips keeps sleeps thinks owns takes "
    "makes goes comes pays tells asks reads plays lives works eats drinks prefers admits sees "
    "always never still less this us".split()
)
"""Words in s behind a ratio that are no plural nouns: "one user in five dims" is left alone."""


def ratio(atoms: Sequence[Atom], first: Number) -> tuple[Quantity, int] | None:
    """One in five, 3 out of every 10, 6 in 10."""
    named = first.end + _nouns_amid(atoms, first)
    joint = word_at(atoms, named)
    position = named + 1
    if joint == "out" and word_at(atoms, position) == "of":
        position += 1
    elif joint not in ("in", "of"):
        return None
    every = word_at(atoms, position) == "every"
    position += every
    if position >= len(atoms) or (joint == "of" and not every):
        return None
    second = read_number(atoms, position)
    if second is None or not second.whole or second.vague or not 0 < first.value < second.value:
        return None
    if word_at(atoms, second.end) in TIME or percent_sign(atoms, second.end):
        return None
    if joint == "in" and not every and _is_no_ratio(atoms, first, second):
        return None
    if joint == "out" and not every and _is_whole(first, second):
        return None
    share = _proportion(first.value, second.value)
    return shared(atoms, first.start, (first.start, second.end), second.end, share), second.end


def _nouns_amid(atoms: Sequence[Atom], first: Number) -> int:
    """How many words for people stand in the midst of a ratio: one Sundial user in five, or 0.

    No ratio where things are counted behind: "one rider in ten towns", if it is not said in so
    many words: "one customer in a thousand", "in every ten".
    """
    for length in (1, 2):
        amid = atoms[first.end : first.end + length]
        if len(amid) < length or any(
            atom.kind is not AtomKind.WORD or atom.low in _NO_NOUNS for atom in amid
        ):
            return 0
        position = first.end + length
        if word_at(atoms, position) != "in" or position + 1 >= len(atoms):
            continue
        if word_at(atoms, position + 1) == "every" or (
            word_at(atoms, position + 1) == "a"
            and word_at(atoms, position + 2) in ("hundred", "thousand")
        ):
            return length if first.value == 1 and first.words else 0
        second = read_number(atoms, position + 1)
        if second is None or second.value not in _OUT_OF:
            return 0
        behind = word_at(atoms, second.end)
        if second.words is not first.words and behind != "of":
            return 0  # "The one guest in 20" has a room; "one guest in 20 of our 400" has none.
        things = behind.endswith("s") and behind not in _VERBS and not behind.endswith("'s")
        return 0 if things else length
    return 0


def _is_no_ratio(atoms: Sequence[Atom], first: Number, second: Number) -> bool:
    """Not shares: "12 in 2024", "53 in 17 towns", "one in a million"."""
    digits = word_at(atoms, second.start)
    year = 1900 <= second.value <= 2100 and "," not in digits and not second.words
    odd = first.value > 1 and second.value > 20 and second.value % 5 != 0
    return year or odd or (second.value >= 10**6 and second.words)


def _is_whole(first: Number, second: Number) -> bool:
    """Whether a part is told of a whole that was counted ("104 out of 130"), not of so many each.

    No house rounds a share to so many of 130; the wholes it does round to are small or round.
    """
    return first.value > 1 and second.value > _EACH and second.value not in _ROUND


def _proportion(part: float, whole: float) -> Share:
    """N in M, with what rounding leaves open: M to a whole number in "one in M", else N."""
    if part == 1:
        return Share(1 / whole, 1 / (whole + 0.5), min(1.0, 1 / (whole - 0.5)))
    slack = min(0.5 / whole, APPROXIMATE * part / whole)
    return Share(part / whole, part / whole - slack, min(1.0, part / whole + slack))


def fraction(atoms: Sequence[Atom], index: int) -> tuple[Quantity, int] | None:
    """Half of, a third of, two thirds, three-quarters, ¾, 9/10 of, a majority of, almost all."""
    found = (
        _majority(atoms, index)
        or _symbol(atoms, index)
        or _slashed(atoms, index)
        or _half(atoms, index)
        or _named(atoms, index)
        or _nth(atoms, index)
    )
    if found is None:
        return None
    share, end = found
    percentage = _percentage(atoms, end + 1) if word_at(atoms, end) == "of" else None
    if percentage is not None:  # "a tenth of one per cent", "half of 2%"
        value, end = share.value * percentage[0], percentage[1]
        share = Share(value, value, value)
    return shared(atoms, index, (index, end), end, share), end


def bare_share(words: str, span: Span) -> Quantity | None:
    """A share told by one word that stands for people: half, the other quarter, a third.

    words: those that stand for people; span: where they stand. None where they tell no share, or
    say of what.
    """
    match = _BARE.fullmatch(words.strip().lower())
    if match is None:
        return None
    share = _exact(1, FRACTIONS[match[1] or match[2]])
    return Quantity(span, span, Form.SHARE, _UNKNOWN, _UNKNOWN, share=share)


def _percentage(atoms: Sequence[Atom], index: int) -> tuple[float, int] | None:
    """A per cent, one per cent, 2%: as a fraction of one, and the atom behind it."""
    if word_at(atoms, index) == "a":
        end = percent_sign(atoms, index + 1)
        return (0.01, end) if end else None
    number = read_number(atoms, index) if index < len(atoms) else None
    end = percent_sign(atoms, number.end) if number is not None else 0
    return (number.value / 100, end) if number is not None and end else None


def _exact(part: int, whole: int) -> Share:
    """A fraction of people who can be counted is taken at its word."""
    return Share(part / whole, part / whole, part / whole)


def _majority(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    for words, share in _MOST.items():
        end = index + len(words)
        if tuple(atom.low for atom in atoms[index:end]) == words and word_at(atoms, end) in _WHOLES:
            return share, end
    return _most_of_a_count(atoms, index)


def _most_of_a_count(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    """Most of our 17,000. Without the number of the whole it says nothing in numbers."""
    if word_at(atoms, index) != "most" or word_at(atoms, index + 1) != "of":
        return None
    whole = index + 3 if word_at(atoms, index + 2) in _DETERMINERS else index + 2
    counted = whole < len(atoms) and read_number(atoms, whole) is not None
    return (_MAJORITY, index + 1) if counted else None


def _symbol(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    parts = SYMBOL_FRACTIONS.get(word_at(atoms, index))
    if parts is None or word_at(atoms, index + 1) not in _WHOLES:
        return None
    return _exact(*parts), index + 1


def _slashed(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    """3/4 of our members. Without "of" it is a date or a score."""
    if index + 3 >= len(atoms) or word_at(atoms, index + 1) != "/":
        return None
    top, bottom = atoms[index], atoms[index + 2]
    if AtomKind.NUMERAL is not top.kind or bottom.kind is not AtomKind.NUMERAL:
        return None
    if word_at(atoms, index + 3) != "of" or not 0 < top.value < bottom.value <= 1000:
        return None
    return _exact(int(top.value), int(bottom.value)), index + 3


def _half(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    if word_at(atoms, index) != "half":
        return None
    percentage = percent_sign(atoms, index + 1 + (word_at(atoms, index + 1) == "a"))
    if percentage:
        return Share(0.005, 0.0045, 0.0055), percentage
    behind = word_at(atoms, index + 1)
    # "Half" alone is a share where a clause begins with it: "of 1,100 homes, half now …".
    begin = hedge_before(atoms, index)[1]
    first = word_at(atoms, begin - 1) in ("", ",", ".", ":", ";", "but", "and")
    told = behind in _WHOLES or (first and _is_answer(behind))
    return (_exact(1, 2), index + 1) if told else None


def _is_answer(word: str) -> bool:
    """Whether a word behind a bare share tells what its people did: half thought, half booked."""
    return word in _ANSWERS or (len(word) > _ENDED and word.endswith("ed"))


def _named(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    low = word_at(atoms, index)
    position = past_hyphen(atoms, index + 1)
    name = word_at(atoms, position)
    whole = FRACTIONS.get(name, 0)
    if low in ("a", "an", "one"):
        behind = word_at(atoms, position + 1)
        told = behind in _WHOLES or _is_answer(behind) or word_at(atoms, index - 1) == "but"
        if not whole or name.endswith("s") or not told:
            return None
        scaled = behind == "of" and word_at(atoms, position + 2) == "a"
        if scaled and not percent_sign(atoms, position + 3):
            return None
        return _exact(1, whole), position + 1
    part = UNITS.get(low, TENS.get(low, 0))
    if not name.endswith("s") or not 1 < part < whole:
        return None
    # "three quarters of a million" is a count, "two thirds" alone a share.
    if word_at(atoms, position + 1) == "of" and word_at(atoms, position + 2) == "a":
        return None
    return _exact(part, whole), position + 1


def _nth(atoms: Sequence[Atom], index: int) -> tuple[Share, int] | None:
    """Every fifth person is one in five; every third week is a time."""
    whole = FRACTIONS.get(word_at(atoms, index + 1), 0)
    if word_at(atoms, index) != "every" or not whole or word_at(atoms, index + 2) in TIME:
        return None
    return _proportion(1, whole), index + 2
