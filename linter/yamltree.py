"""Strict YAML for files that strangers write: strings only, every value at its line and column.

YAML would turn `no` into false and `12:30` into 750, so no scalar is ever interpreted here. Aliases
(a few lines of them can stand for gigabytes), tags, merge keys and repeated keys are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from linter.yamlerrors import explained

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Location: TypeAlias = "tuple[str | int, ...]"

LARGEST = 512 * 1024
"""Bytes of one file. The longest file that discreet ships, a lexicon, is a tenth of this."""

DEEPEST = 24
"""Levels of nesting. A rule with an exception inside a condition needs nine."""


class YamlError(ValueError):
    """A file that is not the YAML we accept: what is wrong, at which line and column."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Tree:
    """The value of a file and where each part of it was written."""

    value: Value
    places: dict[Location, tuple[int, int]]
    keys: dict[Location, tuple[int, int]]

    def place(self, location: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """Line and column of a part; of the nearest part around it when it is not there itself.

        Args:
            location: keys and indexes from the top.
            key: the place of the key rather than of the value behind it.
        """
        path = tuple(location)
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_yaml(text: str) -> Tree:
    """Read one document.

    Raises:
        YamlError: not YAML, or more than we accept of it.
    """
    if len(text) > LARGEST:
        raise YamlError(f"the file is larger than {LARGEST // 1024} KB; split it", 1, 1)
    try:
        return _Builder(yaml.parse(text, Loader=_loader())).tree()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(f"not YAML: {explained(error)}", line, column) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        raise YamlError(
            "not YAML: a control character stands here; delete it", line, column
        ) from None


def _loader() -> type:
    # The C parser is ten times as fast and gives the same marks; a few platforms come without it.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds values from parser events, so that depth is bounded before anything recurses."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._places: dict[Location, tuple[int, int]] = {}
        self._keys: dict[Location, tuple[int, int]] = {}

    def tree(self) -> Tree:
        value: Value = {}
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlError("one document a file, please: delete this ---", *_at(event))
                value = self._node(next(self._events), ())
        return Tree(value, self._places, self._keys)

    def _node(self, event: yaml.Event, location: Location) -> Value:
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(
                f"write the value out: aliases (*{event.anchor}) are not read", *_at(event)
            )
        anchor = getattr(event, "anchor", None)
        if anchor:
            raise YamlError(f"delete the anchor (&{anchor}): it is not read", *_at(event))
        tag = getattr(event, "tag", None)
        if tag and tag not in ("!", "tag:yaml.org,2002:str"):
            raise YamlError(f"delete the tag ({tag}): every value is text", *_at(event))
        if len(location) > DEEPEST:
            raise YamlError(f"nested deeper than {DEEPEST} levels", *_at(event))
        self._places[location] = _at(event)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(location)
        return self._mapping(location)

    def _list(self, location: Location) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*location, len(items))))
        return items

    def _mapping(self, location: Location) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor:
                raise YamlError("a key must be a plain word", *_at(event))
            name = str(event.value)
            if name in mapping:
                first = self._keys[(*location, name)]
                raise YamlError(f"{name} stands here twice (first on line {first[0]})", *_at(event))
            self._keys[(*location, name)] = _at(event)
            mapping[name] = self._node(next(self._events), (*location, name))
        return mapping


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
