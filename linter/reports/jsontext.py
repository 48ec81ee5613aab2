"""JSON as all reports write it: UTF-8, and safe to print to a terminal."""

from __future__ import annotations

import json
import re

_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(value: object, indent: int | None = 2) -> str:
    """The value, with control characters and those that turn the reading order as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # They can only stand inside strings, where JSON takes an escape for the same character.
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
