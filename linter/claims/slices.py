"""Places that stand as bare names before people: 405 Brightwell commuters.

Grammar cannot tell a town there from a brand; the reader's impression of the post can.
"""

from __future__ import annotations

from dataclasses import replace

from linter.claims.confidence import SEEN
from linter.claims.context import Context
from linter.claims.model import Claim, Detail, Scope
from linter.claims.tree import tokens_in
from linter.reader.model import Impression
from linter.text import Span


def with_place(context: Context, claim: Claim, impression: Impression) -> Claim:
    """The claim, narrowed by a name among its cohort's words if the reader sees a narrow slice."""
    if claim.cohort.scope is not Scope.USERS or impression.families["narrow-slice"] < SEEN:
        return claim
    if any(detail.kind == "place" for detail in claim.narrowing):
        return claim
    names = [
        token
        for token in tokens_in(context.doc, claim.cohort.span)[1:]
        if token.pos_ == "PROPN"
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.text[0].isupper()
    ]
    if not names or claim.cohort.named:
        return claim
    span = Span(names[0].idx, names[-1].idx + len(names[-1]))
    place = Detail("place", span, span.cut(context.text))
    return replace(claim, narrowing=(*claim.narrowing, place))
