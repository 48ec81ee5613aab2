"""What the tests of the readers share: the words read, and the source cut by their places."""

from __future__ import annotations

from linter.documents.options import DEFAULT_OPTIONS, ReadOptions
from linter.documents.post import Document, Post
from linter.documents.read import read_text
from linter.text import Span


def read(text: str, path: str, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    return read_text(text, path, options)


def texts(text: str, path: str, options: ReadOptions = DEFAULT_OPTIONS) -> list[str]:
    document = read(text, path, options)
    assert document.problems == ()
    return [post.text for post in document.posts]


def blocks(post: Post) -> list[tuple[str, str]]:
    return [(block.kind, post.text[block.start : block.end]) for block in post.blocks]


def cut(post: Post, words: str) -> str:
    """The source behind the words, by line and column, as an editor would select it."""
    start = post.text.index(words)
    place = post.place(Span(start, start + len(words)))
    lines = post.source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    picked = lines[place.line - 1 : place.end_line]
    picked[-1] = picked[-1][: place.end_column - 1]
    picked[0] = picked[0][place.column - 1 :]
    return "\n".join(picked)
