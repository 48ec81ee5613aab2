"""The commands as a user runs them: what they print, where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PRINCE = (
    "To the 53 people who've watched A Christmas Prince every day for the past 18 days: "
    "Who hurt you?"
)


def discreet(
    *arguments: str, cwd: Path, stdin: str | bytes = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    data = stdin if isinstance(stdin, bytes) else stdin.encode()
    env = {
        **os.environ,
        "DISCREET_CACHE_DIR": str(cwd / ".cache"),
        "COLUMNS": "100",
        **environment,
    }
    env.pop("GITHUB_STEP_SUMMARY", None) if "GITHUB_STEP_SUMMARY" not in environment else None
    done = subprocess.run(
        [sys.executable, "-m", "linter", *arguments],
        cwd=cwd,
        input=data,
        capture_output=True,
        env=env,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_the_draft_that_began_it_all(tmp_path: Path) -> None:
    done = discreet("check", "-", "--format", "json", cwd=tmp_path, stdin=PRINCE)
    assert done.returncode == 1, done.stderr
    found = {finding["rule"]: finding for finding in json.loads(done.stdout)["findings"]}
    cohort = found["small-cohort"]
    assert (cohort["line"], cohort["column"], cohort["end_column"]) == (1, 8, 17)
    assert cohort["excerpt"] == "53 people"
    tone = found.get("diagnosis") or found["mockery"]
    assert tone["excerpt"] == "Who hurt you?"
    done = discreet("claims", "-", "--format", "json", cwd=tmp_path, stdin=PRINCE)
    claim = json.loads(done.stdout)["claims"][0]
    assert claim["cohort"]["least"] == claim["cohort"]["most"] == 53
    assert claim["cohort"]["unit"] == "people"
    assert claim["behaviour"]["lemma"] == "watch"
    assert claim["behaviour"]["kind"] == "private"
    assert claim["frequency"] == "every day"
    assert "18 days" in claim["window"]
    assert claim["addressed"] is True


@pytest.mark.parametrize(
    "text",
    [
        "Over 45 million accounts watched it in the first week.",
        "Join a group of 2 to 4 people.",
        "We are a team of 12.",
        "53 people came to the meetup, thank you!",
    ],
)
def test_clean_drafts_end_with_0(tmp_path: Path, text: str) -> None:
    done = discreet("check", "-", cwd=tmp_path, stdin=text)
    assert done.returncode == 0, done.stdout
    assert "No findings" in done.stdout


def test_a_file_without_copy_is_not_called_clean(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("schlagzeile: 53 of you watched it.\n")
    done = discreet("check", "ours.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert "no copy was found" in done.stdout
    (tmp_path / "discreet.yaml").write_text("fields: [schlagzeile]\n")
    done = discreet("check", "ours.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "no copy was found" not in done.stdout


def test_fail_on_decides_the_exit_code(tmp_path: Path) -> None:
    warned = "400 of you ordered the soup."
    for fail_on, code in (("error", 0), ("warning", 1), ("note", 1), ("never", 0)):
        done = discreet("check", "-", "--fail-on", fail_on, cwd=tmp_path, stdin=warned)
        assert done.returncode == code, (fail_on, done.stdout)
    assert discreet("check", "-", "--fail-on", "never", cwd=tmp_path, stdin=PRINCE).returncode == 0


def test_bad_input_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(PRINCE)
    (tmp_path / "latin.md").write_bytes(b"caf\xe9")
    (tmp_path / "empty.md").write_bytes(b"")
    done = discreet("check", "good.md", "latin.md", "empty.md", "gone.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "small-cohort" in done.stdout
    assert "latin.md" in done.stdout and "gone.md" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("shape", ["text", "json", "sarif", "github", "junit"])
def test_a_broken_configuration_in_a_folder_leaves_a_report_of_the_rest(
    tmp_path: Path, shape: str
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.md", "sub/b.md"):
        (tmp_path / name).write_text(PRINCE)
    (tmp_path / "sub/discreet.yaml").write_text("policy: nope\n")
    for paths in (["."], ["sub/b.md", "a.md"]):
        done = discreet("check", "-f", shape, "-o", "report", *paths, cwd=tmp_path)
        assert done.returncode == 2
        report = (tmp_path / "report").read_text()
        assert "no policy is called nope" in report and "discreet.yaml" in report
        assert "small-cohort" in report
        assert "a.md" in report and "b.md" not in report


@pytest.mark.slow
def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text("word " * 2_000_000)
    done = discreet("check", "long.md", cwd=tmp_path)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stdout) < 5_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--policy", "standrad"], "did you mean standard"),
        (["check", "--select", "smal-cohort"], "did you mean small-cohort"),
        (["check", "--baseline", "gone.json"], "gone.json"),
        (["check", "--config", "gone.yaml"], "gone.yaml"),
        (["check", "--format-of", "nonsense"], "GLOB=KIND"),
        (["check", "--stdin-filename", "a.md", "."], "give '-'"),
        (["check", "--changed-since", "nowhere"], "Git"),
        (["explain", "smal-cohort"], "did you mean small-cohort"),
        (["explain"], "'discreet rules' lists them"),
        (["evaluate", "gone"], "gone"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_says_why(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "a.md").write_text("Hello.")
    done = discreet(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert said.lower() in done.stderr.lower()
    assert "internal error" not in done.stderr and "Traceback" not in done.stderr


def test_plain_when_it_is_no_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in discreet("check", "-", cwd=tmp_path, stdin=PRINCE).stdout


def test_stdin_filename_says_the_kind(tmp_path: Path) -> None:
    row = "Date,Caption\n2026-01-01,12 of you ordered at 3am\n"
    done = discreet(
        "check", "-", "--stdin-filename", "week.csv", "--format", "json", cwd=tmp_path, stdin=row
    )
    finding = json.loads(done.stdout)["findings"][0]
    assert (finding["path"], finding["line"], finding["column"]) == ("week.csv", 2, 12)


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    done = discreet(
        "check", "-", "--output", "out/report.html", "--format", "html", cwd=tmp_path, stdin=PRINCE
    )
    assert done.returncode == 1 and done.stdout == ""
    assert (tmp_path / "out" / "report.html").read_text().startswith("<!doctype html>")


def test_output_follows_links_and_writes_through_pipes(tmp_path: Path) -> None:
    arguments = ("check", "-", "--format", "json", "--output")
    (tmp_path / "link.json").symlink_to("reports/today.json")
    for _ in range(2):  # Once the link leads nowhere, once to a file.
        discreet(*arguments, "link.json", cwd=tmp_path, stdin=PRINCE)
        assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "reports" / "today.json").read_text())["findings"]
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["today.json"]
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        done = discreet(*arguments, "pipe", cwd=tmp_path, stdin=PRINCE)
        assert done.returncode == 1, done.stderr
        assert pipe.is_fifo()
        assert json.loads(os.read(reader, 60_000))["findings"]
    finally:
        os.close(reader)


def test_output_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    (tmp_path / "precious.txt").write_text("mine")
    (inside / "report.json").symlink_to(tmp_path / "precious.txt")
    for command in ("check", "baseline"):
        (inside / "a.md").write_text(PRINCE)
        done = discreet(command, "a.md", "--output", "report.json", cwd=inside)
        assert done.returncode == 2
        assert "report.json: a symbolic link that leads out of the current folder" in done.stderr
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "folder").mkdir()
    for name in ("one", "folder"):
        done = discreet("check", "-", "--output", name, cwd=tmp_path, stdin="Hello.")
        assert done.returncode == 2
        assert name in done.stderr and "internal error" not in done.stderr


def test_output_to_a_dash_is_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PRINCE)
    for command in ("check", "claims"):
        done = discreet(command, "a.md", "--format", "json", "--output", "-", cwd=tmp_path)
        assert json.loads(done.stdout)["schema"] == "discreet/1"
    done = discreet("baseline", "a.md", "--output", "-", cwd=tmp_path)
    assert json.loads(done.stdout)["schema"] == "discreet-baseline/1"
    assert "accepted" in done.stderr
    assert not (tmp_path / "-").exists()


def test_text_folds_to_columns_in_a_file_too(tmp_path: Path) -> None:
    discreet("check", "-", "--output", "a.txt", cwd=tmp_path, stdin=PRINCE, COLUMNS="60")
    assert max(map(len, (tmp_path / "a.txt").read_text().splitlines()[5:-1])) <= 60


def test_github_writes_the_step_summary(tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    done = discreet(
        "check",
        "-",
        "--format",
        "github",
        cwd=tmp_path,
        stdin=PRINCE,
        GITHUB_STEP_SUMMARY=str(page),
    )
    assert done.stdout.startswith("::error file=<stdin>,line=1,")
    assert "small-cohort" in page.read_text()


def test_a_baseline_leaves_only_new_findings(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(PRINCE)
    made = discreet("baseline", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert discreet("check", "--baseline", "discreet-baseline.json", cwd=tmp_path).returncode == 0
    (tmp_path / "old.md").write_text("# A heading\n\n" + PRINCE)
    assert discreet("check", "--baseline", "discreet-baseline.json", cwd=tmp_path).returncode == 0
    (tmp_path / "new.md").write_text("12 of you ordered soup at 3am every night. Get a life.")
    done = discreet(
        "check", "--baseline", "discreet-baseline.json", "--format", "json", cwd=tmp_path
    )
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert {finding["path"] for finding in report["findings"]} == {"new.md"}
    assert {post["path"]: post["verdict"] for post in report["posts"]}["old.md"] == "clean"
    assert report["summary"]["baselined"] > 0


def test_a_baseline_stays_when_something_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(PRINCE)
    (tmp_path / "plan.json").write_text(json.dumps({"text": PRINCE}))
    discreet("baseline", cwd=tmp_path)
    path = tmp_path / "discreet-baseline.json"
    good = path.read_text()
    assert "old.md" in good and "plan.json" in good
    done = discreet("baseline", "drfats/", cwd=tmp_path)
    assert done.returncode == 2 and "no such file or folder" in done.stderr
    assert path.read_text() == good
    (tmp_path / "plan.json").write_text("{")
    done = discreet("baseline", cwd=tmp_path)
    assert done.returncode == 2 and "no baseline was written" in done.stderr
    assert "accepted" not in done.stdout
    assert path.read_text() == good


def test_a_baseline_does_not_take_errors_on_ten_people_or_fewer(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("9 of you ordered the soup at 3am every night.")
    done = discreet("baseline", cwd=tmp_path)
    assert "10 people or fewer not accepted" in done.stdout
    assert discreet("check", "--baseline", "discreet-baseline.json", cwd=tmp_path).returncode == 1
    discreet("baseline", "--include-floor", cwd=tmp_path)
    assert discreet("check", "--baseline", "discreet-baseline.json", cwd=tmp_path).returncode == 0


def test_changed_since_judges_changed_lines_only(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    (tmp_path / "a.md").write_text(PRINCE + "\n\nHello.\n")
    (tmp_path / "b.md").write_text(PRINCE + "\n")
    git("add", ".")
    git("commit", "-qm", "first")
    (tmp_path / "a.md").write_text(PRINCE + "\n\n12 of you ordered soup at 3am.\n")
    done = discreet("check", "--changed-since", "HEAD", "--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)["findings"]
    assert found and {(finding["path"], finding["line"]) for finding in found} == {("a.md", 3)}


def test_claims_tell_how_many_of_what(tmp_path: Path) -> None:
    text = "Someone in Ludlow has asked the recipe bot 22 times.\n\n34 accounts logged in at 3am."
    lines = discreet("claims", "-", cwd=tmp_path, stdin=text).stdout.splitlines()
    told = [line.split(" = ")[1] for line in lines if line.startswith("  cohort")]
    assert told == ["1 person, scope users", "34 accounts, scope users"]


def test_claims_as_csv_are_no_formulas(tmp_path: Path) -> None:
    done = discreet("claims", "-", "--format", "csv", cwd=tmp_path, stdin=PRINCE)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[0]["least"] == "53" and rows[0]["lemma"] == "watch"
    from linter.cli.claims import _guarded

    assert _guarded("=1+1") == "'=1+1" and _guarded(3) == 3 and _guarded("53") == "53"


def test_rules_and_explain(tmp_path: Path) -> None:
    listed = json.loads(discreet("rules", "--format", "json", cwd=tmp_path).stdout)["rules"]
    ids = {rule["id"] for rule in listed}
    assert {"small-cohort", "singled-out", "diagnosis", "mockery", "judgement"} <= ids
    for rule in ids:
        done = discreet("explain", rule, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        for heading in (
            "Why",
            "What to write instead",
            "Found",
            "Left alone",
            "Sources",
            "To allow one",
        ):
            assert heading in done.stdout


def test_explain_says_what_an_example_weighs_and_under_which_policy(tmp_path: Path) -> None:
    told = discreet("explain", "Small-Cohort", cwd=tmp_path).stdout
    assert "small-cohort  disclosure, warning to error" in told
    assert "99 subscribers finished the whole box set. (error)" in told
    assert "50 subscribers finished the whole box set. (lenient policy)" in told
    assert "Drop “[exact count or streak]”" in told
    assert "10 people or fewer can only be allowed" in told


def test_explain_lists_the_topics_and_breaks_no_address(tmp_path: Path) -> None:
    told = discreet("explain", "sensitive-topic", cwd=tmp_path).stdout
    assert "sexual orientation" in told and "trade unions" in told
    addresses = [line.strip() for line in told.splitlines() if line.strip().startswith("https:")]
    assert addresses and any(len(address) > 76 for address in addresses)
    note = discreet("explain", "callout", cwd=tmp_path).stdout
    assert "Sensitive topics" not in note and "can only be allowed" not in note


def test_rules_say_how_much_a_finding_can_weigh(tmp_path: Path) -> None:
    listed = discreet("rules", cwd=tmp_path).stdout
    assert re.search(r"narrow-slice +note to error", listed)
    assert re.search(r"callout +note  ", listed)


def test_explain_shows_the_parameters_in_force(tmp_path: Path) -> None:
    (tmp_path / "obsessed.yaml").write_text(
        "id: obsessed\nfamily: tone\nsummary: Calls people obsessed\nseverity: warning\n"
        "why: They feel laughed at.\nsources: [talkdown]\nmatch: {phrases: [so obsessed]}\n"
        "params: {fewest: {type: number, default: 2_500, help: Fewest people}}\n"
        "message: “{text}” laughs\nadvice: Say what you love.\n"
        "examples: {bad: ['[[so obsessed]]', '[[so obsessed]]!'], good: [Hello., Bye.]}\n"
    )
    (tmp_path / "discreet.yaml").write_text("rule_paths: [obsessed.yaml]\n")
    assert "fewest = 2500: Fewest people" in discreet("explain", "obsessed", cwd=tmp_path).stdout
    (tmp_path / "discreet.yaml").write_text(
        "rule_paths: [obsessed.yaml]\nrules: {obsessed: {params: {fewest: 1500}}}\n"
    )
    done = discreet("explain", "obsessed", cwd=tmp_path)
    assert "fewest = 1500 (2500 by default): Fewest people" in done.stdout
    done = discreet("explain", "obsessed", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["params"]["fewest"]["value"] == 1500


def test_config_shows_what_holds_in_a_folder_and_the_numbers_in_force(tmp_path: Path) -> None:
    (tmp_path / "health").mkdir()
    (tmp_path / "discreet.yaml").write_text(
        "thresholds: {error_below: 200}\n"
        "overrides:\n"
        "  - paths: [health/**]\n"
        "    policy: strict\n"
        "    thresholds: {base.error_below: 2000}\n"
    )

    def shown(path: str) -> tuple[str, dict[str, tuple[object, str]]]:
        done = json.loads(discreet("config", path, "--format", "json", cwd=tmp_path).stdout)
        numbers = done["thresholds"].items()
        return done["settings"]["policy"]["value"], {
            name: (entry["value"], entry["origin"]) for name, entry in numbers
        }

    policy, numbers = shown(".")
    assert policy == "standard"
    assert numbers["general.error_below"] == (200, "discreet.yaml:1:1")
    assert numbers["general.warn_below"] == (1000, "standard policy")
    policy, numbers = shown("health")
    assert policy == "strict"
    assert numbers["general.error_below"] == (1000, "strict policy")
    assert numbers["base.error_below"] == (2000, "discreet.yaml:5:5")
    assert numbers["sensitive.error_below"] == ("always", "strict policy")
    lines = [" ".join(x.split()) for x in discreet("config", cwd=tmp_path).stdout.splitlines()]
    assert "general.error_below 200 discreet.yaml:1:1" in lines


def test_init_writes_what_works_and_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text("policy: strict\n")
    done = discreet("init", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "discreet.yaml").read_text() == "policy: strict\n"
    assert (tmp_path / ".github/workflows/discreet.yml").is_file()
    assert (tmp_path / ".pre-commit-config.yaml").is_file()
    (tmp_path / "discreet.yaml").unlink()
    discreet("init", cwd=tmp_path)
    done = discreet("config", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["settings"]["policy"]["origin"] == "discreet.yaml:5:1"


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject.toml", '[tool.discreet]\npolicy = "strict"\n'), (".discreet.yaml", "policy: [\n")],
)
def test_init_puts_no_configuration_before_the_one_that_is_there(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    done = discreet("init", "--force", cwd=tmp_path)
    assert f"{name} holds the configuration" in done.stdout
    assert not (tmp_path / "discreet.yaml").exists()
    assert (tmp_path / ".pre-commit-config.yaml").is_file()


def test_init_takes_a_pyproject_without_a_table_for_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\n')
    discreet("init", cwd=tmp_path)
    assert (tmp_path / "discreet.yaml").is_file()


def test_a_path_that_cannot_be_looked_at_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PRINCE)
    done = discreet("check", "b" * 300, "a.md", "-f", "json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert report["findings"] and len(report["problems"]) == 1


@pytest.mark.parametrize("command", ["check", "claims", "baseline"])
def test_an_empty_name_is_not_the_current_folder(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.md").write_text(PRINCE)
    done = discreet(command, "a.md", "", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "an empty name" in done.stderr


def test_a_step_summary_names_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text(PRINCE)
    summary = tmp_path / "summary.out"
    done = discreet("check", ".", "-f", "github", cwd=tmp_path, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stderr
    assert "caf" in summary.read_text()


def test_what_init_writes_has_no_findings_when_it_is_named(tmp_path: Path) -> None:
    discreet("init", cwd=tmp_path)
    names = ("discreet.yaml", ".github/workflows/discreet.yml", ".pre-commit-config.yaml")
    done = discreet("check", *names, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "problem" not in done.stdout


def test_init_writes_nothing_through_a_link_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "discreet.yaml").symlink_to("../elsewhere.yaml")
    done = discreet("init", "project", cwd=tmp_path)
    assert "discreet.yaml: is there already" in done.stdout
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_hostile_draft_writes_nothing_to_the_terminal_or_the_log(tmp_path: Path) -> None:
    draft = "53 of you \x1b]0;owned\x07watched it at 3am.\n::error::pwned\n"
    (tmp_path / "a\x1b[2J.md").write_text(draft)
    for shape in ("text", "json", "jsonl", "github", "sarif", "gitlab", "junit", "html"):
        done = discreet("check", ".", "--format", shape, cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        assert "\x1b" not in done.stdout + done.stderr
        assert not any(line.startswith("::error::") for line in done.stdout.splitlines())


def test_a_named_file_that_is_left_out_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text("exclude: [old/]\n")
    (tmp_path / ".gitignore").write_text("*.tmp.md\n")
    (tmp_path / "old").mkdir()
    for name in ("old/a.md", "b.tmp.md", "c.md"):
        (tmp_path / name).write_text(PRINCE)
    done = discreet("check", "old/a.md", "b.tmp.md", cwd=tmp_path)
    assert done.returncode == 0
    assert "ignored or excluded: old/a.md, b.tmp.md" in done.stdout
    report = discreet("check", "old/a.md", "c.md", "-f", "json", cwd=tmp_path).stdout
    assert json.loads(report)["summary"]["left_out"] == 1
    assert "ignored or excluded" not in discreet("check", cwd=tmp_path).stdout


def test_standard_input_under_a_name_is_judged_as_the_file_is(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text("exclude: [posts/out.md]\n")
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "a.md").write_text(PRINCE)

    def prints(*arguments: str) -> list[str]:
        done = discreet("check", "-f", "json", *arguments, cwd=posts, stdin=PRINCE)
        return [finding["fingerprint"] for finding in json.loads(done.stdout)["findings"]]

    expected = prints("a.md")
    assert expected
    for name in ("a.md", "../posts/a.md", str(posts / "a.md")):
        assert prints("--stdin-filename", name, "-", "-") == expected
    assert prints("--stdin-filename", "b.md", "-") != expected
    assert prints("--stdin-filename", "out.md", "-") == []


def test_a_file_under_several_spellings_is_judged_once(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text(PRINCE)
    spelled = ("posts/a.md", "./posts/../posts/a.md", str(tmp_path / "posts" / "a.md"), ".")
    summary = json.loads(discreet("check", "-f", "json", *spelled, cwd=tmp_path).stdout)["summary"]
    assert (summary["files"], summary["posts"]) == (1, 1)


def test_reports_beside_the_code_name_files_from_the_top_of_the_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path / "site")], check=True)
    posts = tmp_path / "site" / "posts"
    (posts / "may").mkdir(parents=True)
    (posts / "may" / "a.md").write_text(PRINCE)

    def named(shape: str, path: str, cwd: Path) -> str:
        out = discreet("check", "-f", shape, path, cwd=cwd).stdout
        if shape == "github":
            return out.splitlines()[0].split(",")[0].removeprefix("::error file=")
        if shape == "gitlab":
            return str(json.loads(out)[0]["location"]["path"])
        location = json.loads(out)["runs"][0]["results"][0]["locations"][0]
        return str(location["physicalLocation"]["artifactLocation"]["uri"])

    for shape in ("github", "gitlab", "sarif"):
        for path, cwd in (("may/a.md", posts), (str(posts / "may" / "a.md"), tmp_path)):
            assert named(shape, path, cwd) == "posts/may/a.md", (shape, path)
