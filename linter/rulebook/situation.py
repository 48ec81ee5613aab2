"""One thing that a rule looks at: a claim, a statement, a speech act or matched words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from linter.acts.model import Act
from linter.claims.model import Behaviour, Claim, Statement, Topic
from linter.rulebook.policy import Policy
from linter.rulebook.reading import Reading
from linter.rulebook.standing import Standing, standing
from linter.rulebook.words import Found
from linter.text import Span

Fact = float | str | bool | tuple[str, ...]
"""What a path gives: a number, a text, a flag, or several words."""


@dataclass(frozen=True)
class Situation:
    """One thing a rule looks at, with all that its paths may reach.

    `claim` is the claim itself; the claim an act is joined to; or, for matched words, the claim
    about users that stands nearest in the post.
    """

    reading: Reading
    policy: Policy
    params: Mapping[str, Fact] = field(default_factory=dict)
    claim: Claim | None = None
    statement: Statement | None = None
    act: Act | None = None
    found: Found | None = None

    @cached_property
    def standing(self) -> Standing | None:
        """The thresholds for the claim."""
        return standing(self.claim, self.policy, bool(self.tones)) if self.claim else None

    @cached_property
    def tones(self) -> tuple[str, ...]:
        """The kinds of unkind speech act aimed at the people of the claim."""
        if self.claim is None:
            return ()
        return tuple(dict.fromkeys(act.family for act in self.reading.unkind_acts(self.claim)))

    @cached_property
    def behaviour(self) -> Behaviour | None:
        """What was done."""
        if self.claim is not None:
            return self.claim.behaviour
        return self.statement.behaviour if self.statement else None

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The sensitive topics touched."""
        if self.claim is not None:
            return self.claim.topics
        return self.statement.topics if self.statement else ()

    @cached_property
    def span(self) -> Span:
        """Where the thing itself stands."""
        if self.found is not None:
            return self.found.span
        if self.act is not None:
            return self.act.span
        if self.claim is not None:
            return self.claim.cohort.span
        return self.statement.span if self.statement else Span(0, 0)

    @cached_property
    def sentence(self) -> Span:
        """The sentence that holds the thing."""
        for sentence in self.reading.doc.sents:
            if sentence.start_char <= self.span.start < sentence.end_char:
                return Span(sentence.start_char, sentence.end_char)
        return Span(0, len(self.reading.text))
