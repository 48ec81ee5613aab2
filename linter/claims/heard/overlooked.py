"""People that grammar overlooked and the reader sees, as claims with the numbers grammar reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.aged import tells_age
from linter.claims.context import Context
from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers, is_expected
from linter.claims.heard.asked import asks_number
from linter.claims.heard.confidence import ALARMED, NEARLY_CERTAIN, SEEN
from linter.claims.heard.listed import listed, with_others
from linter.claims.heard.nearest import nearest_deed
from linter.claims.heard.persons import is_scrap, on_a_person
from linter.claims.heard.wholes import counts_in, left_of_whole, whole_told
from linter.claims.identifiers import is_gamertag
from linter.claims.model import NOBODY, ONE, Cohort, Interval, Kind, Scope, Unit
from linter.claims.nameforms import is_asset
from linter.claims.nouns import OUR, YOU, noun_sense
from linter.claims.parts.implied import all_but, part_of
from linter.claims.parts.remainders import left_over
from linter.claims.parts.sizing import every_one, not_one
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.quantities.shares import TIME, bare_share
from linter.claims.record import record
from linter.claims.scope import comes_to_us, speaks_of_a_nation
from linter.claims.tree import low, sentence_bounds, tokens_in
from linter.lexicons import Lexicon
from linter.reader.model import Impression, Mention, Sort
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_OTHERS = frozenset({"them", "those", "these", "others", "rest", "both", "us", "everyone"})
_NO = frozenset({"no", "none", "nobody", "neither"})
_TIMES = re.compile(r"\s*(?:times|x|×|-?fold)\s+(?:as|more)\b", re.IGNORECASE)
"""Behind a number that compares: three times as many of you."""
_BARE = re.compile(r"\s*(?:of|is|are|was|were|had|have)?", re.IGNORECASE)
"""Behind a number that stands by itself: the other words are those of what it counts."""
_TOTALS = re.compile(r"[:–—=]\s*$")
"""Before the last number of words for people: the number they have, whatever stands in between."""
_APPOSED = re.compile(r",\s+(?:an?|the|our)\s", re.IGNORECASE)
"""Behind a number that names a place, where its people are named another way."""
_MEAN = re.compile(r"\b\d+\.\d+\b")
"""No part of a person: "2.4 people share a boat" is a mean, and counts nobody."""
_NOBODY = re.compile(r"#\d{2,}$|\byours truly\W?$", re.IGNORECASE)
"""A ticket, as changelogs end their lines ("shown once (#1199)"), and the author."""
_INITIAL = re.compile(r"\b[A-Z]\.(?=\s|$)")
_BEFORE = re.compile(r"[\s,;:‘“\"(–—]+")
_BEHIND = re.compile(r"(?:[\s,;:(–—]+|,\s+who(?:se)?|\s(?:the|an?|at|in|on|of|from|with))+$")
"""Edges of the words in which the reader sees one person that are no part of their name."""
KINDS = {"private": Kind.PRIVATE, "public": Kind.PUBLIC}
SCOPES = {
    "users": Scope.USERS,
    "staff": Scope.STAFF,
    "respondents": Scope.RESPONDENTS,
    "public": Scope.PUBLIC,
}


def add_overlooked(
    context: Context, mention: Mention, impression: Impression, presumed: bool = False
) -> None:
    """Adds the claim of people that grammar overlooked.

    presumed: the words stand for people, though they neither count nor name any.
    """
    if mention.sort is Sort.SINGLE:
        mention = mention._replace(span=_trimmed(context.text, mention.span))
    if context.told_before(mention.span) or _names_nobody(context, mention.span):
        return
    tokens = tokens_in(context.doc, mention.span)
    named = any(token.pos_ in _NAMING and token.dep_ != "expl" for token in tokens)
    named = named or any(each.core.overlaps(mention.span) for each in context.quantities)
    if not named and impression.verdicts["block"] < ALARMED:  # A handle is no word to grammar.
        return
    unnamed = False
    if mention.sort is Sort.SINGLE:
        if is_scrap(tokens, presumed):
            return
        moved = on_a_person(context, mention, impression, presumed)
        if moved is None:
            return
        mention, unnamed = moved
        tokens = tokens_in(context.doc, mention.span)
        if context.told_before(mention.span):
            return
    if all(low(token) in TIME for token in tokens):
        return  # "two who are nine years old": the reader took the years for people.
    scope = SCOPES[mention.scope]
    if scope is Scope.STAFF or (
        not _are_users(mention) and _are_staff(tokens, context.lexicons.people)
    ):
        return
    if mention.sort is Sort.SINGLE and _is_told_already(context, mention.span):
        return
    if _is_said_again(context, tokens):
        return
    if _counts_things(context, mention, impression):
        return
    unaddressed = mention.sort is Sort.PEOPLE and mention.addressed < 0.5
    if unaddressed and speaks_of_a_nation(context.sentence(tokens[0]).cut(context.text)):
        scope = Scope.PUBLIC
    cohort = _cohort(context, mention, tokens, scope, impression, presumed)
    if cohort is None:
        return
    cohort = replace(cohort, unnamed=unnamed)
    head = context.doc[tokens[0].i : tokens[-1].i + 1].root
    deed = find_deed(context.doc, [head, *tokens], tokens[-1].i)
    if deed is not None and not deed.fact and not _is_opinion(scope, deed):
        if 1 - impression.verdicts["clean"] < ALARMED or is_expected(deed.verb):
            return
        deed = None  # "If you're one of the 27 who …" tells it all the same.
    if deed is None or deed.role is Role.IS:
        deed = nearest_deed(context, mention.span)
    kind = KINDS.get(mention.kind, Kind.UNKNOWN)
    if deed is not None and comes_to_us(deed.verb, context.lexicons.behaviours):
        kind = Kind.PUBLIC
    record(context, cohort, deed, kind, mention.addressed >= 0.5, head)


def _trimmed(text: str, span: Span) -> Span:
    """The words without what joins them to others: "Hugo", of "Hugo, who"; all where none stay."""
    before = _BEFORE.match(text, span.start, span.end)
    start = before.end() if before else span.start
    behind = _BEHIND.search(text[start : span.end])
    end = start + behind.start() if behind else span.end
    return Span(start, end) if start < end else span


def _names_nobody(context: Context, span: Span) -> bool:
    """Whether the words in which the reader sees somebody are a scrap, a ticket or the author.

    A scrap ends in the midst of a longer word or reaches from one table cell into another.
    """
    behind = context.text[span.end : span.end + 1]
    words = span.cut(context.text)
    if behind.isalnum() or behind == "_" or is_asset(words) or _NOBODY.search(words):
        return True
    return any(
        block.kind == "table-cell" and span.start < block.start < span.end
        for block in context.blocks
    )


def _is_opinion(scope: Scope, deed: Deed) -> bool:
    """Whether those who were asked said what they would do: 79 would restore her."""
    return scope is Scope.RESPONDENTS and "would" in helpers(deed.verb)


def _counts_things(context: Context, mention: Mention, impression: Impression) -> bool:
    """Whether what stands right behind a bare number is something else: 3,749 streams."""
    bare = any(
        each.core.overlaps(mention.span)
        and _BARE.fullmatch(context.text[each.span.end : mention.span.end])
        for each in context.quantities
    )
    return bare and any(
        other.sort in (Sort.EVENTS, Sort.OTHER) and 0 <= other.span.start - mention.span.end <= 1
        for other in impression.mentions
    )


def _is_told_already(context: Context, span: Span) -> bool:
    """Whether one person is another name of one told of: Nadia (@nadiaknits), or in what they did.

    "The person who put 48 Ed Sheeran songs on their playlist" tells of nobody called Ed.
    """
    for claim in context.found:
        if not claim.cohort.single:
            continue
        between = context.text[claim.cohort.span.end : span.start]
        if span.start >= claim.cohort.span.end and between.strip() in ("(", ",", "/"):
            return True
        if claim.behaviour is not None and claim.behaviour.span.overlaps(span):
            return True
    return False


def _is_said_again(context: Context, tokens: Sequence[Token]) -> bool:
    """Whether a number that stands by itself repeats one: "16 episodes in. Sixteen!"."""
    start, end = sentence_bounds(tokens[0])
    if sum(token.is_alpha or token.like_num for token in context.doc[start:end]) > len(tokens):
        return False
    said = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    return any(
        quantity.core.overlaps(said) and earlier.interval == quantity.interval
        for quantity in context.quantities
        for earlier in context.quantities
        if quantity.form is Form.COUNT and earlier.core.end <= said.start
    )


def _are_users(mention: Mention) -> bool:
    """Whether the reader is nearly certain of users: "8,800 of our drivers" of a car's app."""
    return mention.scope == "users" and mention.scopes["users"] >= NEARLY_CERTAIN


def _are_staff(tokens: Sequence[Token], people: Lexicon) -> bool:
    """Whether a phrase names the brand's own people: our one employee, our driver."""
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    ours = any(low(token) in OUR for token in (before, *tokens))
    return ours and any(
        people.has(sense, token.lemma_.lower()) for token in tokens for sense in ("staff", "job")
    )


def _cohort(
    context: Context,
    mention: Mention,
    tokens: Sequence[Token],
    scope: Scope,
    impression: Impression,
    presumed: bool,
) -> Cohort | None:
    span = mention.span
    reach = Span(max(0, span.start - 1), span.end)  # "eight in the village": the number is theirs.
    read = [quantity for quantity in context.quantities if quantity.core.overlaps(reach)]
    counts = [
        quantity
        for quantity in read
        if quantity.form is not Form.RANK and not _TIMES.match(context.text, quantity.core.end)
    ]
    if counts and every_one(counts[0], context.text) is not None:
        counts = counts[1:]  # Every one of the nine is not one of them.
    if (
        counts
        and counts[-1].core.end == span.end
        and _TOTALS.search(context.text, span.start, counts[-1].span.start)
    ):
        counts = counts[-1:]  # "Treasurers who bet before nine: 23"
    if read:
        # The words of a hedge belong to the number, whatever the reader marked.
        span = Span(min(span.start, counts[0].span.start if counts else span.start), span.end)
    size: Interval | None
    plausible: Interval | None
    complement = share = None
    implied = unfilled = False
    first = counts[0] if counts else bare_share(span.cut(context.text), span)
    if first is None and (
        low(tokens[0]) == "of"  # What is left of "the number of guests".
        or asks_number(context, span)
        or _MEAN.search(span.cut(context.text))
    ):
        return None
    # "Player 44817", "a 46-year-old": a number inside the name of one person counts nobody.
    # So does one that an apposition follows: "Riverside 12, a family of five".
    named = first is not None and (
        first.span.start > mention.span.start
        or _APPOSED.match(context.text, first.span.end) is not None
    )
    denied = not_one(first, context.text) if first is not None else None
    if denied is not None or (first is not None and low(tokens[0]) == "none"):
        span = span if denied is None else Span(min(denied, span.start), span.end)
        size = plausible = NOBODY
    elif mention.sort is Sort.SINGLE and (first is None or named or first.interval == ONE):
        size = plausible = ONE
    elif first is None:
        nobody = low(tokens[0]) in _NO or all(token.pos_ == "ADV" for token in tokens)
        left = None if nobody else left_over(context, span)
        few = listed(tokens)
        told = presumed or left is not None or few is not None
        if not told and not _names_people(tokens, context.lexicons.people):
            return None
        size = plausible = left[1] if left is not None else few
        implied = left is not None
    elif first.form is Form.UNFILLED:
        size = plausible = None if first.unitless else first.interval
        unfilled = True
    elif (but := all_but(context.text, first)) is not None or first.form is Form.SHARE:
        span = span if but is None else Span(but, span.end)
        whole = whole_told(context, impression, first)
        part = part_of(first, whole, but=but is not None)
        size = plausible = part.size
        complement, share = part.complement, part.share
        implied = whole is not None or first.form is not Form.SHARE
    else:
        size, plausible = first.interval, first.plausible
        if len(counts) == 1 and first.core.start == tokens[0].idx:
            behind = [token for token in tokens if token.idx >= first.core.end]
            together = with_others(behind, size)
            plausible = plausible if together == size else together
            size = together
    cohort = Cohort(
        span,
        span.cut(context.text),
        Unit.PEOPLE,
        scope,
        size,
        share=share,
        noun="",
        single=size == ONE and not implied,
        implied=implied,
        unfilled=unfilled,
        complement=complement,
        named=_is_named(tokens, span.cut(context.text), mention, impression, read),
        plausible=plausible,
    )
    if complement is None and mention.sort is Sort.PEOPLE:
        base, complement = left_of_whole(context, cohort, impression)
        cohort = replace(cohort, base=base, complement=complement)
    return cohort


def add_whole(context: Context, mention: Mention) -> None:
    """Adds the claim of a whole that grammar overlooked: people who are only counted."""
    counts = counts_in(context, mention.span)
    if len(counts) != 1 or any(
        claim.cohort.size == counts[0].interval and claim.cohort.span.overlaps(mention.span)
        for claim in context.found
    ):
        return
    size = counts[0].interval
    tokens = tokens_in(context.doc, mention.span)
    head = context.doc[tokens[0].i : tokens[-1].i + 1].root
    text = mention.span.cut(context.text)
    cohort = Cohort(mention.span, text, Unit.PEOPLE, SCOPES[mention.scope], size, plausible=size)
    record(context, cohort, None, Kind.UNKNOWN, mention.addressed >= 0.5, head)


def _names_people(tokens: Sequence[Token], people: Lexicon) -> bool:
    """Whether words without a number still say that people are meant: some of you, households."""
    words = [low(token) for token in tokens]
    if "how" in words:
        return False
    plural = any(word in YOU | _OTHERS for word in words)
    return plural or any(noun_sense(token, people)[1] for token in tokens if token.pos_ == "NOUN")


def _is_named(
    tokens: Sequence[Token],
    text: str,
    mention: Mention,
    impression: Impression,
    read: Sequence[Quantity],
) -> bool:
    if mention.sort is not Sort.SINGLE or (read and not tells_age(text)):
        return False
    if "@" in text or _INITIAL.search(text) or tells_age(text):
        return True
    called = any(
        (token.pos_ == "PROPN" and low(token) != token.text) or is_gamertag(token.text)
        for token in tokens
    )
    return called and impression.families["named-person"] >= SEEN
