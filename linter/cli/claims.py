"""`discreet claims`."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from linter.claims.model import ONE, Claim, Cohort, Unit
from linter.cli.choices import Choices
from linter.cli.output import emit, emit_text
from linter.cli.session import configuration, request
from linter.documents.post import Problem
from linter.reports.json_report import SCHEMA, problem_entry
from linter.reports.jsontext import dump
from linter.reports.text import plural
from linter.run import Located, understand
from linter.terminal import visible


def run_claims(paths: Sequence[str], choices: Choices, *, shape: str, output: Path | None) -> int:
    """Report what was understood; 2 when something could not be read, else 0."""
    found, problems = understand(request(paths, choices, configuration(choices)))
    if shape == "text":
        emit_text(lambda console: _print(found, problems, console), output)
    elif shape == "csv":
        emit(_csv(found), output)
    else:
        document = {
            "schema": SCHEMA,
            "claims": [entry(located) for located in found],
            "problems": [problem_entry(problem) for problem in problems],
        }
        emit(dump(document) + "\n", output)
    if shape != "text":
        for problem in problems:
            sys.stderr.write(f"discreet: {visible(_where(problem))}: {visible(problem.message)}\n")
    return 2 if any(not problem.advisory for problem in problems) else 0


def entry(located: Located) -> dict[str, object]:
    """A claim as JSON (design.md's contract)."""
    claim, place = located.claim, located.place
    cohort, behaviour = claim.cohort, claim.behaviour
    return {
        "path": located.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": claim.text,
        "cohort": {
            "text": cohort.text,
            "unit": cohort.unit.value,
            "scope": cohort.scope.value,
            "least": cohort.size.least if cohort.size else None,
            "most": cohort.size.most if cohort.size else None,
            "share": cohort.share,
            "base": cohort.base,
            "complement": None
            if cohort.complement is None
            else {"least": cohort.complement.least, "most": cohort.complement.most},
        },
        "behaviour": None
        if behaviour is None
        else {"text": behaviour.text, "lemma": behaviour.lemma, "kind": behaviour.kind.value},
        "frequency": claim.frequency,
        "window": claim.window,
        "narrowing": [{"kind": detail.kind, "text": detail.text} for detail in claim.narrowing],
        "topics": [{"name": topic.name, "stated": topic.stated} for topic in claim.topics],
        "addressed": claim.addressed,
        "quoted": claim.quoted,
        "negated": claim.negated,
    }


_COLUMNS = (
    "path",
    "line",
    "column",
    "cohort",
    "least",
    "most",
    "unit",
    "scope",
    "share",
    "base",
    "behaviour",
    "lemma",
    "kind",
    "frequency",
    "window",
    "narrowing",
    "topics",
    "addressed",
    "text",
)


def _csv(found: Sequence[Located]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for located in found:
        writer.writerow(_guarded(value) for value in _row(located))
    return buffer.getvalue()


def _row(located: Located) -> Iterator[object]:
    claim = located.claim
    cohort, behaviour = claim.cohort, claim.behaviour
    yield located.path
    yield located.place.line
    yield located.place.column
    yield cohort.text
    yield cohort.size.least if cohort.size else ""
    yield "" if cohort.size is None or cohort.size.most is None else cohort.size.most
    yield cohort.unit.value
    yield cohort.scope.value
    yield "" if cohort.share is None else cohort.share
    yield "" if cohort.base is None else cohort.base
    yield behaviour.text if behaviour else ""
    yield behaviour.lemma if behaviour else ""
    yield behaviour.kind.value if behaviour else ""
    yield claim.frequency or ""
    yield claim.window or ""
    yield "; ".join(f"{detail.kind}: {detail.text}" for detail in claim.narrowing)
    yield "; ".join(topic.name for topic in claim.topics)
    yield "yes" if claim.addressed else "no"
    yield claim.text


def _guarded(value: object) -> object:
    """A cell that a spreadsheet would take for a formula is made text."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _print(found: Sequence[Located], problems: Sequence[Problem], console: Console) -> None:
    for located in found:
        _print_claim(located, console)
    for problem in problems:
        console.print(
            Text(f"problem  {visible(_where(problem))}: {visible(problem.message)}", "bold red")
        )
    console.print(Text(plural(len(found), "claim") if found else "No claims about people"))


def _print_claim(located: Located, console: Console) -> None:
    claim, place = located.claim, located.place
    heading = Text(f"{visible(located.path)}:{place.line}:{place.column}  ", "dim")
    heading.append(visible(" ".join(claim.text.split())), "bold not dim")
    console.print(heading, soft_wrap=True)
    for name, value in _lines(claim):
        line = Text(f"  {name:<10} ", "dim")
        line.append(visible(value), "not dim")
        console.print(line, soft_wrap=True)
    console.print()


def _counted(cohort: Cohort) -> str:
    """How many of what: "1 person", "24 to 99 accounts"."""
    unit = "of unknown kind" if cohort.unit is Unit.UNKNOWN else cohort.unit.value
    if cohort.size == ONE:
        unit = "person" if cohort.unit is Unit.PEOPLE else unit.removesuffix("s")
    return f"{'unknown size' if cohort.size is None else cohort.size} {unit}"


def _lines(claim: Claim) -> Iterator[tuple[str, str]]:
    cohort, behaviour = claim.cohort, claim.behaviour
    parts = [_counted(cohort), f"scope {cohort.scope.value}"]
    if cohort.share is not None:
        parts.append(f"{cohort.share:.4%}".rstrip("0").rstrip(".%") + "%")
    if cohort.base is not None:
        parts.append(f"of {cohort.base:,}")
    if cohort.complement is not None:
        parts.append(f"leaves {cohort.complement}")
    yield "cohort", f"{' '.join(cohort.text.split())} = {', '.join(parts)}"
    if behaviour is not None:
        known = ", ".join(filter(None, (behaviour.lemma, behaviour.kind.value)))
        yield "behaviour", f"{' '.join(behaviour.text.split())} ({known})"
    if claim.frequency:
        yield "frequency", claim.frequency
    if claim.window:
        yield "window", claim.window
    if claim.narrowing:
        yield "narrowing", "; ".join(f"{detail.kind}: {detail.text}" for detail in claim.narrowing)
    if claim.topics:
        named = (f"{topic.name}{'' if topic.stated else ' (implied)'}" for topic in claim.topics)
        yield "topics", "; ".join(named)
    flags = [name for name in ("addressed", "quoted", "negated") if getattr(claim, name)]
    if flags:
        yield "also", ", ".join(flags)


def _where(problem: Problem) -> str:
    parts = (problem.path, problem.line, problem.column)
    return ":".join(str(part) for part in parts if part is not None)
