"""SARIF 2.1.0, for code scanning: suppressed findings stay in, marked.

A finding that vanishes from SARIF is taken for fixed, and comes back as new later.
"""

from __future__ import annotations

import os
from urllib.parse import quote

from linter.documents.post import Problem
from linter.findings import Finding, Severity
from linter.reports import Context
from linter.reports.jsontext import dump
from linter.result import Result
from linter.text import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(result: Result, context: Context) -> str:
    """One run with its rules, results and notifications."""
    used = {finding.rule for finding in result.findings}
    ids = sorted(used | set(context.rules))
    index = {rule: position for position, rule in enumerate(ids)}
    run = {
        "tool": {
            "driver": {
                "name": "discreet",
                "semanticVersion": context.version,
                "rules": [_rule(rule, context) for rule in ids],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": all(problem.advisory for problem in result.all_problems),
                "toolExecutionNotifications": [
                    _notification(problem, context) for problem in result.all_problems
                ],
            }
        ],
        "results": [_result(finding, index, context) for finding in result.findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump(document) + "\n"


def _rule(rule: str, context: Context) -> dict[str, object]:
    known = context.rules.get(rule)
    if known is None:
        return {"id": rule}
    return {
        "id": rule,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": known.why},
        "help": {"text": f"{known.why}\n\nRun: discreet explain {rule}"},
        "defaultConfiguration": {"level": _level(known.severity)},
        "properties": {"tags": [known.family]},
    }


def _level(severity: str) -> str:
    return severity if severity in ("error", "warning", "note") else "warning"


def _result(finding: Finding, index: dict[str, int], context: Context) -> dict[str, object]:
    path = context.named(finding.path)
    text = f"{finding.message}\n{finding.advice}" if finding.advice else finding.message
    entry: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(path, finding.place, finding.excerpt, finding.pointer)],
        "partialFingerprints": {"discreet/v1": finding.fingerprint},
        "suppressions": []
        if finding.suppressed is None
        else [{"kind": "inSource", "status": "accepted", "justification": finding.suppressed}],
    }
    if finding.related:
        entry["relatedLocations"] = [
            {
                "id": number,
                **_location(path, related.place, related.excerpt),
                "message": {"text": related.message},
            }
            for number, related in enumerate(finding.related)
        ]
    return entry


def _location(path: str, place: Place, words: str, pointer: str = "") -> dict[str, object]:
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": _artifact(path),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "snippet": {"text": words},
            },
        }
    }
    if pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": pointer}]
    return location


def _artifact(path: str) -> dict[str, str]:
    # A name need not be UTF-8: its bytes are what a URI can hold.
    scheme = "file://" if path.startswith("/") else ""
    return {"uri": scheme + quote(os.fsencode(path), safe="/._-~")}


def _notification(problem: Problem, context: Context) -> dict[str, object]:
    region = {} if problem.line is None else {"startLine": problem.line}
    if problem.line is not None and problem.column is not None:
        region["startColumn"] = problem.column
    physical: dict[str, object] = {"artifactLocation": _artifact(context.named(problem.path))}
    if region:
        physical["region"] = region
    return {
        "level": "warning" if problem.advisory else "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": physical}],
    }
