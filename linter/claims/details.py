"""How often, how long, where and with what: the details that narrow a cohort (policy.md 4c)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.model import Detail
from linter.claims.moments import FREQUENCY, WINDOW, find_moments, first, window_words
from linter.claims.places import find_place
from linter.claims.titles import fiction, find_titles, quoted_spans
from linter.claims.tree import text_of
from linter.lexicons import Lexicon, shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Details", "fiction", "find_details", "quoted_spans"]

_DEVICE = re.compile(
    r"\b(?:(?:old |work |company |school |second )?(?:iphones?|androids?|ipads?|laptops?"
    r"|smart ?watch(?:es)?|kindles?|consoles?|chromebooks?)|"
    r"(?:hospital|office|hotel|school|work|airport|train|company|university|prison) (?:wi-?fi"
    r"|computers?|phones?|e-?mail(?: address)?|network)|"
    r"(?:on|from|via) (?:a |an |their |his |her |the )?tablets?|smart (?:tv|speaker|meter|fridge"
    r"|lock|scale)s?|(?:premium|basic|family|student|free|pro|business) (?:plan|tier|account"
    r"|railcard)s?|"
    r"(?:corporate|company|credit|debit|student) (?:card|railcard)s?|apple pay|google pay|upi"
    r"|klarna|dashcams?|(?:video )?doorbells?|vr headsets?)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged? (?:\d{1,3}|between \d+ and \d+)|(?:over|under)-?\s?(?:\d\ds|eighteens|sixteens"
    r"|thirteens|elevens|tens|fives)|\d{1,3}[- ]years?[- ]olds?|"
    r"(?:is|are|turned|turning|was) (?:1[1-9]|[2-9]\d|10\d)(?=\s*(?:[,.!?]|and\b|$))|in (?:their"
    r"|her|his) (?:early |late |mid-)?(?:teens|\w+ties|\d0s)|"
    r"(?:gen z|millennials?|boomers?|octogenarians?|pensioners?|teenagers?|centenarians?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Details:
    """What a stretch of text says of how often, how long, and in which narrower circle."""

    frequency: str | None
    window: str | None
    narrowing: tuple[Detail, ...]


def find_details(
    doc: Doc, within: Span, cohort: Span, demographic: tuple[Token, ...],
    places: Lexicon | None = None,
) -> Details:  # fmt: skip
    """The details told within a run of text about the cohort that stands at `cohort`.

    demographic: words of the cohort that say who its people are. places: names and kinds of
    places; the shipped ones where none are given.
    """
    text = text_of(doc)
    names = places or shipped("places")
    titles = find_titles(doc, within, cohort, names)
    barred = [detail.span for detail in titles] + quoted_spans(text)
    found = titles[:1]
    found += [detail for detail in titles[1:] if detail.kind not in {item.kind for item in found}][
        :1
    ]
    found += find_moments(text, within, barred, cohort)
    device = first(_DEVICE, text, within, barred)
    if device is not None:
        found.append(Detail("device", Span(device.start(), device.end()), device.group()))
    taken = barred + [detail.span for detail in found if detail.kind in ("date", "time")]
    place = find_place(doc, within, cohort, names, taken)
    if place is not None:
        found.append(place)
    age = first(_AGE, text, within, barred)
    if age is not None:
        found.append(Detail("demographic", Span(age.start(), age.end()), age.group()))
    elif demographic:
        token = demographic[0]
        found.append(Detail("demographic", Span(token.idx, token.idx + len(token)), token.text))
    found.sort(key=lambda item: (item.span.start, item.kind))
    frequency = first(FREQUENCY, text, within, [*barred, cohort])
    window = first(WINDOW, text, within, [*barred, cohort])
    return Details(
        frequency.group().strip() if frequency else None,
        window_words(window) if window else None,
        tuple(found),
    )
