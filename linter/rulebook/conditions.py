"""Conditions `{path, op, value}` under all, any and none, in three-valued logic."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from linter.rulebook.model import Condition, Op
from linter.rulebook.paths import PATHS, Path, Subject, fact
from linter.rulebook.situation import Fact, Situation
from linter.yamltree import Location

OPERATORS: dict[str, tuple[str, ...]] = {
    "number": ("==", "!=", "<", "<=", ">", ">=", "in", "not in", "known"),
    "text": ("==", "!=", "in", "not in", "known"),
    "flag": ("==", "!=", "known"),
    "words": ("has", "has any", "has none", "known"),
}
_TAKES_LIST = frozenset({"in", "not in", "has any", "has none"})

Trace = Callable[["Comparison", Fact, Fact, bool], None]
"""Told of each comparison: what the draft has, what it is held against, and the outcome."""


class ConditionError(ValueError):
    """A condition that makes no sense: what is wrong, and at which key of it."""

    def __init__(self, message: str, location: Location) -> None:
        super().__init__(message)
        self.message = message
        self.location = location


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, checked. `values` are facts, or names of paths to look up (`references`)."""

    path: str
    op: Op
    values: tuple[Fact, ...]
    references: tuple[bool, ...]
    location: Location = ()

    def holds(self, situation: Situation, trace: Trace | None = None) -> bool | None:
        """True, false, or None where the draft does not say."""
        actual = fact(situation, self.path)
        if self.op == "known":
            return (actual is not None) is self.values[0]
        if actual is None:
            return None
        expected: list[Fact] = []
        for value, reference in zip(self.values, self.references, strict=True):
            found = fact(situation, str(value)) if reference else value
            if found is None:
                return None
            expected.extend(found if isinstance(found, tuple) else [found])
        outcome = _compare(actual, self.op, expected)
        if trace is not None and expected:
            trace(self, actual, expected[0], outcome)
        return outcome


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions under all, any or none."""

    kind: str
    parts: tuple[Comparison | Group, ...] = field(default=())

    def holds(self, situation: Situation, trace: Trace | None = None) -> bool | None:
        """True, false, or None where it depends on something unknown."""
        outcomes = [part.holds(situation, trace) for part in self.parts]
        if self.kind == "all":
            return _all(outcomes)
        some = _any(outcomes)
        if self.kind == "any":
            return some
        return None if some is None else not some


Test = Comparison | Group


def _all(outcomes: Sequence[bool | None]) -> bool | None:
    if any(outcome is False for outcome in outcomes):
        return False
    return None if any(outcome is None for outcome in outcomes) else True


def _any(outcomes: Sequence[bool | None]) -> bool | None:
    if any(outcome is True for outcome in outcomes):
        return True
    return None if any(outcome is None for outcome in outcomes) else False


def _compare(actual: Fact, op: Op, expected: Sequence[Fact]) -> bool:
    if isinstance(actual, tuple):
        shared = any(value in actual for value in expected)
        return not shared if op == "has none" else shared
    if op in ("==", "in"):
        return actual in expected
    if op in ("!=", "not in"):
        return actual not in expected
    bound = expected[0]
    if not isinstance(actual, (int, float)) or not isinstance(bound, (int, float)):
        return False
    return {"<": actual < bound, "<=": actual <= bound, ">": actual > bound, ">=": actual >= bound}[
        op
    ]


def compile_condition(
    condition: Condition,
    location: Location,
    subjects: frozenset[Subject],
    params: Mapping[str, str],
    policy_keys: Mapping[str, str],
) -> Test:
    """Check a condition against the vocabulary of paths.

    Args:
        condition: as validated from the file.
        location: where it stands in the file, for errors.
        subjects: what the rule looks at, which decides the paths that can have a value.
        params: parameter → type, of the rule.
        policy_keys: policy value → type.

    Raises:
        ConditionError: an unknown path, an operator or value that does not fit it.
    """
    for kind in ("all", "any", "none"):
        parts: list[Condition] | None = getattr(condition, kind)
        if parts is not None:
            # A bare list stands for `all`: then the file has no key of that name here.
            return Group(
                kind,
                tuple(
                    compile_condition(part, (*location, kind, index), subjects, params, policy_keys)
                    for index, part in enumerate(parts)
                ),
            )
    return _comparison(condition, location, subjects, params, policy_keys)


def _comparison(
    condition: Condition,
    location: Location,
    subjects: frozenset[Subject],
    params: Mapping[str, str],
    policy_keys: Mapping[str, str],
) -> Comparison:
    name, op = condition.path or "", condition.op or "=="
    path = look_up(name, (*location, "path"), subjects, params, policy_keys)
    if op not in OPERATORS[path.type]:
        allowed = ", ".join(OPERATORS[path.type])
        raise ConditionError(f"{name} is a {path.type}: op is one of {allowed}", (*location, "op"))
    texts = condition.value or []
    where: Location = (*location, "value")
    if op not in _TAKES_LIST and len(texts) != 1:
        raise ConditionError(f"op {op} takes one value", where)
    if op == "known":
        return Comparison(name, op, (_flag(texts[0], where),), (False,), location)
    values: list[Fact] = []
    references: list[bool] = []
    for text in texts:
        if text.startswith("$"):
            other = look_up(text[1:], where, subjects, params, policy_keys)
            fits = other.type == path.type or (
                path.type in ("text", "words") and other.type in ("text", "words")
            )
            if not fits:
                raise ConditionError(f"{text} is a {other.type}, {name} a {path.type}", where)
            values.append(text[1:])
            references.append(True)
        else:
            values.append(_constant(text, name, path, where))
            references.append(False)
    return Comparison(name, op, tuple(values), tuple(references), location)


def look_up(
    name: str,
    location: Location,
    subjects: frozenset[Subject],
    params: Mapping[str, str],
    policy_keys: Mapping[str, str],
) -> Path:
    """The path of a name.

    Raises:
        ConditionError: there is none, or the rule looks at nothing that has it.
    """
    if name.startswith("params.") and name[7:] in params:
        return Path(params[name[7:]], "", _nothing, always=True)  # type: ignore[arg-type]
    if name == "policy.name":
        return Path("text", "", _nothing, always=True)
    if name.startswith("policy.") and name[7:] in policy_keys:
        return Path(policy_keys[name[7:]], "", _nothing)  # type: ignore[arg-type]
    path = PATHS.get(name)
    if path is None:
        known = [
            *PATHS,
            *(f"params.{key}" for key in params),
            *(f"policy.{key}" for key in policy_keys),
            "policy.name",
        ]
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]}?" if near else "; docs/rules/paths.md lists them"
        raise ConditionError(f"{name} is no path{hint}", location)
    if not subjects & set(path.subjects):
        raise ConditionError(
            f"{name} has a value only where the rule matches {' or '.join(path.subjects)}", location
        )
    return path


def _nothing(_: Situation) -> Fact | None:
    return None


def _flag(text: str, location: Location) -> bool:
    if text not in ("true", "false"):
        raise ConditionError(f"true or false, not {text!r}", location)
    return text == "true"


def _constant(text: str, name: str, path: Path, location: Location) -> Fact:
    if path.type == "flag":
        return _flag(text, location)
    if path.type == "number":
        try:
            number = float(text.replace("_", ""))
        except ValueError:
            raise ConditionError(f"{name} is a number; {text!r} is none", location) from None
        if math.isnan(number):
            raise ConditionError(f"{name} is a number; {text!r} is none", location)
        return int(number) if number.is_integer() else number
    if path.choices and text not in path.choices:
        near = get_close_matches(text, path.choices, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]}?" if near else f"; it is one of {', '.join(path.choices)}"
        raise ConditionError(f"{name} is never {text!r}{hint}", location)
    return text
