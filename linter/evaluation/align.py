"""Which predicted claim answers which labelled one.

Docs: docs/evaluation.md defines every comparison made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.claims.model import Claim, Interval, Scope, Unit
from linter.evaluation.corpus import Label
from linter.text import Span

ROUNDING = 0.01
"""Endpoints of two intervals agree when they differ by one or by this fraction: "nearly 500" may
be read as 450 to 499 or 451 to 500. A house choice; an exact count must be met exactly."""

_SOME = 2
"""People that any plural is."""

PEOPLE_UNITS = frozenset({Unit.PEOPLE, Unit.ACCOUNTS, Unit.HOUSEHOLDS, Unit.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Prediction:
    """A claim the linter reported, with its spans in the record's text."""

    claim: Claim
    cohort: Span
    whole: Span

    @property
    def people(self) -> bool:
        """Whether it is reported as a count of users, respondents or the public."""
        return self.claim.cohort.unit in PEOPLE_UNITS and self.claim.cohort.scope not in (
            Scope.STAFF,
            Scope.HYPOTHETICAL,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the prediction that answers it."""

    label: Label
    prediction: Prediction


def sizes_agree(label: Label, size: Interval | None) -> bool:
    """Whether a predicted size is the labelled one.

    With a labelled interval: the same interval, endpoints within `ROUNDING` unless the label is
    an exact count. With a labelled count only, or the product of a share and a base: the count
    lies in the predicted interval, which must be bounded on the side that matters. Unknown, which
    "one or more" is as well: predicted unknown, or "one or more".
    """
    if label.interval is not None and _says_nothing(label.interval):
        return size is None or _says_nothing(size)
    bounded = size is not None and size.most is not None
    product = label.share is not None and label.count is not None
    if label.interval is not None and not (product and bounded):
        return size is not None and _intervals_agree(label.interval, size)
    if label.count is None or (label.bounded and label.interval is None):
        return size is None or _says_nothing(size)
    if size is None:
        return False
    if size.most is None:
        return 0 <= size.least - label.count <= 1 or size.least == label.count
    return size.least - 1 <= label.count <= size.most + 1


def _says_nothing(size: Interval) -> bool:
    """Whether an interval is all that "some of you" says: one or two at least, and no bound."""
    return size.least <= _SOME and size.most is None


def _intervals_agree(label: Interval, size: Interval) -> bool:
    if label.least == label.most or size.least == size.most:
        return label == size
    return _near(label.least, size.least) and (
        (label.most is None) == (size.most is None)
        and (label.most is None or size.most is None or _near(label.most, size.most))
    )


def _near(labelled: int, predicted: int) -> bool:
    return abs(labelled - predicted) <= max(1, ROUNDING * labelled)


def units_agree(label: Label, unit: Unit) -> bool:
    """Whether people are read as people (or accounts, or households), events as events."""
    if label.unit == "people":
        return unit in PEOPLE_UNITS
    return label.unit == "events" and unit is Unit.EVENTS


def align(labels: Sequence[Label], predictions: Sequence[Prediction]) -> list[Pair]:
    """One-to-one pairs, best first; a pair must touch, or agree where nothing is quoted.

    Pairs are taken greedily by: the cohort's words overlap the quote, sizes agree, units agree,
    how much of the words they share. Ties fall to the order of the text.
    """
    candidates: list[tuple[tuple[float, ...], int, int]] = []
    for i, label in enumerate(labels):
        for j, prediction in enumerate(predictions):
            score = _score(label, prediction)
            if score is not None:
                candidates.append((tuple(-part for part in score), i, j))
    candidates.sort()
    pairs: list[Pair] = []
    used_labels: set[int] = set()
    used_predictions: set[int] = set()
    for _, label_index, prediction_index in candidates:
        if label_index in used_labels or prediction_index in used_predictions:
            continue
        used_labels.add(label_index)
        used_predictions.add(prediction_index)
        pairs.append(Pair(labels[label_index], predictions[prediction_index]))
    return pairs


def _score(label: Label, prediction: Prediction) -> tuple[float, float, float, float] | None:
    size = sizes_agree(label, prediction.claim.cohort.size)
    unit = units_agree(label, prediction.claim.cohort.unit)
    if not label.spans:
        return (0.0, 1.0, 1.0, 0.0) if size and unit else None
    touching = max((_shared(span, prediction.cohort) for span in label.spans), default=0.0)
    if touching == 0.0 and not any(span.overlaps(prediction.whole) for span in label.spans):
        return None
    # A claim's span covers its whole clause and may run over its neighbour's quote: touching only
    # there counts when the sizes agree too.
    if touching == 0.0 and not size:
        return None
    return (float(touching > 0 and size), float(touching > 0), float(unit), touching)


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    if common <= 0:
        return 0.0
    return common / (max(one.end, other.end) - min(one.start, other.start))
