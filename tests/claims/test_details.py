"""The details that narrow a cohort: right kinds, right words, and none that are not there."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Claim, Understanding
from linter.claims.moments import FREQUENCY, LONGEST_WINDOW, WINDOW, first
from linter.claims.titles import quoted_spans
from linter.language.pipeline import load
from linter.text import Span


def extract(doc: Doc, article: bool = False) -> Understanding:
    """What grammar alone makes out; test_heeding.py tests what the reader changes."""
    return understand(Context(doc, (), Lexicons.shipped(), article), reading=False)


def claim(text: str) -> Claim:
    claims = extract(load()(text)).claims
    assert claims, text
    return claims[0]


def details(text: str) -> dict[str, str]:
    return {detail.kind: detail.text for detail in claim(text).narrowing}


def test_the_canonical_case_has_a_title_a_streak_and_a_window() -> None:
    text = (
        "To the 53 people who've watched A Christmas Prince every day for the past 18 days: "
        "Who hurt you?"
    )
    found = claim(text)
    assert found.frequency == "every day"
    assert found.window == "18 days"
    assert details(text)["title"] == "A Christmas Prince"
    assert details(text)["count"] == "every day"
    assert "time" not in details(text)
    assert "place" not in details(text)
    assert "Christmas" not in details(text).get("date", "")
    assert found.dimensions == 3


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Eleven Bradford viewers watched the final.", "place", "Bradford"),
        ("One shopper in Peckham bought six kettles.", "place", "in Peckham"),
        ("In Peckham, one shopper bought six kettles.", "place", "In Peckham"),
        ("One member flew to Bergen nine times.", "place", "to Bergen"),
        ("One member sailed Larne to Cairnryan nine times.", "place", "Larne to Cairnryan"),
        ("27 members swiped into the gym on Mill Lane.", "place", "on Mill Lane"),
        ("Nice try, Leeds: 48 of you asked for a refund.", "place", "Leeds"),
        ("Forty of our Leeds members asked for a refund.", "place", "Leeds"),
        ("31 guests in the Harwich annex asked for earplugs.", "place", "Harwich"),
        ("19 guests in Berwick-upon-Tweed asked for earplugs.", "place", "in Berwick-upon-Tweed"),
        ("19 guests in Thornton-Cleveleys cried.", "place", "in Thornton-Cleveleys"),
        ("19 guests in Hove-based hotels cried.", "place", "in Hove"),
        ("A listener from Aberystwyth stopped the book.", "place", "from Aberystwyth"),
        ("Forty of you ate at the Duke of York.", "place", "at the Duke of York"),
        ("Forty customers in Newcastle-under-Lyme paid.", "place", "in Newcastle-under-Lyme"),
        ("Forty customers in Ashton-under-Lyne paid.", "place", "in Ashton-under-Lyne"),
        ("430 runners stopped the watch on Sunday.", "date", "on Sunday"),
        ("38 of you ordered a cake on New Year's Eve.", "date", "on New Year's Eve"),
        ("6,200 savers opened a pot in January.", "date", "in January"),
        ("83 punters logged in at 23:58.", "time", "at 23:58"),
        ("Nineteen riders booked a cab at 3am.", "time", "at 3am"),
        (
            "38 households left the film on at four in the morning.",
            "time",
            "at four in the morning",
        ),
        ("40 of you ordered chips before breakfast.", "time", "before breakfast"),
        ("A user ordered biryani 42 times.", "count", "42 times"),
        ("One of you rented the film eleven nights in a row.", "count", "eleven nights in a row"),
        ("52 viewers paused Love Actually at the kiss.", "title", "Love Actually"),
        ("Five of you borrowed “How to Sleep” again.", "title", "How to Sleep"),
        ("Five of you played ‘rain for grown-ups’.", "title", "rain for grown-ups"),
        ("Five of you filed it as ‘sins, minor’.", "verbatim", "sins, minor"),
        (
            "Five of you left since the town hall rents doubled.",
            "date",
            "since the town hall rents doubled",
        ),
        ("34 of you searched ‘am I drunk’ again.", "verbatim", "am I drunk"),
        ("A baker's dozen of savers have a pot called ‘boat’.", "verbatim", "boat"),
        ("73 readers opened the guide on hospital wifi.", "device", "hospital wifi"),
    ],
)
def test_each_kind_of_detail_is_found_with_its_words(text: str, kind: str, words: str) -> None:
    found = details(text)
    assert kind in found, (text, found)
    assert found[kind].removeprefix("on ") == words.removeprefix("on ")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("53 people watched it for the past 18 days.", "time"),
        ("Deposit limits were switched on by 26,900 players.", "time"),
        ("1,350 students used the app by two methods.", "time"),
        ("7,700 households moved to a smaller plan in December.", "place"),
        ("Two learners typed a poem in Portuguese.", "place"),
        ("640 of you love our Friday bunch.", "date"),
        ("41 of you who told us this may have waited too long.", "date"),
        ("53 people watched A Christmas Prince.", "date"),
        ("41 of you finished the book this summer.", "date"),
        ("62 of you swam for 400 days on the bounce.", "date"),
        ("Our 900 riders in Germany rode home.", "place"),
        ("90 of you shared the photo on our platform.", "place"),
        ("Nice try. Twelve of our members asked for a refund.", "place"),
        ("26 of you asked for the iron tablets.", "device"),
        ("Some 26 of you left because it was “far too loud”.", "title"),
    ],
)
def test_what_is_no_detail_is_not_taken_for_one(text: str, kind: str) -> None:
    assert kind not in details(text), details(text)


def test_words_inside_a_title_are_no_details_of_their_own() -> None:
    found = details("Five of you borrowed ‘Midnight in Paris on Sunday’ twice.")
    assert found == {"title": "Midnight in Paris on Sunday", "count": "twice"}


def test_detail_spans_lie_on_their_words() -> None:
    text = "Four learners in Wick practised ‘I quit’ before lunch on Monday, 12 times."
    narrowing = claim(text).narrowing
    assert {detail.kind for detail in narrowing} >= {"place", "time", "date", "count"}
    for detail in narrowing:
        assert detail.span.cut(text) == detail.text


@pytest.mark.parametrize("days", [LONGEST_WINDOW, LONGEST_WINDOW + 1])
def test_a_window_is_a_date_up_to_a_month(days: int) -> None:
    found = details(f"62 of you swam in the sea for {days} days in a row.")
    assert ("date" in found) is (days <= LONGEST_WINDOW)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("watched every single night", "every single night"),
        ("up to forty times a day", "forty times a day"),
        ("three times a week", "three times a week"),
        ("on repeat since May", "on repeat"),
    ],
)
def test_frequencies(text: str, words: str) -> None:
    match = first(FREQUENCY, text, Span(0, len(text)), [])
    assert match is not None
    assert match.group().strip() == words


def test_patterns_do_not_hang_on_hostile_text() -> None:
    for text in ("one two " * 4000, "the day of " * 4000, "‘" * 8000, "every " * 8000):
        first(WINDOW, text, Span(0, len(text)), [])
        first(FREQUENCY, text, Span(0, len(text)), [])
        assert isinstance(quoted_spans(text), list)
