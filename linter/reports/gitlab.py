"""GitLab code quality: a JSON array of issues, each with a fingerprint of its own."""

from __future__ import annotations

from linter.findings import Severity
from linter.reports import Context, placed_message
from linter.reports.identity import identities
from linter.reports.jsontext import dump
from linter.result import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: Result, context: Context) -> str:
    """Active findings and problems; GitLab knows no suppressions."""
    issues: list[dict[str, object]] = [
        {
            "description": placed_message(finding),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": context.named(finding.path),
                "positions": {
                    "begin": {"line": finding.place.line, "column": finding.place.column},
                    "end": {"line": finding.place.end_line, "column": finding.place.end_column},
                },
            },
        }
        for finding in result.active
    ]
    for identity in identities(result.all_problems):
        problem = identity.problem
        issues.append(
            {
                "description": problem.message,
                "check_name": "problem",
                "fingerprint": identity.fingerprint,
                "severity": "info" if problem.advisory else "critical",
                "location": {
                    "path": context.named(problem.path),
                    "lines": {"begin": problem.line or 1},
                },
            }
        )
    return dump(issues) + "\n"
