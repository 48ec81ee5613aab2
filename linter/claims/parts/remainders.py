"""Remainders ("the rest", "the others"): whoever a counted part leaves over of a stated whole."""

from __future__ import annotations

from linter.claims.context import Context
from linter.claims.deeds import find_deed
from linter.claims.model import Behaviour, Claim, Cohort, Interval, Kind
from linter.claims.parts.implied import REMAINDER, less
from linter.claims.quantities.quantity import Form
from linter.claims.record import behaviour_of
from linter.claims.tree import low, tokens_in
from linter.text import Span


def add_remainders(context: Context) -> None:
    """Adds a claim for each remainder of a cohort found before it."""
    for match in REMAINDER.finditer(context.text):
        span = _with_number(context, Span(match.start(), match.end()))
        if context.told_before(span):
            continue
        left = left_over(context, span)
        if left is None:
            continue
        source, interval = left
        interval = _written(context, span) or interval
        cohort = Cohort(
            span,
            span.cut(context.text),
            source.cohort.unit,
            source.cohort.scope,
            interval,
            base=source.cohort.base,
            noun=source.cohort.noun,
            implied=True,
            plausible=interval,
        )
        last = tokens_in(context.doc, span)[-1]
        context.found.append(
            Claim(
                span,
                cohort.text,
                cohort,
                behaviour_of_rest(context, span, source),
                topics=source.topics,
                narrowing=source.narrowing,
                addressed=low(last) == "you" or source.addressed,
            )
        )


def behaviour_of_rest(context: Context, span: Span, source: Claim) -> Behaviour | None:
    """What those left over did: what is told of them, as private as the deed of those before.

    span: the words they are named by; source: the claim they are left over from, whose deed is
    theirs where they have none of their own.
    """
    tokens = tokens_in(context.doc, span)
    deed = find_deed(context.doc, tokens, tokens[-1].i)
    if deed is None or not deed.fact:
        return source.behaviour
    kind = source.behaviour.kind if source.behaviour is not None else Kind.UNKNOWN
    return behaviour_of(deed, kind, context.text)


def _with_number(context: Context, span: Span) -> Span:
    """The words of a remainder with the number right behind them: the other nine."""
    return next(
        (
            Span(span.start, quantity.core.end)
            for quantity in context.quantities
            if quantity.form is Form.COUNT and context.text[span.end : quantity.core.start] == " "
        ),
        span,
    )


def _written(context: Context, span: Span) -> Interval | None:
    """The number that a remainder tells itself: the remaining 110."""
    return next(
        (
            quantity.interval
            for quantity in context.quantities
            if quantity.form is Form.COUNT and span.contains(quantity.core) and not quantity.vague
        ),
        None,
    )


def left_over(context: Context, span: Span) -> tuple[Claim, Interval] | None:
    """The claim that a remainder is left over from, and how many people are left."""
    before = [claim for claim in context.found if claim.cohort.span.end <= span.start]
    for claim in reversed(before):
        if claim.cohort.complement is not None:
            return claim, claim.cohort.complement
    sized = [
        (claim, claim.cohort.size)
        for claim in before
        if claim.cohort.size is not None and claim.behaviour is not None
    ]
    if len(sized) >= 2:
        source, part = sized[-1]
        rest = less(sized[0][1], part)
        if rest is not None and rest.least > 0:
            return source, rest
    return None
