"""A noun phrase under question: whether it is one real person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed
from linter.claims.doers import CALLED, OWNING, RANK_ONE
from linter.claims.greeting import is_greeted
from linter.claims.individual import (
    Individual,
    Setting,
)
from linter.claims.tree import child, children, low, sentence_bounds, span_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTREMES = frozenset(
    "top biggest best longest fastest slowest loudest thirstiest hungriest sleepiest latest "
    "earliest heaviest "
    "keenest greatest most-played record busiest hottest oldest youngest worst laziest "
    "messiest number-one "
    "highest last first weirdest boldest saddest loneliest unluckiest luckiest priciest hardest "
    "most number-1 champion all-time".split()
)
_PLACED = frozenset({"in", "from", "at", "near", "on", "of"})
CODE = re.compile(r"^#?(?:\d+[A-Za-z]?|[A-Za-z]?\d+)$|^\d+[A-Za-z]-?\d*$|^\d{1,2}[:.]\d\d$")


class Phrase:
    """A noun phrase, its words, its deed, and where it stands."""

    def __init__(
        self, setting: Setting, token: Token, first: int, words: list[str], noun: str, sense: str,
        deed: Deed | None,
    ) -> None:  # fmt: skip
        self.setting = setting
        self.doc = setting.doc
        self.token = token
        self.first = first
        self.words = words
        self.noun = noun
        self.sense = sense
        self.deed = deed
        self.greeted = is_greeted(self.doc, first) or words[:1] == ["dear"]
        self.sentence = setting.sentence(token)
        lead = text_of(self.doc)[self.doc[first].idx : token.idx]
        self.extreme = bool(EXTREMES & set(words)) or bool(RANK_ONE.search(lead))
        self.owned = bool(OWNING & set(words)) or (first > 0 and low(self.doc[first - 1]) == "'s")

    def _one(
        self, extreme: bool = False, addressed: bool = False, without_deed: bool = False
    ) -> Individual:
        deed = self.deed
        if without_deed or (deed is not None and not deed.fact):
            deed = None
        span = span_between(self.doc[self.first], self.token)
        return Individual(
            self.token, span, self.token.i, self.noun, self.sense, deed,
            self.greeted or addressed, extreme=extreme or self.extreme,
        )  # fmt: skip

    def _opens(self) -> bool:
        """Nothing but signs and the day stands before the phrase in its sentence."""
        start = sentence_bounds(self.token)[0]
        return all(
            not item.is_alpha
            or low(item) in ("today's", "and", "our", "the", "psst", "oi", "hi", "hey", "still")
            for item in self.doc[start : self.first]
        )

    def _bare(self) -> bool:
        return not self.words or self.words[0] == "dear" or self.first == self.token.i

    def _place(self) -> Token | None:
        """The last word of "in 14C", "on the 07:12", "in Kurla" right behind the noun."""
        doc = self.doc
        index = self.token.i + 1
        if index + 1 >= len(doc) or low(doc[index]) not in _PLACED:
            return None
        for item in doc[index + 1 : index + 5]:
            if CODE.match(item.text) or (
                item.pos_ in ("PROPN", "NOUN") and item.text[:1].isupper()
            ):
                return item
            if item.pos_ not in ("DET", "NOUN", "ADJ", "NUM", "PROPN"):
                return None
        return None

    def _seated(self) -> bool:
        """Placed by a seat, a town or an hour: "in row C", "on the 07:12", "from Hull"."""
        place = self._place()
        if place is not None:
            return True
        return any(
            low(case) in ("in", "from", "at", "near") and item.pos_ == "PROPN"
            for item in children(self.token, "nmod")
            if (case := child(item, "case")) is not None
        )

    def _known(self) -> bool:
        """The user known as … and so on."""
        after = [low(item) for item in self.doc[self.token.i + 1 : self.token.i + 3]]
        return bool(after) and after[0] in CALLED
