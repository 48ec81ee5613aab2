"""Suppressions as writers put them into a draft, and the lines that each covers.

The words are the same in every format (docs/formats.md):

    discreet: allow small-cohort, mockery -- approved by legal, they opted in
    discreet: allow-file small-cohort -- an archive of 2019
    discreet: end

What follows `--` (or a dash) is the reason. Whether ids exist and whether a reason was given is
the engine's to judge; a word other than these three is a problem, so that a slip never silently
suppresses nothing. Only a comment that speaks of this linter in prose is let be.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from linter.documents.post import Allow, Problem, Source
from linter.text import Span

MARK = "discreet:"
_BODY = re.compile(r"\s*([A-Za-z][\w-]*)?\s*(.*)", re.DOTALL)
_DIVIDER = re.compile(r"(?:^|\s)(?:--+|—|–)(?:\s|$)")
_HYPHEN = re.compile(r"(?:^|\s)-(?:\s|$)")
_VERBS = ("allow", "allow-file", "end")
_OPENING = re.compile(
    r"discreet(?:[ \t]*(?P<colon>:)|(?=[ \t]+(?:allow(?:-\w+)?(?=\s)|end$)))", re.I
)
"""How a comment for this linter begins; without its colon only what can hardly be prose."""
_KIN = frozenset("permit ignore disable enable skip suppress exclude noqa nolint".split())
"""What other linters call it, and so a slip, not the first word of a sentence."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One suppression as written. verb: allow | allow-file | end."""

    verb: str
    rules: tuple[str, ...]
    reason: str
    span: Span


def parse_directive(body: str, span: Span) -> Directive | str:
    """What stands behind `discreet:`; a message for people when it cannot be understood."""
    match = _BODY.fullmatch(body.strip())
    verb = (match.group(1) or "") if match else ""
    rest = match.group(2) if match else ""
    if verb not in _VERBS:
        near = difflib.get_close_matches(verb.lower(), _VERBS, 1)
        hint = f'; did you mean "{near[0]}"?' if near else "."
        return (
            f'"{MARK} {verb}" is not known{hint} Write "{MARK} allow RULE -- reason", '
            f'"{MARK} allow-file RULE -- reason" or "{MARK} end"'
        )
    if verb == "end":
        return Directive(verb, (), "", span)
    rules, reason = split_reason(rest)
    if not rules:
        return f'"{MARK} {verb}" names no rule. Write "{MARK} {verb} RULE -- reason"'
    return Directive(verb, rules, reason, span)


def split_reason(words: str) -> tuple[tuple[str, ...], str]:
    """Rule ids and the reason behind the dash; the reason is empty when there is no dash.

    A single hyphen begins no reason, but what stands behind it is no id either.
    """
    divider = _DIVIDER.search(words)
    ids = words[: divider.start()] if divider else _HYPHEN.split(words, 1)[0]
    reason = words[divider.end() :] if divider else ""
    return tuple(re.findall(r"[^\s,]+", ids)), " ".join(reason.split())


def directive_in(comment: str, span: Span) -> Directive | str | None:
    """The directive of a comment's words; None when the comment is not for this linter."""
    words = comment.strip()
    opening = _OPENING.match(words)
    if opening is None:
        return None
    body = words[opening.end() :].strip()
    if not opening["colon"]:
        verb = body.split(None, 1)[0]
        example = f"{MARK} end" if verb.lower() == "end" else f"{MARK} allow RULE -- reason"
        return f'"discreet {verb}" lacks its colon. Write "{example}"'
    return None if _is_prose(body) else parse_directive(body, span)


def _is_prose(body: str) -> bool:
    """Whether the words behind `discreet:` do not even resemble a directive."""
    words = body.split()
    if len(words) < 2:
        return False
    verb = words[0].lower()
    if verb in _KIN or difflib.get_close_matches(verb, _VERBS, 1, cutoff=0.8):
        return False
    divider = _DIVIDER.search(body)
    return divider is None or len(body[: divider.start()].split()) > 2


@dataclass(slots=True)
class AllowCollector:
    """Gathers the directives of one file and works out the lines they cover."""

    path: str
    source: Source
    allows: list[Allow]
    problems: list[Problem]
    _found: list[tuple[Directive, bool]]

    @classmethod
    def of(cls, path: str, source: Source) -> AllowCollector:
        """An empty collector for a file."""
        return cls(path, source, [], [], [])

    def comment(self, comment: str, span: Span) -> bool:
        """Look at a comment (without its delimiters) at `span`; whether it is for this linter."""
        directive = directive_in(comment, span)
        if isinstance(directive, str):
            self.problem(directive, span)
        elif directive is not None:
            self._found.append((directive, self._alone(span)))
        return directive is not None

    def problem(self, message: str, span: Span, advisory: bool = False) -> None:
        """Report what cannot be understood; `advisory` when all is read all the same."""
        line, column = self.source.position(span.start)
        self.problems.append(Problem(self.path, message, line, column, advisory))

    def cover(
        self,
        directive: Directive,
        lines: tuple[int, int],
        pointer: str = "",
        columns: tuple[int, int] | None = None,
    ) -> None:
        """Let a directive cover lines, both inclusive; of the first and last, some columns."""
        self.allows.append(
            Allow(
                directive.rules,
                directive.reason,
                lines[0],
                lines[1],
                self.source.place(directive.span),
                pointer,
                columns=columns,
            )
        )

    def resolve(self, blocks: Sequence[tuple[int, int]]) -> None:
        """Work out what each comment covers.

        blocks: source offsets of the file's blocks, sorted, outermost first. A comment alone on
        its lines covers the next block, or all up to an `end`; one inside a block covers it.
        """
        # Readers come upon comments of different kinds one kind after the other.
        found, self._found = sorted(self._found, key=lambda each: each[0].span.start), []
        starts = [block[0] for block in blocks]
        for index, (directive, alone) in enumerate(found):
            if directive.verb == "end":
                opened = index > 0 and found[index - 1][0].verb == "allow" and found[index - 1][1]
                if not opened:
                    self.problem(f'"{MARK} end" without an allow above it', directive.span)
                continue
            if directive.verb == "allow-file":
                self.cover(directive, self.source.lines)
            elif alone and index + 1 < len(found) and found[index + 1][0].verb == "end":
                first = self.source.position(directive.span.start)[0]
                self.cover(
                    directive, (first, self.source.position(found[index + 1][0].span.end)[0])
                )
            else:
                self._cover_block(directive, alone, blocks, starts)

    def _cover_block(
        self,
        directive: Directive,
        alone: bool,
        blocks: Sequence[tuple[int, int]],
        starts: list[int],
    ) -> None:
        """Let a comment cover the block that it stands in, or before, or behind on its line."""
        span = directive.span
        index = bisect_left(starts, span.end)
        beside = False  # other blocks may stand on its lines
        if not alone:
            line_start, line_end = self.source.line_start(span.start), self._line_end(span.end)
            # The last block that opens before the comment, when it reaches the comment's line.
            before = bisect_left(starts, span.start) - 1
            reaches = before >= 0 and blocks[before][1] > line_start
            holds = before >= 0 and blocks[before][1] > span.start
            follows = index < len(blocks) and blocks[index][0] < line_end
            beside = holds or follows
            if holds or (reaches and not follows):
                index = before
        if index >= len(blocks):
            line = self.source.position(span.start)[0]
            self.cover(directive, (line, line))
            return
        first, last = blocks[index]
        last = max(first + 1, first + len(self.source.text[first:last].rstrip()))
        whole = Span(min(first, span.start), max(last, span.end))
        place = self.source.place(whole)
        columns = None
        if beside and self._shares_lines(whole, index, blocks, starts):
            columns = place.column, place.end_column
        self.cover(directive, (place.line, place.end_line), columns=columns)

    def _shares_lines(
        self, whole: Span, index: int, blocks: Sequence[tuple[int, int]], starts: list[int]
    ) -> bool:
        """Whether other blocks stand before or behind a block, on its first or last line."""
        behind = bisect_left(starts, whole.end)
        if behind < len(blocks) and starts[behind] < self._line_end(whole.end):
            return True
        line_start = self.source.line_start(whole.start)
        first = max(0, bisect_left(starts, line_start) - 1)
        return any(line_start < blocks[at][1] <= whole.start for at in range(first, index))

    def _line_end(self, offset: int) -> int:
        end = self.source.text.find("\n", offset)
        return end if end != -1 else len(self.source.text)

    def _alone(self, span: Span) -> bool:
        text = self.source.text
        before = text[self.source.line_start(span.start) : span.start]
        behind = text[span.end : self._line_end(span.end)]
        return not before.strip(" \t>*-") and not behind.strip()
