"""JUnit XML: a suite a file, a failed case a finding, a passed case for a file with none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from linter.documents.post import Problem
from linter.findings import Finding, Severity
from linter.reports import Context
from linter.reports.identity import Identity, identities
from linter.result import FileResult, Result

_FORBIDDEN = re.compile(
    r"[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
"""Characters that XML 1.0 cannot hold, not even escaped, or that would steer a terminal."""


def render(result: Result, context: Context) -> str:
    """Errors and warnings fail, notes pass, the suppressed are skipped, problems are errors."""
    suites = [_suite(file) for file in result.files]
    cases = _problem_cases(result.problems)
    if cases:
        suites.append(_element("discreet", cases, 0, len(cases), 0))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="discreet">\n'
        + "".join(suites)
        + "</testsuites>\n"
    )


def _suite(file: FileResult) -> str:
    seen: Counter[str] = Counter()  # Cells of a spreadsheet's row stand at one line and column.
    cases = []
    for finding in file.findings:
        name = f"{finding.rule} {finding.place.line}:{finding.place.column}"
        cases.append(_case(finding, _numbered(name, seen[name])))
        seen[name] += 1
    errors = _problem_cases(file.problems)
    cases += errors
    if not cases:
        cases = [f'    <testcase classname={_attribute(file.path)} name="discreet"/>\n']
    failures = sum(_fails(finding) for finding in file.findings)
    skipped = sum(finding.suppressed is not None for finding in file.findings)
    return _element(file.path, cases, failures, len(errors), skipped)


def _element(name: str, cases: list[str], failures: int, errors: int, skipped: int) -> str:
    return (
        f'  <testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failures}" '
        f'errors="{errors}" skipped="{skipped}">\n' + "".join(cases) + "  </testsuite>\n"
    )


def _fails(finding: Finding) -> bool:
    return finding.suppressed is None and finding.severity is not Severity.NOTE


def _numbered(name: str, occurrence: int) -> str:
    """A name no other case has: programs that read the report know one by its class and name."""
    return f"{name} ({occurrence + 1})" if occurrence else name


def _case(finding: Finding, name: str) -> str:
    place = finding.place
    opening = f"    <testcase classname={_attribute(finding.path)} name={_attribute(name)}"
    where = ", ".join(
        filter(None, (f"{finding.path}:{place.line}:{place.column}", finding.pointer))
    )
    body = _text(f"{where}: {finding.excerpt}\n{finding.advice}")
    closing = "    </testcase>\n"
    if finding.suppressed is not None:
        return f"{opening}>\n      <skipped message={_attribute(finding.suppressed)}/>\n{closing}"
    if not _fails(finding):
        said = _text(finding.message)
        return f"{opening}>\n      <system-out>{said}\n{body}</system-out>\n{closing}"
    return (
        f'{opening}>\n      <failure type="{finding.severity.value}" '
        f"message={_attribute(finding.message)}>"
        f"{body}</failure>\n{closing}"
    )


def _problem_cases(problems: Sequence[Problem]) -> list[str]:
    """A case for each problem that kept something from being judged."""
    errors = [problem for problem in problems if not problem.advisory]
    return [_problem_case(identity) for identity in identities(errors)]


def _problem_case(identity: Identity) -> str:
    problem = identity.problem
    name = _numbered(f"problem: {identity.words}", identity.occurrence)
    body = _text(str(problem))
    return (
        f"    <testcase classname={_attribute(problem.path)} name={_attribute(name)}>\n"
        f"      <error message={_attribute(problem.message)}>{body}</error>\n    </testcase>\n"
    )


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
