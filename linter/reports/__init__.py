"""Findings to text, JSON, SARIF, GitHub, GitLab, JUnit and HTML: one module a format.

Each module offers `render(result, context) -> str`; text is printed by `text.write` instead,
since it depends on the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from linter.findings import Finding
from linter.result import Result

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html")


@dataclass(frozen=True, slots=True)
class RuleText:
    """What reports say of a rule beside its findings."""

    id: str
    family: str
    summary: str
    why: str
    severity: str


def _as_given(path: str) -> str:
    return path.removeprefix("./")


@dataclass(frozen=True, slots=True)
class Context:
    """What a report needs besides the result.

    rules: those in force, by id. named: the name of a file for programs that show a report beside
    the code.
    """

    version: str
    policy: str
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    show_suppressed: bool = False
    named: Callable[[str], str] = _as_given


def render(name: str, result: Result, context: Context) -> str:
    """The result in a format that is no text for people at a terminal."""
    module = import_module(f"linter.reports.{name if name != 'json' else 'json_report'}")
    rendered: str = module.render(result, context)
    return rendered


def placed_message(finding: Finding) -> str:
    """The message behind its field (`Plan, row 12, Caption (C12)`), where it stands in one.

    For formats that know lines alone: those of a workbook, or of data on one line, tell nothing.
    """
    return f"{finding.pointer}: {finding.message}" if finding.pointer else finding.message
