"""What an utterance is joined to: the claim or statement about users that it comments on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set
from linter.claims.model import Claim, Kind, Scope, Statement, Understanding
from linter.lexicons import shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 320
"""Characters between a claim and a comment on it: the length of a post of the longer kind. In an
article, a sentence further away speaks of something else."""
BESIDE = 120
"""The same within an article: the next sentence."""
REACH_BEFORE = 160
"""Characters that a comment may stand before its claim ("Busted: 11 viewers …")."""
BRIEF = 400
"""The same where nothing but a number speaks of people."""
TINY = 100
SMALL = 1000
"""People below which the standard policy finds an error, and looks twice (policy.md 4a)."""


SHORT = 700
"""Most characters of a post in which people are presumed where no claim was made out: longer texts
speak of many things."""


class Subject(NamedTuple):
    """A claim or a statement of what users did; with neither, people presumed."""

    span: Span
    claim: Claim | None
    statement: Statement | None
    faint: bool = False
    """Presumed from a number alone: only a sure wording counts beside it."""

    @property
    def weight(self) -> float:
        """What it adds to evidence of a tease: people who can be found are its likelier butt.

        A point for one person or fewer than a hundred people, half for fewer than a thousand, half
        for being spoken to.
        """
        claim = self.claim
        if claim is None:
            return 0.0
        cohort = claim.cohort
        if cohort.single or cohort.named:
            return 1.5 if claim.addressed else 1.0
        most = cohort.size.most if cohort.size is not None else None
        few = 0.0 if most is None or most >= SMALL else 1.0 if most < TINY else 0.5
        return few + 0.5 * claim.addressed


def subjects(understanding: Understanding, doc: Doc) -> list[Subject]:
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
        and (statement.seen or _tells_a_fact(statement, doc))
    ]
    return sorted(found, key=lambda subject: subject.span)


def _tells_a_fact(statement: Statement, doc: Doc) -> bool:
    """Whether a statement says that the reader did something, not what they may do."""
    start, end = statement.behaviour.span
    verb = next((t for t in doc if start <= t.idx < end and t.pos_ == "VERB"), None)
    if verb is None or verb.dep_ in {"advcl", "acl", "acl:relcl", "ccomp", "xcomp"}:
        return False
    helpers = {
        child.lower_ for child in verb.children if child.dep_.startswith(("aux", "mark", "advmod"))
    }
    if helpers & _UNREAL:
        return False
    return "Past" in verb.morph.get("Tense", []) or verb.tag_ in {"VBD", "VBN"}


_UNREAL = frozenset(
    "can could will would may might should must 'll 'd if when once after before as to".split()
)


def nearest(utterance: Utterance, about: Sequence[Subject], reach: int) -> Subject | None:
    """The claim that an utterance comments on: the one it holds, the last before, or the next.

    reach: characters between a claim and a comment on it.
    """
    claims = [subject for subject in about if subject.claim is not None] or list(about)
    for subject in claims:
        if subject.span.overlaps(utterance.span):
            return subject
    before = [
        s
        for s in claims
        if s.span.end <= utterance.span.start and utterance.span.start - s.span.end <= reach
    ]
    if before:
        return before[-1]
    after = [
        s
        for s in claims
        if s.span.start >= utterance.span.end
        and s.span.start - utterance.span.end <= min(reach, REACH_BEFORE)
    ]
    return after[0] if after else None


def presumed(utterances: Sequence[Utterance], claims: bool = False) -> Subject | None:
    """The first utterance of a short post whose words speak of people who did something.

    For posts in which no claim was made out ("Flat 3B ran more hot water than the baths"). What is
    joined to presumed people weighs as if it stood alone: never more than a warning.

    claims: whether the post holds claims, if only of what people did in public; then its nouns for
    people in general presume nobody else.
    """
    if not utterances or utterances[-1].span.end - utterances[0].span.start > SHORT:
        return None
    for utterance in utterances:
        if utterance.block == "heading" or utterance.quoted:
            continue
        if _counts_people(utterance, claims) and _tells(utterance):
            return Subject(utterance.span, None, None)
    if utterances[-1].span.end - utterances[0].span.start > BRIEF:
        return None
    # A number is the least that a post about what people did holds ("the other 43").
    for utterance in utterances:
        if any(
            norm[:1].isdigit() or norm.split("-")[0] in word_set("number") or norm == "{"
            for norm in utterance.norms
        ):
            return Subject(utterance.span, None, None, faint=True)
    return None


def _counts_people(utterance: Utterance, claims: bool) -> bool:
    norms = utterance.norms
    people = shipped("people")
    for place, word in enumerate(utterance.words):
        after = norms[place + 1] if place + 1 < len(norms) else ""
        if word.norm == "of" and after == "you" and place:
            return True
        if word.norm in _ONE or word.norm in {"@", "{"}:
            return True
        if word.norm in _PLACED and after and (after[0].isdigit() or len(after) == 1):
            return True
        if word.norm in {"mr", "mrs", "ms", "dr", "miss"}:
            return True
        sort = people.has("user", word.lemma) or (
            not claims and (people.has("person", word.lemma) or "-hold" in word.lemma)
        )
        if sort and utterance.doc[word.token].pos_ in {"NOUN", "PROPN"}:
            before = norms[max(0, place - 4) : place]
            if any(b[:1].isdigit() or b in word_set("number") for b in before):
                return True
    return False


def _tells(utterance: Utterance) -> bool:
    """Whether it tells of something done, and not of what is to come or on offer."""
    if ("we" in utterance.norms and "you" not in utterance.norms) or utterance.norms[0] in {
        "if",
        "when",
    }:
        return False
    return any(
        "Past" in token.morph.get("Tense", [])
        or "Part" in token.morph.get("VerbForm", [])
        or token.tag_ == "VBZ"
        for token in utterance.tokens
        if token.pos_ in {"VERB", "AUX"}
    )


_ONE = frozenset("whoever someone somebody anyone customer passenger guest".split())
_PLACED = frozenset("flat room customer seat apartment unit table passenger cabin row bay".split())
