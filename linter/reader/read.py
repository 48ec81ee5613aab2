"""A text to the reader's impression of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.reader.model import Impression, Mention, Remark, Sort, Word
from linter.reader.network import LONGEST, Outputs, labels, run
from linter.reader.pieces import cut
from linter.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


@lru_cache(maxsize=64)
def read(text: str) -> Impression:
    """What the reader makes of a text as one; of a very long one, of its start."""
    pieces = cut(text)
    if len(pieces.ids) > LONGEST:  # Hostile text: signs that are a piece each.
        pieces = pieces.first(LONGEST)
    outputs = run(pieces)
    names = labels()
    words = list(_words(text, pieces.spans))
    places = [word.span for word in words]
    sorts, acts = _of_words(words, outputs.mentions), _of_words(words, outputs.acts)
    return Impression(
        Span(0, len(text)),
        [
            Word(
                place,
                dict(zip(names.mentions, sort.chances[1:], strict=True)),
                dict(zip(names.acts, act.chances[1:], strict=True)),
            )
            for place, sort, act in zip(places, sorts, acts, strict=True)
        ],
        _mentions(places, words, sorts, outputs),
        [
            Remark(Span(places[a].start, places[b - 1].end), names.acts[label], probability)
            for a, b, label, probability in _runs(acts)
        ],
        dict(zip(names.families, outputs.families.tolist(), strict=True)),
        dict(zip(names.topics, outputs.topics.tolist(), strict=True)),
        dict(zip(names.verdicts, outputs.verdicts.tolist(), strict=True)),
    )


class _Pieced(NamedTuple):
    """A word and the pieces it was cut into: the first, and one behind the last."""

    span: Span
    first: int
    last: int


class _Tagged(NamedTuple):
    """The probabilities of no label and of each label, and of a label that begins here."""

    chances: list[float]
    begins: float


def _words(text: str, spans: Sequence[Span]) -> Iterator[_Pieced]:
    """The words that pieces belong to: a number, a hyphened word or a name stays whole."""
    word: _Pieced | None = None
    for index, span in enumerate(spans):
        if span.start == span.end:
            continue
        if word is not None and _goes_on(text, word.span, span):
            word = _Pieced(Span(word.span.start, span.end), word.first, index + 1)
            continue
        if word is not None:
            yield word
        word = _Pieced(span, index, index + 1)
    if word is not None:
        yield word


def _goes_on(text: str, word: Span, piece: Span) -> bool:
    if word.end != piece.start:
        return False
    if text[piece.start].isalnum():
        return text[word.end - 1].isalnum() or text[word.end - 1] in "-‑.,'’@#"
    # A sign inside a word: 1,260, don't, check-in. One behind it is a word of its own.
    inner = text[piece.start] in "-‑.,'’" and piece.end < len(text)
    return inner and text[word.end - 1].isalnum() and text[piece.end].isalnum()


def _of_words(words: Sequence[_Pieced], tags: NDArray[np.float32]) -> list[_Tagged]:
    """Each word's probabilities: the means of its pieces'."""
    import numpy as np

    found = []
    for word in words:
        mean = tags[word.first : word.last].mean(axis=0)
        chances = np.concatenate([mean[:1], mean[1::2] + mean[2::2]])
        found.append(_Tagged(chances.tolist(), float(tags[word.first, 1::2].sum())))
    return found


def _mentions(
    places: Sequence[Span], words: Sequence[_Pieced], sorts: Sequence[_Tagged], outputs: Outputs
) -> list[Mention]:
    names = labels()
    kinds, scopes = len(names.kinds), len(names.scopes)
    found = []
    for start, end, label, probability in _joined(_runs(sorts), sorts, names.mentions):
        raw = outputs.people[words[start].first : words[end - 1].last].mean(axis=0)
        found.append(
            Mention(
                Span(places[start].start, places[end - 1].end),
                Sort(names.mentions[label]),
                probability,
                dict(zip(names.kinds, _softmax(raw[:kinds]), strict=True)),
                dict(zip(names.scopes, _softmax(raw[kinds : kinds + scopes]), strict=True)),
                _softmax(raw[kinds + scopes :])[1],
            )
        )
    return found


_Run = tuple[int, int, int, float]
BRIDGED = 2
"""Most words between two runs of people that are one phrase ("12 of our Peckham riders")."""


THEIRS = 0.15
"""Probability that each word between two runs must have of their sort."""


def _joined(runs: Iterator[_Run], words: Sequence[_Tagged], names: Sequence[str]) -> Iterator[_Run]:
    """Runs of people with a word or two of theirs between them, as one."""
    persons = {names.index(Sort.PEOPLE), names.index(Sort.SINGLE)}
    last: _Run | None = None
    for run_ in runs:
        if last is not None and run_[2] == last[2] and run_[2] in persons:
            between = words[last[1] : run_[0]]
            theirs = all(word.chances[run_[2] + 1] >= THEIRS for word in between)
            if 0 < len(between) <= BRIDGED and theirs:
                last = (last[0], run_[1], run_[2], max(last[3], run_[3]))
                continue
        if last is not None:
            yield last
        last = run_
    if last is not None:
        yield last


def _softmax(values: NDArray[np.float32]) -> list[float]:
    import numpy as np

    raised = np.exp(values - values.max())
    return (raised / raised.sum()).tolist()  # type: ignore[no-any-return]


BEGINS = 0.6
"""Probability from which a word begins a run of its own behind one with the same label."""


def _runs(words: Sequence[_Tagged]) -> Iterator[_Run]:
    """Runs of words with one label: first word, one behind the last, label, mean probability."""
    best = [max(range(len(w.chances)), key=lambda k: w.chances[k]) - 1 for w in words]
    start = 0
    while start < len(words):
        label = best[start]
        end = start + 1
        while end < len(words) and best[end] == label and words[end].begins < BEGINS:
            end += 1
        if label >= 0:
            chances = [word.chances[label + 1] for word in words[start:end]]
            yield start, end, label, sum(chances) / len(chances)
        start = end
