"""What a longer text says its readers did, held against the reader's impression of a paragraph.

The reader was not made for longer prose and adds nothing there. But where grammar has found few
people who did something private, it is asked whether the words around them tell on anybody: "67 of
you replied so far" stands among thanks for feedback.
"""

from __future__ import annotations

from linter.claims.context import Context
from linter.claims.heard.presumed import clear
from linter.claims.model import Claim, Kind, Scope
from linter.claims.prose import MANY
from linter.reader.parts import RUN, paragraphs
from linter.reader.read import read_alone
from linter.text import Span


def heed_prose(context: Context) -> None:
    """Takes what few people did for nothing private where the reader is sure of their paragraph."""
    for part in {
        _paragraph(context.text, claim.cohort.span)
        for claim in context.found
        if _tells_on_few(claim)
    }:
        clear(context, read_alone(context.text, part))


def _tells_on_few(claim: Claim) -> bool:
    size, deed = claim.cohort.plausible, claim.behaviour
    private = deed is not None and deed.kind is Kind.PRIVATE
    few = size is not None and size.least < MANY and not claim.cohort.unfilled
    return private and few and claim.cohort.scope is Scope.USERS


def _paragraph(text: str, span: Span) -> Span:
    """The paragraph that a span begins in; of a long one, the sentences around it."""
    start = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    whole = Span(start, len(text) if end < 0 else end)
    return next(each for each in paragraphs(text, whole, RUN) if each.end > span.start)
