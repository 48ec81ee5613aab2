"""Claims held against the reader's impression: doubted ones go, overlooked people come.

Grammar reads a number exactly and sees how a clause hangs together; the reader knows whom words
stand for, also where copy has no verb, no noun or an odd one. So the number always comes from
grammar, and whether it counts users, and how private what they did is, from the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.implied import less, share_of
from linter.claims.model import (
    Behaviour,
    Claim,
    Cohort,
    Interval,
    Kind,
    Scope,
    Statement,
    Topic,
    Unit,
)
from linter.claims.nouns import OUR, YOU, noun_sense
from linter.claims.quantity import Form, Quantity, quantities
from linter.claims.record import record
from linter.claims.remainders import left_over
from linter.claims.scope import speaks_of_a_nation
from linter.claims.tree import low, sentence_bounds, text_of, tokens_in
from linter.language.atoms import cut
from linter.lexicons import Lexicon, shipped
from linter.reader.model import Impression, Mention, Sort
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# House choices, set on the reader's tuning drafts (docs/reader.md).
DOUBTED = 0.12
"""Probability of people below which the reader takes words for something else."""
SEEN = 0.5
"""Probability from which the reader adds people that grammar overlooked."""
SURE = 0.65
"""Probability from which the reader's word on scope and kind overrules grammar's."""
NEARLY_CERTAIN = 0.98
"""The same where grammar knows the deed for one done before others."""
LIKELIER = 0.5
"""Probability from which a post is likelier clean than not."""
HARMLESS = 0.9
"""Probability of a clean post from which the reader must be surer of people that it adds."""
ALARMED = 0.9
"""Probability of a blocked post from which grammar's "if" and "may" are not believed."""
NEARLY_ALL = 0.1
"""Share of a whole that may be left over where a count before it is said to be part of it."""
TOLD = 0.6
"""Probability of a blocked post from which something is told of whoever it speaks to."""
TOPICAL = 0.3
"""Probability from which the reader sees a sensitive topic that no word names."""
UNTOPICAL = 0.03
"""Probability below which it takes a word of the lexicon for something harmless."""

_ONE = Interval(1, 1)
_KINDS = {"private": Kind.PRIVATE, "public": Kind.PUBLIC}
_SCOPES = {
    "users": Scope.USERS,
    "staff": Scope.STAFF,
    "respondents": Scope.RESPONDENTS,
    "public": Scope.PUBLIC,
}
_PERSONS = (Sort.PEOPLE, Sort.SINGLE)
_INITIAL = re.compile(r"\b[A-Z]\.(?=\s|$)")


def heed(context: Context, impression: Impression) -> None:
    """Corrects the claims found in a post by what the reader makes of it."""
    context.found = [
        heeded
        for claim in context.found
        if (heeded := _heeded(context, claim, impression)) is not None
    ]
    for mention in impression.mentions:
        if _is_seen(mention, impression):
            _add(context, mention, impression)
    context.found = [_with_topics(claim, impression) for claim in context.found]


def heed_statements(
    doc: Doc, claims: Sequence[Claim], statements: Sequence[Statement], impression: Impression
) -> tuple[Statement, ...]:
    """The statements of a post, with topics as the reader sees them, and one that it adds.

    Where nothing was made out of what anyone did, and the reader is sure that the post tells it,
    the first sentence that speaks to somebody tells it ("Your fridge, 2.14am: one slice.").
    """
    found = [
        replace(statement, topics=_topics(statement.topics, statement.behaviour.span, impression))
        for statement in statements
    ]
    told = any(claim.cohort.scope is Scope.USERS for claim in claims)
    if not told and impression.verdicts["block"] >= TOLD:
        found += _seen_statement(doc, impression)
    return tuple(found)


def _seen_statement(doc: Doc, impression: Impression) -> Iterator[Statement]:
    spoken = next((token for token in doc if low(token) in _SECOND), None)
    if spoken is None:
        return
    start, end = sentence_bounds(spoken)
    last = doc[end - 1]
    span = Span(doc[start].idx, last.idx + len(last))
    text = span.cut(text_of(doc))
    behaviour = Behaviour(span, text, "", Kind.PRIVATE)
    yield Statement(span, text, behaviour, True, _topics((), span, impression), seen=True)


_SECOND = YOU | {"your", "yours"}


def _is_seen(mention: Mention, impression: Impression) -> bool:
    """Whether the reader is sure enough of people that grammar overlooked.

    One person must be what the whole post seems to tell of, since words for one person are mostly
    said of nobody in particular ("a user who forgets their password").
    """
    if mention.sort is Sort.SINGLE:
        if impression.verdicts["clean"] >= LIKELIER:
            return False
        return mention.probability >= SEEN and impression.families["singled-out"] >= SEEN
    harmless = impression.verdicts["clean"] >= HARMLESS
    return mention.sort is Sort.PEOPLE and mention.probability >= (SURE if harmless else SEEN)


def _heeded(context: Context, claim: Claim, impression: Impression) -> Claim | None:
    """A claim of grammar as the reader lets it stand; None where it speaks of nobody's users."""
    cohort = claim.cohort
    if cohort.unit is Unit.EVENTS or cohort.size == Interval(0, 0) or _is_own(context, cohort):
        return claim
    span = cohort.span
    persons = impression.sort_in(span, *_PERSONS)
    whole = impression.sort_in(span, Sort.BASE)
    staff = impression.sort_in(span, Sort.STAFF)
    if staff > max(persons, whole, 0.5):
        return None
    harmless = HARMLESS if claim.addressed or cohort.single else LIKELIER
    if max(persons, whole) < DOUBTED and impression.verdicts["clean"] >= harmless:
        return None
    mention = _mention_at(impression, span)
    if mention is None:
        return None if impression.verdicts["clean"] >= HARMLESS else claim
    scope, behaviour = cohort.scope, claim.behaviour
    if mention.scopes[mention.scope] >= (SURE if scope is Scope.USERS else NEARLY_CERTAIN):
        scope = _SCOPES[mention.scope]
    if behaviour is None and claim.cohort.base is None and mention.sort in _PERSONS:
        deed = _fallback(context, mention)
        if deed is not None:
            text = deed.span.cut(context.text)
            behaviour = Behaviour(deed.span, text, "", Kind.UNKNOWN)
    if behaviour is not None:
        if mention.sort is Sort.BASE and whole >= SURE and persons < 1 - SURE:
            behaviour = replace(behaviour, kind=Kind.UNKNOWN)
        elif mention.kind in _KINDS and mention.kinds[mention.kind] >= _needed(behaviour.kind):
            behaviour = replace(behaviour, kind=_KINDS[mention.kind])
    private = behaviour is not None and behaviour.kind is Kind.PRIVATE
    base, complement = cohort.base, cohort.complement
    if complement is None and mention.sort is Sort.PEOPLE:
        base, complement = _left_of_whole(context, cohort, impression)
    return replace(
        claim,
        cohort=replace(
            cohort,
            scope=scope,
            public=cohort.public and not private,
            base=base,
            complement=complement,
        ),
        behaviour=behaviour,
        addressed=mention.addressed >= 0.5 if mention.sort in _PERSONS else claim.addressed,
    )


def _needed(kind: Kind) -> float:
    """The probability from which the reader overrules a kind.

    Verbs of what is done before others are well known, and so is what was done to people.
    """
    return NEARLY_CERTAIN if kind is Kind.PUBLIC else SURE


def _is_own(context: Context, cohort: Cohort) -> bool:
    """Whether the noun is the user's own word for their users, which the reader cannot know."""
    people = context.lexicons.people
    return people.has("user", cohort.noun) and not shipped("people").has("user", cohort.noun)


def _mention_at(impression: Impression, span: Span) -> Mention | None:
    """The mention of people that overlaps a span most."""
    found = [
        mention
        for mention in impression.mentions
        if mention.span.overlaps(span) and mention.sort in (*_PERSONS, Sort.BASE)
    ]
    return max(found, key=lambda mention: _common(mention.span, span), default=None)


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _add(context: Context, mention: Mention, impression: Impression) -> None:
    """Adds the claim of people that grammar overlooked."""
    if context.told_before(mention.span):
        return
    tokens = tokens_in(context.doc, mention.span)
    if not any(token.pos_ in _NAMING and token.dep_ != "expl" for token in tokens):
        return
    scope = _SCOPES[mention.scope]
    if scope is Scope.STAFF or _are_staff(tokens, context.lexicons.people):
        return
    if mention.sort is Sort.SINGLE and _is_told_already(context, mention.span):
        return
    if _counts_things(mention, impression):
        return
    unaddressed = mention.sort is Sort.PEOPLE and mention.addressed < 0.5
    if unaddressed and speaks_of_a_nation(context.sentence(tokens[0]).cut(context.text)):
        scope = Scope.PUBLIC
    cohort = _cohort(context, mention, tokens, scope, impression)
    if cohort is None:
        return
    head = context.doc[tokens[0].i : tokens[-1].i + 1].root
    if mention.sort is Sort.SINGLE and head.pos_ == "NUM" and len(tokens) == 1:
        return  # "Room 6" names somebody, a 6 alone nobody.
    deed = find_deed(context.doc, [head, *tokens], tokens[-1].i)
    if deed is not None and not deed.fact:
        if impression.verdicts["block"] < ALARMED:
            return
        deed = None  # "If you're one of the 27 who …" tells it all the same.
    if deed is None or deed.role is Role.IS:
        deed = _fallback(context, mention)
    kind = _KINDS.get(mention.kind, Kind.UNKNOWN)
    record(context, cohort, deed, kind, mention.addressed >= 0.5, head)


def _counts_things(mention: Mention, impression: Impression) -> bool:
    """Whether what stands right behind a bare number is something else: 3,749 streams."""
    return any(
        other.sort in (Sort.EVENTS, Sort.OTHER) and 0 <= other.span.start - mention.span.end <= 1
        for other in impression.mentions
    )


def _is_told_already(context: Context, span: Span) -> bool:
    """Whether one person is another name of one told of: Nadia (@nadiaknits), or in what they did.

    "The person who put 48 Ed Sheeran songs on their playlist" tells of nobody called Ed.
    """
    for claim in context.found:
        if not claim.cohort.single:
            continue
        between = context.text[claim.cohort.span.end : span.start]
        if span.start >= claim.cohort.span.end and between.strip() in ("(", ",", "/"):
            return True
        if claim.behaviour is not None and claim.behaviour.span.overlaps(span):
            return True
    return False


_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def _are_staff(tokens: Sequence[Token], people: Lexicon) -> bool:
    """Whether a phrase names the brand's own people: our one employee, our driver."""
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    ours = any(low(token) in OUR for token in (before, *tokens))
    return ours and any(
        people.has(sense, token.lemma_.lower()) for token in tokens for sense in ("staff", "job")
    )


def _cohort(
    context: Context,
    mention: Mention,
    tokens: Sequence[Token],
    scope: Scope,
    impression: Impression,
) -> Cohort | None:
    span = mention.span
    reach = Span(max(0, span.start - 1), span.end)  # "eight in the village": the number is theirs.
    read = [quantity for quantity in quantities(cut(context.text)) if quantity.core.overlaps(reach)]
    counts = [quantity for quantity in read if quantity.form is not Form.RANK]
    if read:
        # The words of a hedge belong to the number, whatever the reader marked.
        span = Span(min(span.start, counts[0].span.start if counts else span.start), span.end)
    size: Interval | None
    plausible: Interval | None
    complement = share = None
    implied = unfilled = False
    first = counts[0] if counts else None
    if mention.sort is Sort.SINGLE and (first is None or first.interval == _ONE):
        size = plausible = _ONE
    elif first is None:
        left = left_over(context, span)
        if left is None and not _names_people(tokens, context.lexicons.people):
            return None
        size = plausible = left[1] if left is not None else None
        implied = left is not None
    elif first.form is Form.SHARE and first.share is not None:
        whole = _whole_told(context, impression, first)
        worked = share_of(first, whole)
        size = plausible = worked.interval
        complement, share, implied = worked.complement, first.share.value, whole is not None
    elif first.form is Form.UNFILLED:
        size = plausible = None if first.unitless else first.interval
        unfilled = True
    else:
        size, plausible = first.interval, first.plausible
    return Cohort(
        span,
        span.cut(context.text),
        Unit.PEOPLE,
        scope,
        size,
        share=share,
        noun="",
        single=size == _ONE and not implied,
        implied=implied,
        unfilled=unfilled,
        complement=complement,
        named=_is_named(tokens, span.cut(context.text), mention, impression, read),
        plausible=plausible,
    )


def _names_people(tokens: Sequence[Token], people: Lexicon) -> bool:
    """Whether words without a number still say that people are meant: some of you, households."""
    words = [low(token) for token in tokens]
    if "how" in words:
        return False
    plural = any(word in YOU | _OTHERS for word in words)
    return plural or any(noun_sense(token, people)[1] for token in tokens if token.pos_ == "NOUN")


_OTHERS = frozenset({"them", "those", "these", "others", "rest", "both", "us", "everyone"})


def _left_of_whole(
    context: Context, cohort: Cohort, impression: Impression
) -> tuple[int | None, Interval | None]:
    """The whole before a count that is nearly all of it, and who is left ("Of 640, 637 …")."""
    before = [
        whole
        for whole in _wholes(context, impression)
        if whole.span.end <= cohort.span.start and whole.interval.least == whole.interval.most
    ]
    if not before or cohort.size is None or cohort.implied:
        return cohort.base, None
    whole = before[-1].interval
    left = less(whole, cohort.size)
    if left is None or left.most is None or left.most < 1 or left.most > whole.least * NEARLY_ALL:
        return cohort.base, None
    return whole.least, left


def _whole_told(context: Context, impression: Impression, share: Quantity) -> Interval | None:
    """The whole that a share is taken of: people who are only counted.

    The next behind the share, else the last before it.
    """
    wholes = _wholes(context, impression)
    behind = [whole for whole in wholes if whole.span.start > share.span.start]
    before = [whole for whole in wholes if whole.span.start < share.span.start]
    chosen = behind[:1] or before[-1:]
    return chosen[0].interval if chosen else None


def _wholes(context: Context, impression: Impression) -> list[Quantity]:
    """The numbers of people who are only counted, in the order of the text."""
    return [
        quantity
        for mention in impression.mentions
        if mention.sort is Sort.BASE
        for quantity in quantities(cut(context.text))
        if quantity.form is Form.COUNT and quantity.core.overlaps(mention.span)
    ]


def _is_named(
    tokens: Sequence[Token],
    text: str,
    mention: Mention,
    impression: Impression,
    read: Sequence[Quantity],
) -> bool:
    if mention.sort is not Sort.SINGLE or read:
        return False
    if "@" in text or _INITIAL.search(text):
        return True
    called = any(token.pos_ == "PROPN" and low(token) != token.text for token in tokens)
    return called and impression.families["named-person"] >= SEEN


def _fallback(context: Context, mention: Mention) -> Deed | None:
    """The nearest thing told of people whose clause grammar could not follow.

    The first verb behind them in their sentence, else the last before them, else the words that
    are left of the sentence, or the next ("~65 riders. 3 a.m. The same kebab shop.").
    """
    doc = context.doc
    tokens = tokens_in(doc, mention.span)
    start, end = sentence_bounds(tokens[0])
    first, last = tokens[0].i, tokens[-1].i
    behind = [token for token in doc[last + 1 : end] if token.is_alpha]
    before = [token for token in doc[start:first] if token.is_alpha]
    verb = next((token for token in behind if token.pos_ == "VERB"), None)
    if verb is None:
        verb = next((token for token in reversed(before) if token.pos_ == "VERB"), None)
    if verb is None and behind:
        verb = behind[0]
    if verb is None and end < len(doc):
        verb = next((token for token in doc[end : end + 12] if token.is_alpha), None)
    if verb is None:
        verb = before[0] if before else None
    if verb is None:
        return None
    stop = sentence_bounds(verb)[1] if verb.i > last else first
    closing = doc[max(verb.i, stop - 1)]
    span = Span(verb.idx, closing.idx + len(closing))
    return Deed(verb, Role.DOES, True, True, False, span)


def _with_topics(claim: Claim, impression: Impression) -> Claim:
    if claim.cohort.scope is not Scope.USERS:
        return claim
    span = claim.behaviour.span if claim.behaviour is not None else claim.cohort.span
    return replace(claim, topics=_topics(claim.topics, span, impression))


def _topics(known: tuple[Topic, ...], span: Span, impression: Impression) -> tuple[Topic, ...]:
    """The topics that words name, and the one the reader sees where they name none."""
    sensitive = impression.families["sensitive-topic"]
    if known:
        return () if sensitive < UNTOPICAL else known
    if sensitive < TOPICAL:
        return ()
    name = max(impression.topics, key=lambda topic: impression.topics[topic])
    return (Topic(name, span, False),)
