"""A text to the reader's impression of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.reader.model import Impression, Mention, Remark, Sort, Word
from linter.reader.network import LONGEST, Outputs, labels, run, run_beside, run_together
from linter.reader.pieces import cut_at
from linter.reader.tags import Pieced, Tagged, joined, of_words, runs, words_of
from linter.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@lru_cache(maxsize=64)
def read(text: str) -> Impression:
    """What the reader makes of a text as one; of a very long one, of its start."""
    return read_alone(text, Span(0, len(text)))


def read_alone(text: str, span: Span) -> Impression:
    """What the reader makes of some words by themselves, at their places in the text."""
    pieces = cut_at(text, span)
    if len(pieces.ids) > LONGEST:  # Hostile text: signs that are a piece each.
        pieces = pieces.first(LONGEST)
    return _impression(text, span, pieces.spans, run(pieces))


def read_together(text: str, spans: Sequence[Span]) -> tuple[Impression, list[Impression]] | None:
    """What the reader makes of some words, and of each of their parts beside the others.

    spans: of the parts, one behind the other. None where they are too long to be read at once.
    """
    whole = Span(spans[0].start, spans[-1].end)
    parts = [cut_at(text, span) for span in spans]
    pieces = cut_at(text, whole)
    if max(len(pieces.ids), sum(len(part.ids) for part in parts)) > LONGEST:
        return None
    of_all, each = run_together(pieces, parts)
    places = [place for part in parts for place in part.spans]
    return _impression(text, whole, places, of_all), [
        _impression(text, span, part.spans, outputs)
        for span, part, outputs in zip(spans, parts, each, strict=True)
    ]


def read_beside(text: str, spans: Sequence[Span]) -> list[Impression]:
    """What the reader makes of each part of a longer text beside the others.

    spans: of the parts, one behind the other.
    """
    parts = [cut_at(text, span) for span in spans]
    if sum(len(part.ids) for part in parts) > LONGEST:  # Hostile text: signs that are a piece each.
        return [read_alone(text, span) for span in spans]
    return [
        _impression(text, span, part.spans, outputs)
        for span, part, outputs in zip(spans, parts, run_beside(parts), strict=True)
    ]


def _impression(text: str, span: Span, pieces: Sequence[Span], outputs: Outputs) -> Impression:
    """What outputs say of some words. pieces: the places of theirs in the text."""
    names = labels()
    words = list(words_of(text, pieces))
    places = [word.span for word in words]
    sorts, acts = of_words(words, outputs.mentions), of_words(words, outputs.acts)
    return Impression(
        span,
        [
            Word(
                place,
                dict(zip(names.mentions, sort.chances[1:], strict=True)),
                dict(zip(names.acts, act.chances[1:], strict=True)),
            )
            for place, sort, act in zip(places, sorts, acts, strict=True)
        ],
        _mentions(text, places, words, sorts, outputs),
        [
            Remark(Span(places[a].start, places[b - 1].end), names.acts[label], probability)
            for a, b, label, probability in runs(acts)
        ],
        dict(zip(names.families, outputs.families.tolist(), strict=True)),
        dict(zip(names.topics, outputs.topics.tolist(), strict=True)),
        dict(zip(names.verdicts, outputs.verdicts.tolist(), strict=True)),
    )


def _mentions(
    text: str,
    places: Sequence[Span],
    words: Sequence[Pieced],
    sorts: Sequence[Tagged],
    outputs: Outputs,
) -> list[Mention]:
    names = labels()
    kinds, scopes = len(names.kinds), len(names.scopes)
    found = []
    texts = [place.cut(text) for place in places]
    for start, end, label, probability in joined(runs(sorts), sorts, names.mentions, texts):
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


def _softmax(values: NDArray[np.float32]) -> list[float]:
    import numpy as np

    raised = np.exp(values - values.max())
    return (raised / raised.sum()).tolist()  # type: ignore[no-any-return]
