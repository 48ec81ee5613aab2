"""A quantity tied to the people it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linter.claims.model import Unit
from linter.claims.quantities.quantity import Quantity
from linter.claims.tree import NOMINAL, low
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MEASURES = frozenset(
    "time times percent % degree degrees year years day days week weeks month months hour hours "
    "minute minutes second seconds night nights mile miles km kilometre kilometres kilometer "
    "kilometers metre metres meter meters pound pounds dollar dollars euro euros quid rupee "
    "rupees point points star stars step steps calorie calories kg g gb mb litre litres liter "
    "liters".split()
)
"""What a number can count that is never people, however a lexicon or a tag may read it."""


@dataclass(slots=True)
class Mention:
    """A quantity tied to the people it counts.

    head: the noun, pronoun or bare number that the clause is about; anchors: every token whose
    place in the tree may say so. sense: the lexicon's sense of the noun, `you`, `us`, `them`,
    `bare` (a number on its own) or `who` (a noun the lexicon does not know, made people by what
    follows). whole: the span of the phrase. base: the stated base a share is of.
    """

    quantity: Quantity
    head: Token
    anchors: list[Token]
    noun: str
    sense: str
    unit: Unit
    span: Span
    last: int
    possessed: bool = False
    base: Quantity | None = None
    partitive: bool = False
    tally: bool = False
    modifiers: list[Token] = field(default_factory=list)


def tied(
    quantity: Quantity, head: Token, anchors: list[Token], noun: str, sense: str, unit: Unit,
    start: Token, end: Token, **more: object,
) -> Mention:  # fmt: skip
    """A mention whose phrase goes from one token to another; more: its other fields."""
    span = Span(min(start.idx, quantity.span.start), max(end.idx + len(end), quantity.span.end))
    mention = Mention(quantity, head, anchors, noun, sense, unit, span, end.i)
    for name, value in more.items():
        setattr(mention, name, value)
    return mention


def names_thing(doc: Doc, token: Token) -> bool:
    """Whether a number is the name of the noun before it: "bay 11", "lane five", "Parcel 3"."""
    before = doc[token.i - 1] if token.i else None
    if (
        before is None
        or before.pos_ not in NOMINAL
        or low(before) in MEASURES
        or "\n" in before.whitespace_
        or (low(before).endswith("s") and low(before) not in ("class", "bus"))
    ):
        return False
    return (
        token.dep_ in ("nummod", "flat", "compound", "appos", "nmod") and token.head.i <= before.i
    ) or (before.dep_ in ("compound", "nsubj", "ROOT", "obl", "obj", "nmod") and token.is_digit)
