"""Which of a draft's labels hold for a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.text import Span

Row = Mapping[str, Any]
"""A labelled draft as it stands in a file of the corpus. One joined of several says in `parts`
where each of them stands: start, end, and its own row."""
FEW = 1000
"""People below whom what they did in private is told of them (guide, rules 1 to 3)."""
VERDICTS = ("clean", "warn", "block")
_NOTHING = {"verdict": "clean", "issues": [], "topics": []}


def by_part(row: Row, spans: Sequence[Span]) -> Iterator[Row]:
    """The labels of each part of a draft.

    Of a bad draft the parts that tell are as bad as the whole, and the others are clean. Where it
    can't be told which do, a part has no verdict (None): nothing is learned of it.
    """
    drafts = [(Span(start, end), each) for start, end, each in row.get("parts", ())]
    drafts = drafts or [(Span(0, len(row["text"])), row)]
    for span in spans:
        yield together([_within(row, draft, at, span) for at, draft in drafts if at.overlaps(span)])


def _within(row: Row, draft: Row, at: Span, span: Span) -> Row:
    """What a draft's labels say of the part of it that stands in a span of the whole text."""
    if draft.get("verdict") == "clean" or span.contains(at):
        return draft
    text = row["text"]
    here, there = (strength(draft, text, at, each) for each in (span, at))
    if not there or (0 < here < there):
        return {**draft, "verdict": None}
    return draft if here else {**draft, **_NOTHING}


def strength(draft: Row, text: str, at: Span, span: Span) -> int:
    """How surely what stands in a span makes a draft bad: 2 a remark or few people, 1 people.

    at: where the draft stands in the text.
    """
    found = 0
    for claim in draft.get("claims") or ():
        private = claim.get("scope") == "users" and claim.get("kind") == "private"
        if claim["unit"] == "people" and private and _stands(claim, text, at, span):
            most = claim.get("most")
            found = max(found, 2 if most is not None and most < FEW else 1)
    for remark in draft.get("remarks", ()):
        if remark["act"] != "kind" and _stands(remark, text, at, span):
            found = 2
    return found


def _stands(label: Mapping[str, Any], text: str, at: Span, span: Span) -> bool:
    quote = label.get("quote")
    found = place(at.cut(text), quote) if quote else None
    return found is not None and span.start <= at.start + found.start < span.end


def together(parts: Sequence[Row]) -> Row:
    """What drafts, or parts of them, say together: as much as the worst of them."""
    if any(part.get("verdict") is None for part in parts):
        return {"verdict": None}
    worst = max((part["verdict"] for part in parts), key=VERDICTS.index, default="clean")
    told = {
        name: sorted({each for part in parts for each in part.get(name) or ()})
        for name in ("issues", "topics")
    }
    return {"verdict": worst, **told}


def place(text: str, quote: str, taken: Sequence[Span] = ()) -> Span | None:
    """Where a quote stands as whole words, at a place that is not taken."""
    found = None
    start = text.find(quote)
    while start != -1:
        end = start + len(quote)
        cuts = (start and text[start - 1].isalnum() and quote[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and quote[-1].isalnum()
        )
        span = Span(start, end)
        if not cuts and span not in taken:
            return span
        found = found or span
        start = text.find(quote, start + 1)
    return None if found in taken else found
