"""Findings for people: a code frame with the words marked, what is wrong, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from linter.documents.post import Problem
from linter.findings import Finding, Severity, SourceLine
from linter.reports import Context
from linter.reports.frame import PARTED, Label, Row, rows
from linter.reports.groups import by_frame, merged
from linter.result import Result
from linter.terminal import visible
from linter.text import Place

STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}
_RELATED = "blue"
_ALLOWED = "green"
_WIDEST = 110
"""Widest frame: lines of prose longer than this are hard to read."""
_NAMED = 3
"""Paths left out that the last line names."""
_INDENT = 10
"""Cells before a message: it stands under the rule's name."""


def write(result: Result, context: Context, console: Console) -> None:
    """Print the report."""
    shown = result.findings if context.show_suppressed else result.active
    heading = None
    for key, group in groupby(shown, key=_group_key):
        if key != heading:
            _print_heading(console, *key)
            heading = key
        for part in by_frame(group):
            _print_group(console, part)
    problems = result.all_problems
    for problem in problems:
        _print_problem(console, problem)
    if problems:
        console.print()
    console.print(totals(result, context))


def _group_key(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.label, finding.pointer


def _print_heading(console: Console, path: str, label: str, pointer: str) -> None:
    heading = Text(visible(path), "bold")
    about = "  ".join(part for part in (label, pointer) if part)
    if about:
        heading.append(f"  {visible(about)}", "dim")
    console.print(heading, soft_wrap=True)


def _print_group(console: Console, findings: Sequence[Finding]) -> None:
    lines = merged(findings)
    number_width = max((len(str(line.line)) for line in lines), default=1)
    width = max(20, min(console.width, _WIDEST) - number_width - 5)
    for row in rows(lines, _labels(findings), width):
        console.print(_framed(row, number_width), soft_wrap=True)
    given: set[str] = set()
    for finding in findings:
        _print_finding(console, finding, advised=finding.advice not in given)
        given.add(finding.advice)
    console.print()


def _labels(findings: Sequence[Finding]) -> list[Label]:
    labels: list[Label] = []
    taken: set[tuple[int, int, int]] = set()
    for finding in findings:
        place = finding.place
        style = _ALLOWED if finding.suppressed is not None else STYLES[finding.severity]
        last = place.line == place.end_line
        key = (place.line, place.column, place.end_column)
        if last and key in taken:
            labels = [
                Label(*key, f"{label.text}{PARTED}{finding.rule}", label.style)
                if (label.line, label.column, label.end_column) == key
                and finding.rule not in label.text.split(PARTED)
                else label
                for label in labels
            ]
        else:
            labels.extend(_spread(place, finding.rule, style, finding.frame))
            taken.add(key)
    return labels + list(_related_labels(findings, taken))


def _related_labels(
    findings: Sequence[Finding], taken: set[tuple[int, int, int]]
) -> Iterator[Label]:
    """Related marks that no other mark covers.

    The shortest come first, so that a clause that holds them all gives way to its parts.
    """
    drawn = [Place(line, start, line, end) for line, start, end in taken]
    entries = [(related, finding.frame) for finding in findings for related in finding.related]
    entries.sort(key=lambda entry: (len(entry[0].excerpt), entry[0].place))
    for related, frame in entries:
        if any(_overlap(related.place, place) for place in drawn):
            continue
        drawn.append(related.place)
        yield from _spread(related.place, visible(related.message), _RELATED, frame)


def _overlap(one: Place, other: Place) -> bool:
    return (one.line, one.column) < (other.end_line, other.end_column) and (
        other.line,
        other.column,
    ) < (one.end_line, one.end_column)


def _spread(
    place: tuple[int, int, int, int], text: str, style: str, frame: Sequence[SourceLine]
) -> Iterator[Label]:
    """A mark over several lines is one label a line, that says its text on the last."""
    line, column, end_line, end_column = place
    if line == end_line:
        yield Label(line, column, end_column, text, style)
        return
    shown = [entry for entry in frame if line <= entry.line <= end_line]
    for entry in shown:
        indent = len(entry.words) - len(entry.words.lstrip())
        start = column if entry.line == line else entry.column + indent
        end = end_column if entry.line == end_line else entry.column + len(entry.words.rstrip())
        if end > start:
            yield Label(entry.line, start, end, text if entry is shown[-1] else "", style)


def _framed(row: Row, number_width: int) -> Text:
    number = "" if row.number is None else str(row.number)
    text = Text().append(f" {number:>{number_width}} │ ", "dim")
    for words, style in row.parts:
        text.append(words, style or None)
    text.rstrip()
    return text


def _print_finding(console: Console, finding: Finding, advised: bool) -> None:
    """One finding. advised: with its advice, which another under the same frame may have given."""
    style = STYLES[finding.severity]
    place = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    heading = Text("  ")
    heading.append(f"{finding.severity.value:<7}", style)
    heading.append(f" {finding.rule}", "bold")
    heading.append(f"  {visible(place)}", "dim")
    console.print(heading, soft_wrap=True)
    _paragraph(console, visible(finding.message), "")
    if finding.advice and advised:
        _paragraph(console, visible(finding.advice), "dim", "→ ")
    if finding.suppressed is not None:
        _paragraph(console, visible(finding.suppressed), _ALLOWED, "allowed: ")


def _paragraph(console: Console, words: str, style: str, lead: str = "") -> None:
    width = min(console.width, _WIDEST) - _INDENT - cell_len(lead)
    lines = Text(words, style).wrap(console, max(20, width))
    for index, line in enumerate(lines):
        line.rstrip()
        start = " " * _INDENT + (lead if index == 0 else " " * cell_len(lead))
        console.print(Text(start, style) + line, soft_wrap=True)


def _print_problem(console: Console, problem: Problem) -> None:
    text = Text("problem  ", "bold yellow" if problem.advisory else "bold red")
    text.append(visible(problem.where), "bold")
    text.append(f": {visible(problem.message)}")
    console.print(text, soft_wrap=True)


def totals(result: Result, context: Context) -> Text:
    """The run in one line: `1 error in 1 of 3 posts (1 file), standard policy; 2 allowed`."""
    sums = result.summary()
    text = Text()
    counts = [
        (sums.errors, "error", STYLES[Severity.ERROR]),
        (sums.warnings, "warning", STYLES[Severity.WARNING]),
        (sums.notes, "note", STYLES[Severity.NOTE]),
    ]
    parts = [(plural(number, word), style) for number, word, style in counts if number]
    if not parts:
        text.append("No findings", "bold green")
    for index, (words, style) in enumerate(parts):
        text.append(", " if index else "")
        text.append(words, style)
    touched = sums.block + sums.warn
    of = f"{touched:,} of {plural(sums.posts, 'post')}" if touched else plural(sums.posts, "post")
    text.append(f" in {of} ({plural(sums.files, 'file')}), {context.policy} policy")
    if sums.suppressed:
        text.append(f"; {sums.suppressed:,} allowed")
    if sums.baselined:
        text.append(f"; {sums.baselined:,} in the baseline")
    if sums.foreign:
        text.append(f"; {sums.foreign:,} in another language, not read")
    if result.left_out:
        text.append(f"; {_left_out(result.left_out)}")
    if sums.problems:
        text.append(f"; {plural(sums.problems, 'problem')}", "bold yellow")
    elif sums.files and not sums.posts:  # Not clean but unread: a key of the user's own, say.
        text.append(
            "; no copy was found: if keys or columns hold some, name them under fields: in "
            "discreet.yaml",
            "bold yellow",
        )
    return text


def _left_out(paths: Sequence[str]) -> str:
    """`ignored or excluded: a.md, b.md and 3 more`."""
    more = f" and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else ""
    return f"ignored or excluded: {', '.join(map(visible, paths[:_NAMED]))}{more}"


def plural(number: int, word: str) -> str:
    """`1 post`, `2 posts`, `0 posts`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
