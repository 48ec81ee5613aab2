"""One person singled out, and nobody at all: people told of without a number."""

from __future__ import annotations

from linter.claims.context import Context
from linter.claims.deeds import find_deed
from linter.claims.individuals import Individual
from linter.claims.model import NOBODY, ONE, Cohort, Kind, Scope, Unit
from linter.claims.nouns import OUR, YOU
from linter.claims.record import record
from linter.claims.scope import decide
from linter.claims.tree import low, sentence_bounds
from linter.claims.zero import Absence

_OURS = OUR | YOU | {"us"}


def add_individual(context: Context, individual: Individual) -> None:
    """Adds the claim that tells of one person, if that person is a user."""
    if context.told_before(individual.span):
        return
    deed = individual.deed
    standing = decide(
        individual.sense,
        False,
        individual.addressed,
        deed,
        context.sentence(individual.head).cut(context.text),
        deed.span.cut(context.text) if deed is not None else "",
        context.lexicons.behaviours,
        context.social,
    )
    scope, kind = standing.scope, standing.kind
    if individual.named or individual.extreme:
        scope = Scope.USERS
    if individual.named and kind is Kind.UNKNOWN:
        kind = Kind.PRIVATE
    if scope in (Scope.UNKNOWN, Scope.PUBLIC) and context.social:
        # One person placed in a country is still the brand's own; only a number of them is not.
        scope = Scope.USERS
    if scope is not Scope.USERS:
        return
    cohort = Cohort(
        individual.span,
        individual.span.cut(context.text),
        Unit.PEOPLE,
        scope,
        ONE,
        noun=individual.noun,
        single=True,
        extreme=individual.extreme,
        named=individual.named,
        plausible=ONE,
    )
    record(context, cohort, deed, kind, individual.addressed, individual.head)


def add_absence(context: Context, absence: Absence) -> None:
    """Adds the claim that nobody did something, where users are meant and it is told as past."""
    deed = find_deed(context.doc, absence.anchors, absence.last)
    if deed is None or not deed.fact or not deed.past or context.told_before(absence.span):
        return
    addressed = absence.sense == "you"
    if not absence.noun and not addressed and not _says_whose(absence):
        return  # "Nobody complained": of all the world.
    standing = decide(
        absence.sense,
        absence.possessed,
        addressed,
        deed,
        context.sentence(absence.head).cut(context.text),
        deed.span.cut(context.text),
        context.lexicons.behaviours,
        context.social,
    )
    if standing.scope is not Scope.USERS:
        return
    cohort = Cohort(
        absence.span,
        absence.span.cut(context.text),
        Unit.PEOPLE,
        standing.scope,
        NOBODY,
        noun=absence.noun,
        plausible=NOBODY,
    )
    record(context, cohort, deed, standing.kind, addressed, absence.head)


def _says_whose(absence: Absence) -> bool:
    """Whether a bare "nobody" is limited to users: nobody on the app, nobody watched our film."""
    head = absence.head
    behind = head.nbor(1) if head.i + 1 < len(head.doc) else head
    if behind.pos_ == "ADP":
        return True
    start, end = sentence_bounds(head)
    return any(low(token) in _OURS for token in head.doc[start:end])
