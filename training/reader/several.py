"""Posts of several paragraphs as the network learns them: long ones in parts, short ones joined."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from linter.reader.parts import WHOLE, paragraphs
from linter.text import Span
from training.reader.labels import VERDICTS, Row

MOST = 900
"""Characters of a part: some 200 pieces, fewer than are learned from at once."""
_NUMBERS = (2, 2, 3, 3, 4)
_SEPARATORS = ("\n\n", "\n\n", "\n", " ")


def in_portions(rows: Iterable[Row]) -> Iterator[Row]:
    """The drafts, long ones in parts."""
    return (part for row in rows for part in portions(row))


def portions(row: Row) -> Iterator[Row]:
    """A draft, or the parts of a long one, each with the labels that stand in it.

    Of a bad draft the part that tells is as bad as the whole, and the others are clean. Where
    several tell, or none does, nobody labelled which is how bad: nothing is learned.
    """
    text = row["text"]
    if len(text) <= MOST or not _is_quoted(row):
        yield row
        return
    parts = [_cut(row, span) for span in _spans(text)]
    telling = [index for index, part in enumerate(parts) if _tells(part)]
    if row["verdict"] != "clean" and len(telling) != 1:
        return
    for index, part in enumerate(parts):
        if row["verdict"] == "clean" or index in telling:
            yield part
        else:
            yield {**part, "verdict": "clean", "issues": [], "topics": []}


def _spans(text: str) -> Iterator[Span]:
    """Runs of whole paragraphs of up to `MOST` characters."""
    run: Span | None = None
    for paragraph in paragraphs(text, Span(0, len(text)), WHOLE):
        if run is not None and paragraph.end - run.start > MOST:
            yield run
            run = None
        run = Span(run.start if run is not None else paragraph.start, paragraph.end)
    if run is not None:
        yield run


def _cut(row: Row, span: Span) -> Row:
    text = span.cut(row["text"]).strip()
    inside = {
        name: [label for label in row.get(name, ()) if label["quote"] in text]
        for name in ("claims", "remarks")
        if name in row
    }
    return {**row, **inside, "text": text}


def _tells(row: Row) -> bool:
    private = any(
        claim["unit"] == "people"
        and claim.get("scope") == "users"
        and claim.get("kind") == "private"
        for claim in row["claims"]
    )
    return private or any(remark["act"] != "kind" for remark in row.get("remarks", ()))


def joined(rows: Sequence[Row], number: int, seed: int) -> Iterator[Row]:
    """Posts of two to four short drafts, every second one with one that is not clean among them.

    rows: fully labelled drafts of one paragraph (`is_joinable`), clean ones and others.
    """
    choose = random.Random(seed)
    clean = [row for row in rows if row["verdict"] == "clean"]
    others = [row for row in rows if row["verdict"] != "clean"]
    for index in range(number):
        drafts = choose.sample(clean, choose.choice(_NUMBERS))
        if index % 2:
            drafts[choose.randrange(len(drafts))] = choose.choice(others)
        yield {
            "text": choose.choice(_SEPARATORS).join(draft["text"] for draft in drafts),
            "verdict": max((draft["verdict"] for draft in drafts), key=VERDICTS.index),
            **{
                name: [label for draft in drafts for label in draft.get(name, ())]
                for name in ("issues", "claims", "remarks", "topics")
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
