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
LAST = "last:"
"""Before the name of a feature of the last thing said of users: a tease comes at the end."""
_MANY = 3
"""Comments from which on they are not counted further."""


class Opinion(NamedTuple):
    """A suspected act: where, how likely, and what moved the model."""

    item: Weighed
    probability: float
    reasons: tuple[str, ...]


class Model(NamedTuple):
    """A logistic regression: a weight for each feature, and the least probability reported."""

    weights: dict[str, float]
    bias: float
    threshold: float


@cache
def _shipped() -> Model:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(content["weights"], content["bias"], content["threshold"])


def features(weighed: Sequence[Weighed]) -> Counter[str] | None:
    """What the model sees of a post; None where nothing is said of users."""
    seen = _seen(weighed)
    if not seen:
        return None
    comments = sum(_is_comment(item) for item, _ in seen)
    found = Counter({f"form:comments-{min(comments, _MANY)}": 1})
    if seen[-1][0] is weighed[-1] and _is_comment(weighed[-1]):
        found["form:ends-on-comment"] = 1
    for item, own in seen:
        assert item.subject is not None
        found |= own
        found |= claim_features(item.subject)
    return found


def _seen(weighed: Sequence[Weighed]) -> list[tuple[Weighed, Counter[str]]]:
    """What is said of users, each with its features; those of the last are marked, too."""
    seen = [
        (item, _item_features(item))
        for item in weighed
        if item.subject is not None and not item.subject.faint
    ]
    if seen:
        last = seen[-1][1]
        last.update({f"{LAST}{name}": 1 for name in tuple(last)})
    return seen


def _is_comment(item: Weighed) -> bool:
    """Whether it stands beside its claim, and is no part of it."""
    return item.subject is not None and not item.subject.span.overlaps(item.utterance.span)


def _item_features(item: Weighed) -> Counter[str]:
    found: Counter[str] = Counter({f"cue:{cue.name}": 1 for cue in item.cues})
    assert item.subject is not None
    words = comment_words(item.utterance, item.subject)
    if any(word.norm[:1].isalnum() or word.norm in word_set("mocking-emoji") for word in words):
        found |= word_features(words, item.utterance)
    return found


def second_opinion(weighed: Sequence[Weighed], model: Model | None = None) -> Opinion | None:
    """The comment that a model, by default the shipped one, suspects; None if it suspects none."""
    if not weighed or len(text_of(weighed[0].utterance.doc)) > LONGEST:
        return None
    found = features(weighed)
    if found is None:
        return None
    model = model or _shipped()
    score = model.bias + sum(model.weights.get(name, 0.0) for name in found)
    probability = 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, score))))
    if probability < model.threshold:
        return None
    joined = [
        (item, own)
        for item, own in _seen(weighed)
        if item.subject is not None
        and (item.subject.claim is not None or item.subject.statement is not None)
        and item.utterance.block not in {"heading", "link", "table-cell"}
    ]
    if not joined:
        return None
    comments = [(item, own) for item, own in joined if _is_comment(item)]
    item, own = max(
        comments or joined, key=lambda pair: sum(model.weights.get(name, 0.0) for name in pair[1])
    )
    assert item.subject is not None
    told = sorted(
        own | claim_features(item.subject),
        key=lambda name: (-model.weights.get(name, 0.0), name),
    )
    reasons = [
        said
        for name in told
        if model.weights.get(name, 0.0) > 0
        and (said := in_words(name.removeprefix(LAST), item.cues)) is not None
    ]
    if not reasons:  # A suspicion that cannot say what moved it is of no use to a writer.
        return None
    return Opinion(item, probability, tuple(dict.fromkeys(reasons))[:REASONS])
