"""A parsed post to its claims: the one door into this layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.context import Context, Lexicons
from linter.claims.counted import add_counted
from linter.claims.heeding import heed, heed_in_prose, heed_statements
from linter.claims.individuals import find_individuals
from linter.claims.mention import Mention, find_mention
from linter.claims.miscounts import counts_a_noun
from linter.claims.model import Claim, Understanding
from linter.claims.possible import claim_possible
from linter.claims.quantity import quantities
from linter.claims.remainders import add_remainders
from linter.claims.singled import add_absence, add_individual
from linter.claims.statements import find_statements
from linter.claims.tally import find_tally
from linter.claims.tree import text_of, tokens_in
from linter.claims.zero import find_absences
from linter.documents.post import Block
from linter.language.atoms import cut
from linter.reader.read import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Lexicons", "extract"]


def extract(
    doc: Doc,
    blocks: Sequence[Block] = (),
    lexicons: Lexicons | None = None,
    article: bool = False,
) -> Understanding:
    """Everything a parsed post claims of people. Spans are offsets into the post's text.

    blocks: the post's structure; a claim never reaches from one table cell or part into another.
    article: the post is a part of longer prose, where more must show that users are meant.
    """
    lexicons = lexicons or Lexicons.shipped()
    if article and not claim_possible(doc.text, lexicons.people):
        return Understanding(())
    claims = _claims(Context(doc, blocks, lexicons, article))
    if article:
        # An article tells its readers what they do on every page: how-to prose, not a claim.
        return Understanding(tuple(claims))
    statements = find_statements(doc, claims, lexicons.behaviours, lexicons.topics)
    statements = heed_statements(doc, claims, statements, read(text_of(doc)))
    return Understanding(tuple(claims), statements)


def _claims(context: Context) -> list[Claim]:
    """All claims, in the order of the text.

    Counts come first, since single people and remainders are told of beside them.
    """
    for mention in _mentions(context):
        add_counted(context, mention)
    lexicons = context.lexicons
    for absence in find_absences(context.doc, lexicons.people):
        add_absence(context, absence)
    for individual in find_individuals(
        context.doc, lexicons.people, lexicons.behaviours, context.social
    ):
        add_individual(context, individual)
    context.in_order()
    add_remainders(context)
    if context.article:
        heed_in_prose(context)
    else:
        heed(context, read(context.text))
    context.in_order()
    return context.found


def _mentions(context: Context) -> list[Mention]:
    """The quantities that count people; those that count something else go to the things.

    A quantity that is only the base of another ("0.4% of the 5,000 homes") is no mention.
    """
    doc, people = context.doc, context.lexicons.people
    read = quantities(cut(context.text))
    starts = {tokens_in(doc, quantity.span)[0].i: quantity for quantity in read}
    starts |= {tokens_in(doc, quantity.core)[0].i: quantity for quantity in read}
    mentions = []
    for quantity in read:
        mention = find_mention(doc, quantity, people, starts) or find_tally(doc, quantity, people)
        if mention is not None:
            mentions.append(mention)
        elif counts_a_noun(doc, quantity):
            context.things.append(quantity)
    bases = {id(mention.base) for mention in mentions if mention.base is not None}
    return [mention for mention in mentions if id(mention.quantity) not in bases]
