"""A noun for one person, and what that person did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers
from linter.claims.individual import (
    Setting,
    plain_deed,
)
from linter.claims.nouns import noun_sense
from linter.claims.tree import child, children, lemma, low, sentence_bounds, span_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWNING = frozenset({"our", "your", "my"})
RANK_ONE = re.compile(r"#\s?1\b|\bno\.? ?1\b|\bnumber[- ](?:one|1)\b", re.IGNORECASE)
ORDINAL = re.compile(
    r"^\d[\d,]*(?:st|nd|rd|th)$|^(?:hundred|thousand|million|billion)th$", re.IGNORECASE
)
_SENSES = frozenset({"user", "person", "job", "minor", "account", "household", "public"})
_UNREAL = frozenset(
    "lot night day pair couple trio duo king queen people folk folks men women children single "
    "match public home being body icon individual crew audience crowd community profile".split()
)
CALLED = frozenset({"called", "named", "known"})
_WHO = frozenset({"who", "who's", "who've", "who'd"})
_BODIES = frozenset(
    "company firm charity business council brand organisation organization agency government "
    "bank office group club "
    "department bureau nonprofit startup supplier vendor provider partner source expert fella "
    "anyone everyone one "
    "animal dog cat horse character author".split()
)
_WHO_IS = frozenset({"you", "she", "he", "they", "i", "we", "who"})
_AUTHORED = frozenset(
    "write make create design build draw paint compose direct adapt lead run host organise "
    "organize own publish develop".split()
)
MEASURED = frozenset(
    {"keeps", "averages", "accounts", "racks", "clocks", "holds", "spends", "manages", "gets"}
)


def deed_of(doc: Doc, first: int, token: Token) -> Deed | None:
    """What the noun did.

    A clause that only names or introduces ("known as …", "who shall remain nameless") is passed
    over for the one that tells.
    """
    doer = _by(token)
    if doer is not None:
        return doer
    deed = find_deed(doc, [token], token.i)
    while (
        deed is not None
        and (low(deed.verb) in CALLED or (deed.relative and not deed.fact))
        and deed.verb.i > token.i
    ):
        later = find_deed(doc, [token], deed.verb.i + 1) if token.dep_ == "nsubj" else None
        if later is None or later.verb.i <= deed.verb.i:
            break
        deed = later
    return (
        deed
        or _inverted(doc, first, token)
        or (plain_deed(doc, token.i) if token.dep_ != "obj" else None)
    )


def _by(token: Token) -> Deed | None:
    """Borrowed by a lady who …: the deed stands before its doer."""
    case = child(token, "case")
    verb = token.head
    if case is None or low(case) != "by" or verb.tag_ not in ("VBN", "VBD") or verb.i > token.i:
        return None
    if (
        set(helpers(verb)) - {"was", "were", "been", "has", "have", "had"}
        or lemma(verb) in _AUTHORED
    ):
        return None
    return Deed(verb, Role.DOES, True, True, False, span_between(verb, token))


def _inverted(doc: Doc, first: int, token: Token) -> Deed | None:
    """Reads “Into the pool strolled one gentleman”: the verb before its subject, behind a place."""
    if first == 0:
        return None
    verb = doc[first - 1]
    start = sentence_bounds(verb)[0]
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or doc[start].pos_ not in ("ADP", "ADV"):
        return None
    if child(verb, "nsubj") not in (None, token) or _helped(verb):
        return None
    if any(item.pos_ == "VERB" for item in doc[start : verb.i]):
        return None  # "In May you hired a van, closed an account": one more deed of somebody else.
    return Deed(verb, Role.DOES, True, verb.tag_ != "VBZ", False, span_between(verb, verb))


def _helped(verb: Token) -> bool:
    """Whether an auxiliary stands by the verb; the "am" of "6am" is none."""
    return any(low(item) not in ("am", "pm") for item in children(verb, "aux"))


def is_predicate(doc: Doc, first: int) -> bool:
    """Whether somebody else is said to be it: "are you a nurse who …?", "she is a resident"."""
    before = [low(item) for item in doc[max(0, first - 2) : first]]
    if not before or low(doc[first]) not in ("a", "an"):
        return False
    return before[-1] in ("you", "be", "become") or (
        before[0] in _WHO_IS and before[-1] in ("is", "are", "'s", "'re", "'m", "am", "was", "were")
    )


def person_noun(setting: Setting, token: Token) -> tuple[str, str] | None:
    """The lemma and the sense of a noun for one person, or None where it is none."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "INTJ", "VERB") or token.tag_ in (
        "NNS",
        "NNPS",
    ):
        return None
    noun, sense = noun_sense(token, setting.people)
    following = token.nbor(1) if token.i + 1 < len(setting.doc) else None
    if (
        not sense
        and token.text.islower()
        and token.pos_ == "NOUN"
        and following is not None
        and low(following) in _WHO
        and low(token) not in _BODIES
    ):
        # No list names every calling; "who" makes a person of a noun.
        noun, sense = lemma(token), "person"
    if sense not in _SENSES or low(token) in _UNREAL:
        return None
    if token.pos_ not in ("NOUN", "PROPN") and noun != low(token):
        return None
    if (
        token.dep_ == "compound"
        and following is not None
        and following.pos_ in ("NOUN", "PROPN")
        and token.head.pos_ != "VERB"
        and low(token.head) not in MEASURED
    ) or (low(token).endswith("s") and noun != low(token)):
        return None
    if (
        following is not None
        and following.pos_ == "NOUN"
        and token.head.i == following.i
        and token.dep_ not in ("nsubj", "compound")
    ):
        return None
    if following is not None and following.text in ("-", "‑") and not _continues(following):
        return None
    return noun, sense


def _continues(hyphen: Token) -> bool:
    """A bride-to-be is a person; a customer-led week is none."""
    return hyphen.i + 1 < len(hyphen.doc) and low(hyphen.nbor(1)) == "to"


def phrase_start(token: Token) -> int:
    """Index of the first word of a noun phrase: determiners, adjectives, ranks."""
    index = token.i
    doc = token.doc
    while index > 0:
        before = doc[index - 1]
        word = low(before)
        inside = (
            before.pos_ in ("DET", "ADJ", "NUM", "PROPN", "ADV", "SYM", "NOUN")
            or word in OWNING
            or doc[index].text in ("-", "‑")
            or word in ("#", "-", "no.", "most", "number", "dear")
            or (before.pos_ == "VERB" and before.tag_ == "VBN" and before.dep_ == "amod")
        )
        if (
            not inside
            or "\n" in before.whitespace_
            or (
                before.pos_ == "NOUN"
                and before.head.i != token.i
                and word != "number"
                and doc[index].text not in ("-", "‑")
            )
        ):
            break
        index -= 1
        if word in ("the", "a", "an", "that", "this", "our", "my", "your", "dear", "some"):
            break
    return index


def is_counted(doc: Doc, first: int, token: Token) -> bool:
    """More than one is counted: "3 of the …", "two-time"; "one", ranks and ordinals are not."""
    if RANK_ONE.search(text_of(doc)[doc[first].idx : token.idx]):
        return False
    return any(
        item.pos_ == "NUM" and low(item) not in ("one", "1") and not ORDINAL.match(item.text)
        for item in doc[first : token.i]
    )
