"""From blocks to posts: what belongs together, in portions a parser can take.

A post is the unit of tone and of "a claim in the same post". Short copy is one post; a long
article is one post a section, and a section that runs on is cut between its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.documents.passage import Passage, PassageWriter
from linter.documents.post import Block, Field, Post, Source

SHORT_ARTICLE_WORDS = 300
"""Up to here a file is read as one draft, whatever its headings. Ours: about two screens."""

SECTION_WORDS = 400
"""A longer section is cut between blocks. Ours: a long network post has some 400 words."""

PIECE_WORDS = 150
"""Most words of a post between two thematic breaks. Ours: as of a page that is one post."""

BLOCK_CHARACTERS = 8_000
"""A longer block is cut at a sentence end or a space, so that no line can stall the parser."""

HEADING_CHARACTERS = 80
"""As much of a heading names a section. Ours: the width of a terminal."""

_WORD_CHARACTERS = 6  # an English word and its space, for estimates that need no counting
_THREADED = re.compile(r"\W{0,2}(?!0?1\D)\d{1,2}[ \t]*/")
"""The mark of a part of a thread that isn't its first: "2/", "(2/5)"."""
_SENTENCE_END = re.compile(r"[.!?…][\"')\]”’]*\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """One block on its way into a post.

    kind: a Block kind. close: it stands right below the block before it (a list item, a line),
    not a paragraph away. level: of a heading, 1 to 6. first, last: its source offsets, markup
    included, for suppressions that cover the block. apart: a thematic break (`---`) stands before
    it, so that it begins another post.
    """

    passage: Passage
    kind: str = "paragraph"
    close: bool = False
    level: int = 0
    first: int = 0
    last: int = 0
    pointer: str = ""
    apart: bool = False


def make_post(
    path: str,
    source: Source,
    parts: Iterable[Part],
    pointer: str = "",
    label: str = "",
) -> Post | None:
    """One post of the parts; None when they hold no words."""
    writer = PassageWriter()
    blocks: list[Block] = []
    fields: list[Field] = []
    for part in parts:
        length = len(part.passage.text)
        if not length:
            continue
        if writer.length:
            writer.free("\n" if part.close else "\n\n")
        start = writer.length
        writer.append(part.passage, 0, length)
        blocks.append(Block(start, start + length, part.kind))
        if part.pointer:
            fields.append(Field(start, start + length, part.pointer))
    if not blocks:
        return None
    passage = writer.passage()
    if not pointer and fields:
        pointer = fields[0].pointer
    return Post(
        path, passage.text, passage.pieces, source, tuple(blocks), pointer, tuple(fields), label
    )


def make_posts(
    path: str,
    source: Source,
    parts: Iterable[Part],
    pointer: str = "",
    label: str = "",
) -> Iterator[Post]:
    """The parts as one post, or as several when they are too long for one."""
    for portion in _portions(parts):
        post = make_post(path, source, portion, pointer, label)
        if post is not None:
            yield post


def sections(parts: Sequence[Part], always: bool = False) -> Iterator[tuple[str, list[Part]]]:
    """A file's blocks by section, each with the words of its heading, or of the last above it.

    Thematic breaks divide sections, and so do headings; but those of a short file, or one with
    fewer than two, only where `always`.
    """
    headings = sum(1 for part in parts if part.level)
    whole = not always and (headings < 2 or _words(parts) <= SHORT_ARTICLE_WORDS)
    section: list[Part] = []
    title = above = ""
    for part in parts:
        divides = bool(part.level) and not whole
        if _begins(part) or divides:
            if section:
                yield title, section
            section, title = [], above
        if part.level:
            above = part.passage.text[:HEADING_CHARACTERS]
        if divides:
            title = above
        section.append(part)
    if section:
        yield title, section


def is_divided(parts: Sequence[Part]) -> bool:
    """Whether thematic breaks divide a file into several posts.

    They are short, and no headings stand in them, as they do in the sections of a page; a title
    may stand in the first.
    """
    pieces: list[list[Part]] = [[]]
    for part in parts:
        if _begins(part):
            pieces.append([])
        pieces[-1].append(part)
    return (
        len(pieces) > 2
        and not any(part.level for piece in pieces[1:] for part in piece)
        and all(_words(piece) <= PIECE_WORDS for piece in pieces)
    )


def _begins(part: Part) -> bool:
    """Whether a post begins with it, and not a further part of a thread."""
    return part.apart and not _THREADED.match(part.passage.text)


def _words(parts: Iterable[Part]) -> int:
    return about_words(part.passage.text for part in parts)


def about_words(texts: Iterable[str]) -> int:
    """How many words texts have together, by their length: near enough to tell kinds of drafts."""
    return sum(map(len, texts)) // _WORD_CHARACTERS


def _portions(parts: Iterable[Part]) -> Iterator[list[Part]]:
    limit = SECTION_WORDS * _WORD_CHARACTERS
    portion: list[Part] = []
    size = 0
    for part in _cut_long(parts):
        length = len(part.passage.text)
        # A list stays whole, unless it has no end.
        allowed = 4 * limit if part.close else limit
        if portion and size + length > allowed:
            yield portion
            portion, size = [], 0
        portion.append(part)
        size += length
    if portion:
        yield portion


def _cut_long(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        text = part.passage.text
        if len(text) <= BLOCK_CHARACTERS:
            yield part
            continue
        start = 0
        while start < len(text):
            end = _cut_point(text, start)
            yield Part(
                part.passage.cut(start, end).strip(),
                part.kind,
                part.close and start == 0,
                part.level,
                part.first,
                part.last,
                part.pointer,
            )
            start = end


def _cut_point(text: str, start: int) -> int:
    end = start + BLOCK_CHARACTERS
    if end >= len(text):
        return len(text)
    window = text[start:end]
    ends = [match.end() for match in _SENTENCE_END.finditer(window, BLOCK_CHARACTERS // 2)]
    if ends:
        return start + ends[-1]
    space = window.rfind(" ", BLOCK_CHARACTERS // 2)
    return start + space + 1 if space != -1 else end
