"""The words that one person whom the reader sees is put on."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from linter.reader.model import Sort
from linter.text import Span

from .impressions import heeded, impression

TEXTS = (
    "Out of the sauna, in under nine minutes, with a coat on: to and from Leeds-",
    "At the back, from behind, came a sneeze. By whom? Of that, in a while.",
    "@ the till_ & (a) of: the 9pm one… in –",
)


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_words_are_marked_a_person_lies_in_the_text(text: str) -> None:
    spans = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    spans += [Span(a.start, b.end) for a, b in pairwise(spans)]
    for span in spans:
        words = span.cut(text)
        for claim in heeded(text, impression(text, {words: (Sort.SINGLE, 0.9)}, block=0.9)):
            assert 0 <= claim.cohort.span.start < claim.cohort.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("The show oven in our Crewe store baked 300 pies.", "The show oven in our Crewe store", 0),
        ("The show oven in our Crewe store baked 300 pies.", "Crewe", 0),
        ("The largest order in our store fed 300.", "The largest order in our store", 1),
        ("An oven in Crewe baked 300 pies.", "An oven in Crewe", 1),
        ("An oven in our Crewe store baked 300 pies.", "An oven in our Crewe store", 1),
    ],
)
def test_a_thing_of_the_brands_own_stands_for_nobody(text: str, marked: str, told: int) -> None:
    families = {"singled-out": 0.9}
    read = impression(text, {marked: (Sort.SINGLE, 0.9)}, families=families, block=0.6)
    assert len(heeded(text, read)) == told
