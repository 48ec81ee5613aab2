"""Whether a phrase is spoken to: "To the …", "Dear …", "Shout-out to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.tree import low, sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALLS = frozenset({"dear", "hey", "oi", "hello", "hi", "psst"})
_OPENINGS = frozenset(
    "to dear hello hi hey shoutout congrats congratulations sorry thanks thank salute cheers "
    "hats props oi big-up "
    "kudos welcome respect love a big huge out shout off special this one's and one goes well "
    "done bravo "
    "goodnight apologies hugs message note word quick open letter award goes medal".split()
)
_PLAIN = frozenset({"the", "that", "this", "one", "a", "an", "our", "my", "whichever"})


def is_greeted(doc: Doc, first: int) -> bool:
    """Whether the phrase that begins at token `first` is spoken to."""
    index = first - 1
    start = sentence_bounds(doc[first])[0]
    start = max([start, *(token.i + 1 for token in doc[start:first] if token.text == ":")])
    steps = 0
    while index >= start and steps < 5:
        word = low(doc[index])
        if word in _CALLS:
            return True
        if word == "to":
            return all(_opens(low(token)) or not token.is_alpha for token in doc[start:index])
        if doc[index].pos_ not in ("ADJ", "DET", "ADV", "PUNCT", "SYM") and word not in _PLAIN:
            return False
        index -= 1
        steps += 1
    return False


def _opens(word: str) -> bool:
    return word in _OPENINGS
