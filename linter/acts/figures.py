"""Figures that a post gives with nothing to hold them against: where one stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.acts.weighed import Weighed
from linter.claims.quantities.money import is_of_money
from linter.claims.scope import speaks_of_a_nation
from linter.claims.tree import text_of
from linter.reader.model import Impression, Sort
from linter.text import Span

_FIGURES = frozenset({Sort.OTHER, Sort.EVENTS, Sort.PEOPLE})
_NEAR = 16
"""Characters before and behind a figure that say what it is taken of."""
_SAVED = re.compile(r"\bsav(?:e|es|ed|ing)\b[^.!?\n]*$", re.IGNORECASE)
_PRICED = re.compile(
    r"[\s%]*(?:off|discount|cash\s?back|reduction|commission|interest|apr|vat|tax|deposit|rebate)\b",
    re.IGNORECASE,
)
"""What stands before a figure, or behind it, that is a matter of price."""
_NUMBER = re.compile(r"\d[\d.,]*")


def figure_alone(weighed: Sequence[Weighed], impression: Impression) -> Weighed | None:
    """The first utterance with a figure that is no price and is not said of a nation, if any."""
    figures = [
        mention.span
        for mention in impression.mentions
        if mention.sort in _FIGURES and not _is_price(weighed, mention.span)
    ]
    return next(
        (
            item
            for item in weighed
            if any(item.utterance.span.overlaps(span) for span in figures)
            and not speaks_of_a_nation(item.utterance.text())
        ),
        None,
    )


def _is_price(weighed: Sequence[Weighed], span: Span) -> bool:
    """Whether a figure is taken off a price or put on one, or is a share of money.

    "Save up to 38%", "20% off", "4% interest", "60% of our profits".
    """
    text = text_of(weighed[0].utterance.doc)
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    priced = _SAVED.search(before) is not None or _PRICED.match(after) is not None
    return priced or is_of_money(text, _figure_end(text, span))


def _figure_end(text: str, span: Span) -> int:
    """Where the first number among some words ends: the reader marks more than the figure."""
    number = _NUMBER.search(text, span.start, span.end)
    return number.end() if number is not None else span.end
