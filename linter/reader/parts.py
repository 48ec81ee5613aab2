"""A post to the reader's impressions of it, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from linter.reader.model import Impression
from linter.reader.network import HARMLESS
from linter.reader.read import read
from linter.text import Span

WHOLE = 420
"""Most characters that are read at once, more than nearly all drafts have that the reader learned
from. A longer text would look to it like the pages of sites, which tell on nobody."""
TOGETHER = 140
"""Characters up to which paragraphs are read together: a heading and what stands below it, or the
lines of a verse, not two claims."""
SHORT = 60
"""Characters below which what stands first or last is not read alone: a greeting, a retort."""
LONG = 280
"""Characters from which a paragraph is read in runs of sentences as well, of `RUN` at most. A draft
of the corpus has 120."""
RUN = 180
TELLING = 0.5
"""Probability of a clean post below which a paragraph tells on somebody: the likelier half."""
EACH_FINE = 0.8
"""The same of every paragraph, from which they are harmless together, whatever they seem as one.
The lengths and these were set on drafts of dev put between two harmless ones, or with a paragraph
made of each sentence (docs/reader.md)."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?…:;)\"”’])[ \t]*\n\s*")
"""A blank line; or the end of a line that ends a sentence, where others may be wrapped."""
_SENTENCE = re.compile(r"(?<=\n)|(?<=[.!?…])\s+")
_ANYWHERE = re.compile(r"\s+|\S{60}")
"""The end of a word, or a place in one that no word is long enough for."""


@lru_cache(maxsize=64)
def read_parts(text: str) -> tuple[Impression, ...]:
    """What the reader makes of a text, part by part.

    A text of at most `WHOLE` characters is one part; a longer is cut between its paragraphs, and
    a long paragraph between its sentences. Where a part seems harmless as a whole and one of its
    paragraphs does not, each paragraph is a part: harmless neighbours would calm the reader. So
    it is where all are harmless by themselves and seem to tell something as one.
    """
    whole = Span(0, len(text))
    parts = [whole] if len(text) <= WHOLE else paragraphs(text, whole, WHOLE)
    return tuple(impression for part in parts for impression in _impressions(text, part))


def _impressions(text: str, part: Span) -> Sequence[Impression]:
    """A part as a whole, or its paragraphs where those by themselves say something else."""
    whole = _read_at(text, part)
    clean = whole.verdicts["clean"]
    if clean >= HARMLESS:
        return [whole]
    run = RUN if clean > TELLING else WHOLE  # Half a paragraph is no proof that all is harmless.
    alone = [_read_at(text, each) for each in paragraphs(text, part, run)]
    least = min(each.verdicts["clean"] for each in alone)
    differs = least < TELLING if clean > TELLING else least >= EACH_FINE
    return alone if differs else [whole]


def paragraphs(text: str, span: Span, run: int) -> Iterator[Span]:
    """The paragraphs of a span, short ones together, long ones in sentences up to `run`.

    run: most characters of those sentences. No paragraph is longer than `WHOLE`.
    """
    for piece in _grouped(text, span, _PARAGRAPH, TOGETHER):
        if piece.end - piece.start > max(LONG, run):
            for sentences in _grouped(text, piece, _SENTENCE, run):
                yield from _grouped(text, sentences, _ANYWHERE, WHOLE)
        else:
            yield piece


def _grouped(text: str, span: Span, ends: re.Pattern[str], most: int) -> Iterator[Span]:
    """A span cut where a pattern ends, what is together no longer than `most` in one piece.

    What is shorter than `SHORT` and stands first or last stays with its neighbour all the same, if
    that makes no more than `WHOLE`.
    """
    start = end = span.start
    for stop in [*(match.end() for match in ends.finditer(text, span.start, span.end)), span.end]:
        short = min(end - start, span.end - end) < SHORT and stop - start <= WHOLE
        if end > start and stop - start > most and not short:
            yield Span(start, end)
            start = end
        end = stop
    yield Span(start, span.end)


def part_at(parts: Sequence[Impression], span: Span) -> Impression:
    """The part that a span begins in."""
    return next((part for part in parts if part.span.end > span.start), parts[-1])


def _read_at(text: str, span: Span) -> Impression:
    """What the reader makes of some words alone, at their places in the text."""
    impression = read(span.cut(text))
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
