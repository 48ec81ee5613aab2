"""Passages of articles that are read as posts: which, where, and nothing lost beside them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analyser
from linter.claims.heard import passages
from linter.claims.heard.passages import may_tell, telling_passages
from linter.documents.post import Piece, Post, Source
from linter.documents.read import read_text
from linter.lexicons import shipped
from linter.reader.model import Impression
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
            "Saltby",
        ),
        (
            "Our meter at the back gate knows you went out for a smoke six times during choir, "
            "after telling us that you had stopped. Pathetic.",
            "you",
        ),
    ],
)
def test_a_passage_that_a_post_would_be_blocked_for_is_found_in_an_article(
    passage: str, words: str
) -> None:
    found = errors(passage)
    assert found
    assert any(words in each or each in passage for each in found)


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


def test_the_reader_is_not_asked_of_what_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str, span: Span) -> None:
        raise AssertionError(span.cut(text))

    monkeypatch.setattr(passages, "read_alone", read)
    text = "The bridge opened in 1932.\n\nTickets cost $12 and the doors open at 7:30."
    assert list(telling_passages(text, PEOPLE)) == []
    assert not may_tell(text, PEOPLE)
    assert may_tell("We saw that 12 doors were left open.", PEOPLE)


def impressions(telling: dict[str, float], spans: Sequence[Span], text: str) -> list[Impression]:
    """What the reader makes of spans: those that hold a word are not clean, so surely."""
    found = []
    for span in spans:
        words = span.cut(text)
        likely = next((each for word, each in telling.items() if word in words), 0.0)
        found.append(Impression(span, [], [], [], {}, {}, {"clean": 1 - likely}))
    return found


@pytest.mark.parametrize(
    ("alone", "beside", "told"),
    [(0.6, 0.9, True), (0.9, 0.8, False), (0.4, 0.9, False), (0.9, 0.1, False)],
)
def test_a_passage_tells_by_itself_and_as_its_neighbours_make_it_sound(
    monkeypatch: pytest.MonkeyPatch, alone: float, beside: float, told: bool
) -> None:
    passage = "On the night train 12 of you were asleep with your boots on, and one of you snored."
    text = f"{PADDING}{passage}\n\n{PADDING}"

    def read_alone(text: str, span: Span) -> Impression:
        return impressions({"night train": alone}, [span], text)[0]

    def read_beside(text: str, spans: Sequence[Span]) -> list[Impression]:
        assert len(spans) > 1
        return impressions({"night train": beside}, spans, text)

    monkeypatch.setattr(passages, "read_alone", read_alone)
    monkeypatch.setattr(passages, "read_beside", read_beside)
    found = [span.cut(text).strip() for span in telling_passages(text, PEOPLE)]
    assert found == ([passage] if told else [])


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
