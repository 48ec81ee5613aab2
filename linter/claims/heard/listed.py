"""How many people a list of them names: "a pair", "Sharon and Pete", "five mums and a stepdad"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.model import Interval
from linter.claims.nouns import is_plural
from linter.claims.tree import low

if TYPE_CHECKING:
    from spacy.tokens import Token

_TWO = frozenset({"both", "pair", "couple", "duo", "twosome", "twins", "newlyweds"})
_ONE_OF = frozenset({"a", "an", "one", "his", "her", "their", "my", "our", "the"})
_ANOTHER = frozenset({"a", "an", "another", "one"})
_AND = frozenset({"and", "&"})
_NAMING = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def listed(tokens: Sequence[Token]) -> Interval | None:
    """How many people words without a number name: a pair, Sharon and Pete, a vet and a baker."""
    if any(low(token) in _TWO for token in tokens):
        return Interval.exactly(2)
    if not any(low(token) in _AND for token in tokens):
        return None
    told = _parts(tokens)
    single = all(
        low(each[0]) in _ONE_OF or any(token.pos_ == "PROPN" for token in each) for each in told
    )
    plural = any(is_plural(_noun_of(each)) for each in told)
    return Interval.exactly(len(told)) if single and not plural and len(told) > 1 else None


def with_others(tokens: Sequence[Token], counted: Interval) -> Interval:
    """How many people a count and single persons behind it are together: five mums and a stepdad.

    tokens: the words for people behind the number; counted: that number, which is the answer where
    no single persons follow.
    """
    others = _parts(tokens)[1:]
    single = all(low(each[0]) in _ANOTHER and not is_plural(_noun_of(each)) for each in others)
    joined = any(low(token) in _AND for token in tokens)
    if not others or not single or not joined or counted.least != counted.most:
        return counted
    return Interval.exactly(counted.least + len(others))


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The members of a list, without what joins them and what is told of all of them behind it."""
    parts: list[list[Token]] = [[]]
    closing = False
    for token in tokens:
        joint = low(token) in _AND
        if token.text == "," and closing:
            break  # "Sharon and Pete, flat in Prestatyn": told of both.
        closing = closing or joint
        if joint or token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [each for each in parts if each]


def _noun_of(tokens: Sequence[Token]) -> Token:
    """The last noun before anything that is told of it: the driver of "a bus driver from Hull"."""
    noun = tokens[0]
    for token in tokens:
        if token.pos_ not in _NAMING:
            break
        noun = token
    return noun
