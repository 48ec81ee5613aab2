"""GitHub Actions: workflow commands that annotate the lines, and a summary of the step.

GitHub shows ten errors, ten warnings and ten notices of one step; the rest of the annotations
are dropped without a word, so the worst come first and the last line says how many are not shown.
"""

from __future__ import annotations

import re

from linter.documents.post import Problem
from linter.findings import Finding, Severity
from linter.reports import Context, placed_message
from linter.reports.text import plural, totals
from linter.result import Result

SHOWN = 10
"""Annotations of one kind that GitHub shows for one step (actions/toolkit discussion 734)."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result, context: Context) -> str:
    """Workflow commands: problems, then findings, the worst first; then a plain line."""
    lines = [_problem(problem, context) for problem in result.all_problems]
    findings = sorted(result.active, key=lambda finding: -finding.severity.rank)
    lines += [_annotation(finding, context) for finding in findings]
    hidden = _hidden(result, findings)
    lines.append(_plain(f"discreet: {totals(result, context).plain}"))
    if hidden:
        lines.append(
            _plain(f"GitHub shows {SHOWN} annotations of each kind for a step: {hidden} not shown.")
        )
    return "\n".join(lines) + "\n"


def summary(result: Result, context: Context) -> str:
    """Markdown for the file that $GITHUB_STEP_SUMMARY names."""
    lines = ["## discreet", "", _cell(totals(result, context).plain), ""]
    findings = sorted(result.active, key=lambda finding: -finding.severity.rank)
    if findings:
        lines += ["| | place | rule | what | words |", "|---|---|---|---|---|"]
        for finding in findings[:100]:
            place = f"{finding.path}:{finding.place.line}:{finding.place.column}"
            said = placed_message(finding)
            cells = (finding.severity.value, place, finding.rule, said, finding.excerpt)
            lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
        if len(findings) > 100:
            lines.append(f"\n{plural(len(findings) - 100, 'more finding')}: see the log.")
    for problem in result.all_problems:
        lines.append(f"- {_cell(problem.where)}: {_cell(problem.message)}")
    return "\n".join(lines) + "\n"


def _hidden(result: Result, findings: list[Finding]) -> str:
    problems = result.all_problems
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    counts[Severity.ERROR] += sum(not problem.advisory for problem in problems)
    counts[Severity.WARNING] += sum(problem.advisory for problem in problems)
    over = [
        plural(count - SHOWN, severity.value) for severity, count in counts.items() if count > SHOWN
    ]
    return ", ".join(over)


def _annotation(finding: Finding, context: Context) -> str:
    place = finding.place
    properties: dict[str, object] = {
        "file": context.named(finding.path),
        "line": place.line,
        "endLine": place.end_line,
    }
    # Columns make sense to GitHub only within one line; its ends are inclusive.
    if place.line == place.end_line:
        properties["col"] = place.column
        properties["endColumn"] = max(place.column, place.end_column - 1)
    properties["title"] = f"discreet: {finding.rule}"
    message = "\n".join(filter(None, (placed_message(finding), finding.advice)))
    return _command(_COMMANDS[finding.severity], properties, message)


def _problem(problem: Problem, context: Context) -> str:
    properties: dict[str, object] = {"file": context.named(problem.path)}
    if problem.line is not None:
        properties["line"] = problem.line
    if problem.column is not None:
        properties["col"] = problem.column
    properties["title"] = "discreet: problem"
    return _command("warning" if problem.advisory else "error", properties, problem.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    pairs = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(message)}"


_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def _data(text: str) -> str:
    text = _CONTROL.sub("\ufffd", text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    # A log line that began with a draft's words could be read as a command; these never do.
    return line.replace("::", ": :")


def _cell(text: str) -> str:
    """Words as a Markdown cell: no markup, no HTML, one line."""
    text = _CONTROL.sub("\ufffd", text).replace("\r", " ").replace("\n", " ")
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~@&])", r"\\\1", text)
