"""`discreet evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from linter.evaluation.corpus import SPLITS, read_corpus
from linter.evaluation.floors import read_floors, shortfalls
from linter.evaluation.measure import measure, total
from linter.evaluation.report import print_text, to_json
from linter.evaluation.run import report_corpus
from linter.ruling import load_policy
from linter.settings import Settings

BLIND = frozenset(split for split in SPLITS if split.startswith("holdout"))
"""Splits whose drafts nobody who works on the linter reads."""


def run_evaluate(
    corpus: Path,
    *,
    shape: str,
    policy: str | None,
    only_claims: bool,
    split: str | None,
    floor: Path | None,
    show_misses: bool,
    reveal_holdout: bool,
    jobs: int,
) -> int:
    """Measure, report; 1 when a figure is below its floor."""
    records = read_corpus(corpus)
    if split is not None:
        records = [record for record in records if record.split == split]
    settings = Settings(policy=policy or "standard")
    load_policy(settings)  # For its errors, before any process starts.
    results = report_corpus(records, settings, claims_only=only_claims, jobs=jobs)
    splits = {record.split for record in records}
    parts = [
        measure(name, [entry for entry in results if entry[0].split == name])
        for name in sorted(splits)
    ]
    if len(parts) > 1:
        parts.append(total(parts))
    floor = floor or _default_floor(corpus)
    failed = shortfalls(read_floors(floor), parts, floor) if floor and not only_claims else []
    misses = [
        miss
        for part in parts
        for miss in part.misses
        if show_misses
        and (part.split not in BLIND or reveal_holdout)
        and not (only_claims and (miss.kind == "verdict" or miss.what.startswith("rule ")))
    ]
    if shape == "json":
        sys.stdout.write(to_json(parts, claims_only=only_claims, misses=misses, failed=failed))
    else:
        print_text(Console(), parts, claims_only=only_claims, misses=misses, failed=failed)
        if show_misses and not reveal_holdout and not splits.isdisjoint(BLIND):
            print("The misses of holdout are not listed: to read them spoils the blind test.")
    return 1 if failed else 0


def _default_floor(corpus: Path) -> Path | None:
    path = corpus / "floors.yaml"
    return path if path.is_file() else None
