"""What people did whose clause grammar could not follow."""

from __future__ import annotations

from linter.claims.context import Context
from linter.claims.deeds import Deed, Role
from linter.claims.heard.asked import verb_of_asked
from linter.claims.individual import plain_deed
from linter.claims.tree import sentence_bounds, tokens_in
from linter.text import Span


def nearest_deed(context: Context, people: Span) -> Deed | None:
    """The nearest thing told of people whose clause grammar could not follow.

    The first verb behind them in their sentence, else the last before them, else the words that
    are left of the sentence, or the next ("~65 riders. 3 a.m. The same kebab shop.").
    """
    doc = context.doc
    tokens = tokens_in(doc, people)
    start, end = sentence_bounds(tokens[0])
    first, last = tokens[0].i, tokens[-1].i
    behind = [token for token in doc[last + 1 : end] if token.is_alpha]
    before = [token for token in doc[start:first] if token.is_alpha]
    verb = next((token for token in behind if token.pos_ == "VERB"), None)
    if verb is None and (plain := plain_deed(doc, last)) is not None:
        verb = plain.verb
    if verb is None:
        verb = next((token for token in reversed(before) if token.pos_ == "VERB"), None)
    if verb is None and behind:
        verb = behind[0]
    if verb is None and end < len(doc):
        verb = verb_of_asked(list(doc[end : sentence_bounds(doc[end])[1]]))
    if verb is None and end < len(doc):
        verb = next((token for token in doc[end : end + 12] if token.is_alpha), None)
    if verb is None:
        verb = before[0] if before else None
    if verb is None:
        return None
    stop = sentence_bounds(verb)[1] if verb.i > last else first
    closing = doc[max(verb.i, stop - 1)]
    span = Span(verb.idx, closing.idx + len(closing))
    return Deed(verb, Role.DOES, True, True, False, span)
