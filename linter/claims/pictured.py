"""Lines of scripts and briefs that say what is to be seen: whoever stands in them is acted."""

from __future__ import annotations

import re

from linter.claims.context import Context
from linter.claims.tree import low, sentence_bounds, tokens_in
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


_HAVING = frozenset({"have", "has", "had", "'ve", "'s"})
_SPOKEN_TO = frozenset({"you", "your"})


def is_shown(context: Context, cohort: Span) -> bool:
    """Whether the description of a picture tells who is in it: "Two women lift a kettlebell".

    It does so in the present; what a chart's description says that people did, they did, and "you"
    are in no picture.
    """
    if not any(
        block.kind == "alt" and block.start <= cohort.start < block.end for block in context.blocks
    ):
        return False
    tokens = tokens_in(context.doc, cohort)
    if not tokens:
        return False
    sentence = context.doc[slice(*sentence_bounds(tokens[0]))]
    return not any(
        token.tag_ == "VBD"
        or (token.tag_ == "VBN" and any(low(child) in _HAVING for child in token.children))
        or low(token) in _SPOKEN_TO
        for token in sentence
    )
