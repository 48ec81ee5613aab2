"""Every format: a golden file each, its own grammar, and nothing a draft says comes through raw.

Golden files are written anew by `DISCREET_GOLDEN=write pytest tests/reports`; read the diff.
"""

from __future__ import annotations

import io
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import ValidationError
from rich.console import Console
from sample import NASTY, context, finding, result
from sarif_pydantic import Sarif

from linter.documents.post import Problem
from linter.findings import Severity
from linter.reports import render
from linter.reports.github import SHOWN, summary
from linter.reports.text import write
from linter.result import FileResult, Result

HERE = Path(__file__).parent
MACHINE = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "html"]
RAW = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]")


def text(width: int = 80, show_suppressed: bool = False) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, no_color=True, highlight=False)
    write(result(), context(show_suppressed), console)
    return buffer.getvalue()


def check_golden(name: str, produced: str) -> None:
    path = HERE / "golden" / name
    if os.environ.get("DISCREET_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(produced, encoding="utf-8", newline="")
    assert produced == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", MACHINE)
def test_golden(name: str) -> None:
    check_golden(f"report.{name}", render(name, result(), context(show_suppressed=True)))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_golden_text(width: int) -> None:
    check_golden(f"report-{width}.txt", text(width, show_suppressed=True))


@pytest.mark.parametrize("name", [*MACHINE, "text"])
def test_no_control_character_comes_through(name: str) -> None:
    produced = (
        text(show_suppressed=True) if name == "text" else render(name, result(), context(True))
    )
    assert not RAW.search(produced.replace("\r", "") if name != "text" else produced)


def test_json_keeps_the_contract() -> None:
    document = json.loads(render("json", result(), context()))
    assert document["schema"] == "discreet/1"
    first = document["findings"][0]
    wanted = (
        "rule family severity message path line column end_line end_column excerpt advice related "
        "fingerprint suppressed"
    )
    assert set(wanted.split()) <= set(first)
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (1, 8, 1, 17)
    assert [entry["suppressed"] for entry in document["findings"]] == [False, False, False, True]
    assert document["posts"][0] == {
        "path": "drafts/snow, 50%.tweet",
        "line": 1,
        "verdict": "block",
        "pointer": None,
        "label": None,
    }
    assert document["summary"]["errors"] == 2
    assert document["summary"]["suppressed"] == 1
    assert document["problems"][0]["message"] == "no such file or folder"


def test_json_lines_are_one_object_each() -> None:
    lines = render("jsonl", result(), context()).splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds == ["run", *["finding"] * 4, *["post"] * 4, *["problem"] * 2, "summary"]


def test_sarif_is_valid_and_keeps_suppressed_findings() -> None:
    document = json.loads(render("sarif", result(), context()))
    run = Sarif.model_validate(document).runs[0]
    assert document["runs"][0]["columnKind"] == "unicodeCodePoints"
    results = document["runs"][0]["results"]
    assert [len(entry["suppressions"]) for entry in results] == [0, 0, 0, 1]
    assert results[3]["suppressions"][0]["justification"] == "legal said so -->"
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "drafts/snow%2C%2050%25.tweet"
    assert run.invocations and run.invocations[0].execution_successful is False
    rules = document["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[entry["ruleIndex"]]["id"] == entry["ruleId"] for entry in results)


def test_a_name_that_is_not_utf8_is_reported_in_every_format() -> None:
    name = "bad\udcff \u00fc.md"  # As Python gives a name with the byte FF in it.
    found = finding(path=name)
    run = Result((FileResult(name, (found,), (), (Problem(name, "broken"),), owners=(0,)),))
    for shape in MACHINE:
        assert "small-cohort" in render(shape, run, context())
    sarif = render("sarif", run, context())
    assert set(re.findall(r'"uri": "([^"]*)"', sarif)) == {"bad%FF%20%C3%BC.md"}


def test_sarif_model_does_refuse() -> None:
    document = json.loads(render("sarif", result(), context()))
    del document["runs"][0]["results"][0]["message"]
    with pytest.raises(ValidationError):
        Sarif.model_validate(document)


def test_github_lines_are_commands_of_ours_only() -> None:
    lines = render("github", result(), context()).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 5  # two problems, three findings: the suppressed one is not shown
    for line in lines:
        assert line.startswith(("::error ", "::warning ", "::notice ", "discreet: "))
    evil = next(line for line in commands if "singled-out" in line)
    assert "::error::50" not in evil.split("::", 2)[1]
    assert "50%25" in evil and "%0A" in evil
    assert "file=drafts/snow%2C 50%25.tweet" in commands[2]


def test_github_puts_errors_first_and_says_what_is_cut() -> None:
    notes = [finding(severity=Severity.WARNING, fingerprint=f"{i:032x}") for i in range(SHOWN + 3)]
    run = Result((FileResult("a.md", (*notes, finding()), (), (), (0,) * (SHOWN + 4)),))
    lines = render("github", run, context()).splitlines()
    assert lines[0].startswith("::error ")
    assert "3 warnings not shown" in lines[-1]


def test_step_summary_shows_words_as_words() -> None:
    page = summary(result(), context())
    assert "<script>" not in page.replace("\\<script\\>", "")
    assert "2 errors, 1 warnings" in page


def test_gitlab_fingerprints_are_unique() -> None:
    issues = json.loads(render("gitlab", result(), context()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 5
    assert {issue["severity"] for issue in issues} <= {
        "info",
        "minor",
        "major",
        "critical",
        "blocker",
    }


def test_junit_is_xml_and_counts() -> None:
    root = ElementTree.fromstring(render("junit", result(), context()))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["drafts/snow, 50%.tweet"].get("failures") == "2"
    assert suites["fine.md"].get("failures") == "0"
    assert len(suites["fine.md"]) == 1
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_html_has_no_script_and_loads_nothing() -> None:
    page = render("html", result(), context(show_suppressed=True))
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.seen and "img" not in tags.seen and "link" not in tags.seen
    assert tags.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "<mark>53 people</mark>" in page
    assert NASTY not in page and "&lt;script&gt;" in page


def test_html_leaves_suppressed_findings_out_unless_asked() -> None:
    assert "humblebrag" not in render("html", result(), context())
    assert "humblebrag" in render("html", result(), context(show_suppressed=True))


def test_text_leaves_suppressed_findings_out_unless_asked() -> None:
    assert "humblebrag" not in text()
    assert "allowed: legal said so" in text(show_suppressed=True)
