"""Where the numbers stand that decide how many people a claim is about."""

from __future__ import annotations

from linter.claims.model import Claim
from linter.rulebook.reading import Reading
from linter.text import Span


def basis(claim: Claim, reading: Reading, of_the_rest: bool) -> tuple[Span, ...]:
    """The words that count its people and, where their number is worked out, those of the whole.

    The whole is the nearest claim of as many people as the share or the part is taken of; where
    none is known ("the others"), every claim before it that tells a number may have a say.
    of_the_rest: those count whom the claim leaves over.
    """
    cohort = claim.cohort
    own = (cohort.span,)
    if not (cohort.implied or of_the_rest):
        return own
    told = [
        (other.cohort.span, other.cohort.size.least)
        for other in reading.understanding.claims
        if other is not claim and other.cohort.size is not None
    ]
    wholes = [span for span, least in told if least == cohort.base]
    if wholes:
        nearest = min(wholes, key=lambda span: abs(span.start - cohort.span.start))
        return own if cohort.span.contains(nearest) else (*own, nearest)
    return (*own, *(span for span, _ in told if span.start < cohort.span.start))
