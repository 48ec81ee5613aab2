"""The wholes that a post tells parts of, as the reader sees them: people who are only counted."""

from __future__ import annotations

from linter.claims.confidence import NEARLY_ALL
from linter.claims.context import Context
from linter.claims.implied import less
from linter.claims.model import Cohort, Interval
from linter.claims.quantity import Form, Quantity
from linter.reader.model import Impression, Sort


def left_of_whole(
    context: Context, cohort: Cohort, impression: Impression
) -> tuple[int | None, Interval | None]:
    """The whole before a count that is nearly all of it, and who is left ("Of 640, 637 …")."""
    before = [
        whole
        for whole in _wholes(context, impression)
        if whole.span.end <= cohort.span.start and whole.interval.least == whole.interval.most
    ]
    if not before or cohort.size is None or cohort.implied:
        return cohort.base, None
    whole = before[-1].interval
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


def _wholes(context: Context, impression: Impression) -> list[Quantity]:
    """The numbers of people who are only counted, in the order of the text."""
    return [
        quantity
        for mention in impression.mentions
        if mention.sort is Sort.BASE
        for quantity in context.quantities
        if quantity.form is Form.COUNT and quantity.core.overlaps(mention.span)
    ]
