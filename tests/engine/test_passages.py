"""Passages of articles that are read as posts: which, where, and nothing lost beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analyser, Failure
from linter.claims.heard import passages
from linter.documents.post import Piece, Post, Source
from linter.documents.read import read_text
from linter.lexicons import shipped
from linter.settings import Settings
from linter.text import Span
from linter.windows import WINDOW, windows

PEOPLE = shipped("people")
PADDING = (
    "The new timetable is printed on recycled card and hangs beside each door of the hall. The old "
    "one was printed on plastic, which cracked in the frost, and nobody could read the small type "
    "of the footnotes. We have moved the footnotes to the website. The card was cut by a printer "
    "in the next street, and the holes were punched by hand.\n\n"
)


def article(passage: str) -> tuple[Post, ...]:
    """A page of a site with a passage in the middle of its only section."""
    text = f"---\ntitle: Timetable\n---\n\n{PADDING}{PADDING}{passage}\n\n{PADDING}{PADDING}"
    posts = read_text(text, "content/news/timetable.md").posts
    assert any(post.article and passage in post.text for post in posts)
    return posts


def errors(passage: str) -> list[str]:
    """The words of an article that errors mark."""
    posts = article(passage)
    return [
        match.span.cut(post.text)
        for post, found in zip(posts, Analyser(Settings()).judge(posts), strict=True)
        for match in found  # type: ignore[union-attr]
        if match.severity.value == "error"
    ]


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        (
            "Since Monday, eleven of you have asked the booking assistant whether it is lonely. "
            "Do get out more.",
            "eleven of you",
        ),
        (
            "Whoever in Saltby keeps the sauna door on camera until four in the morning: we can "
            "see the bill, and so can your wife.",
            "Whoever",
        ),
        (
            "Our meter at the back gate knows you went out for a smoke six times during choir, "
            "after telling us that you had stopped. Pathetic.",
            "Pathetic",
        ),
        (
            "A lady on Curlew Ward pressed the bell 96 times on Sunday, mostly about the owl.",
            "A lady",
        ),
        (
            "There is a member in Saltby who has borrowed the same jam book thirty times.",
            "a member",
        ),
        ("Colin R. of Saltby ordered his eleventh trampoline at noon on Tuesday.", "Colin R."),
    ],
)
def test_a_passage_that_a_post_would_be_blocked_for_is_found_in_an_article(
    passage: str, words: str
) -> None:
    found = errors(passage)
    assert found
    assert any(words in each for each in found)
    assert all(each in passage for each in found)


@pytest.mark.parametrize(
    "passage",
    [
        "Eleven of you came on Monday to help carry the chairs, and the tea was on us.",
        "Our three caretakers will be in the hall until four in the morning to sand the floor.",
        "You open the door with the code, you switch on two of the heaters, and you sign the book.",
        "On the train home a man with two dogs told us all that the pub had been shut since March.",
        pytest.param(
            "My cousin in Saltby once left the sauna on for six nights, and we all still laugh.",
            marks=pytest.mark.xfail(strict=True, reason="kin are users to the reader"),
        ),
    ],
)
def test_harmless_passages_of_an_article_stay_so(passage: str) -> None:
    assert errors(passage) == []


def test_an_article_that_cannot_be_cut_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(text: str, people: object) -> tuple[Span, ...]:
        raise ValueError("broken")

    monkeypatch.setattr(passages, "telling_passages", broken)
    bad = read_text("Three of you cried at the till on Monday. Get a grip.", "a.txt").posts
    *_, page = article("Eleven of you came on Monday.")
    first, second = Analyser(Settings()).judge([page, *bad])
    assert first == Failure("ValueError: broken")
    assert second and not isinstance(second, Failure)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text("ab .\n", max_size=60), max_size=12).map("\n\n".join),
    st.lists(st.integers(0, 400), max_size=8),
)
def test_the_windows_of_an_article_lie_in_it_in_order(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    spans = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b)
    pieces = (Piece(0, 0, len(text), len(text)),)
    post = Post("page.md", text, pieces, Source(text), article=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passages, "telling_passages", lambda *_: spans)
        found = list(windows(0, post, PEOPLE))
    end = 0
    for window in found:
        assert window.offset >= end
        assert text[window.offset : window.offset + len(window.text)] == window.text
        assert len(window.text) <= WINDOW
        end = window.offset + len(window.text)
    told = [window for window in found if not window.article]
    assert [Span(each.offset, each.offset + len(each.text)) for each in told] == [
        span for span in spans if span.cut(text).strip()
    ]
