"""The people of a post that the reader is sure tells on some, where nobody made them out.

Things stand for people in copy ("five fares ended at A&E", "17 wristbands went round twice"), and
an odd word hides them from grammar and from the reader's marks alike. Where the reader as good as
knows that a post tells what few users did, the likeliest number in it is theirs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.heard.confidence import ALARMED, CLEARED, FAINT, SEEN, SURE, WARNED
from linter.claims.heard.nearest import nearest_deed
from linter.claims.heard.overlooked import add_overlooked
from linter.claims.heard.persons import is_of_people
from linter.claims.model import Claim, Cohort, Interval, Kind, Scope, Unit
from linter.claims.parts.containers import sized
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.record import record
from linter.claims.scope import comes_to_us
from linter.claims.tree import tokens_in
from linter.reader.model import Impression, Mention, Sort
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEW = ("small-cohort", "implied-cohort", "singled-out")
_SMALL = Interval(2, 99)
"""A group that the reader takes for a small cohort, though no number is told (policy.md, 1)."""
_ALL = re.compile(r"(?:all|every\w*|each|the (?:whole|entire))\b", re.IGNORECASE)
_MANY = 1000
"""People from which no cohort is small (policy.md, section 1)."""


def presume(context: Context, impression: Impression) -> None:
    """Makes out the people that a part of a post tells on, if nobody has.

    A claim whose people or deed were taken for others becomes one of users' private deed; without
    any, a claim is added for the likeliest number or single person, or for acts. How few are meant
    where no number is told is presumed only of a post to be blocked.
    """
    few = max(impression.families[family] for family in _FEW) >= SEEN
    alarmed = impression.verdicts["block"] >= ALARMED
    if not alarmed and not (few and impression.verdicts["warn"] >= WARNED):
        if _is_sensitive(impression):
            _presume_many(context, impression)
        return
    told = [
        claim
        for claim in context.found
        if impression.span.overlaps(claim.cohort.span)
        and claim.cohort.unit is Unit.PEOPLE
        and claim.cohort.scope in (Scope.USERS, Scope.RESPONDENTS)
        and (_is_few(claim) or not few)
    ]
    private = [claim for claim in told if _is_private(claim)]
    if private:
        if few and alarmed and all(_is_unsized(claim) for claim in private):
            _make_few(context, private[0])
        return
    doing = next((claim for claim in told if _does(context, claim)), None)
    if doing is not None:
        _make_private(context, doing)
        return
    if told or (not few and impression.families["unkind"] >= SEEN):
        return
    mention = (
        _likeliest_number(context, impression)
        or _likeliest_person(context, impression)
        or (_likeliest_people(context, impression) if few else None)
    )
    if mention is not None:
        before = len(context.found)
        add_overlooked(context, mention, impression, presumed=True)
        for claim in context.found[before:]:
            if few and alarmed and _is_unsized(claim):
                _make_few(context, claim)
    elif few:
        _presume_acts(context, impression, few=True)


def _presume_acts(context: Context, impression: Impression, few: bool) -> None:
    """Tells of acts where nothing else is counted: 23 searches are of 23 people at the most.

    few: of a small number of them.
    """
    acts = _likeliest(context, impression, few, (Sort.EVENTS,))
    if acts is None or acts[0] < SEEN or acts[2].form is not Form.COUNT:
        return
    _, span, quantity = acts
    text, size = span.cut(context.text), quantity.interval
    cohort = Cohort(span, text, Unit.EVENTS, Scope.USERS, size, plausible=quantity.plausible)
    deed = nearest_deed(context, span)
    head = tokens_in(context.doc, span)[-1]
    record(context, cohort, deed, Kind.PRIVATE, addressed=False, head=head)


def _is_sensitive(impression: Impression) -> bool:
    """Whether the reader is sure of a warning, and its reason is what many users did."""
    families = impression.families
    return impression.verdicts["warn"] >= WARNED and families["sensitive-topic"] >= SEEN


def _presume_many(context: Context, impression: Impression) -> None:
    """Makes out the people of a sensitive deed, if nobody has: 3,000 redundancy sums were run."""
    if any(
        impression.span.overlaps(claim.cohort.span)
        and claim.cohort.scope is Scope.USERS
        and claim.behaviour is not None
        for claim in context.found
    ):
        return
    mention = _likeliest_number(context, impression, few=False) or _likeliest_people(
        context, impression
    )
    if mention is not None:
        add_overlooked(context, mention, impression, presumed=True)
    else:
        _presume_acts(context, impression, few=False)


def _is_private(claim: Claim) -> bool:
    kind = claim.behaviour.kind if claim.behaviour is not None else None
    return claim.cohort.scope is Scope.USERS and kind is Kind.PRIVATE


def _does(context: Context, claim: Claim) -> bool:
    """Whether a claim says what its people did, and that they did not come to see us perform."""
    if claim.behaviour is None:
        return False
    verb = tokens_in(context.doc, claim.behaviour.span)[0]
    return not comes_to_us(verb, context.lexicons.behaviours)


def clear(context: Context, impression: Impression) -> None:
    """Takes nothing that few people did in a part for private that the reader is sure is clean.

    What befell them ("the 63 of you held outside Crewe"), or what nobody's users did: the deed is
    of no kind then, and people of whom no deed is told have no details.
    """
    if impression.verdicts["clean"] < CLEARED:
        return
    context.found = [
        _cleared(claim)
        if impression.span.overlaps(claim.cohort.span)
        and claim.cohort.scope is Scope.USERS
        and not context.is_own(claim.cohort)
        and _is_few(claim)
        else claim
        for claim in context.found
    ]


def _cleared(claim: Claim) -> Claim:
    if claim.behaviour is None:
        return replace(claim, narrowing=())
    return replace(claim, behaviour=replace(claim.behaviour, kind=Kind.UNKNOWN))


def _is_few(claim: Claim) -> bool:
    size = claim.cohort.size
    return size is None or 0 < size.least < _MANY


def _is_unsized(claim: Claim) -> bool:
    """Whether a claim tells of people whose number nothing says, and not of every one of them."""
    cohort = claim.cohort
    counted = cohort.size is not None or cohort.share is not None or cohort.complement is not None
    return not counted and not cohort.unfilled and not _ALL.match(cohort.text)


def _replace(context: Context, claim: Claim, better: Claim) -> None:
    context.found = [better if each is claim else each for each in context.found]


def _make_few(context: Context, claim: Claim) -> None:
    contained = sized(context, claim)
    if contained is not claim:
        _replace(context, claim, contained)
        return
    cohort = replace(claim.cohort, size=_SMALL, plausible=_SMALL)
    _replace(context, claim, replace(claim, cohort=cohort))


def _make_private(context: Context, claim: Claim) -> None:
    assert claim.behaviour is not None
    private = replace(
        claim,
        behaviour=replace(claim.behaviour, kind=Kind.PRIVATE),
        cohort=replace(claim.cohort, scope=Scope.USERS, public=False),
    )
    _replace(context, claim, private)


def _likeliest_number(context: Context, impression: Impression, few: bool = True) -> Mention | None:
    """The number whose words the reader takes most for people, with what it counts.

    few: a small one.
    """
    best = _likeliest(context, impression, few, (Sort.PEOPLE, Sort.SINGLE, Sort.BASE))
    return _mention(best[1], Sort.PEOPLE) if best is not None and best[0] >= FAINT else None


def _likeliest(
    context: Context, impression: Impression, few: bool, sorts: tuple[Sort, ...]
) -> tuple[float, Span, Quantity] | None:
    """The number whose words the reader takes most for some sorts: how surely, where, which."""
    found: list[tuple[float, Span, Quantity]] = []
    for quantity in context.quantities:
        if not impression.span.contains(quantity.core) or _fills_a_cell(context, quantity.core):
            continue
        if not (_counts_few(quantity) if few else quantity.form is Form.COUNT):
            continue
        span = _phrase(context, quantity)
        found.append((impression.sort_in(span, *sorts), span, quantity))
    return max(found, default=None, key=lambda each: each[:2])


def _fills_a_cell(context: Context, number: Span) -> bool:
    """Whether a number is all that a table's cell holds: what it counts stands elsewhere."""
    for block in context.blocks:
        if block.kind == "table-cell" and block.start <= number.start < block.end:
            around = context.text[block.start : number.start] + context.text[number.end : block.end]
            return not any(sign.isalpha() for sign in around)
    return False


def _counts_few(quantity: Quantity) -> bool:
    if quantity.form is Form.COUNT:
        return 0 < quantity.interval.least < _MANY
    return quantity.form in (Form.SHARE, Form.UNFILLED)


def _phrase(context: Context, quantity: Quantity) -> Span:
    """A number and the words up to the noun that it counts."""
    tokens = tokens_in(context.doc, quantity.core)
    if not tokens:
        return quantity.core
    last: Token = tokens[-1]
    if last.dep_ == "nummod" and last.head.i > last.i:
        last = last.head
    return Span(quantity.core.start, max(quantity.core.end, last.idx + len(last)))


def _likeliest_person(context: Context, impression: Impression) -> Mention | None:
    """The words that the reader takes most for one person.

    Somebody whom it surely sees and whom details narrow down is told on, whatever it makes of that.
    """
    if impression.families["singled-out"] < SEEN:
        surely = (
            _mention(mention.span, Sort.SINGLE)
            for mention in impression.mentions
            if mention.sort is Sort.SINGLE and mention.probability >= SURE
        )
        return next(surely, None) if impression.families["narrow-slice"] >= SEEN else None
    best = max(impression.words, key=lambda word: word.sorts[Sort.SINGLE], default=None)
    if best is None or best.sorts[Sort.SINGLE] < FAINT:
        return None
    phrase = _described(context, best.span)
    if impression.sort_in(phrase, Sort.STAFF) > impression.sort_in(phrase, Sort.SINGLE):
        return None  # "Our sleepiest colleague"
    return _mention(best.span, Sort.SINGLE)


def _described(context: Context, span: Span) -> Span:
    """The words from the first before a noun to the noun, of which some words are one."""
    token = tokens_in(context.doc, span)[-1]
    head = token.head if token.dep_ in ("amod", "compound", "det", "nmod:poss") else token
    first = min([child for child in head.children if child.i < head.i], default=head)
    return Span(first.idx, head.idx + len(head))


def _likeliest_people(context: Context, impression: Impression) -> Mention | None:
    """The noun or name that the reader takes most for people: honeymooners in the attic room."""
    found = [
        (impression.sort_in(Span(token.idx, token.idx + len(token)), Sort.PEOPLE), token)
        for token in context.doc
        if is_of_people(token, context.lexicons.people)
        and impression.span.start <= token.idx < impression.span.end
    ]
    chance, token = max(found, default=(0.0, None), key=lambda each: each[0])
    if token is None or chance < FAINT:
        return None
    return _mention(Span(token.idx, token.idx + len(token)), Sort.PEOPLE)


def _mention(span: Span, sort: Sort) -> Mention:
    return Mention(span, sort, 1.0, {"private": 1.0}, {"users": 1.0}, 0.0)
