"""A parsed post to its claims: the one door into this layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.aims import is_aimed_at
from linter.claims.context import Context, Lexicons
from linter.claims.grammar import find_claims
from linter.claims.heard.heeding import heed, heed_statements
from linter.claims.heard.prose import heed_prose
from linter.claims.model import ONE, Claim, Understanding
from linter.claims.owner import tells_owner
from linter.claims.parts.beside import add_parts_beside
from linter.claims.parts.containers import add_contained, size_by_container
from linter.claims.parts.exceptions import add_exceptions
from linter.claims.parts.ordinals import add_ordinals
from linter.claims.party import is_party
from linter.claims.pictured import is_shown
from linter.claims.possible import claim_possible
from linter.claims.statements import find_statements
from linter.claims.tree import tokens_in
from linter.documents.post import Block
from linter.reader.parts import read_parts

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Lexicons", "extract", "understand"]


def extract(
    doc: Doc,
    blocks: Sequence[Block] = (),
    lexicons: Lexicons | None = None,
    article: bool = False,
) -> Understanding:
    """Everything a parsed post claims of people. Spans are offsets into the post's text.

    blocks: the post's structure; a claim never reaches from one table cell or part into another.
    article: the post is a part of longer prose, where more must show that users are meant. The
    reader was not made for it, and only clears what few people did.
    """
    lexicons = lexicons or Lexicons.shipped()
    if article and not claim_possible(doc.text, lexicons.people):
        return Understanding(())
    context = Context(doc, blocks, lexicons, article)
    return understand(context, reading=True)


def _is_nobody(context: Context, claim: Claim) -> bool:
    """Whether what stands around a count shows that it tells of nobody."""
    span = claim.cohort.span
    tokens = tokens_in(context.doc, span)
    return (
        is_shown(context, span)
        or is_aimed_at(context.text, span)
        or (claim.cohort.size == ONE and tells_owner(context.text))
        or (
            bool(tokens)
            and is_party(context.text, context.sentence(tokens[0]), span, claim.cohort.size)
        )
    )


def understand(context: Context, *, reading: bool) -> Understanding:
    """What a post claims, held against the reader's impression of it, or as grammar alone sees it.

    reading: whether the reader is asked.
    """
    find_claims(context)
    if not context.article:
        size_by_container(context)
    parts = None
    if reading and context.article:
        heed_prose(context)
    elif reading:
        parts = read_parts(context.text)
        heed(context, parts)
    if not context.article:
        add_contained(context)
        size_by_container(context)
    context.found = [claim for claim in context.found if not _is_nobody(context, claim)]
    context.in_order()
    add_parts_beside(context)
    add_exceptions(context)
    add_ordinals(context)
    context.in_order()
    claims = tuple(context.found)
    if context.article:
        # An article tells its readers what they do on every page: how-to prose, not a claim.
        return Understanding(claims)
    lexicons = context.lexicons
    statements = find_statements(context.doc, claims, lexicons.behaviours, lexicons.topics)
    if parts is not None:
        statements = heed_statements(context.doc, claims, statements, parts)
    return Understanding(claims, statements)
