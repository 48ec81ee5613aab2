"""Gettext catalogues: the source strings, `msgid` and `msgid_plural`, each a post.

polib gives an entry's line but no columns, so the few line forms of the format are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.documents.allows import AllowCollector
from linter.documents.assemble import make_posts
from linter.documents.passage import Passage, PassageWriter
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source
from linter.text import Span

_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?=\")")
_STRING = re.compile(r'[ \t]*"((?:[^"\\\r\n]|\\.)*)"[ \t]*(?=\r|\n|\Z)')
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b",
           "f": "\f", "v": "\v"}  # fmt: skip
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{1,4})|([0-7]{1,3})|(.))")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(slots=True)
class _Catalogue:
    text: str
    collector: AllowCollector

    def strings(self) -> Iterator[tuple[str, Passage]]:
        """Keyword and words of every string, in order."""
        keyword, writer = "", PassageWriter()
        position = 0
        text = self.text
        while position < len(text):
            line = _LINE.match(text, position)
            end = line.end() if line else len(text)
            start = position
            position = max(end, position + 1)
            bare = text[start:end].strip()
            if not bare or bare.startswith("#"):
                if keyword:
                    yield keyword, writer.passage()
                    keyword, writer = "", PassageWriter()
                if bare.startswith("#") and not bare.startswith("#~"):
                    self._comment(start, end)
                continue
            opening = _KEYWORD.match(text, start, end)
            if opening:
                if keyword:
                    yield keyword, writer.passage()
                keyword, writer = opening.group(1), PassageWriter()
                start = opening.end()
            found = _STRING.match(text, start, end)
            if found is None or not keyword:
                self.collector.problem(
                    "expected a keyword (msgid, msgstr …) or a string in double quotes",
                    Span(start, end),
                )
                continue
            self._write(writer, *found.span(1))
        if keyword:
            yield keyword, writer.passage()

    def _write(self, writer: PassageWriter, start: int, end: int) -> None:
        position = start
        for match in _ESCAPE.finditer(self.text, start, end):
            writer.copy(self.text[position : match.start()], position)
            hexadecimal, octal, simple = match.groups()
            if simple is not None:
                words = _SIMPLE.get(simple, simple)
            else:
                words = chr(int(hexadecimal, 16) if hexadecimal else int(octal, 8))
            writer.unit(words, match.start(), len(match.group()))
            position = match.end()
        writer.copy(self.text[position:end], position)

    def _comment(self, start: int, end: int) -> None:
        words = self.text[start:end].rstrip("\r\n")
        bare = words.lstrip("#.,:| \t")
        self.collector.comment(bare, Span(start, start + len(words)))


def read_po(source: Source, path: str, collector: AllowCollector) -> Iterator[Post]:
    """One post for each source string; the header and obsolete entries are not read."""
    blocks: list[tuple[int, int]] = []
    posts: list[Post] = []
    context = ""
    for keyword, passage in _Catalogue(source.text, collector).strings():
        if keyword == "msgctxt":
            context = passage.text[:60]
            continue
        if keyword not in ("msgid", "msgid_plural"):
            context = ""
            continue
        parts = list(plain_parts(passage, pointer=keyword))
        blocks.extend((part.first, part.last) for part in parts)
        posts.extend(make_posts(path, source, parts, keyword, context))
    collector.resolve(blocks)
    yield from posts
