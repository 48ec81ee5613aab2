"""`.tweet` and `.toot` files: plain copy, a thread's parts divided by a line of `---`.

The grammar is that of the twitter-together action and its Mastodon kin: each part may open with
front matter of its own, and `thread-delimiter` renames the divider. The options of a poll, lines
`( ) option` or `[ ] option`, are read as list items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linter.documents.assemble import Part
from linter.documents.frontmatter import FrontMatter, find_front_matter
from linter.documents.passage import verbatim
from linter.documents.plain import plain_parts

_DELIMITER = re.compile(
    r"^[ \t]*thread-?delimiter[ \t]*:[ \t]*[\"']?([^\"'\r\n]{1,80}?)[\"']?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Tweet:
    """A file's parts, and the front matter of each."""

    parts: list[Part] = field(default_factory=list)
    front_matters: list[FrontMatter] = field(default_factory=list)


def read_tweet(text: str) -> Tweet:
    """One post, or the parts of a thread."""
    tweet = Tweet()
    bodies: list[tuple[int, int]] = []
    position = 0
    delimiter = "---"
    while position < len(text):
        matter = find_front_matter(text, position)
        if matter is not None and matter.kind == "yaml":
            tweet.front_matters.append(matter)
            named = _DELIMITER.search(text, matter.start, matter.end)
            if named:
                delimiter = named.group(1)
            position = matter.body
        end, following = _part_end(text, position, delimiter)
        bodies.append((position, end))
        position = following
    bodies = [(start, end) for start, end in bodies if text[start:end].strip()]
    for start, end in bodies:
        kind = "part" if len(bodies) > 1 else "paragraph"
        tweet.parts.extend(plain_parts(verbatim(text[start:end], start), kind))
    return tweet


def _part_end(text: str, start: int, delimiter: str) -> tuple[int, int]:
    position = start
    while position <= len(text):
        found = _LINE_END.search(text, position)
        end, following = found.span() if found else (len(text), len(text))
        if text[position:end].strip() == delimiter:
            return position, following
        if found is None:
            break
        position = following
    return len(text), len(text)
