"""Labelled drafts as what the network learns: a label for each piece, and some for the whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linter.reader.pieces import cut
from linter.text import Span

SORTS = ("people", "single", "base", "staff", "events", "other")
ACTS = ("mockery", "judgement", "diagnosis", "surveillance", "kind")
KINDS = ("private", "public", "none")
SCOPES = ("users", "staff", "respondents", "public")
TONES = ("mockery", "judgement", "surveillance", "diagnosis")
FAMILIES = (
    "small-cohort", "singled-out", "named-person", "implied-cohort", "narrow-slice",
    "sensitive-topic", *TONES, "personal-attribute", "no-context", "humblebrag", "unkind",
)  # fmt: skip
"""Those of the labelling guide, and `unkind`: any of the four tones."""
TOPICS = (
    "health", "body", "sex", "orientation", "gender-identity", "relationship", "pregnancy",
    "genetic", "religion", "politics", "union", "money-hardship", "crime", "alcohol", "gambling",
    "drugs", "grief", "race", "children",
)  # fmt: skip
VERDICTS = ("clean", "warn", "block")
UNKNOWN = -1
"""A label that a draft does not carry; it is not learned from."""
IGNORED = -100
"""A piece's tag that is not learned from."""
_COUNTED = re.compile(
    r"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?"
    r"|millions?|half|most|many|several)\b)(?:\W+\w+){0,4}",
    re.IGNORECASE,
)
Row = Mapping[str, Any]
"""A labelled draft as it stands in a file of the corpus."""
LONGEST = 256
"""Most pieces of a draft that are learned from."""


@dataclass(slots=True)
class Draft:
    """A draft as the network learns it.

    sorts, acts: a tag a piece (0 outside, then begin and inside of each name in order), None where
    unlabelled. people: first piece, one behind the last, kind, scope and addressed of each mention
    of people, `UNKNOWN` where unlabelled.
    """

    text: str
    ids: list[int]
    shapes: list[int]
    spans: list[Span]
    sorts: list[int] | None
    acts: list[int] | None
    people: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    families: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    verdict: int = UNKNOWN


def read_rows(path: Path) -> Iterator[Row]:
    """The drafts of one file of the corpus or of corpus/tone-trial, as they stand there."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def harmless(text: str) -> Draft:
    """A passage of a real site, which tells on nobody: no person in it is anybody's user.

    Whom its numbers count nobody has labelled: a number and the words behind it are not learned.
    """
    draft = read_draft({"text": text, "verdict": "clean", "issues": [], "claims": None})
    counted = [Span(match.start(), match.end()) for match in _COUNTED.finditer(text)]
    draft.sorts = [
        IGNORED if any(span.overlaps(run) for run in counted) else 0 for span in draft.spans
    ]
    draft.acts = [0] * len(draft.spans)
    return draft


def read_draft(row: Row) -> Draft:
    """A draft as the network learns it; of a very long one, its start."""
    text = row["text"]
    pieces = cut(text)
    if len(pieces.ids) > LONGEST:
        pieces = pieces.first(LONGEST)
    draft = Draft(text, pieces.ids, pieces.shapes, pieces.spans, None, None)
    claims = row.get("claims")
    if claims is not None and all(claim.get("quote") for claim in claims):
        _mentions(draft, claims)
    if "remarks" in row:
        runs = [(_place(text, each["quote"]), each["act"]) for each in row["remarks"]]
        draft.acts = _tags(draft.spans, [(s, a) for s, a in runs if s], ACTS)
    if "labels" in row:  # the tone trial says nothing but which tones there are
        labels = row["labels"]
        draft.families = [int(name in labels) if name in TONES else UNKNOWN for name in FAMILIES]
        draft.families[-1] = int(bool(labels))
        draft.topics = [UNKNOWN] * len(TOPICS)
        return draft
    issues = set(row["issues"])
    draft.verdict = VERDICTS.index(row["verdict"])
    draft.families = [int(name in issues) for name in FAMILIES]
    draft.families[-1] = int(bool(issues & set(TONES)))
    topics = row.get("topics")
    if "sensitive-topic" not in issues:
        draft.topics = [0] * len(TOPICS)
    elif topics:
        draft.topics = [int(name in topics) for name in TOPICS]
    else:
        draft.topics = [UNKNOWN] * len(TOPICS)
    return draft


def _mentions(draft: Draft, claims: Sequence[dict[str, Any]]) -> None:
    taken: list[tuple[Span, str]] = []
    for claim in claims:
        span = _place(draft.text, claim["quote"], [other for other, _ in taken])
        if span is None:
            continue
        taken.append((span, _sort(claim)))
        inside = [i for i, s in enumerate(draft.spans) if s.end > s.start and s.overlaps(span)]
        if claim["unit"] == "people" and inside:
            draft.people.append(
                (
                    inside[0], inside[-1] + 1, _index(KINDS, claim.get("kind")),
                    _index(SCOPES, claim.get("scope")),
                    int(claim["addressed"]) if claim.get("addressed") is not None else UNKNOWN,
                )
            )  # fmt: skip
    draft.sorts = _tags(draft.spans, taken, SORTS)


def _sort(claim: dict[str, Any]) -> str:
    if claim["unit"] != "people":
        return str(claim["unit"])
    if claim.get("scope") == "staff":
        return "staff"
    if claim.get("did") == "base" or claim.get("kind") == "none":
        return "base"
    one = claim.get("count") == 1 or (claim.get("least"), claim.get("most")) == (1, 1)
    return "single" if one else "people"


def _index(names: Sequence[str], name: str | None) -> int:
    return names.index(name) if name in names else UNKNOWN


def _place(text: str, quote: str, taken: Sequence[Span] = ()) -> Span | None:
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


def _tags(
    spans: Sequence[Span], runs: Sequence[tuple[Span, str]], names: Sequence[str]
) -> list[int]:
    """A tag a piece; where runs overlap, the shorter is learned."""
    tags = [0] * len(spans)
    for run, name in sorted(runs, key=lambda each: each[0].start - each[0].end):
        inside = False
        for index, span in enumerate(spans):
            if span.end > span.start and span.overlaps(run):
                tags[index] = 1 + 2 * names.index(name) + inside
                inside = True
    return tags
