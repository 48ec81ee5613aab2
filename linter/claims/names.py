"""One person told by name: "Geoff P. of Swindon", "Mrs Pell at no. 12", "Still up, Marek?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.individual import (
    Individual,
    Setting,
    is_detailed,
    is_evident,
    is_habit,
    is_private,
    is_timed,
    plain_deed,
)
from linter.claims.nameforms import AGED, Name, read_name
from linter.claims.tree import lemma, low, sentence_bounds, span_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FESTIVE = re.compile(
    r"\b(?:birthday|anniversary|welcome|bravo|kudos|introducing|congrat\w*|rip|r\.i\.p\.?|meet|"
    r"thanks?|thank|well done|hosted|winner|won|"
    r"with|starring|featuring|presented|written|directed|by|author|actor|singer|legend|memory|"
    r"tribute|talk|talks|in conversation|"
    r"interview|speaker|keynote|panel|captain|striker|goal|goals|album|tour|gig)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:you|your|you're|you’re|you've|you’ve|yours|that's|that’s|yourself)\b", re.IGNORECASE
)
_HAILS = frozenset(
    {"hi", "hey", "hello", "oi", "morning", "evening", "sorry", "psst", "night", "goodnight"}
)
_COMPARED = re.compile(r"\b(?:than|(?:goes|belongs|went) to|held by|set by)\s$", re.IGNORECASE)
_CALLING = frozenset({"sir", "madam", "ma'am", "doctor", "mate"})
_TALK = frozenset({"say", "tell", "swear", "claim", "write"})


def find_named(setting: Setting, token: Token) -> Individual | None:
    """The private person whom a name at `token` stands for, beside what they did."""
    name = read_name(setting, token)
    if name is None or setting.fiction or setting.is_staff(token):
        return None
    span = span_between(name.first, name.last)
    if setting.is_pet(span):
        return None
    if not setting.social:
        return _doer(setting, name) if _is_plain(setting, name) else None
    return _doer(setting, name) or _spoken_to(setting, name)


def _doer(setting: Setting, name: Name) -> Individual | None:
    doc = setting.doc
    deed = _deed(setting, name)
    sentence = setting.sentence(name.first)
    if name.private and not name.full and _buys(setting, name):
        return _one(name, None, False)
    start, end = sentence_bounds(name.first)
    detailed = is_habit(sentence) or is_timed(sentence) or is_detailed(sentence)
    if name.placed and not name.full and _is_listed(setting, name):
        return _one(name, None, False)
    if deed is not None and deed.fact and deed.role is not Role.UNDERGOES:
        core = setting.verb(deed) == "core"
        if lemma(deed.verb) in _TALK and name.placed and not name.full and is_habit(sentence):
            return _one(name, deed, False)
        if (
            core
            and name.private
            and not name.full
            and name.listed | name.titled
            and is_habit(deed.span.cut(text_of(doc)))
        ):
            return _one(name, deed, False)
        if (deed.past or deed.verb.tag_ == "VBG") and is_private(setting, deed):
            if (
                name.private
                and (
                    not name.full
                    or name.handled
                    or name.initialled
                    or (core and is_habit(sentence))
                )
                and (core or detailed or name.initialled or name.titled or deed.relative)
            ):
                return _one(name, deed, False)
            if (
                name.titled
                and (core or is_habit(sentence))
                and detailed
                and not _famous_title(name)
            ):
                return _one(name, deed, False)
            if (
                name.listed
                and not name.full
                and not name.titled
                and core
                and (is_habit(sentence) or is_timed(sentence))
            ):
                return _one(name, deed, False)
        return None
    if (
        deed is None
        and name.initialled
        and name.placed
        and end - start < 9
        and not _FESTIVE.search(sentence)
    ):
        return _one(name, None, False)
    return None


def _is_listed(setting: Setting, name: Name) -> bool:
    """Reads “Anika, 29, Pune: three matches”; "more than Graham from Redcar: 1,400 hours"."""
    before, rest = text_of(setting.doc)[: name.first.idx], setting.rest(name.last)
    if _COMPARED.search(before):
        return is_habit(text_of(setting.doc))
    return bool(AGED.match(setting.rest(name.first))) and rest.startswith(":") and is_evident(rest)


def _buys(setting: Setting, name: Name) -> bool:
    """Reads “Mrs T. from Southsea buys one every Friday”: a habit told in the present."""
    rest = setting.sentence(name.last)
    word = low(name.last.nbor(1)) if name.last.i + 1 < len(setting.doc) else ""
    return word.endswith("s") and setting.behaviours.has("core", word[:-1]) and is_habit(rest)


def _is_plain(setting: Setting, name: Name) -> bool:
    """Whether even an article gives the person away.

    There a person is nearly always a source or a colleague; a first name with a place beside a
    habit of watching or buying is neither.
    """
    deed = _deed(setting, name)
    if deed is None or name.full or name.titled or not name.private or not deed.past:
        return False
    return setting.verb(deed) == "core" and is_habit(deed.span.cut(text_of(setting.doc)))


def _famous_title(name: Name) -> bool:
    return low(name.first).startswith(("dr", "prof", "miss"))


def _deed(setting: Setting, name: Name) -> Deed | None:
    doc, last = setting.doc, name.last.i
    if last + 1 < len(doc) and doc[last + 1].text == "(":
        close = next((item.i for item in doc[last + 2 : last + 7] if item.text == ")"), None)
        if close is not None:
            last = close
    if (
        last + 1 < len(doc)
        and doc[last + 1].text == ","
        and last + 2 < len(doc)
        and doc[last + 2].pos_ in ("AUX", "VERB")
    ):
        last += 1
    return find_deed(doc, [name.first, name.last], last) or plain_deed(doc, last)


def _one(name: Name, deed: Deed | None, addressed: bool) -> Individual:
    return Individual(
        name.first,
        span_between(name.first, name.last),
        name.last.i,
        "",
        "name",
        deed,
        addressed,
        named=True,
    )


def _spoken_to(setting: Setting, name: Name) -> Individual | None:
    """A name set off by commas, in a sentence that says "you", calls, or asks."""
    doc = setting.doc
    first, last = name.first.i, name.last.i
    start = sentence_bounds(name.first)[0]
    before = doc[first - 1].text if first > start else ""
    after = doc[last + 1].text if last + 1 < len(doc) else ""
    hailed = low(doc[first - 1]) in _HAILS if first > start else False
    closes = (before == "," or hailed) and (after[:1] in ("?", "!", ".", "…", ",") or after == "")
    opens = (
        first == start
        or doc[first - 1].text == ":"
        or low(doc[first - 1]) in ("hey", "hi", "dear", "oi", "ok", "right", "oh")
    ) and after in (",", ":")
    if not (closes or opens) or (after == ":" and not (name.private or name.titled)):
        return None
    if (name.full and not name.private) or not (name.listed or name.titled or name.private):
        return None
    # "no." would end the sentence before the house number.
    sentence = setting.sentence(name.first) + " " + setting.sentence(name.last)
    festive = (
        text_of(doc)[doc[start].idx : name.first.idx] if name.placed and not name.full else sentence
    )
    if _FESTIVE.search(festive) or '"' in sentence or "“" in sentence:
        return None
    # Between two commas only a sentence that says "you" itself sets a list apart from a call.
    speaks = bool(_YOU.search(sentence)) or (
        after != "," and bool(_YOU.search(setting.rest(name.last)))
    )
    asks = closes and after[:1] == "?"
    around = text_of(doc)[doc[start].idx : name.last.idx + 200]
    evident = is_evident(around)
    if not evident or not (
        speaks
        or asks
        or hailed
        or (
            closes
            and (
                (
                    name.placed
                    and not name.full
                    and name.last.text != ","
                    and bool(_HAILS & {low(item) for item in doc[start:first]})
                )
                or _orders(doc, start, first)
            )
        )
    ):
        return None
    if name.titled and not (name.placed or speaks):
        return None
    return _one(name, None, True)


def _orders(doc: Doc, start: int, stop: int) -> bool:
    """Go to bed, Tomasz: the sentence opens with a bare verb."""
    return stop > start and doc[start].pos_ == "VERB" and doc[start].tag_ in ("VB", "VBP")


def find_called(setting: Setting) -> Individual | None:
    """The stranger spoken to in "Sir, that is your fifth trifle"."""
    if not setting.social or setting.fiction:
        return None
    doc = setting.doc
    for token in doc:
        placed = re.match(r"( (?:in|from|at) [A-Z]\w+)?,", setting.rest(token))
        if placed is None or token.i != sentence_bounds(token)[0]:
            continue
        if low(token) not in _CALLING and not (
            placed[1] and setting.names.has("calling", low(token))
        ):
            continue
        if _YOU.search(setting.sentence(token)) and is_detailed(text_of(doc)):
            return Individual(
                token, span_between(token, token), token.i, low(token), "person", None, True
            )
    return None
