"""Which paths a tree says to leave out: `.gitignore`, `.discreetignore`, and excludes given."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from linter.documents.ignorelines import IgnoreLine, parse_ignore_file, verdict

IGNORE_FILES = (".gitignore", ".discreetignore")
_MAX_IGNORE_BYTES = 1_000_000


def is_folder(path: Path) -> bool:
    """Whether a folder is there: no error where that cannot be known, as of Path.is_dir()."""
    return os.path.isdir(path)  # noqa: PTH112


def is_repository(folder: Path) -> bool:
    """Whether a repository has its top here.

    Of a folder that may not be entered nothing is known, and nothing is raised: Path.exists() does.
    """
    return os.path.exists(folder / ".git")  # noqa: PTH110


def tree_root(path: Path) -> Path:
    """The top of the tree an absolute path belongs to: its repository, else where we stand.

    A path outside the working folder and outside any repository belongs to its own folder.
    """
    for folder in (path, *path.parents):
        if is_repository(folder):
            return folder
    here = Path(os.path.abspath("."))  # noqa: PTH100 - lexical: symbolic links stay
    if path.is_relative_to(here):
        return here
    return path if is_folder(path) else path.parent


class Ignores:
    """The ignore files of one tree, read once each, and the excludes of the user."""

    def __init__(self, root: Path, exclude: Sequence[str] = ()) -> None:
        self.root = root
        self._exclude = GitIgnoreSpec.from_lines(exclude)
        self._lines: dict[Path, list[IgnoreLine]] = {}

    def ignores(self, path: Path, is_folder: bool) -> bool:
        """Whether an absolute path is left out, or any folder above it is."""
        try:
            parts = path.relative_to(self.root).parts
        except ValueError:
            return self._exclude.match_file(path.as_posix().lstrip("/"))
        current = self.root
        for index, part in enumerate(parts):
            current = current / part
            folder = is_folder or index + 1 < len(parts)
            if self._ignored_here(current, folder):
                return True
        return False

    def ignores_entry(self, path: Path, is_folder: bool) -> bool:
        """The same for an entry of a folder that is itself not left out."""
        return self._ignored_here(path, is_folder)

    def _ignored_here(self, path: Path, is_folder: bool) -> bool:
        slash = "/" if is_folder else ""
        relative = path.relative_to(self.root).as_posix() + slash
        if self._exclude.match_file(relative):
            return True
        # The nearest ignore file that has a say decides, as Git has it.
        parts = path.relative_to(self.root).parts
        folder = path.parent
        for depth in range(len(parts) - 1, -1, -1):
            said = verdict(self._lines_in(folder), parts[depth:], is_folder)
            if said is not None:
                return said
            folder = folder.parent
        return False

    def _lines_in(self, folder: Path) -> list[IgnoreLine]:
        if folder not in self._lines:
            lines: list[IgnoreLine] = []
            names = [folder / name for name in IGNORE_FILES]
            if folder == self.root:
                names.insert(0, folder / ".git" / "info" / "exclude")
            for name in names:
                try:
                    if name.is_file() and name.stat().st_size <= _MAX_IGNORE_BYTES:
                        lines += parse_ignore_file(name.read_bytes())
                except OSError:
                    continue
            self._lines[folder] = lines
        return self._lines[folder]
