"""Suppressions: which findings somebody allowed, why, and which allowances are void."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pathspec import GitIgnoreSpec

from linter.documents.post import Allow, Problem
from linter.findings import Finding, Severity
from linter.rulebook.policy import FLOOR
from linter.settings import Permission


def guarded(finding: Finding) -> bool:
    """Whether only the configuration may allow the finding: an error about ten people or fewer.

    One person included; design.md, and policy.md 4a, absolute floor.
    """
    return finding.severity is Severity.ERROR and finding.most is not None and finding.most <= FLOOR


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings with their reasons, what is wrong with the allowances, and the permissions used."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    used: frozenset[int]


def suppress(
    candidates: Sequence[Finding],
    allows: Sequence[Allow],
    permissions: Sequence[Permission],
    *,
    path: str,
    relative: Mapping[str, str],
    known: Collection[str],
    in_force: Collection[str],
) -> Outcome:
    """Apply the configuration's permissions, then the allowances in the file.

    Args:
        candidates: the findings of one file.
        allows: suppressions written in it.
        permissions: suppressions of the configuration.
        path: the file, as reports name it.
        relative: the file's path below each permission's root, by root.
        known: every rule id there is.
        in_force: the rules that ran; an allowance for another one is not called idle.
    """
    used: set[int] = set()
    served = [False] * len(allows)
    findings = []
    problems: list[Problem] = []
    for candidate in candidates:
        reason = None
        for index, permission in enumerate(permissions):
            if not _permits(permission, candidate, relative.get(permission.root, path)):
                continue
            used.add(index)
            if permission.fingerprints and candidate.outside and guarded(candidate):
                problems.append(_unheld(path, candidate))
            else:
                reason = reason or permission.reason
        for index, allow in enumerate(allows):
            if not _covers(allow, candidate):
                continue
            served[index] = True
            if not allow.reason.strip() or reason is not None:
                continue
            if guarded(candidate):
                problems.append(_guarded(path, allow, candidate))
            else:
                reason = allow.reason.strip()
        findings.append(candidate if reason is None else replace(candidate, suppressed=reason))
    for allow, useful in zip(allows, served, strict=True):
        problems.extend(_faults(path, allow, useful, known, in_force))
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0, problem.message))
    return Outcome(tuple(findings), tuple(problems), frozenset(used))


def idle_permissions(
    permissions: Iterable[Permission], used: Collection[Permission], in_force: Collection[str]
) -> list[Problem]:
    """Permissions of the configuration that allowed nothing in a whole run."""
    return [
        Problem(
            permission.origin.split(":")[0],
            f"this allows {', '.join(permission.rules)}, but no finding needs it; delete it",
            *_position(permission.origin),
            advisory=True,
        )
        for permission in permissions
        if permission not in used and any(rule in in_force for rule in permission.rules)
    ]


def unknown_permissions(permissions: Iterable[Permission], known: Collection[str]) -> list[Problem]:
    """Rules that permissions of the configuration name and that do not exist."""
    return [
        Problem(
            permission.origin.split(":")[0],
            _unknown(rule, known),
            *_position(permission.origin),
            advisory=True,
        )
        for permission in permissions
        for rule in permission.rules
        if rule not in known
    ]


def _nearest(rule: str, known: Collection[str]) -> str:
    """The known rule that was probably meant, or nothing."""
    return next(iter(difflib.get_close_matches(rule, sorted(known), n=1, cutoff=0.65)), "")


def _unknown(rule: str, known: Collection[str]) -> str:
    near = _nearest(rule, known)
    hint = f"; did you mean {near!r}?" if near else "; 'discreet rules' lists them"
    return f"there is no rule {rule!r} to allow{hint}"


def _position(origin: str) -> tuple[int | None, int | None]:
    parts = origin.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return int(parts[1]), int(parts[2])
    return None, None


def _permits(permission: Permission, finding: Finding, relative: str) -> bool:
    if finding.rule not in permission.rules:
        return False
    if permission.fingerprints and finding.fingerprint not in permission.fingerprints:
        return False
    return not permission.paths or GitIgnoreSpec.from_lines(permission.paths).match_file(relative)


def _covers(allow: Allow, finding: Finding) -> bool:
    return finding.rule in allow.rules and allow.covers(finding.place, finding.pointer)


def _problem(path: str, allow: Allow, message: str) -> Problem:
    where = f"{allow.where}: " if allow.where else ""
    return Problem(path, where + message, allow.place.line, allow.place.column, advisory=True)


def _guarded(path: str, allow: Allow, finding: Finding) -> Problem:
    return _problem(
        path,
        allow,
        f"{finding.rule} on line {finding.place.line} cannot be allowed here: it is about {FLOOR} "
        "people or fewer; if it must stand, allow it in discreet.yaml, under 'allow'",
    )


def _unheld(path: str, finding: Finding) -> Problem:
    return Problem(
        path,
        f"{finding.rule} cannot be allowed by its fingerprint: it is about {FLOOR} people or "
        "fewer, and how many stands in another sentence, which may change; allow it by 'paths'",
        finding.place.line,
        finding.place.column,
        advisory=True,
    )


def _faults(
    path: str, allow: Allow, useful: bool, known: Collection[str], in_force: Collection[str]
) -> Iterable[Problem]:
    def problem(message: str) -> Problem:
        return _problem(path, allow, message)

    unknown = [rule for rule in allow.rules if rule not in known]
    explained = bool(allow.reason.strip())
    for rule in unknown:
        if not explained and rule != allow.rules[0] and not _nearest(rule, known):
            continue  # Without a dash the reason's words are read as rules.
        yield problem(_unknown(rule, known))
    if not explained:
        yield problem(
            "this allows a rule without saying why, so it has no effect; write the reason after "
            "'--' (two hyphens): discreet: allow small-cohort -- approved by legal, they opted in"
        )
    elif not useful and not unknown and all(rule in in_force for rule in allow.rules):
        yield problem(
            f"this allows {', '.join(allow.rules)}, but no finding here needs it; delete it"
        )
