"""The claims that grammar makes out of a parsed post, before the reader is asked."""

from __future__ import annotations

from linter.claims.context import Context
from linter.claims.counted import add_counted
from linter.claims.individuals import find_individuals
from linter.claims.mention import Mention
from linter.claims.mentions import find_mention
from linter.claims.miscounts import counts_a_noun
from linter.claims.parts.remainders import add_remainders
from linter.claims.quantities.quantity import Form
from linter.claims.singled import add_absence, add_individual
from linter.claims.tally import find_tally
from linter.claims.tree import tokens_in
from linter.claims.zero import find_absences
from linter.text import Span


def find_claims(context: Context) -> None:
    """Adds all claims of a post to its context, in the order of the text.

    Nobody at all comes first ("none of our 33 riders" does not count 33), then counts, since single
    people and remainders are told of beside them.
    """
    lexicons = context.lexicons
    for absence in find_absences(context.doc, lexicons.people):
        add_absence(context, absence)
    for mention in _mentions(context):
        add_counted(context, mention)
    for individual in find_individuals(
        context.doc, lexicons.people, lexicons.behaviours, context.social
    ):
        if not _is_in_a_share(context, individual.span):
            add_individual(context, individual)
    context.in_order()
    add_remainders(context)
    context.in_order()


def _is_in_a_share(context: Context, span: Span) -> bool:
    """Whether one is no person but the first part of a ratio: "one Sundial user in five"."""
    return any(
        quantity.form is Form.SHARE and quantity.core.start == span.start
        for quantity in context.quantities
    )


def _mentions(context: Context) -> list[Mention]:
    """The quantities that count people; those that count something else go to the things.

    A quantity that is only the base of another ("0.4% of the 5,000 homes") is no mention.
    """
    doc, people = context.doc, context.lexicons.people
    read = context.quantities
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
