"""Runs of words that hold several numbers, cut into the people that each number counts.

The reader marks words, and two groups told side by side ("96 spoke for it, 40 against") can come as
one run of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.claims.context import Context
from linter.claims.heard.confidence import SURE
from linter.claims.quantities.quantity import Form
from linter.reader.model import Impression, Mention, Sort
from linter.text import Span

_ENDS = re.compile(r"[.!?](?=\s)|\n")
"""Where one sentence ends; a group never reaches into the next."""
_PARTS = re.compile(r"[;,:/&]|\b(?:and|but|while|plus)\b", re.IGNORECASE)
"""Where two groups of one sentence part."""
_AGAINST = re.compile(r"^\s*(?:[-–—]|to|votes\s+to)\s*$", re.IGNORECASE)
"""What stands between two numbers of a vote: 48-47, 61 to 58."""
_BLANK = re.compile(r".*\n\s*\n\s*", re.DOTALL)
"""All that stands before the last paragraph of a run of words."""
_EDGES = " \t\n.,;:/&"


def apart(context: Context, mention: Mention, impression: Impression) -> Iterator[Mention]:
    """The mention, or one for each number in it where something stands between them.

    A part of a whole ("three of the nine people") has nothing between its two numbers and stays
    one, and so does a number that is hardly theirs ("the 230 who rang between midnight and four").
    """
    blank = _BLANK.search(mention.span.cut(context.text))
    if blank is not None:
        # "Total: $120", a blank line, "Guests": people are told of in one paragraph.
        mention = mention._replace(span=Span(mention.span.start + blank.end(), mention.span.end))
    numbers = [
        quantity.core
        for quantity in context.quantities
        if quantity.form in (Form.COUNT, Form.SHARE)
        and mention.span.contains(quantity.core)
        and impression.sort_in(quantity.core, mention.sort) >= SURE
    ]
    if mention.sort is Sort.SINGLE or len(numbers) < 2:
        yield mention
        return
    start = mention.span.start
    for one, other in pairwise(numbers):
        between = Span(one.end, other.start).cut(context.text)
        cut = _ENDS.search(between) or _PARTS.search(between) or _AGAINST.match(between)
        if cut is not None:
            yield from _piece(context, mention, start, one.end + cut.start())
            start = one.end + cut.end()
    yield from _piece(context, mention, start, mention.span.end)


def _piece(context: Context, mention: Mention, start: int, end: int) -> Iterator[Mention]:
    text = context.text[start:end]
    start += len(text) - len(text.lstrip(_EDGES))
    end -= len(text) - len(text.rstrip(_EDGES))
    if start < end:
        yield mention._replace(span=Span(start, end))
