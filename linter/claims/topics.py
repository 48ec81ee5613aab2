"""Sensitive topics (policy.md 4b) that a stretch of text states or implies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.claims.model import Topic
from linter.claims.tree import low, sentence_bounds, token_at, tokens_in
from linter.lexicons import Context, Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IMPLIED = "-implied"
_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_REACH = 2
"""Words within which a needed neighbour is looked for: "mass on Sunday", "during the mass"."""


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> list[tuple[str, bool, re.Pattern[str]]]:
    """Topic, whether its words state it, and what finds them, for each sense of the lexicon."""
    compiled = []
    for sense, words in lexicon.senses.items():
        stated = not sense.endswith(_IMPLIED)
        if words:
            compiled.append((sense.removesuffix(_IMPLIED), stated, _any_of(words)))
    return compiled


@lru_cache(maxsize=8)
def _idioms(lexicon: Lexicon) -> re.Pattern[str] | None:
    return _any_of(lexicon.idioms) if lexicon.idioms else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    forms = (
        re.escape(word).replace(r"\-", r"[-\s‑]?").replace("'", "['’]")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?:s|es)?(?!\w|[.,]\d)", re.IGNORECASE)


_TAKING_UP = frozenset(
    "they she he each both all most some one none their her his these those".split()
)
"""Words with which a sentence goes on about the people of the one before."""


def continued(doc: Doc, sentence: Span) -> Span:
    """A claim's sentence, and the next where that goes on about the same people.

    "Nine people met a parent. Each has had a counsellor's number."
    """
    following = token_at(doc, sentence.end)
    while following is not None and (following.is_space or following.is_punct):
        following = doc[following.i + 1] if following.i + 1 < len(doc) else None
    if following is None or low(following) not in _TAKING_UP:
        return sentence
    last = doc[sentence_bounds(following)[1] - 1]
    return Span(sentence.start, max(sentence.end, last.idx + len(last)))


def find_topics(
    text: str, within: Span, lexicon: Lexicon, doc: Doc | None = None, barred: Iterable[Span] = ()
) -> tuple[Topic, ...]:
    """Topics named or implied in a run of text.

    One entry a topic, its first stated word before any that only implies it.

    doc: the parse of `text`, which tells parts of speech apart where the lexicon asks for one.
    barred: stretches that do not speak of what people did, such as the titles of novels.
    """
    voided = list(barred)
    idioms = _idioms(lexicon)
    if idioms is not None:
        voided += [
            Span(match.start(), match.end())
            for match in idioms.finditer(text, within.start, within.end)
        ]
    found: dict[str, Topic] = {}
    for name, stated, pattern in _patterns(lexicon):
        known = found.get(name)
        if known is not None and known.stated:
            continue
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other) for other in voided):
                continue
            if _fits(text, span, within, _context(match.group(), lexicon), doc):
                if known is None or stated:
                    found[name] = Topic(name, span, stated)
                break
    return tuple(sorted(found.values(), key=lambda topic: (topic.span, topic.name)))


def _context(words: str, lexicon: Lexicon) -> Context | None:
    """What the lexicon asks of a word, found under the word itself or without its plural s."""
    key = re.sub(r"[\s‑]+", "-", words.lower().replace("’", "'"))
    for form in (key, key.removesuffix("s"), key.removesuffix("es")):
        context = lexicon.contexts.get(form)
        if context is not None:
            return context
    return None


def _fits(text: str, span: Span, within: Span, context: Context | None, doc: Doc | None) -> bool:
    """Whether the words around `span` give it the meaning that is sensitive."""
    if context is None:
        return True
    first = text[span.start]
    if context.case == "upper" and not first.isupper():
        return False
    if context.case == "lower" and first.isupper() and _inside_sentence(text, span.start):
        return False
    if context.pos and doc is not None:
        tokens = tokens_in(doc, span)
        if tokens and tokens[-1].pos_ not in context.pos:
            return False
    before = _words(text[within.start : span.start])
    behind = _words(text[span.end : within.end])
    if context.not_after & set(before[-1:]) or context.not_before & set(behind[:1]):
        return False
    if context.after and not context.after & set(before[-_REACH:]):
        return False
    if context.before and not context.before & set(behind[:_REACH]):
        return False
    around = set(before) | set(behind)
    return not (context.near and not context.near & around) and not context.not_near & around


def _words(text: str) -> list[str]:
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def _inside_sentence(text: str, start: int) -> bool:
    """Whether a capital at this place is more than the capital that begins a sentence."""
    before = text[:start].rstrip(" \t\"'“‘(")
    return bool(before) and before[-1] not in ".!?…:\n•-—"
