"""People told by what would hold them: "everyone who finished it could share a taxi"."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.claims.context import Context
from linter.claims.deeds import Deed, Role
from linter.claims.model import Claim, Cohort, Interval, Scope, Unit
from linter.claims.nouns import noun_sense
from linter.claims.quantities.quantity import Form
from linter.claims.record import record
from linter.claims.scope import decide
from linter.claims.tree import children, tokens_in
from linter.language.capacities import held, load_of, loads_at
from linter.text import Span

_WHO = re.compile(
    r"\b(?:everyone|everybody|(?:all|those|any)(?:\s+of\s+you)?"
    r"|(?:the|all|our|all\s+our)\s+(?:[^\W\d_]+\s+){0,2}?(?P<noun>[^\W\d_]+))\s+(?=who\b|that\b)",
    re.IGNORECASE,
)
"""People who are told by what they did, in words that count nobody."""


_MANY = re.compile(
    r"(?:more|many|most|lots|plenty|loads|some|half|hundreds|thousands)\b", re.IGNORECASE
)
"""People of whom something beside them says no number: "some of you could share a car"."""


def add_contained(context: Context) -> None:
    """Adds the people of whom a sentence says nothing but what would hold them."""
    for sentence in _sentences(context):
        words = sentence.cut(context.text)
        most = held(words)
        if most is None or any(sentence.overlaps(claim.cohort.span) for claim in context.found):
            continue
        who = _WHO.search(context.text, sentence.start, sentence.end)
        if who is None:
            continue
        span = Span(who.start(), who.start() + len(who.group().rstrip()))
        head = tokens_in(context.doc, span)[-1]
        noun, sense = noun_sense(head, context.lexicons.people) if who["noun"] else ("", "user")
        verb = next(iter(children(head, "acl")), None)
        if sense not in ("user", "person", "account", "household") or verb is None:
            continue
        words_of = [token for token in verb.subtree if token.i >= verb.i]
        last = words_of[-1]
        deed = Deed(verb, Role.DOES, True, True, False, Span(verb.idx, last.idx + len(last)))
        behaviours = context.lexicons.behaviours
        told = deed.span.cut(context.text)
        standing = decide(sense, True, False, deed, words, told, behaviours, context.social)
        if standing.scope is not Scope.USERS:
            continue
        size = Interval(1, most)
        text = span.cut(context.text)
        cohort = Cohort(span, text, Unit.PEOPLE, Scope.USERS, size, noun=noun, plausible=size)
        record(context, cohort, deed, standing.kind, addressed=False, head=head)


def size_by_container(context: Context) -> None:
    """Gives people the number that something holds which is named, or counted, instead of them."""
    context.found = [_loaded(context, sized(context, claim)) for claim in context.found]


def _loaded(context: Context, claim: Claim) -> Claim:
    """A claim on "three coachloads of you": as many people as that, each half full or full."""
    cohort = claim.cohort
    number = next(
        (
            each
            for each in context.quantities
            if each.form is Form.COUNT and each.core.overlaps(cohort.span)
        ),
        None,
    )
    if number is None or cohort.unit is not Unit.PEOPLE or number.interval.most is None:
        return claim
    most = loads_at(context.text, number.core.end)
    if most is None:
        return claim
    size = Interval(number.interval.least * most // 2, number.interval.most * most)
    return replace(claim, cohort=replace(cohort, size=size, plausible=size, single=False))


def sized(context: Context, claim: Claim) -> Claim:
    """A claim whose people no number counts, as many as something named beside them holds."""
    cohort = claim.cohort
    told = cohort.size or cohort.share or cohort.base or cohort.complement
    if told or cohort.unit is not Unit.PEOPLE or cohort.unfilled:
        return claim
    most = load_of(cohort.text)
    if most is None and not _MANY.match(cohort.text):
        most = held(context.sentence(tokens_in(context.doc, cohort.span)[0]).cut(context.text))
    if most is None:
        return claim
    size = Interval(1, most)
    return replace(claim, cohort=replace(cohort, size=size, plausible=size))


def _sentences(context: Context) -> list[Span]:
    """The sentences of a post."""
    return [Span(sentence.start_char, sentence.end_char) for sentence in context.doc.sents]
