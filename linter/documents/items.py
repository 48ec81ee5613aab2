"""A data tree to posts: which values are copy, and which of them make one post together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.documents.allows import MARK, AllowCollector, Directive, parse_directive
from linter.documents.assemble import Part, make_posts
from linter.documents.copyfields import (
    is_marketing_path,
    is_published,
    is_state,
    names_posts,
    plans_posts,
)
from linter.documents.copynames import (
    NETWORKS,
    Level,
    copy_level,
    is_alt,
    is_left_out,
    is_network,
    is_of_poll,
    is_variant,
    named,
    normal_name,
    words_of,
)
from linter.documents.options import ReadOptions
from linter.documents.plain import plain_parts
from linter.documents.post import Post, Source
from linter.documents.richtext import paragraph
from linter.documents.tree import Mapping, Node, Scalar, Sequence, child_pointer
from linter.text import Span

_LABELS = ("id", "slug", "name", "date")
_DATES = (
    "date", "publish_at", "publishAt", "publish_date", "scheduled_date", "scheduled_at",
    "scheduledAt", "posting_time", "schedule", "scheduled", "day",
)  # fmt: skip
_THREADS = NETWORKS | {"thread", "poll", "parts"}
_PLAN_KEYS = 100
"""So many keys of an entry are asked whether they are those of a plan; none has more. Ours."""

_TALK = "commentCard"
"""The type of what colleagues say on a card, in exports of Trello."""

_ADDRESS = re.compile(r"\S+@\S+|[0-9a-f]{32,64}")
"""A mail address or its hash: what a form asks a reader for, beside a name and a message."""


class _Above(NamedTuple):
    """What the keys above say. copy: the last one is of copy. planned: they are of a plan."""

    copy: bool = False
    planned: bool = False
    label: str = ""


@dataclass(slots=True)
class ItemReader:
    """Walks one data tree of a file."""

    path: str
    source: Source
    options: ReadOptions
    collector: AllowCollector
    whole_file_lines: tuple[int, int] | None = None
    """What a suppression at the top of the tree covers: of front matter, the whole file."""
    _read: set[int] = field(default_factory=set)
    """Where the strings start that were read: an alias of YAML stands for a string above."""

    def posts(self, root: Node) -> Iterator[Post]:
        """All posts of the tree, in the order of the source."""
        if isinstance(root, Scalar):
            yield from self._post(self._parts(root, ""), "", "")
        elif isinstance(root, Sequence):
            yield from self._list(root, "", _Above(True, self._plans))
        else:
            yield from self._mapping(root, "", _Above(planned=self._plans))

    @property
    def _plans(self) -> bool:
        return is_marketing_path(self.path)

    def item(self, root: Node, index: int) -> Iterator[Post]:
        """The posts of one line of JSON Lines, or one item of a list."""
        pointer = child_pointer("", index)
        if isinstance(root, Mapping):
            yield from self._mapping(root, pointer, _Above(planned=self._plans))
        elif isinstance(root, Sequence):
            yield from self._list(root, pointer, _Above(True, self._plans))
        else:
            yield from self._post(self._parts(root, pointer), pointer, "")

    def is_published(self, root: Node) -> bool:
        """Whether the tree says of itself that it is out already."""
        return isinstance(root, Mapping) and _is_out(root)

    def _mapping(self, mapping: Mapping, pointer: str, above: _Above) -> Iterator[Post]:
        if self.options.skip_published and _is_out(mapping):
            return
        if mapping.scalar("type") == _TALK or _is_sent_in(mapping):
            return
        names = tuple(name for name, _, _ in mapping.entries[:_PLAN_KEYS])
        inherited = above.planned
        above = _Above(above.copy, inherited or plans_posts(names), _label(mapping) or above.label)
        joined: dict[str, list[Part]] = {"": []}
        rest: list[tuple[str, Node, bool]] = []
        for name, start, node in mapping.entries:
            copy = self._is_copy(name, above)
            if name == MARK.rstrip(":"):
                self._allow(mapping, node, start, pointer)
            elif is_left_out(name, self.options.fields):
                continue
            elif isinstance(node, Scalar) and copy and not _is_apart(name, above):
                parts = self._parts(node, child_pointer(pointer, name))
                joined.setdefault(named(name).language, []).extend(parts)
            elif copy or not isinstance(node, Scalar):
                rest.append((name, node, copy))
        for parts in joined.values():
            yield from self._post(parts, pointer, above.label)
        for name, node, copy in rest:
            below = child_pointer(pointer, name)
            # What says when or where speaks of the keys beside it alone.
            inner = _Above(copy, inherited or names_posts(name), above.label)
            if isinstance(node, Scalar):
                yield from self._post(self._parts(node, below), below, above.label)
            elif copy and _is_one_post(name, node):
                yield from self._post(self._thread(node, below), below, above.label)
            elif isinstance(node, Mapping):
                yield from self._mapping(node, below, inner)
            else:
                yield from self._list(node, below, inner)

    def _list(self, sequence: Sequence, pointer: str, above: _Above) -> Iterator[Post]:
        words = paragraph(sequence)
        if words is not None:
            if _is_prose(words.text):
                yield from self._post(list(plain_parts(words, pointer=pointer)), "", above.label)
            return
        for index, item in enumerate(sequence.items):
            below = child_pointer(pointer, index)
            if isinstance(item, Mapping):
                yield from self._mapping(item, below, above._replace(copy=False))
            elif isinstance(item, Sequence):
                yield from self._list(item, below, above)
            elif above.copy:
                yield from self._post(self._parts(item, below), below, above.label)

    def _thread(self, node: Mapping | Sequence, pointer: str) -> list[Part]:
        """The strings that a network shows as one thread or poll."""
        parts: list[Part] = []
        inner: list[tuple[str | int, Node]]
        if isinstance(node, Mapping):
            inner = [(name, value) for name, _, value in node.entries]
        else:
            inner = list(enumerate(node.items))
        for key, value in inner:
            below = child_pointer(pointer, key)
            if isinstance(key, str) and not (is_of_poll(key) or self._is_copy(key, _Above())):
                continue
            if isinstance(value, Sequence):
                parts.extend(self._thread(value, below))
            elif isinstance(value, Scalar):
                parts.extend(self._parts(value, below, "part"))
            else:
                for name, _, scalar in value.entries:
                    if isinstance(scalar, Scalar) and self._is_copy(name, _Above()):
                        where = child_pointer(below, name)
                        parts.extend(self._parts(scalar, where, "part"))
        return parts

    def _is_copy(self, name: str, above: _Above) -> bool:
        level = copy_level(name, self.options.fields)
        least = Level.PLANNED if above.planned else Level.KNOWN
        return level >= least or (above.copy and is_variant(name))

    def _parts(self, scalar: Scalar, pointer: str, kind: str = "paragraph") -> list[Part]:
        passage = scalar.passage
        start = passage.source_start if passage.text else -1
        if not scalar.is_text or start in self._read:
            return []
        if kind != "part" and not _is_prose(passage.text):
            return []
        self._read.add(start)
        if is_alt(pointer.rpartition(".")[2]):
            kind = "alt"
        return list(plain_parts(passage, kind, pointer))

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
            words = node.passage.text.strip().removeprefix(MARK)
            directive = parse_directive(words, span)
        else:
            directive = 'expected "discreet: {allow: [RULE], reason: …}"'
        if isinstance(directive, str):
            self.collector.problem(directive, span)
            return
        lines = (self.source.position(mapping.start)[0], self.source.position(mapping.end)[0])
        if directive.verb == "allow-file":
            lines, pointer = self.source.lines, ""
        elif not pointer and self.whole_file_lines is not None:
            lines = self.whole_file_lines
        self.collector.cover(directive, lines, pointer)


def _is_apart(name: str, above: _Above) -> bool:
    """Whether a value is a post of its own: a network's, or one of several variants."""
    return is_network(name) or (above.copy and is_variant(name))


def _is_one_post(name: str, node: Mapping | Sequence) -> bool:
    """Whether what a key holds makes one post: a thread or, with its question, a poll."""
    if isinstance(node, Mapping):
        return normal_name(name) == "poll"
    return normal_name(name) in _THREADS or words_of(name)[-1:] == ("thread",)


def _is_out(mapping: Mapping) -> bool:
    for name, _, node in mapping.entries:
        if isinstance(node, Scalar) and is_published(name, node.passage.text):
            return True
        # `posted: {x: 2026-01-02}`: networks where it is out.
        if isinstance(node, Mapping) and node.entries and normal_name(name) == "posted":
            return True
    return False


def _is_sent_in(mapping: Mapping) -> bool:
    """Whether an entry is what a reader sent through a form, as Staticman keeps comments."""
    sender = mapping.scalar("name", "author") and mapping.scalar("message", "comment", "body")
    return bool(sender) and _ADDRESS.fullmatch(mapping.scalar("email").strip()) is not None


def _label(mapping: Mapping) -> str:
    words = [mapping.scalar(*_LABELS), mapping.scalar(*_DATES)]
    return ", ".join(dict.fromkeys(word.strip()[:60] for word in words if word.strip()))


def _is_prose(words: str) -> bool:
    """Whether a value can be copy: more than one word, and no workflow's state."""
    return len(words.split(None, 2)) > 1 and not is_state(words)
