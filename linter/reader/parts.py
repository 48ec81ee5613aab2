"""A post to the reader's impressions of it, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.reader.model import Impression
from linter.reader.read import read_alone, read_beside, read_together
from linter.text import Span

WHOLE = 420
"""Most characters of a part, and of a text that may be one part though it has several paragraphs:
nearly all drafts that the reader learned from are shorter."""
AT_ONCE = 900
"""Most characters that are read at once, each part beside the others: what posts of several
paragraphs had that it learned from."""
SPARE = 140
"""Characters by which what is read at once may be longer than an equal share of the text."""
TOGETHER = 140
"""Characters up to which paragraphs are read together: a heading and what stands below it, or the
lines of a verse, not two claims."""
SHORT = 60
"""Characters below which what stands first or last is no part of its own: a greeting, a retort."""
LONG = 280
"""Characters from which a paragraph is read in runs of sentences. A draft of the corpus has 120."""
RUN = 180
"""Most characters of such a run."""
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

    A part is a paragraph, or a run of sentences of a long one, as its neighbours of up to `AT_ONCE`
    characters make it sound. What is no longer than `WHOLE` is one part where it tells on somebody
    as a whole.
    """
    spans = list(paragraphs(text, Span(0, len(text)), RUN))
    return tuple(
        impression
        for run in runs(spans, at_once(len(text)))
        for impression in _impressions(text, run)
    )


def at_once(length: int) -> int:
    """Characters to read at once of so long a text: no short rest is left for its end."""
    return min(AT_ONCE, length // -(-length // AT_ONCE) + SPARE) if length else AT_ONCE


def runs(spans: Sequence[Span], most: int) -> Iterator[list[Span]]:
    """Spans that are read at once: as many behind one another as make up to so many characters."""
    run: list[Span] = []
    for span in spans:
        if run and span.end - run[0].start > most:
            yield run
            run = []
        run.append(span)
    yield run


def _impressions(text: str, spans: Sequence[Span]) -> Sequence[Impression]:
    """What is read at once as a whole, or its parts where those say something else."""
    run = Span(spans[0].start, spans[-1].end)
    if len(spans) == 1:
        return [read_alone(text, run)]
    together = read_together(text, spans) if run.end - run.start <= WHOLE else None
    if together is None:
        return read_beside(text, spans)
    whole, parts = together
    clean = whole.verdicts["clean"]
    least = min(part.verdicts["clean"] for part in parts)
    differs = least < TELLING if clean > TELLING else least >= EACH_FINE
    return parts if differs else [whole]


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
