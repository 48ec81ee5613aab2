"""Findings that are shown together: those of one paragraph share its frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.findings import Finding, SourceLine


def by_frame(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings that follow one another, by frame: those in one field that share a line."""
    group: list[Finding] = []
    lines: set[int] = set()
    for finding in findings:
        own = {line.line for line in finding.frame}
        if group and not (lines & own and _field(group[-1]) == _field(finding)):
            yield group
            group, lines = [], set()
        group.append(finding)
        lines |= own
    if group:
        yield group


def _field(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.label, finding.pointer


def merged(findings: Iterable[Finding]) -> list[SourceLine]:
    """Every line of the findings' frames once; of a cut line, all parts that they show of it."""
    found: list[SourceLine] = []
    for line in sorted({line for finding in findings for line in finding.frame}):
        last = found[-1] if found else None
        if last is None or last.line != line.line or _end(last) < line.column:
            found.append(line)
        elif _end(line) > _end(last):
            words = last.words + line.words[_end(last) - line.column :]
            found[-1] = last._replace(words=words, more=line.more)
    return found


def _end(line: SourceLine) -> int:
    return line.column + len(line.words)
