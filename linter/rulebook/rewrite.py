"""Rewrites that a finding may offer: built from the draft, kept only when they are clean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from linter.claims.model import Claim
from linter.findings import Match
from linter.rulebook.reading import Reading
from linter.text import Span

LONGEST = 120
"""Words up to which a post is offered rewritten: each try reads the whole post again."""
TRIES = 40
"""Most rewrites tried of one post, however long: each reads a part of it again."""

_OF_YOU = re.compile(r"\bof (?:you|our|the|us)\b.*$", re.IGNORECASE | re.DOTALL)
_DETAIL_LEAD = re.compile(
    r"[\s,]*\b(?:in|on|at|from|near|since|during|by|around)\s*(?:the\s+)?$", re.IGNORECASE
)

Judge = Callable[[str], Sequence[Match]]
"""Text → what the rules find in it."""


def with_suggestions(
    matches: Sequence[Match], reading: Reading, judge: Judge, most: int = TRIES
) -> list[Match]:
    """The matches, each with a rewritten post where one can be built.

    A rewrite is offered only if the rewritten post, judged again, lacks that finding and has no
    new one. It never rounds a number: it drops what is said, or names the group without counting.

    Args:
        matches: what was found in the post.
        reading: the post.
        judge: the same rules over another text.
        most: texts that may be given to it.
    """
    if len(reading.text.split()) > LONGEST:
        return list(matches)
    before = Counter(match.rule for match in matches)
    tried: dict[str, Counter[str]] = {}
    result: list[Match] = []
    for match in matches:
        suggestion = None
        for candidate in dict.fromkeys(_candidates(match, reading)):
            if candidate not in tried:
                if len(tried) >= most:
                    break
                tried[candidate] = Counter(found.rule for found in judge(candidate))
            if tried[candidate] <= before - Counter([match.rule]):
                suggestion = candidate
                break
        result.append(replace(match, suggestion=suggestion))
    return result


def _candidates(match: Match, reading: Reading) -> Iterator[str]:
    if match.family == "tone" or match.rule == "hunt-invitation":
        yield from _without_sentence(match.span, reading)
        return
    claim = next((c for c in reading.understanding.claims if c.cohort.span == match.span), None)
    if claim is None:
        return
    if match.rule == "narrow-slice":
        yield from _without_details(claim, reading.text)
    elif match.rule == "small-cohort":
        yield from _uncounted(claim, reading.text)


def _without_sentence(span: Span, reading: Reading) -> Iterator[str]:
    """The post without the sentence that holds a remark, where more is left of it."""
    for sentence in reading.doc.sents:
        if sentence.start_char <= span.start < sentence.end_char:
            text = reading.text
            rest = f"{text[: sentence.start_char].rstrip()} {text[sentence.end_char :].lstrip()}"
            if rest.strip():
                yield rest.strip()


def _without_details(claim: Claim, text: str) -> Iterator[str]:
    """The post without its narrowing details: one at a time, then all of them."""
    spans = [
        _with_lead(detail.span, text)
        for detail in claim.narrowing
        if detail.kind in ("place", "date", "time")
    ]
    for span in spans:
        yield _cut(text, [span])
    if len(spans) > 1:
        yield _cut(text, spans)


def _with_lead(span: Span, text: str) -> Span:
    lead = _DETAIL_LEAD.search(text, 0, span.start)
    return Span(lead.start(), span.end) if lead else span


def _cut(text: str, spans: Sequence[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start].rstrip() + text[span.end :]
    return re.sub(r" {2,}", " ", text).strip()


def _uncounted(claim: Claim, text: str) -> Iterator[str]:
    """The post with the group named, not counted: "53 of you" → "some of you"."""
    span = claim.cohort.span
    start = span.start
    if text[:start].casefold().endswith("the "):
        start -= len("the ")
    opening = start == 0 or text[:start].rstrip()[-1:] in ".!?\n"
    followed = text[span.end :].lstrip().casefold()
    if followed.startswith(("who", "that")):
        rest = re.sub(r"^(\s*(?:who|that))(?:['’]ve| have)\b", r"\1 has", text[span.end :])
        yield text[:start] + _cased("everyone", opening) + rest
    part = _OF_YOU.search(claim.cohort.text)
    if part:
        yield text[:start] + _cased(f"some {part.group()}", opening) + text[span.end :]
    elif claim.cohort.noun:
        noun = claim.cohort.text.split()[-1]
        yield text[:start] + _cased(f"some of our {noun}", opening) + text[span.end :]


def _cased(words: str, opening: bool) -> str:
    return words[0].upper() + words[1:] if opening else words
