"""A post as plain words: lower case, one apostrophe, contractions split, chat spellings undone.

Phrases are held against these and not against spaCy's tokens, so that a lexicon reads the same
under any pipeline and in informal text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from linter.claims.tree import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PIECE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]|_")
_CONTRACTION = re.compile(r"^(.*?)(n't|'(?:s|re|ve|ll|d|m))$")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"'})

# Spellings of chat and of hurried typing.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "u": ("you",),
    "ur": ("your",),
    "ya": ("you",),
    "ye": ("you",),
    "yous": ("you",),
    "y'all": ("you",),
    "yall": ("you",),
    "r": ("are",),
    "dont": ("do", "n't"),
    "doesnt": ("does", "n't"),
    "didnt": ("did", "n't"),
    "isnt": ("is", "n't"),
    "wasnt": ("was", "n't"),
    "arent": ("are", "n't"),
    "wont": ("wo", "n't"),
    "cant": ("ca", "n't"),
    "havent": ("have", "n't"),
    "hasnt": ("has", "n't"),
    "shouldnt": ("should", "n't"),
    "youre": ("you", "'re"),
    "youve": ("you", "'ve"),
    "youll": ("you", "'ll"),
    "thats": ("that", "'s"),
    "whats": ("what", "'s"),
    "whos": ("who", "'s"),
    "hows": ("how", "'s"),
    "theyre": ("they", "'re"),
    "weve": ("we", "'ve"),
    "im": ("i", "'m"),
    "ive": ("i", "'ve"),
    "pls": ("please",),
    "plz": ("please",),
    "ok": ("ok",),
    "okay": ("ok",),
    "kay": ("ok",),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("ca", "n't"),
}


class Word(NamedTuple):
    """One word: its plain form, its lemma, and where it stands in the text."""

    norm: str
    lemma: str
    start: int
    end: int
    token: int
    """The index of the spaCy token it begins in; -1 where a phrase, not a post, was split."""


def split(text: str) -> list[tuple[str, int, int]]:
    """The plain words of a text, each with its place. A contraction's parts share its letters."""
    plain = text.translate(_QUOTES).lower()
    if len(plain) != len(
        text
    ):  # A few letters grow when lowered: keep offsets by not lowering those.
        plain = "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_QUOTES))
    words: list[tuple[str, int, int]] = []
    for match in _PIECE.finditer(plain):
        start, end, word = match.start(), match.end(), match.group()
        spelled = _SPELLINGS.get(word)
        if spelled is not None:
            words.extend((part, start, end) for part in spelled)
            continue
        tail = _CONTRACTION.match(word)
        if tail is not None and tail.group(1):
            cut = start + len(tail.group(1))
            words.append((tail.group(1), start, cut))
            words.append((tail.group(2), cut, end))
            continue
        words.append((word, start, end))
    return words


def words_of(doc: Doc) -> list[Word]:
    """The plain words of a parsed post, with the lemmas of its tokens."""
    starts = [token.idx for token in doc]
    found: list[Word] = []
    index = 0
    for norm, start, end in split(text_of(doc)):
        while index + 1 < len(starts) and starts[index + 1] <= start:
            index += 1
        token = doc[index]
        lemma = token.lemma_.lower() if token.idx == start else norm
        found.append(Word(norm, lemma, start, end, index))
    return found
