"""What a rule file may hold, as pydantic models: the format, its limits, and its help texts.

The JSON Schema that editors complete from is generated from these models, so every description
here is read by people who write rules.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Family = Literal["disclosure", "topic", "tone", "evidence"]
Op = Literal[
    "==", "!=", "<", "<=", ">", ">=", "in", "not in", "has", "has any", "has none", "known"
]

Identifier = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return [{"text": value}]
    if isinstance(value, list):
        return [{"text": entry} if isinstance(entry, str) else entry for entry in value]
    return value


def _told(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


_SCALAR: dict[str, JsonValue] = {"type": ["string", "number", "boolean"]}
_ONE_OR_MORE: dict[str, JsonValue] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}


class _OrList:
    """In the JSON Schema: the thing itself, or a list of it."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        one = handler(core)
        return {"anyOf": [one, {"type": "array", "items": one}]}


class _OrText:
    """In the JSON Schema: the thing itself, or a plain text that stands for it."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core)]}


class _OrItem:
    """In the JSON Schema: a list, or the one thing it holds."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


class Strict(BaseModel):
    """A mapping in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(Strict):
    """Either one comparison `{path, op, value}`, or several under `all`, `any` or `none`.

    A path that the draft gives no value for is unknown; a condition over it is unknown too, and
    an unknown condition never makes a rule fire. Ask for presence with `op: known`.
    """

    all: list[Condition] | None = Field(
        None, min_length=1, max_length=40, description="Every one holds."
    )
    any: list[Condition] | None = Field(
        None, min_length=1, max_length=40, description="At least one holds."
    )
    none: list[Condition] | None = Field(
        None, min_length=1, max_length=40, description="Not one holds."
    )
    path: str | None = Field(None, description="What is looked at, for example cohort.size.most.")
    op: Op | None = Field(None, description="How it is compared.")
    value: Annotated[list[str] | None, BeforeValidator(_listed), WithJsonSchema(_ONE_OR_MORE)] = (
        Field(
            None,
            description="What it is compared with: a value, a list where op takes one, or "
            "another path written with a dollar sign, such as $standing.error_below.",
        )
    )

    @model_validator(mode="after")
    def _one_kind(self) -> Condition:
        groups = [name for name in ("all", "any", "none") if getattr(self, name) is not None]
        leaf = [name for name in ("path", "op", "value") if getattr(self, name) is not None]
        if len(groups) + bool(leaf) != 1:
            raise ValueError("a condition is one of: all, any, none, or {path, op, value}")
        if leaf and (self.path is None or self.op is None):
            raise ValueError("a comparison needs path and op")
        if leaf and self.value is None:
            raise ValueError("a comparison needs a value (true or false for op: known)")
        return self


Conditions = Annotated[
    Condition,
    BeforeValidator(lambda value: {"all": value} if isinstance(value, list) else value),
    _OrList(),
]


class Near(Strict):
    """Words that stand close by."""

    phrases: list[Phrase] = Field(min_length=1, max_length=400, description="Any one of these.")
    within: Literal["sentence", "nearby", "post"] = Field(
        "sentence",
        description="How close: in the sentence, in a short post or two lines away, anywhere.",
    )


class Matching(Strict):
    """When the rule fires. Each kind given is an alternative; `where` narrows the words."""

    claim: Conditions | None = Field(None, description="Conditions over each claim about people.")
    statement: Conditions | None = Field(
        None, description="Conditions over what is said of users without counting them."
    )
    act: Conditions | None = Field(
        None, description="Conditions over each speech act, such as pity."
    )
    phrases: list[Phrase] = Field(
        default_factory=list,
        max_length=1000,
        description="Words in a row. Case and the form of apostrophes do not matter. <give> is any "
        "form of the word, {name} any entry of a set, (word) may be absent, ... up to three words.",
    )
    patterns: list[list[dict[str, Any]]] = Field(
        default_factory=list, max_length=400, description="spaCy token patterns (a safe subset)."
    )
    requires: Annotated[
        list[Literal["claim", "statement", "addressed", "question"]],
        BeforeValidator(_listed),
        _OrItem(),
    ] = Field(
        default_factory=list,
        description="What the post must hold besides the words: a claim about users; a claim or a "
        "statement of what they did; or, in the same sentence, 'you'; or a question.",
    )
    aimed_at: Literal["users"] | None = Field(
        None,
        description="The words must speak to the reader or of counted users, not of the brand.",
    )
    near: Near | None = Field(None, description="Words that must stand close by too.")
    where: Conditions | None = Field(None, description="Further conditions over the matched words.")

    @model_validator(mode="after")
    def _something(self) -> Matching:
        if not (self.claim or self.statement or self.act or self.phrases or self.patterns):
            raise ValueError("match needs claim, statement, act, phrases or patterns")
        narrowed = self.requires or self.aimed_at or self.near or self.where
        if narrowed and not (self.phrases or self.patterns):
            raise ValueError(
                "requires, aimed_at, near and where narrow phrases or patterns; there are none"
            )
        return self


class Exemption(Strict):
    """An exception. It holds when every part given holds; an example must earn it."""

    id: Identifier
    why: Text = Field(description="Why this is fine.")
    when: Conditions | None = None
    near: Near | None = None
    blocks: list[
        Literal[
            "paragraph",
            "heading",
            "list-item",
            "quote",
            "table-cell",
            "alt",
            "link",
            "caption",
            "part",
        ]
    ] = Field(default_factory=list, description="The kinds of block it stands in.")

    @model_validator(mode="after")
    def _something(self) -> Exemption:
        if not (self.when or self.near or self.blocks):
            raise ValueError("an exception needs when, near or blocks")
        return self


class Raise(Strict):
    """What makes the finding weigh more than the rule's own severity."""

    to: str = Field(description="error, warning, or a policy's choice such as $policy.tone.joined.")
    when: Conditions
    because: Text | None = Field(None, description="Said behind the message.")


class Saying(Strict):
    """A message or a piece of advice, and when it is the right one."""

    text: Text
    when: Conditions | None = None


Sayings = Annotated[
    list[Annotated[Saying, _OrText()]],
    BeforeValidator(_said),
    Field(min_length=1, max_length=30),
    _OrText(),
]


class Parameter(Strict):
    """A knob that the configuration may turn."""

    type: Literal["number", "flag", "words"]
    default: Annotated[list[str], BeforeValidator(_listed), WithJsonSchema(_ONE_OR_MORE)]
    least: float | None = None
    most: float | None = None
    help: Text


class BadExample(Strict):
    """A draft that must be found, with [[ ]] round exactly the words that are marked."""

    text: Text
    severity: Literal["error", "warning", "note"] | None = None
    policy: Identifier = "standard"
    params: dict[Name, Any] = Field(default_factory=dict)
    also: list[Identifier] = Field(
        default_factory=list, description="Other rules that may fire here."
    )


class GoodExample(Strict):
    """A draft that must not be found."""

    text: Text
    earns: Identifier | None = Field(None, description="The exception that spares it.")
    policy: Identifier = "standard"
    params: dict[Name, Any] = Field(default_factory=dict)
    also: list[Identifier] = Field(
        default_factory=list, description="Other rules that may fire here."
    )


class TodoExample(Strict):
    """A draft that the rule gets wrong today. It turns the test red on the day it passes."""

    text: Text
    reason: Text
    policy: Identifier = "standard"


class Examples(Strict):
    """The tests of the rule, which are its documentation too."""

    bad: list[Annotated[BadExample, BeforeValidator(_told), _OrText()]] = Field(
        min_length=2, max_length=200
    )
    good: list[Annotated[GoodExample, BeforeValidator(_told), _OrText()]] = Field(
        min_length=2, max_length=200
    )
    todo: list[TodoExample] = Field(default_factory=list, max_length=100)


class RuleFile(Strict):
    """One rule."""

    id: Identifier = Field(
        description="The file's name without .yaml; names the problem; for ever."
    )
    family: Family
    summary: Text = Field(description="The problem in one line.")
    severity: str = Field(
        description="error, warning, note, or a policy's choice ($policy.tone.alone)."
    )
    why: Text = Field(description="Why it matters, for the person whose draft it is.")
    sources: list[Identifier] = Field(min_length=1, description="Ids in sources.yaml.")
    match: Matching
    span: Literal["cohort", "claim", "behaviour", "topic", "verbatim"] = Field(
        "cohort", description="What is marked when a claim matches."
    )
    mark: Annotated[
        list[Literal["cohort", "behaviour", "narrowing", "topics", "acts"]],
        BeforeValidator(_listed),
        _OrItem(),
    ] = Field(default_factory=list, description="What else of the claim is pointed at.")
    unless: list[Exemption] = Field(default_factory=list, max_length=40)
    raises: list[Raise] = Field(default_factory=list, max_length=20)
    message: Sayings = Field(
        description="What is wrong here. The first whose parts are known is said."
    )
    advice: Sayings = Field(description="What to write instead. Up to two that apply are said.")
    yields_to: list[Identifier] = Field(
        default_factory=list,
        description="Rules whose finding on the same claim or words replaces this one.",
    )
    params: dict[Name, Parameter] = Field(default_factory=dict)
    sets: dict[Name, list[Phrase]] = Field(
        default_factory=dict, description="Named lists of words for {name} in phrases and patterns."
    )
    literals: list[Phrase] = Field(
        default_factory=list,
        description="Words without which the rule cannot fire, where they cannot be derived.",
    )
    examples: Examples
