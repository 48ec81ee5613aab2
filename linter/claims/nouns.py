"""Nouns for people: what they say of those they count, and whether they stand for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.model import Unit
from linter.claims.tree import lemma, low
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YOU = frozenset({"you", "ya", "u", "y'all", "yous", "youse", "yall", "ye"})
OUR = frozenset({"our", "my", "your"})
# Nouns of doers by their ending, and those in the same ending that are things.
_DOERS = ("ers", "ors", "ists", "ians", "ees", "ants", "eurs", "nauts", "fans", "addicts")
_THINGS = frozenset(
    "computers servers orders trailers offers numbers letters papers folders containers printers "
    "boosters posters stickers flowers dollars cookers toasters heaters meters metres meters "
    "liters litres layers buffers filters routers scanners monitors sensors colors colours doors "
    "floors errors mirrors motors factors sectors vectors quarters matters chapters banners "
    "burgers jumpers slippers trainers sneakers covers towers powers hours tours flavours flavors "
    "newsletters barriers carriers centers centres borders shoulders rivers answers corners "
    "fingers controllers speakers plasters hangers lockers drawers freezers hoovers plants "
    "elephants restaurants variants warrants grants coffees committees fees trees knees employees "
    "degrees attendees refugees toffees bees lists twists wrists waists fists guardians comedians "
    "musicians humans".split()
)
_COMPOUND_TAILS = (
    "goer",
    "owner",
    "holder",
    "lover",
    "seeker",
    "hunter",
    "addict",
    "user",
    "watcher",
    "buyer",
)


def singular(word: str) -> list[str]:
    """Forms under which a plural may be listed, likeliest first."""
    forms = [word]
    if word.endswith("ies") and len(word) > 4:
        forms.append(word[:-3] + "y")
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    if word.endswith("ves"):
        forms += [word[:-3] + "f", word[:-3] + "fe"]
    return forms


def noun_sense(token: Token, people: Lexicon) -> tuple[str, str]:
    """The lemma of a noun for people and its sense; two empty strings where it is none."""
    words = low(token)
    before = token.nbor(-1) if token.i else None
    forms = [lemma(token), *singular(words)]
    if before is not None and before.text in ("-", "‑") and token.i > 1:
        joined = low(token.nbor(-2)) + "-"
        for form in forms:
            sense = people.first(joined + form)
            if sense:
                return joined + form, sense
    elif before is not None:
        for form in forms:
            sense = people.first(f"{low(before)}-{form}")
            if sense:
                return f"{low(before)}-{form}", sense
    for form in forms:
        sense = people.first(form)
        if sense:
            return form, sense
    if words.endswith(_DOERS) and words not in _THINGS and len(words) > 5 and _owned(token):
        # "0.03% of our 120,000 raiders": whose doings a brand tells as its own are its users.
        return forms[-1], "user"
    for form in forms:
        if form.endswith(_COMPOUND_TAILS) and len(form) > 6:
            return form, "user"
    return "", ""


_PLURALS = frozenset(
    "people ppl peeps folk folks men women children gentlemen staff crew police family cattle "
    "personnel kin y'all lot salesfolk".split()
)


def _owned(noun: Token) -> bool:
    """Whether a brand calls people its own: "our raiders", "our 120,000 raiders"."""
    return any(low(item) == "our" for item in noun.doc[max(0, noun.i - 4) : noun.i])


def is_plural(noun: Token) -> bool:
    """Whether a noun may stand behind a number above one."""
    word = low(noun)
    return (
        noun.tag_ in ("NNS", "NNPS")
        or word in _PLURALS
        or word.endswith(("s", "men", "folk", "people", "ppl", "children"))
    )


def membership(doc: Doc, head: Token, noun: str, sense: str, people: Lexicon) -> str:
    """Members of what: "three members of our team" are staff, "members of Congress" no users."""
    if (
        noun
        not in (
            "member",
            "user",
            "part",
            "visitor",
            "resident",
            "fan",
            "reader",
            "person",
            "people",
        )
        or head.i + 2 >= len(doc)
        or low(doc[head.i + 1]) != "of"
    ):
        return sense
    words = doc[head.i + 2 : head.i + 7]
    if any(noun_sense(item, people)[1] == "staff" for item in words):
        return "staff"
    if noun == "member" and not any(low(item) in OUR for item in words):
        return "person"
    return sense


def people_unit(sense: str) -> Unit:
    """The unit that a noun of this sense counts in."""
    return {"account": Unit.ACCOUNTS, "household": Unit.HOUSEHOLDS, "event": Unit.EVENTS}.get(
        sense, Unit.PEOPLE
    )
