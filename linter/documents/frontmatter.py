"""Front matter: YAML between `---` lines or TOML between `+++` lines at a file's head."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.documents.passage import verbatim
from linter.documents.tree import Mapping, Scalar

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")


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
    return FrontMatter(
        "yaml" if mark == "---" else "toml", opening.end(), closing.start(1), closing.end()
    )


def plain_entries(text: str, matter: FrontMatter) -> Mapping:
    """The `key: words` and `key = "words"` lines of front matter that no parser takes."""
    mapping = Mapping(matter.start, matter.end)
    for match in _ENTRY.finditer(text, matter.start, matter.end):
        key, words = match.group(1), _DIRECTIVE.split(match.group(2), 1)[0].rstrip()
        start = match.start(2)
        end = start + len(words)
        if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
            words, start = words[1:-1], start + 1
        scalar = Scalar(verbatim(words, start), match.start(2), end)
        mapping.entries.append((key, match.start(), scalar))
    return mapping


_ENTRY = re.compile(r"^([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(\S[^\r\n]*)", re.MULTILINE)
_DIRECTIVE = re.compile(r"[ \t]#+[ \t]*discreet[ \t]*:", re.IGNORECASE)
_CLOSING = {
    "---": re.compile(r"(?<=[\n\r])((?:---|\.\.\.)[ \t]*)(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?<=[\n\r])(\+\+\+[ \t]*)(?:\r\n|\r|\n|\Z)"),
}
