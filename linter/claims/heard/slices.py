"""Places that stand as bare names before people: 405 Brightwell commuters.

Grammar cannot tell a town there from a brand; the reader's impression of the post can.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.heard.confidence import ALARMED, SEEN
from linter.claims.model import Claim, Detail, Scope
from linter.claims.tree import tokens_in
from linter.reader.model import Impression
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_place(context: Context, claim: Claim, impression: Impression) -> Claim:
    """The claim, narrowed by words that grammar takes for no detail if the reader sees a slice.

    A name among its cohort's words; where the reader would all but surely block the post, also one
    elsewhere in its part, and for one person what they are called.
    """
    narrow = impression.families["narrow-slice"] >= SEEN
    if claim.cohort.scope is not Scope.USERS or not narrow or claim.cohort.named:
        return claim
    known = {detail.kind for detail in claim.narrowing}
    if "place" in known:
        return claim
    cohort = tokens_in(context.doc, claim.cohort.span)
    names = [token for token in cohort[1:] if _is_name(token)]
    alarmed = impression.verdicts["block"] >= ALARMED
    if not names and alarmed:
        names = _first_name(context, impression, claim)
    if names:
        span = Span(names[0].idx, names[-1].idx + len(names[-1]))
        place = Detail("place", span, span.cut(context.text))
        return replace(claim, narrowing=(*claim.narrowing, place))
    if alarmed and claim.cohort.single and not known:
        who = Detail("demographic", claim.cohort.span, claim.cohort.text)
        return replace(claim, narrowing=(who,))
    return claim


def _is_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN" and token.head.pos_ in ("NOUN", "PROPN") and token.text[0].isupper()
    )


def _first_name(context: Context, impression: Impression, claim: Claim) -> list[Token]:
    """The first run of names in a part, none that begins a sentence or names the cohort."""
    run: list[Token] = []
    for token in context.doc:
        place = Span(token.idx, token.idx + len(token))
        if (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and not token.is_sent_start
            and impression.span.contains(place)
            and not claim.cohort.span.overlaps(place)
        ):
            run.append(token)
        elif run:
            break
    return run
