"""Which posts are in another language: nothing is claimed of those, since nothing here reads it.

A site's translations stand beside its English copy (`messages/es.json`, `content/de/`), and English
grammar finds people in them where there are none. A post is taken for foreign by its small words
alone ("de", "het", "que"), as spaCy lists them for each language, and only where they far outnumber
English ones: a draft must never go unread for a brand's name, a greeting or a rhyme in Welsh.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

from linter.documents.post import Post

LANGUAGES = (
    "af ca cs da de es et fi fr hr hu id it lt lv nb nl pl pt ro sk sl sv tl tr vi"
).split()
"""Languages in Latin letters that are told from English, by the codes of ISO 639-1."""
FEW = 3
"""Small words of another language, each counted once, that a post must hold."""
TIMES = 3
"""How many times as many as English ones. House choices: no draft of corpus/ is foreign by them."""
ENOUGH = 8
"""Such words in a whole file from which its posts without any are taken to be like the others."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")


class _Told(NamedTuple):
    """Small words of a text: of one language alone, and of English but not of that language."""

    theirs: int = 0
    english: int = 0

    def __add__(self, other: object) -> _Told:
        assert isinstance(other, _Told)
        return _Told(self.theirs + other.theirs, self.english + other.english)

    def foreign(self, least: int) -> bool:
        """Whether the language is the other one, with at least so many of its words."""
        return self.theirs >= max(least, TIMES * self.english)


def marked(posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts of a file, those in another language marked as `foreign`."""
    told = [_small_words(post.text) for post in posts]
    whole = {code: sum((each[code] for each in told if each), _Told()) for code in LANGUAGES}
    theirs = _language(whole)
    return tuple(_marked(post, words, theirs) for post, words in zip(posts, told, strict=True))


def marked_along(posts: Iterable[Post]) -> Iterator[Post]:
    """The same of posts that are made one by one: each is held against those before it."""
    whole = dict.fromkeys(LANGUAGES, _Told())
    theirs = None
    for post in posts:
        words = _small_words(post.text)
        if words:
            whole = {code: told + words[code] for code, told in whole.items()}
            theirs = _language(whole)
        yield _marked(post, words, theirs)


def _language(whole: Mapping[str, _Told]) -> str | None:
    """The language of most posts of a file, None where it is English or not clear."""
    mostly = max(whole, key=lambda code: whole[code].theirs)
    return mostly if whole[mostly].foreign(ENOUGH) else None


def _marked(post: Post, words: Mapping[str, _Told], theirs: str | None) -> Post:
    return replace(post, foreign=True) if _is_foreign(post.text, words, theirs) else post


def _is_foreign(text: str, words: Mapping[str, _Told], theirs: str | None) -> bool:
    """Whether a post is in another language. theirs: that of most posts of its file."""
    if any(each.foreign(FEW) for each in words.values()):
        return True
    if theirs is not None and words:
        return words[theirs].theirs >= words[theirs].english
    return _in_other_letters(text)


def _in_other_letters(text: str) -> bool:
    """Whether most letters are not Latin ones."""
    letters = len(_LETTER.findall(text))
    return letters > 0 and 2 * len(_LATIN.findall(text)) < letters


def _small_words(text: str) -> dict[str, _Told]:
    """The small words of a text for each language; of none where plenty are English."""
    words = {match.group().lower().replace("’", "'") for match in _WORD.finditer(text)}
    english = words & _listed("en")
    if TIMES * len(english) >= len(words):
        return {}
    return {
        code: _Told(len(words & _alone(code)), len(english - _listed(code))) for code in LANGUAGES
    }


@cache
def _alone(code: str) -> frozenset[str]:
    """The small words of a language that are no small words of English as well: "in", "we"."""
    return frozenset(word for word in _listed(code) - _listed("en") if len(word) > 1)


@cache
def _listed(code: str) -> frozenset[str]:
    """The small words that spaCy lists for a language.

    The file is loaded by itself: the package around it builds a tokenizer, for French in 4 s.
    """
    package = find_spec("spacy")
    places = package.submodule_search_locations if package is not None else None
    for place in places or ():
        file = Path(place) / "lang" / code / "stop_words.py"
        spec = spec_from_file_location(f"_stop_words_{code}", file)
        if file.is_file() and spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return frozenset(module.STOP_WORDS)
    return frozenset()
