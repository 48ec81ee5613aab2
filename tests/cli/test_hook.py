"""The hook for pre-commit: it hands over what a folder's search takes, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from linter.cli.hook import passed_by, searched
from linter.cli.init import FILES
from linter.documents.discover import TOOL_FOLDERS, discover
from linter.documents.kinds import SUFFIXES, TOOL_FILES

ROOT = Path(__file__).resolve().parents[2]


def hooks() -> dict[str, dict[str, Any]]:
    (shipped,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    ((written,),) = (
        repository["hooks"]
        for repository in yaml.safe_load(FILES[".pre-commit-config.yaml"])["repos"]
    )
    return {"shipped": shipped, "written by init": written}


@pytest.mark.parametrize("name", ["shipped", "written by init"])
def test_both_hooks_have_the_patterns(name: str) -> None:
    hook = hooks()[name]
    assert (hook["files"], hook["exclude"]) == (searched(), passed_by()), (
        "write the patterns of linter/cli/hook.py into .pre-commit-hooks.yaml"
    )


@pytest.mark.parametrize("name", ["shipped", "written by init"])
def test_a_name_that_begins_with_a_dash_is_no_option(tmp_path: Path, name: str) -> None:
    (tmp_path / "-note.md").write_text("We open at nine.")
    hook = hooks()[name]
    _, *arguments = hook["entry"].split()
    done = subprocess.run(
        [sys.executable, "-m", "linter", *arguments, *hook["args"], "-note.md"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "DISCREET_CACHE_DIR": str(tmp_path / ".cache")},
    )
    assert done.returncode == 0, done.stderr
    assert "1 post" in done.stdout


def test_the_workflow_names_no_branch_and_the_manual_shows_it() -> None:
    workflow = FILES[".github/workflows/discreet.yml"]
    parsed = yaml.safe_load(workflow)
    assert parsed[True] == {"pull_request": None, "push": None}  # YAML 1.1 takes `on` for true.
    assert "default_branch" in parsed["jobs"]["drafts"]["if"]
    assert indent(workflow, "    ") in (ROOT / "docs" / "ci.md").read_text("utf-8")


def test_the_hook_and_the_search_of_a_folder_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {
        *(f"week{suffix}" for suffix in SUFFIXES),
        *(f"site/{name}" for name in TOOL_FILES),
        *(f"{folder}/a.md" for folder in TOOL_FOLDERS),
        *(f"deep/{folder}/in/a.md" for folder in TOOL_FOLDERS),
        *("Package.JSON", "POST.MD", ".github/workflows/a.yml", "a/.vscode/settings.json"),
        *(".hidden.md", "a/.hidden.md", "my.package.json", "venv.md", "my-venv/a.md", "a.png"),
        *("Makefile", "md", "a.md.bak", "docs/readme.md", "amd"),
    }
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hello.")
    monkeypatch.chdir(tmp_path)
    # As pre-commit does: both patterns are searched for in the path from the repository's top.
    handed = {
        name for name in names if re.search(searched(), name) and not re.search(passed_by(), name)
    }
    assert handed == set(discover(["."]))
    assert {"week.toot", "week.xhtml", "my.package.json", "docs/readme.md"} <= handed
