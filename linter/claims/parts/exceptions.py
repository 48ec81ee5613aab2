"""Exceptions told behind a whole ("Every one of our 350 has, bar six"): who is left over."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.claims.context import Context
from linter.claims.model import Claim, Cohort
from linter.claims.parts.implied import EXCEPT, all_but, less
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import sentence_bounds, tokens_in
from linter.text import Span

_REACH = 24
"""Characters before a number in which "with the exception of" stands."""
_EXCEPT = re.compile(rf"\b(?:{EXCEPT}|less|but)\s+(?:the\s+)?$", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|everyone|everybody|each|entire|whole)\b", re.IGNORECASE)
_HAVE_ALL = re.compile(r"^\s*all\b|\b(?:have|has|had|were|are|did|do)\s+all\b", re.IGNORECASE)
_NAMES = frozenset({"NOUN", "PROPN", "ADJ"})


def add_exceptions(context: Context) -> None:
    """Adds those left out as a claim, and gives a whole told as complete its exceptions."""
    for quantity in context.quantities:
        if quantity.form is not Form.COUNT:
            continue
        if all_but(context.text, quantity) is None:
            _except(context, quantity)
        else:
            _add_left_out(context, quantity)


def _add_left_out(context: Context, quantity: Quantity) -> None:
    """The 18 of "all but 18 turned it down": nothing is said of what they did instead.

    Where more is told of them by and by ("You eighteen: …"), that claim is theirs.
    """
    if any(
        claim.cohort.size == quantity.interval and claim.cohort.span.start > quantity.core.end
        for claim in context.found
    ):
        return
    for claim in context.found:
        cohort = claim.cohort
        if cohort.span.contains(quantity.core) and cohort.complement == quantity.interval:
            left_out = _exception(context, claim, quantity)
            context.found.append(replace(left_out, behaviour=None))
            return


def _except(context: Context, quantity: Quantity) -> None:
    start = quantity.span.start
    if not _EXCEPT.search(context.text[max(0, start - _REACH) : start]):
        return
    doc = context.doc
    tokens = tokens_in(doc, quantity.core)
    if tokens[-1].i + 1 < len(doc) and doc[tokens[-1].i + 1].pos_ in _NAMES:
        return  # "less 40 sandwiches": something else is counted.
    first = doc[sentence_bounds(tokens[0])[0]].idx
    for index, claim in enumerate(context.found):
        whole = claim.cohort.size
        if claim.behaviour is None or whole is None or claim.cohort.complement is not None:
            continue
        if not first <= claim.cohort.span.start or claim.cohort.span.end > start:
            continue
        left = less(whole, quantity.interval)
        if left is None or left.least < 1 or not _is_all(context.text, first, claim, start):
            continue
        cohort = replace(
            claim.cohort, size=left, plausible=left, base=whole.least,
            complement=quantity.interval, implied=True, share=None,
        )  # fmt: skip
        context.found[index] = replace(claim, cohort=cohort)
        if not context.told_before(quantity.core):
            context.found.append(_exception(context, claim, quantity))
        return


def _is_all(text: str, first: int, claim: Claim, start: int) -> bool:
    """Whether a sentence tells of all of a cohort, and not of all adverts that some of it muted."""
    end = claim.cohort.span.end
    return bool(_ALL.search(text[first:end]) or _HAVE_ALL.search(text[end:start]))


def _exception(context: Context, claim: Claim, quantity: Quantity) -> Claim:
    span = Span(quantity.span.start, quantity.span.end)
    cohort = Cohort(
        span, span.cut(context.text), claim.cohort.unit, claim.cohort.scope, quantity.interval,
        noun=claim.cohort.noun, plausible=quantity.plausible,
    )  # fmt: skip
    return replace(claim, span=span, text=cohort.text, cohort=cohort)
