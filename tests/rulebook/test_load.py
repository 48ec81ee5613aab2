import json
from pathlib import Path
from textwrap import dedent

import pytest

import linter
from linter.findings import Severity
from linter.lexicons import shipped
from linter.rulebook import Rulebook, SettingError
from linter.rulebook.names import TOPIC_NAMES
from linter.settings import RuleSetting

from .conftest import RULE

PACKAGE = Path(linter.__file__).parent


def problem_of(folder):
    loaded = Rulebook.load([folder])
    assert len(loaded.problems) >= 1, "the mistake went unseen"
    return loaded.problems[0]


def changed(old, new):
    text = dedent(RULE)
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"),
    [
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: topics.names, op: has, value: healh}',
            9,
            47,
            "did you mean health",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  claim: {path: tones, op: has, value: pitty}',
            9,
            40,
            "one of mockery, judgement, diagnosis, surveillance",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  act: {path: act.family, op: "==", value: mokery}',
            9,
            44,
            "did you mean mockery",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\nsets: {most: [big|huge]}',
            9,
            15,
            "'big|huge' matches nothing",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\nsets: {my-set: [big]}',
            9,
            8,
            "small letters, digits and _, such as my_words",
        ),
        ("match:", "yields_to: [mokery]\nmatch:", 7, 13, "did you mean mockery"),
        ('like us.", earns', 'like us.", also: [mokery], earns', 19, 62, "did you mean mockery"),
        ("match:", "macht:", 7, 1, "did you mean match"),
        ("severity: warning", "severity: grave", 4, 11, "'grave' is no severity"),
        ("family: tone", "family: ton", 2, 9, "did you mean tone"),
        ("sources: [talkdown]", "sources: [talkdwon]", 6, 11, "did you mean talkdown"),
        ("id: obsessed", "id: Obsessed!", 1, 5, "small letters"),
        ("id: obsessed", "id: other", 1, 5, "must be other.yaml"),
        ('["so obsessed"]', '["so {very}"]', 8, 13, "{very} is no set"),
        ('["so obsessed"]', '["<be>"]', 8, 13, "no plain word"),
        ('["so obsessed"]', '["..."]', 8, 13, "no word that must stand"),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: quotd, op: ==, value: true}',
            9,
            17,
            "did you mean quoted",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: quoted, op: <, value: true}',
            9,
            29,
            "op is one of",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: quoted, op: ==, value: maybe}',
            9,
            40,
            "true or false",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: behaviour.kind, op: ==, value: privat}',
            9,
            48,
            "did you mean private",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  where: {path: act.kind, op: ==, value: tease}',
            9,
            17,
            "only where the rule matches act",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  patterns: [[{REGEX: "(a+)+$"}]]',
            9,
            14,
            "REGEX is no key",
        ),
        (
            '["so obsessed"]',
            '["so obsessed"]\n  patterns: [[{LOWER: so, OP: "*"}]]',
            9,
            14,
            "no repetition",
        ),
        ("“{text}”", "“{txet}”", 11, 10, "did you mean text"),
        ("“{text}”", "“{text}” and {cohort.text}", 11, 10, "the last message"),
        ("“{text}”", "“{text:>9999999}”", 11, 10, "the format of text"),
        ("earns: ourselves", "earns: nobody", 19, 62, "no exception is called nobody"),
        ("[[so obsessed]]", "so obsessed", 15, 7, "[[ and ]]"),
    ],
)
def test_a_mistake_is_told_at_its_place(rule_folder, old, new, line, column, words):
    problem = problem_of(rule_folder(obsessed=changed(old, new)))
    assert words in problem.message
    assert problem.path.endswith("obsessed.yaml")
    assert (problem.line, problem.column) == (line, column)


def test_an_exception_that_no_example_earns_is_a_mistake(rule_folder):
    problem = problem_of(rule_folder(obsessed=changed(", earns: ourselves", "")))
    assert "no good example earns the exception ourselves" in problem.message


def test_one_broken_file_leaves_the_others_in_force(rule_folder):
    folder = rule_folder(obsessed=RULE, broken="id: [", empty="")
    loaded = Rulebook.load([folder])
    assert loaded.get("obsessed") is not None
    assert loaded.get("small-cohort") is not None
    assert {problem.path.rsplit("/", 1)[-1] for problem in loaded.problems} >= {
        "broken.yaml",
        "empty.yaml",
    }


def test_a_shipped_id_cannot_be_taken(rule_folder):
    text = dedent(RULE).replace("id: obsessed", "id: mockery")
    loaded = Rulebook.load([rule_folder(mockery=text)])
    assert "another id" in loaded.problems[0].message
    assert not loaded.get("mockery").own


def test_a_missing_folder_is_a_problem_and_not_the_end(tmp_path):
    loaded = Rulebook.load([tmp_path / "nowhere"])
    assert "no such file" in loaded.problems[0].message
    assert len(loaded.rules) > 10


def test_a_folder_without_rules_is_told_and_the_run_goes_on(tmp_path):
    (tmp_path / "sources.yaml").write_text("{}", "utf-8")
    (problem,) = Rulebook.load([tmp_path]).problems
    assert "no rule in this folder" in problem.message
    assert problem.advisory


def test_the_topics_of_rules_are_those_that_are_found():
    senses = {sense.removesuffix("-implied") for sense in shipped("topics").senses}
    labels = json.loads((PACKAGE / "reader" / "model" / "labels.json").read_text("utf-8"))
    assert set(TOPIC_NAMES) == senses == set(labels["topics"])


def test_bytes_that_are_no_text_are_a_problem(rule_folder):
    folder = rule_folder(obsessed=RULE)
    (folder / "binary.yaml").write_bytes(b"id: \xff\xfe")
    assert "not UTF-8 at byte 4" in problem_of(folder).message


def test_links_out_of_the_folder_are_not_followed(rule_folder, tmp_path):
    outside = tmp_path / "secret.yaml"
    outside.write_text("id: secret", "utf-8")
    folder = rule_folder(obsessed=RULE)
    (folder / "secret.yaml").symlink_to(outside)
    assert Rulebook.load([folder]).problems == ()


def test_own_sources_add_to_the_shipped_ones(rule_folder):
    folder = rule_folder(
        obsessed=dedent(RULE).replace("talkdown", "our-panel"),
        sources="our-panel: {title: Panel, publisher: Us, verified: true}",
    )
    loaded = Rulebook.load([folder])
    assert loaded.problems == ()
    assert loaded.sources["our-panel"].title == "Panel"


def test_settings_switch_weigh_and_tune_rules(book, held):
    quiet = book.configured({"small-cohort": RuleSetting(enabled=False)})
    assert not quiet.get("small-cohort").enabled
    weighed = book.configured({"small-cohort": RuleSetting(severity=Severity.NOTE)})
    assert weighed.get("small-cohort").override is Severity.NOTE
    assert [rule.id for rule in book.configured({}, select=["mockery"]).rules if rule.enabled] == [
        "mockery"
    ]
    assert not book.configured({}, ignore=["mockery"]).get("mockery").enabled


@pytest.mark.parametrize(
    ("settings", "select", "words"),
    [
        ({"small-cohrt": RuleSetting()}, (), "did you mean small-cohort"),
        ({}, ("mokery",), "did you mean mockery"),
        ({"mockery": RuleSetting(params={"depth": 3})}, (), "no parameter depth"),
    ],
)
def test_settings_that_no_rule_takes_are_told(book, settings, select, words):
    with pytest.raises(SettingError, match=words):
        book.configured(settings, select=select)


def test_parameters_are_bounded(rule_folder):
    text = changed(
        '["so obsessed"]',
        '["so obsessed"]\nparams:\n  most: {type: number, default: 5, least: 2, most: 9, help: x}',
    )
    own = Rulebook.load([rule_folder(obsessed=text)])
    assert (
        own.configured({"obsessed": RuleSetting(params={"most": 9})}).get("obsessed").params["most"]
        == 9
    )
    with pytest.raises(SettingError, match="not between 2 and 9"):
        own.configured({"obsessed": RuleSetting(params={"most": 10})})


def test_equal_rulebooks_have_equal_fingerprints_and_others_do_not(book):
    assert book.fingerprint() == Rulebook.load().fingerprint()
    assert (
        book.fingerprint() != book.configured({"mockery": RuleSetting(enabled=False)}).fingerprint()
    )


def test_every_shipped_rule_names_sources_that_exist(book):
    for rule in book.rules:
        assert set(rule.file.sources) <= set(book.sources)


def test_a_phrase_rule_gives_the_words_it_cannot_fire_without(book):
    literals = book.literals()
    assert {"single", "debt"} <= literals
    assert all(word == word.casefold() and word for word in literals)


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        ({"obsessed.yaml", "sources.yaml"}, ["obsessed.yaml"]),
        ({"obsessed.yaml", "sources.yaml"}, ["obsessed.yaml", "sources.yaml"]),
        ({"obsessed.yml", "sources.yml"}, ["obsessed.yml"]),
        ({"obsessed.yml", "sources.yml"}, ["."]),
        ({"deep/obsessed.yaml", "deep/sources.yaml"}, ["."]),
        ({"deep/obsessed.yaml", "sources.yaml"}, ["."]),
    ],
)
def test_sources_are_read_beside_the_rules(tmp_path, files, paths):
    for name in files:
        text = "our-panel: {title: Panel, publisher: Us, verified: true}"
        if "obsessed" in name:
            text = dedent(RULE).replace("talkdown", "our-panel")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    loaded = Rulebook.load([tmp_path / path for path in paths])
    assert loaded.problems == ()
    assert loaded.get("obsessed") is not None


def test_sources_are_not_followed_out_of_the_folder(rule_folder, tmp_path):
    outside = tmp_path / "secret.yaml"
    outside.write_text("our-panel: {title: Panel, publisher: Us, verified: true}", "utf-8")
    folder = rule_folder(obsessed=RULE)
    (folder / "sources.yaml").symlink_to(outside)
    assert "our-panel" not in Rulebook.load([folder]).sources
