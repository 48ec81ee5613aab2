"""From the paths a user names to the files to read, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from linter.documents.ignore import Ignores, tree_root
from linter.documents.kinds import is_searched
from linter.documents.options import DEFAULT_OPTIONS, ReadOptions
from linter.documents.post import Problem

TOOL_FOLDERS = frozenset(
    {"node_modules", "__pycache__", "bower_components", "venv", "site-packages"}
)
"""Folders of tools, which hold no copy of ours: a folder's search passes them by."""


class LeftOut(NamedTuple):
    """A path that the user names and that ignore files or excludes leave out all the same."""

    path: str


def discover(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    options: ReadOptions = DEFAULT_OPTIONS,
    use_ignore_files: bool = True,
) -> Iterator[str | Problem | LeftOut]:
    """The files to read, as the user would write them, `/` between parts, each once.

    Folders are searched for known kinds, hidden folders and those of tools left out, in sorted
    order; a file named by itself is taken whatever its kind. exclude: patterns as in
    `.gitignore`, from the top of the tree. Both they and the ignore files bind named files too,
    since pre-commit names every file it checks: what they leave out is LeftOut. A symbolic link
    that leaves the tree is never followed: named by itself it is a Problem.
    """
    seen: set[str] = set()
    known: dict[Path, Ignores] = {}
    for path in paths:
        try:
            for found in _from(path, exclude, options, use_ignore_files, known):
                if not isinstance(found, str):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield found
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            yield Problem(path, f"cannot be looked at: {reason}")


def _from(
    path: str,
    exclude: Sequence[str],
    options: ReadOptions,
    use_ignore_files: bool,
    known: dict[Path, Ignores],
) -> Iterator[str | Problem | LeftOut]:
    if "\0" in path:
        yield Problem(path.replace("\0", "?"), "not a name that a file can have")
        return
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - lexical: links stay links
    try:
        mode = absolute.stat().st_mode
    except FileNotFoundError:
        if absolute.is_symlink():
            yield Problem(path, "a symbolic link that leads nowhere; mend it, or delete it")
        else:
            yield Problem(path, f"no such file or folder; {_way_out(path, absolute)}")
        return
    root = tree_root(absolute)
    ignores = known.setdefault(root, Ignores(root, exclude))
    is_folder = stat.S_ISDIR(mode)
    if use_ignore_files and absolute != root and ignores.ignores(absolute, is_folder):
        yield LeftOut(_shown(path))
        return
    shown = _shown(path)
    if leaves(absolute, root):
        yield Problem(
            shown or path, "a symbolic link that leads out of the tree; it is not followed"
        )
    elif is_folder:
        yield from _search(absolute, shown, root, ignores if use_ignore_files else None, options)
    elif stat.S_ISREG(mode):
        yield shown
    else:
        yield Problem(shown, "not a regular file; pipe it in: discreet check -")


def _way_out(path: str, absolute: Path) -> str:
    """What to do about a path that leads nowhere: a neighbour with a like name, if there is one."""
    if any(sign in path for sign in "*?["):
        return "the shell found nothing for this pattern: name the folder, it is searched"
    try:
        names = [entry.name for entry in absolute.parent.iterdir()]
    except OSError:
        return f"there is no folder {_shown(str(Path(path).parent))}, either"
    near = get_close_matches(absolute.name, names, n=1)
    if not near:
        return "check the name"
    return f"did you mean {_shown(str(Path(path).with_name(near[0])))}?"


def _shown(path: str) -> str:
    """The path as given, `/` between parts, without a needless `./` and final `/`."""
    normal = Path(path).as_posix()
    return "" if normal == "." else normal


def leaves(path: Path, root: Path) -> bool:
    """Whether links lead a path out of its tree."""
    return not path.resolve().is_relative_to(root.resolve())


def _search(
    folder: Path, shown: str, root: Path, ignores: Ignores | None, options: ReadOptions
) -> Iterator[str | Problem]:
    stack: list[tuple[Path, str]] = [(folder, shown)]
    while stack:
        current, name = stack.pop()
        try:
            with os.scandir(current) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(name or ".", f"cannot be searched: {error.strerror or error}")
            continue
        folders: list[tuple[Path, str]] = []
        for entry in found:
            path = current / entry.name
            below = f"{name}/{entry.name}" if name and name != "/" else f"{name}{entry.name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith(".") or (is_folder and entry.name in TOOL_FOLDERS):
                continue
            if not is_folder and not is_searched(below, options):
                continue
            if ignores is not None and ignores.ignores_entry(path, is_folder):
                continue
            if is_folder:
                folders.append((path, below))
            elif entry.is_symlink():
                if path.is_file() and not leaves(path, root):
                    yield below
            elif entry.is_file():
                yield below
        stack.extend(reversed(folders))
