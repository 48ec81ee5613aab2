"""The claim: a statement of fact about users. Who, how many, did what, how often, when, where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from linter.text import Span


class Unit(StrEnum):
    """What a cohort's number counts."""

    PEOPLE = "people"
    ACCOUNTS = "accounts"
    HOUSEHOLDS = "households"
    EVENTS = "events"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whom the counted people belong to."""

    USERS = "users"
    STAFF = "staff"
    RESPONDENTS = "respondents"
    PUBLIC = "public"
    HYPOTHETICAL = "hypothetical"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """Whether a behaviour was done in private or before others."""

    PRIVATE = "private"
    PUBLIC = "public"
    UNKNOWN = "unknown"


class Interval(NamedTuple):
    """A closed interval of distinct people; `most` is None where there is no upper bound."""

    least: int
    most: int | None

    @classmethod
    def exactly(cls, number: int) -> Interval:
        """The interval of one number."""
        return cls(number, number)

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.least:,} or more"
        if self.least == self.most:
            return f"{self.least:,}"
        return f"{self.least:,} to {self.most:,}"


NOBODY = Interval(0, 0)
ONE = Interval(1, 1)


class Detail(NamedTuple):
    """A narrowing detail (a quasi-identifier dimension, policy.md 4c), at its place in the post.

    kind: place | date | time | count | title | demographic | device | verbatim; each kind counts
    once as a dimension, verbatim user text twice because a search engine finds it. heard: the
    reader takes it for narrowing, so that a place counts for a precise one without a name.
    """

    kind: str
    span: Span
    text: str
    heard: bool = False


class Topic(NamedTuple):
    """A sensitive topic that a claim touches (policy.md 4b), by a stated word or by implication.

    guessed: no word states or implies it; the reader takes it from the whole post.
    """

    name: str
    span: Span
    stated: bool
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Cohort:
    """The people a claim counts.

    size: distinct people; None where nothing bounds it (an unfilled template, a share of an
    unstated base). share: a fraction in [0, 1]. base: the people the share or the complement is
    taken of. complement: the people left over by "all but 4" or a share close to one, where the
    post lets a reader work it out. noun: lemma of the noun for people, empty for pronouns.
    plausible: the size cut to what its writer would mean, which thresholds are held against: "over
    40" is [41, no bound), but who says so of 90 people would have said "over 80". public: the noun
    names them for something done before others (volunteers, winners, donors). unnamed: its words
    tell of one person, but none is a word for a person ("a kettle in Leith").
    """

    span: Span
    text: str
    unit: Unit
    scope: Scope
    size: Interval | None
    share: float | None = None
    base: int | None = None
    complement: Interval | None = None
    noun: str = ""
    single: bool = False
    implied: bool = False
    unfilled: bool = False
    extreme: bool = False
    named: bool = False
    plausible: Interval | None = None
    public: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What the cohort did: the verb phrase, its head's lemma, and whether it is private."""

    span: Span
    text: str
    lemma: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of fact about users. `span` covers the cohort and what it did.

    exposed: the reader takes a post that tells this for one that must not go out as it is.
    """

    span: Span
    text: str
    cohort: Cohort
    behaviour: Behaviour | None
    frequency: str | None = None
    window: str | None = None
    narrowing: tuple[Detail, ...] = ()
    topics: tuple[Topic, ...] = ()
    addressed: bool = False
    quoted: bool = False
    negated: bool = False
    exposed: bool = False

    @property
    def dimensions(self) -> int:
        """Quasi-identifier dimensions: each kind once, verbatim text twice (policy.md 4c)."""
        kinds = {detail.kind for detail in self.narrowing}
        return len(kinds) + ("verbatim" in kinds)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said of users without counting them: "You spent more on lip gloss".

    Not a claim (nothing is counted and nobody singled out), but tone joined to it is tone joined
    to what users did. seen: the reader, not grammar, takes it for a fact told of the reader.
    """

    span: Span
    text: str
    behaviour: Behaviour
    addressed: bool
    topics: tuple[Topic, ...] = ()
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that one post says of people."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()
