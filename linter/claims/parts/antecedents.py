"""What a count takes up of the post before it: people told of earlier, their number, their deed."""

from __future__ import annotations

import re

from linter.claims.context import Context
from linter.claims.mention import Mention
from linter.claims.model import Claim, Interval, Kind
from linter.claims.nouns import is_plural, noun_sense, people_unit
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import tokens_in

FARTHEST = 400
"""Characters between a cohort and the words that take it up, at the most: some four sentences. A
house choice."""
NOUN_REACH = 30
"""Tokens before "of them" in which the noun is looked for. A house choice."""

_BESIDE = re.compile(r"\b(?:further|another|additional|extra|other|remaining)\s+$", re.IGNORECASE)
_OTHER = re.compile(r"\bother\s+$", re.IGNORECASE)


def antecedent_of(context: Context, mention: Mention) -> Claim | None:
    """The earlier claim that "them", "all 53" or a bare "three" takes up."""
    start = mention.span.start
    for claim in reversed(context.found):
        if claim.cohort.span.start < start and start - claim.cohort.span.end < FARTHEST:
            return claim
    return None


def take_up_noun(context: Context, mention: Mention) -> None:
    """Makes "642 of them" count the plural noun for people that stands last before it."""
    first = tokens_in(context.doc, mention.span)[0].i
    for token in reversed(context.doc[max(0, first - NOUN_REACH) : first]):
        if token.pos_ != "NOUN" or not is_plural(token):
            continue
        noun, sense = noun_sense(token, context.lexicons.people)
        if sense in ("user", "account", "household", "public"):
            mention.noun, mention.sense, mention.unit = noun, sense, people_unit(sense)
        return


def base_of(context: Context, mention: Mention) -> Interval | None:
    """The people that a share, a part or "all but" is taken of, stated here or earlier."""
    if mention.base is not None:
        return mention.base.interval if mention.base.form is Form.COUNT else None
    part = (
        mention.partitive
        or mention.sense in ("bare", "them")
        or mention.quantity.form is Form.SHARE
    )
    if not part or _is_beside(context, mention):
        return None
    for claim in reversed(context.found):
        size = claim.cohort.size
        if size is None or size.most is None or claim.cohort.implied:
            continue
        related = mention.sense in ("bare", "them", "you") or claim.cohort.noun == mention.noun
        if related and size.least >= (mention.quantity.interval.most or 0) and size.least > 1:
            if mention.sense == "you" and mention.quantity.form is Form.COUNT:
                continue
            return size
    return None


def _is_beside(context: Context, mention: Mention) -> bool:
    """Whether a number counts people beside those before: "a further 130", "the other nine"."""
    start = mention.quantity.span.start
    return bool(_BESIDE.search(context.text[max(0, start - 14) : start]))


def rest_of_share(context: Context, quantity: Quantity, antecedent: Claim | None) -> float | None:
    """The share that "the other 22" is where 78% were told before, of nobody knows how many."""
    if antecedent is None or antecedent.cohort.share is None or antecedent.cohort.size is not None:
        return None
    left = 100 - round(antecedent.cohort.share * 100)
    start = quantity.span.start
    other = _OTHER.search(context.text[max(0, start - 8) : start])
    return left / 100 if other and quantity.interval == Interval.exactly(left) else None


def repeats(context: Context, mention: Mention) -> bool:
    """Whether "you nine" only takes up nine people counted before."""
    return any(
        claim.cohort.size == mention.quantity.interval and claim.addressed
        for claim in context.found
    )


def same_occasion(context: Context, mention: Mention) -> bool:
    """Whether as many of you did something before others just before: the same people there."""
    return mention.sense == "you" and any(
        claim.addressed
        and claim.cohort.size == mention.quantity.interval
        and claim.behaviour is not None
        and claim.behaviour.kind is Kind.PUBLIC
        for claim in context.found
    )
