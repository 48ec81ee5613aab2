"""A post to the texts that are parsed, each as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.documents.post import Block, Post
from linter.text import Span

if TYPE_CHECKING:
    from linter.lexicons import Lexicon

WINDOW = 20_000
"""Most characters parsed at once. A post is a few hundred; this bounds the memory that one
hostile post of megabytes takes: spaCy keeps some kilobytes for every token."""


class Window(NamedTuple):
    """A run of a post that is parsed as one text. article: it is a part of longer prose."""

    post: int
    offset: int
    text: str
    blocks: tuple[Block, ...]
    article: bool = False


def windows(index: int, post: Post, people: Lexicon) -> Iterator[Window]:
    """The texts that a post is parsed as. Of an article, what tells on somebody is one by itself.

    people: the words for people, the user's own among them.
    """
    if post.article:
        from linter.claims.heard.passages import telling_passages

        start = 0
        for span in telling_passages(post.text, people):
            yield from _prose(index, post, Span(start, span.start), people)
            yield from _cut(index, post, span)
            start = span.end
        yield from _prose(index, post, Span(start, len(post.text)), people)
    else:
        yield from _cut(index, post, Span(0, len(post.text)))


def _prose(index: int, post: Post, span: Span, people: Lexicon) -> Iterator[Window]:
    """The windows of longer prose that claims can be found in."""
    from linter.claims.possible import claim_possible

    for window in _cut(index, post, span):
        if claim_possible(window.text, people):
            yield window._replace(article=True)


def _cut(index: int, post: Post, span: Span) -> Iterator[Window]:
    """A span of a post in windows that the parser can take; none of a span that is empty."""
    text, start = post.text, span.start
    while start < span.end:
        end = min(span.end, start + WINDOW)
        if end < span.end:
            for separator in ("\n\n", "\n", ". ", " "):
                cut = text.rfind(separator, start + WINDOW // 2, end)
                if cut != -1:
                    end = cut + len(separator)
                    break
        if text[start:end].strip():
            blocks = tuple(
                block._replace(
                    start=max(block.start, start) - start, end=min(block.end, end) - start
                )
                for block in post.blocks
                if block.start < end and block.end > start
            )
            yield Window(index, start, text[start:end], blocks)
        start = end
