"""Impressions that are given, so that no weights decide a test, and claims held against them."""

from linter.claims.context import Context, Lexicons
from linter.claims.grammar import find_claims
from linter.claims.heard.heeding import heed
from linter.claims.model import Claim
from linter.language.pipeline import load
from linter.reader.model import Impression, Mention, Sort, Word
from linter.reader.network import labels
from linter.text import Span

USERS = {"users": 0.9, "staff": 0.05, "respondents": 0.03, "public": 0.02}
PRIVATE = {"private": 0.9, "public": 0.05, "none": 0.05}
PUBLIC = {"private": 0.05, "public": 0.9, "none": 0.05}


def impression(
    text: str,
    mentions: dict[str, tuple[Sort, float]],
    *,
    kinds: dict[str, float] = PRIVATE,
    scopes: dict[str, float] = USERS,
    addressed: float = 0.0,
    families: dict[str, float] | None = None,
    topics: dict[str, float] | None = None,
    clean: float = 0.1,
    block: float = 0.1,
) -> Impression:
    names = labels()
    found = []
    for words, (sort, probability) in mentions.items():
        start = text.index(words)
        span = Span(start, start + len(words))
        found.append(Mention(span, sort, probability, kinds, scopes, addressed))
    words = [
        Word(
            m.span,
            dict.fromkeys(names.mentions, 0.0) | {m.sort.value: m.probability},
            dict.fromkeys(names.acts, 0.0),
        )
        for m in found
    ]
    return Impression(
        Span(0, len(text)),
        words,
        found,
        [],
        dict.fromkeys(names.families, 0.0) | (families or {}),
        dict.fromkeys(names.topics, 0.0) | (topics or {}),
        {"clean": clean, "block": block, "warn": 1 - clean - block},
    )


def heeded(text: str, read: Impression) -> list[Claim]:
    context = Context(load()(text), (), Lexicons.shipped(), False)
    find_claims(context)
    heed(context, [read])
    return context.found
