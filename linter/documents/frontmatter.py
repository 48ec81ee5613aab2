"""Front matter: YAML between `---` lines or TOML between `+++` lines at a file's head."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")


_WORDS = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_ENTRY = re.compile(
    r"""^[ \t]*(?:-[ \t]+)?(?:"[^"\r\n]{1,80}"|'[^'\r\n]{1,80}'|[^\W\d][\w. -]{0,79})[ \t]*"""
    r"""(?::(?=\s|\Z)|=)|^[ \t]*[\[{%]""",
    re.MULTILINE,
)
"""What an entry of a mapping opens with, in YAML or TOML; or a table, a flow, a template's tag."""


class FrontMatter(NamedTuple):
    """Where front matter stands. kind: yaml | toml. start, end: its words; body: what follows."""

    kind: str
    start: int
    end: int
    body: int


def find_front_matter(text: str, position: int = 0) -> FrontMatter | None:
    """The front matter that opens at `position`, if it is closed again."""
    opening = _FENCE.match(text, position)
    if opening is None:
        return None
    mark = opening.group(1)
    closing = _CLOSING[mark].search(text, opening.end() - 1)
    if closing is None:
        return None
    inside = text[opening.end() : closing.start(1)]
    if _WORDS.search(inside) and not _ENTRY.search(inside):
        return None  # A rule above the first of several posts, and no front matter.
    return FrontMatter(
        "yaml" if mark == "---" else "toml", opening.end(), closing.start(1), closing.end()
    )


_CLOSING = {
    "---": re.compile(r"(?<=[\n\r])((?:---|\.\.\.)[ \t]*)(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?<=[\n\r])(\+\+\+[ \t]*)(?:\r\n|\r|\n|\Z)"),
}
