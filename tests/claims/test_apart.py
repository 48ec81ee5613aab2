"""Runs of people with several numbers, cut where one group ends and the next begins."""

import pytest

from linter.reader.model import Sort

from .impressions import heeded, impression


@pytest.mark.parametrize(
    ("text", "run", "told"),
    [
        (
            "The ayes: 96 or so. 40 against, 7 for gulls.",
            "40 against, 7 for gulls",
            ["40 against", "7 for gulls"],
        ),
        (
            "Spa pairs on weekdays: 26. Pairs at weekends: 140.",
            "pairs on weekdays: 26. Pairs at weekends: 140",
            ["pairs on weekdays: 26", "Pairs at weekends: 140"],
        ),
        (
            "Lofts left alone: skylights (260), dormers (144).",
            "skylights (260), dormers (144)",
            ["skylights (260)", "dormers (144)"],
        ),
        (
            "Three of the nine lads, still at it.",
            "Three of the nine lads",
            ["Three of the nine lads"],
        ),
    ],
)
def test_each_number_of_a_run_counts_its_own_people(text: str, run: str, told: list[str]) -> None:
    found = heeded(text, impression(text, {run: (Sort.PEOPLE, 0.9)}))
    assert [claim.cohort.text for claim in found] == told
