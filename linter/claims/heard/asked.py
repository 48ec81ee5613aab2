"""Numbers told apart from the words that say whose they are: "38. That's how many of you cried"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.context import Context
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKING = re.compile(r"\b(?:(?P<many>how many)|the number)\b(?: of\b)?\s*", re.IGNORECASE)
"""What stands before people whose number is told elsewhere."""
_LONGEST_ASKING = len("the number of ")


def asks_number(context: Context, span: Span) -> bool:
    """Whether words leave their number to another sentence: "Guess how many of you".

    "The number of you who …" does so where a number is told; alone it may have doubled.
    """
    start = max(0, span.start - _LONGEST_ASKING)
    asking = _ASKING.search(context.text, start, span.end)
    if asking is None or asking.end() < span.start:
        return False
    return asking["many"] is not None or any(claim.cohort.size for claim in context.found)


def verb_of_asked(sentence: Sequence[Token]) -> Token | None:
    """What they did whom the next sentence gives a number: "38. That's how many of you cried"."""
    asking = _ASKING.search("".join(token.text_with_ws for token in sentence))
    if asking is None:
        return None
    first = sentence[0].idx
    return next((t for t in sentence if t.pos_ == "VERB" and t.idx - first > asking.end()), None)
