"""One person told by a pronoun: "someone in Hull just …", "whoever is …", a nameless "she"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers
from linter.claims.greeting import is_greeted
from linter.claims.individual import (
    Individual,
    Setting,
    is_detailed,
    is_habit,
    is_private,
    is_timed,
    is_told,
    plain_deed,
)
from linter.claims.tree import base, lemma, low, sentence_bounds, span_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SOMEBODY = frozenset({"someone", "somebody", "some-one"})
_WHOEVER = frozenset({"whoever", "whomever"})
_OURS = frozenset({"our", "team", "staff", "office", "crew", "your", "my", "this"})
_OTHERS = frozenset({"here", "else", "you", "special", "who", "we"})
_HE = frozenset({"she", "he"})
_FRAGMENTS = 100
"""Characters behind "somebody" in which short sentences still tell of the same deed."""
_NEWS = frozenset({"just", "only"})
_FORCED = frozenset({"have", "get", "need", "be", "call", "stop", "tell", "say", "mention", "give"})


def find_somebody(setting: Setting, token: Token) -> Individual | None:
    """The one unnamed person behind "someone" or "whoever", if the post says what they did."""
    word = low(token)
    if word in _WHOEVER:
        return _whoever(setting, token)
    if word in _SOMEBODY:
        return _someone(setting, token)
    return None


def _person(token: Token, deed: Deed, addressed: bool) -> Individual:
    return Individual(
        token, span_between(token, token), token.i, low(token), "person", deed, addressed
    )


def _whoever(setting: Setting, token: Token) -> Individual | None:
    deed = find_deed(setting.doc, [token], token.i)
    if (
        deed is None
        or not is_told(deed)
        or deed.role is Role.UNDERGOES
        or any(item.tag_ in ("VBD", "VBN") for item in setting.doc[token.i + 1 : token.i + 2])
    ):
        deed = _behind(setting.doc, token) or deed
    if deed is None or deed.role is Role.UNDERGOES or not setting.social:
        return None
    if (helpers(deed.verb) and not deed.fact) or (not is_told(deed) and lemma(deed.verb) != "keep"):
        return None
    sense = setting.verb(deed)
    if lemma(deed.verb) == "sign" and {"in", "into", "up"} & {
        low(item) for item in setting.doc[deed.verb.i + 1 : deed.verb.i + 2]
    }:
        return _person(token, deed, True)
    start = sentence_bounds(token)[0]
    inside = any(item.is_alpha for item in setting.doc[start : token.i])
    if inside and sense != "core" and not is_greeted(setting.doc, token.i):
        # "So whoever posted first ran the risk" holds of anybody.
        return None
    if sense in ("public", "report", "state") or lemma(deed.verb) in _FORCED | {
        "win",
        "invent",
        "decide",
        "name",
        "design",
    }:
        return None
    return _person(token, deed, True)


def _behind(doc: Doc, token: Token) -> Deed | None:
    """The verb right behind the pronoun, helpers and adverbs passed over."""
    for item in doc[token.i + 1 : token.i + 6]:
        if item.pos_ == "VERB" and item.tag_ in ("VBD", "VBZ", "VBG", "VBN"):
            past = item.tag_ in ("VBD", "VBN")
            return Deed(item, Role.DOES, True, past, False, span_between(item, item))
        if item.pos_ not in ("AUX", "ADV", "PART") and low(item) not in (
            "is",
            "'s",
            "was",
            "has",
            "just",
            "keeps",
        ):
            return None
    return None


def _someone(setting: Setting, token: Token) -> Individual | None:
    doc = setting.doc
    following = {low(item) for item in doc[token.i + 1 : token.i + 5]}
    if (
        low(doc[token.i - 1]) in ("for", "with", "of", "to", "if", "when", "like", "as", "than")
        and token.i
        and not is_greeted(doc, token.i)
    ):
        return None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and low(after) == "'s" and after.pos_ == "PART":
        return _someones(setting, token)
    deed = find_deed(doc, [token], token.i) or plain_deed(doc, token.i)
    if deed is None or not deed.fact:
        return None
    greeted = is_greeted(doc, token.i)
    ongoing = low(doc[deed.verb.i - 1]) == "been" and deed.verb.tag_ == "VBG"
    if (
        not (is_told(deed) or ongoing)
        or not is_private(setting, deed)
        or lemma(deed.verb) in _FORCED
    ):
        return None
    if _is_ours(doc, token) and not greeted:
        return None
    sentence = setting.sentence(token)
    core = setting.verb(deed) == "core"
    if (
        base(token.dep_) in ("obj", "iobj", "obl")
        and token.head.i < token.i
        and deed.role is not Role.SEEN
        and not greeted
    ):
        return None
    if not setting.social:
        return (
            _person(token, deed, greeted)
            if core and _is_placed(doc, token) and is_detailed(sentence)
            else None
        )
    if setting.fiction and not core:
        return None
    if (
        deed.verb.tag_ == "VBG"
        and not is_detailed(text_of(doc))
        and not is_habit(text_of(doc))
        and not is_timed(text_of(doc))
    ):
        return None
    # The habit may follow in fragments: "Somebody asked it to sing. Twice. At 4am."
    sentence += text_of(doc)[token.idx : token.idx + _FRAGMENTS]
    if (
        core
        or greeted
        or _NEWS & following
        or {"out", "there"} <= following
        or _is_placed(doc, token)
        or is_habit(sentence)
        or is_timed(sentence)
        or re.search(r"\d", deed.span.cut(text_of(doc)))
    ):
        return _person(token, deed, greeted)
    return None


def _is_ours(doc: Doc, token: Token) -> bool:
    """Someone on our team, someone in the office, someone you know, someone else."""
    behind = [low(item) for item in doc[token.i + 1 : token.i + 6]]
    if behind[:1] and behind[0] in _OTHERS:
        return True
    return (
        bool(behind)
        and behind[0] in ("in", "on", "from", "at", "of")
        and bool(_OURS & set(behind[1:]))
    )


def _someones(setting: Setting, token: Token) -> Individual | None:
    """Someone's laptop has run it 400 times: a thing that answers for its owner."""
    if (
        not setting.social
        or setting.fiction
        or token.dep_ != "nmod:poss"
        or token.head.i - token.i > 4
    ):
        return None
    deed = find_deed(setting.doc, [token.head], token.head.i)
    if (
        deed is None
        or not deed.fact
        or not deed.past
        or not is_habit(deed.span.cut(text_of(setting.doc)))
    ):
        return None
    return _person(token, deed, False)


def _is_placed(doc: Doc, token: Token) -> bool:
    """Someone in Hull, somebody in flat 7."""
    words = doc[token.i + 1 : token.i + 4]
    if not words or low(words[0]) not in ("in", "from", "at", "near", "on"):
        return False
    return any(item.text[:1].isupper() or item.text[:1].isdigit() for item in words[1:])


def find_lone_pronoun(setting: Setting) -> Individual | None:
    """The person whom a post never introduces: "She signed up at midnight …".

    Only for a post in which nobody else stands that the pronoun could take up.
    """
    if not setting.social or setting.fiction or not setting.branded:
        return None
    doc = setting.doc
    for token in doc:
        if (token.ent_type_ == "PER" and token.text[:1].isupper()) or (
            token.pos_ == "PROPN" and setting.names.has("given", low(token))
        ):
            return None
        if low(token) not in _HE or token.pos_ != "PRON":
            continue
        if token.i != sentence_bounds(token)[0] or _introduced(setting, token):
            return None
        deed = find_deed(doc, [token], token.i)
        if (
            deed is None
            or not deed.fact
            or not deed.past
            or deed.relative
            or not is_private(setting, deed)
        ):
            return None
        if setting.verb(deed) != "core" and not is_habit(setting.sentence(token)):
            return None
        if (
            not is_detailed(text_of(doc))
            and not is_habit(text_of(doc))
            and not is_timed(text_of(doc))
        ):
            return None
        return Individual(token, span_between(token, token), token.i, "", "person", deed, False)
    return None


def _introduced(setting: Setting, token: Token) -> bool:
    """Whether a noun for a person stands before the pronoun."""
    return any(
        (item.pos_ == "PROPN" and not item.is_sent_start)
        or setting.people.first(low(item)) in ("person", "job", "minor", "staff", "public")
        for item in setting.doc[: token.i]
    )
