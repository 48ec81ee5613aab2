"""Which labels hold for a part of a draft: a part is bad only for what stands in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from linter.text import Span
from training.reader.rows import by_part, strength

FINE = "The urn is on from six and the gate stays open till nine."
TOLD = "Four of you booked the debt desk."
TEASE = "Bless your overdrafts."
MANY = "12,000 of you came back for soup."


def claim(quote: str, most: int | None) -> dict[str, Any]:
    return {"quote": quote, "unit": "people", "scope": "users", "kind": "private", "most": most}


LABELS: dict[str, dict[str, Any]] = {
    FINE: {},
    TOLD: {"claims": [claim("Four of you", 4)]},
    TEASE: {"remarks": [{"quote": TEASE, "act": "mockery"}]},
    MANY: {"claims": [claim("12,000 of you", 12_000)]},
}


def post(*sentences: str, verdict: str = "block") -> tuple[dict[str, Any], list[Span]]:
    """A draft of some paragraphs, labelled, and where each of them stands."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n\n"
    labels = [LABELS[sentence] for sentence in sentences]
    row = {
        "text": text,
        "verdict": verdict,
        "issues": [] if verdict == "clean" else ["small-cohort"],
        "claims": [each for label in labels for each in label.get("claims", ())],
        "remarks": [each for label in labels for each in label.get("remarks", ())],
    }
    return row, spans


def verdicts(*sentences: str, verdict: str = "block") -> list[str | None]:
    return [part["verdict"] for part in by_part(*post(*sentences, verdict=verdict))]


def test_of_a_bad_draft_the_parts_that_tell_are_bad_and_the_others_clean() -> None:
    assert verdicts(FINE, TOLD, FINE) == ["clean", "block", "clean"]
    assert verdicts(TOLD, TEASE, FINE) == ["block", "block", "clean"]


def test_beside_few_people_nobody_said_what_many_are() -> None:
    assert verdicts(MANY, TOLD) == [None, "block"]
    assert verdicts(MANY, FINE) == ["block", "clean"]


def test_where_nothing_says_which_part_is_bad_none_is_judged() -> None:
    assert verdicts(FINE, FINE) == [None, None]


@given(st.lists(st.sampled_from(sorted(LABELS)), min_size=1, max_size=5))
def test_every_part_of_a_clean_draft_is_clean(sentences: list[str]) -> None:
    row, spans = post(*sentences, verdict="clean")
    assert [part["verdict"] for part in by_part(row, spans)] == ["clean"] * len(sentences)
    assert not any(part["issues"] for part in by_part(row, spans))


def test_a_part_of_a_joined_post_is_as_bad_as_the_draft_that_stands_in_it() -> None:
    good, _ = post(FINE, verdict="clean")
    bad, _ = post(TOLD)
    text = good["text"] + bad["text"]
    split = len(good["text"])
    row = {"text": text, "verdict": "block", "issues": ["small-cohort"]}
    row["parts"] = [(0, split, good), (split, len(text), bad)]
    first, second = by_part(row, [Span(0, split), Span(split, len(text))])
    assert (first["verdict"], second["verdict"]) == ("clean", "block")
    assert (first["issues"], second["issues"]) == ([], ["small-cohort"])
    (both,) = by_part(row, [Span(0, len(text))])
    assert both["verdict"] == "block"


def test_a_kind_remark_and_public_acts_tell_on_nobody() -> None:
    row, (span,) = post(TEASE)
    kind = {**row, "remarks": [{"quote": TEASE, "act": "kind"}]}
    assert strength(kind, row["text"], span, span) == 0
    row, (span,) = post(TOLD)
    public = {**row, "claims": [{**claim("Four of you", 4), "kind": "public"}]}
    assert strength(public, row["text"], span, span) == 0
