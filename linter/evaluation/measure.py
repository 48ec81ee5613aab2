"""Counts of right, missed and wrong, from labelled records and what the linter made of them.

Every figure is defined in docs/evaluation.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from linter.claims.model import Kind
from linter.evaluation.align import Pair, Prediction, align, sizes_agree, units_agree
from linter.evaluation.corpus import FAMILIES, VERDICTS, Label, Record


@dataclass(frozen=True, slots=True)
class Reported:
    """What the linter made of one record. `rules`: those that fired as an error or a warning."""

    claims: tuple[Prediction, ...]
    rules: frozenset[str]
    verdict: str


@dataclass(slots=True)
class Rate:
    """Right answers against what was labelled (recall) and what was reported (precision)."""

    right: int = 0
    labelled: int = 0
    reported: int = 0

    @property
    def recall(self) -> float | None:
        """Right over labelled; None when nothing was labelled."""
        return self.right / self.labelled if self.labelled else None

    @property
    def precision(self) -> float | None:
        """Right over reported; None when nothing was reported."""
        return self.right / self.reported if self.reported else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong, for people to read. kind: missed | false | wrong | verdict."""

    record: str
    place: str
    kind: str
    what: str
    text: str


ASPECTS = ("located", "size", "unit", "scope", "behaviour", "kind", "addressed", "single")


@dataclass(slots=True)
class Measures:
    """The figures of one split."""

    split: str
    records: int = 0
    claims: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in ASPECTS})
    rules: dict[str, Rate] = field(
        default_factory=lambda: {rule: Rate() for rule in sorted(FAMILIES)}
    )
    unlabelled: Counter[str] = field(default_factory=Counter)
    verdicts: dict[str, dict[str, int]] = field(
        default_factory=lambda: {row: dict.fromkeys(VERDICTS, 0) for row in VERDICTS}
    )
    misses: list[Miss] = field(default_factory=list)

    @property
    def right_verdicts(self) -> int:
        """Records whose verdict is the labelled one."""
        return sum(self.verdicts[name][name] for name in VERDICTS)


@dataclass(frozen=True, slots=True)
class _Aspect:
    carried: Callable[[Label], bool]
    agrees: Callable[[Pair], bool]


def _behaviour_agrees(pair: Pair) -> bool:
    behaviour = pair.prediction.claim.behaviour
    return (
        behaviour is not None and behaviour.lemma.casefold() == (pair.label.lemma or "").casefold()
    )


def _kind_agrees(pair: Pair) -> bool:
    behaviour = pair.prediction.claim.behaviour
    return behaviour is not None and behaviour.kind.value == pair.label.kind


_ASPECTS: dict[str, _Aspect] = {
    "located": _Aspect(lambda label: True, lambda pair: True),
    "size": _Aspect(
        lambda label: True, lambda pair: sizes_agree(pair.label, pair.prediction.claim.cohort.size)
    ),
    "unit": _Aspect(
        lambda label: True, lambda pair: units_agree(pair.label, pair.prediction.claim.cohort.unit)
    ),
    "scope": _Aspect(
        lambda label: label.scope is not None,
        lambda pair: pair.prediction.claim.cohort.scope.value == pair.label.scope,
    ),
    "behaviour": _Aspect(lambda label: bool(label.lemma), _behaviour_agrees),
    "kind": _Aspect(lambda label: label.kind in (Kind.PRIVATE, Kind.PUBLIC), _kind_agrees),
    "addressed": _Aspect(
        lambda label: label.addressed is not None,
        lambda pair: pair.prediction.claim.addressed == pair.label.addressed,
    ),
    "single": _Aspect(
        lambda label: label.single,
        lambda pair: sizes_agree(pair.label, pair.prediction.claim.cohort.size),
    ),
}


def measure(split: str, results: Iterable[tuple[Record, Reported]]) -> Measures:
    """The figures of one split, and everything that was missed or wrongly reported."""
    measures = Measures(split)
    for record, reported in results:
        measures.records += 1
        if record.claimed:
            _claims(measures, record, reported.claims)
            _rules(measures, record, reported.rules)
        measures.verdicts[record.verdict][reported.verdict] += 1
        if record.verdict != reported.verdict:
            what = f"verdict {reported.verdict}, labelled {record.verdict}"
            measures.misses.append(_miss(record, "verdict", what))
    return measures


def total(parts: Sequence[Measures]) -> Measures:
    """All splits as one, without the list of misses."""
    whole = Measures("total")
    for part in parts:
        whole.records += part.records
        for name, rate in part.claims.items():
            _add(whole.claims[name], rate)
        for rule, rate in part.rules.items():
            _add(whole.rules[rule], rate)
        whole.unlabelled.update(part.unlabelled)
        for row, cells in part.verdicts.items():
            for cell, number in cells.items():
                whole.verdicts[row][cell] += number
    return whole


def _add(rate: Rate, other: Rate) -> None:
    rate.right += other.right
    rate.labelled += other.labelled
    rate.reported += other.reported


def _claims(measures: Measures, record: Record, predictions: Sequence[Prediction]) -> None:
    pairs = align(record.labels, predictions)
    required = [label for label in record.labels if label.people]
    answered = {id(pair.label): pair for pair in pairs if pair.prediction.people}
    paired = {id(pair.prediction): pair for pair in pairs}
    # A claim made of a stated base ("our 3,500 growers") or of staff is neither asked nor wrong.
    counted = [
        prediction
        for prediction in predictions
        if prediction.people and not _excused(paired.get(id(prediction)))
    ]
    for name, aspect in _ASPECTS.items():
        rate = measures.claims[name]
        for label in required:
            if not aspect.carried(label):
                continue
            rate.labelled += 1
            pair = answered.get(id(label))
            agreed = pair is not None and aspect.agrees(pair)
            rate.right += agreed
            # One line a label: a claim that was not found is listed once, under its size.
            if not agreed and name not in ("located", "single") and (pair or name == "size"):
                measures.misses.append(_claim_miss(record, name, label, pair))
        for prediction in counted:
            pair = paired.get(id(prediction))
            if name == "single":
                size = prediction.claim.cohort.size
                rate.reported += size is not None and size.most == 1
            else:
                rate.reported += pair is None or not pair.label.people or aspect.carried(pair.label)
    for prediction in counted:
        pair = paired.get(id(prediction))
        if pair is None or not pair.label.people:
            cohort = prediction.claim.cohort
            reading = f"{cohort.size} {cohort.unit}"
            what = f"{cohort.text!r} reported as {reading}; no such claim is labelled"
            measures.misses.append(_miss(record, "false", what))


def _excused(pair: Pair | None) -> bool:
    return pair is not None and pair.label.unit == "people" and not pair.label.people


def _claim_miss(record: Record, name: str, label: Label, pair: Pair | None) -> Miss:
    wanted = label.quote or f"{label.count} {label.unit}"
    size = str(label.interval) if label.interval is not None else str(label.count)
    if pair is None:
        return _miss(record, "missed", f"{name}: {wanted!r} ({size}) not reported")
    claim = pair.prediction.claim
    behaviour = claim.behaviour
    got = {
        "size": f"{claim.cohort.size}, labelled {size}",
        "single": f"{claim.cohort.size}, labelled {size}",
        "unit": f"{claim.cohort.unit}, labelled {label.unit}",
        "scope": f"{claim.cohort.scope}, labelled {label.scope}",
        "behaviour": f"{behaviour.lemma if behaviour else None!r}, labelled {label.lemma!r}",
        "kind": f"{behaviour.kind if behaviour else None}, labelled {label.kind}",
        "addressed": f"{claim.addressed}, labelled {label.addressed}",
    }[name]
    return _miss(record, "wrong", f"{name} of {wanted!r}: {got}")


def _rules(measures: Measures, record: Record, fired: frozenset[str]) -> None:
    for rule, rate in measures.rules.items():
        labelled, reported = rule in record.issues, rule in fired
        rate.labelled += labelled
        rate.reported += reported
        rate.right += labelled and reported
        if labelled != reported:
            kind, what = ("missed", "not found") if labelled else ("false", "not labelled")
            measures.misses.append(_miss(record, kind, f"rule {rule}: {what}"))
    measures.unlabelled.update(fired - FAMILIES)


def _miss(record: Record, kind: str, what: str) -> Miss:
    return Miss(record.id, f"{record.path}:{record.line}", kind, what, record.text)
