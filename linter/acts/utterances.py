"""Utterances: the runs of words between full stops, line ends, colons and dashes of a post.

Cut by punctuation and not by the parser, whose sentences go astray in clipped, informal copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from linter.acts.words import Word
from linter.claims.tree import text_of
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset(".?!…")
_BREAKS = frozenset(":;—–•→|")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st no vs etc eg ie prof rev sgt inc ltd co dept approx".split()
)
_LONGEST_QUOTE = 160
_YOU = frozenset("you your yours yourself yourselves".split())
_US = frozenset("we us our ours ourselves i me my mine".split())

_PARTICIPLES = frozenset({"VBN", "VBG"})
_LISTED = 3
"""Fewest runs of words without a verb, one behind the other, that list what there is."""
_LABEL_END = re.compile(r"[ \t]*:[ \t]*(?:\n|$)")
_LABEL_WORDS = 2
"""Most words of a label: longer ones say something, as in "You three at the back:"."""
_NOT = frozenset({"not", "n't", "never", "cannot", "no"})
_WATCH = frozenset("know idea see track follow watch read record store keep look listen".split())
"""What a brand that promises not to watch says that it does not do."""


class Utterance:
    """A run of words and what is at once plain about it."""

    def __init__(
        self, doc: Doc, words: Sequence[Word], index: int, quoted: bool, block: str
    ) -> None:
        self.doc = doc
        self.words = words
        self.index = index
        self.quoted = quoted
        self.block = block
        self.span = Span(words[0].start, words[-1].end)

    @cached_property
    def norms(self) -> list[str]:
        """The plain words."""
        return [word.norm for word in self.words]

    @cached_property
    def content(self) -> list[Word]:
        """The words that hold a letter or a digit."""
        return [word for word in self.words if word.norm[:1].isalnum() or word.norm.startswith("'")]

    @cached_property
    def said(self) -> list[str]:
        """The normal forms of those words."""
        return [word.norm for word in self.content]

    @cached_property
    def tokens(self) -> list[Token]:
        """The spaCy tokens that it covers."""
        return [self.doc[index] for index in dict.fromkeys(word.token for word in self.words)]

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return "?" in self.norms[-3:]

    @property
    def addresses(self) -> bool:
        """Whether it says "you" or "your"."""
        return any(norm in _YOU for norm in self.norms)

    @property
    def asks_without_subject(self) -> bool:
        """Whether whoever reads is asked without a "you": "Feeling low again?"."""
        if not self.asks or any(token.dep_.startswith("nsubj") for token in self.tokens):
            return False
        return self.doc[self.content[0].token].pos_ in ("ADJ", "ADV", "VERB")

    @property
    def disowns_watching(self) -> bool:
        """Whether a brand says that it does not watch: "We have no idea where you went"."""
        said = self.said
        if said[:1] == ["we"]:
            denied = next((at for at, word in enumerate(said[:6]) if word in _NOT), len(said))
            return bool(_WATCH & set(said[denied + 1 : denied + 3]))
        nobody = said[:1] == ["nobody"] or said[:2] == ["no", "one"]
        return nobody and "here" in said[1:3] and bool(_WATCH & set(said[2:6]))

    @cached_property
    def turns_on_a_verb(self) -> bool:
        """Whether it holds a verb with a tense: "GPS tracked" names something and says nothing."""
        tokens = [self.doc[word.token] for word in self.content]
        if any(token.pos_ == "AUX" for token in tokens):
            return True
        return any(token.pos_ == "VERB" and token.tag_ not in _PARTICIPLES for token in tokens)

    @property
    def speaks_of_us(self) -> bool:
        """Whether the brand speaks of itself."""
        return any(norm in _US for norm in self.norms)

    @property
    def after_label(self) -> bool:
        """Whether a colon stands right before it, as in "Arms: gone."."""
        return text_of(self.doc)[: self.span.start].rstrip(" ").endswith(":")

    @property
    def labels(self) -> bool:
        """Whether it is a word or two that name the lines below: "Fix:" over an example."""
        if not 0 < len(self.content) <= _LABEL_WORDS:
            return False
        return _LABEL_END.match(text_of(self.doc), self.content[-1].end) is not None

    def text(self) -> str:
        """Its words as they stand in the post."""
        return self.span.cut(text_of(self.doc))


def cut(doc: Doc, words: Sequence[Word], block_of: dict[int, str]) -> list[Utterance]:
    """The utterances of a post. `block_of` gives the kind of block by the start of a word."""
    text = text_of(doc)
    quotes = quoted_runs(text)
    found: list[Utterance] = []
    run: list[Word] = []

    def close() -> None:
        if any(word.norm[:1].isalnum() for word in run) or (run and not found):
            span = Span(run[0].start, run[-1].end)
            quoted = any(
                quote.start <= span.start + 1 and span.end - 1 <= quote.end for quote in quotes
            )
            found.append(
                Utterance(
                    doc, tuple(run), len(found), quoted, block_of.get(run[0].start, "paragraph")
                )
            )
        elif run and found:  # Emoji and stray marks belong to what they follow.
            last = found[-1]
            found[-1] = Utterance(doc, (*last.words, *run), last.index, last.quoted, last.block)
        run.clear()

    for place, word in enumerate(words):
        if run and "\n" in text[run[-1].end : word.start]:
            close()
        run.append(word)
        after = text[word.end : word.end + 1]
        if word.norm in _STOPS and (
            not after or after.isspace() or after in "\"'”’)" or not after.isalnum()
        ):
            if after and after in ".?!…\"'”’)":
                continue
            before = words[place - 1].norm if place else ""
            if word.norm == "." and (
                before in _ABBREVIATIONS
                or (len(before) == 1 and before.isalpha() and before != "i")
            ):
                following = words[place + 1].norm if place + 1 < len(words) else ""
                if (
                    following and not text[words[place + 1].start].isupper()
                ) or before in _ABBREVIATIONS:
                    continue
            close()
        elif (
            word.norm in "\"')"
            and place
            and words[place - 1].norm in _STOPS
            and (not after or after.isspace())
        ) or (word.norm in _BREAKS and (not after or after.isspace())):
            close()
    close()
    return found


def is_listed(utterance: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether a run of words is one of a list without verbs: "Our crew. Vetted. Fully insured."."""
    around = [
        _verbless(utterances[: utterance.index][::-1]),
        _verbless(utterances[utterance.index :]),
    ]
    return sum(around) >= _LISTED


def _verbless(utterances: Sequence[Utterance]) -> int:
    """How many of them in a row, from the first on, have no verb."""
    count = 0
    for utterance in utterances:
        if utterance.turns_on_a_verb:
            break
        count += 1
    return count


def quoted_runs(text: str) -> list[Span]:
    """The runs of a text between quotation marks, the marks included."""
    runs: list[Span] = []
    for opening, closing in (("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"), ("'", "'")):
        start = text.find(opening)
        while start != -1:
            starts_well = start == 0 or not text[start - 1].isalnum()
            end = start
            while starts_well:
                end = text.find(closing, end + 1, start + _LONGEST_QUOTE)
                if end == -1:
                    break
                after = text[end + 1 : end + 2]
                if (
                    (not after or not after.isalnum())
                    and "\n\n" not in text[start:end]
                    and end > start + 1
                ):
                    break
            if starts_well and end > start:
                runs.append(Span(start, end + 1))
                start = text.find(opening, end + 1)
            else:
                start = text.find(opening, start + 1)
    return runs


def is_titled(text: str, words: Sequence[Word]) -> bool:
    """Whether a run of words is written as a title: capitals on every longer word, two or more."""
    longer = [word for word in words if word.norm.isalpha() and len(word.norm) > 2]
    if len(longer) < 2 or all(text[word.start : word.end].isupper() for word in longer):
        return False
    return all(text[word.start].isupper() for word in longer)
