"""The one left over, told by its ordinal: "47 of our 48 skaters fell. The 48th ate a glove."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.claims.model import ONE, Claim, Cohort, Interval, Unit
from linter.claims.parts.antecedents import FARTHEST
from linter.claims.parts.remainders import behaviour_of_rest
from linter.claims.tree import NOMINAL, tokens_in
from linter.language.number_words import ORDINALS, TENS
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = 3
"""The first ordinal that is read so: of two, "the second" tells them apart."""
_LAST = re.compile(
    # On the 14th, by the fourth: a date.
    r"(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\buntil )(?<!\btill )(?<!\bsince )(?<!\bbefore )"
    r"(?<!\bafter )\b(?:the|our|your)\s+(?P<nth>\d{1,4}(?:st|nd|rd|th)"
    rf"|(?:(?:{'|'.join(TENS)})[-\s])?(?:{'|'.join(ORDINALS)}))\b",
    re.IGNORECASE,
)


def add_ordinals(context: Context) -> None:
    """Adds a claim for each ordinal that stands for the last of a group counted before it.

    Of forty-eight of whom forty-seven were told of, or of a group of forty-seven, the forty-eighth
    is one more person; of "nine out of ten of our 300", the tenth is the share that is left.
    """
    told: set[int] = set()
    for match in _LAST.finditer(context.text):
        nth = _value(match["nth"].lower())
        span = Span(match.start(), match.end())
        tokens = tokens_in(context.doc, span)
        if (
            nth < _FIRST
            or nth in told
            or not tokens
            or context.told_before(span)
            or _has_noun(tokens[-1])
        ):
            continue
        source = _source(context, span, nth)
        if source is not None:
            told.add(nth)
            _add(context, span, source)


def _value(words: str) -> int:
    """The number of an ordinal: 48 of "48th" and of "forty-eighth"."""
    if words[0].isdigit():
        return int(words[:-2])
    tens, _, last = words.replace(" ", "-").rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[last]


def _has_noun(ordinal: Token) -> bool:
    """Whether an ordinal is that of something told: the twelfth time, the 3rd of May."""
    behind = ordinal.nbor(1) if ordinal.i + 1 < len(ordinal.doc) else None
    if behind is None:
        return False
    return behind.pos_ in (*NOMINAL, "ADJ", "NUM") or behind.text in ("of", "-", "‑")


def _source(context: Context, span: Span, nth: int) -> Claim | None:
    """The claim whose group the ordinal ends: the last before it of `nth` people, or one fewer."""
    for claim in reversed(context.found):
        cohort = claim.cohort
        behind = cohort.span.end <= span.start < cohort.span.end + FARTHEST
        if not behind or cohort.unit is not Unit.PEOPLE or cohort.single:
            continue
        all_but_one = cohort.base == nth and cohort.size == Interval.exactly(nth - 1)
        counted = cohort.size in (Interval.exactly(nth), Interval.exactly(nth - 1))
        shared = cohort.share is not None and abs(cohort.share - (nth - 1) / nth) < 1e-9
        if claim.behaviour is not None and (all_but_one or counted or shared):
            return claim
    return None


def _add(context: Context, span: Span, source: Claim) -> None:
    whole = source.cohort
    size = whole.complement if whole.share is not None else ONE
    cohort = Cohort(
        span,
        span.cut(context.text),
        whole.unit,
        whole.scope,
        size,
        share=1 - whole.share if whole.share is not None else None,
        base=whole.base,
        noun=whole.noun,
        implied=True,
        plausible=size,
    )
    behaviour = behaviour_of_rest(context, span, source)
    context.found.append(
        replace(source, span=span, text=cohort.text, cohort=cohort, behaviour=behaviour)
    )
