"""The words of a paragraph as HTML: marks on what findings are about, and what they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from linter.findings import Finding, SourceLine
from linter.reports.groups import merged
from linter.terminal import visible
from linter.text import Place

_LONGEST = 60
"""Most characters of marked words that are said again below the frame."""


class _Mark(NamedTuple):
    """A run of a line, counted from its first character shown, that is marked.

    style: a class, empty for that of the card. numbers: of the findings whose words end here.
    """

    start: int
    end: int
    style: str
    numbers: tuple[int, ...] = ()


def frame(findings: Sequence[Finding], style: str) -> str:
    """The lines that some findings stand on, marked, and where they are several, numbered.

    style: that of the card around them, which marks of the same style need not repeat.
    """
    # An element of its own: no line of a draft begins a line of a log ("::error::").
    return "\n".join(
        f"<code>{_line(line, list(_marks(line, findings, style)))}</code>"
        for line in merged(findings)
    )


def related_marks(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """What else is marked in the frame, in its order: the words, shortened, and what they are.

    Words that are marked for a finding of their own are left out.
    """
    own = [finding.place for finding in findings]
    related = {each.place: each for finding in findings for each in finding.related}
    for place, each in sorted(related.items()):
        if not any(_holds(other, place) for other in own):
            yield _shortened(" ".join(each.excerpt.split())), each.message


def _holds(one: Place, other: Place) -> bool:
    return one[:2] <= other[:2] and other[2:] <= one[2:]


def _shortened(words: str) -> str:
    """The first of some words, and an ellipsis where that is not all of them."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _marks(line: SourceLine, findings: Sequence[Finding], style: str) -> Iterator[_Mark]:
    for finding in findings:
        for related in finding.related:
            yield from _on(line, related.place, "related", ())
    for number, finding in enumerate(findings, 1):
        allowed = " suppressed" if finding.suppressed is not None else ""
        own = finding.severity.value + allowed
        numbers = (number,) if len(findings) > 1 else ()
        yield from _on(line, finding.place, "" if own == style else own, numbers)


def _on(line: SourceLine, place: Place, style: str, numbers: tuple[int, ...]) -> Iterator[_Mark]:
    if not place.line <= line.line <= place.end_line:
        return
    start = place.column - line.column if line.line == place.line else 0
    end = place.end_column - line.column if line.line == place.end_line else len(line.words)
    start, cut = max(0, start), min(end, len(line.words))
    if start < cut:
        last = line.line == place.end_line and cut == end
        yield _Mark(start, cut, style, numbers if last else ())


def _line(line: SourceLine, marks: Sequence[_Mark]) -> str:
    """The words of a line; where marks overlap, that of a finding, or the shorter, is on top."""
    order = sorted(marks, key=lambda mark: (mark.style != "related", mark.start - mark.end))
    tops: list[_Mark | None] = [None] * len(line.words)
    for mark in order:
        tops[mark.start : mark.end] = [mark] * (mark.end - mark.start)
    ends = {mark.end for mark in marks if mark.numbers}
    parts = ["… "] if line.column > 1 else []
    start = 0
    for end in range(1, len(tops) + 1):
        top = tops[start]
        if end < len(tops) and tops[end] is top and end not in ends:
            continue
        words = escape(visible(line.words[start:end]), quote=True)
        if top is not None:
            style = f' class="{top.style}"' if top.style else ""
            words = f"<mark{style}>{words}</mark>"
        numbers = sorted(number for mark in marks if mark.end == end for number in mark.numbers)
        parts.append(words + (f"<sup>{' '.join(map(str, numbers))}</sup>" if numbers else ""))
        start = end
    return "".join([*parts, " …"] if line.more else parts)
