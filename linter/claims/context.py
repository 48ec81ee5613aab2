"""The post being read, and what has been read of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from linter.claims.aged import is_age
from linter.claims.details import quoted_spans
from linter.claims.model import Claim, Cohort
from linter.claims.quantities.quantity import Quantity, quantities
from linter.claims.tree import sentence_bounds, text_of, tokens_in
from linter.documents.post import Block
from linter.language.atoms import cut
from linter.lexicons import Lexicon, shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from linter.claims.deeds import Deed

SHORT_POST = 200
"""Words up to which a post outside an article is taken for social copy, where "people" are most
likely the brand's own users; a house choice, the length of a long post on a network."""


@dataclass(frozen=True)
class Lexicons:
    """The word lists that understanding needs; users extend them in their configuration."""

    people: Lexicon
    behaviours: Lexicon
    topics: Lexicon

    @classmethod
    def shipped(cls) -> Lexicons:
        """The word lists that discreet ships."""
        return cls(shipped("people"), shipped("behaviours"), shipped("topics"))


class Context:
    """One post under reading. Claims found earlier are the antecedents of those found later.

    article: the post is a part of longer prose. found: the claims so far. things: the quantities
    that count no people, in the order of the text.
    """

    def __init__(
        self, doc: Doc, blocks: Sequence[Block], lexicons: Lexicons, article: bool
    ) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.blocks = blocks
        self.lexicons = lexicons
        self.article = article
        self.found: list[Claim] = []
        self.things: list[Quantity] = []

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every quantity of the text, whatever it counts; none for how old somebody named is."""
        names = shipped("names")
        return [
            quantity
            for quantity in quantities(cut(self.text))
            if not is_age(self.doc, quantity, names)
        ]

    @cached_property
    def quotes(self) -> list[Span]:
        """Quotations in the text and blocks of quoted text."""
        quotes = quoted_spans(self.text)
        return quotes + [
            Span(block.start, block.end) for block in self.blocks if block.kind == "quote"
        ]

    @cached_property
    def social(self) -> bool:
        """Short copy in a brand's voice: "people" there are the brand's own."""
        if self.article:
            return False
        words = [token for token in self.doc if token.is_alpha]
        return len(words) <= SHORT_POST

    def sentence(self, token: Token) -> Span:
        """The sentence that a token stands in."""
        start, end = sentence_bounds(token)
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def within(self, cohort: Span, deed: Deed | None) -> Span:
        """Where a claim's details stand: its sentence, and all of its deed."""
        sentence = self.sentence(tokens_in(self.doc, cohort)[0])
        if deed is None:
            return sentence
        return Span(min(sentence.start, deed.span.start), max(sentence.end, deed.span.end))

    def told_before(self, span: Span) -> bool:
        """Whether a cohort found earlier holds some of these words."""
        return any(claim.cohort.span.overlaps(span) for claim in self.found)

    def is_own(self, cohort: Cohort) -> bool:
        """Whether the noun is the user's own word for their users, which the reader can't know."""
        people = self.lexicons.people
        return people.has("user", cohort.noun) and not shipped("people").has("user", cohort.noun)

    def in_order(self) -> None:
        """Puts the claims found so far into the order of the text."""
        self.found.sort(key=lambda claim: (claim.cohort.span, claim.span))
