"""Baselines: findings accepted once, so that only new ones are reported.

The file is sorted, one finding a line, without lines of source or dates: two branches that change
it merge, and moving copy within a file changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from linter.findings import Finding

SCHEMA = "discreet-baseline/1"


class BaselineError(ValueError):
    """A baseline file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of accepted findings."""

    fingerprints: frozenset[str]

    def accepts(self, finding: Finding) -> bool:
        """Whether the finding was accepted."""
        return finding.fingerprint in self.fingerprints


def write_baseline(findings: Iterable[Finding]) -> str:
    """The baseline that accepts these findings."""
    entries = sorted(
        {
            (finding.path.removeprefix("./"), finding.rule, finding.fingerprint)
            for finding in findings
        }
    )
    lines = [
        json.dumps({"path": path, "rule": rule, "fingerprint": fingerprint}, ensure_ascii=False)
        for path, rule, fingerprint in entries
    ]
    # Every entry ends in a comma and a last, empty one takes none: an added line touches no other.
    body = "".join(f"    {line},\n" for line in lines)
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [\n{body}    {{}}\n  ]\n}}\n'


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: it cannot be read, or is no baseline.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        hint = "; write one with: discreet baseline" if isinstance(error, FileNotFoundError) else ""
        raise BaselineError(f"{path}: cannot be read: {error.strerror or error}{hint}") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(
            f"{path}: not JSON ({error}); write it anew with: discreet baseline"
        ) from error
    if (
        not isinstance(data, dict)
        or data.get("schema") != SCHEMA
        or not isinstance(data.get("findings"), list)
    ):
        raise BaselineError(f'{path}: no baseline of discreet; expected "schema": "{SCHEMA}"')
    entries = [entry for entry in data["findings"] if isinstance(entry, dict)]
    return Baseline(
        frozenset(str(entry["fingerprint"]) for entry in entries if "fingerprint" in entry)
    )
