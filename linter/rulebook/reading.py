"""What rules are held against: one post, parsed and understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from linter.acts.find import find_acts
from linter.acts.model import UNKIND
from linter.claims.model import Claim, Kind, Scope, Understanding
from linter.documents.post import Block
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from linter.acts.model import Act

USERS = (Scope.USERS, Scope.UNKNOWN)
"""Whom a claim may be about and still concern a brand's users. Staff, survey respondents, a nation
and hypothetical people are none."""


@dataclass(frozen=True)
class Reading:
    """A post as the layers below understood it. Offsets are those of `text`.

    article: the post is a part of longer prose.
    """

    doc: Doc
    text: str
    blocks: Sequence[Block] = ()
    understanding: Understanding = field(default_factory=lambda: Understanding(()))
    acts: Sequence[Act] = ()
    article: bool = False

    @cached_property
    def user_claims(self) -> tuple[Claim, ...]:
        """The claims that say what users did, other than public acts."""
        return tuple(claim for claim in self.understanding.claims if is_about_users(claim))

    def block_kind(self, span: Span) -> str:
        """The kind of the innermost block around a span; `paragraph` where no block is known."""
        inside = [block for block in self.blocks if block.start <= span.start < block.end]
        return (
            min(inside, key=lambda block: block.end - block.start).kind if inside else "paragraph"
        )

    def unkind_acts(self, claim: Claim) -> tuple[Act, ...]:
        """The unkind speech acts aimed at the people of a claim, suspicions left out."""
        return tuple(
            act
            for act in self.acts
            if act.claim == claim and act.family in UNKIND and not act.suspected
        )


def reading_of(
    doc: Doc,
    text: str,
    blocks: Sequence[Block],
    understanding: Understanding,
    article: bool = False,
) -> Reading:
    """What rules see of an understood post: its claims, and what its words do to those people."""
    acts = find_acts(doc, understanding, blocks, article)
    if article:
        # Longer prose orders, asks and doubts throughout; what is said of counted people counts.
        acts = tuple(act for act in acts if act.claim is not None and not act.suspected)
    return Reading(doc, text, blocks, understanding, acts, article)


def is_about_users(claim: Claim) -> bool:
    """Whether a claim says something of users that they did in private.

    What was done before others is theirs to show, and what the brand did to them (served, failed,
    taught) tells nothing of them.
    """
    if claim.cohort.scope not in USERS:
        return False
    if claim.cohort.public and not claim.addressed:
        return False
    if claim.behaviour is not None:
        return claim.behaviour.kind is Kind.PRIVATE
    if claim.addressed or claim.cohort.single or claim.cohort.named or claim.cohort.extreme:
        return True
    # A bare number of people says what they did only through its details: "53 superfans, 18 days".
    return any(detail.kind != "place" for detail in claim.narrowing) or claim.cohort.implied
