"""Posts of several paragraphs as the network learns them: long ones in parts, short ones joined."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from linter.reader.parts import AT_ONCE, WHOLE, paragraphs, runs
from linter.text import Span
from training.reader.rows import Row, by_part, together

_NUMBERS = (2, 2, 3, 4, 6)
_SEPARATORS = ("\n\n", "\n\n", "\n", " ")


def in_portions(rows: Iterable[Row]) -> Iterator[Row]:
    """The drafts, long ones in parts."""
    return (part for row in rows for part in portions(row))


def portions(row: Row) -> Iterator[Row]:
    """A draft, or the parts of a long one, each with the labels that stand in it."""
    text = row["text"]
    if len(text) <= AT_ONCE or not _is_quoted(row):
        yield row
        return
    whole = Span(0, len(text))
    spans = [
        Span(run[0].start, run[-1].end)
        for run in runs(list(paragraphs(text, whole, WHOLE)), AT_ONCE)
    ]
    for span, labels in zip(spans, by_part(row, spans), strict=True):
        yield {**_cut(row, span), **labels}


def _cut(row: Row, span: Span) -> Row:
    text = span.cut(row["text"]).strip()
    inside = {
        name: [label for label in row.get(name, ()) if label["quote"] in text]
        for name in ("claims", "remarks")
        if name in row
    }
    of_all = {name: value for name, value in row.items() if name != "parts"}
    return {**of_all, **inside, "text": text}


def joined(rows: Sequence[Row], number: int, seed: int) -> Iterator[Row]:
    """Posts of two to six short drafts, every second one with one that is not clean among them.

    rows: fully labelled drafts of one paragraph (`is_joinable`), clean ones and others.
    """
    choose = random.Random(seed)
    clean = [row for row in rows if row["verdict"] == "clean"]
    others = [row for row in rows if row["verdict"] != "clean"]
    for index in range(number):
        drafts = choose.sample(clean, choose.choice(_NUMBERS))
        if index % 2:
            drafts[choose.randrange(len(drafts))] = choose.choice(others)
        separator = choose.choice(_SEPARATORS)
        starts = accumulate((len(draft["text"] + separator) for draft in drafts[:-1]), initial=0)
        yield {
            "text": separator.join(draft["text"] for draft in drafts),
            "parts": [
                (start, start + len(draft["text"]), draft)
                for start, draft in zip(starts, drafts, strict=True)
            ],
            **together(drafts),
            **{
                name: [label for draft in drafts for label in draft[name]]
                for name in ("claims", "remarks")
            },
        }


def is_joinable(row: Row) -> bool:
    """Whether a draft is of one paragraph and says all that a joined post must know of it."""
    if not _is_quoted(row) or "remarks" not in row or "verdict" not in row:
        return False
    topical = "sensitive-topic" not in row["issues"] or bool(row.get("topics"))
    return topical and "\n" not in row["text"]


def _is_quoted(row: Row) -> bool:
    """Whether each claim of a draft says in which words it stands."""
    claims = row.get("claims")
    return claims is not None and all(claim.get("quote") for claim in claims)
