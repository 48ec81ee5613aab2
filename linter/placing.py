"""A match in a post becomes a finding in a file: places, excerpt, code frame."""

from __future__ import annotations

from linter.documents.assemble import HEADING_CHARACTERS
from linter.documents.post import Post
from linter.findings import Finding, Match, Related, SourceLine
from linter.text import Place, Span

FRAME_LINES = 6
"""Most lines of source kept for one finding's code frame."""

LONG_LINE = 1_000
"""A longer line is cut to the part around the finding: a file of 10 MB on one line must not be
printed, nor kept once for each finding."""

CONTEXT = 300
"""Most characters on either side of a finding that its fingerprint takes in."""

_STOPS = ".!?…\n"


def place(path: str, post: Post, match: Match) -> tuple[Finding, str]:
    """The finding, without its fingerprint, and the words around it that the fingerprint is of."""
    where = post.place(match.span)
    related = tuple(
        Related(mark.message, post.place(mark.span), mark.span.cut(post.text))
        for mark in match.related
    )
    finding = Finding(
        rule=match.rule,
        family=match.family,
        severity=match.severity,
        message=match.message,
        path=path,
        place=where,
        excerpt=match.span.cut(post.text),
        advice=match.advice,
        related=related,
        pointer=post.pointer_at(match.span.start),
        label=post.label or _heading_above(post, match.span),
        frame=_frame(post, match.span, where, [entry.place for entry in related]),
        most=match.most,
        suggestion=match.suggestion,
        basis=tuple(post.place(number) for number in match.basis),
        outside=not all(map(sentence_around(post.text, match.span).contains, match.basis)),
    )
    return finding, sentence_around(post.text, match.span).cut(post.text)


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or line, of the text that a span stands in, at most `CONTEXT` either side."""
    first = max(0, span.start - CONTEXT)
    last = min(len(text), span.end + CONTEXT)
    start = max((text.rfind(stop, first, span.start) + 1 for stop in _STOPS), default=0)
    ends = [end for stop in _STOPS if (end := text.find(stop, span.end, last)) != -1]
    return Span(max(first, start), min(ends, default=last))


def _heading_above(post: Post, span: Span) -> str:
    """The heading that a finding stands below, in a page that is read as one post."""
    words = ""
    for block in post.blocks:
        if block.start > span.start:
            break
        if block.kind == "heading":
            words = post.text[block.start : block.end]
    return words[:HEADING_CHARACTERS]


def _frame(post: Post, span: Span, where: Place, others: list[Place]) -> tuple[SourceLine, ...]:
    start = post.source_span(span).start
    wanted = set(range(where.line, min(where.end_line, where.line + FRAME_LINES - 1) + 1))
    for other in others:
        if len(wanted) >= FRAME_LINES:
            break
        wanted.add(other.line)
    lines = []
    for number in sorted(wanted):
        words = post.source.line_of(start) if number == where.line else post.source.line(number)
        near = where.column if number == where.line else 1
        lines.append(_around(words, number, near))
    return tuple(lines)


def _around(words: str, number: int, near: int) -> SourceLine:
    """A line, or of a long one the words around a column."""
    if len(words) <= LONG_LINE:
        return SourceLine(number, 1, words)
    start = max(0, near - 1 - LONG_LINE // 4)
    end = min(len(words), start + LONG_LINE // 2)
    if start and (space := words.find(" ", start, near - 1)) != -1:
        start = space + 1
    if end < len(words) and (space := words.rfind(" ", near, end)) != -1:
        end = space
    return SourceLine(number, start + 1, words[start:end], end < len(words))
