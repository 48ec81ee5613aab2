"""Fingerprints survive reflow and moves; equal findings keep apart by occurrence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from linter.api import check
from linter.baseline import Baseline, BaselineError, read_baseline, write_baseline
from linter.findings import Finding, Severity
from linter.fingerprint import Fingerprinter, normalised
from linter.placing import sentence_around
from linter.text import Span

DRAFT = "To the 53 people who watched it every day for 18 days: who hurt you?"


def prints(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.fingerprint) for finding in check(text, path=path))


def test_reflow_quotes_and_moves_change_nothing() -> None:
    first = prints(DRAFT)
    assert first
    assert prints("# News\n\nHello there.\n\n" + DRAFT.replace(" who hurt", "\nwho hurt")) == first
    assert prints(DRAFT.replace(" every", "   every").replace("53", "**53**")) == first


def test_other_words_another_path_another_rule() -> None:
    assert prints(DRAFT) != prints(DRAFT, "b.md")
    assert prints(DRAFT) != prints(DRAFT.replace("watched", "skipped"))
    one = Fingerprinter("a.md")
    assert one.fingerprint("x", "same words") != one.fingerprint("y", "same words")


def test_occurrence_keeps_equal_findings_apart() -> None:
    one, other = Fingerprinter("a.md"), Fingerprinter("a.md")
    first, second = one.fingerprint("x", "Same  words"), one.fingerprint("x", "same words")
    assert first != second
    assert other.fingerprint("x", "same\nwords") == first


def test_normalised() -> None:
    assert normalised(" It’s\u00a0“so”\n  ＦＵＬＬ ") == 'it\'s "so" full'


def test_sentence_around() -> None:
    text = "First one. The 53 people left! Last."
    assert sentence_around(text, Span(15, 24)).cut(text).strip() == "The 53 people left"


def test_baseline_is_sorted_without_lines_or_dates_and_reads_back(tmp_path: Path) -> None:
    findings = check(DRAFT + "\n\n" + DRAFT.replace("53", "64"), path="a.md")
    text = write_baseline(reversed(findings))
    assert text == write_baseline(findings)
    entries = json.loads(text)["findings"]
    assert all(set(entry) <= {"path", "rule", "fingerprint", "severity"} for entry in entries)
    path = tmp_path / "baseline.json"
    path.write_text(text)
    baseline = read_baseline(path)
    assert all(baseline.accepts(finding) for finding in findings)
    assert not baseline.accepts(check(DRAFT.replace("53", "75"), path="a.md")[0])


def test_a_baseline_accepts_no_more_than_was_there(tmp_path: Path) -> None:
    def baseline(*findings: Finding) -> Baseline:
        path = tmp_path / "baseline.json"
        path.write_text(write_baseline(findings))
        return read_baseline(path)

    (error,) = (each for each in check(DRAFT, path="a.md") if each.rule == "small-cohort")
    warning, few = replace(error, severity=Severity.WARNING), replace(error, most=9)
    assert baseline(error).accepts(warning)
    assert not baseline(warning).accepts(error)
    assert not baseline(error).accepts(few)
    assert baseline(few).accepts(few) and baseline(few).accepts(error)
    assert baseline(warning, few).accepts(few)


def test_a_baseline_without_severities_accepts_all_but_the_floor(tmp_path: Path) -> None:
    (error,) = (each for each in check(DRAFT, path="a.md") if each.rule == "small-cohort")
    path = tmp_path / "baseline.json"
    entry = {"path": "a.md", "rule": error.rule, "fingerprint": error.fingerprint}
    path.write_text(json.dumps({"schema": "discreet-baseline/1", "findings": [entry, {}]}))
    assert read_baseline(path).accepts(error)
    assert not read_baseline(path).accepts(replace(error, most=9))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "other/1", "findings": []}', "[" * 100000]
)
def test_what_is_no_baseline_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(BaselineError, match="baseline"):
        read_baseline(path)
