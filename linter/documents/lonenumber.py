"""Numbers that are told, though they look like the marker of a list: "38. That's how many".

A list of one line that begins above ten, or whose line says "That's …", continues no other list:
whoever wrote it meant the number.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKER = re.compile(r"[ \t]*(\d{1,9})[.)][ \t]+(?P<says>that|it)?", re.IGNORECASE)
_ITEM = re.compile(r"^[ \t]*\d{1,9}[.)][ \t]", re.MULTILINE)
_LAST = 10
"""The longest list that a writer goes on with, one line at a time, between other things."""


def told_number(text: str, start: int, among: str) -> int:
    """How far the marker goes that opens a line at `start` and tells a number; 0 where none does.

    among: what may hold further lines of the same list.
    """
    marker = _MARKER.match(text, start)
    if marker is None or (int(marker[1]) <= _LAST and not marker["says"]) or _is_list(among):
        return 0
    return marker.end(1) + 1 - start


@lru_cache(maxsize=1)  # Asked once a line of the same text.
def _is_list(among: str) -> bool:
    """Whether more than one line has a marker."""
    first = _ITEM.search(among)
    return first is not None and _ITEM.search(among, first.end()) is not None
