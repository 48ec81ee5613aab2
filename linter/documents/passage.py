"""Text with its map, while it is being read: cut, edited and joined without losing a place.

Readers make passages from source runs, clean them, and join them to posts. Every step keeps the
map, so no step ever has to search the source for words.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from linter.documents.lettering import UNDERLINES, set_letters
from linter.documents.post import Piece

_START = itemgetter(0)


class Edit(NamedTuple):
    """Replace `text[start:end]` by `words`, which become one unit of the same source."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words and the pieces that map it to the source, sorted, in its own offsets."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def source_start(self) -> int:
        """Where in the source the first word stands."""
        return self.pieces[0].source if self.pieces else 0

    @property
    def source_end(self) -> int:
        """Where in the source the last word ends."""
        if not self.pieces:
            return 0
        last = self.pieces[-1]
        return last.source + last.source_length

    def cut(self, start: int, end: int) -> Passage:
        """The passage between two of its own offsets."""
        if start <= 0 and end >= len(self.text):
            return self
        return Passage(self.text[start:end], tuple(_cut_pieces(self.pieces, start, end, -start)))

    def strip(self) -> Passage:
        """Without white space at both ends."""
        stripped = self.text.strip()
        if len(stripped) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, start + len(stripped))

    def edit(self, edits: Sequence[Edit]) -> Passage:
        """With the edits made; they are sorted and do not overlap."""
        if not edits:
            return self
        writer = PassageWriter()
        position = 0
        for edit in edits:
            writer.append(self, position, edit.start)
            if edit.words:
                covered = _cut_pieces(self.pieces, edit.start, edit.end, 0)
                if covered:
                    source = covered[0].source
                    end = covered[-1].source + covered[-1].source_length
                    writer.unit(edit.words, source, end - source)
            position = edit.end
        writer.append(self, position, len(self.text))
        return writer.passage()


def _cut_pieces(pieces: Sequence[Piece], start: int, end: int, shift: int) -> list[Piece]:
    index = max(0, bisect_right(pieces, start, key=_START) - 1)
    cut: list[Piece] = []
    for place in range(index, len(pieces)):  # A slice would copy all that follow.
        piece = pieces[place]
        if piece.start >= end:
            break
        piece_end = piece.start + piece.length
        if piece_end <= start:
            continue
        if piece.start >= start and piece_end <= end:
            cut.append(piece._replace(start=piece.start + shift) if shift else piece)
            continue
        first = max(piece.start, start)
        length = min(piece_end, end) - first
        if piece.length == piece.source_length:
            source = piece.source + first - piece.start
            cut.append(Piece(first + shift, source, length, length))
        else:
            # Part of a unit still stands for the whole unit.
            cut.append(Piece(first + shift, piece.source, length, piece.source_length))
    return cut


class PassageWriter:
    """Builds a passage from left to right, joining copied runs that touch in the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    def copy(self, words: str, source: int) -> None:
        """Words that stand in the source as they are, from offset `source` on."""
        length = len(words)
        if not length:
            return
        if self._pieces:
            last = self._pieces[-1]
            if (
                last.length == last.source_length
                and last.source + last.length == source
                and last.start + last.length == self.length
            ):
                joined = last.length + length
                self._pieces[-1] = Piece(last.start, last.source, joined, joined)
                self._parts.append(words)
                self.length += length
                return
        self._pieces.append(Piece(self.length, source, length, length))
        self._parts.append(words)
        self.length += length

    def unit(self, words: str, source: int, source_length: int) -> None:
        """Words that stand for a run of source which reads otherwise: an entity, an escape.

        A unit whose length happens to equal its source's is the same as a copy: both map the
        same way at both ends.
        """
        if not words:
            return
        self._pieces.append(Piece(self.length, source, len(words), source_length))
        self._parts.append(words)
        self.length += len(words)

    def free(self, words: str) -> None:
        """Words with no source of their own: what divides two blocks."""
        self._parts.append(words)
        self.length += len(words)

    def append(self, passage: Passage, start: int, end: int) -> None:
        """A run of another passage."""
        if start >= end:
            return
        shift = self.length - start
        pieces = _cut_pieces(passage.pieces, start, end, shift)
        if pieces and self._pieces:
            first, last = pieces[0], self._pieces[-1]
            if (
                first.length == first.source_length
                and last.length == last.source_length
                and last.source + last.length == first.source
                and last.start + last.length == first.start
            ):
                joined = last.length + first.length
                self._pieces[-1] = Piece(last.start, last.source, joined, joined)
                pieces = pieces[1:]
        self._pieces.extend(pieces)
        self._parts.append(passage.text[start:end])
        self.length += end - start

    def passage(self) -> Passage:
        """What was written."""
        return Passage("".join(self._parts), tuple(self._pieces))


def verbatim(text: str, source: int = 0) -> Passage:
    """A passage that stands in the source as it is."""
    if not text:
        return Passage("", ())
    return Passage(text, (Piece(0, source, len(text), len(text)),))


MASK = "\ue000"
"""Stands in a text for a character that is no prose, so that offsets hold; `tidy` drops it."""

_INVISIBLE = MASK + "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069" + UNDERLINES
_ODD = re.compile(r"[\r\v\f\x1c-\x1f]")  # the other white space of ASCII
_URL = re.compile(r"(?:\b[a-zA-Z][a-zA-Z0-9+.-]{1,12}://|\bwww\.)[^\s<>\"“”‘’]+")
_AFTER_URL = ".,;:!?)]}'*_"  # what ends a sentence or closes a bracket is not the URL's
_SPACES = re.compile(r"[^\S\n]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARKUP = re.compile(
    # Bold and emphasis; links; inline tags. Bounded, so that no text can make them slow.
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<starred>[^*\n]{1,200})(?<=[^\s*])(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<bar>_{1,3})(?=[^\s_])(?P<barred>[^_\n]{1,200})(?<=[^\s_])(?P=bar)(?![\w_])"
    r"|(?<!!)\[(?P<linked>[^\[\]\n]{1,200})\]\((?:https?:|/|#|mailto:)[^()\s]{0,500}\)"
    r"|</?(?:a|abbr|b|br|em|font|i|mark|p|small|span|strong|sub|sup|u)\b(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


_NESTED_MARKUP = 3  # a bold link in a span; nobody nests deeper by hand


def tidy(passage: Passage) -> Passage:
    """Prose as a parser wants it: no URL, no invisible character, plain letters, single spaces.

    A bare URL inside a line becomes the word "link", so that the sentence still stands and no
    number of the URL can be read; at the end of a line it vanishes.
    """
    text = passage.text
    if not text.isascii():
        passage = passage.edit([Edit(*match.span(), "") for match in _HIDDEN.finditer(text)])
        passage = passage.edit([Edit(*run) for run in set_letters(passage.text)])
    if "://" in text or "www." in text.lower():
        passage = passage.edit(_url_edits(passage.text))
    if text.isascii() and "  " not in text and "\t" not in text and not _ODD.search(text):
        return passage
    return passage.edit(
        [
            Edit(*match.span(), " ")
            for match in _SPACES.finditer(passage.text)
            if match.group() != " "
        ]
    )


def _url_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _URL.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip(_AFTER_URL))
        line_end = text.find("\n", end)
        behind = text[end : line_end if line_end != -1 else len(text)]
        if behind[:200].strip() or len(behind) > 200:
            before = text[max(0, start - 1) : start]
            edits.append(Edit(start, end, "link" if before not in ("", "\n") else ""))
        else:
            while start and text[start - 1] in " \t":
                start -= 1
            edits.append(Edit(start, end, ""))
    return edits


def unescape(passage: Passage) -> Passage:
    """Plain copy that was pasted from a page or an editor: what readers will see of it.

    Entities are read, and emphasis, links and inline tags are transparent.
    """
    text = passage.text
    if "&" in text:
        passage = passage.edit(
            [
                Edit(*match.span(), words)
                for match in _ENTITY.finditer(text)
                if (words := html.unescape(match.group())) != match.group()
            ]
        )
        text = passage.text
    if any(character in text for character in "*_<["):
        for _ in range(_NESTED_MARKUP):
            edits = list(_markup_edits(passage.text))
            if not edits:
                break
            passage = passage.edit(edits)
    return passage


def _markup_edits(text: str) -> Iterator[Edit]:
    for match in _MARKUP.finditer(text):
        group = next((name for name in ("starred", "barred", "linked") if match[name]), None)
        if group is None:
            yield Edit(*match.span(), " " if match.group()[1:3].lower() in ("br", "p>") else "")
            continue
        start, end = match.span(group)
        yield Edit(match.start(), start, "")
        yield Edit(end, match.end(), "")
