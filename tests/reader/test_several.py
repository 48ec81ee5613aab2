"""Long drafts to learn from in parts, and short ones joined: no label may be lost or invented."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.reader.parts import AT_ONCE
from linter.text import Span
from training.reader.rows import by_part
from training.reader.several import is_joinable, joined, portions

PLAIN = "The doors open at nine, the soup is on at noon and the piano is still for sale. "
BAD = "Nine of you asked for the debt course twice."


def row(text: str, verdict: str, **labels: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"issues": [], "claims": [], "remarks": [], "topics": []}
    return empty | {"text": text, "verdict": verdict} | labels


def claim(quote: str) -> dict[str, Any]:
    return {"quote": quote, "unit": "people", "scope": "users", "kind": "private"}


def bad(text: str) -> dict[str, Any]:
    return row(text, "block", issues=["small-cohort"], claims=[claim("Nine of you")])


def test_a_short_draft_is_learned_as_it_is() -> None:
    draft = bad(BAD)
    assert list(portions(draft)) == [draft]


@settings(deadline=None)
@given(st.integers(0, 12), st.integers(0, 12))
def test_of_a_long_bad_draft_only_the_part_that_tells_is_bad(before: int, after: int) -> None:
    text = "\n\n".join([*[PLAIN * 2] * (before + 6), BAD, *[PLAIN * 2] * after])
    parts = list(portions(bad(text)))
    assert all(len(part["text"]) <= AT_ONCE for part in parts)
    assert [part["verdict"] for part in parts].count("block") == 1
    for part in parts:
        assert (part["verdict"] == "block") == (BAD in part["text"]) == bool(part["issues"])
        assert bool(part["claims"]) == (BAD in part["text"])


def test_each_part_that_tells_is_bad_and_where_nobody_said_which_does_no_part_is_judged() -> None:
    other = "Ten of you asked for it thrice."
    text = "\n\n".join([BAD, *[PLAIN * 2] * 16, other])
    twice = row(text, "block", claims=[claim("Nine of you"), claim("Ten of you")])
    parts = list(portions(twice))
    assert len(parts) > 2
    for part in parts:
        tells = BAD in part["text"] or other in part["text"]
        assert part["verdict"] == ("block" if tells else "clean")
    unquoted = row("\n\n".join([PLAIN * 2] * 8), "block", issues=["mockery"])
    assert {part["verdict"] for part in portions(unquoted)} == {None}


def test_a_joined_post_is_as_bad_as_its_worst_draft() -> None:
    drafts = [bad(BAD), *[row(f"{PLAIN}{number}", "clean") for number in range(9)]]
    posts = list(joined(drafts, 20, seed=1))
    assert [post["verdict"] for post in posts] == ["clean", "block"] * 10
    for post in posts:
        assert (BAD in post["text"]) == (post["verdict"] == "block") == bool(post["claims"])
        for start, end, draft in post["parts"]:
            assert post["text"][start:end] == draft["text"]


def test_a_long_joined_post_is_cut_with_the_verdicts_of_what_stands_in_its_parts() -> None:
    drafts = [bad(f"{BAD} {PLAIN * 3}"), *[row(f"{PLAIN * 4}{n}", "clean") for n in range(9)]]
    posts = [post for post in joined(drafts, 40, seed=1) if len(post["text"]) > AT_ONCE]
    assert posts
    for post in posts:
        for part in portions(post):
            assert (part["verdict"] == "block") == (BAD in part["text"])
            (judged,) = by_part(part, [Span(0, len(part["text"]))])
            assert judged["verdict"] == part["verdict"]


def test_only_what_is_labelled_in_full_is_joined() -> None:
    assert is_joinable(bad(BAD))
    assert not is_joinable(bad(BAD + "\n\n" + PLAIN))
    assert not is_joinable(row(BAD, "block", issues=["sensitive-topic"]))
    assert not is_joinable({"text": BAD, "labels": ["mockery"], "remarks": []})


def test_a_long_draft_whose_claims_quote_nothing_stays_whole() -> None:
    draft = bad("\n\n".join([PLAIN * 2] * 8)) | {"claims": [{"count": 9, "unit": "people"}]}
    assert list(portions(draft)) == [draft]
