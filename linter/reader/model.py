"""What the reader makes of a text: whom it mentions, what it remarks, its impression of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from linter.text import Span


class Sort(StrEnum):
    """What the words of a mention stand for."""

    PEOPLE = "people"
    """Several people who did something, or who were counted doing it."""
    SINGLE = "single"
    """One person described."""
    BASE = "base"
    """People who are only counted: the whole that a share is taken of."""
    STAFF = "staff"
    EVENTS = "events"
    OTHER = "other"


class Mention(NamedTuple):
    """A run of words that counts or describes.

    probability: the reader's confidence in the sort, in [0, 1]. kind (private, public, none), scope
    (users, staff, respondents, public) and addressed hold for people only; `kinds` and `scopes`
    give the probabilities they were chosen by.
    """

    span: Span
    sort: Sort
    probability: float
    kinds: Mapping[str, float]
    scopes: Mapping[str, float]
    addressed: float

    @property
    def kind(self) -> str:
        """The likeliest kind of behaviour."""
        return max(self.kinds, key=lambda name: self.kinds[name])

    @property
    def scope(self) -> str:
        """Whose people they most likely are."""
        return max(self.scopes, key=lambda name: self.scopes[name])


class Remark(NamedTuple):
    """A run of words that does something to the people spoken of.

    act: mockery, judgement, diagnosis, surveillance or kind. probability: in [0, 1].
    """

    span: Span
    act: str
    probability: float


class Word(NamedTuple):
    """One word, with the probabilities of each sort of mention and act of remark."""

    span: Span
    sorts: Mapping[str, float]
    acts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Impression:
    """What the reader makes of one text, or of one part of a longer one.

    span: where the part stands; all places are those of the whole text. families: the probability
    that each family of the labelling guide applies to all of it; topics: the same of each sensitive
    topic; verdicts: of block, warn and clean.
    """

    span: Span
    words: Sequence[Word]
    mentions: Sequence[Mention]
    remarks: Sequence[Remark]
    families: Mapping[str, float]
    topics: Mapping[str, float]
    verdicts: Mapping[str, float]

    def sort_in(self, span: Span, *sorts: Sort) -> float:
        """The highest probability of any of the sorts (together) within a span; 0 if unread."""
        return max(
            (
                sum(word.sorts[sort] for sort in sorts)
                for word in self.words
                if word.span.overlaps(span)
            ),
            default=0.0,
        )

    def act_in(self, span: Span, act: str) -> float:
        """The mean probability of an act over a span; 0 where nothing was read."""
        inside = [word.acts[act] for word in self.words if word.span.overlaps(span)]
        return sum(inside) / len(inside) if inside else 0.0
