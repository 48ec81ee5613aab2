"""The public face: functions for programs, imported when they are first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import linter
from linter.analysis import Analyser
from linter.documents.read import read_text
from linter.language.pipeline import load
from linter.own_words import extended, spared
from linter.ruling import SettingsError
from linter.settings import Lexicon, Settings

PRINCE = "To the 53 people who've watched it every day for the past 18 days: Who hurt you?"


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import linter, sys; print({'spacy', 'pydantic', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


def test_check_gives_findings_with_places() -> None:
    found = {finding.rule: finding for finding in linter.check(PRINCE)}
    assert tuple(found["small-cohort"].place) == (1, 8, 1, 17)
    assert linter.check("We are a team of 12.") == []


def test_check_reads_by_the_name_it_is_given() -> None:
    finding = linter.check("Date,Caption\n2026-01-01,12 of you ordered at 3am\n", path="w.csv")[0]
    assert (finding.place.line, finding.place.column) == (2, 12)
    with pytest.raises(RuntimeError, match=r"bad\.yaml"):
        linter.check("text: [", path="bad.yaml")


def test_a_policy_that_there_is_not_is_told_whatever_the_text() -> None:
    with pytest.raises(SettingsError, match="gentle"):
        linter.check("", policy="gentle")
    with pytest.raises(SettingsError, match="error_below"):
        linter.check(PRINCE, settings=Settings(thresholds={"error_below": 5}))


def test_extract_claims_and_load_policy() -> None:
    claim = linter.extract_claims(PRINCE)[0]
    assert claim.cohort.size == (53, 53)
    strict = linter.load_policy("strict", {"general.error_below": 5000})
    assert strict.number("general.error_below") == 5000
    with pytest.raises(ValueError, match="standard"):
        linter.load_policy("standrad")


@pytest.mark.parametrize("text", ["Ten of you\0 called.", "Ten of you \ud83d called."])
def test_claims_are_refused_where_findings_are(text: str) -> None:
    for function in (linter.check, linter.extract_claims):
        with pytest.raises(RuntimeError, match="<text>"):
            function(text)


def test_check_paths(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PRINCE)
    result = linter.check_paths([tmp_path / "a.md"])
    assert [post.verdict.value for post in result.posts] == ["block"]


def test_check_paths_takes_one_path_for_one(tmp_path: Path) -> None:
    draft, config = tmp_path / "b.md", tmp_path / "own.yaml"
    draft.write_text(PRINCE)
    config.write_text("policy: strict\n")
    for path in (draft, str(draft)):
        result = linter.check_paths(path, config=str(config))
        assert [file.path for file in result.files] == [draft.as_posix()]
        assert "strict policy" in " ".join(finding.message for finding in result.findings)


OWN_RULE = """\
id: whoops
family: tone
summary: Says a word
severity: error
why: We say so.
sources: [ours]
match: {phrases: [WORD]}
message: "“{text}” is a word"
advice: Leave it out.
examples: {bad: ["[[WORD]] it is.", "Oh [[WORD]]!"], good: [Fine., "All is well."]}
"""


def test_own_rules_are_read_anew_when_they_change_and_tell_when_they_are_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(folder: str, word: str) -> None:
        rules = tmp_path / folder / "rules"
        rules.mkdir(parents=True, exist_ok=True)
        (rules / "sources.yaml").write_text("ours: {title: A, publisher: B, verified: true}")
        (rules / "whoops.yaml").write_text(OWN_RULE.replace("WORD", word))

    def found() -> list[str]:
        settings = Settings(rule_paths=("rules",))
        return [
            each.excerpt for each in linter.check("Marmalade, then vinegar.", settings=settings)
        ]

    write("one", "marmalade")
    write("two", "vinegar")
    monkeypatch.chdir(tmp_path / "one")
    assert found() == ["Marmalade"]
    write("one", "jam or custard")
    assert found() == []
    monkeypatch.chdir(tmp_path / "two")
    assert found() == ["vinegar"]
    (tmp_path / "two" / "rules" / "whoops.yaml").write_text("id: whoops\n")
    with pytest.raises(SettingsError, match=r"whoops\.yaml"):
        found()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="no such file or folder"):
        found()


def test_users_may_have_a_name_of_their_own() -> None:
    own = extended(Lexicon(people=("Swifties", "Monzonauts", "Quill Fox")))
    for word in ("swifties", "swiftie", "monzonaut", "quill-fox"):
        assert own.people.first(word) == "user", word


def test_names_that_may_be_spoken_of_are_spared() -> None:
    text = (
        "Dear Marjorie from Skegness, you ordered korma 300 times. Dear Beryl from Hull, you too."
    )
    settings = Settings()
    post = read_text(text, "a.txt").posts
    claims = Analyser(settings).understand(post)[0]
    assert isinstance(claims, list)
    from linter.claims.model import Understanding

    understanding = Understanding(tuple(claims))
    named = [claim for claim in claims if "Marjorie" in claim.cohort.text]
    kept = spared(understanding, load()(text), Lexicon(public_figures=("Marjorie",))).claims
    assert len(kept) == len(claims) - len(named)
    assert named


def severities(text: str, settings: Settings) -> set[str]:
    return {finding.severity.value for finding in linter.check(text, settings=settings)}


def rules(text: str, settings: Settings) -> set[str]:
    return {finding.rule for finding in linter.check(text, settings=settings)}


OWN = Settings(lexicon=Lexicon(brands=("IronGym", "@irongym"), public_figures=("Chris Bumstead",)))


@pytest.mark.parametrize(
    "text",
    [
        "The IronGym member who watched our yoga videos every night for 18 days, hi.",
        "Jo Miller, an IronGym member, watched our yoga videos every night for 18 days.",
        "Our most loyal IronGym member ordered 17 protein shakes in one night. Who hurt you?",
        "One @irongym member ordered 17 protein shakes in one night. Who hurt you?",
        "Someone at IronGym ordered 17 protein shakes in one night. Who hurt you?",
        "One Chris Bumstead fan watched our yoga videos 41 times last night. Get a life.",
    ],
)
def test_a_name_that_may_be_spoken_of_spares_nobody_who_only_belongs_to_it(text: str) -> None:
    assert "error" in severities(text, OWN)
    assert "error" in severities(text, Settings())


def test_a_public_figure_may_be_spoken_of() -> None:
    text = "Chris Bumstead watched our yoga videos every night for 18 days. Get a life, Chris!"
    assert "named-person" in rules(text, Settings())
    assert "named-person" not in rules(text, OWN)


LETTER = (
    "Dear all,",
    "The lantern walk is on the 12th, from the bandstand at six. Bring a torch and something warm. "
    "Our thanks to the 40 volunteers who cut the reeds, and to the bakery for the buns.",
    "The lending shed has three new ladders and a steam cleaner. Return things dry, please. If "
    "something breaks, tell us: it is nearly always the string, and we have a drawer of string.",
    "From January the shed opens on Thursdays as well, ten till two. We tried Mondays for a year "
    "and it rained on every one of them.",
    "The roof fund stands at £6,210. More than 2,300 of you have given to it since the storm, and "
    "the slates are ordered. There is scaffolding on Canal Row until March: use the side gate.",
    "Courses in spring: sharpening, bicycle wheels, and a day on damp walls with a surveyor who "
    "has promised to be kind. Places are free and there are twelve on each. Book at the desk.",
    "We are still looking for a home for the old piano. It plays, in its way. Whoever takes it "
    "needs a van, four friends and a ground floor, and gets the stool with it.",
    "Warm wishes from everybody at the shed. Opening hours are on the door and on the website.",
)
TELLING = "Nine of you finished the debt course and eleven of you gave up after the first evening."


def test_a_long_letter_is_read_paragraph_by_paragraph() -> None:
    assert linter.check("\n\n".join(LETTER)) == []
    letter = "\n\n".join([*LETTER[:4], TELLING, *LETTER[4:]])
    assert len(letter) > 1200
    assert "small-cohort" in {finding.rule for finding in linter.check(letter)}
