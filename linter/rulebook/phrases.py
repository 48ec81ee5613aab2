"""Finding phrases in a parsed text: one walk over its tokens, whatever the number of phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import capwords
from typing import TYPE_CHECKING

from linter.language.lemmas import base_form
from linter.rulebook.words import GAP, Element, spellings
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_STOPS = frozenset({".", "!", "?", ";", ":"})
Run = tuple[frozenset[str], ...]
"""Tokens in a row, each as the set of its spellings."""


def _bases(token: Token) -> set[str]:
    """What a word may be a form of: the tagger's word, its own and the dictionary's.

    The tagger takes "drop pounds" for nouns, and its lemmatizer has not seen every "swam".
    """
    return {token.lemma_.lower(), token.lower_, base_form(token.lower_)}


@dataclass(frozen=True, slots=True)
class _Part:
    """An element ready for tokens: `words` are its choices of one token, `runs` the longer ones."""

    kind: str
    words: frozenset[str]
    runs: tuple[Run, ...]
    optional: bool

    @property
    def openings(self) -> frozenset[str]:
        """Tokens one of which must stand where the element begins; none where that is open."""
        if self.optional:
            return frozenset()
        return (
            self.words.union(*(run[0] for run in self.runs))
            if self.kind != "lemma"
            else frozenset()
        )

    def ends(self, tokens: Sequence[Token], lowers: Sequence[str], start: int) -> Iterator[int]:
        """Where the element may end when it begins at `start`, the farthest first."""
        if self.kind == "gap":
            stop = start
            while stop < min(start + GAP, len(tokens)) and lowers[stop] not in _STOPS:
                stop += 1
            yield from range(stop, start - 1, -1)
            return
        if start < len(tokens):
            if self.kind == "lemma":
                if self.words & _bases(tokens[start]):
                    yield start + 1
            else:
                for run in self.runs:
                    stop = start + len(run)
                    if stop <= len(tokens) and all(
                        lower in choice
                        for lower, choice in zip(lowers[start:stop], run, strict=True)
                    ):
                        yield stop
                if lowers[start] in self.words:
                    yield start + 1
        if self.optional:
            yield start


class PhraseFinder:
    """Phrases of many rules, looked for at once.

    Every phrase is filed under the words that it can begin with, so that a text is walked once.
    """

    def __init__(self, phrases: Mapping[str, Sequence[Sequence[Element]]], vocab: Vocab) -> None:
        from linter.language.tokens import PostTokenizer

        tokenizer = PostTokenizer(vocab)
        cut: dict[str, frozenset[Run]] = {}

        def runs(words: str) -> frozenset[Run]:
            if words not in cut:
                # Case decides how some words are cut ("Mr." is one token, "mr." is two), and a
                # phrase matches in any case.
                written = {words.casefold()}
                if not _is_plain(words, tokenizer.exceptions):
                    written |= {words, capwords(words), words.upper()}
                cut[words] = frozenset(
                    tuple(
                        frozenset(spellings(token.lower_))
                        for token in tokenizer(variant)
                        if not token.is_space
                    )
                    for variant in written
                )
            return cut[words]

        self._by_word: dict[str, list[tuple[str, tuple[_Part, ...]]]] = {}
        self._anywhere: list[tuple[str, tuple[_Part, ...], list[frozenset[str]]]] = []
        for key, entries in phrases.items():
            for elements in entries:
                parts = tuple(_part(element, runs) for element in elements)
                first = parts[0]
                if first.kind in ("gap", "lemma") or first.optional:
                    needed = [part.openings for part in parts if part.openings]
                    self._anywhere.append((key, parts, needed))
                    continue
                for word in first.openings:
                    self._by_word.setdefault(word, []).append((key, parts))

    def find(self, doc: Doc) -> Iterator[tuple[str, Span]]:
        """Each phrase at each place, the longest reading of it there."""
        for paragraph in _paragraphs(doc):
            lowers = [token.lower_ for token in paragraph]
            # A form of a lemma is looked up in a dictionary, which takes a while to load.
            present = frozenset(lowers)
            possible = [
                (key, parts)
                for key, parts, needed in self._anywhere
                if not any(map(present.isdisjoint, needed))
            ]
            for start, lower in enumerate(lowers):
                for key, parts in (*self._by_word.get(lower, ()), *possible):
                    end = _match(parts, paragraph, lowers, start)
                    if end is not None and end > start:
                        last = paragraph[end - 1]
                        yield key, Span(paragraph[start].idx, last.idx + len(last.text))


def _is_plain(words: str, exceptions: frozenset[str]) -> bool:
    """Whether each word is one token in any case."""
    return all(word.isalpha() and word not in exceptions for word in words.casefold().split())


def _part(element: Element, cut: Callable[[str], frozenset[Run]]) -> _Part:
    if element.kind == "lemma":
        return _Part("lemma", frozenset(element.choices), (), False)
    runs = {run for choice in element.choices for run in cut(choice)}
    words = frozenset(word for tokens in runs if len(tokens) == 1 for word in tokens[0])
    longer = sorted((tokens for tokens in runs if len(tokens) > 1), key=len, reverse=True)
    return _Part(element.kind, words, tuple(longer), element.optional)


def _paragraphs(doc: Doc) -> Iterator[list[Token]]:
    """The words between blank lines; a line break inside a sentence does not count."""
    paragraph: list[Token] = []
    for token in doc:
        if not token.is_space:
            paragraph.append(token)
        elif token.text.count("\n") > 1:
            yield paragraph
            paragraph = []
    yield paragraph


def _match(
    parts: Sequence[_Part], tokens: Sequence[Token], lowers: Sequence[str], start: int
) -> int | None:
    """The farthest end of a phrase that begins at `start`.

    The set of positions reached so far is kept instead of backtracking, so the time is bounded by
    the phrase's length times the few places that gaps allow.
    """
    reached = {start}
    for part in parts:
        reached = {end for position in reached for end in part.ends(tokens, lowers, position)}
        if not reached:
            return None
    return max(reached)
