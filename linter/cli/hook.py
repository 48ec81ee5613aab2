"""Which files pre-commit is to hand to `discreet check`: those that a folder's search takes.

pre-commit names every file that a commit changes, and a file that is named is checked whatever it
is. Without these patterns it would stop commits over files that `discreet check .` passes by.
"""

from __future__ import annotations

from collections.abc import Iterable

from linter.documents.discover import TOOL_FOLDERS
from linter.documents.kinds import SUFFIXES, TOOL_FILES


def searched() -> str:
    """The pattern for a hook's `files`: names of the kinds that are known."""
    return rf"(?i)\.({_one_of(suffix.removeprefix('.') for suffix in SUFFIXES)})$"


def passed_by() -> str:
    """The pattern for a hook's `exclude`: hidden files and folders, and those of tools."""
    folders, files = _one_of(TOOL_FOLDERS), _one_of(TOOL_FILES)
    return rf"(^|/)(\.|({folders})/|(?i:{files})$)"


def _one_of(names: Iterable[str]) -> str:
    return "|".join(name.replace(".", r"\.") for name in sorted(names))
