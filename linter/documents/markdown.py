"""Markdown and MDX to blocks, by pulldown-cmark's events (pyromark), each with its exact range.

pulldown-cmark reports where every run of text was read from, down to single entities and
escapes, so the map is the parser's own and nothing is searched for. Its offsets are UTF-8 bytes;
ours are code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import pyromark

from linter.documents.allows import AllowCollector
from linter.documents.assemble import Part
from linter.documents.copyfields import (
    is_marketing_path,
    is_planning_name,
    is_published,
    may_fence_copy,
)
from linter.documents.copynames import is_copy_name
from linter.documents.htmltext import HtmlReader, is_element
from linter.documents.lonenumber import told_number
from linter.documents.passage import (
    MASK,
    Passage,
    PassageWriter,
    tidy,
    verbatim,
)
from linter.documents.plain import plain_parts
from linter.documents.tablerow import row_parts
from linter.documents.templating import Masked
from linter.text import Span, covered

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BULLETS = frozenset("•◦▪‣")
_TYPED_BULLET = re.compile(r"[•◦▪‣]\s*(?=\S)")
_RULE = re.compile(r"[ \t]*-{3,8}[ \t]*")
_SENTENCE_ENDED = re.compile(r"[.!?…][\"')\]”’*_]*$")
_HEADLINE = 40
"""Characters of a sentence, half those of other words, that are a heading at the most by a short
underline; what is longer is a paragraph that was ruled off without a blank line between. Ours."""
_NO_HEADING = "H0"
_COPY_FENCES = frozenset({"", "text", "txt", "plain", "plaintext", "copy", "post", "tweet", "md"})
_LIKE_CODE = re.compile(
    r"^\s*(?:\$ |> ?\$|#!|npm |npx |pip |git |curl |cd |sudo |docker |import |from \S+ import|"
    r"def |class |function |const |let |var |<\?|<[a-z!/]|[{\[]\s*$)|[;{]\s*$",
    re.MULTILINE,
)

_KEY = re.compile(r'"[^"\\\s]{1,60}"\s*:')
_DATA = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\b(?:true|false|null)\b|[{}\[\]:,…\s]|\.{3}')


def _is_data(source: str) -> bool:
    """Whether a paragraph is JSON that stands outside of a fence: nothing else is left of it."""
    keys = len(_KEY.findall(source)) if '"' in source and "{" in source else 0
    return keys > 1 and not _DATA.sub("", source)


@dataclass(slots=True)
class Row:
    """One row of a table that plans posts: its copy cells by column, and its date or id.

    published: its status says that it is out.
    """

    cells: list[Part]
    label: str
    published: bool = False


@dataclass(slots=True)
class MarkdownBody:
    """What a Markdown text holds: blocks, rows of planning tables, and block ranges.

    blocks: source ranges of the blocks, outermost first, for suppressions. code: those of code.
    has_copy_fence: a fenced block was read as copy, so headings name posts.
    """

    parts: list[Part] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    has_copy_fence: bool = False


class _Offsets:
    """UTF-8 byte offsets to code points, quick for offsets that mostly go forwards."""

    def __init__(self, text: str) -> None:
        self.moves = not text.isascii()
        self._data = text.encode() if self.moves else b""
        self._byte = 0
        self._point = 0

    def point(self, byte: int) -> int:
        """The code point at a byte offset."""
        data = self._data
        if byte >= self._byte:
            self._point += len(data[self._byte : byte].decode())
        elif byte > self._byte // 2:
            self._point -= len(data[byte : self._byte].decode())
        else:
            self._point = len(data[:byte].decode())
        self._byte = byte
        return self._point


_BLOCK_TAGS = frozenset(
    "Paragraph Heading BlockQuote CodeBlock HtmlBlock List Item FootnoteDefinition Table "
    "TableHead TableRow TableCell DefinitionList DefinitionListTitle "
    "DefinitionListDefinition".split()
)


class MarkdownReader:
    """Reads one Markdown text; `source` is the file's, `masked` has its templating blanked."""

    def __init__(
        self,
        source: str,
        masked: Masked,
        collector: AllowCollector,
        mdx: bool = False,
        fields: tuple[str, ...] = (),
    ) -> None:
        self._source = source
        self._text = masked.text
        if _SURROGATE.search(self._text):
            self._text = _SURROGATE.sub("?", self._text)
        self._offsets = _Offsets(self._text)
        self._masked = masked
        self._collector = collector
        self._mdx = mdx
        self._fields = fields
        # In a folder of marketing copy, what is set as a quotation is the copy itself.
        self._quotes_copy = is_marketing_path(collector.path)
        self._body = MarkdownBody()
        self._stack: list[tuple[str, Any]] = []
        self._writer = PassageWriter()
        self._alt: PassageWriter | None = None
        self._images: list[Part] = []
        self._code_text: PassageWriter | None = None
        self._silent: str = ""
        self._first_in_item = False
        self._told: Span | None = None
        self._after_break = 0
        self._typed_list = False
        self._breaks: list[int] = []  # parts before which a thematic break stands
        self._header: list[str] = []
        self._cells: list[Part] = []
        self._heading = ""

    def read(self) -> MarkdownBody:
        """All blocks, in order."""
        point = self._offsets.point if self._offsets.moves else int
        text = self._text
        source = self._source
        event: Any
        for event, where in pyromark.events_with_range(text, options=_OPTIONS):
            start = point(where["start"])
            if isinstance(event, str):
                if event == "SoftBreak" or event == "HardBreak":
                    self._break(start, point(where["end"]))
                elif event == "Rule" and not self._stack:
                    self._flush(start)
                    self._breaks.append(len(self._body.parts))
                continue
            key, value = next(iter(event.items()))
            if key == "Text":
                self._tell()
                end = start + len(value)
                if value[0] in _BULLETS and self._after_break:
                    self._new_line()
                if source[start:end] == value:
                    self._copy(value, start)
                else:
                    self._unit(value, start, point(where["end"]))
            elif key == "Start":
                name, detail = (
                    (value, None) if isinstance(value, str) else next(iter(value.items()))
                )
                self._start(name, detail, start, point(where["end"]))
            elif key == "End":
                name = value if isinstance(value, str) else next(iter(value))
                self._end(name, start, point(where["end"]))
            elif key == "InlineHtml":
                self._inline_html(value, start, point(where["end"]))
            elif key == "Html":
                if self._code_text is not None:
                    self._code_text.copy(text[start : point(where["end"])], start)
            elif key == "Code":
                end = point(where["end"])
                self._unit("code", start, end)
                self._body.code.append((start, end))
        self._flush(len(text))
        parts = self._body.parts
        for index in self._breaks:
            if index < len(parts):
                parts[index] = replace(parts[index], apart=True)
        self._templating()
        return self._body

    # Inline runs

    def _target(self) -> PassageWriter:
        if self._code_text is not None:
            return self._code_text
        return self._alt if self._alt is not None else self._writer

    def _copy(self, words: str, start: int) -> None:
        if not self._silent:
            self._target().copy(words, start)

    def _tell(self) -> None:
        """The number in front of a line that was taken for the marker of a list."""
        if self._told is not None:
            start, end = self._told
            self._told = None
            self._copy(self._text[start:end], start)
            self._unit(" ", end, end + 1)

    def _unit(self, words: str, start: int, end: int) -> None:
        if self._silent:
            return
        source = self._text[start:end]
        if MASK in source or (len(source) == len(words) and self._code_text is not None):
            self._target().copy(source, start)
        else:
            self._target().unit(words, start, end - start)

    def _break(self, start: int, end: int) -> None:
        if not self._silent:
            self._target().unit(" ", start, end - start)
            self._after_break = self._writer.length if self._alt is None else 0

    def _new_line(self) -> None:
        """A bullet typed at the start of a line: what Markdown joins, its writer did not."""
        if self._after_break == self._writer.length and self._code_text is None:
            self._flush(0)
            self._first_in_item = False
            self._typed_list = True
        self._after_break = 0

    def _inline_html(self, tag: str, start: int, end: int) -> None:
        if tag.startswith("<!--"):
            self._collector.comment(tag[4:].removesuffix("-->"), Span(start, end))
            return
        name = re.match(r"</?([A-Za-z][\w.-]*)", tag)
        if name is None:
            return
        word = name.group(1)
        lower = word.lower()
        if lower in ("code", "kbd", "samp", "script", "style", "svg"):
            if tag.startswith("</"):
                self._silent = "" if self._silent == lower else self._silent
            elif not self._silent and f"</{lower}" in self._text[end : end + 2_000]:
                self._unit("code", start, end)
                self._silent = lower
        elif lower == "br":
            self._break(start, end)
        elif lower == "img":
            reader = HtmlReader(verbatim(self._text[start:end], start), self._collector.comment)
            self._images.extend(reader.read())
        elif word.isalpha() and not is_element(word) and not self._mdx:
            # A tag that HTML does not know and nobody closes is a slot: `<count>`.
            closed = f"</{word}" in self._text[end : end + 5_000]
            if tag == f"<{word}>" and not closed:
                self._copy(tag, start)

    # Blocks

    def _start(self, name: str, detail: Any, start: int, end: int) -> None:
        if name == "Image":
            if self._alt is None:
                self._alt = PassageWriter()
            self._stack.append((name, start))
            return
        if name not in _BLOCK_TAGS:
            return
        self._flush(start)
        self._typed_list = False
        if name == "Heading" and self._is_ruled_off(start, end):
            detail = {"level": _NO_HEADING}
        if name not in ("TableHead", "TableRow", "TableCell", "List", "BlockQuote"):
            self._body.blocks.append((start, end))
        if name == "List" and not any(tag == "List" for tag, _ in self._stack):
            self._first_in_item = True
            self._body.blocks.append((start, end))
            if told := told_number(self._text, start, self._text[start:end]):
                self._told = Span(start, start + told)
        self._stack.append((name, detail))
        if name in ("CodeBlock", "HtmlBlock"):
            self._code_text = PassageWriter()
        elif name == "TableHead":
            self._header = []
        if name in ("TableHead", "TableRow"):
            self._cells = []

    def _end(self, name: str, start: int, end: int) -> None:
        if name == "Image":
            self._stack.pop()
            if not any(tag == "Image" for tag, _ in self._stack) and self._alt is not None:
                words = tidy(self._alt.passage()).strip()
                self._alt = None
                if words.text:
                    self._images.append(Part(words, "alt", first=start, last=end))
            return
        if name not in _BLOCK_TAGS:
            return
        if name in ("CodeBlock", "HtmlBlock") and self._code_text is not None:
            words = self._code_text.passage()
            self._code_text = None
            detail = self._stack.pop()[1]
            if name == "HtmlBlock":
                reader = HtmlReader(words, self._collector.comment)
                self._body.parts.extend(reader.read())
            else:
                self._code_block(words, detail, start, end)
            return
        if name == "TableCell":
            self._cell(start, end)
        self._flush(end)
        if name == "Heading" and self._stack[-1][1]["level"] == _NO_HEADING:
            self._breaks.append(len(self._body.parts))
        while self._stack and self._stack.pop()[0] != name:
            pass
        if name in ("TableHead", "TableRow"):
            self._row(name == "TableHead", start, end)

    def _is_ruled_off(self, start: int, end: int) -> bool:
        """Whether a heading by its underline is copy, with the break that ends its post."""
        lines = self._text[start:end].rstrip().splitlines()
        if len(lines) < 2 or not _RULE.fullmatch(lines[-1]):
            return False
        words = " ".join(lines[:-1]).strip()
        return len(words) > (_HEADLINE if _SENTENCE_ENDED.search(words) else 2 * _HEADLINE)

    def _flush(self, position: int) -> None:
        self._silent = ""
        if self._writer.length:
            words = tidy(self._writer.passage()).strip()
            self._writer = PassageWriter()
            if words.text and not _is_data(self._source[words.source_start : words.source_end]):
                self._body.parts.append(self._part(words))
        if self._images:
            self._body.parts.extend(self._images)
            self._images.clear()

    def _part(self, words: Passage) -> Part:
        kind, level = "paragraph", 0
        for name, detail in reversed(self._stack):
            if name == "Heading" and detail["level"] != _NO_HEADING:
                kind, level = "heading", int(detail["level"][1])
                self._heading = words.text
            elif name == "BlockQuote" and detail is None and not self._quotes_copy:
                kind = "quote"
            elif name in ("Item", "DefinitionListTitle", "DefinitionListDefinition"):
                kind = "list-item" if kind == "paragraph" else kind
        close = kind == "list-item" and not self._first_in_item
        if self._typed_list and kind != "heading":
            bullet = _TYPED_BULLET.match(words.text)
            if bullet:
                kind, close = "list-item", True
                words = words.cut(bullet.end(), len(words.text))
        self._first_in_item = False
        return Part(words, kind, close, level, words.source_start, words.source_end)

    def _code_block(self, words: Passage, detail: Any, start: int, end: int) -> None:
        info = ""
        if isinstance(detail, dict):
            info = str(detail.get("Fenced") or "").strip().split(" ")[0].lower()
        elif self._mdx:
            # MDX has no indented code: the indent is that of a component's children.
            self._body.parts.extend(plain_parts(words))
            return
        if isinstance(detail, dict) and self._is_copy(info, words.text):
            self._body.has_copy_fence = True
            # One fence is one post: a rule in it parts a thread.
            self._body.parts.extend(replace(part, apart=False) for part in plain_parts(words))
            return
        self._body.code.append((start, end))

    def _is_copy(self, info: str, text: str) -> bool:
        if info not in _COPY_FENCES or _LIKE_CODE.search(text):
            return False
        last = self._body.parts[-1].passage.text if self._body.parts else ""
        return may_fence_copy(self._collector.path, f"{self._heading}\n{last[-80:]}", info)

    def _cell(self, start: int, end: int) -> None:
        words = tidy(self._writer.passage()).strip()
        self._writer = PassageWriter()
        images = self._images
        self._images = []
        self._cells.append(Part(words, "table-cell", bool(self._cells), first=start, last=end))
        if images:
            self._body.parts.extend(images)

    def _row(self, head: bool, start: int, end: int) -> None:
        cells, self._cells = self._cells, []
        self._body.blocks.append((start, end))
        if head:
            self._header = [cell.passage.text for cell in cells]
            if self._plans_posts():
                return
        elif self._plans_posts():
            copies: list[Part] = []
            label = ""
            published = False
            for name, cell in zip(self._header, cells, strict=False):
                published = published or is_published(name, cell.passage.text)
                if is_copy_name(name, self._fields):
                    copies.append(
                        Part(cell.passage, "table-cell", False, 0, start, end, f"column {name}")
                    )
                elif not label and is_planning_name(name):
                    label = cell.passage.text
            self._body.rows.append(Row(copies, label, published))
            return
        if head:
            self._body.parts.extend(cell for cell in cells if cell.passage.text)
        else:
            self._body.parts.extend(row_parts(self._header, cells, below=True))

    def _plans_posts(self) -> bool:
        """Whether the table plans posts: a column of copy beside one of dates or networks."""
        return any(is_copy_name(name, self._fields) for name in self._header) and any(
            is_planning_name(name) for name in self._header
        )

    def _templating(self) -> None:
        """What the templating held, at its place among the blocks."""
        code = self._body.code
        for comment, whole in self._masked.comments:
            if not covered(whole.start, code):
                self._collector.comment(comment.cut(self._source), whole)
        if not self._masked.copies:
            return
        for span, name in self._masked.copies:
            if covered(span.start, code):
                continue
            kind = {"alt": "alt", "caption": "caption"}.get(name, "paragraph")
            words = verbatim(self._source[span.start : span.end], span.start)
            self._body.parts.extend(plain_parts(words, kind))
        self._body.parts.sort(key=lambda part: part.passage.source_start)
