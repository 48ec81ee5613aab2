"""Numbers that a post lets its reader work out: a share of a base, all but a few, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.claims.model import Interval
from linter.claims.quantities.quantity import Quantity

_REACH = 64
"""Characters before a quantity in which "all of our members but" can stand."""
EXCEPT = (
    r"except(?:\s+for)?|excepting|save(?:\s+for)?|bar|barring|apart\s+from|minus|other\s+than"
    r"|with\s+the\s+exception\s+of"
)
"""Words that leave somebody out, as a part of a pattern; "but" does so only behind "all"."""
_ALL_BUT = re.compile(
    r"\b(?:"
    # Everyone except, every one of you but, every rider bar: one of them all.
    r"(?:every(?:one|body| one| single one)|each)(?:\s+of\s+(?:you|them|us|our\s+\w+))?"
    r"|every\s+(?:single\s+)?\w+"
    # All but, all of you except, all 2,000 of our riders bar: a plural stands between.
    r"|all(?:\s+[\d,.]+k?)?(?:\s+of)?(?:\s+(?:our|the|those|these))?"
    r"(?:\s+(?:you|them|us|people|(?!(?:this|is|was|its|as)\b)\w+s))?"
    rf")(?:\s+but|,?\s+(?:{EXCEPT}))\s+(?:the\s+|for\s+)?$",
    re.IGNORECASE,
)
REMAINDER = re.compile(
    r"\b(?:the|you|your|to\s+the)\s+(?:rest|remainder|other\s+(?:half|third|quarter)|others?"
    r"|stragglers|leftovers|missing"
    r"|outstanding|odd\s+ones?\s+out|holdouts?|hold-outs?)(?:\s+of\s+(?:you|them|us))?\b"
    r"|\b(?:the\s+|our\s+)?remaining\s+(?:handful|few|couple|pair|dozen|ones?|\d+|of\s+you)\b|\bevery(?:one|body)\s+else\b"
    r"|\bthose\s+who\s+(?:didn['’]t|haven['’]t|did\s+not|have\s+not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole.

    size: how many people, where it is known; complement: how many are left over. share: the part
    as told, 0 to 1, where it is told as a share.
    """

    size: Interval | None
    complement: Interval | None
    share: float | None


def all_but(text: str, quantity: Quantity) -> int | None:
    """Where the phrase "all but" that stands before a quantity begins, or None."""
    start = max(0, quantity.span.start - _REACH)
    match = _ALL_BUT.search(text[start : quantity.span.start])
    return None if match is None else start + match.start()


def part_of(quantity: Quantity, whole: Interval | None, *, but: bool = False) -> Part:
    """The people that a count or a share is of a whole, and those it leaves over.

    whole: None where the post does not tell it. but: all but the quantity is meant. The rounding
    interval of a printed share is kept: 0.02% of 9,000 is 1 to 2 (design.md).
    """
    share = quantity.share
    if share is not None:
        told = share.of(whole) if whole is not None else None
        left = share.rest().of(whole) if whole is not None else None
        if but:
            return Part(left, told, share.rest().value)
        return Part(told, left, share.value)
    rest = less(whole, quantity.interval) if whole is not None else None
    if but:
        return Part(rest, quantity.interval, None)
    return Part(quantity.interval, rest, None)


def less(base: Interval, part: Interval) -> Interval | None:
    """The people of a base that a part leaves over; None where the part is no part of it."""
    if part.most is None or base.most is None or part.least > base.most:
        return None
    return Interval(max(0, base.least - part.most), max(0, base.most - part.least))
