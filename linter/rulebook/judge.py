"""Holding rules against a reading: which fire, how heavily, where, and what is said."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.claims.model import Claim, Topic
from linter.findings import Mark, Match, Severity
from linter.reader.parts import WHOLE
from linter.rulebook.basis import basis
from linter.rulebook.conditions import Trace
from linter.rulebook.names import DETAIL_NAMES, TOPIC_NAMES
from linter.rulebook.paths import fact
from linter.rulebook.policy import Policy
from linter.rulebook.reading import Reading
from linter.rulebook.rule import Exempt, Rule
from linter.rulebook.sentences import in_quotation, leads_to
from linter.rulebook.situation import Situation
from linter.rulebook.words import Found, WordMatcher
from linter.text import Span

_LINES = re.compile(r"\n\s*")
_NEARBY = 2
"""Ends of lines between words that are still nearby. A house choice, set on dev-long."""
MOST_ADVICE = 2
"""Pieces of advice said with one finding: a writer acts on one or two."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match, and what it is about, for deciding which rule yields to which."""

    match: Match
    claim: Claim | None
    suspected: bool = False
    """Only the second opinion speaks for it."""


class Judge:
    """Rules, and the words they look for compiled for one vocabulary."""

    def __init__(self, rules: Sequence[Rule], matcher: WordMatcher) -> None:
        self._rules = rules
        self._matcher = matcher

    def hits(self, reading: Reading, policy: Policy, trace: Trace | None = None) -> list[Hit]:
        """Every rule that fires, before any yields to another, in the order of the text."""
        found = self._matcher.find(reading.doc)
        hits = [
            hit
            for rule in self._rules
            for situation in _situations(rule, reading, policy, found.get(rule.id, ()))
            if (hit := _held(rule, situation, found, trace)) is not None
        ]
        return sorted(hits, key=lambda hit: _order(hit.match))

    def judge(self, reading: Reading, policy: Policy, trace: Trace | None = None) -> list[Match]:
        """The matches that are left when each rule has yielded where it says so."""
        hits = self.hits(reading, policy, trace)
        yields = {rule.id: frozenset(rule.file.yields_to) for rule in self._rules}
        kept: list[Match] = []
        for hit in hits:
            above = yields.get(hit.match.rule, frozenset())
            if any(other.match.rule in above and _same(hit, other) for other in hits):
                continue
            if hit.suspected and any(_names(other, hit) for other in hits):
                continue
            kept.append(hit.match)
        return _told_once(kept)


def _told_once(matches: Sequence[Match]) -> list[Match]:
    """The matches without those that say of the same words what a heavier one of their rule says.

    Two claims may share a word of a sensitive topic. The heaviest is told, about the fewest people.
    """
    best: dict[tuple[str, Span], Match] = {}
    for match in matches:
        held = best.get((match.rule, match.span))
        if held is None or _weight(match) > _weight(held):
            best[match.rule, match.span] = match
    return [match for match in matches if best[match.rule, match.span] is match]


def _weight(match: Match) -> tuple[int, float]:
    return match.severity.rank, -(math.inf if match.least is None else match.least)


def _order(match: Match) -> tuple[int, int, int, str]:
    return match.span.start, match.span.end, -match.severity.rank, match.rule


def _names(named: Hit, suspected: Hit) -> bool:
    """Whether a rule has found by its words what the second opinion suspects anyway."""
    return named.match.rule == suspected.match.rule and not named.suspected


def _same(one: Hit, other: Hit) -> bool:
    if one.claim is not None and one.claim is other.claim:
        return True
    return one.match.span.overlaps(other.match.span)


def _situations(
    rule: Rule, reading: Reading, policy: Policy, found: Sequence[Span]
) -> Iterator[Situation]:
    understanding = reading.understanding
    if "claim" in rule.tests:
        for claim in understanding.claims:
            yield Situation(reading, policy, rule.params, claim=claim)
    if "statement" in rule.tests:
        for statement in understanding.statements:
            yield Situation(reading, policy, rule.params, statement=statement)
    if "act" in rule.tests:
        for act in reading.acts:
            yield Situation(
                reading, policy, rule.params, claim=act.claim, statement=act.statement, act=act
            )
    for span in found:
        yield Situation(
            reading, policy, rule.params, claim=_nearest(reading, span), found=Found(rule.id, span)
        )


def _nearest(reading: Reading, span: Span) -> Claim | None:
    """The claim about users that words speak of.

    The one that they lead up to, or else the last before them, or the first after.
    """
    for claim in reading.user_claims:
        if leads_to(reading.text, span, claim.cohort.span):
            return claim
    before = [claim for claim in reading.user_claims if claim.cohort.span.start <= span.start]
    if before:
        return max(before, key=lambda claim: claim.cohort.span.start)
    return min(reading.user_claims, key=lambda claim: claim.cohort.span.start, default=None)


def _held(
    rule: Rule, situation: Situation, found: Mapping[str, Sequence[Span]], trace: Trace | None
) -> Hit | None:
    if not _fires(rule, situation, found, trace):
        return None
    if any(_excused(rule, exception, situation, found) for exception in rule.exceptions):
        return None
    severity = rule.severity.under(situation)
    reason = None
    for escalation in rule.escalations:
        if escalation.when.holds(situation, trace) is True:
            to = escalation.to.under(situation)
            if to is not None and (severity is None or to.rank > severity.rank):
                severity = to
                reason = escalation.because.said(situation) if escalation.because else None
    if severity is None:
        return None
    if rule.override is not None:
        severity = rule.override
    suspected = situation.act is not None and situation.act.suspected
    return Hit(_match(rule, situation, severity, reason), situation.claim, suspected)


def _fires(
    rule: Rule, situation: Situation, found: Mapping[str, Sequence[Span]], trace: Trace | None
) -> bool:
    if situation.found is not None:
        return _words_fire(rule, situation, found, trace)
    if situation.act is not None:
        return rule.tests["act"].holds(situation, trace) is True
    if situation.claim is not None:
        return rule.tests["claim"].holds(situation, trace) is True
    return rule.tests["statement"].holds(situation, trace) is True


def _words_fire(
    rule: Rule, situation: Situation, found: Mapping[str, Sequence[Span]], trace: Trace | None
) -> bool:
    needs = rule.file.match
    reading = situation.reading
    for need in needs.requires:
        if need == "claim" and situation.claim is None:
            return False
        if need == "statement" and situation.claim is None and not reading.understanding.statements:
            return False
        if need == "addressed" and fact(situation, "addressed") is not True:
            return False
        if need == "question" and fact(situation, "sentence.question") is not True:
            return False
    if needs.aimed_at == "users" and not (
        situation.claim is not None or fact(situation, "addressed")
    ):
        return False
    if rule.near and not _stands_near(
        rule.id, "", needs.near.within if needs.near else "", situation, found
    ):
        return False
    return rule.where is None or rule.where.holds(situation, trace) is True


def _excused(
    rule: Rule, exception: Exempt, situation: Situation, found: Mapping[str, Sequence[Span]]
) -> bool:
    if exception.when is not None and exception.when.holds(situation) is not True:
        return False
    if exception.blocks and situation.reading.block_kind(situation.span) not in exception.blocks:
        return False
    return not exception.near or _stands_near(
        rule.id, exception.id, exception.within, situation, found
    )


def _stands_near(
    rule: str, part: str, within: str, situation: Situation, found: Mapping[str, Sequence[Span]]
) -> bool:
    spans = found.get(near_key(rule, part), ())
    if within == "sentence":
        spans = [span for span in spans if situation.sentence.overlaps(span)]
    elif within == "nearby":
        spans = [span for span in spans if _is_nearby(situation, span)]
    return any(not _inside_quotation(situation, span) for span in spans)


def _is_nearby(situation: Situation, span: Span) -> bool:
    """Whether words speak of the same thing: in one short post, or few lines from one another.

    A letter that apologises for the chairs in its first paragraph may tell on somebody in its
    third.
    """
    text = situation.reading.text
    if len(text) <= WHOLE:
        return True
    first, last = sorted((situation.span, span))
    return len(_LINES.findall(text, first.end, last.start)) <= _NEARBY


def _inside_quotation(situation: Situation, span: Span) -> bool:
    return in_quotation(situation.reading.text, span) and not in_quotation(
        situation.reading.text, situation.span
    )


def near_key(rule: str, exception: str) -> str:
    """The key under which the phrases of `near` are looked for.

    They are those of an exception, or, where that is empty, of the rule's own match.
    """
    return f"{rule}/{exception}"


def _match(rule: Rule, situation: Situation, severity: Severity, reason: str | None) -> Match:
    remark, message = next(
        (remark, said) for remark in rule.message if (said := remark.said(situation)) is not None
    )
    if reason:
        message = f"{message}; {reason}"
    advice = [said for entry in rule.advice if (said := entry.said(situation)) is not None]
    span = _span(rule, situation)
    size = None
    decided_by: tuple[Span, ...] = ()
    if situation.claim is not None:
        of_the_rest = any(path.startswith("cohort.complement") for path, _ in remark.template.holes)
        size = situation.claim.cohort.complement if of_the_rest else situation.claim.cohort.size
        decided_by = basis(situation.claim, situation.reading, of_the_rest)
    return Match(
        rule=rule.id,
        family=rule.family,
        severity=severity,
        span=span,
        message=message,
        advice=" ".join(advice[:MOST_ADVICE]),
        related=tuple(_marks(rule, situation, span)),
        least=size.least if size else None,
        most=size.most if size else None,
        basis=decided_by,
    )


def _span(rule: Rule, situation: Situation) -> Span:
    claim = situation.claim
    if situation.found is not None or situation.act is not None:
        return situation.span
    wanted = rule.file.span
    if wanted == "topic" and situation.topics:
        return situation.topics[0].span
    if wanted == "behaviour" and situation.behaviour is not None:
        return situation.behaviour.span
    if claim is not None:
        if wanted == "claim":
            return claim.span
        if wanted == "verbatim":
            return next(
                (d.span for d in claim.narrowing if d.kind == "verbatim"), claim.cohort.span
            )
    return situation.span


def _marks(rule: Rule, situation: Situation, span: Span) -> Iterator[Mark]:
    """What else of the draft the finding points at."""
    marks: list[Mark] = []
    claim = situation.claim
    for kind in rule.file.mark:
        if kind == "cohort" and claim is not None:
            marks.append(Mark(claim.cohort.span, "the people it speaks of"))
        elif kind == "behaviour" and situation.behaviour is not None:
            marks.append(Mark(_closed(situation, situation.behaviour.span), "what they did"))
        elif kind == "narrowing" and claim is not None:
            marks += [
                Mark(d.span, f"narrows the group: {DETAIL_NAMES.get(d.kind, d.kind)}")
                for d in claim.narrowing
            ]
        elif kind == "topics":
            marks += [Mark(topic.span, _touches(topic)) for topic in situation.topics]
        elif kind == "acts" and claim is not None:
            marks += [
                Mark(act.span, f"aimed at them: {act.family}")
                for act in situation.reading.unkind_acts(claim)
            ]
    seen: set[tuple[Span, str]] = set()
    for mark in sorted(marks):
        if mark.span != span and (mark.span, mark.message) not in seen:
            seen.add((mark.span, mark.message))
            yield mark


def _closed(situation: Situation, span: Span) -> Span:
    """A span without the spaces and ends of lines behind its words."""
    return Span(span.start, span.start + len(span.cut(situation.reading.text).rstrip()))


def _touches(topic: Topic) -> str:
    name = TOPIC_NAMES.get(topic.name, topic.name)
    if topic.guessed:
        return f"perhaps a sensitive topic: {name}"
    return f"sensitive topic: {name}" if topic.stated else f"hints at a sensitive topic: {name}"
