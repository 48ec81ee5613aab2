"""Which lines a Git range changed, so that only they are judged."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from linter.documents.ignore import is_repository

_ALL = (1, 2**31)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_SIMPLE = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f",
           b"r": b"\r", b'"': b'"', b"\\": b"\\"}  # fmt: skip
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_SUBMODULE = b"160000"
"""The mode of a submodule in Git's lists."""
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's name for a tree without files: everything has changed since."""
_TIMEOUT = 120  # seconds; a diff of a large repository takes a few


class ChangesError(Exception):
    """Git could not tell what changed; the message is for people."""


def changed_lines(ref: str, paths: Sequence[str] = (".",)) -> dict[str, list[tuple[int, int]]]:
    """Changed lines by absolute path, `/` between parts: inclusive ranges, sorted.

    ref: a commit, branch or tag, or a range `A..B` or `A...B` whose end is what is checked out.
    A single ref is compared with the working tree from the point where the branch left it, so
    that what others did on the target since does not count. Files that Git does not know yet
    are changed as a whole, and so are binary files (a spreadsheet), and files that were moved: they
    may come from where nothing is judged. Line ends alone are no change.

    paths: files and folders; the repositories that they lie in are compared, each with the same
    ref, and their submodules with the commit that the ref holds of them.

    Raises ChangesError when there is no repository, no such ref, or no git.
    """
    changes: dict[str, list[tuple[int, int]]] = {}
    done: set[Path] = set()
    for folder in _repositories(paths):
        if folder not in done:
            _compare(ref, folder, changes, done)
    return changes


def _repositories(paths: Sequence[str]) -> list[Path]:
    """The tops of the repositories of paths; first ours, of which others may be submodules."""
    here = Path(os.path.realpath("."))
    ours = _top(here)
    tops = [_top(Path(os.path.realpath(path))) or ours or here for path in paths]
    if ours is not None and any(top.is_relative_to(ours) for top in tops):
        tops.insert(0, ours)
    return list(dict.fromkeys(tops)) or [here]


def _top(path: Path) -> Path | None:
    return next((folder for folder in (path, *path.parents) if is_repository(folder)), None)


def _compare(
    ref: str, folder: Path, changes: dict[str, list[tuple[int, int]]], done: set[Path]
) -> None:
    top = _git(["rev-parse", "--show-toplevel"], folder, "git does not open this repository")
    root = Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))
    ends = [end for end in re.split(r"\.{2,3}", ref) if end]
    if not ends or ref.startswith("-"):
        raise ChangesError(f'"{ref}" is not a Git reference')
    for end in ends:
        if not _is_commit(end, root):
            if not _is_commit("HEAD", root):
                raise ChangesError(
                    f'"{end}" cannot be compared with: nothing is committed here yet; leave out '
                    "--changed-since, since every line is new"
                )
            raise ChangesError(
                f'"{end}" is no commit here; in CI, fetch the target branch too (fetch-depth: 0)'
            )
    base = ref if ".." in ref else _merge_base(ref, "HEAD", root)
    _add_changes(base, root, changes, f'cannot compare with "{ref}"')
    done.update((folder, root))
    if (root / ".gitmodules").is_file():
        if "..." in ref:
            one, _, other = ref.partition("...")
            base = _merge_base(one or "HEAD", other or "HEAD", root)
        _add_submodules(base.partition("..")[0] or "HEAD", root, changes, done)


def _is_commit(name: str, root: Path) -> bool:
    arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    return not _run(arguments, root).returncode


def _add_changes(
    base: str, root: Path, changes: dict[str, list[tuple[int, int]]], failure: str
) -> None:
    """Add what one repository has changed since a commit, or in a range."""
    diff = _git(
        ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
         "--no-textconv", "--no-renames", "--ignore-cr-at-eol", "--src-prefix=a/",
         "--dst-prefix=b/", base, "--"],
        root,
        failure,
    )  # fmt: skip
    for name, lines in parse_diff(diff).items():
        changes[(root / name).as_posix()] = _our_lines(root / name, lines)
    untracked = _git(
        ["ls-files", "--others", "--exclude-standard", "-z"], root, "cannot list new files"
    )
    for new in untracked.split(b"\0"):
        if new:
            path = root / new.decode("utf-8", "surrogateescape")
            changes.setdefault(path.as_posix(), [_ALL])


def _add_submodules(
    base: str, root: Path, changes: dict[str, list[tuple[int, int]]], done: set[Path]
) -> None:
    """Add what changed in each submodule that is checked out since the commit that `base` holds."""
    listed = _git(["ls-files", "--stage", "-z"], root, "cannot list submodules")
    for entry in listed.split(b"\0"):
        if not entry.startswith(_SUBMODULE):
            continue
        name = entry.partition(b"\t")[2].decode("utf-8", "surrogateescape")
        folder = root / name
        if folder in done or not is_repository(folder):
            continue
        held = _git(["ls-tree", base, "--", name], root, "cannot list submodules").split()
        since = held[2].decode() if held[:2] == [_SUBMODULE, b"commit"] else _EMPTY_TREE
        _add_changes(since, folder, changes, f"cannot compare the submodule {name}")
        done.add(folder)
        if (folder / ".gitmodules").is_file():
            _add_submodules(since, folder, changes, done)


def _merge_base(one: str, other: str, root: Path) -> str:
    """Where two commits parted; the first where they have no common past, as in a shallow clone."""
    done = _run(["merge-base", one, other], root)
    return done.stdout.decode().strip() or one


def _git(arguments: list[str], folder: Path, failure: str) -> bytes:
    """What git prints.

    Raises:
        ChangesError: it fails; with all that it says, since it may tell what to do.
    """
    done = _run(arguments, folder)
    if done.returncode:
        said = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines()]
        if any("not a git repository" in line for line in said):
            raise ChangesError(f"not inside a Git repository: {said[0]}")
        raise ChangesError("\n".join([f"{failure}:", *filter(None, said)]))
    return done.stdout


def _run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C"}  # Its words are read.
    if is_repository(folder):
        # A hook's variables name the repository that it runs in; here its own folder is meant.
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
            environment.pop(name, None)
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise ChangesError("git is not installed, and --changed-since needs it") from None
    except subprocess.TimeoutExpired:
        raise ChangesError(f"git took longer than {_TIMEOUT} seconds") from None
    except OSError as error:
        raise ChangesError(f"git cannot be run: {error.strerror or error}") from None


def parse_diff(diff: bytes) -> dict[str, list[tuple[int, int]]]:
    """New line ranges by path of a diff made with `--unified=0`.

    Hunks are skipped by their counts, so that no line of a draft can pass for a header.
    """
    changes: dict[str, list[tuple[int, int]]] = {}
    lines = diff.split(b"\n")
    current: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.startswith(b"+++ "):
            name = _name(line[4:])
            current = changes.setdefault(name, []) if name else []
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            name = _name(line[: -len(b" differ")].split(b" and ")[-1])
            if name:
                changes[name] = [_ALL]
        elif hunk := _HUNK.match(line):
            removed = int(hunk.group(1) or 1)
            added = int(hunk.group(3) or 1)
            if added:
                first = int(hunk.group(2))
                current.append((first, first + added - 1))
            index += removed + added
    return changes


def _our_lines(file: Path, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of Git's lines of a file as ranges of ours: Git knows no lone CR for a line's end."""
    try:
        data = file.read_bytes()
    except OSError:
        return ranges
    if not ranges or ranges == [_ALL] or b"\0" in data or not _LONE_RETURN.search(data):
        return ranges
    starts = [1]  # of Git's lines, in our count
    for line in data.split(b"\n"):
        starts.append(starts[-1] + 1 + len(_LONE_RETURN.findall(line + b"\n")))
    end = len(starts) - 1
    return [(starts[min(first, end) - 1], starts[min(last, end)] - 1) for first, last in ranges]


def _name(words: bytes) -> str:
    words = words.rstrip(b"\t\r")
    if words.startswith(b'"') and words.endswith(b'"'):
        words = _ESCAPE.sub(
            lambda match: _SIMPLE.get(match.group(1)) or bytes([int(match.group(1), 8) & 255]),
            words[1:-1],
        )
    if words == b"/dev/null":
        return ""
    return words.removeprefix(b"b/").decode("utf-8", "surrogateescape")
