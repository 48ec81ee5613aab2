"""The statistical second opinion: a linear model over the form of a post's comments on a claim.

It speaks only where structure and lexicons name no act, raises at most a warning, and says what
moved it. Its weights are trained offline (`python -m training.tone`); docs/tone.md has the trial.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from linter.acts.opinion_features import claim_features, comment_words, in_words, word_features
from linter.acts.vocabulary import word_set
from linter.acts.weighed import Weighed
from linter.claims.tree import text_of

WEIGHTS = Path(__file__).with_name("opinion.json")
LONGEST = 600
"""Most characters of a text that is judged: the model was trained on posts, not articles."""
REASONS = 3
"""Most reasons that are given."""


class Opinion(NamedTuple):
    """A suspected act: where, how likely, and what moved the model."""

    item: Weighed
    probability: float
    reasons: tuple[str, ...]


class _Model(NamedTuple):
    weights: dict[str, float]
    bias: float
    threshold: float


@cache
def _model() -> _Model:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return _Model(content["weights"], content["bias"], content["threshold"])


def features(weighed: Sequence[Weighed]) -> Counter[str] | None:
    """What the model sees of a post; None where nothing is said of users."""
    found: Counter[str] = Counter()
    seen = False
    for item in weighed:
        if item.subject is not None and not item.subject.faint:
            seen = True
            found |= _item_features(item)
            found |= claim_features(item.subject)
    return found if seen else None


def _item_features(item: Weighed) -> Counter[str]:
    found: Counter[str] = Counter({f"cue:{cue.name}": 1 for cue in item.cues})
    assert item.subject is not None
    words = comment_words(item.utterance, item.subject)
    if any(word.norm[:1].isalnum() or word.norm in word_set("mocking-emoji") for word in words):
        found |= word_features(words, item.utterance)
    return found


def second_opinion(weighed: Sequence[Weighed]) -> Opinion | None:
    """The comment that the model suspects, if it suspects one."""
    if not weighed or len(text_of(weighed[0].utterance.doc)) > LONGEST:
        return None
    seen = features(weighed)
    if seen is None:
        return None
    model = _model()
    score = model.bias + sum(model.weights.get(name, 0.0) for name in seen)
    probability = 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, score))))
    if probability < model.threshold:
        return None
    joined = [
        item
        for item in weighed
        if item.subject is not None
        and (item.subject.claim is not None or item.subject.statement is not None)
        and item.utterance.block not in {"heading", "link", "table-cell"}
    ]
    if not joined:
        return None

    def moved(item: Weighed) -> float:
        return sum(model.weights.get(name, 0.0) for name in _item_features(item))

    comments = [
        item
        for item in joined
        if item.subject is not None and not item.subject.span.overlaps(item.utterance.span)
    ]
    item = max(comments or joined, key=moved)
    assert item.subject is not None
    told = sorted(
        (_item_features(item) | claim_features(item.subject)),
        key=lambda name: (-model.weights.get(name, 0.0), name),
    )
    reasons = [
        said
        for name in told
        if model.weights.get(name, 0.0) > 0 and (said := in_words(name, item.cues)) is not None
    ]
    if not reasons:  # A suspicion that cannot say what moved it is of no use to a writer.
        return None
    return Opinion(item, probability, tuple(dict.fromkeys(reasons))[:REASONS])
