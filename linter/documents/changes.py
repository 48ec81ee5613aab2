"""Which lines a Git range changed, so that only they are judged."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_ALL = (1, 2**31)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_SIMPLE = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f",
           b"r": b"\r", b'"': b'"', b"\\": b"\\"}  # fmt: skip
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_TIMEOUT = 120  # seconds; a diff of a large repository takes a few


class ChangesError(Exception):
    """Git could not tell what changed; the message is for people."""


def changed_lines(ref: str, folder: str = ".") -> dict[str, list[tuple[int, int]]]:
    """Changed lines by absolute path, `/` between parts: inclusive ranges, sorted.

    ref: a commit, branch or tag, or a range `A..B` or `A...B` whose end is what is checked out.
    A single ref is compared with the working tree from the point where the branch left it, so
    that what others did on the target since does not count. Files that Git does not know yet
    are changed as a whole, and so are binary files (a spreadsheet).

    Raises ChangesError when there is no repository, no such ref, or no git.
    """
    top = _git(["rev-parse", "--show-toplevel"], folder, "not inside a Git repository")
    root = Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))
    ends = [end for end in re.split(r"\.{2,3}", ref) if end]
    if not ends or ref.startswith("-"):
        raise ChangesError(f'"{ref}" is not a Git reference')
    for end in ends:
        _git(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{end}^{{commit}}"],
            folder,
            f'"{end}" is no commit here; in CI, fetch the target branch too (fetch-depth: 0)',
        )
    base = ref if ".." in ref else _merge_base(ref, folder)
    diff = _git(
        ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
         "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", base, "--"],
        str(root),
        f'cannot compare with "{ref}"',
    )  # fmt: skip
    changes = {
        (root / name).as_posix(): _our_lines(root / name, lines)
        for name, lines in parse_diff(diff).items()
    }
    untracked = _git(
        ["ls-files", "--others", "--exclude-standard", "-z"], str(root), "cannot list new files"
    )
    for name in untracked.split(b"\0"):
        if name:
            path = root / name.decode("utf-8", "surrogateescape")
            changes.setdefault(path.as_posix(), [_ALL])
    return changes


def _merge_base(ref: str, folder: str) -> str:
    try:
        return _git(["merge-base", ref, "HEAD"], folder, "").decode().strip() or ref
    except ChangesError:
        return ref  # no common past, as in a shallow clone


def _git(arguments: list[str], folder: str, failure: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        raise ChangesError("git is not installed, and --changed-since needs it") from None
    except subprocess.TimeoutExpired:
        raise ChangesError(f"git took longer than {_TIMEOUT} seconds") from None
    except OSError as error:
        raise ChangesError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(f"{failure}{': ' + said[0] if said else ''}")
    return done.stdout


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
