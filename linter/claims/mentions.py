"""The people a quantity counts: which noun, by what right, and where the phrase stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.bare_number import bare
from linter.claims.mention import Mention, tied
from linter.claims.model import Unit
from linter.claims.noun_phrase import behind, possessed_by_us
from linter.claims.nouns import YOU, noun_sense
from linter.claims.quantities.money import is_of_money
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import NOMINAL, low, text_of, tokens_in
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_mention(
    doc: Doc, quantity: Quantity, people: Lexicon, following: dict[int, Quantity]
) -> Mention | None:
    """The people that a quantity counts, or None where it counts something else.

    A count set apart from its noun is a tally (linter/claims/tally.py), not a mention.

    following: quantities by the index of their first token, for the base in "0.4% of the 5,000".
    """
    core = tokens_in(doc, quantity.core)
    whole = tokens_in(doc, quantity.span)
    if not core or not whole or _is_year(quantity):
        return None
    if quantity.form is Form.SHARE and is_of_money(text_of(doc), quantity.core.end):
        return None
    first, last = whole[0], whole[-1]
    return (
        _pronoun_before(doc, quantity, core[0], last)
        or _compound(doc, quantity, last, people)
        or behind(doc, quantity, first, last, people, following)
        or bare(doc, quantity, core, last, people)
    )


def _is_year(quantity: Quantity) -> bool:
    """Whether a bare numeral is most likely a year: four digits without a comma, near our time."""
    value = quantity.interval.least
    digits = quantity.core.end - quantity.core.start
    return not quantity.words and not quantity.hedged and 1900 <= value <= 2100 and digits == 4


def _pronoun_before(doc: Doc, quantity: Quantity, core: Token, last: Token) -> Mention | None:
    """You three, us two, all 53 of us."""
    if core.i == 0 or quantity.form is not Form.COUNT:
        return None
    before = doc[core.i - 1]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if low(before) in YOU | {"us"} and (
        after is None or after.pos_ not in NOMINAL | {"ADP", "ADJ"}
    ):
        if quantity.interval.least < 2 or quantity.hedged:
            return None
        # "watch you 24 hours" has a noun behind it, "for you two" has none.
        sense = "you" if low(before) in YOU else "us"
        return tied(quantity, before, [before, core], "", sense, Unit.PEOPLE, before, last)
    return None


def _compound(doc: Doc, quantity: Quantity, last: Token, people: Lexicon) -> Mention | None:
    """Our 53-person cohort, a 12-strong crew."""
    if last.i + 2 >= len(doc) or doc[last.i + 1].text not in ("-", "‑"):
        return None
    word = doc[last.i + 2]
    if low(word) not in (
        "person",
        "people",
        "strong",
        "member",
        "user",
        "subscriber",
        "player",
        "man",
        "woman",
        "viewer",
        "listener",
        "rider",
        "household",
    ):
        return None
    noun = word.head if word.head.i > word.i and word.head.pos_ in NOMINAL else None
    if noun is None:
        noun = next((t for t in doc[word.i + 1 : word.i + 4] if t.pos_ in NOMINAL), None)
    if noun is None:
        return None
    group, sense = noun_sense(noun, people)
    return tied(
        quantity, noun, [noun], group, sense or "group", Unit.PEOPLE, doc[last.i], noun,
        possessed=possessed_by_us(noun),
    )  # fmt: skip
