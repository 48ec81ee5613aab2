"""What an utterance is joined to: the claim or statement about users that it comments on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.acts.utterances import Utterance
from linter.claims.model import Claim, Kind, Scope, Statement, Understanding
from linter.text import Span

REACH = 320
"""Characters between a claim and a comment on it: the length of a post of the longer kind. In an
article, a sentence further away speaks of something else."""
REACH_BEFORE = 160
"""Characters that a comment may stand before its claim ("Busted: 11 viewers …")."""
SMALL = 1000
"""Distinct people below which the standard policy looks twice (policy.md 4a)."""


class Subject(NamedTuple):
    """A claim or a statement of what users did."""

    span: Span
    claim: Claim | None
    statement: Statement | None

    @property
    def weight(self) -> float:
        """What it adds to evidence of a tease: people who can be found are the likelier butt.

        Half a point each for few people, one person, and being spoken to.
        """
        claim = self.claim
        if claim is None:
            return 0.0
        cohort = claim.cohort
        small = cohort.single or (
            cohort.size is not None and cohort.size.most is not None and cohort.size.most < SMALL
        )
        return 0.5 * small + 0.5 * (claim.addressed or cohort.single or cohort.named)


def subjects(understanding: Understanding) -> list[Subject]:
    """What tone may be joined to: things that users, not staff nor voters, did."""
    found = [
        Subject(claim.span, claim, None)
        for claim in understanding.claims
        if claim.cohort.scope in {Scope.USERS, Scope.UNKNOWN}
        and not (claim.behaviour is not None and claim.behaviour.kind is Kind.PUBLIC)
        and not claim.quoted
    ]
    found += [
        Subject(statement.span, None, statement)
        for statement in understanding.statements
        if statement.behaviour.kind is Kind.PRIVATE
    ]
    return sorted(found, key=lambda subject: subject.span)


def nearest(
    utterance: Utterance, about: Sequence[Subject], utterances: Sequence[Utterance]
) -> Subject | None:
    """The claim that an utterance comments on: the one it holds, else the last before it, else the next."""
    claims = [subject for subject in about if subject.claim is not None] or list(about)
    for subject in claims:
        if subject.span.overlaps(utterance.span):
            return subject
    before = [s for s in claims if s.span.end <= utterance.span.start and utterance.span.start - s.span.end <= REACH]
    if before:
        return before[-1]
    after = [s for s in claims if s.span.start >= utterance.span.end and s.span.start - utterance.span.end <= REACH_BEFORE]
    return after[0] if after else None
