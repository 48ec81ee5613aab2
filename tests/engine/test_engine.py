"""The engine: the same result however the work is done, and no file takes another with it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.analysis import Analyser, Examined
from linter.cache import Cache
from linter.config.load import ConfigError
from linter.config.resolve import Configuration
from linter.documents.post import Piece, Post, Source
from linter.documents.read import read_text
from linter.engine import MOST_ANALYSERS, Checker, Task, check_tasks
from linter.findings import Severity
from linter.lexicons import shipped
from linter.reports import Context, render
from linter.result import Result
from linter.run import Request, run, understand
from linter.screen import Screen
from linter.settings import Settings
from linter.triggers import needed
from linter.windows import WINDOW

DRAFTS = {
    "a.md": "To the 53 people who've watched it every day for the past 18 days: Who hurt you?\n",
    "b.md": "# News\n\nOver 45 million accounts watched it in the first week.\n",
    "sub/c.csv": 'Date,Caption\n2026-01-01,"12 of you ordered at 3am, every night"\n',
    "sub/d.tweet": "Someone in Leeds has ordered the same korma 300 times. Take the hint.\n",
}


def report(result: Result) -> str:
    return render("json", result, Context("0", "standard"))


def check(folder: Path, **more: object) -> Result:
    return run(Request([str(folder)], Configuration(), **more))  # type: ignore[arg-type]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    for name, text in DRAFTS.items():
        path = tmp_path / "drafts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "drafts"


def test_places_verdicts_and_order(drafts: Path) -> None:
    result = check(drafts)
    names = [Path(file.path).name for file in result.files]
    assert names == ["a.md", "b.md", "c.csv", "d.tweet"]
    first = next(finding for finding in result.findings if finding.rule == "small-cohort")
    assert first.excerpt == "53 people"
    assert tuple(first.place) == (1, 8, 1, 17)
    verdicts = {Path(post.path).name: post.verdict.value for post in result.posts}
    assert verdicts == {"a.md": "block", "b.md": "clean", "c.csv": "block", "d.tweet": "block"}
    cell = next(finding for finding in result.findings if finding.path.endswith("c.csv"))
    assert cell.place.line == 2
    assert DRAFTS["sub/c.csv"].splitlines()[1][cell.place.column - 1 :].startswith(cell.excerpt)


def test_the_screen_changes_nothing(drafts: Path) -> None:
    assert report(check(drafts)) == report(check(drafts, screened=False))


def test_the_cache_changes_nothing(drafts: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    plain = report(check(drafts))
    assert report(check(drafts, cache=cache)) == plain
    kept = list((tmp_path / "cache").rglob("*.json"))
    assert len(kept) == len(DRAFTS)
    assert report(check(drafts, cache=cache)) == plain
    for entry in kept:
        entry.write_text("{broken")
    assert report(check(drafts, cache=cache)) == plain


def test_the_cache_goes_by_content_and_settings(drafts: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    before = check(drafts, cache=cache).summary()
    strict = Configuration(None, {"policy": "lenient"})
    lenient = run(Request([str(drafts)], strict, cache=cache)).summary()
    assert lenient != before
    (drafts / "a.md").write_text("Nothing to see.\n")
    after = check(drafts, cache=cache)
    assert next(post.verdict.value for post in after.posts) == "clean"


def test_a_forged_entry_of_the_cache_cannot_run_anything(drafts: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    check(drafts, cache=cache)
    for entry in (tmp_path / "cache").rglob("*.json"):
        entry.write_text(json.dumps({"result": {"path": 3}, "used": [99]}))
    assert report(check(drafts, cache=cache)) == report(check(drafts))


@pytest.mark.slow
def test_processes_change_nothing(tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"{number:03}.md").write_text(f"{number + 11} of you watched it at 3am.\n")
    assert report(check(tmp_path, jobs=2)) == report(check(tmp_path, jobs=1))


def test_bad_files_are_problems_and_the_others_are_checked(drafts: Path) -> None:
    (drafts / "latin.md").write_bytes(b"caf\xe9 for 12 of you")
    (drafts / "broken.yaml").write_text("text: [unclosed\n")
    (drafts / "empty.md").write_text("")
    result = run(Request([str(drafts), str(drafts / "gone.md")], Configuration()))
    assert {Path(problem.path).name for problem in result.all_problems} == {
        "latin.md",
        "broken.yaml",
        "gone.md",
    }
    assert len(result.files) == len(DRAFTS) + 3
    assert any(finding.path.endswith("a.md") for finding in result.findings)


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("polcy: strict\n", "did you mean 'policy'?", (1, 1)),
        ("fail_on: error\npolicy: nope\n", "no policy is called nope", (2, 1)),
        ("pipeline: nope\n", "pipeline 'nope' is no installed package", (1, 1)),
        ("select: [nope]\n", "no rule is called nope", (1, 10)),
        ("ignore:\n  - mockery\n  - nope\n", "no rule is called nope", (3, 5)),
        ("rule_paths: [../rr]\n", "../rr leads out of the folder", (1, 14)),
        ("thresholds: {eror: 50}\n", "no threshold is called eror", (1, 14)),
        ("policy: [\n", "not YAML", (2, 1)),
    ],
)
def test_a_broken_configuration_is_one_problem_and_the_other_drafts_are_judged(
    drafts: Path, text: str, said: str, place: tuple[int, int]
) -> None:
    broken = drafts / "sub" / "discreet.yaml"
    broken.write_text(text)
    (drafts / "sub" / "deep").mkdir()
    (drafts / "sub" / "deep" / "e.md").write_text(DRAFTS["a.md"])
    (drafts / "sub" / "own").mkdir()
    (drafts / "sub" / "own" / "f.md").write_text(DRAFTS["a.md"])
    (drafts / "sub" / "own" / "discreet.yaml").write_text("policy: strict\n")
    result = check(drafts)
    (problem,) = result.all_problems
    assert Path(problem.path) == broken and (problem.line, problem.column) == place
    assert said in problem.message
    assert problem.message.endswith("(the drafts that this holds for were not judged)")
    assert [Path(file.path).name for file in result.files] == ["a.md", "b.md", "f.md"]
    assert {Path(finding.path).name for finding in result.findings} == {"a.md", "f.md"}


def test_equal_mistakes_in_two_configurations_are_both_told(drafts: Path) -> None:
    for folder in (drafts, drafts / "sub"):
        (folder / "discreet.yaml").write_text("policy: nope\n")
    result = check(drafts)
    assert [Path(problem.path).parent for problem in result.problems] == [drafts, drafts / "sub"]
    assert not result.files


def test_a_mistake_in_the_file_that_was_given_ends_the_run(drafts: Path, tmp_path: Path) -> None:
    given = tmp_path / "given.yaml"
    given.write_text("policy: nope\n")
    with pytest.raises(ConfigError, match=r"given\.yaml:1:1: no policy is called nope"):
        run(Request([str(drafts)], Configuration(given)))
    (drafts / "discreet.yaml").write_text("policy: strict\n")
    with pytest.raises(ConfigError, match=r"^no policy is called nope"):
        run(Request([str(drafts)], Configuration(None, {"policy": "nope"})))


def test_claims_are_understood_beside_a_broken_configuration(drafts: Path) -> None:
    (drafts / "sub" / "discreet.yaml").write_text("pipeline: nope\n")
    found, problems = understand(Request([str(drafts)], Configuration()))
    assert {Path(located.path).name for located in found} == {"a.md", "b.md"}
    assert [Path(problem.path).name for problem in problems] == ["discreet.yaml"]


def test_a_fault_in_one_post_is_one_problem(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import linter.claims.extract

    extract = linter.claims.extract.extract

    def faulty(doc: object, *more: object, **named: object) -> object:
        if "45 million" in str(doc):
            raise ZeroDivisionError("planted")
        return extract(doc, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(linter.claims.extract, "extract", faulty)
    result = check(drafts)
    assert [Path(problem.path).name for problem in result.all_problems] == ["b.md"]
    assert "ZeroDivisionError: planted" in result.all_problems[0].message
    assert any(finding.path.endswith("a.md") for finding in result.findings)


def test_a_very_long_post_is_read_in_windows_with_exact_places() -> None:
    filler = "The weather was fine and the sea was calm. " * (WINDOW // 30)
    text = filler + "53 of you watched it every night at 3am. " + filler
    post = Post("a.txt", text, (Piece(0, 0, len(text), len(text)),), Source(text))
    matches = Analyser(Settings()).judge([post])[0]
    assert isinstance(matches, list)
    assert any(match.span.cut(post.text).startswith("53 of you") for match in matches)


def test_to_examine_posts_is_to_understand_and_to_judge_them() -> None:
    texts = [
        "53 of you watched it every night at 3am. Who hurt you?",
        "Open till nine tonight.",
        "The garden opens in spring.",
    ]
    posts = [Post("a.txt", t, (Piece(0, 0, len(t), len(t)),), Source(t)) for t in texts]
    one = analyser(True)
    examined = [each for each in one.examine(posts) if isinstance(each, Examined)]
    judged = [matches for matches in one.judge(posts) if isinstance(matches, list)]
    assert [each.claims for each in examined] == one.understand(posts)
    assert [each.matches for each in examined] == [
        [replace(match, suggestion=None) for match in matches] for matches in judged
    ]
    assert any(match.severity is Severity.ERROR for match in examined[0].matches)
    assert not examined[1].matches


def test_screen_admits_inflections_numbers_signs_and_names() -> None:
    screen = Screen(["teacher", "watch"])
    for text in ("teachers", "Watching it", "at 5", "50 %", "why?", "so Ann left", "🎄"):
        assert screen.admits(text), text
    for text in ("", "the garden opens", "Spring: a list.", "see, or not"):
        assert not screen.admits(text), text
    assert Screen(None).admits("")


def test_needed_words_of_a_wording() -> None:
    assert needed("your boss|mum <follow> (to) us") == {"your"}
    assert needed("lol at|@") == {"lol"}
    assert needed("boss|mum <follow>") == {"boss", "mum", "follow"}


@cache
def analyser(screened: bool) -> Analyser:
    """One for all examples: to load the rules takes longer than to judge a post."""
    return Analyser(Settings(), screened=screened)


ORDINARY = sorted(
    set("the garden opens in spring with a new wall of roses and long green paths by water".split())
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=14), st.sampled_from([".", ":", ""])
)
def test_text_that_the_screen_passes_has_no_finding(words: list[str], end: str) -> None:
    screened, whole = analyser(True), analyser(False)
    text = " ".join(words).capitalize() + end
    post = read_text(text, "a.txt").posts
    assert screened.judge(post) == whole.judge(post)


@pytest.mark.slow
def test_wordings_alone_are_admitted_when_they_are_found() -> None:
    whole = analyser(False)
    entries = sorted(
        entry.replace("<", "").replace(">", "").split("|")[0]
        for name in ("tone-mockery", "tone-diagnosis", "tone-judgement", "tone-surveillance")
        for entry in shipped(name).words()
    )
    posts = [post for entry in entries for post in read_text(entry, "a.txt").posts]
    for post, matches in zip(posts, whole.judge(posts), strict=True):
        if matches:
            assert whole.screen.admits(post.text), post.text


@pytest.mark.parametrize("network_of", ["QUICK", "CAREFUL"])
def test_damaged_weights_of_the_reader_end_the_run_with_a_sentence(
    network_of: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from linter.cli.failures import explain
    from linter.reader import network

    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(b"no network")
    monkeypatch.setattr(network, network_of, damaged)
    network._session.cache_clear()
    text = "53 of you watched it every single night, and we saw."
    post = Post("a.txt", text, (Piece(0, 0, len(text), len(text)),), Source(text))
    try:
        with pytest.raises(network.ReaderError) as raised:
            Analyser(Settings()).judge([post])
    finally:
        network._session.cache_clear()
    assert explain(raised.value).startswith(f"discreet: discreet's reader in {damaged} can't be")
    assert "internal error" not in explain(raised.value)


def test_only_the_latest_analysers_are_kept() -> None:
    checker = Checker()
    first, *_ = made = [
        checker.analyser(Settings(thresholds={"error_below": 100 + number}))
        for number in range(MOST_ANALYSERS)
    ]
    assert checker.analyser(first.settings) is first
    checker.analyser(Settings(policy="strict"))
    assert checker.analyser(first.settings) is first
    assert checker.analyser(made[1].settings) is not made[1]


@pytest.mark.parametrize(("owners", "used"), [((4,), ()), ((-1,), ()), ((), (3,))])
def test_a_cache_entry_that_leads_nowhere_is_as_none(
    tmp_path: Path, owners: tuple[int, ...], used: tuple[int, ...]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("31 guests lost a shoe.")
    task, cache = Task(str(file), Settings()), Cache(tmp_path / "cache")
    (whole,) = check_tasks([task], cache=cache)
    (entry,) = (tmp_path / "cache").rglob("*.json")
    data = json.loads(entry.read_text())
    data["result"]["owners"], data["used"] = owners or data["result"]["owners"], used
    entry.write_text(json.dumps(data))
    assert list(check_tasks([task], cache=cache)) == [whole]
