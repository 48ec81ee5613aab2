"""The closed word lists that structural cues need."""

from __future__ import annotations

from linter.lexicons import shipped


def word_set(sense: str) -> frozenset[str]:
    """A sense of the lexicon of structural words."""
    return shipped("tone-structure").senses[sense]
