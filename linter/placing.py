"""A match in a post becomes a finding in a file: places, excerpt, code frame."""

from __future__ import annotations

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
        label=post.label,
        frame=_frame(post, match.span, where, [entry.place for entry in related]),
        most=match.most,
        suggestion=match.suggestion,
    )
    return finding, sentence_around(post.text, match.span)


def sentence_around(text: str, span: Span) -> str:
    """The sentence, or line, of the text that a span stands in, at most `CONTEXT` either side."""
    first = max(0, span.start - CONTEXT)
    last = min(len(text), span.end + CONTEXT)
    start = max((text.rfind(stop, first, span.start) + 1 for stop in _STOPS), default=0)
    ends = [end for stop in _STOPS if (end := text.find(stop, span.end, last)) != -1]
    return text[max(first, start) : min(ends, default=last)]


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
        column = 1
        if len(words) > LONG_LINE:
            near = where.column if number == where.line else 1
            column = max(1, near - LONG_LINE // 4)
            words = words[column - 1 : column - 1 + LONG_LINE // 2]
        lines.append(SourceLine(number, column, words))
    return tuple(lines)
