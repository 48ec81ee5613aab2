"""Reading rule files, policies and sources: every mistake at its file, line and column."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from linter.documents.post import Problem
from linter.rulebook.compiling import compile_rule
from linter.rulebook.model import RuleFile
from linter.rulebook.policy import PolicyFile
from linter.rulebook.rule import Rule, RuleError
from linter.rulebook.sources import SourcesFile
from linter.yamltree import LARGEST, Location, Tree, YamlError, read_yaml

APART = frozenset({"lexicons", "policies"})
"""Folders beside the rules that hold something else."""

MOST_FILES = 2000
"""Rule files read from one folder of a user's; more is a mistaken path."""

SOURCES = ("sources.yaml", "sources.yml")
"""What the file of sources beside rules may be called."""

_STEPS = ("function-before", "[key]")
"""Steps of pydantic's own in the place of a mistake."""

_M = TypeVar("_M", bound=BaseModel)


class LoadError(ValueError):
    """A file that could not be used, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(_line(problem) for problem in problems))
        self.problems = tuple(problems)


def _line(problem: Problem) -> str:
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    return f"{problem.path}{place}: {problem.message}"


def rule_files(root: Path) -> Iterator[Path]:
    """The rule files under a folder, sorted; the file itself when it is one.

    Links that lead out of the folder are not followed.
    """
    if root.is_file():
        if root.name not in SOURCES:
            yield root
        return
    top = root.resolve()
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name not in APART and not name.startswith(".")
        )
        for name in sorted(names):
            path = Path(folder) / name
            if not name.endswith((".yaml", ".yml")) or name in SOURCES or name.startswith("."):
                continue
            if path.resolve().is_relative_to(top) and (count := count + 1) <= MOST_FILES:
                yield path


def sources_of(place: Path) -> list[Path]:
    """The files of sources in a folder of rules, or beside a single rule file."""
    folder = place if place.is_dir() else place.parent
    return [path for name in SOURCES if (path := folder / name).is_file()]


def read_rule(path: Path, own: bool) -> Rule:
    """One rule file.

    Raises:
        LoadError: with every mistake found.
    """
    file, tree = read_model(path, RuleFile)
    name = str(path)
    if path.stem != file.id:
        line, column = tree.place(("id",))
        raise LoadError(
            [
                Problem(
                    name,
                    f"the rule is called {file.id}, so the file must be {file.id}.yaml",
                    line,
                    column,
                )
            ]
        )
    try:
        return compile_rule(file, name, own)
    except RuleError as error:
        line, column = place_of(tree, error.location)
        raise LoadError([Problem(name, error.message, line, column)]) from None


def read_model(path: Path, model: type[_M]) -> tuple[_M, Tree]:
    """A YAML file as a model, and where everything in it stands.

    Raises:
        LoadError: unreadable, not YAML, or not what the model says.
    """
    name = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise LoadError([Problem(name, f"larger than {LARGEST // 1024} KB; split it")])
        tree = read_yaml(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise LoadError([Problem(name, f"cannot be read: {error.strerror or error}")]) from None
    except UnicodeDecodeError as error:
        raise LoadError(
            [Problem(name, f"not UTF-8 at byte {error.start}; save it as UTF-8")]
        ) from None
    except YamlError as error:
        raise LoadError([Problem(name, error.message, error.line, error.column)]) from None
    try:
        return model.model_validate(tree.value), tree
    except ValidationError as error:
        raise LoadError(list(_explained(error, name, tree, model))) from None


def place_of(tree: Tree, location: Location, key: bool = False) -> tuple[int, int]:
    """Line and column of a location in a validated model.

    A model may name steps that the file does not write: `all` of a bare list, `text` of a bare
    string.
    """
    node: Any = tree.value
    written: list[str | int] = []
    for step in location:
        here = range(len(node)) if isinstance(node, list) else node
        if isinstance(node, (dict, list)) and step in here:
            node = node[step]  # type: ignore[index]
            written.append(step)
    return tree.place(written, key=key)


def _explained(
    error: ValidationError, path: str, tree: Tree, model: type[BaseModel]
) -> Iterator[Problem]:
    # An unknown key explains what is missing, so it is told first.
    entries = sorted(error.errors(include_url=False), key=lambda e: e["type"] != "extra_forbidden")
    for entry in entries:
        location: Location = tuple(entry["loc"])
        unknown = entry["type"] == "extra_forbidden"
        line, column = place_of(tree, location, key=unknown or "[key]" in location)
        yield Problem(path, _message(entry, location, model), line, column)


def _message(entry: Mapping[str, Any], location: Location, model: type[BaseModel]) -> str:
    where = ".".join(str(step) for step in location if step not in _STEPS)
    kind = entry["type"]
    if kind == "extra_forbidden":
        known = _fields(model, location[:-1])
        near = get_close_matches(str(location[-1]), known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"
        return f"unknown key {location[-1]}: {hint}"
    if kind == "missing":
        return f"{where} is missing"
    if kind == "literal_error":
        expected = str(entry["ctx"]["expected"])
        choices = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(",")]
        near = get_close_matches(str(entry["input"]), choices, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]}?" if near else ""
        return f"{where} is {entry['input']!r}; it is one of {expected}{hint}"
    if kind == "string_pattern_mismatch":
        allowed = (
            "small letters, digits and _, such as my_words"
            if "_" in str(entry["ctx"]["pattern"])
            else "small letters, digits and hyphens, such as small-cohort"
        )
        return f"{where} is {entry['input']!r}; use {allowed}"
    return f"{where}: {str(entry['msg']).removeprefix('Value error, ')}"


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the mapping at a location takes."""
    current: Any = model
    for step in location:
        if isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            info = next((f for n, f in current.model_fields.items() if step in (n, f.alias)), None)
            if info is None:
                continue
            current = _model_in(info.annotation)
        if current is None:
            return []
    if not (isinstance(current, type) and issubclass(current, BaseModel)):
        return []
    return [info.alias or name for name, info in current.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        inner = _model_in(part)
        if inner is not None:
            return inner
    return None


def read_sources(path: Path) -> SourcesFile:
    """sources.yaml.

    Raises:
        LoadError: with every mistake found.
    """
    return read_model(path, SourcesFile)[0]


def read_policies(folder: Path, names: Iterable[str] = ()) -> dict[str, PolicyFile]:
    """The policies of a folder, by name.

    Raises:
        LoadError: with every mistake found.
    """
    policies: dict[str, PolicyFile] = {}
    for path in sorted(folder.glob("*.yaml")):
        file, tree = read_model(path, PolicyFile)
        if file.id != path.stem:
            line, column = tree.place(("id",))
            raise LoadError(
                [Problem(str(path), f"the file must be called {file.id}.yaml", line, column)]
            )
        policies[file.id] = file
    return policies
