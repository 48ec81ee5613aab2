"""Properties of a page below its title, as Notion and its kin write them into exported Markdown.

    # Autumn launch

    Owner: Ana
    Status: In review

They are what columns are in a table: most are the team's, and some may hold copy.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.documents.copyfields import is_planning_name, is_status_name
from linter.documents.copynames import copy_level

_END = r"(?:\r\n|\r|\n|\Z)"
_LINE = rf"[^\W_][^:\r\n]{{0,40}}:[ \t][^\r\n]*{_END}"
_GAP = r"(?:\s*[\r\n])?"  # Blank lines, in one way only: what front matter leaves is full of them.
_BLOCK = re.compile(rf"{_GAP}#[ \t][^\r\n]*{_END}{_GAP}((?:{_LINE}){{1,60}})")
_PROPERTY = re.compile(rf"([^:\r\n]+):[ \t]([^\r\n]*){_END}")
_FEWEST = 2  # properties of a plan (a date, a state, an owner) that tell the block from prose


class Property(NamedTuple):
    """One property. start, end: the offsets of its line."""

    name: str
    value: str
    start: int
    end: int


def team_properties(text: str, fields: tuple[str, ...] = ()) -> list[Property]:
    """The properties below the title of a page that hold no copy; none where there is no plan.

    text: Markdown, with what stands before its body blanked.
    """
    block = _BLOCK.match(text)
    if block is None or text[block.end() : block.end() + 1].strip():
        return []
    properties = [
        Property(match[1], match[2].strip(), match.start(), match.end())
        for match in _PROPERTY.finditer(text, block.start(1), block.end(1))
    ]
    plan = [is_planning_name(each.name) or is_status_name(each.name) for each in properties]
    if sum(plan) < _FEWEST:
        return []
    return [
        each
        for each, planned in zip(properties, plan, strict=True)
        if planned or not copy_level(each.name, fields)
    ]
