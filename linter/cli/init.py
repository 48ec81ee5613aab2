"""`discreet init`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from linter import __version__
from linter.cli.hook import passed_by, searched
from linter.cli.output import write_file
from linter.config.load import ConfigError, load_config
from linter.config.resolve import NAMES

_CONFIGURATION = """\
# For discreet, a safety linter for social posts. Every key: discreet config --schema
# What is in force for a file: discreet config FILE

# lenient, standard or strict (discreet rules --policy strict)
policy: standard

# Paths to leave out, as in .gitignore.
exclude:
  - node_modules/
  - CHANGELOG.md

# Nouns for your users, names of your own, and people whom you may speak of freely.
# lexicon:
#   people: [Swifties]
#   brands: ["@yourbrand"]
#   public_figures: [Ed Sheeran]

# Findings that may stand. Errors about ten people or fewer can be allowed only here.
# allow:
#   - rules: [singled-out]
#     paths: [drafts/award.md]
#     reason: the winner agreed in writing, ticket 123
"""

_WORKFLOW = f"""\
name: discreet
on:
  pull_request:
  push:
permissions:
  contents: read
jobs:
  drafts:
    # A branch with a pull request would else be checked twice.
    if: >-
      github.event_name == 'pull_request' ||
      github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      # While discreet is not on PyPI, name its Git repository: "discreet @ git+https://…"
      - run: python -m pip install "discreet=={__version__}"
      - run: discreet check --format github .
"""

_PRE_COMMIT = f"""\
repos:
  - repo: local
    hooks:
      - id: discreet
        name: discreet
        entry: discreet check
        # Keep -- last: a file's name may begin with a dash.
        args: [--]
        language: python
        # While discreet is not on PyPI, name its Git repository: "discreet @ git+https://…"
        additional_dependencies: ["discreet=={__version__}"]
        require_serial: true
        # What discreet check . searches for, and what it passes by.
        files: {searched()}
        exclude: {passed_by()}
"""

FILES = {
    "discreet.yaml": _CONFIGURATION,
    ".github/workflows/discreet.yml": _WORKFLOW,
    ".pre-commit-config.yaml": _PRE_COMMIT,
}


def run_init(folder: Path, *, force: bool) -> int:
    """Write each file that is not there; 2 when the folder is no folder, else 0."""
    if not folder.is_dir():
        sys.stderr.write(f"discreet: {folder}: no such folder\n")
        return 2
    configured = _configured(folder)
    for name, text in FILES.items():
        path = folder / name
        if name == "discreet.yaml" and configured:
            # It would come before the other, and undo what that says.
            print(f"{path.as_posix()}: not written, {configured} holds the configuration")
            continue
        if os.path.lexists(path) and not force:  # A link that leads nowhere is there, too.
            print(f"{path.as_posix()}: is there already, left alone")
            continue
        write_file(path, text)
        print(f"{path.as_posix()}: written")
    return 0


def _configured(folder: Path) -> str:
    """The file beside it that holds a configuration of another name; empty if there is none.

    One that is broken counts: it is there to be mended.
    """
    for name in NAMES[1:]:
        path = folder / name
        try:
            if path.is_file() and load_config(path) is not None:
                return name
        except ConfigError:
            return name
    return ""
