"""Places that stand as bare names before people (405 Brightwell commuters), or without a name.

Grammar cannot tell a town there from a brand; the reader's impression of the post can.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.heard.confidence import ALARMED, SEEN
from linter.claims.model import Claim, Detail, Scope
from linter.claims.moments import CALENDAR
from linter.claims.nouns import is_plural
from linter.claims.places import AT, is_kind, is_place_name, name_at
from linter.claims.tree import base, child, low, tokens_in
from linter.lexicons import shipped
from linter.reader.model import Impression
from linter.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_GAP = re.compile(r"(?<=[.!?…\"”’)])[ \t]*\n[ \t]*\n\s*")
"""A blank line below a sentence: what stands below a heading or a greeting goes on from it."""
_WHERE = (AT - {"off", "between"}) | {"along", "from", "on", "onto", "aboard"}
_ALSO = frozenset({"in", "at", "on", "from", "into", "across"})
"""Those of them that say other things besides where."""
_WHICHEVER = frozenset("another other different every each no any some".split())


def with_place(context: Context, claim: Claim, impression: Impression) -> Claim:
    """The claim, narrowed by words that grammar takes for no detail if the reader sees a slice.

    A name among its cohort's words; where the reader would all but surely block the post, also one
    elsewhere in its paragraph, or where it was, and for one person what they are called; there, a
    place that has no name counts like one that has.
    """
    narrow = impression.families["narrow-slice"] >= SEEN
    if claim.cohort.scope is not Scope.USERS or not narrow or claim.cohort.named:
        return claim
    known = {detail.kind for detail in claim.narrowing}
    alarmed = impression.verdicts["block"] >= ALARMED
    if "place" in known:
        if not alarmed:
            return claim
        heard = (d._replace(heard=True) if d.kind == "place" else d for d in claim.narrowing)
        return replace(claim, narrowing=tuple(heard))
    cohort = tokens_in(context.doc, claim.cohort.span)
    names = [token for token in cohort[1:] if _is_name(token)]
    if not names and alarmed:
        names = _first_name(context, impression, claim) or _circumstance(context, impression, claim)
    if names:
        span = Span(names[0].idx, names[-1].idx + len(names[-1]))
        place = Detail("place", span, span.cut(context.text), heard=True)
        return replace(claim, narrowing=(*claim.narrowing, place))
    described = any(token.pos_ in ("NOUN", "PROPN", "ADJ") for token in cohort)
    if alarmed and claim.cohort.single and described and not known:
        who = Detail("demographic", claim.cohort.span, claim.cohort.text)
        return replace(claim, narrowing=(who,))
    return claim


def _is_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.text[0].isupper()
        and len(token.text.strip(".")) > 1
        and not CALENDAR.fullmatch(low(token))
    )


def _first_name(context: Context, impression: Impression, claim: Claim) -> list[Token]:
    """The first name beside a claim, that of a place before others.

    None begins a sentence, names the cohort, a day or a person; a letter is an initial or a size.
    """
    taken = (claim.cohort.span, *(detail.span for detail in claim.narrowing))
    tokens = [
        token
        for token in tokens_in(context.doc, _beside(context.text, impression, claim))
        if not token.is_space
    ]
    likely: list[Token] = []
    for position, token in enumerate(tokens):
        run = name_at(tokens, position)
        if not run or token.pos_ != "PROPN" or token.is_sent_start or _ends_a_greeting(token):
            continue
        place = Span(token.idx, run[-1].idx + len(run[-1]))
        if any(span.overlaps(place) for span in taken) or CALENDAR.fullmatch(low(token)):
            continue
        if len(run) == 1 and (len(token.text.strip(".")) == 1 or _is_given(token)):
            continue
        if is_place_name(tokens, position, run, shipped("places")):
            return run
        if not likely and _belongs(run):
            likely = run
    return likely


def _belongs(run: Sequence[Token]) -> bool:
    """Whether a name says whose or which something behind it is: "our Leith club", "Ayr's tenants".

    "The Almanac" does not.
    """
    last = run[-1]
    return last.head.i > last.i and base(last.dep_) in ("compound", "nmod", "amod")


def _is_definite(noun: Token) -> bool:
    """Whether a noun is the one that everybody knows: "the aquarium", not "the first fortnight"."""
    determiner = child(noun, "det")
    told = determiner is not None and low(determiner) == "the"
    return told and child(noun, "amod") is None and noun.pos_ == "NOUN" and not is_plural(noun)


def _is_given(token: Token) -> bool:
    return shipped("names").has("given", low(token))


def _ends_a_greeting(token: Token) -> bool:
    """Whether a name is the second word of a post that opens with a day: "Easter Monday"."""
    before = token.nbor(-1)
    named = before.pos_ == "PROPN" or CALENDAR.fullmatch(low(before)) is not None
    return bool(before.is_sent_start) and named


def _beside(text: str, impression: Impression, claim: Claim) -> Span:
    """What stands in the claim's paragraph and its heading, as far as the reader saw it as one."""
    start, end = impression.span
    for gap in _GAP.finditer(text, start, end):
        if gap.end() <= claim.cohort.span.start:
            start = gap.end()
        elif gap.start() >= claim.cohort.span.end:
            return Span(start, gap.start())
    return Span(start, end)


def _circumstance(context: Context, impression: Impression, claim: Claim) -> list[Token]:
    """Where it was, told without a name: "in bay 14", "under the pier", "in the back pew".

    A word that only places, as "under" does, needs a noun that says which one; the others, as "on"
    does, one that is a kind of place, has a number or is known to all: "at the aquarium", but not
    "on an empty stomach".
    """
    taken = (claim.cohort.span, *(detail.span for detail in claim.narrowing))
    for token in tokens_in(context.doc, _beside(context.text, impression, claim)):
        noun = token.head
        if low(token) not in _WHERE or token.dep_ != "case" or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        after = noun.nbor(1) if noun.i + 1 < len(context.doc) else noun
        lettered = len(after) == 1 and after.text.isupper()
        last = after if lettered or (after.text[0].isdigit() and len(after) < 4) else noun
        place = Span(token.idx, last.idx + len(last))
        # "on the A64", "in seat 22C"; not "in the 88th"
        numbered = last is not noun or (noun.text.isupper() and not noun.text.isalpha())
        which = child(noun, "det", "nmod:poss", "amod", "compound", "nummod")
        if not numbered and (which is None or low(which) in _WHICHEVER):
            continue
        known = numbered or is_kind(noun, shipped("places")) or _is_definite(noun)
        if low(token) in _ALSO and not known:
            continue
        dated = any(CALENDAR.fullmatch(low(word)) for word in tokens_in(context.doc, place))
        if not dated and not any(span.overlaps(place) for span in taken):
            return [token, last]
    return []
