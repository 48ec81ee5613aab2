"""A number of people to the claim it makes, if it makes one."""

from __future__ import annotations

import re

from linter.claims.context import Context
from linter.claims.deeds import Deed, find_deed
from linter.claims.individuals import is_greeted
from linter.claims.mention import Mention
from linter.claims.miscounts import counts_nobody
from linter.claims.model import ONE, Claim, Cohort, Kind, Scope, Unit
from linter.claims.parts.antecedents import antecedent_of, repeats, same_occasion, take_up_noun
from linter.claims.parts.sizing import Sizing, sizing_of
from linter.claims.prose import of_everybody, shown_in_prose
from linter.claims.quantities.quantity import Form
from linter.claims.record import record
from linter.claims.scope import decide
from linter.claims.tree import tokens_in
from linter.claims.wanted import is_wanted
from linter.text import Span

_FOR_EVERY = re.compile(r"\b(?:for|per)\s+every\s+$", re.IGNORECASE)
_YOU_ARE = re.compile(r"\byou(?:\s+are|['’]re|\s+were)\s+$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?:^|[.!?:\n]\s*)(?:out\s+of|of|among|from)\s+(?:the|our|all|all\s+our|all\s+the)\s+$",
    re.IGNORECASE,
)


def add_counted(context: Context, mention: Mention) -> None:
    """Adds the claim that a mention makes, if its people are users and the post tells of them."""
    if context.told_before(mention.quantity.core):
        return
    if mention.unit is Unit.EVENTS:
        context.things.append(mention.quantity)
        return
    deed = find_deed(context.doc, mention.anchors, mention.last)
    if deed is not None and not deed.fact:
        return
    if is_wanted(mention.anchors, deed) or _stands_behind(_FOR_EVERY, 14, context, mention):
        return
    _turn_to_base(context, mention, deed)
    if mention.sense == "you" and not mention.partitive and repeats(context, mention):
        return
    antecedent = antecedent_of(context, mention)
    if antecedent is None and mention.sense == "them":
        take_up_noun(context, mention)
    if counts_nobody(context, mention, deed, antecedent):
        return
    addressed = mention.sense == "you" or is_greeted(
        context.doc, tokens_in(context.doc, mention.span)[0].i
    )
    taken_up = antecedent if mention.sense in ("bare", "them") else None
    if taken_up is not None:
        addressed = addressed or (taken_up.addressed and deed is not None)
    scope, kind = _standing(context, mention, deed, addressed, taken_up)
    if scope in (Scope.UNKNOWN, Scope.STAFF):
        return
    if deed is None and not _stands_alone(context, mention, scope):
        return
    if context.article:
        behaviours = context.lexicons.behaviours
        if not shown_in_prose(mention, deed, addressed, kind, behaviours):
            return
        if of_everybody(mention, deed, addressed, behaviours):
            scope = Scope.PUBLIC
    sizing = sizing_of(context, mention, deed, antecedent)
    if sizing is None:
        return
    cohort = _cohort(context, mention, scope, taken_up, sizing)
    if mention.base is not None and mention.base.form is Form.COUNT and sizing.share != 1.0:
        _add_base(context, mention, cohort)
    record(context, cohort, deed, kind, addressed, mention.head, mention.modifiers)


def _stands_behind(
    pattern: re.Pattern[str], reach: int, context: Context, mention: Mention
) -> bool:
    """Whether a pattern ends right before a number; reach: characters looked at."""
    start = mention.quantity.span.start
    return bool(pattern.search(context.text[max(0, start - reach) : start]))


def _turn_to_base(context: Context, mention: Mention, deed: Deed | None) -> None:
    """Makes "one of the 19 people who bought it" count the 19: it tells what they all did.

    So does "you are one of 23 households".
    """
    if mention.base is None or mention.quantity.interval != ONE:
        return
    if (deed is not None and deed.relative) or _stands_behind(_YOU_ARE, 16, context, mention):
        mention.span = Span(mention.base.span.start, mention.span.end)
        mention.quantity = mention.base
        mention.base = None


def _standing(
    context: Context,
    mention: Mention,
    deed: Deed | None,
    addressed: bool,
    taken_up: Claim | None,
) -> tuple[Scope, Kind]:
    """Whose the counted people are, and whether they did it in private or before others.

    taken_up: the earlier claim that a number without a noun takes up.
    """
    standing = decide(
        mention.sense if taken_up is None else "antecedent",
        mention.possessed,
        addressed,
        deed,
        context.sentence(mention.head).cut(context.text),
        deed.span.cut(context.text) if deed is not None else "",
        context.lexicons.behaviours,
        context.social,
    )
    scope, kind = standing.scope, standing.kind
    if taken_up is not None:
        scope = taken_up.cohort.scope
        told = taken_up.behaviour
        if scope is Scope.RESPONDENTS or (told is not None and told.kind is Kind.PUBLIC):
            # Part of those who came, raced or answered: the same occasion.
            kind = Kind.PUBLIC
    if kind is Kind.PRIVATE and same_occasion(context, mention):
        kind = Kind.PUBLIC
    return scope, kind


def _stands_alone(context: Context, mention: Mention, scope: Scope) -> bool:
    """Whether a phrase without a verb of its own still says how many users there are."""
    if scope is Scope.RESPONDENTS and not context.found:
        return True
    if mention.sense not in ("bare", "them") and _stands_behind(_OF_ALL, 24, context, mention):
        # "Of the 86 people …, 85 said thank you": the whole that a part is taken of.
        return True
    known = ("you", "user", "public", "account", "household", "who", "brand")
    if mention.base is not None or mention.sense in known:
        return scope is Scope.USERS or mention.base is not None
    return mention.sense == "person" and mention.possessed


def _cohort(
    context: Context, mention: Mention, scope: Scope, taken_up: Claim | None, sizing: Sizing
) -> Cohort:
    """The counted people as claims give them; those taken up keep the noun they were told by."""
    unit: Unit = mention.unit
    noun = mention.noun
    if taken_up is not None:
        unit, noun = taken_up.cohort.unit, taken_up.cohort.noun
    return Cohort(
        sizing.span,
        sizing.span.cut(context.text),
        Unit.PEOPLE if unit is Unit.UNKNOWN else unit,
        scope,
        sizing.size,
        share=sizing.share,
        base=sizing.base.least if sizing.base is not None else None,
        complement=sizing.complement,
        noun=noun,
        single=sizing.size == ONE and not sizing.implied,
        implied=sizing.implied,
        unfilled=mention.quantity.form is Form.UNFILLED,
        plausible=sizing.plausible,
        public=mention.sense == "public",
    )


def _add_base(context: Context, mention: Mention, part: Cohort) -> None:
    """Adds the whole that a part is taken of: a cohort without a deed of its own."""
    assert mention.base is not None
    start = mention.base.span.start
    span = Span(start, max(mention.span.end, mention.base.span.end))
    cohort = Cohort(
        span,
        span.cut(context.text),
        part.unit,
        part.scope,
        mention.base.interval,
        noun=part.noun,
        plausible=mention.base.plausible,
    )
    context.found.append(Claim(span, cohort.text, cohort, None))
