"""Policies: the numbers and severities that rules ask for, each with its source."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from linter.rulebook.model import Identifier, Strict, Text

FLOOR = 10
"""Groups of this many people or fewer are errors in every policy: CMS forbids publishing 1 to 10
(policy.md T1), CDC WONDER and ONS stop at 10 (T2, T4). Configuration cannot lower it."""

LOWEST = FLOOR + 1
"""The lowest threshold that a configuration may set."""


def _amount(value: Any) -> Any:
    if isinstance(value, str):
        if value == "always":
            return math.inf
        if value == "never":
            return 0
        text = value.replace(",", "").replace("_", "")
        if not text.isdecimal() or len(text) > 15:
            raise ValueError(f"a whole number, always or never, not {value!r}")
        return int(text)
    return value


Amount = Annotated[
    float,
    BeforeValidator(_amount),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"enum": ["always", "never"]}]}),
]
Weight = Literal["error", "warning", "note", "none"]


class _Sourced(Protocol):
    sources: list[str]
    note: str | None


_S = TypeVar("_S", bound=_Sourced)


def _reasoned(entry: _S) -> _S:
    if not entry.sources and not entry.note:
        raise ValueError("say where this comes from: sources, or a note where no source gives it")
    return entry


class Threshold(Strict):
    """A number of people and where it comes from."""

    value: Amount
    sources: list[Identifier] = Field(default_factory=list)
    note: Text | None = Field(
        None, description="Why this number; required where no source gives it."
    )

    @model_validator(mode="after")
    def _has_reason(self) -> Threshold:
        return _reasoned(self)


class Choice(Strict):
    """A severity and where it comes from."""

    value: Weight
    sources: list[Identifier] = Field(default_factory=list)
    note: Text | None = None

    @model_validator(mode="after")
    def _has_reason(self) -> Choice:
        return _reasoned(self)


class Bar(Strict):
    """The thresholds of one tier: below `error_below` an error, and so on."""

    error_below: Threshold
    warn_below: Threshold
    note_below: Threshold | None = None
    any_size: Choice | None = Field(
        None, description="What the topic itself weighs, whatever the size."
    )
    addressed: Choice | None = Field(
        None, description="The same when it speaks to the people it counts."
    )


class Lines(Strict):
    """A threshold that stands alone."""

    error_below: Threshold


class Tones(Strict):
    """What a tone finding weighs."""

    joined: Choice = Field(description="Joined to what users did.")
    alone: Choice = Field(description="With nothing said of what anybody did.")


class Record(Strict):
    """What a number without a record of evidence weighs."""

    missing: Choice


class PolicyFile(Strict):
    """One policy."""

    id: Identifier
    summary: Text
    for_: Text = Field(alias="for", description="Whom it is meant for.")
    floor: Threshold
    general: Bar
    sensitive: Bar
    minors: Bar
    sensitive_minors: Bar
    slice_of_three: Bar
    slice_of_four: Bar
    teased: Bar
    base: Lines
    differencing: Lines
    tone: Tones
    evidence: Record


class PolicyError(ValueError):
    """A threshold that a configuration may not set so. `key` is the one at fault."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message


@dataclass(frozen=True)
class Policy:
    """A policy in force.

    `values` holds numbers by dotted name (`general.error_below`) and severities (`tone.joined`);
    infinity is `always`, 0 is `never`.
    """

    name: str
    summary: str
    audience: str
    values: Mapping[str, float | str]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()

    def number(self, key: str) -> float:
        """A threshold; 0 where the policy has none."""
        value = self.values.get(key, 0)
        return value if not isinstance(value, str) else 0

    def choice(self, key: str) -> str | None:
        """A severity; None where the policy has none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def thresholds(self) -> dict[str, float]:
        """The thresholds that a configuration may set, by dotted name."""
        return {
            key: value
            for key, value in self.values.items()
            if not isinstance(value, str) and key != "floor"
        }

    def with_thresholds(self, changes: Mapping[str, int]) -> Policy:
        """The same policy with the user's own numbers.

        A short name stands for the general tier: `error_below` is `general.error_below`.

        Raises:
            PolicyError: no such threshold, or lower than 11.
        """
        values = dict(self.values)
        known = self.thresholds()
        changed = set(self.changed)
        for key, number in changes.items():
            name = key if key in known else f"general.{key}"
            if name not in known:
                short = (each.removeprefix("general.") for each in known)
                near = get_close_matches(key, (*known, *short), n=1, cutoff=0.5)
                hint = (
                    f"; did you mean {near[0]}?"
                    if near
                    else f"; there are {', '.join(sorted(known))}"
                )
                raise PolicyError(key, f"no threshold is called {key}{hint}")
            if isinstance(number, bool) or not isinstance(number, int) or number < LOWEST:
                raise PolicyError(
                    key,
                    f"{key} is {number}; a threshold may be set upwards freely and downwards only "
                    f"to {LOWEST}, because groups of {FLOOR} or fewer are errors in every policy",
                )
            values[name] = float(number) if number > 10**15 else number
            changed.add(name)
        return replace(self, values=MappingProxyType(values), changed=frozenset(changed))


def policy_from(file: PolicyFile) -> Policy:
    """The policy that a validated file describes."""
    values: dict[str, float | str] = {}
    sources: dict[str, tuple[str, ...]] = {}
    notes: dict[str, str] = {}

    def take(key: str, entry: Threshold | Choice | None) -> None:
        if entry is None:
            return
        values[key] = entry.value
        sources[key] = tuple(entry.sources)
        if entry.note:
            notes[key] = entry.note

    take("floor", file.floor)
    for tier in (
        "general",
        "sensitive",
        "minors",
        "sensitive_minors",
        "slice_of_three",
        "slice_of_four",
        "teased",
    ):
        bar: Bar = getattr(file, tier)
        for part in ("error_below", "warn_below", "note_below", "any_size", "addressed"):
            take(f"{tier}.{part}", getattr(bar, part))
    take("base.error_below", file.base.error_below)
    take("differencing.error_below", file.differencing.error_below)
    take("tone.joined", file.tone.joined)
    take("tone.alone", file.tone.alone)
    take("evidence.missing", file.evidence.missing)
    return Policy(
        file.id,
        file.summary,
        file.for_,
        MappingProxyType(values),
        MappingProxyType(sources),
        MappingProxyType(notes),
    )
