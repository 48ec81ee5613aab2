"""The wholes that a post tells parts of, as the reader sees them: people who are only counted."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.claims.context import Context
from linter.claims.heard.confidence import NEARLY_ALL
from linter.claims.model import Claim, Cohort, Interval
from linter.claims.parts.implied import all_but, less, part_of
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.quantities.shares import bare_share
from linter.reader.model import Impression, Sort
from linter.text import Span

_OWN_WHOLE = re.compile(
    r"\s+of\s+(?!(?:which|whom|them|those|these|the\s+(?:lot|total)|their|its|you)\b)",
    re.IGNORECASE,
)
"""Behind a share: what it is taken of, if that is no word for people told of elsewhere."""
_OF_THE = re.compile(r"\s+of\s+(?:the|our|these|those)\s+([^\W\d_]{3,})\b", re.IGNORECASE)
"""Behind a share: the noun of a whole that may have been counted already."""
_OF_COUNTED = re.compile(r"\s+of\s+(?:(?:the|our|all|those|these|your|its)\s+)*", re.IGNORECASE)
"""Between a share and the number of its whole."""
_SAMPLE = re.compile(
    r"\b(?:n\s*=\s*|(?:base|sample(?:\s+size)?)\s*[:=]\s*(?:the\s+)?)$", re.IGNORECASE
)
"""What stands before the number of those asked: (n=1,204), base: the 1,450."""
_REACH = 24
"""Characters before a number in which it stands."""
_MOST = re.compile(r"(?:the\s+)?most\s+of\s+(?:them|whom|those|these)\b", re.IGNORECASE)
_SAME = re.compile(r"^(?:the\s+)?(?:other|rest|remaining)\b", re.IGNORECASE)


def left_of_whole(
    context: Context, cohort: Cohort, impression: Impression
) -> tuple[int | None, Interval | None]:
    """The whole that a count is nearly all of, and who is left ("Of 640, 637 …", "637 of 640")."""
    before = [
        whole
        for whole in _wholes(context, impression)
        if whole.span.end <= cohort.span.start and whole.interval.least == whole.interval.most
    ]
    if cohort.size is None or cohort.implied:
        return cohort.base, None
    part = next((each for each in context.quantities if each.core.overlaps(cohort.span)), None)
    behind = _right_behind(context, part) if part is not None else None
    if behind is None and not before:
        return cohort.base, None
    whole = behind or before[-1].interval
    left = less(whole, cohort.size)
    if left is None or left.most is None or left.most < 1 or left.most > whole.least * NEARLY_ALL:
        return cohort.base, None
    return whole.least, left


def whole_told(context: Context, impression: Impression, share: Quantity) -> Interval | None:
    """The whole that a share is taken of: people who are only counted.

    The next behind the share, else the last before it.
    """
    wholes = _wholes(context, impression)
    behind = [whole for whole in wholes if whole.span.start > share.span.start]
    before = [whole for whole in wholes if whole.span.start < share.span.start]
    chosen = behind[:1] or before[-1:]
    return chosen[0].interval if chosen else None


def is_whole(context: Context, cohort: Cohort) -> bool:
    """Whether people are only counted, for others to be part of them: 40 in "half of the 40"."""
    return any(
        other.cohort.base is not None
        and other.cohort.span != cohort.span
        and other.cohort.span.contains(cohort.span)
        for other in context.found
    )


def with_whole(context: Context, claim: Claim, impression: Impression) -> Claim:
    """A part of nobody knows how many, as part of the whole that the post tells elsewhere.

    "3,000 are on the course, and 10% have only played the owl": the 10% name no whole of their own.
    """
    cohort = claim.cohort
    if cohort.size is not None or cohort.base is not None:
        return claim
    part = next(
        (each for each in context.quantities if each.core.overlaps(cohort.span)),
        bare_share(cohort.text, cohort.span),
    )
    if part is None:
        return _most_of_them(context, claim)
    if cohort.share is None and cohort.complement is None:
        return claim
    if _SAME.search(cohort.text):
        return claim
    whole = _right_behind(context, part)
    if whole is None:
        if _OWN_WHOLE.match(context.text, part.span.end):
            whole = _named_again(context, impression, part)
        else:
            whole = (
                whole_told(context, impression, part)
                or _counted_before(context, claim)
                or _sample(context)
            )
    if whole is None:
        return claim
    worked = part_of(part, whole, but=all_but(context.text, part) is not None)
    if worked.size is None:
        return claim
    cohort = replace(
        cohort, size=worked.size, plausible=worked.size, base=whole.least,
        complement=worked.complement, implied=True,
    )  # fmt: skip
    return replace(claim, cohort=cohort)


def _right_behind(context: Context, share: Quantity) -> Interval | None:
    """The count that a share names as its whole: a third of the 150 away fans."""
    named = _OF_COUNTED.match(context.text, share.span.end)
    if named is None:
        return None
    return next(
        (
            quantity.interval
            for quantity in context.quantities
            if quantity.form is Form.COUNT
            and quantity.span.start == named.end()
            and quantity.interval.most is not None
        ),
        None,
    )


def _named_again(context: Context, impression: Impression, share: Quantity) -> Interval | None:
    """The whole counted before that a share names again: "3,200 homes … 99% of the homes"."""
    named = _OF_THE.match(context.text, share.span.end)
    if named is None:
        return None
    again = re.compile(rf"\s(?:\w+\s)?{re.escape(named[1])}\b", re.IGNORECASE)
    return next(
        (
            whole.interval
            for whole in _wholes(context, impression)
            if again.match(context.text, whole.span.end) and whole.span.end <= share.span.start
        ),
        None,
    )


def _most_of_them(context: Context, claim: Claim) -> Claim:
    """More than half of the people counted last before: most of them, most of whom."""
    if not _MOST.match(claim.cohort.text):
        return claim
    counted = _counted_before(context, claim, exact=False)
    if counted is None or counted.most is None:
        return claim
    size = Interval(counted.least // 2 + 1, counted.most)
    cohort = replace(claim.cohort, size=size, plausible=size, base=counted.least, implied=True)
    return replace(claim, cohort=cohort)


def _counted_before(context: Context, claim: Claim, exact: bool = True) -> Interval | None:
    """The number of people of the same scope that was told last before a claim.

    exact: numbers that leave nothing open.
    """
    sizes = [
        other.cohort.size
        for other in context.found
        if other.cohort.scope is claim.cohort.scope
        and other.cohort.share is None
        and not other.cohort.implied
        and other.cohort.span.end <= claim.cohort.span.start
    ]
    told = [
        size
        for size in sizes
        if size is not None and size.least > 1 and (size.least == size.most or not exact)
    ]
    return told[-1] if told else None


def _sample(context: Context) -> Interval | None:
    """How many were asked, where a post tells it as statistics do: (n=1,204), base: 1,450."""
    return next(
        (
            quantity.interval
            for quantity in context.quantities
            if quantity.form is Form.COUNT
            and _SAMPLE.search(
                context.text, max(0, quantity.span.start - _REACH), quantity.span.start
            )
        ),
        None,
    )


def _wholes(context: Context, impression: Impression) -> list[Quantity]:
    """The numbers of people who are only counted, in the order of the text."""
    return [
        quantity
        for mention in impression.mentions
        if mention.sort is Sort.BASE
        for quantity in counts_in(context, mention.span)
        if quantity.interval.least > 1  # "the 6,100 teams that ran one": no whole of one.
    ]


def counts_in(context: Context, span: Span) -> list[Quantity]:
    """The counts that stand in a span, at least in part, in the order of the text."""
    return [
        quantity
        for quantity in context.quantities
        if quantity.form is Form.COUNT and quantity.core.overlaps(span)
    ]
