"""The lines of an ignore file, held against one entry of the tree as Git holds them.

pathspec answers for files alone, with the folders above them in one answer. Git asks of each entry
on the way whether a line names that entry itself, and the last line that does decides: only so do
`*`, `!*/` and `!*.md` together leave the drafts in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache

_ESCAPED = re.compile(r"\\(.)")
_SPECIAL = "*?["
_ANY_DEPTH = "**"


@dataclass(frozen=True, slots=True)
class IgnoreLine:
    """One pattern. names: one for each part of a path; None for `**`, any number of folders.

    ignores: False after `!`, which lets in again. folders: it names folders only.
    """

    ignores: bool
    folders: bool
    names: tuple[re.Pattern[str] | None, ...]

    def matches(self, parts: Sequence[str], is_folder: bool) -> bool:
        """Whether it names an entry itself. parts: its path from the folder of the ignore file."""
        return (is_folder or not self.folders) and _match(self.names, parts)


@lru_cache(maxsize=64)
def parse_ignore_file(data: bytes) -> tuple[IgnoreLine, ...]:
    """The patterns of an ignore file, first to last, without its comments and byte order mark."""
    text = data.decode("utf-8-sig", "replace")
    parsed = (_parse(line.removesuffix("\r")) for line in text.split("\n"))
    return tuple(line for line in parsed if line is not None)


def verdict(lines: Sequence[IgnoreLine], parts: Sequence[str], is_folder: bool) -> bool | None:
    """Whether the last line that names an entry ignores it; None where none does.

    lines: first to last.
    """
    for line in reversed(lines):
        if line.matches(parts, is_folder):
            return line.ignores
    return None


def _parse(line: str) -> IgnoreLine | None:
    if line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    pattern = line if ignores else line[1:]
    bare = pattern.rstrip(" ")
    if bare.endswith("\\") and bare != pattern:
        bare += " "  # The space is escaped, so that it belongs to the name.
    folders = bare.endswith("/")
    segments = bare.removesuffix("/").split("/")
    if segments == [""]:
        return None
    if segments[0] == "":
        del segments[0]
    elif len(segments) == 1:
        segments.insert(0, _ANY_DEPTH)
    if segments[-1] == _ANY_DEPTH:
        segments.append("*")  # Behind a slash it names what is inside, not the folder.
    names = [None if each == _ANY_DEPTH else _name(each) for each in segments]
    kept = [name for index, name in enumerate(names) if name is not None or index == 0
            or names[index - 1] is not None]  # fmt: skip
    return IgnoreLine(ignores, folders, tuple(kept))


def _name(segment: str) -> re.Pattern[str]:
    """A part of a pattern as an expression that takes no longer for hostile ones."""
    negated = segment.replace("[^", "[!")
    plain = _ESCAPED.sub(
        lambda found: f"[{found[1]}]" if found[1] in _SPECIAL else found[1], negated
    )
    return re.compile(translate(plain))


def _match(names: Sequence[re.Pattern[str] | None], parts: Sequence[str]) -> bool:
    """Whether names and parts agree: the ends that each `**` lets the names before it have."""
    ends = {0}
    for name in names:
        if not ends:
            return False
        if name is None:
            ends = set(range(min(ends), len(parts) + 1))
        else:
            ends = {end + 1 for end in ends if end < len(parts) and name.match(parts[end])}
    return len(parts) in ends
