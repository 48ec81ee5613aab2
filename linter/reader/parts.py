"""A post to the reader's impressions of it, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from linter.reader.model import Impression
from linter.reader.read import read
from linter.text import Span

READABLE = 1200
"""Most characters of a text that the reader was made for: a post of the longest kind."""
WHOLE = 420
"""Most characters that are read at once: the length of nearly all drafts that the reader learned
from. A longer text would look to it like the pages of sites, which tell on nobody."""
PART = 160
"""Characters up to which paragraphs of a longer text are read together: a heading and what stands
below it, or the lines of a verse, not two claims."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?<=\n)|(?<=[.!?…])\s+")


@lru_cache(maxsize=64)
def read_parts(text: str) -> tuple[Impression, ...]:
    """What the reader makes of a text of at most `READABLE` characters, part by part.

    A text of at most `WHOLE` characters is one part; a longer is cut between its paragraphs, and
    a long paragraph between its sentences.
    """
    return tuple(_shifted(read(span.cut(text)), span) for span in _parts(text))


def _parts(text: str) -> Iterator[Span]:
    if len(text) <= WHOLE:
        yield Span(0, len(text))
        return
    start = end = 0
    for piece in _paragraphs(text):
        if end > start and piece.end - start > PART:
            yield Span(start, end)
            start = piece.start
        end = piece.end
    yield Span(start, len(text))


def _paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text, those that are too long in sentences; together they cover it."""
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.end() if match is not None else len(text)
        while end - start > WHOLE:
            stops = [stop.end() for stop in _SENTENCE.finditer(text, start + 1, start + WHOLE)]
            cut_at = stops[-1] if stops else start + WHOLE
            yield Span(start, cut_at)
            start = cut_at
        if end > start:
            yield Span(start, end)
        start = end


def part_at(parts: Sequence[Impression], span: Span) -> Impression:
    """The part that a span begins in."""
    return next((part for part in parts if part.span.end > span.start), parts[-1])


def _shifted(impression: Impression, span: Span) -> Impression:
    if not span.start:
        return impression

    def moved(place: Span) -> Span:
        return Span(place.start + span.start, place.end + span.start)

    return replace(
        impression,
        span=span,
        words=[word._replace(span=moved(word.span)) for word in impression.words],
        mentions=[mention._replace(span=moved(mention.span)) for mention in impression.mentions],
        remarks=[remark._replace(span=moved(remark.span)) for remark in impression.remarks],
    )
