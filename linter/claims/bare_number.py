"""A number on its own that counts people: "12 finished", "a team of 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.mention import Mention, names_thing, tied
from linter.claims.model import Unit
from linter.claims.nouns import noun_sense
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import NOMINAL, low
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def bare(
    doc: Doc, quantity: Quantity, core: list[Token], last: Token, people: Lexicon
) -> Mention | None:
    """A number on its own that is the subject of a verb, or stands behind a noun for a group.

    "12 finished", "All 53 cried"; "a team of 12".
    """
    if quantity.form is Form.RANK or quantity.unitless:
        return None
    token = core[0]
    before = doc[token.i - 1] if token.i else None
    if names_thing(doc, token) or _is_asked_for(doc, token):
        return None
    if (
        low(token) == "one"
        and not quantity.hedged
        and (before is None or before.pos_ not in ("ADV", "PUNCT", "SPACE"))
    ):
        return None
    if token.i >= 2 and low(doc[core[0].i - 1]) == "of":
        noun, sense = noun_sense(doc[core[0].i - 2], people)
        if sense in ("group", "staff", "household"):
            group = doc[core[0].i - 2]
            return tied(
                quantity,
                group,
                [group],
                noun,
                "staff" if sense == "staff" else "group",
                Unit.PEOPLE,
                group,
                last,
            )
    index = last.i + 1
    while index < len(doc) and (
        doc[index].pos_ == "ADV" or low(doc[index]) in ("who", "that", "'ve", "'d")
    ):
        index += 1
    if index >= len(doc):
        return None
    after = doc[index]
    previous = doc[last.i + 1]
    if low(previous) in ("who", "whose", "who've", "who'd", "who's"):
        return tied(quantity, core[-1], core, "", "who", Unit.PEOPLE, core[0], last)
    if before is not None and low(before) in ("other", "remaining", "missing", "final"):
        return tied(quantity, core[-1], core, "", "them", Unit.UNKNOWN, core[0], last)
    if (
        core[-1].pos_ in NOMINAL
        and core[-1].text.isalpha()
        and low(core[-1]) in ("pair", "couple", "trio", "duo", "handful", "few")
        and after.pos_ not in ("VERB", "AUX")
    ):
        return None
    if _is_object(doc, core[0], after):
        return None
    closing = low(after).endswith("ed") and (after.i + 1 >= len(doc) or doc[after.i + 1].is_punct)
    if not closing and (after.pos_ not in ("VERB", "AUX") or after.tag_ in ("VBG",)):
        return None
    subject = any(item.dep_ in ("nsubj", "nsubj:pass") for item in core)
    if not subject and not closing and after.tag_ not in ("VBD", "VBP", "VBZ", "VBN"):
        return None
    return tied(quantity, core[-1], core, "", "bare", Unit.UNKNOWN, core[0], last)


def _is_object(doc: Doc, token: Token, after: Token) -> bool:
    """Whether a verb before a number and a noun behind it make it one of things.

    "used at least one borrowed scene": the participle says which, and not what one did.
    """
    behind = doc[after.i + 1] if after.i + 1 < len(doc) else None
    start = token.i
    while start and low(doc[start - 1]) in ("at", "least", "most", "about", "over", "than", "more"):
        start -= 1
    return (
        after.tag_ == "VBN"
        and behind is not None
        and behind.pos_ == "NOUN"
        and start > 0
        and doc[start - 1].pos_ == "VERB"
    )


def _is_asked_for(doc: Doc, token: Token) -> bool:
    """Whether a question asks which of so many it is: "which of the two did you see?"."""
    return "which" in [low(other) for other in doc[max(0, token.i - 3) : token.i]]
