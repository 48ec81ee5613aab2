"""Whom a list names beside those that grammar counts: Mr & Mrs Oke, five mums and a stepdad."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.claims.context import Context
from linter.claims.heard.listed import listed, with_others
from linter.claims.model import Cohort
from linter.claims.tree import tokens_in
from linter.reader.model import Mention, Sort


def with_company(context: Context, cohort: Cohort, mention: Mention) -> Cohort:
    """A cohort with whom grammar left out of a list of people: Mr & Mrs Oke, five mums and a dad.

    mention: the people whom the reader sees there.
    """
    behind = context.text[cohort.span.end : mention.span.end]
    listing = cohort.single or re.match(r"\s*(?:,|and\b|&)", behind) is not None
    if mention.sort is not Sort.PEOPLE or not mention.span.contains(cohort.span) or not listing:
        return cohort
    tokens = tokens_in(context.doc, mention.span)
    numbers = [each.core.end for each in context.quantities if each.core.overlaps(cohort.span)]
    if cohort.single:
        size = listed(tokens)
    elif numbers and cohort.size is not None and cohort.span.start == mention.span.start:
        size = with_others([token for token in tokens if token.idx >= numbers[0]], cohort.size)
    else:
        return cohort
    if size is None or size == cohort.size:
        return cohort
    text = mention.span.cut(context.text)
    return replace(cohort, span=mention.span, text=text, size=size, plausible=size, single=False)


def is_company(context: Context, cohort: Cohort, mention: Mention) -> bool:
    """Whether one person is among those that a count before them was widened to."""
    return cohort.single and any(
        other.cohort.span.start == mention.span.start
        and other.cohort.span.end <= cohort.span.start
        and with_company(context, other.cohort, mention).span.contains(cohort.span)
        for other in context.found
    )
