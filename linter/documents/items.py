"""A data tree to posts: which values are copy, and which of them make one post together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.documents.allows import MARK, AllowCollector, Directive, parse_directive
from linter.documents.assemble import Part, make_posts
from linter.documents.copyfields import (
    is_copy_name,
    is_network,
    is_published,
    is_state,
    normal_name,
)
from linter.documents.options import ReadOptions
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source
from linter.documents.tree import Mapping, Node, Scalar, Sequence, child_pointer
from linter.text import Span

_LABELS = ("id", "slug", "name", "date")
_DATES = (
    "date", "publish_at", "publishAt", "publish_date", "scheduled_date", "scheduled_at",
    "scheduledAt", "posting_time", "schedule", "scheduled", "day",
)  # fmt: skip
_THREADS = frozenset({"thread", "poll", "parts", "tweets thread"})


@dataclass(slots=True)
class ItemReader:
    """Walks one data tree of a file."""

    path: str
    source: Source
    options: ReadOptions
    collector: AllowCollector
    whole_file_lines: tuple[int, int] | None = None
    """What a suppression at the top of the tree covers: of front matter, the whole file."""

    def posts(self, root: Node) -> Iterator[Post]:
        """All posts of the tree, in the order of the source."""
        if isinstance(root, Scalar):
            yield from self._post(self._parts(root, ""), "", "")
            return
        if isinstance(root, Sequence):
            yield from self._list(root, "", copy=True, label="")
            return
        yield from self._mapping(root, "", "")

    def item(self, root: Node, index: int) -> Iterator[Post]:
        """The posts of one line of JSON Lines, or one item of a list."""
        pointer = child_pointer("", index)
        if isinstance(root, Mapping):
            yield from self._mapping(root, pointer, "")
        elif isinstance(root, Sequence):
            yield from self._list(root, pointer, copy=True, label="")
        elif root.is_text:
            yield from self._post(self._parts(root, pointer), pointer, "")

    def is_published(self, root: Node) -> bool:
        """Whether the tree says of itself that it is out already."""
        return isinstance(root, Mapping) and _is_out(root)

    def _mapping(self, mapping: Mapping, pointer: str, label: str) -> Iterator[Post]:
        if self.options.skip_published and _is_out(mapping):
            return
        label = _label(mapping) or label
        joined: list[Part] = []
        rest: list[tuple[str, Node]] = []
        for name, start, node in mapping.entries:
            if name == MARK.rstrip(":"):
                self._allow(mapping, node, start, pointer)
            elif isinstance(node, Scalar) and node.is_text:
                if self._is_copy(name) and not is_network(name) and _is_prose(node.passage.text):
                    joined.extend(self._parts(node, child_pointer(pointer, name)))
                else:
                    rest.append((name, node))
            else:
                rest.append((name, node))
        yield from self._post(joined, pointer, label)
        for name, node in rest:
            below = child_pointer(pointer, name)
            if isinstance(node, Mapping):
                yield from self._mapping(node, below, label)
            elif isinstance(node, Sequence):
                if self._is_copy(name) and (is_network(name) or normal_name(name) in _THREADS):
                    yield from self._thread(node, below, label)
                else:
                    yield from self._list(node, below, self._is_copy(name), label)
            elif is_network(name) and _is_prose(node.passage.text):
                yield from self._post(self._parts(node, below), below, label)

    def _list(self, sequence: Sequence, pointer: str, copy: bool, label: str) -> Iterator[Post]:
        for index, item in enumerate(sequence.items):
            below = child_pointer(pointer, index)
            if isinstance(item, Mapping):
                yield from self._mapping(item, below, label)
            elif isinstance(item, Sequence):
                yield from self._list(item, below, copy, label)
            elif copy and item.is_text and _is_prose(item.passage.text):
                yield from self._post(self._parts(item, below), below, label)

    def _thread(self, sequence: Sequence, pointer: str, label: str) -> Iterator[Post]:
        """A list of strings that a network shows as one thread: one post of parts."""
        parts: list[Part] = []
        for index, item in enumerate(sequence.items):
            below = child_pointer(pointer, index)
            if isinstance(item, Scalar) and item.is_text:
                parts.extend(plain_parts(item.passage, "part", below))
            elif isinstance(item, Mapping):
                for name, _, node in item.entries:
                    if isinstance(node, Scalar) and node.is_text and self._is_copy(name):
                        where = child_pointer(below, name)
                        parts.extend(plain_parts(node.passage, "part", where))
        yield from self._post(parts, pointer, label)

    def _is_copy(self, name: str) -> bool:
        return is_copy_name(name, self.options.fields)

    def _parts(self, scalar: Scalar, pointer: str) -> list[Part]:
        return list(plain_parts(scalar.passage, pointer=pointer))

    def _post(self, parts: list[Part], pointer: str, label: str) -> Iterator[Post]:
        if parts:
            first = parts[0].pointer or pointer
            yield from make_posts(self.path, self.source, parts, first, label)

    def _allow(self, mapping: Mapping, node: Node, start: int, pointer: str) -> None:
        span = Span(start, max(start, node.end))
        if isinstance(node, Mapping):
            rules = next((value for name, _, value in node.entries if name == "allow"), None)
            ids: tuple[str, ...] = ()
            if isinstance(rules, Sequence):
                ids = tuple(item.passage.text for item in rules.items if isinstance(item, Scalar))
            elif isinstance(rules, Scalar):
                ids = tuple(rules.passage.text.replace(",", " ").split())
            directive: Directive | str = Directive("allow", ids, node.scalar("reason"), span)
            unknown = [name for name, _, _ in node.entries if name not in ("allow", "reason")]
            if unknown:
                directive = (
                    f'"{unknown[0]}" is not known below "discreet"; expected "allow" and "reason"'
                )
            elif not ids:
                directive = '"discreet" names no rule; write "allow: [RULE]" and "reason: …"'
        elif isinstance(node, Scalar):
            directive = parse_directive(node.passage.text, span)
        else:
            directive = 'expected "discreet: {allow: [RULE], reason: …}"'
        if isinstance(directive, str):
            self.collector.problem(directive, span)
            return
        lines = (self.source.position(mapping.start)[0], self.source.position(mapping.end)[0])
        if not pointer and self.whole_file_lines is not None:
            lines = self.whole_file_lines
        self.collector.cover(directive, lines, pointer)


def _is_out(mapping: Mapping) -> bool:
    for name, _, node in mapping.entries:
        if isinstance(node, Scalar) and is_published(name, node.passage.text):
            return True
        # `posted: {x: 2026-01-02}`: networks where it is out.
        if isinstance(node, Mapping) and node.entries and normal_name(name) == "posted":
            return True
    return False


def _label(mapping: Mapping) -> str:
    words = [mapping.scalar(*_LABELS), mapping.scalar(*_DATES)]
    return ", ".join(dict.fromkeys(word.strip()[:60] for word in words if word.strip()))


def _is_prose(words: str) -> bool:
    """Whether a value can be copy: more than one word, and no workflow's state."""
    return len(words.split(None, 2)) > 1 and not is_state(words)
