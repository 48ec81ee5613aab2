"""Phrases of the tone lexicons: compiled once, found in a post's words by their first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from linter.acts.words import Word, split
from linter.lexicons import shipped

GAP = 3
"""Most words that `...` stands for."""

# Verbs whose forms a lemmatizer gets wrong in short, informal sentences.
_FORMS = {
    "be": "be am is are was were been being 's 're 'm".split(),
    "have": "have has had having 've".split(),
    "do": "do does did done doing".split(),
    "get": "get gets got gotten getting".split(),
    "lie": "lie lies lied lying".split(),
    "leave": "leave leaves left leaving".split(),
    "send": "send sends sent sending".split(),
    "say": "say says said saying".split(),
}


class Element(NamedTuple):
    """One place of a phrase: the words that may stand there."""

    words: frozenset[str]
    lemma: str
    optional: bool
    gap: bool

    def accepts(self, word: Word) -> bool:
        """Whether a word of the post may stand here."""
        if word.norm in self.words:
            return True
        return bool(self.lemma) and (word.lemma == self.lemma or word.norm == self.lemma)


class Phrase(NamedTuple):
    """A lexicon entry, its lexicon and its sense."""

    entry: str
    lexicon: str
    sense: str
    elements: tuple[Element, ...]

    @property
    def single(self) -> bool:
        """Whether it is one word, which needs structure beside it to mean anything."""
        return len(self.elements) == 1


class Hit(NamedTuple):
    """Where a phrase stands: a half-open run of words."""

    phrase: Phrase
    start: int
    end: int


def compile_entry(entry: str, lexicon: str = "", sense: str = "") -> list[Phrase]:
    """The phrases that a lexicon entry stands for: several where its alternatives differ in length.

    Raises:
        ValueError: the entry has no word that must stand in the text.
    """
    variants = [""]
    for part in entry.split():
        bare = part[1:-1] if part.startswith("(") and part.endswith(")") else part
        choices = [part]
        if (
            "|" in bare
            and "<" not in bare
            and len({len(split(choice)) for choice in bare.split("|")}) > 1
        ):
            choices = [f"({choice})" if bare != part else choice for choice in bare.split("|")]
        variants = [f"{variant} {choice}" for variant in variants for choice in choices]
    return [_compile(variant, entry, lexicon, sense) for variant in variants]


def _compile(variant: str, entry: str, lexicon: str, sense: str) -> Phrase:
    """One phrase, whose alternatives are of one length each.

    Raises:
        ValueError: the entry has no word that must stand in the text.
    """
    elements: list[Element] = []
    for part in variant.split():
        if part == "...":
            elements.append(Element(frozenset(), "", True, True))
            continue
        optional = part.startswith("(") and part.endswith(")")
        bare = part[1:-1] if optional else part
        if "<" in bare:
            lemmas = bare.strip("<>").split("|")
            for_all = frozenset(form for lemma in lemmas for form in _FORMS.get(lemma, [lemma]))
            elements.append(Element(for_all, lemmas[0], optional, False))
            continue
        alternatives = [tuple(word for word, _, _ in split(choice)) for choice in bare.split("|")]
        alternatives = [choice for choice in alternatives if choice]
        longest = max((len(choice) for choice in alternatives), default=0)
        for place in range(longest):
            here = frozenset(choice[place] for choice in alternatives)
            elements.append(Element(here, "", optional, False))
    if not any(not element.optional for element in elements):
        raise ValueError(f"the phrase {entry!r} has no word that must stand in the text")
    return Phrase(entry, lexicon, sense, tuple(elements))


class PhraseBook:
    """Many phrases, looked up by the words they may begin with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_lemma: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for element in phrase.elements:
                for word in element.words:
                    self._by_word[word].append(phrase)
                if element.lemma:
                    self._by_lemma[element.lemma].append(phrase)
                if not element.optional:
                    break

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase that stands in the words, longest reading of each at each place."""
        for start, word in enumerate(words):
            seen: set[int] = set()
            for phrase in (*self._by_word.get(word.norm, ()), *self._by_lemma.get(word.lemma, ())):
                if id(phrase) in seen:
                    continue
                seen.add(id(phrase))
                end = _match(phrase.elements, 0, words, start)
                if end is not None:
                    yield Hit(phrase, start, end)


def _match(elements: tuple[Element, ...], place: int, words: Sequence[Word], at: int) -> int | None:
    """Where the phrase ends if it goes on at word `at`; None if it does not stand there."""
    if place == len(elements):
        return at
    element = elements[place]
    if element.gap:
        for skipped in range(GAP + 1):
            if at + skipped > len(words):
                break
            end = _match(elements, place + 1, words, at + skipped)
            if end is not None:
                return end
        return None
    if at < len(words) and element.accepts(words[at]):
        end = _match(elements, place + 1, words, at + 1)
        if end is not None:
            return end
    if element.optional:
        return _match(elements, place + 1, words, at)
    return None


JOINED = ("tone-mockery", "tone-judgement", "tone-diagnosis", "tone-surveillance", "tone-kindness")
ALONE = ("tone-reader", "tone-kindness")
BOAST = ("tone-humblebrag",)


@cache
def shipped_phrases(names: tuple[str, ...]) -> PhraseBook:
    """The phrases of some of the tone lexicons that discreet ships."""
    return PhraseBook(
        phrase
        for name in names
        for sense, entries in shipped(name).senses.items()
        for entry in sorted(entries)
        for phrase in compile_entry(entry, name.removeprefix("tone-"), sense)
    )
