"""Results kept between runs, by content: never by the time of a file.

The key takes in the bytes of the draft, everything that decides what is found in it and how it is
reported, and the linter itself. Entries lie in the user's own cache folder, not in the tree: a
pull request that brought a folder of forged results would be believed otherwise. They are JSON,
so a damaged or foreign one can be wrong but can run nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from linter import __version__
from linter.documents.post import Problem
from linter.findings import Finding, Related, Severity, SourceLine, Verdict
from linter.resources import rules_folder
from linter.result import FileResult, PostVerdict
from linter.text import Place

LARGEST = 5_000_000
"""Bytes of a file whose result is kept; a larger one is rare and its result large."""

MOST = 50_000
"""Entries kept; when there are more, the oldest half goes."""


def cache_folder() -> Path:
    """Where this system keeps what programs can make again."""
    if configured := os.environ.get("DISCREET_CACHE_DIR"):
        return Path(configured)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "discreet"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "discreet"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "discreet"


@dataclass(frozen=True, slots=True)
class Kept:
    """A result and the indexes of the permissions that it used."""

    result: FileResult
    used: tuple[int, ...]


class Cache:
    """Results by key, in files. Anything that goes wrong with it is as if it were empty."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = (folder or cache_folder()) / f"results-{build()[:16]}"

    @staticmethod
    def key(path: Path, parts: Mapping[str, object]) -> str | None:
        """The key of a file under some settings; None where its result is not to be kept."""
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                return None
            digest = hashlib.sha256(path.read_bytes())
        except (OSError, ValueError):
            return None
        digest.update(b"\0" + json.dumps(parts, sort_keys=True, default=str).encode())
        return digest.hexdigest()

    def get(self, key: str) -> Kept | None:
        """The result kept under a key."""
        try:
            data = json.loads(self._entry(key).read_text(encoding="utf-8"))
            return Kept(_result(data["result"]), tuple(int(index) for index in data["used"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, key: str, kept: Kept) -> None:
        """Keep a result."""
        entry = self._entry(key)
        text = json.dumps({"result": asdict(kept.result), "used": kept.used}, ensure_ascii=False)
        temporary = entry.with_suffix(f".{os.getpid()}")
        try:
            entry.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(entry)
        except (OSError, ValueError):
            return

    def prune(self) -> None:
        """Delete the oldest half when there are too many, and the results of other builds."""
        try:
            for other in self._folder.parent.glob("results-*"):
                if other != self._folder:
                    _delete(list(other.glob("*/*")))
            entries = list(self._folder.glob("*/*"))
            if len(entries) > MOST:
                entries.sort(key=lambda path: path.stat().st_mtime)
                _delete(entries[: len(entries) // 2])
        except OSError:
            return

    def _entry(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


def _delete(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


@cache
def build() -> str:
    """A digest of the linter: its version, code, word lists, rules and model."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).resolve().parent
    for root in (package, rules_folder()):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _result(data: dict[str, Any]) -> FileResult:
    result = FileResult(
        path=data["path"],
        findings=tuple(_finding(entry) for entry in data["findings"]),
        posts=tuple(
            PostVerdict(**{**entry, "verdict": Verdict(entry["verdict"])})
            for entry in data["posts"]
        ),
        problems=tuple(Problem(**entry) for entry in data["problems"]),
        owners=tuple(data["owners"]),
    )
    if len(result.owners) != len(result.findings) or not all(
        0 <= owner < len(result.posts) for owner in result.owners
    ):
        raise ValueError("owners that lead nowhere")
    return result


def _finding(data: dict[str, Any]) -> Finding:
    related = tuple(
        Related(message, Place(*place), excerpt) for message, place, excerpt in data["related"]
    )
    return replace(
        Finding(**{**data, "related": (), "frame": (), "basis": ()}),
        severity=Severity(data["severity"]),
        place=Place(*data["place"]),
        related=related,
        frame=tuple(SourceLine(*line) for line in data["frame"]),
        basis=tuple(Place(*place) for place in data["basis"]),
    )
