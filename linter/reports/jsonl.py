"""JSON Lines: one object a line, its `type` first; findings, posts and problems as in JSON."""

from __future__ import annotations

from dataclasses import asdict

from linter.reports import Context
from linter.reports.json_report import SCHEMA, finding_entry, post_entry, problem_entry
from linter.reports.jsontext import dump
from linter.result import Result


def render(result: Result, context: Context) -> str:
    """A line for the run, then one for each finding, post and problem, then the summary."""
    entries: list[dict[str, object]] = [
        {"type": "run", "schema": SCHEMA, "version": context.version, "policy": context.policy}
    ]
    entries += [{"type": "finding", **finding_entry(finding)} for finding in result.findings]
    entries += [{"type": "post", **post_entry(post)} for post in result.posts]
    entries += [{"type": "problem", **problem_entry(problem)} for problem in result.all_problems]
    entries.append({"type": "summary", **asdict(result.summary())})
    return "".join(dump(entry, indent=None) + "\n" for entry in entries)
