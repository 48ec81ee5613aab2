"""Which configuration holds for a path, and what it comes to: settings with their origins."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from pathspec import GitIgnoreSpec

from linter.config.load import PYPROJECT, Config, ConfigError, load_config
from linter.config.model import RuleEntry
from linter.documents.discover import leaves
from linter.documents.ignore import is_folder, is_repository, tree_root
from linter.documents.post import Problem
from linter.findings import Severity
from linter.rulebook.load import sources_of
from linter.ruling import SettingsError, stricter_than
from linter.settings import Lexicon, Permission, RuleSetting, Settings
from linter.yamltree import Location

NAMES = ("discreet.yaml", ".discreet.yaml", PYPROJECT)
"""In each folder, the first of these that configures discreet."""

DEFAULT = "default"
COMMAND_LINE = "command line"

_OWN_NAMES = frozenset(NAMES) - {PYPROJECT}

_SCHEMA = ".schema.json"
"""How the name of a JSON Schema ends, such as the one that `discreet config --schema` prints."""

_ANY_FILE = "any file"

_POLICY = Settings().policy

_JUDGING = ("policy", "thresholds", "select", "ignore", "rules", "fields", "skip_published")


@dataclass(frozen=True)
class Resolved:
    """What holds for one path.

    origins: setting → where its value was written, the last of several that were merged.
    locations: setting → the keys of the configuration that made it, first to last.
    """

    settings: Settings
    origins: Mapping[str, str]
    config: Config | None = None
    locations: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)

    def excludes(self, relative: str) -> bool:
        """Whether the configuration leaves the path out (relative to its folder)."""
        return _matches(self.settings.exclude, relative)

    def is_its_own(self, path: str) -> bool:
        """Whether a file is no draft but discreet's: a rule, sources, configuration or schema.

        Named or found makes no difference, since pre-commit names every file. What `formats`
        speaks of is a draft all the same.
        """
        name = PurePosixPath(path).name
        known = name in _OWN_NAMES or name.endswith(_SCHEMA)
        if not (known or name.endswith((".yaml", ".yml", ".toml"))):
            return False  # Before any path is resolved, which a large tree would feel.
        if any(_matches((glob,), path.lstrip("/")) for glob in self.settings.formats):
            return False
        if known:
            return True
        absolute = Path(path).resolve()
        if absolute in self._own_files:
            return True
        return not name.endswith(".toml") and any(map(absolute.is_relative_to, self._own_roots))

    @cached_property
    def _own_roots(self) -> tuple[Path, ...]:
        """The files and folders of the user's own rules."""
        return tuple(Path(rules).resolve() for rules in self.settings.rule_paths)

    @cached_property
    def _own_files(self) -> frozenset[Path]:
        """The configuration itself, and the sources beside rules."""
        config = () if self.config is None else (self.config.path.resolve(),)
        return frozenset(config).union(*map(sources_of, self._own_roots))


class Configuration:
    """Finds and remembers configurations for paths.

    Args:
        only: use this file for every path and search for none.
        overrides: settings of the command line, by name, over all files.
    """

    def __init__(
        self, only: Path | None = None, overrides: Mapping[str, Any] | None = None
    ) -> None:
        self._overrides = dict(overrides or {})
        self._by_folder: dict[Path, Config | tuple[Problem, ...] | None] = {}
        self._only: Config | None = None
        self._resolved: dict[tuple[Path | None, tuple[int, ...]], Resolved] = {}
        if only is not None:
            self._only = load_config(only)
            if self._only is None:
                problem = Problem(only.as_posix(), "it has no [tool.discreet] table")
                raise ConfigError.of(problem)

    @property
    def is_given(self) -> bool:
        """Whether one file holds for every path, and none is searched for."""
        return self._only is not None

    @property
    def without_files(self) -> Resolved:
        """What holds where there is no file: the command line over what is usual."""
        return self._resolve(None, ())

    def for_path(self, path: str) -> Resolved:
        """What holds for a file or folder, which need not exist.

        Raises:
            ConfigError: the configuration that was found cannot be used.
        """
        config = self._only or self._found(path)
        if config is None:
            return self._resolve(None, ())
        relative = relative_to(path, config.folder)
        if config.model.overrides and (path.endswith("/") or is_folder(Path(path))):
            # What holds for a folder is what holds for any file in it.
            relative = f"{relative}/{_ANY_FILE}"
        active = tuple(
            index
            for index, override in enumerate(config.model.overrides or ())
            if _matches(tuple(override.paths), relative)
        )
        return self._resolve(config, active)

    def unmatched(self, folders: Collection[Path]) -> list[Problem]:
        """Overrides that held for no path asked about, of configurations in the folders given."""
        used: dict[Path, set[int]] = {}
        configs: dict[Path, Config] = {}
        for (place, active), resolved in self._resolved.items():
            if place is not None and resolved.config is not None:
                used.setdefault(place, set()).update(active)
                configs[place] = resolved.config
        return [
            Problem(
                config.name,
                f"no file here matches {', '.join(override.paths)}, so this override does nothing; "
                "paths are relative to this file",
                *config.tree.place(("overrides", index, "paths"), key=True),
                advisory=True,
            )
            for place, config in configs.items()
            if config.folder in folders
            for index, override in enumerate(config.model.overrides or ())
            if index not in used[place]
        ]

    def _found(self, path: str) -> Config | None:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute() keeps '..'.
        folder = absolute if is_folder(absolute) else absolute.parent
        return self._in_or_above(folder)

    def _in_or_above(self, folder: Path) -> Config | None:
        if folder not in self._by_folder:
            try:
                self._by_folder[folder] = self._search(folder)
            except ConfigError as error:
                self._by_folder[folder] = error.problems
        found = self._by_folder[folder]
        if isinstance(found, tuple):
            raise ConfigError.of(*found)
        return found

    def _search(self, folder: Path) -> Config | None:
        for name in NAMES:
            candidate = folder / name
            if os.path.isfile(candidate):  # noqa: PTH113 - no folder that is closed ends the run
                if leaves(candidate, tree_root(candidate)):
                    message = "a symbolic link that leads out of the tree; it is not followed"
                    raise ConfigError.of(Problem(_shown(candidate), message))
                config = load_config(candidate, _shown(candidate))
                if config is not None:
                    return config
        # A repository is a world of its own; above one's home other people's files begin.
        if is_repository(folder) or folder == Path.home() or folder == folder.parent:
            return None
        return self._in_or_above(folder.parent)

    def _resolve(self, config: Config | None, active: tuple[int, ...]) -> Resolved:
        key = (config.path if config else None, active)
        if key not in self._resolved:
            self._resolved[key] = _resolve(config, active, self._overrides)
        return self._resolved[key]


def _shown(path: Path) -> str:
    """As a person would name it: relative to the current folder when it is inside."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def relative_to(path: str, folder: Path) -> str:
    """A path below a folder, `/` between parts; the whole path where it is not below."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute() keeps '..'.
    try:
        return absolute.relative_to(folder).as_posix()
    except ValueError:
        return PurePosixPath(absolute).as_posix().lstrip("/")


def _matches(globs: tuple[str, ...], relative: str) -> bool:
    return bool(globs) and GitIgnoreSpec.from_lines(globs).match_file(relative)


def _resolve(
    config: Config | None, active: tuple[int, ...], overrides: Mapping[str, Any]
) -> Resolved:
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    locations: dict[str, tuple[Location, ...]] = {}

    def take(name: str, value: Any, origin: str, location: Location) -> None:
        if name == "rules":
            value = _merged(values.get(name, {}), value)
        elif name == "thresholds":
            value = {**values.get(name, {}), **value}
        elif name == "policy" and values.get("thresholds") and value != values.get(name, _POLICY):
            # Numbers that were written over another policy are no reason to lower this one.
            kept = stricter_than(value, values["thresholds"], values.get("rule_paths", ()))
            values["thresholds"] = kept
            if not kept:
                del origins["thresholds"]
        values[name], origins[name] = value, origin
        locations[name] = (*locations.get(name, ()), location) if location else ()

    if config is not None:
        model = config.model
        for name in Settings.__dataclass_fields__:
            value = getattr(model, name, None)
            if value is not None:
                take(name, _converted(name, value, config), config.origin(name), (name,))
        for index in active:
            for name in _JUDGING:
                value = getattr((model.overrides or [])[index], name)
                if value is not None:
                    where = ("overrides", index, name)
                    take(name, _converted(name, value, config), config.origin(*where), where)
    for name, value in overrides.items():
        if name == "formats":
            value = {**values.get("formats", {}), **value}
        take(name, value, COMMAND_LINE, ())
    settings = replace(Settings(), **values)
    for name in Settings.__dataclass_fields__:
        origins.setdefault(name, DEFAULT)
    return Resolved(settings, origins, config, locations)


def _merged(
    held: Mapping[str, RuleSetting], said: Mapping[str, RuleSetting]
) -> dict[str, RuleSetting]:
    """Settings of rules with others over them: what these leave unsaid still holds."""
    merged = dict(held)
    for rule, setting in said.items():
        before = held.get(rule, RuleSetting())
        merged[rule] = RuleSetting(
            before.enabled if setting.enabled is None else setting.enabled,
            setting.severity or before.severity,
            {**before.params, **setting.params},
        )
    return merged


def _converted(name: str, value: Any, config: Config) -> Any:
    match name:
        case "rules":
            return {rule: _rule_setting(entry) for rule, entry in value.items()}
        case "lexicon":
            return Lexicon(tuple(value.people), tuple(value.brands), tuple(value.public_figures))
        case "allow":
            return tuple(
                Permission(
                    rules=tuple(entry.rules),
                    reason=entry.reason,
                    paths=tuple(entry.paths),
                    fingerprints=tuple(entry.fingerprints),
                    root=str(config.folder),
                    origin=config.origin("allow", index),
                )
                for index, entry in enumerate(value)
            )
        case "rule_paths":
            return tuple(_inside(path, config, index) for index, path in enumerate(value))
        case "select" | "ignore" | "exclude" | "fields":
            return tuple(value)
        case "thresholds" | "formats":
            return dict(value)
    return value


def _rule_setting(entry: RuleEntry) -> RuleSetting:
    severity = None if entry.severity is None else Severity(entry.severity)
    return RuleSetting(entry.enabled, severity, dict(entry.params))


def _inside(path: str, config: Config, index: int) -> str:
    """A path of the configuration, which a stranger may have written: never out of its folder."""
    target = (config.folder / path).resolve()
    if not target.is_relative_to(config.folder):
        message = f"{path} leads out of the folder of this file"
        raise ConfigError.of(config.problem(message, "rule_paths", index))
    return _shown(target)


def located(error: SettingsError, resolved: Resolved) -> ConfigError:
    """A settings error at the place in the configuration that it is about.

    What the command line asks for stands in no file.
    """
    config, (name, *inside) = resolved.config, error.location
    locations = resolved.locations.get(str(name), ())
    if config is None or not locations:
        return ConfigError(error.message)
    written = [(*location, *inside) for location in locations]
    # Of several parts that were merged, the last that speaks of it.
    place = next((part for part in reversed(written) if part in config.tree.keys), written[-1])
    return ConfigError.of(config.problem(error.message, *place))
