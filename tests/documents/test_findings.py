"""A draft is judged the same in whatever format it is kept."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.api import check

from .test_places import render_html, render_markdown, render_yaml

DRAFTS = [
    "To the 53 people who've watched A Christmas Prince every day for 18 days: who hurt you?",
    "Over 40 of you ordered the same soup 😀 on Sunday & on Monday.",
    "More than 2 million people watched it on the first weekend, thank you!",
    "Dear person who played it 42 times on Friday, what did you do?",
]

Verdict = list[tuple[str, str, str]]


def judged(text: str, path: str) -> Verdict:
    return sorted(
        (finding.rule, finding.severity.value, finding.excerpt)
        for finding in check(text, path=path)
        # What the reader only suspects weighs the whole post, and a format may add words to it.
        if not (finding.severity.value == "warning" and "the reader takes" in finding.message)
    )


PLAIN: dict[str, Verdict] = {}


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(DRAFTS), st.integers(0, 2**32))
def test_findings_do_not_depend_on_the_format(draft: str, seed: int) -> None:
    rng = random.Random(seed)
    words = draft.split()
    expected = PLAIN.setdefault(draft, judged(draft, "a.txt"))
    markdown = render_markdown(words, rng)[0]
    html = render_html(words, rng)[0]
    cases = {
        "a.yaml": render_yaml(words, rng)[0],
        "a.json": json.dumps([{"text": draft, "id": 1}], ensure_ascii=rng.random() < 0.5),
        "a.csv": f'Date,Text\n2026-01-02,"{draft}"\n',
        "a.po": f'msgid "{draft}"\nmsgstr ""\n',
        "a.tweet": draft.replace(" of ", " of\n"),
    }
    # A quotation, a heading and a cell may rightly be judged otherwise than a paragraph.
    if not any(mark in markdown for mark in ("> ", "## ", "| ")):
        cases["a.md"] = markdown
    if "<p>" in html and "alt=" not in html:
        cases["a.html"] = html
    for path, source in cases.items():
        assert judged(source, path) == expected, (path, source)


@pytest.mark.slow
def test_the_drafts_are_worth_comparing() -> None:
    assert [bool(judged(draft, "a.txt")) for draft in DRAFTS] == [True, True, False, True]
