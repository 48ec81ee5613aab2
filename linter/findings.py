"""The finding: one rule that fired, at an exact place, with a reason and a better way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from linter.text import Place, Span


class Severity(StrEnum):
    """How much a finding weighs. Only errors fail a run unless told otherwise."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for a note."""
        return {"error": 2, "warning": 1, "note": 0}[self.value]


class Verdict(StrEnum):
    """What to do with a post: its worst finding decides; notes leave it clean."""

    BLOCK = "block"
    WARN = "warn"
    CLEAN = "clean"


class Mark(NamedTuple):
    """Another run of the same post that a match speaks of, and what it is there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired on a post, in offsets of the post's text."""

    rule: str
    family: str
    severity: Severity
    span: Span
    message: str
    advice: str
    related: tuple[Mark, ...] = ()
    least: int | None = None
    """Fewest people the match is about, where it is about a counted claim: decides whether an
    in-place suppression is allowed (design.md: never at 10 people or fewer)."""
    most: int | None = None
    suggestion: str | None = None
    """The post rewritten so that this finding is gone and no new one comes; None where nobody
    could build that."""
    basis: tuple[Span, ...] = ()
    """Where the numbers stand that decide how many people it is about."""


class Related(NamedTuple):
    """A related run, at its place in the file."""

    message: str
    place: Place
    excerpt: str


class SourceLine(NamedTuple):
    """A line of source, or of a very long one the part from `column` on, for a code frame.

    more: the line goes on behind the part.
    """

    line: int
    column: int
    words: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A match at its place in a file, as reports and programs outside see it.

    suppressed: None, or the reason somebody gave. fingerprint: rule + path + normalised text +
    occurrence, with no line number and no date, so that it survives reflow and merges.
    frame: the source lines that it and its related runs stand on, for reports that show them.
    most: the most people it is about; None where it counts nobody.
    basis: where the numbers stand that decide how many. outside: one of them stands in another
    sentence than the one that the fingerprint is of, so that it may change under the fingerprint.
    """

    rule: str
    family: str
    severity: Severity
    message: str
    path: str
    place: Place
    excerpt: str
    advice: str
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None
    pointer: str = ""
    label: str = ""
    suggestion: str | None = None
    frame: tuple[SourceLine, ...] = ()
    most: int | None = None
    basis: tuple[Place, ...] = ()
    outside: bool = False
