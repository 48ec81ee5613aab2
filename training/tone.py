"""Training and trial of the second opinion on tone (linter/acts/opinion.py).

    python -m training.tone --trial    figures for docs/tone.md; writes nothing
    python -m training.tone            trains on all labels; writes linter/acts/opinion.json

Everything is deterministic: a Newton fit of an L2-penalised logistic regression, in numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from linter.acts import opinion
from linter.acts.find import is_named, total, weigh
from linter.acts.opinion import Model
from linter.acts.weighed import Weighed
from linter.claims.extract import extract
from linter.language.pipeline import load

ROOT = Path(__file__).parent.parent
TRIAL = ROOT / "corpus" / "tone-trial"
DEV = ROOT / "corpus" / "dev"
TONES = {"mockery", "judgement", "diagnosis", "surveillance"}
LEAST_SOURCES = 6
"""Differently worded drafts a feature must occur in to be learned from."""
PENALTY = 1.0
"""Of the squared weights."""
THRESHOLD = 0.72
"""Least probability that is reported: set so that acts named and suspected together keep above 90%
precision over the files of corpus/dev, each judged by a model trained without it (docs/tone.md)."""


class Draft(NamedTuple):
    """A labelled draft with what the linter makes of it."""

    text: str
    source: str
    tone: bool
    weighed: list[Weighed]
    features: Counter[str] | None


def read(path: Path, nlp: Any) -> list[Draft]:
    """The drafts of one file."""
    rows = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    drafts = []
    for row, doc in zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True):
        labels = row.get("labels", row.get("issues", []))
        weighed = weigh(doc, extract(doc))
        tone = bool(labels) if "labels" in row else bool(TONES & set(labels))
        drafts.append(
            Draft(
                row["text"], row.get("words", row["id"]), tone, weighed, opinion.features(weighed)
            )
        )
    return drafts


def named(draft: Draft, keep: Callable[[str], bool] = lambda name: True) -> bool:
    """Whether structure and lexicons name an act, by the cues that `keep` lets through."""
    for item in draft.weighed:
        cues = [cue for cue in item.cues if keep(cue.name)]
        own = total(cues)
        context = item.subject.weight if item.subject is not None and own > 0 else 0.0
        if is_named(cues, own, own + context):
            return True
    return False


def lexical(name: str) -> bool:
    """Whether a cue comes from a lexicon of wordings."""
    return name.startswith(("says-", "hint", "kind-"))


def fit(drafts: Sequence[Draft]) -> tuple[dict[str, float], float]:
    """Feature weights and bias of a logistic regression over drafts that speak of users."""
    usable = [draft for draft in drafts if draft.features]
    sources: dict[str, set[str]] = defaultdict(set)
    for draft in usable:
        for name in draft.features or ():
            sources[name].add(draft.source)
    names = sorted(name for name, where in sources.items() if len(where) >= LEAST_SOURCES)
    column = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(usable), len(names) + 1))
    matrix[:, -1] = 1.0
    for row, draft in enumerate(usable):
        for name in draft.features or ():
            if name in column:
                matrix[row, column[name]] = 1.0
    target = np.array([draft.tone for draft in usable], float)
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[-1] = 1e-6
    theta = np.zeros(len(names) + 1)
    for _ in range(12):
        guess = 1.0 / (1.0 + np.exp(-matrix @ theta))
        gradient = matrix.T @ (guess - target) + penalty * theta
        curvature = (matrix * (guess * (1 - guess))[:, None]).T @ matrix + np.diag(penalty)
        theta -= np.linalg.solve(curvature, gradient)
    return {name: round(float(theta[place]), 4) for name, place in column.items()}, round(
        float(theta[-1]), 4
    )


def figures(drafts: Sequence[Draft], found: Callable[[Draft], bool]) -> str:
    """Recall and precision of finding any act."""
    hits = sum(found(d) and d.tone for d in drafts)
    tone, told = sum(d.tone for d in drafts), sum(found(d) for d in drafts)
    fine = len(drafts) - tone
    return (
        f"recall {hits / max(1, tone):5.1%}  precision {hits / max(1, told):6.1%}  "
        f"false {told - hits}/{fine}"
    )


def trial(made: dict[str, list[Draft]], dev: dict[str, list[Draft]]) -> None:
    """Print what each part finds in each set, with an opinion that was trained on the others."""
    sets = {**made, **dev}
    judged: list[tuple[Draft, Model]] = []
    for name, drafts in sets.items():
        if name == "train":
            continue
        others = [draft for other, rest in sets.items() if other != name for draft in rest]
        model = Model(*fit(others), THRESHOLD)
        print(f"{name}: {len(drafts)} drafts, {sum(d.tone for d in drafts)} with tone")
        print(
            "  structure alone  ", figures(drafts, lambda d: named(d, lambda cue: not lexical(cue)))
        )
        print("  lexicons alone   ", figures(drafts, lambda d: named(d, lexical)))
        print("  both             ", figures(drafts, named))
        with_opinion([(draft, model) for draft in drafts])
        if name in dev:
            judged += [(draft, model) for draft in drafts]
    drafts = [draft for draft, _ in judged]
    print(f"corpus/dev: {len(drafts)} drafts, {sum(d.tone for d in drafts)} with tone")
    print("  both             ", figures(drafts, named))
    with_opinion(judged)


def with_opinion(judged: Sequence[tuple[Draft, Model]]) -> None:
    """Print what is found when each draft is also judged by its model, at several thresholds."""
    drafts = [draft for draft, _ in judged]
    for least in (0.6, 0.65, 0.7, THRESHOLD, 0.8):
        found = {
            id(draft)
            for draft, model in judged
            if named(draft)
            or opinion.second_opinion(draft.weighed, model._replace(threshold=least)) is not None
        }
        print(f"  with opinion {least:4}", figures(drafts, lambda d: id(d) in found))  # noqa: B023


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trial", action="store_true")
    options = parser.parse_args()
    nlp = load()
    made = {name: read(TRIAL / f"{name}.jsonl", nlp) for name in ("train", "held-out", "pairs")}
    dev = {path.stem: read(path, nlp) for path in sorted(DEV.glob("*.jsonl"))}
    if options.trial:
        trial(made, dev)
        return
    everything = [draft for drafts in (*made.values(), *dev.values()) for draft in drafts]
    weights, bias = fit(everything)
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= 0.02}
    opinion.WEIGHTS.write_text(
        json.dumps(
            {"threshold": THRESHOLD, "bias": bias, "weights": kept}, ensure_ascii=False, indent=0
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(kept)} weights from {len(everything)} drafts written to {opinion.WEIGHTS}")


if __name__ == "__main__":
    main()
