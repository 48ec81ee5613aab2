"""Phrases and token patterns: what rule files write, turned into spaCy patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

LONGEST = 24
"""Most tokens in one phrase or pattern."""

GAP = 3
"""Most words that `...` stands for."""

_ELEMENT = re.compile(r"<([^<>\s]+)>|\{([a-z][a-z0-9_]*)\}|\(([^()\s]+)\)|(\.\.\.|…)|(\S+)")
_LETTER = re.compile(r"[^\W\d_]")
_MISWRITTEN = (
    (re.compile(r"\|"), "alternatives are a set: list the words under `sets` and write {name}"),
    (re.compile(r"[()]"), "round brackets hold one whole word that may be missing: (big) (fat)"),
    (re.compile(r"[<>]"), "<word> holds one word, of which any form matches"),
    (re.compile(r"[{}]"), "{name} holds the name of a set: small letters, digits and _"),
    (re.compile(r"[^\W_](?:\.\.\.|…)[^\W_]"), "... stands between spaces: big ... press"),
)
"""Signs that make a word of a phrase one that no post holds, and how what was meant is written."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_WORD = re.compile(r"[^\W_]+")

TOKEN_KEYS = frozenset(
    {"TEXT", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SHAPE", "LENGTH", "LIKE_NUM", "OP"}
    | {"IS_ALPHA", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SENT_START"}
)
"""The keys of a token pattern. REGEX and FUZZY are left out: a rule must not be able to hang."""

_TAGS = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)
"""The parts of speech of Universal Dependencies, and spaCy's for white space."""

_FLAGS = frozenset(key for key in TOKEN_KEYS if key.startswith("IS_")) | {"LIKE_NUM"}
_OPERATORS = ("!", "?")


class Found(NamedTuple):
    """A phrase or pattern of a rule, found in a post."""

    rule: str
    span: Span


class WordsError(ValueError):
    """A phrase or pattern that cannot be used: what is wrong with it."""


@dataclass(frozen=True)
class Element:
    """One place in a phrase: the words that may stand there, each a run of words.

    kind: word | lemma | set | gap.
    """

    kind: str
    choices: tuple[str, ...]
    optional: bool = False


def parse_phrase(phrase: str, sets: Mapping[str, Sequence[str]]) -> tuple[Element, ...]:
    """The elements of a phrase.

    Raises:
        WordsError: an unknown set, too many words, nothing but gaps, a sign in the wrong place.
    """
    elements: list[Element] = []
    for lemma, name, optional, gap, word in _ELEMENT.findall(phrase):
        if lemma:
            elements.append(Element("lemma", (lemma.casefold(),)))
        elif name:
            if name not in sets:
                raise WordsError(f"{{{name}}} is no set of this rule; it has {_listing(sets)}")
            elements.append(Element("set", tuple(sets[name])))
        elif optional:
            elements.append(Element("word", (optional,), optional=True))
        elif gap:
            elements.append(Element("gap", ()))
        elif word:
            check_word(word)
            elements.append(Element("word", (word,)))
    if not any(element.kind != "gap" and not element.optional for element in elements):
        raise WordsError("the phrase has no word that must stand there")
    if len(elements) > LONGEST:
        raise WordsError(f"the phrase is longer than {LONGEST} words")
    return tuple(elements)


def check_word(word: str) -> None:
    """Refuse a word in which a sign of the language of phrases is written wrongly.

    Raises:
        WordsError: no post holds such a word; how to write what was meant.
    """
    if not _LETTER.search(word) and word != "|":
        return  # A face, an arrow or a sign that stands for itself.
    for sign, hint in _MISWRITTEN:
        if sign.search(word):
            raise WordsError(f"{word!r} matches nothing: {hint}")


def _listing(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def phrase_literals(elements: Sequence[Element]) -> frozenset[str]:
    """Lower-case words, one of which the text must hold for the phrase to be found; may be empty.

    A form of a lemma cannot be told beforehand, so it is of no use here.
    """
    best: frozenset[str] = frozenset()
    for element in elements:
        if element.optional or element.kind not in ("word", "set"):
            continue
        words = frozenset(
            max(_WORD.findall(choice.casefold()), key=len, default="") for choice in element.choices
        )
        if words and "" not in words and _rank(words) > _rank(best):
            best = words
    return best


def _rank(words: frozenset[str]) -> tuple[int, int]:
    # Longer words are rarer in text; among equals the shorter list is the quicker test.
    return (min((len(word) for word in words), default=0), -len(words))


def spellings(token: str) -> set[str]:
    """The ways to write a token: with either apostrophe, or with none."""
    plain = token.translate(_APOSTROPHES)
    if "'" not in plain:
        return {plain}
    return {plain, plain.replace("'", "’"), plain.replace("'", "")} - {""}


def _with_breaks(tokens: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    # A line break inside a hard-wrapped sentence is a token of its own.
    result: list[dict[str, Any]] = []
    for index, token in enumerate(tokens):
        if index:
            result.append({"TEXT": "\n", "OP": "?"})
        result.append(token)
    return result


def check_pattern(
    pattern: Sequence[Mapping[str, Any]], sets: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """A token pattern of a rule file, checked and with its texts turned into what spaCy wants.

    `{LOWER: {IN: $name}}` takes the entries of a set.

    Raises:
        WordsError: a key or value that we do not take.
    """
    if not 1 <= len(pattern) <= LONGEST:
        raise WordsError(f"a pattern has 1 to {LONGEST} tokens")
    checked = [
        {key: _token_value(key, value, sets) for key, value in token.items()} for token in pattern
    ]
    if all(token.get("OP") for token in checked):
        raise WordsError("the pattern has no token that must stand there")
    return checked


def _token_value(key: str, value: Any, sets: Mapping[str, Sequence[str]]) -> Any:
    if key not in TOKEN_KEYS:
        raise WordsError(f"{key} is no key of a token; there are {', '.join(sorted(TOKEN_KEYS))}")
    if key == "OP":
        if value not in _OPERATORS:
            raise WordsError(f"OP is one of {' '.join(_OPERATORS)} (no repetition), not {value!r}")
        return value
    if key in _FLAGS:
        if value not in ("true", "false", True, False):
            raise WordsError(f"{key} is true or false")
        return value in ("true", True)
    if key == "LENGTH":
        if not str(value).isdecimal():
            raise WordsError("LENGTH is a whole number")
        return int(value)
    if key == "POS":
        _check_tags(value)
    if isinstance(value, str):
        _check_one_word(key, [value])
        return _neutral(key, [value]) if key == "LOWER" else value
    if not (
        isinstance(value, Mapping) and len(value) == 1 and next(iter(value)) in ("IN", "NOT_IN")
    ):
        raise WordsError(f"{key} is a word, or {{IN: […]}} or {{NOT_IN: […]}}")
    (operator, words), *_ = value.items()
    if isinstance(words, str) and words.startswith("$"):
        if words[1:] not in sets:
            raise WordsError(f"{words} is no set of this rule; it has {_listing(sets)}")
        words = [word for word in sets[words[1:]] if " " not in word]
    if not (isinstance(words, list) and words and all(isinstance(word, str) for word in words)):
        raise WordsError(f"{operator} takes a list of words")
    _check_one_word(key, words)
    if key == "LOWER":
        return {operator: _neutral(key, words)["IN"]}
    return {operator: list(words)}


def _check_one_word(key: str, words: Iterable[str]) -> None:
    for word in words:
        if key not in ("LOWER", "TEXT", "LEMMA") or not _LETTER.search(word):
            continue
        if any(sign in word for sign in "{}|"):
            raise WordsError(f"{word!r} matches nothing: for a set write {{{key}: {{IN: $name}}}}")
        if any(character.isspace() for character in word):
            raise WordsError(f"{word!r} matches nothing: {key} is one word; write one token each")


def _check_tags(value: Any) -> None:
    listed = next(iter(value.values()), None) if isinstance(value, Mapping) else [value]
    for tag in listed if isinstance(listed, list) else ():
        if tag not in _TAGS:
            near = get_close_matches(str(tag).upper(), _TAGS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_TAGS)}"
            raise WordsError(f"POS is never {tag!r}; {hint}")


def _neutral(key: str, words: Iterable[str]) -> dict[str, list[str]]:
    del key
    return {"IN": sorted({spelling for word in words for spelling in spellings(word.casefold())})}


def pattern_literals(pattern: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Lower-case words, one of which the text must hold for a pattern to be found; may be empty."""
    best: frozenset[str] = frozenset()
    for token in pattern:
        if token.get("OP"):
            continue
        for key in ("LOWER", "TEXT"):
            value = token.get(key)
            words = value.get("IN") if isinstance(value, Mapping) else [value] if value else None
            if not words:
                continue
            found = frozenset(
                max(_WORD.findall(word.casefold()), key=len, default="") for word in words
            )
            if "" not in found and _rank(found) > _rank(best):
                best = found
    return best


class WordMatcher:
    """All phrases and patterns of a rulebook, for one vocabulary."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[Sequence[Element]]],
        patterns: Mapping[str, Sequence[Sequence[dict[str, Any]]]],
        vocab: Vocab,
    ) -> None:
        from spacy.matcher import Matcher

        from linter.rulebook.phrases import PhraseFinder

        self._finder = PhraseFinder(phrases, vocab)
        self._matcher = Matcher(vocab, validate=False)
        self._strings = vocab.strings
        for key, entries in patterns.items():
            self._matcher.add(key, [_with_breaks(entry) for entry in entries], greedy="LONGEST")

    def find(self, doc: Doc) -> dict[str, list[Span]]:
        """Where each key was found, in the order of the text, the longest of overlapping ones."""
        found: dict[str, set[Span]] = {}
        for key, span in self._finder.find(doc):
            found.setdefault(key, set()).add(span)
        for number, start, end in self._matcher(doc) if len(self._matcher) else ():
            while start < end and doc[start].is_space:
                start += 1
            while end > start and doc[end - 1].is_space:
                end -= 1
            if start < end:
                last = doc[end - 1]
                span = Span(doc[start].idx, last.idx + len(last.text))
                found.setdefault(self._strings[number], set()).add(span)
        return {key: _longest(spans) for key, spans in found.items()}


def _longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)
