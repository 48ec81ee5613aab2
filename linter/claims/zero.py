"""Nobody at all: "none of you", "not one of our riders", "nobody", "no customers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.nouns import YOU, noun_sense
from linter.claims.tree import NOMINAL, low, span_between
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 8
"""Tokens behind "none of" in which the noun is looked for: "our 33 night-shift subscribers"."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A phrase for zero people."""

    head: Token
    anchors: list[Token]
    span: Span
    last: int
    noun: str
    sense: str
    possessed: bool


def find_absences(doc: Doc, people: Lexicon) -> Iterator[Absence]:
    """Every phrase that counts none."""
    for token in doc:
        word = low(token)
        if word == "none" or (word == "one" and token.i and low(doc[token.i - 1]) == "not"):
            found = _of(doc, token, people)
        elif word in ("nobody", "no-one") or (
            word == "no" and token.i + 1 < len(doc) and low(doc[token.i + 1]) == "one"
        ):
            last = token if word != "no" else doc[token.i + 1]
            found = Absence(
                last, [token, last], span_between(token, last), last.i, "", "person", False
            )
        elif word == "single" and token.i > 1 and low(doc[token.i - 2]) == "not":
            found = _not_a_single(doc, token, people)
        else:
            found = None
        if found is not None:
            yield found


def _of(doc: Doc, token: Token, people: Lexicon) -> Absence | None:
    index = token.i + 1
    if index >= len(doc) or low(doc[index]) != "of":
        return None
    first = token if low(token) == "none" else doc[token.i - 1]
    possessed = False
    for item in doc[index + 1 : index + 1 + _REACH]:
        if low(item) in YOU:
            return Absence(item, [item, token], span_between(first, item), item.i, "", "you", False)
        possessed = possessed or low(item) in ("our", "my")
        noun, sense = noun_sense(item, people)
        if sense in ("user", "person", "job", "account", "household") and not _goes_on(item):
            return Absence(
                item, [item, token], span_between(first, item), item.i, noun, sense, possessed
            )
    return None


def _goes_on(noun: Token) -> bool:
    """Whether a noun only begins a longer one: the "night" of night-shift subscribers."""
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return behind is not None and (behind.pos_ in NOMINAL or behind.text in ("-", "‑"))


def _not_a_single(doc: Doc, token: Token, people: Lexicon) -> Absence | None:
    for item in doc[token.i + 1 : token.i + 4]:
        noun, sense = noun_sense(item, people)
        if sense in ("user", "person", "job"):
            return Absence(
                item, [item], span_between(doc[token.i - 2], item), item.i, noun, sense, False
            )
    return None
