"""How many people a count is of: part, share, complement, all of a stated whole, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.mention import Mention
from linter.claims.model import NOBODY, ONE, Claim, Interval
from linter.claims.parts.antecedents import base_of, rest_of_share
from linter.claims.parts.implied import all_but, part_of
from linter.claims.quantities.quantity import Form, Quantity
from linter.text import Span

if TYPE_CHECKING:
    from linter.claims.deeds import Deed

REACH = 16
"""Characters before a "one" in which "every single" or "not even a" begins."""

_EVERY_ONE = re.compile(r"\bevery\s+(?:single\s+|last\s+)?$", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot\s+(?:a\s+single\s+|even\s+|so much as\s+)?$", re.IGNORECASE)


@dataclass(slots=True)
class Sizing:
    """The number of a cohort.

    span: the words that say it. size: how many people; plausible: how many, hedges included.
    share: the part of the base, 0 to 1. base: the whole it is taken of. complement: how many of
    the base are left over. implied: the number is worked out, not written.
    """

    span: Span
    size: Interval | None
    plausible: Interval | None
    share: float | None
    base: Interval | None
    complement: Interval | None = None
    implied: bool = False


def sizing_of(
    context: Context, mention: Mention, deed: Deed | None, antecedent: Claim | None
) -> Sizing | None:
    """How many people a mention is of; None where it counts nobody ("every one of you")."""
    quantity, text, span = mention.quantity, context.text, mention.span
    base = base_of(context, mention)
    every = every_one(quantity, text)
    if every is not None and base is None:
        return None
    but = all_but(text, quantity)
    if but is not None and deed is not None and deed.relative:
        # "to everyone bar the three of you who'd rented it": told of the three.
        but = None
    part = part_of(quantity, base, but=but is not None)
    sizing = Sizing(span, quantity.interval, quantity.plausible, part.share, base)
    rest = rest_of_share(context, quantity, antecedent)
    denied = not_one(quantity, text)
    if but is not None or (quantity.form is Form.SHARE and rest is None):
        sizing.span = span if but is None else Span(but, span.end)
        sizing.size, sizing.plausible, sizing.complement = part.size, part.size, part.complement
        sizing.implied = base is not None or quantity.form is not Form.SHARE
    elif rest is not None:
        sizing.share, sizing.size, sizing.plausible = rest, None, None
    elif every is not None:
        sizing.span = Span(every, span.end)
        sizing.size = sizing.plausible = base
        sizing.share = 1.0
    elif denied is not None:
        sizing.span = Span(denied, span.end)
        sizing.size = sizing.plausible = NOBODY
    elif quantity.form is Form.UNFILLED:
        if quantity.unitless:
            sizing.size = sizing.plausible = None
    elif base is not None and quantity.interval.most is not None:
        # "sixteen went in, sixteen came out": the same people again.
        sizing.complement = None if part.complement == NOBODY else part.complement
    return sizing


def every_one(quantity: Quantity, text: str) -> int | None:
    """Where the "every" begins that makes a "one" mean all of them, or None."""
    return _begins(_EVERY_ONE, quantity, text)


def not_one(quantity: Quantity, text: str) -> int | None:
    """Where the "not" begins that makes a "one" mean nobody, or None."""
    return _begins(_NOT_ONE, quantity, text)


def _begins(pattern: re.Pattern[str], quantity: Quantity, text: str) -> int | None:
    """Where a pattern right before "one" begins, such as the "every" of "every one"."""
    if quantity.interval != ONE:
        return None
    start = max(0, quantity.span.start - REACH)
    match = pattern.search(text[start : quantity.span.start])
    return start + match.start() if match else None
