"""Settings to the rulebook and the policy that they ask for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from linter.rulebook import Policy, PolicyError, Rulebook, SettingError
from linter.rulebook.load import rule_files, sources_of
from linter.settings import Settings


class SettingsError(ValueError):
    """Settings that no rulebook can follow. `location`: the part of the configuration at fault."""

    def __init__(self, message: str, location: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.location = location


_stamps: dict[tuple[str, ...], tuple[object, ...]] = {}
"""The state that the user's own rules were in when they were loaded, by their paths."""


@lru_cache(maxsize=8)
def _loaded(rule_paths: tuple[str, ...]) -> Rulebook:
    _stamps[rule_paths] = _stamp(rule_paths)
    return Rulebook.load([Path(path) for path in rule_paths])


def _stamp(rule_paths: tuple[str, ...]) -> tuple[object, ...]:
    """What changes when a rule file is edited, added or deleted, or a relative path leads away."""
    files: list[object] = []
    for root in map(Path, rule_paths):
        files.append(os.path.abspath(root))  # noqa: PTH100 - lexical, and nothing is looked up
        for path in (*rule_files(root), *sources_of(root)):
            try:
                state = path.stat()
            except OSError:
                continue
            files += [str(path), state.st_mtime_ns, state.st_size, state.st_ino]
    return tuple(files)


def forget_changed_rules() -> bool:
    """Let the user's own rules be read anew where their files have changed since, and say so.

    For programs that go on for longer than a run: within one, rules are to stay as they are.
    """
    if all(_stamp(paths) == stamp for paths, stamp in list(_stamps.items())):
        return False
    _loaded.cache_clear()
    _stamps.clear()
    return True


def load_rulebook(settings: Settings) -> Rulebook:
    """Every rule, shipped and the user's, switched on or off as the settings say.

    Raises:
        SettingsError: an unknown rule or parameter, or a value that it does not take.
        LoadError: a shipped file is broken.
    """
    try:
        return _loaded(settings.rule_paths).configured(
            settings.rules, select=settings.select, ignore=settings.ignore
        )
    except SettingError as error:
        raise SettingsError(error.message, _location(error, settings)) from None


def _location(error: SettingError, settings: Settings) -> tuple[str | int, ...]:
    if error.parameter:
        return ("rules", error.rule, "params", error.parameter)
    for key, ids in (("select", settings.select), ("ignore", settings.ignore)):
        if error.rule in ids and error.rule not in settings.rules:
            return (key, ids.index(error.rule))
    return ("rules", error.rule)


def require_own_rules(settings: Settings) -> None:
    """Make sure that every rule file of the user's own can be used.

    Raises:
        SettingsError: one cannot, or is not there; the message says why, one line each.
        LoadError: a shipped file is broken.
    """
    if not settings.rule_paths:
        return
    faults = [problem for problem in _loaded(settings.rule_paths).problems if not problem.advisory]
    if faults:
        raise SettingsError("\n".join(map(str, faults)), ("rule_paths",))


def load_policy(settings: Settings) -> Policy:
    """The policy, with the user's own numbers.

    Raises:
        SettingsError: no such policy or threshold, or a threshold that is too low.
    """
    try:
        policy = _loaded(settings.rule_paths).policy(settings.policy)
    except KeyError as error:
        raise SettingsError(str(error.args[0]), ("policy",)) from None
    try:
        return policy.with_thresholds(settings.thresholds)
    except PolicyError as error:
        raise SettingsError(error.message, ("thresholds", error.key)) from None


def stricter_than(
    policy: str, thresholds: Mapping[str, int], rule_paths: tuple[str, ...] = ()
) -> dict[str, int]:
    """Those of a user's thresholds that do not lower a policy; all where there is no such policy.

    Raises:
        LoadError: a shipped file is broken.
    """
    try:
        numbers = _loaded(rule_paths).policy(policy).thresholds()
    except KeyError:
        return dict(thresholds)
    return {
        key: number
        for key, number in thresholds.items()
        if number >= numbers.get(key, numbers.get(f"general.{key}", 0))
    }


def own_rules_digest(settings: Settings) -> str:
    """A digest of the user's own rules; empty where they have none."""
    return _loaded(settings.rule_paths).fingerprint() if settings.rule_paths else ""
