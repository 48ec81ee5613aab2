"""Configuration: found upwards, strict about keys, told at its place, resolved per path."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.config.load import ConfigError, load_config
from linter.config.resolve import Configuration
from linter.config.schema import config_schema
from linter.findings import Severity

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
