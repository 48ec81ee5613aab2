"""Questions asked of a parse: subtrees, clauses, spans. Universal Dependencies labels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.language.lemmas import verb_lemma
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "VBP"})
"""VBP too: the tagger takes an odd past form for a present one, "drank"."""
STOPS = frozenset(".!?;:\n") | {"…", "...", "!!", "??", "?!", "!?", "—", "–"}

LONGEST_SENTENCE = 150
"""Tokens of a sentence: each claim in one is held against all of its words, and hostile text need
never end it. Of 82,000 sentences of real posts, three are longer."""


def text_of(doc: Doc) -> str:
    """The text of a parsed post. spaCy joins it anew at every asking; here it is kept."""
    text: str | None = doc.user_data.get("discreet.text")
    if text is None:
        text = doc.user_data["discreet.text"] = doc.text
    return text


def base(dep: str) -> str:
    """A relation without its subtype: `acl:relcl` is `acl`."""
    return dep.partition(":")[0]


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The children that hang on one of these relations, subtypes included."""
    for child in token.children:
        if child.dep_ in deps or base(child.dep_) in deps:
            yield child


def child(token: Token, *deps: str) -> Token | None:
    """The first such child."""
    return next(children(token, *deps), None)


def low(token: Token) -> str:
    """The token's words, lower-case, with straight apostrophes."""
    return token.lower_.replace("’", "'")


def lemma(token: Token) -> str:
    """The token's lemma, lower-case."""
    plain = (token.lemma_ or token.lower_).lower()
    if token.tag_ in _INFLECTED and token.pos_ == "VERB":
        return verb_lemma(token.lower_, plain)
    return plain


def span_between(first: Token, last: Token) -> Span:
    """Characters from the start of one token to the end of another."""
    return Span(first.idx, last.idx + len(last))


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that covers a character, or the next one behind it."""
    low_index, high = 0, len(doc)
    while low_index < high:
        middle = (low_index + high) // 2
        token = doc[middle]
        if token.idx + len(token) <= offset:
            low_index = middle + 1
        else:
            high = middle
    return doc[low_index] if low_index < len(doc) else None


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """The tokens that a run of characters touches."""
    token = token_at(doc, span.start)
    found = []
    while token is not None and token.idx < span.end:
        found.append(token)
        token = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return found


def is_stop(token: Token) -> bool:
    """Whether a sentence or a clause of its own may end here."""
    return token.text in STOPS or "\n" in token.text or token.text[:1] in "•*|"


def sentence_bounds(token: Token) -> tuple[int, int]:
    """First and last (exclusive) index of the sentence a token stands in, by its punctuation.

    The parser's own sentences run together in copy without full stops, and break inside quoted
    titles; a reader goes by the punctuation and by line breaks. What runs on for more than
    `LONGEST_SENTENCE` tokens is cut.
    """
    doc = token.doc
    starts: list[int] | None = doc.user_data.get("discreet.sentences")
    if starts is None:
        starts = doc.user_data["discreet.sentences"] = [*_sentence_starts(doc), len(doc)]
    index = bisect_right(starts, token.i)
    return starts[index - 1], starts[index]


def _sentence_starts(doc: Doc) -> Iterator[int]:
    """The index of each sentence's first token."""
    start = 0
    for index in range(len(doc)):
        if index == len(doc) - 1 or _ends_sentence(doc, index):
            yield start
            while index + 1 - start > LONGEST_SENTENCE:
                start = _cut_in(doc, start)
                yield start
            start = index + 1


def _cut_in(doc: Doc, start: int) -> int:
    """Where a sentence that is too long is cut: behind a comma, if one is near."""
    end = start + LONGEST_SENTENCE
    for index in range(end, start + LONGEST_SENTENCE // 2, -1):
        if doc[index - 1].text in (",", ";"):
            return index
    return end


def _ends_sentence(doc: Doc, index: int) -> bool:
    token = doc[index]
    if "\n" in token.text or "\n" in token.whitespace_:
        return "\n\n" in token.text or _breaks_line(doc, index)
    if token.text[-1:] in ".!?…" and token.is_punct:
        following = doc[index + 1] if index + 1 < len(doc) else None
        return following is None or not following.text[:1].islower()
    return False


def _breaks_line(doc: Doc, index: int) -> bool:
    """Whether a single line break ends a sentence: before a bullet, a number or a capital.

    In wrapped prose it does not.
    """
    following = doc[index + 1] if index + 1 < len(doc) else None
    before = doc[index - 1] if index else None
    if following is None or before is None:
        return True
    if before.is_punct and before.text[-1:] in ".!?…:":
        return True
    return not following.text[:1].islower()


def clause_end(verb: Token) -> int:
    """Index behind the last word of what a verb says.

    Its objects and adverbials belong to it, not the clauses that are coordinated with it or merely
    stand beside it.
    """
    last = verb.i
    limit = sentence_bounds(verb)[1]
    stack = [verb]
    while stack:
        token = stack.pop()
        for item in token.children:
            if item.i < verb.i and token is verb:
                continue
            if token is verb and base(item.dep_) in (
                "parataxis",
                "discourse",
                "vocative",
                "punct",
                "list",
            ):
                continue
            if token is verb and base(item.dep_) == "conj" and item.pos_ in ("VERB", "AUX"):
                continue
            if item.i >= limit:
                continue
            if not item.is_punct or item.text in "\"'”’)":
                last = max(last, item.i)
            stack.append(item)
    for index in range(verb.i + 1, last + 1):
        token = verb.doc[index]
        if token.text in (":", ";") or (token.text in "?!" and index <= last):
            return index
    return last + 1


def stopped(doc: Doc, first: int, last: int) -> bool:
    """Whether something between two tokens ends a clause."""
    stops: list[int] | None = doc.user_data.get("discreet.stops")
    if stops is None:
        stops = doc.user_data["discreet.stops"] = [
            token.i for token in doc if is_stop(token) and token.text not in ("—", "–")
        ]
    following = bisect_right(stops, first)
    return following < len(stops) and stops[following] < last
