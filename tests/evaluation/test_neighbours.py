"""What a draft is blocked for, and what it is not, does not depend on the paragraphs beside it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from linter.evaluation.corpus import Record, read_corpus
from linter.evaluation.run import report_corpus
from linter.settings import Settings

NUMBER = 60
STILL_BLOCKED = 0.85
"""Share of the blocked drafts that must be blocked among harmless neighbours."""
BLOCKED_BY_COMPANY = 0.05
"""Most of the harmless drafts that may be blocked among harmless neighbours."""


def verdicts(records: list[Record]) -> list[str]:
    reported = report_corpus(records, Settings(), claims_only=False)
    return [report.verdict for _, report in reported]


@pytest.mark.slow
def test_neighbours_neither_hide_a_finding_nor_make_one() -> None:
    records = random.Random(17).sample(read_corpus(Path("corpus/dev")), 4 * NUMBER)
    told = [r for r, found in zip(records, verdicts(records), strict=True) if found == r.verdict]
    blocked = [record for record in told if record.verdict == "block"][:NUMBER]
    fine = [record for record in told if record.verdict == "clean"][:NUMBER]
    assert len(blocked) == len(fine) == NUMBER

    posts = []
    for middle in (blocked, fine):
        for index, record in enumerate(middle):
            above, below = fine[index - 1].text, fine[index - 2].text
            text = f"{above}\n\n{record.text}\n\n{below}"
            posts.append(replace(record, text=text, labels=()))
    found = verdicts(posts)
    assert found[:NUMBER].count("block") >= STILL_BLOCKED * NUMBER
    assert found[NUMBER:].count("block") <= BLOCKED_BY_COMPANY * NUMBER
