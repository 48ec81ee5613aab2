"""TOML as the same tree of strings and places that YAML files give.

tomllib gives values without places; a scan of the lines finds where each key is written. The
scan only serves messages: the values are tomllib's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from linter.yamltree import Location, Tree, Value, YamlError

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=\s*"""
)
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")
_MESSAGE_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml_table(text: str, table: tuple[str, ...]) -> Tree | None:
    """The table's tree; None when the file has no such table.

    Raises:
        YamlError: not TOML.
    """
    try:
        data: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _MESSAGE_PLACE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        raise YamlError(
            f"not TOML: {_MESSAGE_PLACE.sub('', str(error)).strip()}", line, column
        ) from None
    for part in table:
        if not isinstance(data, Mapping) or part not in data:
            return None
        data = data[part]
    places, keys = _places(text, table)
    return Tree(_strings(data), places, keys)


def _strings(value: object) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _strings(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_strings(entry) for entry in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _places(
    text: str, table: tuple[str, ...]
) -> tuple[dict[Location, tuple[int, int]], dict[Location, tuple[int, int]]]:
    places: dict[Location, tuple[int, int]] = {}
    keys: dict[Location, tuple[int, int]] = {}
    arrays: dict[Location, int] = {}
    current: Location = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            path = _path(header[2])
            if header[1] == "[[":
                arrays[path] = arrays.get(path, -1) + 1
                current = (*path, arrays[path])
            else:
                # A table below an array of tables belongs to the array's last entry.
                parent = next(
                    (path[:n] for n in range(len(path), 0, -1) if path[:n] in arrays), None
                )
                current = (
                    path if parent is None else (*parent, arrays[parent], *path[len(parent) :])
                )
            column = line.index("[") + 1
            places.setdefault(current, (number, column))
            keys.setdefault(path, (number, column))
        elif key := _KEY.match(line):
            location = (*current, *_path(key[1]))
            keys.setdefault(location, (number, key.start(1) + 1))
            places.setdefault(location, (number, key.end() + 1))
    size = len(table)
    return (
        {location[size:]: place for location, place in places.items() if location[:size] == table},
        {location[size:]: place for location, place in keys.items() if location[:size] == table},
    )


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(
        next(part for part in found if part) for found in _PART.findall(dotted) if any(found)
    )
