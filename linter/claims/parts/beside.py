"""A part told beside its total: "3,412 of you bought the lamp. 3,401 of you kept it." leaves 11.

Two numbers of people that stand close together may be close by chance ("9,200 ride the tram, 9,150
ride the bus"). The second is a part of the first where what they did presupposes what the first
did: it takes its object up, ends it, or does it again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.model import Claim, Scope
from linter.claims.nouns import YOU
from linter.claims.parts.antecedents import FARTHEST
from linter.claims.parts.implied import less
from linter.claims.tree import child, lemma, low, tokens_in

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_LEFT = 0.1
"""Share of a total that a part beside it may leave over at the most: a house choice."""
_TAKING_UP = frozenset({"it", "them", "this", "these", "theirs"})
_POINTING = frozenset({"the", "that", "this", "those", "these"})
_ENDING = frozenset(
    "finish complete end conclude quit stop keep leave return survive pass stay remain".split()
)
"""What one does with something begun before."""
_AGAIN = frozenset({"again", "back"})
_PAST = frozenset({"VBD", "VBN"})
_YOU = re.compile(rf"\b(?:{'|'.join(map(re.escape, YOU))})\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s+(?:them|whom|those|these)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\bout\s+of\s+(?:the\s+|all\s+|our\s+|all\s+our\s+)?\Z", re.IGNORECASE)
_REACH = 16
"""Characters before a number in which "out of all our" stands."""
_LABEL = re.compile(r"\s*\W?\s*([^\W\d_]+)(?=[^:\n]*:)")


def add_parts_beside(context: Context) -> None:
    """Gives a part told beside its total the people that it leaves over."""
    for index, part in enumerate(context.found):
        near = [*reversed(context.found[:index]), *context.found[index + 1 : index + 2]]
        total = next((claim for claim in near if _is_total(context, claim, part)), None)
        if total is None or total.cohort.size is None or part.cohort.size is None:
            continue
        left = less(total.cohort.size, part.cohort.size)
        assert left is not None
        cohort = replace(part.cohort, base=total.cohort.size.least, complement=left)
        deed = part.behaviour or total.behaviour
        context.found[index] = replace(part, cohort=cohort, behaviour=deed)


def _is_total(context: Context, total: Claim, part: Claim) -> bool:
    """Whether one claim counts the people of whom another counts a part."""
    whole, some = total.cohort, part.cohort
    if (
        some.complement is not None or some.share is not None or whole.share is not None
        or whole.size is None or some.size is None or whole.unit is not some.unit
        or whole.scope is not Scope.USERS or some.scope is not Scope.USERS
        or whole.size.least != whole.size.most or some.size.least != some.size.most
        or not 0 < whole.size.least - some.size.least <= whole.size.least * MOST_LEFT
        or some.span.overlaps(whole.span) or abs(some.span.start - whole.span.end) >= FARTHEST
    ):  # fmt: skip
        return False
    if some.span.start < whole.span.start and not _is_out_of(context, total):
        return False
    dates = [{d.text.lower() for d in c.narrowing if d.kind == "date"} for c in (total, part)]
    if all(dates) and dates[0] != dates[1]:
        return False
    if _OF_THEM.search(some.text) or _is_out_of(context, total):
        return True
    return _same_people(total, part) and _presupposes(context, part, total)


def _same_people(total: Claim, part: Claim) -> bool:
    """Whether both are counted by the same noun, or both are "of you", or the part by none."""
    you = [_YOU.search(claim.cohort.text) is not None for claim in (total, part)]
    return part.cohort.noun in ("", total.cohort.noun) and you[0] >= you[1]


def _presupposes(context: Context, part: Claim, total: Claim) -> bool:
    """Whether what a part did can only be done by those who did what the total did."""
    verb = _verb(context, part)
    label = _LABEL.match(part.cohort.text)
    if label is not None and verb is None:
        return label[1].lower().removesuffix("ed") in _ENDING
    if verb is None or verb.tag_ not in _PAST:
        return False
    if lemma(verb) in _ENDING or any(low(token) in _AGAIN for token in verb.children):
        return True
    thing = child(verb, "obj")
    if thing is None:
        return False
    before = _verb(context, total)
    same = child(before, "obj") if before is not None else None
    named = same is not None and lemma(same) == lemma(thing)
    return low(thing) in _TAKING_UP or (named and any(low(t) in _POINTING for t in thing.children))


def _is_out_of(context: Context, total: Claim) -> bool:
    """Whether people are told as those that others are a part of: "…, out of 19,000 who began"."""
    start = total.cohort.span.start
    return bool(_OUT_OF.search(context.text[max(0, start - _REACH) : start]))


def _verb(context: Context, claim: Claim) -> Token | None:
    """The verb of what was done."""
    own = next((t for t in tokens_in(context.doc, claim.cohort.span) if t.pos_ == "VERB"), None)
    if claim.behaviour is None or (own is not None and own.tag_ in _PAST):
        return own
    tokens = tokens_in(context.doc, claim.behaviour.span)
    return next((token for token in tokens if token.pos_ == "VERB"), None)
