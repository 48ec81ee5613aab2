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
from sample import NASTY, TWEET, context, finding, result
from sarif_pydantic import Sarif

from linter.documents.post import Problem
from linter.findings import Finding, Related, Severity, SourceLine
from linter.reports import render
from linter.reports.github import SHOWN, summary
from linter.reports.groups import merged
from linter.reports.text import write
from linter.result import FileResult, PostVerdict, Result, verdict_of
from linter.text import Place

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


def test_advice_is_given_once_under_a_frame_and_again_under_the_next() -> None:
    one, other = finding(), finding(rule="narrow-slice", message="“Leith” can give them away")
    below = [line._replace(line=9) for line in one.frame]
    apart = finding(place=one.place._replace(line=9, end_line=9), frame=tuple(below), related=())
    buffer = io.StringIO()
    found = Result((FileResult("a.md", (one, other, apart)),))
    write(found, context(), Console(file=buffer, width=80, no_color=True, highlight=False))
    assert buffer.getvalue().count("→ Speak of a far larger group.") == 2


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
        "foreign": False,
    }
    assert document["summary"]["errors"] == 2
    assert document["summary"]["suppressed"] == 1
    assert document["problems"][0]["message"] == "no such file or folder"


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_post_that_was_not_read_is_told_from_one_that_is_clean(name: str) -> None:
    produced = render(name, result(), context())
    if name == "json":
        document = json.loads(produced)
        posts, sums = document["posts"], document["summary"]
    else:
        *entries, sums = map(json.loads, produced.splitlines())
        posts = [entry for entry in entries if entry["type"] == "post"]
    clean = {post["path"]: post["foreign"] for post in posts if post["verdict"] == "clean"}
    assert clean["bien.md"] is True and clean["fine.md"] is False
    assert sums["foreign"] == 1


def test_json_lines_are_one_object_each() -> None:
    lines = render("jsonl", result(), context()).splitlines()
    kinds = [json.loads(line)["type"] for line in lines]
    assert kinds == ["run", *["finding"] * 4, *["post"] * 5, *["problem"] * 2, "summary"]


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
    warning, note = finding(severity=Severity.WARNING), finding(severity=Severity.NOTE)
    found = (*[warning] * (SHOWN + 3), *[note] * (SHOWN + 1), finding())
    run = Result((FileResult("a.md", found, (), (), (0,) * len(found)),))
    lines = render("github", run, context()).splitlines()
    assert lines[0].startswith("::error ")
    assert lines[-1].endswith(": 3 warnings, 1 note not shown.")
    many = Result((FileResult("a.md", (warning,) * 101, (), (), (0,) * 101),))
    assert summary(many, context()).splitlines()[-1] == "1 more finding: see the log."


def one(*found: Finding, problems: tuple[Problem, ...] = (), baselined: int = 0) -> Result:
    """A run of one file with one post."""
    post = PostVerdict("a.md", 1, verdict_of(found))
    return Result((FileResult("a.md", found, (post,), problems, (0,) * len(found)),), (), baselined)


PROBLEM = Problem("a.md", "this allows nothing; delete it", 1, 1, advisory=True)
TOTALS = [
    (Result(()), "No findings in 0 posts (0 files), standard policy"),
    (one(), "No findings in 1 post (1 file), standard policy"),
    (one(finding()), "1 error in 1 of 1 post (1 file), standard policy"),
    (
        one(finding(severity=Severity.NOTE), problems=(PROBLEM,)),
        "1 note in 1 post (1 file), standard policy; 1 problem",
    ),
    (
        one(finding(suppressed="legal said so"), baselined=2),
        "No findings in 1 post (1 file), standard policy; 1 allowed; 2 in the baseline",
    ),
]


@pytest.mark.parametrize(("run", "said"), TOTALS, ids=[said for _, said in TOTALS])
def test_the_totals_are_the_same_words_wherever_people_read_them(run: Result, said: str) -> None:
    buffer = io.StringIO()
    write(run, context(), Console(file=buffer, width=200, no_color=True, highlight=False))
    assert buffer.getvalue().splitlines()[-1] == said
    assert render("github", run, context()).splitlines()[-1] == f"discreet: {said}"
    assert summary(run, context()).splitlines()[2].replace("\\", "") == said
    page = render("html", run, context(show_suppressed=True))
    assert f'<p class="soft">{said}. Version' in page
    assert "No rule fired" not in page


def test_a_rule_that_fires_twice_on_the_same_words_is_one_label() -> None:
    buffer = io.StringIO()
    console = Console(file=buffer, width=80, no_color=True, highlight=False)
    write(one(finding(), finding(), finding(rule="singled-out")), context(), console)
    labels = buffer.getvalue().splitlines()[3]
    assert "small-cohort, singled-out" in labels
    assert labels.count("small-cohort") == 1


def test_step_summary_shows_words_as_words() -> None:
    page = summary(result(), context())
    assert "<script>" not in page.replace("\\<script\\>", "")
    assert "2 errors, 1 warning in 2 of 5 posts" in page


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


def problem_run(*problems: Problem) -> Result:
    """A run in which files could not be read: each problem by its file."""
    return Result(tuple(FileResult(problem.path, problems=(problem,)) for problem in problems))


def problem_prints(run: Result) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(render("gitlab", run, context()))]


def test_gitlab_tells_a_problem_from_another_and_knows_it_again() -> None:
    one, other = Problem("a.md", "not UTF-8", 1), Problem("b.md", "not UTF-8", 1)
    advice = Problem("a.md", "not UTF-8", 1, advisory=True)
    first = problem_prints(problem_run(one))
    assert (
        problem_prints(problem_run(other, one))[1:] == first != problem_prints(problem_run(other))
    )
    assert first != problem_prints(problem_run(advice))
    lower = Problem("./a.md", "not UTF-8", 7, 2)
    assert problem_prints(problem_run(lower)) == first
    twice = problem_prints(problem_run(one, lower))
    assert twice[:1] == first and len(set(twice)) == 2


def test_a_place_in_the_words_of_a_problem_is_no_part_of_its_identity() -> None:
    said = "small-cohort on line {} cannot be allowed here: it is about 10 people or fewer"
    runs = [problem_run(Problem("a.md", said.format(line))) for line in (4, 1200)]
    assert problem_prints(runs[0]) == problem_prints(runs[1])
    assert problem_prints(runs[0]) != problem_prints(
        problem_run(Problem("a.md", said.format(4).replace("10", "11")))
    )


def test_junit_names_each_problem_of_a_file() -> None:
    problems = (
        Problem("a.yaml", "unknown key", 3, 1),
        Problem("a.yaml", "not a date", 5, 9),
        Problem("a.yaml", "unknown key", 8, 1),
    )
    run = Result((FileResult("a.yaml", problems=problems),))
    suite = ElementTree.fromstring(render("junit", run, context()))[0]
    assert [case.get("name") for case in suite] == [
        "problem: unknown key",
        "problem: not a date",
        "problem: unknown key (2)",
    ]
    assert [case[0].text for case in suite] == [
        "a.yaml:3:1: unknown key",
        "a.yaml:5:9: not a date",
        "a.yaml:8:1: unknown key",
    ]


CELLS = ("May, row 4, Caption (C4)", "June, row 4, Caption (C4)")


@pytest.mark.parametrize("name", ["github", "sarif", "gitlab", "junit", "html"])
def test_cells_of_two_sheets_are_told_apart(name: str) -> None:
    """Both stand in row 4 of the book; no line of a file says which sheet."""
    found = tuple(finding(path="a.xlsx", pointer=pointer) for pointer in CELLS)
    run = Result((FileResult("a.xlsx", found, (), (), (0, 0)),))
    produced = render(name, run, context())
    assert [produced.count(pointer) for pointer in CELLS] == [1, 1]
    if name == "github":
        page = summary(run, context()).replace("\\", "")
        assert all(pointer in page for pointer in CELLS)
    if name == "sarif":
        results = Sarif.model_validate_json(produced).runs[0].results or []
        places = [each.locations[0].logical_locations for each in results if each.locations]
        assert [place[0].fully_qualified_name for place in places if place] == list(CELLS)


def test_junit_names_findings_at_one_place_apart() -> None:
    cells = (finding(path="a.xlsx"), finding(path="a.xlsx", excerpt="12 of you"))
    run = Result((FileResult("a.xlsx", cells, (), (), (0, 0)),))
    suite = ElementTree.fromstring(render("junit", run, context()))[0]
    assert [case.get("name") for case in suite] == ["small-cohort 1:8", "small-cohort 1:8 (2)"]


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
        self.links: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name == "href"}
        self.ids |= {value or "" for name, value in attrs if name == "id"}


def test_html_has_no_script_and_loads_nothing() -> None:
    page = render("html", result(), context(show_suppressed=True))
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.seen and "img" not in tags.seen and "link" not in tags.seen
    known = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href"}
    assert tags.attributes <= known
    assert tags.links and tags.links <= {f"#{name}" for name in tags.ids}
    assert "<mark>53 people</mark>" in page
    assert NASTY not in page and "&lt;script&gt;" in page


def test_html_lists_the_files_with_their_counts() -> None:
    page = render("html", result(), context(show_suppressed=True))
    contents = page[page.index("<nav>") : page.index("</nav>")]
    for number, (name, counts) in enumerate(
        [("drafts/snow, 50%.tweet", "2 errors"), ("evil\\x1b[2J.md", "1 warning, 1 allowed")], 1
    ):
        assert f'<a href="#file-{number}"><code>{name}</code></a>' in contents
        assert f'<span class="soft">{counts}</span>' in contents
    assert "<nav>" not in render("html", one(finding()), context())


def test_html_shows_a_paragraph_once_with_all_its_findings() -> None:
    same, overlapping = finding(rule="singled-out"), finding(place=Place(1, 8, 1, 30))
    apart = finding(place=Place(3, 1, 3, 4), frame=(SourceLine(3, 1, "Who knows."),))
    page = render("html", one(finding(), same, overlapping, apart), context())
    assert page.count("<article") == 2
    first, second = page.split("<article")[1:]
    assert first.count(TWEET[-14:]) == 1
    assert first.count('<li class="error"') == 3 and second.count('<li class="error"') == 1
    assert "<mark>53 people</mark><sup>1 2</sup><mark> who\u2019ve wat" in first
    assert '<mark class="related">every day</mark> how often</li>' in first
    assert "<sup>" not in second


def test_html_says_no_mark_twice_and_shows_where_a_line_is_cut() -> None:
    own = Related("the people it speaks of", Place(1, 8, 1, 17), "53 people")
    cut = SourceLine(1, 8, TWEET[7:30], more=True)
    page = render("html", one(finding(related=(own,), frame=(cut,))), context())
    assert "speaks of" not in page
    assert "<code>\u2026 <mark>53 people</mark>" in page
    assert " \u2026</code>" in page


def test_a_frame_joins_the_parts_of_a_long_line() -> None:
    line = "".join(f"word{number} " for number in range(400))

    def part(start: int, end: int) -> Finding:
        shown = SourceLine(1, start + 1, line[start:end], end < len(line))
        return finding(frame=(shown,), place=Place(1, start + 9, 1, start + 12))

    joined = merged([part(0, 500), part(300, 700), part(1400, 1600)])
    assert joined == [
        SourceLine(1, 1, line[:700], True),
        SourceLine(1, 1401, line[1400:1600], True),
    ]


def test_html_leaves_suppressed_findings_out_unless_asked() -> None:
    assert "humblebrag" not in render("html", result(), context())
    assert "humblebrag" in render("html", result(), context(show_suppressed=True))


def test_text_leaves_suppressed_findings_out_unless_asked() -> None:
    assert "humblebrag" not in text()
    assert "allowed: legal said so" in text(show_suppressed=True)
