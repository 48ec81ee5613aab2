"""The word lists under `rules/lexicons`, which users extend with words of their own.

A lexicon file has an id, a summary and senses; each sense holds words divided by white space, a
hyphen standing for the space or hyphen inside a compound ("season-ticket-holder"). Two parts more
are for words with several meanings: `idioms`, phrases in which no word counts, and `contexts`, what
must or must not stand around a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from linter.resources import lexicons_folder

# Strings only: to YAML's fuller loaders the words "no", "on" and "off" are no words.
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a word with several meanings counts. An empty set asks for nothing.

    pos: universal part-of-speech tags it may have. after, before: one of these words stands within
    two words in front of it, behind it. near: one stands in its sentence. not_after, not_before,
    not_near: none does, the first two asked of the very next word. case: `lower` where a capital
    makes a name of it, `upper` where only the capital gives it this meaning.
    """

    pos: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    case: str = ""


_WORD_SETS = frozenset({"pos", "after", "before", "near", "not_after", "not_before", "not_near"})


class Lexicon:
    """One word list: word → the senses it has, in the order of the file."""

    def __init__(
        self, identifier: str, senses: Mapping[str, frozenset[str]],
        idioms: frozenset[str] = frozenset(), contexts: Mapping[str, Context] | None = None,
    ) -> None:  # fmt: skip
        self.identifier = identifier
        self.idioms = idioms
        self.contexts = dict(contexts or {})
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
        return Lexicon(self.identifier, senses, self.idioms, self.contexts)


def read_lexicon(path: Path) -> Lexicon:
    """A lexicon from its file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no lexicon; the message says what was expected.
    """
    with path.open(encoding="utf-8") as stream:
        content = yaml.load(stream, Loader=_Loader)
    if not isinstance(content, dict) or not isinstance(content.get("senses"), dict):
        raise ValueError(f"{path}: expected a lexicon with `id`, `summary` and `senses`")
    senses = {str(sense): _words(words) for sense, words in content["senses"].items()}
    contexts = content.get("contexts") or {}
    if not isinstance(contexts, dict):
        raise ValueError(f"{path}: `contexts` should say of each word what stands around it")
    return Lexicon(
        str(content.get("id", path.stem)), senses, _words(content.get("idioms", "")),
        {str(word): _context(path, word, parts) for word, parts in contexts.items()},
    )  # fmt: skip


def _words(words: object) -> frozenset[str]:
    return frozenset(words.split() if isinstance(words, str) else map(str, words or ()))  # type: ignore[call-overload]


def _context(path: Path, word: str, parts: object) -> Context:
    if not isinstance(parts, dict):
        raise ValueError(f"{path}: contexts: {word}: expected parts such as `near: …`")
    fields: dict[str, frozenset[str]] = {}
    case = ""
    for key, value in parts.items():
        name = str(key).replace("-", "_")
        if name == "case" and value in ("lower", "upper"):
            case = str(value)
        elif name in _WORD_SETS:
            fields[name] = _words(value)
        else:
            known = ", ".join(sorted(item.replace("_", "-") for item in _WORD_SETS))
            raise ValueError(
                f"{path}: contexts: {word}: `{key}` is none of {known}, case (lower or upper)"
            )
    return Context(case=case, **fields)


@cache
def shipped(name: str) -> Lexicon:
    """A lexicon that discreet ships, by its file's name without ending."""
    return read_lexicon(lexicons_folder() / f"{name}.yaml")
