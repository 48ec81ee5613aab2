"""Whether people are told of, or only asked for, allowed, seated or commanded about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role
from linter.claims.facts import MODALS, helpers
from linter.claims.tree import child, lemma, low, sentence_bounds, stopped

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTED = frozenset(
    "need want seek require look recruit hire wanted allow fit seat sleep accommodate invite "
    "limit welcome hope hold cap support aim expect target admit permit imagine picture suppose "
    "find reach become".split()
)

_FOREMOST = frozenset({"first", "next"})


def is_wanted(tokens: list[Token], deed: Deed | None) -> bool:
    """Whether the people are asked for, allowed, seated or addressed by a command, not told of.

    Looks at what the phrase itself hangs on: "we need 12 volunteers", "join a group of 4", "room
    for 50 people", "maximum 8 guests".
    """
    doc = tokens[0].doc
    for token in tokens:
        node = token
        for _ in range(3):
            head = node.head
            if head.i == node.i or (head.pos_ == "VERB" and head.i > token.i):
                break
            if stopped(doc, head.i, token.i):
                break
            if head.pos_ == "VERB":
                if deed is not None and deed.verb.i == head.i:
                    if (
                        deed.role is Role.UNDERGOES
                        and lemma(head) in _WANTED
                        and child(head, "aux:pass") is None
                    ):
                        return True
                    break
                observed = (
                    deed is not None and deed.role is Role.SEEN and deed.verb.head.i == head.i
                )
                if not observed and _commands(head):
                    return deed is None or not (deed.relative and deed.past)
                if lemma(head) in _WANTED and not (deed is not None and deed.fact and deed.past):
                    return True
                if set(helpers(head)) & MODALS and not (
                    deed is not None and deed.past and deed.fact
                ):
                    return True
                break
            node = head
    first = min(token.i for token in tokens)
    if deed is None:
        start = sentence_bounds(doc[first])[0]
        if any(
            low(item) in ("wanted", "needed", "seeking", "hiring", "calling", "required")
            for item in doc[start:first]
        ):
            return True
    before = [low(t) for t in doc[max(0, first - 4) : first]]
    if deed is None or not (deed.fact and (deed.past or deed.relative)):
        if before and before[-1] in ("for", "per", "max", "maximum", "minimum", "min"):
            return True
        if (
            len(before) > 1
            and before[-1] in ("to", "least", "than", "of")
            and before[-2]
            in ("up", "at", "more", "maximum", "groups", "minimum", "parties", "total")
        ):
            return deed is None or not deed.fact
    if before and before[-1] in _FOREMOST and deed is not None and deed.fact and not deed.past:
        # "The first ten customers are the hardest", whoever they will be.
        return not deed.relative
    if before and before[-1] in ("with", "than", "when") and deed is not None and not deed.relative:
        # "with more than 64 users connected" sets a condition.
        return deed.verb.tag_ == "VBN" and not helpers(deed.verb)
    return False


def _commands(verb: Token) -> bool:
    """An imperative: a bare verb without a subject at the start of a sentence."""
    if verb.tag_ not in ("VB", "VBP") or child(verb, "nsubj") is not None:
        return False
    if child(verb, "aux") is not None or child(verb, "mark") is not None:
        mark = child(verb, "mark")
        return mark is not None and low(mark) == "to"
    start = sentence_bounds(verb)[0]
    return all(
        token.pos_ in ("ADV", "INTJ", "PUNCT", "CCONJ", "SYM", "SPACE", "PART")
        or low(token) in ("please", "so", "just", "don't", "do", "let's")
        for token in verb.doc[start : verb.i]
    )
