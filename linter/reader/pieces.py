"""Text as the network takes it: pieces of words, each with its place and the shape of its word."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.text import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

VOCABULARY = Path(__file__).parent / "model" / "tokenizer.json"

# Shapes, as numbers that the network was trained with (training/reader). The pieces themselves are
# lower case: names and titles are told by this alone.
_NONE, _LOWER, _TITLE, _UPPER, _DIGIT, _SIGN = range(6)


class Pieces(NamedTuple):
    """A text cut into pieces. The first and last stand for the text itself and have empty spans."""

    ids: list[int]
    shapes: list[int]
    spans: list[Span]

    def first(self, number: int) -> Pieces:
        """The first so many pieces, the last of all among them."""
        return Pieces(
            self.ids[: number - 1] + self.ids[-1:],
            self.shapes[: number - 1] + self.shapes[-1:],
            self.spans[: number - 1] + self.spans[-1:],
        )


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(VOCABULARY))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut(text: str) -> Pieces:
    """The pieces of a text; spans are offsets into it, in code points."""
    encoding = _tokenizer().encode(text)
    spans = [Span(start, end) for start, end in encoding.offsets]
    return Pieces(encoding.ids, [_shape(text, span) for span in spans], spans)


def _shape(text: str, span: Span) -> int:
    """The shape of the word that a piece belongs to, as far as the piece reaches into it."""
    start, end = span
    if start == end:
        return _NONE
    if text[start].isalnum():
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    word = text[start:end]
    first = word[0]
    if not word.strip():
        return _NONE
    if first.isdigit():
        return _DIGIT
    if not first.isalpha():
        return _SIGN
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    return _TITLE if first.isupper() else _LOWER
