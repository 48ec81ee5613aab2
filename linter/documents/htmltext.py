"""HTML to blocks: the words people see, and the attributes that networks and readers show.

The scanner is our own because it must be exact (html.parser counts lines, not offsets, through
character references), linear on hostile pages, and able to work on the runs of HTML inside
Markdown. It does not build a tree: blocks begin and end with block-level tags, which is how a
reader sees them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from linter.documents.assemble import Part
from linter.documents.passage import Edit, Passage, PassageWriter, tidy
from linter.documents.tablerow import row_parts
from linter.text import Span

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>\"'<]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_TAG_LIMIT = 16_384  # characters of a tag that has "<" in it; others may be longer
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SPACE = re.compile(r"\s+")

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li link "
    "main menu meta nav ol option p section summary table tbody td tfoot th thead title "
    "tr ul".split()
)
_SILENT = frozenset(
    "script style template code pre samp kbd svg math textarea object iframe".split()
)
_KINDS = {
    "li": "list-item",
    "dt": "list-item",
    "dd": "list-item",
    "td": "table-cell",
    "th": "table-cell",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "title": "heading",
}
_SHARED_META = frozenset(
    "description og:description og:title twitter:description twitter:title twitter:image:alt "
    "og:image:alt".split()
)
INLINE_ELEMENTS = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em embed font i img input ins kbd "
    "label map mark math object output picture q rp rt ruby s samp script select small source "
    "span strike strong sub sup svg template textarea time tt u var video audio wbr track param "
    "canvas iframe nobr marquee style noscript slot area base col colgroup progress meter".split()
)


def is_element(name: str) -> bool:
    """Whether a tag's name is HTML's; `<count>` is not, and so may be a slot in a draft."""
    name = name.lower()
    return name in _BLOCKS or name in INLINE_ELEMENTS or name in _SILENT


@dataclass(slots=True)
class HtmlReader:
    """Turns one run of HTML into parts.

    comment: called with the words of each comment and their span in the source. silent: the
    source of what people do not see as prose (code, scripts), as far as it was read.
    """

    passage: Passage
    comment: Callable[[str, Span], object]
    parts: list[Part] = field(default_factory=list)
    silent: list[Span] = field(default_factory=list)
    _writer: PassageWriter = field(default_factory=PassageWriter)
    _open: list[str] = field(default_factory=list)
    _alts: list[Part] = field(default_factory=list)
    _row: list[int] | None = None  # where the parts of each cell begin, in a row that is read
    _is_head: bool = False
    _headings: list[str] = field(default_factory=list)
    _breaks: int = 0
    _slots: dict[str, bool] = field(default_factory=dict)

    def read(self) -> list[Part]:
        """All blocks of the run, in order."""
        text = self.passage.text
        position = 0
        while True:
            opening = text.find("<", position)
            if opening == -1:
                self._words(position, len(text))
                break
            self._words(position, opening)
            position = self._markup(opening)
        self._flush(len(text))
        self._end_row()
        return self.parts

    def _markup(self, start: int) -> int:
        text = self.passage.text
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4)
            end = end if end != -1 else len(text)
            words = self.passage.cut(start + 4, end)
            if words.text:
                self.comment(words.text, Span(words.source_start - 4, words.source_end + 3))
            return min(len(text), end + 3)
        if text.startswith(("<!", "<?"), start):
            end = text.find(">", start)
            return end + 1 if end != -1 else len(text)
        # A data: URL may be a picture, of any length. Up to the next "<" nothing is read twice, and
        # a quote that is never closed hides no other tags.
        following = text.find("<", start + 1)
        end = following if following != -1 else len(text)
        tag = _TAG.match(text, start, max(end, start + _TAG_LIMIT))
        if tag is None:
            self._words(start, start + 1)
            return start + 1
        name = tag.group(2).lower()
        bare = not tag.group(1) and not tag.group(3).strip("/ ")
        if bare and not is_element(name) and self._is_slot(name):
            self._words(start, tag.end())
            return tag.end()
        if tag.group(1):
            self._close(name, tag.start())
            return tag.end()
        self._attributes(name, tag)
        if name in _SILENT and not tag.group(3).rstrip().endswith("/"):
            closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, tag.end())
            code = self.passage.cut(tag.end(), closing.start() if closing else len(text))
            self.silent.append(Span(code.source_start, code.source_end))
            if name in ("code", "kbd", "samp") and closing:
                self._writer.unit("code", code.source_start, code.source_end - code.source_start)
            return closing.end() if closing else len(text)
        self._start(name, tag)
        return tag.end()

    def _is_slot(self, name: str) -> bool:
        """Whether an unknown tag stands for a quantity or a name: it is never closed."""
        if name not in self._slots:
            self._slots[name] = name.isalpha() and f"</{name}" not in self.passage.text.lower()
        return self._slots[name]

    def _start(self, name: str, tag: re.Match[str]) -> None:
        if name == "br":
            self._breaks += 1
            if self._breaks > 1:
                self._flush(tag.start())
            else:
                self._gap(tag.start(), tag.end())
            return
        if name in _BLOCKS:
            self._flush(tag.start())
            self._table_starts(name)
            if name not in ("hr", "meta", "link") and not tag.group(3).rstrip().endswith("/"):
                self._open.append(name)

    def _close(self, name: str, position: int) -> None:
        if name not in _BLOCKS:
            return
        self._flush(position)
        if name in ("tr", "table"):
            self._end_row()
            if name == "table":
                self._headings = []
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            if self._open[index] == name:
                del self._open[index:]
                break

    def _table_starts(self, name: str) -> None:
        """Heed a tag that begins a table, a row or a cell; a table within a cell ends its row."""
        if name in ("tr", "table", "tbody", "tfoot"):
            self._end_row()
            self._row = [] if name == "tr" else None
            self._is_head = name == "tr"
            if name == "table":
                self._headings = []
        elif name in ("td", "th") and self._row is not None:
            self._row.append(len(self.parts))
            self._is_head = self._is_head and name == "th"

    def _end_row(self) -> None:
        starts, self._row = self._row, None
        if not starts:
            return
        cells = [self.parts[a:b] for a, b in pairwise([*starts, len(self.parts)])]
        if self._is_head:
            self._headings = [" ".join(part.passage.text for part in cell) for cell in cells]
        elif self._headings and all(
            len(cell) < 2 and all(part.kind == "table-cell" for part in cell) for cell in cells
        ):
            row = [cell[0] if cell else Part(Passage("", ())) for cell in cells]
            self.parts[starts[0] :] = row_parts(self._headings, row, below=True)

    def _gap(self, start: int, end: int) -> None:
        gap = self.passage.cut(start, end)
        if self._writer.length:
            self._writer.unit(" ", gap.source_start, gap.source_end - gap.source_start)

    def _words(self, start: int, end: int) -> None:
        if start >= end:
            return
        words = self.passage.cut(start, end)
        if not words.text.isspace():
            self._breaks = 0
        elif not self._writer.length:
            return
        words = decode_text(words)
        self._writer.append(words, 0, len(words.text))

    def _flush(self, position: int) -> None:
        """End a block at the tag that ends it."""
        self._breaks = 0
        if self._writer.length:
            words = tidy(self._writer.passage()).strip()
            self._writer = PassageWriter()
            if words.text:
                whole = self.passage.cut(position - 1, position) if position else words
                self.parts.append(self._part(words, max(words.source_end, whole.source_end)))
        if self._alts:
            self.parts.extend(self._alts)
            self._alts.clear()

    def _part(self, words: Passage, end: int) -> Part:
        kind, level, close = "paragraph", 0, False
        for name in reversed(self._open):
            if name in _KINDS:
                kind = _KINDS[name]
                break
            if len(name) == 2 and name[0] == "h" and name[1].isdigit():
                kind, level = "heading", int(name[1])
                break
        if kind == "table-cell":
            close = self._row is not None and len(self._row) > 1
        elif kind == "list-item":
            close = bool(self.parts) and self.parts[-1].kind == "list-item"
        return Part(words, kind, close, level, words.source_start, end)

    def _attributes(self, name: str, tag: re.Match[str]) -> None:
        if "=" not in tag.group(3):
            return
        shown: dict[str, tuple[int, int]] = {}
        meta = ""
        for match in _ATTRIBUTE.finditer(self.passage.text, tag.start(3), tag.end(3)):
            if match.group(2) is None:
                continue
            key = match.group(1).lower()
            start, end = match.span(2)
            if match.group(2)[0] in "\"'":
                start, end = start + 1, end - 1
            if name == "meta" and key in ("name", "property"):
                meta = self.passage.text[start:end].strip().lower()
            if key in ("alt", "title") or (key == "content" and name == "meta"):
                shown[key] = (start, end)
        if name == "meta" and meta not in _SHARED_META:
            shown.pop("content", None)
        for key, (start, end) in shown.items():
            words = tidy(decode_text(self.passage.cut(start, end))).strip()
            if words.text:
                kind = "paragraph" if key == "content" else "alt"
                self._alts.append(Part(words, kind, False, 0, words.source_start, words.source_end))


def decode_text(words: Passage) -> Passage:
    """Character references read, white space as one space."""
    text = words.text
    if "&" in text:
        words = words.edit(
            [
                Edit(*match.span(), html.unescape(match.group()))
                for match in _REFERENCE.finditer(text)
            ]
        )
    return words.edit(
        [Edit(*match.span(), " ") for match in _SPACE.finditer(words.text) if match.group() != " "]
    )
