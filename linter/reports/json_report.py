"""JSON, `discreet/1`: the contract that programs rely on (docs/formats-of-output.md)."""

from __future__ import annotations

from dataclasses import asdict

from linter.documents.post import Problem
from linter.findings import Finding, Related
from linter.reports import Context
from linter.reports.jsontext import dump
from linter.result import PostVerdict, Result

SCHEMA = "discreet/1"


def render(result: Result, context: Context) -> str:
    """The whole run as one document."""
    document = {
        "schema": SCHEMA,
        "version": context.version,
        "policy": context.policy,
        "findings": [finding_entry(finding) for finding in result.findings],
        "posts": [post_entry(post) for post in result.posts],
        "problems": [problem_entry(problem) for problem in result.all_problems],
        "summary": asdict(result.summary()),
    }
    return dump(document) + "\n"


def finding_entry(finding: Finding) -> dict[str, object]:
    """One finding. `suppressed` is false, or true with `suppression` giving the reason."""
    entry: dict[str, object] = {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "excerpt": finding.excerpt,
        "advice": finding.advice,
        "related": [_related(related) for related in finding.related],
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed is not None,
        "suppression": finding.suppressed,
        "pointer": finding.pointer or None,
        "label": finding.label or None,
    }
    return entry


def _related(related: Related) -> dict[str, object]:
    return {
        "message": related.message,
        "line": related.place.line,
        "column": related.place.column,
        "end_line": related.place.end_line,
        "end_column": related.place.end_column,
        "excerpt": related.excerpt,
    }


def post_entry(post: PostVerdict) -> dict[str, object]:
    """One post and what to do with it. `foreign`: clean only in that it was not read."""
    return {
        "path": post.path,
        "line": post.line,
        "verdict": post.verdict.value,
        "pointer": post.pointer or None,
        "label": post.label or None,
        "foreign": post.foreign,
    }


def problem_entry(problem: Problem) -> dict[str, object]:
    """One problem; `advisory` ones did not keep anything from being judged."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "advisory": problem.advisory,
    }
