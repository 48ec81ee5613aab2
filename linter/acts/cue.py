"""A cue: one piece of evidence of a speech act."""

from __future__ import annotations

from typing import NamedTuple

from linter.acts.model import Kind
from linter.acts.utterances import Utterance

FINITE = frozenset({"VERB", "AUX"})
"""Parts of speech that a sentence can turn on."""
OURSELVES = frozenset({"ourselves", "myself"})
"""A brand as the object of what it does: "we heard ourselves" owns up."""


class Cue(NamedTuple):
    """One piece of evidence.

    name: stable, the feature of the statistical opinion. kind: what it suggests, None where it
    only adds weight. points: its weight in the sum (weigh.py). said: plain words for a message;
    empty where it is not worth saying. start, end: the words of the utterance it stands on.
    """

    name: str
    kind: Kind | None
    points: float
    said: str
    start: int
    end: int


def whole(utterance: Utterance, name: str, kind: Kind | None, points: float, said: str) -> Cue:
    """A cue that stands on the whole of an utterance."""
    return Cue(name, kind, points, said, 0, len(utterance.words))
