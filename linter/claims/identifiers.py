"""One person told by what stands for a name: a handle, a gamertag, a customer number, a door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.individual import (
    Individual,
    Setting,
    is_detailed,
    is_habit,
    is_private,
    is_timed,
    plain_deed,
)
from linter.claims.nameforms import is_asset
from linter.claims.tree import child, lemma, low, sentence_bounds, span_between, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HANDLE = re.compile(r"^@[A-Za-z0-9_.]{2,}$")
_GAMERTAG = re.compile(
    r"^(?=\w*[A-Za-z]{2})(?:[A-Za-z0-9]+_[A-Za-z0-9_]+|[A-Z]?[a-z]+[A-Z]?[A-Za-z]*\d{2,})$"
)
_CAMEL = re.compile(r"^[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,})+$")
_DOORS = frozenset(
    "bay pump lane room flat apartment apt unit seat table desk locker cabin berth suite house "
    "pod pitch "
    "plot chalet lodge villa bunk studio".split()
)
_BEARERS = frozenset(
    "bib account customer member passenger user rider guest player caller subscriber listener "
    "shopper "
    "patient resident sleeper driver".split()
)
_CODE = re.compile(r"^#?(?:\d{1,7}[A-Za-z]?|[A-Za-z]-?\d{1,4})$")
_TAIL = re.compile(r"^[A-Z]$")
_CREDITS = frozenset(
    "via by from with rt @ at follow thanks thank and & / credit cc for of 📸 photo photos pic "
    "ft feat featuring join tag "
    "visit see ask dm message contact meet host starring see".split()
)
_HAPPENS = frozenset(
    "be open close reopen host feature boast offer launch sell need pass fail flood have "
    "undergo move become change get remain "
    "win lead score receive include contain release publish announce share post ship support "
    "run-in land join look fit seat sleep cost".split()
)
_YOU = re.compile(
    r"\b(?:you|your|you['’](?:re|ve|d)|that['’]s|it['’]s been|yourself|are u)\b", re.IGNORECASE
)


def is_gamertag(word: str) -> bool:
    """Whether a word is written as players call themselves, and names no file: "owl_41"."""
    return _GAMERTAG.match(word) is not None and not is_asset(word)


def find_identified(setting: Setting, token: Token) -> Individual | None:
    """The one person whom a handle, a gamertag, a number or a door stands for."""
    if _HANDLE.match(token.text):
        return _handle(setting, token)
    if setting.social and _CAMEL.match(token.text) and token.i == sentence_bounds(token)[0]:
        deed = find_deed(setting.doc, [token], token.i) or plain_deed(setting.doc, token.i)
        if (
            deed is not None
            and deed.fact
            and deed.past
            and is_private(setting, deed)
            and lemma(deed.verb) not in _HAPPENS
            and is_habit(setting.sentence(token))
        ):
            return _known(token, token, deed, False, "handle")
    if not setting.social:
        return None
    if is_gamertag(token.text) and not token.text.islower():
        return _gamertag(setting, token)
    if low(token) in _DOORS | _BEARERS:
        return _numbered(setting, token)
    return None


def _handle(setting: Setting, token: Token) -> Individual | None:
    doc = setting.doc
    start, end = sentence_bounds(token)
    before = low(doc[token.i - 1]) if token.i > start else ""
    if before in _CREDITS:
        return None
    deed = find_deed(doc, [token], token.i)
    rest = doc[token.i + 1 : end]
    counted = any(item.pos_ == "NUM" for item in rest)
    if deed is not None and deed.fact and deed.role is not Role.UNDERGOES:
        core = setting.verb(deed) == "core" and deed.past
        kept = lemma(deed.verb) in ("have", "be") and counted and _is_own(setting, token)
        habit = (
            deed.past
            and is_private(setting, deed)
            and is_habit(setting.sentence(token))
            and (deed.relative or lemma(deed.verb) not in _HAPPENS)
        )
        if before == "to" and not deed.relative:
            return None
        if setting.social and (core or kept or habit):
            return _known(token, token, deed, False, "handle")
    if before == "to" or not setting.social:
        return None
    calls = ("hey", "hi", "oi", "dear", "psst", "you", "still", "again", "ok", "okay")
    opens = all(not item.is_alpha or low(item) in calls for item in doc[start : token.i])
    if opens and rest and rest[0].text in (",", ":", "–", "—"):
        said = {low(item) for item in rest}
        if counted and not {"we", "our"} & said and _YOU.search(setting.rest(token)):
            return _known(token, token, None, True, "handle")
        if (
            rest[0].text == ","
            and _YOU.search(setting.rest(token))
            and is_habit(text_of(setting.doc))
            and not {"we", "our"} & said
        ):
            return _known(token, token, None, True, "handle")
    return None


def _is_own(setting: Setting, token: Token) -> bool:
    """A private person's things: "her projects tab", "in his basket", not a company's tools."""
    sentence = setting.sentence(token)
    return bool(
        re.search(
            r"\b(?:her|his|their|unfinished|unread|unopened|basket|wish ?list|draft|tab|tabs|"
            r"cart)\b",
            sentence,
            re.IGNORECASE,
        )
    )


def _known(first: Token, last: Token, deed: Deed | None, addressed: bool, sense: str) -> Individual:
    return Individual(
        first, span_between(first, last), last.i, "", sense, deed, addressed, named=True
    )


def _gamertag(setting: Setting, token: Token) -> Individual | None:
    deed = find_deed(setting.doc, [token], token.i)
    if deed is None or not deed.past:
        deed = plain_deed(setting.doc, token.i)
    if (
        deed is not None
        and deed.fact
        and deed.past
        and is_private(setting, deed)
        and lemma(deed.verb) not in _HAPPENS
    ):
        return _known(token, token, deed, False, "handle")
    after = setting.rest(token)
    if token.i and token.nbor(-1).text == ":" and re.match(r", \d", after):
        # A table's winner: "Longest time in the tutorial: …, 19 hours".
        return _known(token, token, None, False, "handle")
    if (
        re.match(r"\s?[,:] ", after)
        and _YOU.search(after)
        and is_detailed(after)
        and token.i == sentence_bounds(token)[0]
    ):
        return _known(token, token, None, True, "handle")
    return None


def _numbered(setting: Setting, token: Token) -> Individual | None:
    """Customer 4471 returned the trousers; "are you a seal, Flat 3B?"."""
    doc = setting.doc
    last = token.i + 1
    if last < len(doc) and doc[last].text in ("#", "no.", "No.", "No", "number"):
        last += 1
    if (
        last >= len(doc)
        or not _CODE.match(doc[last].text)
        or not doc[last].text.lstrip("#")[:1].isalnum()
    ):
        return None
    if last + 1 < len(doc) and _TAIL.match(doc[last + 1].text) and not doc[last].whitespace_:
        last += 1
    before = low(doc[token.i - 1]) if token.i else ""
    if (
        before == "to"
        and low(doc[token.i - 2]) == "goes"
        and is_detailed(setting.rest(doc[last]))
        and _YOU.search(setting.rest(doc[last]))
    ):
        return _bearer(token, doc[last], None, True)
    if before in (
        "our",
        "your",
        "every",
        "a",
        "an",
        "in",
        "from",
        "at",
        "to",
        "visit",
        "find",
        "into",
    ) or (low(token) == token.text and before not in ("", "the", "and", "to")):
        return None
    door = low(token) in _DOORS
    sentence = setting.sentence(token)
    deed = plain_deed(doc, last) or find_deed(doc, [doc[last], token], last)
    if (
        deed is not None
        and deed.fact
        and deed.past
        and deed.role is not Role.UNDERGOES
        and child(deed.verb, "aux:pass") is None
    ):
        word = lemma(deed.verb)
        had = word in ("have", "get") and is_detailed(setting.rest(doc[last]))
        likely = (
            not door
            or setting.verb(deed) == "core"
            or is_detailed(setting.rest(doc[last]))
            or setting.branded
        )
        if had or (likely and is_private(setting, deed) and word not in _HAPPENS):
            return _bearer(token, doc[last], deed, False)
    return _spoken_to(setting, token, doc[last], sentence)


def _spoken_to(setting: Setting, token: Token, last: Token, sentence: str) -> Individual | None:
    doc = setting.doc
    after = setting.rest(last)
    comma_before = token.i > 0 and doc[token.i - 1].text == ","
    if comma_before and re.match(r"\s?[?!.,]", after) and _YOU.search(sentence):
        return _bearer(token, last, None, True)
    opens = token.i == sentence_bounds(token)[0]
    hailed = token.i > 0 and low(doc[token.i - 1]) in ("dear", "hey", "hi", "oi", "hello", "sorry")
    if hailed and re.match(r"\s?[,:–—!] ", after) and (is_detailed(after) or is_timed(after)):
        return _bearer(token, last, None, True)
    if (
        opens
        and re.match(r"\s?[,:–—] ", after)
        and _YOU.search(after)
        and (is_detailed(after) or is_timed(after))
    ):
        return _bearer(token, last, None, True)
    return None


def _bearer(token: Token, last: Token, deed: Deed | None, addressed: bool) -> Individual:
    return Individual(token, span_between(token, last), last.i, low(token), "user", deed, addressed)
