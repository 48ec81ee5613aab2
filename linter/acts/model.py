"""The speech act: what a run of words does to the people a post speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linter.claims.model import Claim, Statement
from linter.text import Span


class Kind(StrEnum):
    """What is done. The groups below say which rule asks for which."""

    TEASE = "tease"
    LAUGH = "laugh"
    MOCK_PRAISE = "mock-praise"
    SCOLD = "scold"
    MEND = "mend"
    INSULT = "insult"
    PITY = "pity"
    CONCERN = "concern"
    DIAGNOSIS = "diagnosis"
    WATCHING = "watching"
    DISCRETION = "discretion"
    CALLOUT = "callout"
    STEREOTYPE = "stereotype"
    STIGMA = "stigma"
    HUMBLEBRAG = "humblebrag"
    ATTRIBUTE = "personal-attribute"
    NO_CONTEXT = "no-context"
    """Only the second opinion finds these two as acts; their rules find wordings of their own."""


FAMILIES: dict[Kind, str] = {
    Kind.TEASE: "mockery",
    Kind.LAUGH: "mockery",
    Kind.MOCK_PRAISE: "mockery",
    Kind.SCOLD: "judgement",
    Kind.MEND: "judgement",
    Kind.INSULT: "judgement",
    Kind.PITY: "diagnosis",
    Kind.CONCERN: "diagnosis",
    Kind.DIAGNOSIS: "diagnosis",
    Kind.WATCHING: "surveillance",
    Kind.DISCRETION: "surveillance",
}
"""Which tone rule a kind belongs to (policy.md 3b); kinds that are their own rule are absent."""

UNKIND = tuple(dict.fromkeys(FAMILIES.values()))
"""The families of speech act that make people feel laughed at, judged or watched."""


class Target(StrEnum):
    """At whom an act is aimed."""

    COHORT = "cohort"
    """The people a claim counts or a statement speaks of."""
    READER = "reader"
    """Whoever reads the post; nothing is said of what they did."""
    BRAND = "brand"
    """The brand itself: its own boast, joke or fault."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a run of words does, to whom, and what shows it.

    span: the exact words, in offsets of the post's text. claim or statement: what it is joined to;
    both None where it stands alone. cues: what moved the reading, in plain words for messages.
    strength: the evidence of its own in points, without what few people or being spoken to add.
    suspected: only the statistical second opinion speaks for it: never more than a warning.
    """

    kind: Kind
    span: Span
    text: str
    target: Target
    cues: tuple[str, ...]
    strength: float
    claim: Claim | None = None
    statement: Statement | None = None
    suspected: bool = False

    @property
    def family(self) -> str:
        """The tone rule it belongs to; its own kind's name where that is a rule of its own."""
        return FAMILIES.get(self.kind, str(self.kind))

    @property
    def joined(self) -> bool:
        """Whether it is joined to something users did."""
        return self.claim is not None or self.statement is not None

    @property
    def cue(self) -> str:
        """The cues as one phrase for a message."""
        return "; ".join(self.cues)
