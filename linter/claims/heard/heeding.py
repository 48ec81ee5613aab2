"""Claims held against the reader's impression: doubted ones go, overlooked people come.

Grammar reads a number exactly and sees how a clause hangs together; the reader knows whom words
stand for, also where copy has no verb, no noun or an odd one. So the number always comes from
grammar, and whether it counts users, and how private what they did is, from the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.heard.apart import apart
from linter.claims.heard.company import is_company, with_company
from linter.claims.heard.confidence import (
    ALARMED,
    DOUBTED,
    EVIDENT,
    EXPOSED,
    FAINT,
    HARMLESS,
    LIKELIER,
    NAMEABLE,
    NEARLY_CERTAIN,
    REASONED,
    SEEN,
    SURE,
    TITLED,
    TOLD,
    TOPICAL,
    UNTOPICAL,
    WARNED,
)
from linter.claims.heard.nearest import nearest_deed
from linter.claims.heard.overlooked import (
    KINDS,
    SCOPES,
    add_overlooked,
    add_whole,
)
from linter.claims.heard.presumed import clear, presume
from linter.claims.heard.slices import with_place
from linter.claims.heard.wholes import is_whole, left_of_whole, with_whole
from linter.claims.model import (
    NOBODY,
    Behaviour,
    Claim,
    Kind,
    Scope,
    Statement,
    Topic,
    Unit,
)
from linter.claims.nouns import YOU
from linter.claims.scope import speaks_of_a_nation
from linter.claims.titles import quoted_spans
from linter.claims.tree import low, sentence_bounds, text_of, tokens_in
from linter.reader.model import Impression, Mention, Sort
from linter.reader.parts import part_at
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAID_THEMSELVES = frozenset({"verbatim", "count"})
"""Details that narrow nobody down by themselves: what users wrote, how often they did it."""
_PERSONS = (Sort.PEOPLE, Sort.SINGLE)
_SECOND = YOU | {"your", "yours"}


def heed(context: Context, parts: Sequence[Impression]) -> None:
    """Corrects the claims found in a post by what the reader makes of each of its parts.

    Adds those that only the reader sees.
    """
    context.found = [
        heeded
        for claim in context.found
        if (heeded := _heeded(context, claim, part_at(parts, claim.cohort.span))) is not None
    ]
    for impression in parts:
        for mention in impression.mentions:
            seen = _seen(mention, impression)
            for part in apart(context, seen, impression) if seen is not None else ():
                add_overlooked(context, part, impression)
        for mention in impression.mentions:
            if mention.sort is Sort.BASE and mention.probability >= SURE:
                add_whole(context, mention)
        presume(context, impression)
        clear(context, impression)
    for index, claim in enumerate(context.found):
        impression = part_at(parts, claim.cohort.span)
        sized = with_whole(context, claim, impression)
        placed = with_place(context, _with_topics(sized, impression), impression)
        exposed = max(impression.verdicts["block"], impression.verdicts["warn"]) >= EXPOSED
        context.found[index] = replace(_as_warned(placed, impression), exposed=exposed)


def heed_statements(
    doc: Doc,
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    parts: Sequence[Impression],
) -> tuple[Statement, ...]:
    """The statements of a post, with topics as the reader sees them, and one that it adds.

    Where nothing was made out of what anyone did, and the reader is sure that the post tells it,
    the first sentence that speaks to somebody tells it ("Your fridge, 2.14am: one slice.").
    """
    found = [
        replace(
            statement,
            topics=_topics(
                statement.topics, statement.behaviour.span, part_at(parts, statement.span)
            ),
        )
        for statement in statements
    ]
    told = any(claim.cohort.scope is Scope.USERS for claim in claims)
    for impression in parts:
        if not told and impression.verdicts["block"] >= TOLD:
            found += _seen_statement(doc, impression)
    return tuple(found)


def _seen_statement(doc: Doc, impression: Impression) -> Iterator[Statement]:
    spoken = next(
        (
            token
            for token in doc
            if low(token) in _SECOND and impression.span.start <= token.idx < impression.span.end
        ),
        None,
    )
    if spoken is None and impression.verdicts["block"] >= ALARMED:
        spoken = next((token for token in doc if token.idx >= impression.span.start), None)
    if spoken is None:
        return
    start, end = sentence_bounds(spoken)
    last = doc[end - 1]
    span = Span(doc[start].idx, last.idx + len(last))
    text = span.cut(text_of(doc))
    behaviour = Behaviour(span, text, "", Kind.PRIVATE)
    yield Statement(span, text, behaviour, True, _topics((), span, impression), seen=True)


def _seen(mention: Mention, impression: Impression) -> Mention | None:
    """People that grammar overlooked, as the reader is sure enough of them to be added, or None.

    One person must be what the whole post seems to tell of, since words for one person are mostly
    said of nobody in particular ("a user who forgets their password"). Where a post is likelier
    clean, it must be sure ("The last lamplighter was Alfred Ng"), and the deed is not private.
    """
    clean = impression.verdicts["clean"]
    if mention.sort is Sort.PEOPLE:
        return mention if mention.probability >= (SURE if clean >= HARMLESS else SEEN) else None
    if mention.sort is not Sort.SINGLE:
        return None
    if clean < LIKELIER:
        told = min(mention.probability, impression.families["singled-out"]) >= SEEN
        return mention if told else None
    if mention.probability < SURE:
        return None
    return mention._replace(kinds={"none": 1.0}) if mention.kind == "private" else mention


def _heeded(context: Context, claim: Claim, impression: Impression) -> Claim | None:
    """A claim of grammar as the reader lets it stand; None where it speaks of nobody's users."""
    cohort = claim.cohort
    if cohort.unit is Unit.EVENTS or context.is_own(cohort):
        return claim
    if cohort.size == NOBODY:
        # "Stats nobody asked for" is said of all the world.
        said = impression.sort_in(cohort.span, *_PERSONS, Sort.BASE)
        return claim if said >= DOUBTED else None
    if cohort.unfilled and not context.article:
        return claim  # Whatever the draft looks like now: another number will stand in it.
    span = cohort.span
    persons = impression.sort_in(span, *_PERSONS)
    whole = impression.sort_in(span, Sort.BASE)
    staff = impression.sort_in(span, Sort.STAFF)
    if staff > max(persons, whole, 0.5):
        return None
    harmless = HARMLESS if claim.addressed or cohort.single else LIKELIER
    if max(persons, whole) < DOUBTED and impression.verdicts["clean"] >= harmless:
        return None
    if cohort.single and claim.behaviour is None and _tells_of_staff(impression):
        return None  # "To our night engineer …: the first loaf is yours, Pradeep."
    warned = impression.verdicts["warn"] >= WARNED
    if warned and cohort.single and impression.families["singled-out"] < FAINT:
        return None  # "One of you is ready": a warning is due for something else.
    every = cohort.share == 1.0  # "Every one of our 60 customers": the whole did it.
    mention = _mention_at(impression, span, *_PERSONS) if every else None
    mention = mention or _mention_at(impression, span, *_PERSONS, Sort.BASE)
    if mention is None:
        return None if impression.verdicts["clean"] >= HARMLESS else claim
    cohort = with_company(context, cohort, mention)
    if is_company(context, cohort, mention):
        return None
    scope, behaviour = cohort.scope, claim.behaviour
    sentence = context.sentence(tokens_in(context.doc, span)[0]).cut(context.text)
    nation = scope is Scope.PUBLIC and speaks_of_a_nation(sentence)
    needed = SURE if scope is Scope.USERS else NEARLY_CERTAIN
    if mention.scopes[mention.scope] >= needed and not nation:
        scope = SCOPES[mention.scope]
    undone = behaviour is None and (every or cohort.base is None) and mention.sort in _PERSONS
    if undone and not is_whole(context, cohort):
        deed = nearest_deed(context, span if every else mention.span)
        if deed is not None:
            text = deed.span.cut(context.text)
            behaviour = Behaviour(deed.span, text, "", Kind.UNKNOWN)
    if behaviour is not None:
        if mention.sort is Sort.BASE and whole >= SURE and persons < 1 - SURE:
            behaviour = replace(behaviour, kind=Kind.UNKNOWN)
        elif mention.kind in KINDS and mention.kinds[mention.kind] >= _needed(behaviour.kind):
            behaviour = replace(behaviour, kind=KINDS[mention.kind])
    private = behaviour is not None and behaviour.kind is Kind.PRIVATE
    base, complement = cohort.base, cohort.complement
    if complement is None and mention.sort is Sort.PEOPLE:
        base, complement = left_of_whole(context, cohort, impression)
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


def _tells_of_staff(impression: Impression) -> bool:
    """Whether the only people that the reader sees are the brand's own."""
    sorts = {mention.sort for mention in impression.mentions if mention.probability >= SEEN}
    return Sort.STAFF in sorts and not sorts & {*_PERSONS, Sort.BASE}


def _as_warned(claim: Claim, impression: Impression) -> Claim:
    """A claim without the details and topics of which a reader sure of a warning sees nothing."""
    if impression.verdicts["warn"] < WARNED or claim.cohort.scope is not Scope.USERS:
        return claim
    families = impression.families
    return replace(
        claim,
        narrowing=tuple(
            detail
            for detail in claim.narrowing
            if families["narrow-slice"] >= FAINT or detail.kind in _SAID_THEMSELVES
        ),
        topics=() if families["sensitive-topic"] < FAINT else claim.topics,
    )


def _needed(kind: Kind) -> float:
    """The probability from which the reader overrules a kind.

    Verbs of what is done before others are well known, and so is what was done to people.
    """
    return NEARLY_CERTAIN if kind is Kind.PUBLIC else SURE


def _mention_at(impression: Impression, span: Span, *sorts: Sort) -> Mention | None:
    """The mention of these sorts that overlaps a span most."""
    found = [
        mention
        for mention in impression.mentions
        if mention.span.overlaps(span) and mention.sort in sorts
    ]
    return max(found, key=lambda mention: _common(mention.span, span), default=None)


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _with_topics(claim: Claim, impression: Impression) -> Claim:
    if claim.cohort.scope is not Scope.USERS:
        return claim
    deed = claim.behaviour
    span = deed.span if deed is not None else claim.cohort.span
    titled = deed is not None and bool(quoted_spans(deed.text))
    return replace(claim, topics=_topics(claim.topics, span, impression, titled))


def _topics(
    known: tuple[Topic, ...], span: Span, impression: Impression, titled: bool = False
) -> tuple[Topic, ...]:
    """The topics that words name, and the one the reader sees where they name none.

    titled: a quoted title stands among the words; liking 'Girls Night' tells less than its words,
    so it must be clear which topic it is.
    """
    sensitive = impression.families["sensitive-topic"]
    if known:
        return () if sensitive < UNTOPICAL else known
    warned = impression.verdicts["warn"] >= WARNED
    if sensitive < (SEEN if warned else TOPICAL):
        return ()
    name = max(impression.topics, key=lambda topic: impression.topics[topic])
    clear = impression.topics[name]
    evident = sensitive >= (REASONED if warned else EVIDENT)
    told = clear >= TITLED if titled else evident or clear >= NAMEABLE
    return (Topic(name, span, stated=False, guessed=True),) if told else ()
