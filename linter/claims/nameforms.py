"""The forms in which a post writes a name: with a title, an initial, an age, a place, a handle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.individual import (
    Setting,
)
from linter.claims.tree import low, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIAL = re.compile(r"^[A-Z]\.?$")
_JOINED = re.compile(r"^[A-Z][\w’'-]+$")
_INSTITUTE = re.compile(
    r"\b(?:University|College|Institute|Hospital|Department|School|Office|Agency|Centre|Center|"
    r"Council|Ministry|Foundation|Museum|"
    r"Library|Trust|Society|Association|Company|Inc|Ltd|FC|United|City|Church|Parliament|"
    r"Congress|Army|Navy|Wonderland|Star|"
    r"Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|Mon\w*|"
    r"Tues\w*|Wed\w*|Thurs\w*|Friday|Sat\w*|Sunday)\b"
)
AGED = re.compile(r"(?: [A-Z]\.?)?(?:, \d\d?,| \(\d\d?\),?)(?: (?:from|of|in))? [A-Z]")
_AGE = re.compile(r"(?: [A-Z]\.?)?, \d\d,")
_SURNAME_PLACED = re.compile(r"\.? [A-Z][\w’'-]+(?:, [A-Z][\w’'-]+,| (?:of|from|in) [A-Z])")

_ASSET = re.compile(
    r"\w+[_-](?:\w+[_-])?(?:v\d+|\d{6,}|final|draft|thumb\w*)(?:\.\w+)?"
    r"|[\w-]+\.(?:png|jpe?g|gif|webp|svg|mp4|mov|webm|wav|mp3|pdf|psd|csv|docx?|xlsx?|md|json)",
    re.IGNORECASE,
)


def is_asset(word: str) -> bool:
    """Whether a word names a file, whoever stands in it: "Ana_smiling_20240118", "sam.png"."""
    return _ASSET.fullmatch(word) is not None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written: its tokens, and what it is written with."""

    first: Token
    last: Token
    titled: bool
    initialled: bool
    placed: bool
    full: bool
    listed: bool
    handled: bool
    aged: bool = False

    @property
    def private(self) -> bool:
        """Written as one writes of a private person, not of a famous one."""
        return self.initialled or self.placed or self.handled or self.aged


def read_name(setting: Setting, token: Token) -> Name | None:
    """The name that begins at a token, or None where none does."""
    doc = setting.doc
    word = low(token)
    titled = setting.names.has("title", word)
    listed = setting.names.has("given", word)
    if not token.text[:1].isupper():
        return _lower(setting, token) if listed else None
    if token.i and _goes_on(doc, token.i):
        return None
    rest = setting.rest(token)
    aged = bool(AGED.match(rest))
    lettered = (
        bool(_INITIAL.match(token.text))
        and token.text not in ("I", "A")
        and bool(_SURNAME_PLACED.match(rest))
    )
    if not (titled or listed or aged or lettered or token.ent_type_ == "PER"):
        return None
    last = token.i
    initialled, families = lettered, 0
    if titled and last + 1 < len(doc) and doc[last + 1].text == ".":
        last += 1
    while last + 1 < len(doc) and families < 3:
        following = doc[last + 1]
        if _INITIAL.match(following.text) and following.text != "I":
            initialled = True
            last += 1
            if last + 1 < len(doc) and doc[last + 1].text == "." and not doc[last].whitespace_:
                last += 1
        elif (
            _JOINED.match(following.text)
            and (following.pos_ in ("PROPN", "NOUN") or following.ent_type_ == "PER")
            and doc[last].whitespace_ != "\n"
        ):
            families += 1
            last += 1
            while (
                last + 2 < len(doc)
                and doc[last + 1].text in ("-", "‑")
                and doc[last + 2].text[:1].isupper()
            ):
                last += 2
        else:
            break
    if titled and last == token.i:
        return None
    placed, handled, end = _apposed(doc, last)
    if placed and titled and not families and not initialled:
        return None
    full = families > 0 and not titled and not lettered
    # A family name in full is a public figure's until an initial, a door or a handle denies it.
    return Name(
        token,
        doc[end if placed else last],
        titled,
        initialled and (titled or lettered or families == 0 or placed),
        placed,
        full,
        listed,
        handled,
        listed and bool(_AGE.match(rest)),
    )


def _lower(setting: Setting, token: Token) -> Name | None:
    """Reads “gaz from hull”: a post that writes no capitals at all."""
    found = re.match(r" from [a-z]+", setting.rest(token))
    if found is None or any(letter.isupper() for letter in text_of(setting.doc)):
        return None
    return Name(token, setting.doc[token.i + 2], False, False, True, False, True, False)


def _goes_on(doc: Doc, index: int) -> bool:
    """Whether the token continues a name that began before it."""
    before = doc[index - 1]
    return (
        before.text[:1].isupper()
        and before.pos_ == "PROPN"
        and before.is_alpha
        and before.whitespace_ == " "
        and not before.is_sent_start
    )


def _apposed(doc: Doc, last: int) -> tuple[bool, bool, int]:
    """An age, a place or a handle behind a name: "Gary, 52, from Slough", "Ivy (@ivy)"."""
    rest = text_of(doc)[doc[last].idx + len(doc[last]) :]
    handle = re.match(r"\s\(@\w{2,}\)", rest)
    if handle is not None:
        return False, True, last
    found = re.match(
        r"(?:, \d\d?,?| \(\d\d?\),?)?(?: |, )(?:from|of|in|at)\s(?P<place>(?:no\. ?\d+\w?|"
        r"number \d+\w?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))",
        rest,
    ) or re.match(r"(?:, \d\d| \(\d\d\))?, (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)[,:]", rest)
    if found is None:
        return False, False, last
    listing = found.re.pattern.startswith(r"(?:, \d\d| ") and re.match(
        r" [A-Z]", rest[found.end() :]
    )
    if _INSTITUTE.search(found["place"]) or listing:
        return False, False, last
    stop = doc[last].idx + len(doc[last]) + found.end("place")
    end = last
    while end + 1 < len(doc) and doc[end + 1].idx < stop:
        end += 1
    return True, False, end
