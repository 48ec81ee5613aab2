"""A rule ready for use: a validated file, its conditions and templates checked and compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from linter.findings import Severity
from linter.rulebook.conditions import Test
from linter.rulebook.model import Parameter, RuleFile
from linter.rulebook.paths import Subject
from linter.rulebook.situation import Fact, Situation
from linter.rulebook.templates import Remark
from linter.rulebook.words import (
    Element,
    pattern_literals,
    phrase_literals,
)
from linter.yamltree import Location

POLICY_KEYS: dict[str, str] = {
    f"{tier}.{part}": kind
    for tier in (
        "general",
        "sensitive",
        "minors",
        "sensitive_minors",
        "slice_of_three",
        "slice_of_four",
        "teased",
    )
    for part, kind in (
        ("error_below", "number"),
        ("warn_below", "number"),
        ("note_below", "number"),
        ("any_size", "text"),
        ("addressed", "text"),
    )
} | {
    "floor": "number",
    "base.error_below": "number",
    "differencing.error_below": "number",
    "tone.joined": "text",
    "tone.alone": "text",
    "evidence.missing": "text",
}
"""What rules may ask of a policy, and its type."""


class RuleError(ValueError):
    """Something in a rule file that makes no sense, and where."""

    def __init__(self, message: str, location: Location) -> None:
        super().__init__(message)
        self.message = message
        self.location = location


@dataclass(frozen=True, slots=True)
class Weighing:
    """A severity: fixed, or a choice of the policy."""

    fixed: Severity | None
    choice: str = ""

    def under(self, situation: Situation) -> Severity | None:
        """The severity under the policy; None where the policy wants no finding."""
        if self.fixed is not None:
            return self.fixed
        value = situation.policy.choice(self.choice)
        return Severity(value) if value in ("error", "warning", "note") else None


@dataclass(frozen=True, slots=True)
class Escalation:
    """What makes a finding weigh more."""

    to: Weighing
    when: Test
    because: Remark | None


@dataclass(frozen=True, slots=True)
class Exempt:
    """An exception, compiled."""

    id: str
    when: Test | None
    near: tuple[tuple[Element, ...], ...]
    within: str
    blocks: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """One rule. `origin` is the file it came from, `own` whether it belongs to the user.

    `override` is a severity from the configuration: it caps and replaces what the rule decides.
    """

    file: RuleFile
    origin: str
    own: bool
    severity: Weighing
    tests: Mapping[Subject, Test]
    where: Test | None
    near: tuple[tuple[Element, ...], ...]
    phrases: tuple[tuple[Element, ...], ...]
    patterns: tuple[tuple[dict[str, Any], ...], ...]
    exceptions: tuple[Exempt, ...]
    escalations: tuple[Escalation, ...]
    message: tuple[Remark, ...]
    advice: tuple[Remark, ...]
    params: Mapping[str, Fact]
    override: Severity | None = None
    enabled: bool = True

    @property
    def id(self) -> str:
        """The rule's name."""
        return self.file.id

    @property
    def family(self) -> str:
        """disclosure, topic, tone or evidence."""
        return self.file.family

    @property
    def summary(self) -> str:
        """The problem in one line."""
        return self.file.summary

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.file.why

    @property
    def base_severity(self) -> str:
        """The severity written in the file, for lists: a level, or the policy's name for it."""
        return self.override.value if self.override else self.file.severity

    @cached_property
    def literals(self) -> frozenset[str]:
        """Lower-case words, one of which a text must hold for the rule's phrases to be found.

        Empty for a rule that matches only claims, statements or acts.
        """
        words = {word.casefold() for word in self.file.literals}
        for phrase in self.phrases:
            words |= phrase_literals(phrase)
        for pattern in self.patterns:
            words |= pattern_literals(pattern)
        return frozenset(words)

    def without(self, exception: str) -> Rule:
        """The same rule lacking one exception."""
        return replace(self, exceptions=tuple(e for e in self.exceptions if e.id != exception))

    def with_params(self, values: Mapping[str, object]) -> Rule:
        """The same rule with parameters set.

        Raises:
            RuleError: no such parameter, or a value that it does not take; `location` is its name.
        """
        params = dict(self.params)
        for name, value in values.items():
            spec = self.file.params.get(name)
            if spec is None:
                known = ", ".join(sorted(self.file.params)) or "none"
                raise RuleError(f"{self.id} has no parameter {name}; it has {known}", (name,))
            texts = [str(v) for v in value] if isinstance(value, (list, tuple)) else [_text(value)]
            params[name] = parameter_value(spec, texts, (name,))
        return replace(self, params=params)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def parameter_value(spec: Parameter, texts: Sequence[str], location: Location) -> Fact:
    """A parameter's value from the words of a file.

    Raises:
        RuleError: not of its type, or out of its bounds.
    """
    if spec.type == "words":
        return tuple(texts)
    if len(texts) != 1:
        raise RuleError(f"a {spec.type} is one value", location)
    text = texts[0]
    if spec.type == "flag":
        if text not in ("true", "false"):
            raise RuleError(f"true or false, not {text!r}", location)
        return text == "true"
    try:
        number = float(text.replace("_", ""))
    except ValueError:
        raise RuleError(f"a number, not {text!r}", location) from None
    least = spec.least if spec.least is not None else float("-inf")
    most = spec.most if spec.most is not None else float("inf")
    if not least <= number <= most:
        raise RuleError(f"{text} is not between {least:g} and {most:g}", location)
    return int(number) if number.is_integer() else number
