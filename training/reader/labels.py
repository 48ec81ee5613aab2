"""Labelled drafts as what the network learns: a label for each piece, and some for the whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from linter.reader.parts import RUN, paragraphs
from linter.reader.pieces import cut_at, extents
from linter.text import Span
from training.reader.rows import VERDICTS, Row, by_part, place

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
UNKNOWN = -1
"""A label that a draft does not carry; it is not learned from."""
IGNORED = -100
"""A piece's tag that is not learned from."""
_COUNTED = re.compile(
    r"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?"
    r"|millions?|half|most|many|several)\b)(?:\W+\w+){0,4}",
    re.IGNORECASE,
)
LONGEST = 288
"""Most pieces of a draft that are learned from."""


class Judged(NamedTuple):
    """What is labelled of a draft, or of a part of it: `UNKNOWN` where nobody said."""

    families: list[int]
    topics: list[int]
    verdict: int


@dataclass(slots=True)
class Draft:
    """A draft as the network learns it.

    ids, shapes, spans: its pieces, part by part, each part with a first and a last piece of its
    own. extents: first piece, and one behind the last, of what each of `judged` is about. sorts,
    acts: a tag a piece (0 outside, then
    begin and inside of each name in order), None where unlabelled. people: first piece, one behind
    the last, kind, scope and addressed of each mention of people, `UNKNOWN` where unlabelled.
    judged: the draft, and then, if there are several, each part.
    """

    text: str
    ids: list[int]
    shapes: list[int]
    spans: list[Span]
    extents: list[tuple[int, int]]
    sorts: list[int] | None
    acts: list[int] | None
    people: list[tuple[int, int, int, int, int]]
    judged: list[Judged]


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
    whole = Span(0, len(text))
    parts = [whole] if "labels" in row else list(paragraphs(text, whole, RUN))
    pieces = [cut_at(text, part) for part in parts]
    while len(pieces) > 1 and sum(len(each.ids) for each in pieces) > LONGEST:
        pieces.pop()
    if len(pieces[0].ids) > LONGEST:
        pieces = [pieces[0].first(LONGEST)]
    draft = Draft(
        text,
        [each for part in pieces for each in part.ids],
        [each for part in pieces for each in part.shapes],
        [each for part in pieces for each in part.spans],
        extents([part.ids for part in pieces]),
        None, None, [], [_judged(row)],
    )  # fmt: skip
    if len(pieces) > 1:
        draft.judged += [_judged(part) for part in by_part(row, parts[: len(pieces)])]
    claims = row.get("claims")
    if claims is not None and all(claim.get("quote") for claim in claims):
        _mentions(draft, claims)
    if "remarks" in row:
        runs = [(place(text, each["quote"]), each["act"]) for each in row["remarks"]]
        draft.acts = _tags(draft.spans, [(s, a) for s, a in runs if s], ACTS)
    return draft


def _judged(row: Row) -> Judged:
    """What is labelled of all of a draft or part; of one without a verdict, nothing is."""
    if "labels" in row:  # the tone trial says nothing but which tones there are
        labels = row["labels"]
        families = [int(name in labels) if name in TONES else UNKNOWN for name in FAMILIES]
        families[-1] = int(bool(labels))
        return Judged(families, [UNKNOWN] * len(TOPICS), UNKNOWN)
    if row.get("verdict") is None:
        return Judged([UNKNOWN] * len(FAMILIES), [UNKNOWN] * len(TOPICS), UNKNOWN)
    issues = set(row["issues"])
    families = [int(name in issues) for name in FAMILIES]
    families[-1] = int(bool(issues & set(TONES)))
    topics = row.get("topics")
    if "sensitive-topic" not in issues:
        told = [0] * len(TOPICS)
    elif topics:
        told = [int(name in topics) for name in TOPICS]
    else:
        told = [UNKNOWN] * len(TOPICS)
    return Judged(families, told, VERDICTS.index(row["verdict"]))


def _mentions(draft: Draft, claims: Sequence[dict[str, Any]]) -> None:
    taken: list[tuple[Span, str]] = []
    for claim in claims:
        span = place(draft.text, claim["quote"], [other for other, _ in taken])
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
