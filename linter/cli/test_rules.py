"""`discreet test-rules`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from linter.cli.output import console_for, emit
from linter.cli.rulebook import in_force, only
from linter.reports.jsontext import dump
from linter.reports.text import plural
from linter.rulebook.examples import Report, test_rules
from linter.terminal import visible


def run_test_rules(paths: Sequence[Path], config: Path | None, *, shape: str) -> int:
    """Test; 1 when an example is not as it says, 2 when a rule cannot be read, else 0.

    Without paths: the user's own rules, where the configuration names some, else the shipped ones.
    """
    if not paths:
        _, _, resolved = in_force(only(config))
        paths = [Path(path) for path in resolved.settings.rule_paths]
    report = test_rules(paths)
    if shape == "json":
        emit(_json(report), None)
    else:
        _print(report, console_for(None))
    if report.problems:
        return 2
    return 1 if report.failures else 0


def _json(report: Report) -> str:
    document = {
        "schema": "discreet-rule-tests/1",
        "rules": report.rules,
        "examples": report.examples,
        "passed": report.passed,
        "failures": [
            {
                "rule": failure.rule,
                "path": failure.path,
                "line": failure.line,
                "column": failure.column,
                "text": failure.text,
                "message": failure.message,
            }
            for failure in report.failures
        ],
        "problems": [str(problem) for problem in report.problems],
    }
    return dump(document) + "\n"


def _print(report: Report, console: Console) -> None:
    for failure in report.failures:
        place = f"{failure.path}:{failure.line}:{failure.column}"
        console.print(
            Text(f"{visible(place)}  ", "dim")
            + Text(failure.rule, "bold")
            + Text(": ")
            + Text(visible(failure.message), "red"),
            soft_wrap=True,
        )
        if failure.text:
            console.print(
                Padding(Text(visible(" ".join(failure.text.split())), "dim"), (0, 0, 0, 4))
            )
    for problem in report.problems:
        console.print(Text(f"problem  {visible(str(problem))}", "bold red"), soft_wrap=True)
    tried = f"{plural(report.examples, 'example')} of {plural(report.rules, 'rule')}"
    if report.passed:
        console.print(Text(f"{tried}: all as they say", "green"))
    else:
        wrong = plural(len(report.failures), "failure")
        broken = f", {plural(len(report.problems), 'problem')}" if report.problems else ""
        console.print(Text(f"{tried}: {wrong}{broken}", "bold red"))
