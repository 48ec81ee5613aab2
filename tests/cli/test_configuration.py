"""Configuration: found upwards, strict about keys, told at its place, resolved per path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from linter.config.load import ConfigError, load_config
from linter.config.resolve import Configuration, located
from linter.config.schema import config_schema
from linter.findings import Severity
from linter.ruling import SettingsError, load_policy, load_rulebook
from linter.run import Request, run
from linter.settings import RuleSetting

ROOT = Path(__file__).resolve().parents[2]


def fails(path: Path, text: str) -> str:
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(path, path.name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("polcy: strict\n", "c.yaml:1:1: there is no key 'polcy' here; did you mean 'policy'?"),
        (
            "rules:\n  callout: off\n",
            "c.yaml:2:12: rules.callout: expected keys and values (enabled, params, severity), "
            "not 'off'",
        ),
        ("policy: strict\nxyzzy: 1\n", "c.yaml:2:1: there is no key 'xyzzy' here; expected one of"),
        ("thresholds:\n  error_below: 5\n", "c.yaml:2:16: thresholds.error_below: 5 is too low"),
        ("allow:\n  - rules: mockery\n", "c.yaml:2:5: allow.0: 'reason' is missing here"),
        ("rules:\n  mockery:\n    severty: note\n", "did you mean 'severity'?"),
        ("formats:\n  '*.x': markdwn\n", "expected one of csv, html"),
        ("- a\n", "c.yaml:1:1: expected keys and values"),
        ("policy: [\n", "c.yaml:2:1: not YAML"),
        ("policy: &a strict\nselect: *a\n", "delete the anchor"),
        ("policy: strict\npolicy: lenient\n", "stands here twice"),
        (
            "pipeline: ../evil\n",
            "c.yaml:1:11: pipeline: expected the name of an installed spaCy pipeline",
        ),
        (
            "policy:\nfail_on: error\n",
            "c.yaml:1:8: policy: expected the name of a policy (lenient, standard or strict), "
            "not nothing",
        ),
        (
            "overrides:\n  - paths: [a]\n    policy: Strict!\n",
            "c.yaml:3:13: overrides.0.policy: expected the name of a policy",
        ),
        ("select: [mockery, Mockery]\n", "select.1: expected the id of a rule, such as"),
        ("rules: {Mockery: {enabled: false}}\n", "rules.Mockery: expected the id of a rule"),
        (
            "allow: [{rules: [mockery], reason: all agreed, fingerprints: [xyz]}]\n",
            "allow.0.fingerprints.0: expected a fingerprint, 32 of the signs 0-9 and a-f, not",
        ),
    ],
)
def test_mistakes_are_told_at_their_place(tmp_path: Path, text: str, said: str) -> None:
    assert said in fails(tmp_path / "c.yaml", text)


def test_every_mistake_is_told_at_once_in_order(tmp_path: Path) -> None:
    lines = fails(tmp_path / "c.yaml", "b: 1\nfail_on: maybe\na: 2\n").splitlines()
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3"]


def test_pyproject_mistakes_have_places_too(tmp_path: Path) -> None:
    text = (
        '[project]\nname = "x"\n\n[[tool.discreet.allow]]\nrules = ["mockery"]\nreson = "why so"\n'
    )
    message = fails(tmp_path / "pyproject.toml", text)
    assert "pyproject.toml:6:1: there is no key 'reson' here; did you mean 'reason'?" in message
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert load_config(tmp_path / "pyproject.toml") is None


def test_the_nearest_file_holds_and_overrides_go_by_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "discreet.yaml").write_text(
        "policy: strict\n"
        "rules:\n  mockery: {severity: note}\n"
        "overrides:\n"
        "  - paths: [blog/]\n"
        "    policy: lenient\n"
        "    rules:\n      diagnosis: {enabled: false}\n"
    )
    (tmp_path / "blog").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pyproject.toml").write_text('[tool.discreet]\nignore = ["callout"]\n')
    configuration = Configuration(None, {"select": ("mockery",)})
    top = configuration.for_path("a.md")
    assert top.settings.policy == "strict"
    assert top.origins["policy"] == "discreet.yaml:1:1"
    assert top.origins["select"] == "command line"
    assert top.origins["fields"] == "default"
    blog = configuration.for_path("blog/a.md")
    assert blog.settings.policy == "lenient"
    assert blog.origins["policy"] == "discreet.yaml:6:5"
    assert blog.settings.rules["mockery"].severity is Severity.NOTE
    assert blog.settings.rules["diagnosis"].enabled is False
    own = configuration.for_path("own/deep/a.md")
    assert own.settings.policy == "standard" and own.settings.ignore == ("callout",)


def test_an_override_leaves_alone_what_it_does_not_say_of_a_rule(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text(
        "rules:\n"
        "  small-cohort: {enabled: false}\n"
        "  hours: {severity: warning, params: {fewest: 1500, most: 9}}\n"
        "overrides:\n"
        "  - paths: [internal/]\n"
        "    rules:\n"
        "      small-cohort: {severity: note}\n"
        "      hours: {params: {most: 7}}\n"
        "  - paths: [internal/loud/]\n"
        "    rules: {small-cohort: {enabled: true}}\n"
    )
    configuration = Configuration()
    inside = configuration.for_path(str(tmp_path / "internal/a.md")).settings.rules
    assert inside["small-cohort"] == RuleSetting(False, Severity.NOTE)
    assert inside["hours"] == RuleSetting(None, Severity.WARNING, {"fewest": "1500", "most": "7"})
    loud = configuration.for_path(str(tmp_path / "internal/loud/a.md")).settings.rules
    assert loud["small-cohort"] == RuleSetting(True, Severity.NOTE)


def test_numbers_over_one_policy_do_not_lower_another(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text(
        "thresholds: {error_below: 200, warn_below: 200000}\n"
        "overrides:\n"
        "  - {paths: [strict/, own/], policy: strict}\n"
        "  - {paths: [lenient/], policy: lenient}\n"
        "  - {paths: [own/], thresholds: {error_below: 300}}\n"
        "  - {paths: [same/], policy: standard}\n"
    )

    def numbers(path: str, **options: str) -> tuple[float, float]:
        resolved = Configuration(None, options).for_path(str(tmp_path / path))
        policy = load_policy(resolved.settings)
        return policy.number("general.error_below"), policy.number("general.warn_below")

    assert numbers("a.md") == numbers("same/a.md") == numbers("lenient/a.md") == (200, 200_000)
    assert numbers("strict/a.md") == numbers("a.md", policy="strict") == (1000, 200_000)
    assert numbers("own/a.md") == (300, 200_000)


@pytest.mark.parametrize(("path", "line"), [("a.md", 2), ("blog/a.md", 2), ("blog/b/a.md", 9)])
def test_of_merged_parts_the_one_at_fault_is_named(tmp_path: Path, path: str, line: int) -> None:
    (tmp_path / "discreet.yaml").write_text(
        "rules:\n  mockry: {enabled: false}\noverrides:\n"
        "  - paths: [blog/]\n    rules: {callout: {enabled: false}}\n"
        "  - paths: [blog/b/]\n"
        "    policy: strict\n    rules:\n      mockry: {severity: note}\n"
    )
    resolved = Configuration().for_path(str(tmp_path / path))
    with pytest.raises(SettingsError) as caught:
        load_rulebook(resolved.settings)
    assert f"discreet.yaml:{line}:" in str(located(caught.value, resolved))


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "discreet.yaml").write_text("policy: strict\n")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    assert Configuration().for_path(str(tmp_path / "repo" / "a.md")).config is None
    assert Configuration().for_path(str(tmp_path / "a.md")).settings.policy == "strict"


def test_own_rules_stay_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path / "outside")
    for path in ("../outside", "link", "/etc"):
        (inside / "discreet.yaml").write_text(f"rule_paths: [{path}]\n")
        with pytest.raises(ConfigError, match="leads out of the folder"):
            Configuration().for_path(str(inside / "a.md"))


@pytest.mark.parametrize("name", ["discreet.yaml", ".discreet.yaml", "pyproject.toml"])
def test_a_link_out_of_the_tree_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "secret").write_text("policy: hunter2-token\n")
    tree = tmp_path / "tree"
    (tree / "sub").mkdir(parents=True)
    (tree / "sub" / name).symlink_to(tmp_path / "secret")
    monkeypatch.chdir(tree)
    with pytest.raises(ConfigError) as caught:
        Configuration().for_path("sub/a.md")
    assert str(caught.value).startswith(f"sub/{name}: a symbolic link that leads out of the tree")
    assert "hunter2" not in str(caught.value) and "secret" not in str(caught.value)


def test_a_link_inside_the_tree_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "shared.yaml").write_text("policy: strict\n")
    (tmp_path / "sub" / "discreet.yaml").symlink_to("../shared.yaml")
    monkeypatch.chdir(tmp_path)
    assert Configuration().for_path("sub/a.md").settings.policy == "strict"


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = (ROOT / "schemas" / "config.schema.json").read_text(encoding="utf-8")
    assert committed == config_schema(), (
        "run: discreet config --schema > schemas/config.schema.json"
    )


def test_allowing_a_rule_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hello.\n")
    (tmp_path / "discreet.yaml").write_text(
        "allow:\n  - {rules: [smal-cohort], paths: [a.md], reason: approved by legal}\n"
    )
    done = run(Request(paths=[str(tmp_path / "a.md")], configuration=Configuration()))
    (problem,) = done.all_problems
    assert "did you mean 'small-cohort'?" in problem.message
    assert problem.line == 2 and problem.advisory


def test_an_override_that_matches_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    (tmp_path / "internal" / "a.md").write_text("Hello.\n")
    (tmp_path / "discreet.yaml").write_text(
        "exclude: [./drafts/]\n"
        "overrides:\n"
        "  - {paths: [./internal/], policy: strict}\n"
        "  - {paths: [intrenal/], policy: lenient}\n"
    )

    def told(path: Path) -> list[tuple[int | None, bool]]:
        done = run(Request(paths=[str(path)], configuration=Configuration()))
        return [(problem.line, problem.advisory) for problem in done.all_problems]

    inside = Configuration().for_path(str(tmp_path / "internal" / "a.md"))
    assert inside.settings.policy == "strict"
    assert inside.excludes("drafts/a.md")
    assert told(tmp_path) == [(4, True)]
    assert told(tmp_path / "internal") == []  # Other folders may match.


def test_its_own_files_are_no_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("ours/deep/big.yaml", "ours/sources.yml", "one/big.yml", "one/sources.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("summary: 53 of you watched it.\n")
    for name in ("ours/post.md", "one/post.yaml", "a.schema.json", "b.schema.json"):
        (tmp_path / name).write_text("53 of you watched it.\n")
    (tmp_path / "discreet.yaml").write_text(
        "rule_paths: [ours/, one/big.yml]\nformats: {b.schema.json: text}\n"
    )
    configuration = Configuration()
    wanted = ["one/post.yaml", "ours/post.md", "b.schema.json"]
    everything = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*ml"))
    named = [*everything, *wanted, "a.schema.json", "discreet.yaml"]
    for paths in (["."], named):  # A folder is searched; pre-commit names every file.
        done = run(Request(paths=paths, configuration=configuration))
        assert {file.path for file in done.files} == set(wanted)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("policy: strict\nthresholds: {error_below: 200, sensitive.warn_below: '20,000'}", True),
        ("select: [small-cohort, our-own]\nignore: mockery, our-own", True),
        ("rules: {our-own: {enabled: false}, mockery: {severity: note}}", True),
        ("allow: [{rules: [our-own], reason: they agreed}]", True),
        ("overrides: [{paths: [a/], policy: lenient, thresholds: {base.error_below: 11}}]", True),
        ("policy: gym", False),
        ("thresholds: {error_below: 5}", False),
        ("thresholds: {sensitve.warn_below: 50}", False),
        ("rules: {Mockery: {enabled: false}}", False),
        ("rules: {mockery: {enabeld: false}}", False),
        ("overrides: [{paths: [a/], policy: gym}]", False),
        ("overrides: [{paths: [a/], thresholds: {error_below: 5}}]", False),
    ],
)
def test_the_schema_takes_and_refuses_what_the_loader_does(text: str, fits: bool) -> None:
    validator = Draft202012Validator(json.loads(config_schema()))
    assert (not list(validator.iter_errors(yaml.safe_load(text)))) is fits


def test_the_schema_names_rules_policies_and_thresholds_for_completion() -> None:
    schema = json.loads(config_schema())
    Draft202012Validator.check_schema(schema)
    keys = schema["properties"]
    assert keys["policy"]["anyOf"][0]["enum"] == ["lenient", "standard", "strict"]
    assert {"mockery", "small-cohort"} <= set(keys["rules"]["anyOf"][0]["properties"])
    named = keys["thresholds"]["anyOf"][0]["properties"]
    assert {"error_below", "general.error_below", "sensitive.warn_below"} <= set(named)
    assert "floor" not in named
    allowed = schema["$defs"]["AllowEntry"]["properties"]["rules"]["anyOf"][0]["items"]
    assert "mockery" in allowed["anyOf"][0]["enum"]
