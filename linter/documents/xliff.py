"""XLIFF 1.2 and 2: the source strings of localised copy, by expat, which tells byte offsets.

A `<note>` of a unit may hold a suppression for it (an XML comment too, but XML lets no `--` stand
in one: write a dash). Inline codes are transparent; a document type is refused, so no entity can
be declared and grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from linter.documents.allows import AllowCollector
from linter.documents.assemble import make_posts
from linter.documents.passage import Passage, PassageWriter
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source
from linter.documents.tree import MAX_DEPTH
from linter.text import Span

_UNITS = ("trans-unit", "unit")
_NO_TEXT = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it", "sub", "pc-note"})


class _RefusedError(Exception):
    pass


@dataclass(slots=True)
class _Reader:
    text: str
    parser: expat.XMLParserType
    collector: AllowCollector
    found: list[tuple[str, str, Passage]] = field(default_factory=list)
    units: list[tuple[int, int]] = field(default_factory=list)
    _stack: list[str] = field(default_factory=list)
    _unit: str = ""
    _file: str = ""
    _writer: PassageWriter | None = None
    _quiet: int = 0
    _note: tuple[str, int] = ("", 0)
    _unit_start: int = 0
    _data: bytes = b""
    _byte: int = 0
    _point: int = 0
    _pending: tuple[str, int] | None = None

    def offset(self) -> int:
        """The current event's place, in code points."""
        byte = self.parser.CurrentByteIndex
        self._point += len(self._data[self._byte : byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._point

    def start(self, name: str, attributes: dict[str, str]) -> None:
        offset = self.offset()
        self._settle(offset)
        name = name.rsplit(":", 1)[-1]
        self._stack.append(name)
        if len(self._stack) > MAX_DEPTH:
            raise _RefusedError(f"nested deeper than {MAX_DEPTH} levels")
        if name == "file":
            self._file = attributes.get("original") or attributes.get("id") or ""
        elif name in _UNITS:
            self._unit = attributes.get("id") or attributes.get("resname") or ""
            self._unit_start = offset
        elif name == "source" and self._writer is None and "alt-trans" not in self._stack:
            self._writer = PassageWriter()
        elif name == "note":
            self._note = ("", 0)
        elif name in _NO_TEXT:
            self._quiet += 1

    def end(self, name: str) -> None:
        self._settle(self.offset())
        name = name.rsplit(":", 1)[-1]
        if self._stack:
            self._stack.pop()
        if name == "note":
            words, offset = self._note
            self.collector.comment(words, Span(offset, offset + len(words)))
        elif name in _UNITS:
            self.units.append((self._unit_start, self._point + 1))
        if name in _NO_TEXT:
            self._quiet -= 1
        if name == "source" and self._writer is not None and "source" not in self._stack:
            self.found.append((self._file, self._unit, self._writer.passage()))
            self._writer = None

    def words(self, data: str) -> None:
        offset = self.offset()
        self._settle(offset)
        if self._stack and self._stack[-1] == "note":
            before, start = self._note
            self._note = (before + data, start or offset)
        elif self._writer is not None and not self._quiet:
            self._pending = (data, offset)

    def comment(self, data: str) -> None:
        offset = self.offset()
        self._settle(offset)
        self.collector.comment(data, Span(offset, offset + len(data) + 7))

    def other(self, *_: object) -> None:
        self._settle(self.offset())

    def refuse(self, *_: object) -> None:
        raise _RefusedError("a document type, which XLIFF has not; remove the DOCTYPE")

    def _settle(self, end: int) -> None:
        """Write the words whose end is known now: what comes next begins there."""
        if self._pending is None or self._writer is None:
            self._pending = None
            return
        data, start = self._pending
        self._pending = None
        if self.text[start : start + len(data)] == data:
            self._writer.copy(data, start)
        else:
            self._writer.unit(data, start, end - start)


def read_xliff(source: Source, path: str, collector: AllowCollector) -> Iterator[Post]:
    """One post for each source string, up to the first thing that is not XML."""
    text = source.text
    parser = expat.ParserCreate("utf-8")
    reader = _Reader(text, parser, collector)
    reader._data = text.encode("utf-8", "replace")
    parser.buffer_text = False
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.CommentHandler = reader.comment
    parser.ProcessingInstructionHandler = reader.other
    parser.StartCdataSectionHandler = reader.other
    parser.EndCdataSectionHandler = reader.other
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(reader._data, True)
    except expat.ExpatError as error:
        offset = reader.offset()
        message = expat.ErrorString(error.code) or "malformed"
        collector.problem(f"not valid XLIFF: {message}", Span(offset, offset))
    except _RefusedError as error:
        offset = reader.offset()
        collector.problem(f"not read: {error}", Span(offset, offset))
    posts: list[Post] = []
    for file, unit, passage in reader.found:
        pointer = f"{file}#{unit}" if file and unit else unit or file or "source"
        parts = list(plain_parts(passage, pointer=pointer))
        posts.extend(make_posts(path, source, parts, pointer, unit))
    collector.resolve(sorted(reader.units))
    yield from posts
