"""Lines of scripts and briefs that say what is to be seen: whoever stands in them is acted."""

from __future__ import annotations

import re

from linter.text import Span

_LABEL = re.compile(
    r"[^\w\n|]*(?:visuals?|b-?roll|footage|shot(?:\s+list|\s+\d+)?|camera|alt(?:\s+text)?"
    r"|thumbnail|storyboard|image\s+prompt)\b[^\w\n|]*:",
    re.IGNORECASE,
)


def is_pictured(text: str, span: Span) -> bool:
    """Whether words stand behind a label such as "B-roll:" in their line or table cell."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("|", 0, span.start)) + 1
    label = _LABEL.match(text, start)
    return label is not None and label.end() <= span.start
