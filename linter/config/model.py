"""What a configuration file may hold. Editors complete from the schema made of these models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from linter.documents.kinds import KINDS

LOWEST_THRESHOLD = 11
"""The lowest threshold that a configuration may set: groups of ten or fewer are never to be
published (policy.md 4a, absolute floor)."""


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value.lower() in ("true", "yes", "on"):
            return True
        if value.lower() in ("false", "no", "off"):
            return False
        raise ValueError(f"expected true or false, not {value!r}")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        text = value.replace("_", "").replace(",", "")
        if not text.isdecimal() or len(text) > 15:
            raise ValueError(f"expected a whole number of people, not {value!r}")
        return int(text)
    return value


def _glob(value: Any) -> Any:
    # A shell's way to say "here", which a pattern of .gitignore takes for a folder called ".".
    return (value.removeprefix("./") or value) if isinstance(value, str) else value


_KINDS = tuple(sorted(KINDS))


def _kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"expected one of {', '.join(_KINDS)}, not {value!r}")
    return value


_LIST_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
)
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
RuleIds = Annotated[list[RuleId], BeforeValidator(_listed), _LIST_SCHEMA]
Glob = Annotated[str, StringConstraints(min_length=1, max_length=300), BeforeValidator(_glob)]
Globs = Annotated[list[Glob], Field(max_length=1000)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Words = Annotated[list[Word], BeforeValidator(_listed), _LIST_SCHEMA, Field(max_length=5000)]
Flag = Annotated[bool, BeforeValidator(_flag)]
People = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=LOWEST_THRESHOLD),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": LOWEST_THRESHOLD},
                {"type": "string", "pattern": r"^[0-9][0-9_,]*$"},
            ]
        }
    ),
]
KindName = Annotated[
    str, BeforeValidator(_kind), WithJsonSchema({"type": "string", "enum": list(_KINDS)})
]
SeverityName = Literal["error", "warning", "note"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleEntry(_Strict):
    """What is said of one rule."""

    enabled: Flag | None = Field(
        None, description="false turns the rule off, true on where it is off."
    )
    severity: SeverityName | None = Field(
        None, description="What its findings weigh, whatever the rule says."
    )
    params: dict[str, Any] = Field(
        default_factory=dict,
        description="The rule's own parameters; discreet explain RULE lists them.",
    )


class LexiconEntry(_Strict):
    """Words of your own."""

    people: Words = Field(
        default_factory=list, description="Nouns for your users, such as Swifties."
    )
    brands: Words = Field(
        default_factory=list, description="Your names and handles, which are no users."
    )
    public_figures: Words = Field(
        default_factory=list,
        description="Names of artists, athletes or characters that may be spoken of freely.",
    )


class AllowEntry(_Strict):
    """A suppression: which findings may stand, and why."""

    rules: RuleIds = Field(min_length=1, description="The rules.")
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)] = Field(
        description="Why these may stand, for those who read it later."
    )
    paths: Globs = Field(
        default_factory=list, description="Globs as in .gitignore; every path by default."
    )
    fingerprints: list[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]] = Field(
        default_factory=list,
        description="Only the findings with these fingerprints (discreet check --format json).",
    )


class _Judging(_Strict):
    policy: RuleId | None = Field(None, description="lenient, standard or strict.")
    thresholds: dict[str, People] | None = Field(
        None,
        description="Your own numbers over the policy's, such as general.error_below: 200; "
        "never below 11.",
    )
    select: RuleIds | None = Field(None, description="Only these rules.")
    ignore: RuleIds | None = Field(None, description="Not these rules.")
    rules: dict[RuleId, RuleEntry] | None = Field(
        None, description="Settings of single rules, by id."
    )
    fields: list[Word] | None = Field(
        None,
        description="Keys and columns that hold copy, besides those known; -NAME takes one out.",
    )
    skip_published: Flag | None = Field(
        None, description="Leave out entries whose status says that they are out already."
    )


class Override(_Judging):
    """Other settings for some paths. Later overrides win."""

    paths: Globs = Field(min_length=1, description="Globs as in .gitignore, relative to this file.")


class ConfigFile(_Judging):
    """A configuration of discreet."""

    rule_paths: list[Glob] | None = Field(
        None, description="Folders or files of your own rules, inside this folder."
    )
    lexicon: LexiconEntry | None = Field(None, description="Words of your own.")
    allow: list[AllowEntry] | None = Field(
        None, max_length=2000, description="Findings that may stand, with reasons."
    )
    exclude: Globs | None = Field(
        None, description="Paths to leave out, as in .gitignore, also when they are given by name."
    )
    formats: dict[Glob, KindName] | None = Field(
        None, description="Which kind of document a path is."
    )
    pipeline: (
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=100)] | None
    ) = Field(
        None,
        description="An installed spaCy pipeline with Universal Dependencies labels, by its name.",
    )
    fail_on: Literal["error", "warning", "note", "never"] | None = Field(
        None, description="The least severity that makes the exit code 1."
    )
    overrides: list[Override] | None = Field(
        None, max_length=500, description="Other settings for some paths."
    )
