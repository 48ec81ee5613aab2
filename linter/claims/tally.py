"""Counts set apart from what they count.

"Readers who fell asleep: 12", "Woken by the cat: 412", "Reached the summit — 611 players", "the
number of subscribers who read it stands at 6".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.mention import Mention
from linter.claims.nouns import noun_sense, people_unit
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import low, sentence_bounds, tokens_in
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DIVIDERS = frozenset({":", "–", "—", "-", "=", "→", "·"})
_AMOUNTS = frozenset(
    {
        "at",
        "is",
        "was",
        "are",
        "were",
        "to",
        "of",
        "totals",
        "totalled",
        "reached",
        "hit",
        "now",
        "currently",
        "stands",
    }
)
_BULLETS = frozenset("•-–—*·▪◦>|") | {"→", "✅", "✔"}


def line_start(doc: Doc, index: int) -> int:
    """Index of the first word of the line or sentence around token `index`.

    It stands behind any bullet, emoji or list number.
    """
    start = sentence_bounds(doc[index])[0]
    for position in range(index - 1, start - 1, -1):
        if "\n" in doc[position].text:
            start = position + 1
            break
    while start < index and (
        doc[start].text in _BULLETS
        or not any(c.isalnum() for c in doc[start].text)
        or doc[start].is_space
        or (doc[start].like_num and start + 1 < index and doc[start + 1].text in (".", ")", "/"))
    ):
        start += 1
    return start


def find_tally(doc: Doc, quantity: Quantity, people: Lexicon) -> Mention | None:
    """The people whom a count behind a colon or a dash counts, or None."""
    if quantity.form not in (Form.COUNT, Form.SHARE) or quantity.capped:
        return None
    tokens = tokens_in(doc, quantity.span)
    first, last = tokens[0], tokens[-1]
    if last.i + 1 < len(doc):
        after = doc[last.i + 1]
        if (
            after.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM")
            and "\n" not in doc[last.i].whitespace_
            and low(after) not in ("all", "so")
        ):
            return None
        if after.text in ("/", "-", "–", ":", "%"):
            return None
    divider = first.i - 1
    if divider < 1:
        return None
    start = line_start(doc, divider)
    if start >= divider:
        return None
    counted = low(doc[start]) in ("the", "our") and low(doc[start + 1]) == "number"
    if doc[divider].text not in _DIVIDERS and not (counted and low(doc[divider]) in _AMOUNTS):
        return None
    if doc[divider].text == "-" and not doc[divider - 1].whitespace_:
        return None
    return _subject(doc, quantity, start, divider, last, people)


def _subject(
    doc: Doc, quantity: Quantity, start: int, divider: int, last: Token, people: Lexicon
) -> Mention | None:
    for token in doc[start : min(divider, start + 7)]:
        if token.pos_ in ("VERB", "ADP") and low(token) != "of" and token.tag_ != "VBN":
            break
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        noun, sense = noun_sense(token, people)
        plural = low(token).endswith("s") or low(token) in (
            "people",
            "men",
            "women",
            "children",
            "folk",
        )
        if sense in ("", "event", "group", "staff") or not plural:
            continue
        span = Span(doc[start].idx, last.idx + len(last))
        return Mention(
            quantity, token, [token], noun, sense, people_unit(sense), span, token.i, tally=True
        )
    opening = doc[start]
    if opening.tag_ in ("VBN", "VBD") and opening.pos_ == "VERB" and divider - start > 1:
        span = Span(opening.idx, last.idx + len(last))
        return Mention(
            quantity,
            opening,
            [opening],
            "",
            "bare",
            people_unit("person"),
            span,
            start - 1 if start else 0,
            tally=True,
        )
    return None
