"""Baselines: findings accepted once, so that only new ones are reported.

The file is sorted, one finding a line, without lines of source or dates: two branches that change
it merge, and moving copy within a file changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from linter.findings import Finding, Severity
from linter.suppress import guarded

SCHEMA = "discreet-baseline/1"


class BaselineError(ValueError):
    """A baseline file that cannot be used."""


class Accepted(NamedTuple):
    """What was accepted under a fingerprint: findings up to a severity.

    floor: errors about ten people or fewer, too.
    """

    severity: Severity = Severity.ERROR
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted findings by fingerprint.

    A fingerprint is of one sentence. The number that weighs a finding may stand in another one, or
    the policy may change, so that what was a warning when it was accepted is an error today.
    """

    accepted: Mapping[str, Accepted]

    def accepts(self, finding: Finding) -> bool:
        """Whether the finding was accepted, and weighs no more than it did then."""
        entry = self.accepted.get(finding.fingerprint)
        if entry is None or finding.severity.rank > entry.severity.rank:
            return False
        return entry.floor or not guarded(finding)


def write_baseline(findings: Iterable[Finding]) -> str:
    """The baseline that accepts these findings."""
    entries = sorted(
        {
            (finding.path.removeprefix("./"), finding.rule, finding.fingerprint): finding
            for finding in findings
        }.items()
    )
    lines = [
        json.dumps(_entry(path, rule, fingerprint, finding), ensure_ascii=False)
        for (path, rule, fingerprint), finding in entries
    ]
    # Every entry ends in a comma and a last, empty one takes none: an added line touches no other.
    body = "".join(f"    {line},\n" for line in lines)
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [\n{body}    {{}}\n  ]\n}}\n'


def _entry(path: str, rule: str, fingerprint: str, finding: Finding) -> dict[str, object]:
    entry: dict[str, object] = {"path": path, "rule": rule, "fingerprint": fingerprint}
    entry["severity"] = finding.severity.value
    if guarded(finding):
        entry["floor"] = True
    return entry


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
    accepted: dict[str, Accepted] = {}
    for entry in entries:
        if "fingerprint" in entry:
            fingerprint = str(entry["fingerprint"])
            accepted[fingerprint] = _heaviest(accepted.get(fingerprint), _accepted(entry))
    return Baseline(accepted)


def _accepted(entry: Mapping[str, object]) -> Accepted:
    """What an entry accepts; one without a severity is of an older version, which told none."""
    said = entry.get("severity")
    severity = next((each for each in Severity if each == said), Severity.ERROR)
    return Accepted(severity, entry.get("floor") is True)


def _heaviest(one: Accepted | None, other: Accepted) -> Accepted:
    """All that either accepts: merged branches may have accepted the same words twice."""
    if one is None:
        return other
    heavier = max(one.severity, other.severity, key=lambda severity: severity.rank)
    return Accepted(heavier, one.floor or other.floor)
