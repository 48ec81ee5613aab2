"""A configuration file: read, validated, with the place of every value."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from linter.config.model import AllowEntry, ConfigFile, LexiconEntry, Override, RuleEntry
from linter.config.toml_tree import read_toml_table
from linter.documents.post import Problem
from linter.yamltree import LARGEST, Location, Tree, YamlError, read_yaml

PYPROJECT = "pyproject.toml"
TABLE = ("tool", "discreet")

_MODELS: dict[str, type[BaseModel]] = {
    "overrides": Override,
    "rules": RuleEntry,
    "lexicon": LexiconEntry,
    "allow": AllowEntry,
}

_PATTERNS = {
    "policy": "the name of a policy (lenient, standard or strict)",
    "pipeline": "the name of an installed spaCy pipeline",
    "fingerprints": "a fingerprint, 32 of the signs 0-9 and a-f",
}
"""What is expected under keys whose values have a form; under all others it is the id of a rule."""


class ConfigError(ValueError):
    """A configuration that cannot be used: file:line:column, what is wrong, what was expected.

    `problems`: each mistake at its place; none where the command line, not a file, is wrong.
    """

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, *problems: Problem) -> ConfigError:
        """The error of a file with these mistakes."""
        error = cls("\n".join(str(problem) for problem in problems))
        error.problems = problems
        return error


@dataclass(frozen=True)
class Config:
    """One configuration file. `folder`: what its globs and paths are relative to."""

    path: Path
    name: str
    model: ConfigFile
    tree: Tree

    @cached_property
    def folder(self) -> Path:
        """The folder it stands in, absolute."""
        return self.path.resolve().parent

    def origin(self, *location: str | int) -> str:
        """`discreet.yaml:3:1`, where a value stands."""
        line, column = self.tree.place(location, key=True)
        return f"{self.name}:{line}:{column}"

    def problem(self, message: str, *location: str | int) -> Problem:
        """What is wrong with a value, where it stands."""
        return Problem(self.name, message, *self.tree.place(location, key=True))


def load_config(path: Path, name: str | None = None) -> Config | None:
    """The configuration in a file; None for a pyproject.toml without `[tool.discreet]`.

    Args:
        path: the file.
        name: how messages name it; the path as given by default.

    Raises:
        ConfigError: it cannot be read, or holds what it may not.
    """
    name = name or path.as_posix()
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST * 4 + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        problem = Problem(name, f"cannot be read: {error.strerror or error}")
        raise ConfigError.of(problem) from error
    except UnicodeDecodeError as error:
        raise ConfigError.of(Problem(name, f"not UTF-8 at byte {error.start}")) from error
    try:
        tree = read_toml_table(text, TABLE) if path.suffix == ".toml" else read_yaml(text)
    except YamlError as error:
        problem = Problem(name, error.message, error.line, error.column)
        raise ConfigError.of(problem) from error
    if tree is None:
        return None
    if tree.value == "":  # An empty document: a configuration that says nothing.
        tree = Tree({}, tree.places, tree.keys)
    if not isinstance(tree.value, dict):
        raise ConfigError.of(
            Problem(name, "expected keys and values, such as 'policy: strict'", 1, 1)
        )
    try:
        model = ConfigFile.model_validate(tree.value)
    except ValidationError as error:
        raise ConfigError.of(*_problems(error, tree, name)) from None
    return Config(path, name, model, tree)


def _problems(error: ValidationError, tree: Tree, name: str) -> list[Problem]:
    messages: list[tuple[int, int, str]] = []
    for fault in error.errors(include_url=False):
        location = _inside(fault["loc"], tree.value)
        unknown = fault["type"] == "extra_forbidden"
        line, column = tree.place(location, key=unknown or fault["type"] == "missing")
        messages.append((line, column, _say(fault, location)))
    return [Problem(name, message, line, column) for line, column, message in sorted(messages)]


def _inside(location: tuple[int | str, ...], value: Any) -> Location:
    """The part of a pydantic location that the file has (pydantic adds names of its own)."""
    path: list[str | int] = []
    for part in location:
        listed = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if listed or (isinstance(value, dict) and part in value):
            value = value[part]
            path.append(part)
    return tuple(path)


def _say(fault: Any, location: Location) -> str:
    dotted = ".".join(str(part) for part in location) or "the file"
    if fault["type"] == "extra_forbidden":
        key = str(location[-1])
        known = _known_keys(location)
        near = difflib.get_close_matches(key, known, n=1)
        if near:
            return f"there is no key {key!r} here; did you mean {near[0]!r}?"
        return f"there is no key {key!r} here; expected one of {', '.join(known)}"
    if fault["type"] == "missing":
        return f"{dotted}: {fault['loc'][-1]!r} is missing here"
    if fault["type"] == "greater_than_equal":
        return (
            f"{dotted}: {fault['input']} is too low; a threshold is {fault['ctx']['ge']} or more, "
            "since ten people or fewer must never be written about"
        )
    if fault["type"] == "model_type":
        keys = ", ".join(_known_keys((*location, "")))
        return f"{dotted}: expected keys and values ({keys}), not {_shown(fault['input'])}"
    if fault["type"] == "string_pattern_mismatch":
        expected = _PATTERNS.get(_keys(location)[-1], "the id of a rule, such as small-cohort")
        return f"{dotted}: expected {expected}, not {_shown(fault['input'])}"
    message = str(fault["msg"])
    if fault["type"] == "value_error":
        return f"{dotted}: {message.removeprefix('Value error, ')}"
    return f"{dotted}: {message[0].lower()}{message[1:]}, not {_shown(fault['input'])}"


def _keys(location: Location) -> list[str]:
    """The keys on the way to a part, without the numbers of items."""
    return [part for part in location if isinstance(part, str)]


def _shown(value: object) -> str:
    if value == "":
        return "nothing"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _known_keys(location: Location) -> list[str]:
    model: type[BaseModel] = ConfigFile
    for part in location[:-1]:
        model = _MODELS.get(str(part), model)
    return sorted(model.model_fields)
