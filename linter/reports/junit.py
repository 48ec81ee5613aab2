"""JUnit XML: a suite a file, a failed case a finding, a passed case for a file with none."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from linter.findings import Finding, Severity
from linter.reports import Context
from linter.result import FileResult, Result

_FORBIDDEN = re.compile(
    r"[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
"""Characters that XML 1.0 cannot hold, not even escaped, or that would steer a terminal."""


def render(result: Result, context: Context) -> str:
    """Errors and warnings fail, notes pass, the suppressed are skipped, problems are errors."""
    suites = [_suite(file) for file in result.files]
    run = [problem for problem in result.problems if not problem.advisory]
    if run:
        cases = [_problem_case(problem.path, problem.message) for problem in run]
        suites.append(_element("discreet", cases, 0, len(cases), 0))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="discreet">\n'
        + "".join(suites)
        + "</testsuites>\n"
    )


def _suite(file: FileResult) -> str:
    cases = [_case(finding) for finding in file.findings]
    errors = [problem for problem in file.problems if not problem.advisory]
    cases += [_problem_case(problem.path, problem.message) for problem in errors]
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


def _case(finding: Finding) -> str:
    place = finding.place
    name = f"{finding.rule} {place.line}:{place.column}"
    opening = f"    <testcase classname={_attribute(finding.path)} name={_attribute(name)}"
    body = _text(f"{finding.path}:{place.line}:{place.column}: {finding.excerpt}\n{finding.advice}")
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


def _problem_case(path: str, message: str) -> str:
    return (
        f'    <testcase classname={_attribute(path)} name="problem">\n'
        f"      <error message={_attribute(message)}/>\n    </testcase>\n"
    )


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
