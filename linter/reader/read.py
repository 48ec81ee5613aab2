"""A text to the reader's impression of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.reader.model import Impression, Mention, Piece, Remark, Sort
from linter.reader.network import LONGEST, Outputs, labels, run
from linter.reader.pieces import Pieces, cut
from linter.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BREAK = re.compile(r"(?<=\n)|(?<=[.!?…])\s+")
WINDOW = 900
"""Characters of a longer text that are read at once: a post of the longest kind. Shorter texts are
read whole."""


@lru_cache(maxsize=64)
def read(text: str) -> Impression:
    """What the reader makes of a text. A long one is read in windows that end with a sentence."""
    parts = [_read(text, span) for span in _windows(text)]
    if len(parts) == 1:
        return parts[0]
    return Impression(
        [piece for part in parts for piece in part.pieces],
        [mention for part in parts for mention in part.mentions],
        [remark for part in parts for remark in part.remarks],
        _highest([part.families for part in parts]),
        _highest([part.topics for part in parts]),
        max((part.verdicts for part in parts), key=lambda verdicts: verdicts["block"]),
    )


def read_around(text: str, span: Span) -> Impression:
    """What the reader makes of the paragraph that holds a span, in offsets of the whole text."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - WINDOW // 2)
    end = text.find("\n", span.end)
    return _read(text, Span(start, min(end if end >= 0 else len(text), start + WINDOW)))


def _highest(maps: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: max(each[name] for each in maps) for name in maps[0]}


def _windows(text: str) -> Iterator[Span]:
    start = 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        stops = [match.end() for match in _BREAK.finditer(text, start + WINDOW // 3, end)]
        end = stops[-1] if stops else end
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _read(text: str, span: Span) -> Impression:
    pieces = cut(span.cut(text))
    if len(pieces.ids) > LONGEST:  # Hostile text: signs that are a piece each.
        pieces = pieces.first(LONGEST)
    outputs = run(pieces)
    names = labels()
    places = [Span(span.start + s, span.start + e) for s, e in pieces.spans]
    return Impression(
        _pieces(places, outputs),
        _mentions(places, outputs),
        [
            Remark(Span(places[a].start, places[b - 1].end), names.acts[label], probability)
            for a, b, label, probability in _runs(places, outputs.acts)
        ],
        dict(zip(names.families, outputs.families.tolist(), strict=True)),
        dict(zip(names.topics, outputs.topics.tolist(), strict=True)),
        dict(zip(names.verdicts, outputs.verdicts.tolist(), strict=True)),
    )


def _pieces(places: Sequence[Span], outputs: Outputs) -> list[Piece]:
    names = labels()
    sorts = (outputs.mentions[:, 1::2] + outputs.mentions[:, 2::2]).tolist()
    acts = (outputs.acts[:, 1::2] + outputs.acts[:, 2::2]).tolist()
    return [
        Piece(
            place,
            dict(zip(names.mentions, sort, strict=True)),
            dict(zip(names.acts, act, strict=True)),
        )
        for place, sort, act in zip(places, sorts, acts, strict=True)
        if place.end > place.start
    ]


def _mentions(places: Sequence[Span], outputs: Outputs) -> list[Mention]:
    names = labels()
    kinds, scopes = len(names.kinds), len(names.scopes)
    found = []
    for start, end, label, probability in _runs(places, outputs.mentions):
        raw = outputs.people[start:end].mean(axis=0)
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


def _runs(
    places: Sequence[Span], tags: NDArray[np.float32]
) -> Iterator[tuple[int, int, int, float]]:
    """Runs of pieces with one label: first piece, one behind the last, label, mean probability.

    tags: outside, then begin and inside of each label. A piece goes to the likeliest.
    """
    best = tags.argmax(axis=1).tolist()
    start = label = -1
    for index in range(len(best) + 1):
        inside = index < len(best) and best[index] > 0 and places[index].end > places[index].start
        current = (best[index] - 1) // 2 if inside else -1
        begins = inside and best[index] % 2 == 1
        if start >= 0 and (current != label or begins):
            yield start, index, label, float(tags[start:index].max(axis=1).mean())
            start = -1
        if start < 0 and inside:
            start, label = index, current
