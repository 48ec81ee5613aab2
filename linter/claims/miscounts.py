"""Numbers that stand like a count of people and are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.deeds import Deed, Role
from linter.claims.mention import Mention
from linter.claims.model import ONE, Claim
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.scope import verb_sense
from linter.claims.tree import child, low, tokens_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from linter.lexicons import Lexicon

THINGS_REACH = 250
"""Characters between a count of things and a bare number that takes it up, at the most: two or
three sentences. A house choice."""
LABEL_REACH = 5
"""Tokens between a label's colon and the number it names, at the most. A house choice."""

_UNNAMED = ("bare", "them")  # the senses of a number without a noun
_DATE = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*$"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day$|q[1-4]$|week$|day$|year$",
    re.IGNORECASE,
)


_AGE = re.compile(r"(?:over|under|above|below)\s+\d\d\b(?![\d,.]\d|\s*%)", re.IGNORECASE)


def counts_a_noun(doc: Doc, quantity: Quantity) -> bool:
    """Whether a noun that is no word for people stands right behind a quantity."""
    last = tokens_in(doc, quantity.span)[-1].i
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT")


def counts_nobody(
    context: Context, mention: Mention, deed: Deed | None, antecedent: Claim | None
) -> bool:
    """Whether the number of a mention counts things, names something or means anybody at all."""
    return (
        mention.quantity.form is Form.RANK
        or (deed is None and _is_limit(context, mention))
        or (mention.sense in _UNNAMED and _unnamed_things(context, mention, deed, antecedent))
        or (mention.sense == "bare" and deed is not None and _is_name(mention, deed))
        or (mention.sense in _UNNAMED and _is_age(context, mention))
        or _is_of_phrase(context, mention)
        or _is_group(mention, deed)
        or _is_anybody(context, mention, deed)
    )


def _is_limit(context: Context, mention: Mention) -> bool:
    """Whether a number says how many there may be: "up to 12 people", "for 4–6 people"."""
    quantity = mention.quantity
    return quantity.capped or (
        quantity.form is Form.COUNT
        and quantity.hedged
        and quantity.interval.most is not None
        and "–" in quantity.span.cut(context.text)
    )


def _unnamed_things(
    context: Context, mention: Mention, deed: Deed | None, antecedent: Claim | None
) -> bool:
    """Whether a number without a noun has nothing that makes it one of people."""
    if antecedent is None:
        if mention.sense != "bare" or deed is None or not context.social:
            return True
        shared = mention.quantity.form is Form.SHARE and deed.role is Role.DOES
        if not deed.past and not shared:
            return True
        if not mention.tally and (
            _is_label(context.doc, mention)
            or (
                deed.verb.tag_ == "VBN"
                and _participle_of_noun(deed.verb, context.lexicons.behaviours)
            )
        ):
            return True
    return not mention.tally and _takes_up_things(context, mention, antecedent)


def _is_label(doc: Doc, mention: Mention) -> bool:
    """Whether a line begins with what is counted: "Poinsettias: 200 came in"."""
    first = tokens_in(doc, mention.span)[0].i
    for index in range(first - 1, max(-1, first - LABEL_REACH - 1), -1):
        if doc[index].text == ":":
            head = doc[index - 1] if index else None
            return (
                head is not None
                and head.pos_ in ("NOUN", "PROPN")
                and head.ent_type_ != "DATE"
                and not _DATE.match(head.text)
            )
    return False


def _participle_of_noun(verb: Token, behaviours: Lexicon) -> bool:
    """Whether a participle belongs to a noun behind it, or stands alone behind the number.

    "340 escaped barbecues" and "212 relocated" count no people; "nine joined" does.
    """
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ"):
        return True
    if verb_sense(verb, behaviours) in ("core", "public", "light"):
        return False
    return following is None or following.pos_ == "PUNCT"


def _takes_up_things(context: Context, mention: Mention, antecedent: Claim | None) -> bool:
    """Whether the last thing counted before was no people: "Nine trolleys … Two had ducklings"."""
    start = mention.span.start
    size = mention.quantity.interval.least
    before = [
        thing.span.start
        for thing in context.things
        if 0 < start - thing.span.start < THINGS_REACH and thing.interval.least >= min(size, 2)
    ]
    if not before:
        return False
    return antecedent is None or before[-1] > antecedent.cohort.span.start


def _is_name(mention: Mention, deed: Deed) -> bool:
    """Whether a bare number names something or is itself spoken of."""
    if deed.verb.tag_ == "VBZ" and mention.quantity.interval.least > 1:
        # "911 still works on any phone": a number that is a name takes a singular verb.
        return True
    if deed.role is not Role.IS:
        return False
    # "Nine is not many": the number itself is spoken of.
    copula = child(deed.verb, "cop")
    return copula is not None and low(copula) in ("is", "was", "'s")


def _is_age(context: Context, mention: Mention) -> bool:
    """Whether a number says how old those counted right before it are: "33 owners over 60"."""
    text, start = context.text, mention.quantity.span.start
    if not _AGE.match(text, start):
        return False
    end = len(text[:start].rstrip())
    return any(claim.cohort.span.end == end for claim in context.found)


def _is_of_phrase(context: Context, mention: Mention) -> bool:
    """Whether one person only describes something before: "the size of one person"."""
    if mention.quantity.interval != ONE or mention.partitive:
        return False
    first = tokens_in(context.doc, mention.span)[0].i
    return low(context.doc[max(0, first - 1)]) == "of"


def _is_group(mention: Mention, deed: Deed | None) -> bool:
    """Whether a group or a trade is described, not told of."""
    if mention.sense == "group":
        return deed is None or (mention.possessed and not deed.past and not deed.relative)
    return mention.sense == "job" and deed is not None and deed.role in (Role.IS, Role.UNDERGOES)


def _is_anybody(context: Context, mention: Mention, deed: Deed | None) -> bool:
    """Whether "one person" means anybody: "how one person goes through a process"."""
    return (
        mention.quantity.interval == ONE
        and mention.sense in ("person", "job")
        and not context.social
        and (deed is None or not deed.told)
    )
