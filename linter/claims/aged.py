"""A number behind a name that says how old its bearer is: "Marta, 42, came"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import base, child, low, tokens_in
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGED = re.compile(r"[A-Z][\w’'-]+(?:, | \(| is | was | turned )\d{1,3}\b")
_CLOSED_BY = {",": ",", "(": ")"}
_OLDEST = 115
_WHERE = frozenset({"in", "at", "on", "from", "near"})


def is_age(doc: Doc, quantity: Quantity, names: Lexicon) -> bool:
    """Whether a number stands between commas or in brackets right behind a person's name.

    A word that is no known name must be a proper noun that no place is told by, and not open a list
    ("Hull, 42, Leeds, 51"); only a known name's number is an age in brackets.
    """
    core = tokens_in(doc, quantity.core)
    if quantity.form is not Form.COUNT or quantity.hedged or quantity.vague or len(core) != 1:
        return False
    number = core[0]
    if not 2 <= number.i < len(doc) - 1 or quantity.interval.least > _OLDEST:
        return False
    opening, closing, name = number.nbor(-1).text, number.nbor(1).text, number.nbor(-2)
    if _CLOSED_BY.get(opening) != closing or not name.text[0].isupper():
        return False
    if names.has("given", low(name)):
        return True
    after = doc[number.i + 2] if number.i + 2 < len(doc) else None
    listed = after is not None and after.text[0].isupper()
    case = child(name, "case")
    placed = case is not None and low(case) in _WHERE
    appended = base(number.dep_) == "appos" and number.head == name
    return opening == "," and name.tag_ == "NNP" and appended and not listed and not placed


def tells_age(words: str) -> bool:
    """Whether the words for one person are a name with an age: "Marta, 42", "Kwame is 38"."""
    return _AGED.match(words) is not None
