"""Evaluation: what counts as right, what is excused, and floors that do fail."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from linter.claims.model import Behaviour, Claim, Cohort, Interval, Kind, Scope, Unit
from linter.evaluation.align import Prediction, align, sizes_agree
from linter.evaluation.corpus import SPLITS, CorpusError, Label, Record, read_corpus
from linter.evaluation.floors import FloorError, figures, read_floors, shortfalls
from linter.evaluation.measure import Reported, measure, total
from linter.evaluation.run import report_corpus
from linter.settings import Settings
from linter.text import Span

FIFTY_THREE = Interval(53, 53)
TEXT = "53 of you watched it, and 12 of our staff cried."


def label(**changes: object) -> Label:
    values: dict[str, object] = {
        "unit": "people",
        "count": 53,
        "interval": Interval(53, 53),
        "bounded": True,
        "share": None,
        "quote": "53 of you",
        "spans": (Span(0, 9),),
        "base": False,
        "scope": "users",
        "kind": "private",
        "lemma": "watch",
        "addressed": True,
    }
    values.update(changes)
    return Label(**values)  # type: ignore[arg-type]


def prediction(
    start: int = 0,
    end: int = 9,
    size: Interval | None = FIFTY_THREE,
    unit: Unit = Unit.PEOPLE,
    scope: Scope = Scope.USERS,
    lemma: str = "watch",
) -> Prediction:
    span = Span(start, end)
    cohort = Cohort(span, span.cut(TEXT), unit, scope, size)
    behaviour = Behaviour(Span(10, 20), "watched it", lemma, Kind.PRIVATE)
    return Prediction(
        Claim(Span(start, 20), "", cohort, behaviour, addressed=True), span, Span(start, 20)
    )


def record(*labels: Label, issues: frozenset[str] = frozenset(), verdict: str = "block") -> Record:
    return Record("r-1", "dev", "c.jsonl", 1, TEXT, verdict, issues, labels, "")


def reported(
    *claims: Prediction, rules: frozenset[str] = frozenset(), verdict: str = "block"
) -> Reported:
    return Reported(claims, rules, verdict)


@pytest.mark.parametrize(
    ("changes", "size", "agrees"),
    [
        ({}, Interval(53, 53), True),
        ({}, Interval(53, 54), False),
        ({}, None, False),
        ({"interval": Interval(450, 499)}, Interval(451, 499), True),
        ({"interval": Interval(450, 499)}, Interval(400, 499), False),
        ({"interval": Interval(1001, None)}, Interval(1000, None), True),
        ({"interval": Interval(1001, None)}, Interval(1001, 2000), False),
        ({"interval": None, "count": None}, None, True),
        ({"interval": None, "count": None}, Interval(1, None), True),
        ({"interval": None, "count": None}, Interval(5, 5), False),
        ({"interval": None, "bounded": False, "count": 10}, Interval(0, 9), True),
        ({"interval": None, "bounded": False, "count": 10}, Interval(1, None), False),
        ({"interval": None, "bounded": False, "count": 1000}, Interval(1001, None), True),
    ],
)
def test_when_sizes_agree(changes: dict[str, object], size: Interval | None, agrees: bool) -> None:
    assert sizes_agree(label(**changes), size) is agrees


def test_pairs_are_one_to_one_and_touch() -> None:
    far = prediction(26, 46)
    near = prediction()
    pairs = align([label()], [far, near, prediction()])
    assert [pair.prediction for pair in pairs] == [near]
    assert align([label()], [far]) == []


def test_a_right_claim_counts_for_every_aspect() -> None:
    measures = measure("dev", [(record(label()), reported(prediction()))])
    for name in ("located", "size", "unit", "scope", "behaviour", "kind", "addressed"):
        rate = measures.claims[name]
        assert (rate.right, rate.labelled, rate.reported) == (1, 1, 1), name
    assert measures.misses == []


def test_wrong_missed_and_false_claims() -> None:
    wrong = measure(
        "dev", [(record(label()), reported(prediction(size=Interval(18, 18), lemma="cry")))]
    )
    assert wrong.claims["located"].right == 1
    assert wrong.claims["size"].right == 0 and wrong.claims["behaviour"].right == 0
    assert {miss.kind for miss in wrong.misses} == {"wrong"}
    missed = measure("dev", [(record(label()), reported())])
    assert missed.claims["size"].recall == 0 and missed.claims["size"].precision is None
    assert [miss.kind for miss in missed.misses] == ["missed"]
    false = measure("dev", [(record(), reported(prediction()))])
    assert false.claims["size"].precision == 0
    assert [miss.kind for miss in false.misses] == ["false"]


def test_of_a_record_without_labelled_claims_the_verdict_alone_is_measured() -> None:
    told = replace(record(), claimed=False)
    measures = measure("users", [(told, reported(prediction()))])
    assert (measures.records, sum(map(sum, map(dict.values, measures.verdicts.values())))) == (1, 1)
    assert measures.claims["size"].reported == 0
    assert {miss.kind for miss in measures.misses} <= {"verdict"}


def test_bases_and_staff_are_neither_asked_for_nor_wrong() -> None:
    for excused in (label(base=True), label(scope="staff")):
        measures = measure("dev", [(record(excused), reported(prediction()))])
        assert (measures.claims["size"].labelled, measures.claims["size"].reported) == (0, 0)
    staff = prediction(scope=Scope.STAFF)
    assert measure("dev", [(record(), reported(staff))]).claims["size"].reported == 0


def test_people_taken_for_events_are_wrong() -> None:
    measures = measure("dev", [(record(label(unit="events")), reported(prediction()))])
    assert (measures.claims["size"].labelled, measures.claims["size"].reported) == (0, 1)


def test_rules_and_verdicts() -> None:
    rows = [
        (
            record(issues=frozenset({"mockery", "small-cohort"})),
            reported(rules=frozenset({"mockery", "callout"})),
        ),
        (record(verdict="clean"), reported(rules=frozenset({"mockery"}), verdict="warn")),
    ]
    measures = measure("dev", rows)
    mockery, cohort = measures.rules["mockery"], measures.rules["small-cohort"]
    assert (mockery.precision, mockery.recall) == (0.5, 1.0)
    assert (cohort.precision, cohort.recall) == (None, 0.0)
    assert measures.unlabelled == {"callout": 1}
    assert measures.verdicts["block"]["block"] == 1 and measures.verdicts["clean"]["warn"] == 1
    table = figures(measures)
    assert table["verdict.accuracy"] == 0.5
    assert table["verdict.clean.recall"] == 0.0
    both = total([measures, measures])
    assert both.records == 4 and both.rules["mockery"].right == 2


def test_floors_fail_when_under_and_when_nothing_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text(
        "dev:\n  verdict.accuracy: 0.9\n  claims.size.recall: 0.5\n  claims.single.recall: 0.1\n"
    )
    measures = measure("dev", [(record(label()), reported(prediction(), verdict="warn"))])
    failed = shortfalls(read_floors(path), [measures], path)
    assert [item.figure for item in failed] == ["verdict.accuracy", "claims.single.recall"]
    path.write_text("dev:\n  verdict.acuracy: 0.9\n")
    with pytest.raises(FloorError, match=r"no figure 'verdict\.acuracy'"):
        shortfalls(read_floors(path), [measures], path)
    path.write_text("dev:\n  verdict.accuracy: 90\n")
    with pytest.raises(FloorError, match="from 0 to 1"):
        read_floors(path)


def line(**changes: object) -> str:
    data: dict[str, object] = {
        "id": "a-1",
        "text": TEXT,
        "verdict": "clean",
        "issues": [],
        "claims": [],
    }
    return json.dumps({**data, **changes})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "c.jsonl:1:2: not JSON"),
        (line(verdict="bad"), "expected one of block, warn, clean"),
        (line(issues=["smal-cohort"]), "no family"),
        (line(claims=[{"unit": "persons"}]), "expected one of people, events, other"),
        (line(claims=[{"unit": "people", "quote": "54 of you"}]), "does not stand in the text"),
        (line(article="yes"), "expected 'article' to be true or false"),
        (line() + "\n" + line(), "already used at"),
    ],
)
def test_a_corpus_with_a_mistake_is_refused_at_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "c.jsonl").write_text(text)
    with pytest.raises(CorpusError, match=r"c\.jsonl:[12]") as caught:
        read_corpus(tmp_path)
    assert said in str(caught.value)


def test_a_passage_of_an_article_is_read_as_one(tmp_path: Path) -> None:
    text = "Several users tried it."
    (tmp_path / "c.jsonl").write_text(
        line(text=text) + "\n" + line(id="a-2", text=text, article=True)
    )
    records = read_corpus(tmp_path)
    found = report_corpus(records, Settings(), claims_only=True, jobs=1)
    assert [len(reported.claims) for _, reported in found] == [1, 0]


def corpus(folder: Path) -> Path:
    for split in SPLITS:
        (folder / split).mkdir(parents=True)
        claim = {
            "count": 53,
            "percent": None,
            "unit": "people",
            "who": "53 of you",
            "did": "watched it",
            "quote": "53 of you",
            "least": 53,
            "most": 53,
            "scope": "users",
            "kind": "private",
            "lemma": "watch",
            "addressed": True,
        }
        records = [
            line(
                id=f"{split}-1",
                text="53 of you watched it every night.",
                verdict="block",
                issues=["small-cohort"],
                claims=[claim],
            ),
            line(id=f"{split}-2", text="We are a team of 12.", verdict="block", issues=["mockery"]),
        ]
        (folder / split / "a.jsonl").write_text("\n".join(records) + "\n")
    return folder


def evaluate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "linter", "evaluate", *arguments], capture_output=True, text=True
    )


def test_the_command_measures_each_split_and_keeps_the_holdout_blind(tmp_path: Path) -> None:
    folder = str(corpus(tmp_path / "corpus"))
    done = evaluate(folder, "--format", "json", "--show-misses")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report["splits"]) == {*SPLITS, "total"}
    dev = report["splits"]["dev"]
    assert dev["claims"]["size"]["recall"] == 1.0
    assert dev["verdicts"]["block"] == {"block": 1, "warn": 0, "clean": 1}
    assert {miss["record"] for miss in report["misses"]} == {
        "dev-2",
        "dev-long-2",
        "dev-articles-2",
        "users-2",
    }
    shown = json.loads(
        evaluate(folder, "--format", "json", "--show-misses", "--reveal-holdout").stdout
    )
    assert {miss["record"] for miss in shown["misses"]} == {f"{split}-2" for split in SPLITS}


def test_the_command_fails_under_a_floor(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus")
    (folder / "floors.yaml").write_text("dev:\n  verdict.accuracy: 0.9\n")
    done = evaluate(str(folder))
    assert done.returncode == 1
    assert "dev: verdict.accuracy is 0.500, its floor is 0.900" in done.stdout


def test_a_policy_that_there_is_not_is_answered_with_those_there_are(tmp_path: Path) -> None:
    done = evaluate(str(corpus(tmp_path / "corpus")), "--policy", "nonsense")
    assert done.returncode == 2
    assert done.stderr == (
        "discreet: no policy is called nonsense; there are lenient, standard, strict\n"
    )


@pytest.mark.slow
def test_two_processes_measure_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.evaluation.run.CHUNK_RECORDS", 7)
    records = read_corpus(Path("corpus/dev/starter.jsonl"))[:20]
    one, two = (report_corpus(records, Settings(), claims_only=False, jobs=jobs) for jobs in (1, 2))
    assert [record.id for record, _ in two] == [record.id for record in records]
    assert two == one
