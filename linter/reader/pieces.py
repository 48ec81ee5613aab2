"""Text as the network takes it: pieces of words, each with its place and the shape of its word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.text import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

VOCABULARY = Path(__file__).parent / "model" / "tokenizer.json"

# Shapes, as numbers that the network was trained with (training/reader). The pieces themselves are
# lower case: names and titles are told by this alone.
_NONE, _LOWER, _TITLE, _UPPER, _DIGIT, _SIGN, _FEW, _HUNDREDS, _THOUSANDS, _SHARE = range(10)
SHAPES = 10

# Pieces of a number tell little of its size ("14", ",", "300"), and sizes are what rules are about.
_NUMBER = re.compile(
    r"(?<![\w.,:/£$€₹#@-])"
    r"(?P<digits>\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?P<power> ?(?:k|m|bn|million|thousand|lakh|crore)\b)?"
    r"(?P<share> ?(?:%|per ?cent\b))?"
    r"(?![\w:/]|[.,-]\d| ?[ap]m\b)",
    re.IGNORECASE,
)


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
    if text.isupper() and len(text.lower()) == len(text):
        text = text.lower()  # Where all is in capitals they tell no names from words.
    shapes = [_shape(text, span) for span in spans]
    for number, shape in _sizes(text):
        for index, span in enumerate(spans):
            if span.end > span.start and span.overlaps(number):
                shapes[index] = shape
    return Pieces(encoding.ids, shapes, spans)


def cut_at(text: str, span: Span) -> Pieces:
    """The pieces of some words of a text by themselves, at their places in it."""
    pieces = cut(span.cut(text))
    moved = [Span(each.start + span.start, each.end + span.start) for each in pieces.spans]
    return pieces._replace(spans=moved)


def extents(parts: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """First piece, and one behind the last, of parts read together: of all, then, of several, each.

    parts: the pieces of each, one part behind the other.
    """
    ends = list(accumulate(map(len, parts)))
    each = zip([0, *ends], ends, strict=False)
    return [(0, ends[-1]), *(each if len(parts) > 1 else ())]


def _sizes(text: str) -> Iterator[tuple[Span, int]]:
    """Numbers in digits that may count people, with the shape that tells their size.

    Those of money, times, dates, versions and handles keep the shape of digits.
    """
    for match in _NUMBER.finditer(text):
        digits = match["digits"]
        whole = re.sub(r"[,. \u00a0\u202f](?=\d{3}(?!\d))", "", digits)
        if match["share"]:
            shape = _SHARE
        elif match["power"] or len(whole.partition(".")[0]) > 3:
            shape = _THOUSANDS
        elif len(whole.partition(".")[0]) == 3:
            shape = _HUNDREDS
        else:
            shape = _FEW
        yield Span(match.start(), match.end()), shape


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
