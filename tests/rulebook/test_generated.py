import json
import os
import subprocess
import sys

import pytest
import yaml
from jsonschema import Draft202012Validator

from linter.resources import rules_folder
from linter.rulebook.generate import main, stale
from linter.rulebook.load import rule_files
from linter.rulebook.schema import schemas


def test_the_committed_schemas_and_pages_are_up_to_date():
    assert [str(path) for path in stale(rules_folder().parent)] == []
    assert main(["--check"]) == 0


def test_drift_is_seen(tmp_path):
    missing = stale(tmp_path)
    assert {path.name for path in missing} >= {"rule.schema.json", "small-cohort.md", "paths.md"}


@pytest.mark.parametrize("path", list(rule_files(rules_folder())), ids=lambda path: path.stem)
def test_the_shipped_rules_fit_the_schema_that_editors_use(path):
    validator = Draft202012Validator(json.loads(schemas()["rule.schema.json"]))
    assert [
        error.message for error in validator.iter_errors(yaml.safe_load(path.read_text("utf-8")))
    ] == []


@pytest.mark.parametrize("name", ["lenient", "standard", "strict"])
def test_the_policies_fit_their_schema(name):
    validator = Draft202012Validator(json.loads(schemas()["policy.schema.json"]))
    data = yaml.safe_load((rules_folder() / "policies" / f"{name}.yaml").read_text("utf-8"))
    assert [error.message for error in validator.iter_errors(data)] == []


def test_the_schema_refuses_what_the_loader_refuses():
    validator = Draft202012Validator(json.loads(schemas()["rule.schema.json"]))
    assert any(validator.iter_errors({"id": "x", "macht": {}}))


@pytest.mark.parametrize(
    ("part", "fits"),
    [
        ({"match": {"phrases": ["a"], "requires": "claim"}, "mark": ["topics", "acts"]}, True),
        ({"match": {"phrases": ["a"], "requires": ["claim", "addressed"]}, "mark": "topics"}, True),
        ({"match": {"phrases": ["a"], "requires": "claims"}}, False),
        ({"mark": "narowing"}, False),
        ({"mark": ["narowing"]}, False),
    ],
)
def test_the_schema_knows_the_words_that_a_key_takes(part, fits):
    schema = json.loads(schemas()["rule.schema.json"])
    partial = {**schema, "required": []}
    assert (not list(Draft202012Validator(partial).iter_errors(part))) is fits


def test_the_schema_of_rules_can_be_printed_wherever_discreet_is_installed(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "linter.rulebook.schema"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(rules_folder().parent)},
        capture_output=True,
    )
    assert done.stdout.decode("utf-8") == schemas()["rule.schema.json"], done.stderr
