"""The word lists under `rules/lexicons`, which users extend with words of their own.

A lexicon file has an id, a summary and senses; each sense holds words divided by white space, a
hyphen standing for the space or hyphen inside a compound ("season-ticket-holder").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from linter.resources import lexicons_folder

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lexicon:
    """One word list: word → the senses it has, in the order of the file."""

    def __init__(self, identifier: str, senses: Mapping[str, frozenset[str]]) -> None:
        self.identifier = identifier
        self.senses = dict(senses)
        self._by_word: dict[str, str] = {}
        for sense, words in senses.items():
            for word in words:
                self._by_word.setdefault(word, sense)

    def first(self, word: str) -> str:
        """The first sense that lists the word, or an empty string."""
        return self._by_word.get(word, "")

    def has(self, sense: str, word: str) -> bool:
        """Whether the word is listed under the sense."""
        return word in self.senses.get(sense, frozenset())

    def words(self) -> frozenset[str]:
        """Every word of the list."""
        return frozenset(self._by_word)

    def extended(self, additions: Mapping[str, frozenset[str]]) -> Lexicon:
        """A copy in which `additions` (sense → words) come before the shipped words."""
        senses = {sense: frozenset(words) for sense, words in additions.items()}
        for sense, words in self.senses.items():
            senses[sense] = senses.get(sense, frozenset()) | words
        return Lexicon(self.identifier, senses)


def read_lexicon(path: Path) -> Lexicon:
    """A lexicon from its file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no lexicon; the message says what was expected.
    """
    with path.open(encoding="utf-8") as stream:
        content = yaml.load(stream, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    if not isinstance(content, dict) or not isinstance(content.get("senses"), dict):
        raise ValueError(f"{path}: expected a lexicon with `id`, `summary` and `senses`")
    senses = {
        str(sense): frozenset(words.split() if isinstance(words, str) else map(str, words))
        for sense, words in content["senses"].items()
    }
    return Lexicon(str(content.get("id", path.stem)), senses)


@cache
def shipped(name: str) -> Lexicon:
    """A lexicon that discreet ships, by its file's name without ending."""
    return read_lexicon(lexicons_folder() / f"{name}.yaml")
