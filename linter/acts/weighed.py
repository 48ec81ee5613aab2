"""An utterance with its evidence: what the finding of acts and the second opinion share."""

from __future__ import annotations

from typing import NamedTuple

from linter.acts.cue import Cue
from linter.acts.joining import Subject
from linter.acts.utterances import Utterance


class Weighed(NamedTuple):
    """An utterance, its cues, what it is joined to, and its sums of points."""

    utterance: Utterance
    cues: tuple[Cue, ...]
    subject: Subject | None
    own: float
    """Points of its cues alone."""
    points: float
    """The same with what the claim adds."""
    titled: bool = False
    """The words around speak of a work, whose title it may be."""

    @property
    def joined(self) -> bool:
        """Whether a claim or a statement was made out that it is joined to."""
        subject = self.subject
        return subject is not None and (subject.claim is not None or subject.statement is not None)
