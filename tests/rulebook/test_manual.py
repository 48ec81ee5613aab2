"""The manual of rules, followed to the letter: what it shows works, and what it says is said."""

import re
from pathlib import Path

import pytest

from linter.rulebook.examples import test_rules as run_examples

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "writing-rules.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(?:yaml|text)\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)


def block(beginning):
    (found,) = [text for text in BLOCKS if text.startswith(beginning)]
    return found


OBSESSED = block("id: obsessed")
STREAK = block("id: long-streak")
MESSAGE = 'message: "“{cohort.text}” did it {frequency}"\n'


@pytest.fixture
def manual(tmp_path, monkeypatch, nlp):
    """Tries rules in the folder that the manual speaks of; its lines as a user reads them."""
    monkeypatch.chdir(tmp_path)
    folder = Path("discreet-rules")
    folder.mkdir()
    (folder / "sources.yaml").write_text(block("listener-panel:"), "utf-8")

    def run(**rules):
        for name, text in rules.items():
            (folder / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
        report = run_examples([folder], pipeline=nlp)
        told = [(p.path, p.line, p.column, p.message) for p in report.problems]
        told += [(f.path, f.line, f.column, f.message) for f in report.failures]
        return [f"{path}:{line}:{column}: {message}" for path, line, column, message in told]

    return run


def test_the_first_rule_passes_as_it_stands(manual):
    assert manual(obsessed=OBSESSED) == []
    assert manual(obsessed=OBSESSED + block("  todo:")) == []


def test_the_second_rule_is_refused_as_told_and_passes_with_a_second_wording(manual):
    (told,) = manual(long_streak=STREAK)
    assert told == " ".join(block("discreet-rules/long-streak.yaml:15").split())
    assert MESSAGE in STREAK
    assert manual(long_streak=STREAK.replace(MESSAGE, block("message:"))) == []


def test_mistakes_are_told_as_the_manual_says(manual):
    told = manual(
        obsessed=OBSESSED.replace("  phrases:\n", "  phrase:\n"),
        long_streak=STREAK.replace("cohort.size", "cohort.sise"),
    )
    assert sorted(told, reverse=True) == block("discreet-rules/obsessed.yaml").splitlines()


def test_heavier_and_with_advice_fits_the_second_rule(manual):
    advice = "advice: Leave out “{frequency}”.\n"
    assert advice in STREAK
    changed = STREAK.replace(MESSAGE, block("message:")).replace(advice, block("raises:"))
    assert manual(long_streak=changed) == []
