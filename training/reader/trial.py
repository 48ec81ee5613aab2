"""Figures for docs/tone.md: what each kind of evidence finds of the tone in labelled drafts.

python -m training.reader.trial corpus/holdout/*.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from linter.acts.cue import Cue
from linter.acts.find import find_acts, is_named, total, weigh
from linter.claims.extract import extract
from linter.language.pipeline import load
from training.reader.labels import TONES

_WORDS = ("says-", "hint", "kind-")


def _worded(cue: Cue) -> bool:
    return cue.name.startswith(_WORDS)


_EVIDENCE: dict[str, Callable[[Cue], bool]] = {
    "structure alone": lambda cue: not _worded(cue),
    "lexicons alone": _worded,
    "structure and lexicons": lambda cue: True,
}


def main() -> None:
    """Print recall and precision of any tone by draft, for each kind of evidence."""
    nlp = load()
    right: dict[str, int] = {}
    found: dict[str, int] = {}
    labelled = number = 0
    for path in sys.argv[1:]:
        for line in Path(path).read_text(encoding="utf-8").split("\n"):
            if not line.strip():
                continue
            row = json.loads(line)
            tone = bool(set(row.get("labels", row.get("issues", []))) & set(TONES))
            labelled, number = labelled + tone, number + 1
            doc = nlp(row["text"])
            understanding = extract(doc)
            weighed = weigh(doc, understanding)
            told = {
                name: any(
                    is_named(
                        cues := [cue for cue in item.cues if keep(cue)],
                        own := total(cues),
                        own + item.points - item.own if own > 0 else own,
                    )
                    for item in weighed
                )
                for name, keep in _EVIDENCE.items()
            }
            acts = [act for act in find_acts(doc, understanding) if act.family in TONES]
            told["all, suspicions left out"] = any(not act.suspected for act in acts)
            told["all, with suspicions"] = bool(acts)
            for name, said in told.items():
                found[name] = found.get(name, 0) + said
                right[name] = right.get(name, 0) + (said and tone)
    print(f"{number} drafts, {labelled} with a tone")
    for name, count in found.items():
        recall = right[name] / labelled if labelled else 0.0
        precision = right[name] / count if count else 0.0
        print(f"{name:28} recall {recall:4.0%}, precision {precision:4.0%}")


if __name__ == "__main__":
    main()
