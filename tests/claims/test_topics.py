"""Sensitive topics: words by their sense, in the claim's own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Understanding
from linter.claims.topics import continued, find_topics
from linter.language.pipeline import load
from linter.lexicons import Lexicon, read_lexicon, shipped
from linter.text import Span


def extract(doc: Doc, article: bool = False) -> Understanding:
    """What grammar alone makes out; test_heeding.py tests what the reader changes."""
    return understand(Context(doc, (), Lexicons.shipped(), article), reading=False)


def topics(text: str) -> set[str]:
    doc = load()(text)
    return {item.name for item in find_topics(text, Span(0, len(text)), shipped("topics"), doc)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("29 of you searched for a gout diet", "health"),
        ("121 of you moved a smear test", "health"),
        ("34 of you bought shapewear", "body"),
        ("41 of you bought lube", "sex"),
        ("12 of you looked up a gay bar", "orientation"),
        ("9 of you changed your gender marker", "gender-identity"),
        ("53 of you were single on Friday", "relationship"),
        ("31 of you ordered a meal for one", "relationship"),
        ("8 of you looked up annulment", "relationship"),
        ("70 of you tracked your period", "pregnancy"),
        ("62 of you compared DNA tests", "genetic"),
        ("77 of you looked up the nearest mosque", "religion"),
        ("20 of you went to Mass on Sunday", "religion"),
        ("18 of you searched for a polling station", "politics"),
        ("73 readers opened ‘How to leave your union’", "union"),
        ("53 of you were broke by Friday", "money-hardship"),
        ("156 of you opened the debt planner", "money-hardship"),
        ("16 of you looked up domestic abuse", "crime"),
        ("26 pints between the four of them", "alcohol"),
        ("83 punters doubled their stake", "gambling"),
        ("16 of you bought a vape", "drugs"),
        ("12 readers searched the obituaries", "grief"),
        ("9 of you checked a visa refusal", "race"),
        ("one parent logged 31 nappies", "children"),
    ],
)
def test_every_topic_is_found(text: str, name: str) -> None:
    assert name in topics(text)


@pytest.mark.parametrize(
    "text",
    [
        "2,000 of you killed child processes",
        "300 of you took out a lump sum",
        "400 of you hit critical mass",
        "210 of you used every single filter",
        "not a single one of you was late",
        "90 of you watched the match",
        "88 of you picked the ex display sofa",
        "640 of you changed the delivery date",
        "77 of you chose the notice period",
        "33 of you logged rain in the tropical depression",
        "500 of you shopped on Labour Day",
        "450 of you read about the benefits of walking",
        "60 of you ordered the Union Jack cushion",
        "120 of you came from the European Union",
        "31 of you helped to bail out the boat",
        "90 of you ran the stress test",
        "210 of you ordered alcohol-free beer",
        "71 of you have a stake in the garden",
        "19 of you lent us a ladder",
        "12 of you broke the record",
        "39 of you moved your time slots",
        "700 of you woke up at six",
        "51 of you followed the GPS",
        "you are not alone, 90 of you did it",
        "last year 9,400 of you rang us about bins",
        "last year 11 of you rang us about bins",
    ],
)
def test_the_other_sense_of_a_word_is_no_topic(text: str) -> None:
    assert topics(text) == set()


def test_a_stated_word_stands_before_an_implied_one() -> None:
    text = "31 of you, sleepless, looked up insomnia"
    found = find_topics(text, Span(0, len(text)), shipped("topics"))
    assert [(item.name, item.stated, item.span.cut(text)) for item in found] == [
        ("health", True, "insomnia")
    ]


def test_a_story_with_a_topic_in_its_title_is_no_topic_and_a_guide_is() -> None:
    story = extract(load()("38 of you watched The Lighthouse Keeper's Divorce again.")).claims[0]
    guide = extract(load()("38 of you borrowed ‘Divorce for Beginners’ again.")).claims[0]
    assert story.topics == ()
    assert [topic.name for topic in guide.topics] == ["relationship"]


def test_a_topic_in_a_sentence_of_its_own_is_none_of_the_claims() -> None:
    doc = load()("Ninety of you bought a kettle. Our hospital wing opens in May.")
    assert extract(doc).claims[0].topics == ()


def test_a_sentence_that_goes_on_about_the_same_people_counts() -> None:
    text = "Nine of you wrote in. They asked about debt. We sell kettles."
    reach = continued(load()(text), Span(0, 21))
    assert reach.cut(text) == "Nine of you wrote in. They asked about debt."


def test_words_of_users_come_with_the_shipped_contexts() -> None:
    extended = shipped("topics").extended({"allotments": frozenset({"hosepipe-ban"})})
    text = "90 of you looked up the hosepipe ban, every single day"
    assert [item.name for item in find_topics(text, Span(0, len(text)), extended)] == ["allotments"]


def test_a_lexicon_says_what_is_wrong_with_a_context(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("id: own\nsenses: {a: b}\ncontexts: {b: {nearby: c}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"nearby.*none of.*near"):
        read_lexicon(path)


def test_words_that_yaml_would_read_as_truth_values_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "id: own\nsenses: {a: pissed}\ncontexts: {pissed: {not-before: off}}\n", "utf-8"
    )
    lexicon = read_lexicon(path)
    assert isinstance(lexicon, Lexicon)
    assert find_topics("pissed off", Span(0, 10), lexicon) == ()
    assert [item.name for item in find_topics("pissed on", Span(0, 9), lexicon)] == ["a"]


def test_every_context_is_of_a_word_in_the_lexicon() -> None:
    lexicon = shipped("topics")
    words = lexicon.words()
    unknown = [word for word in lexicon.contexts if not {word, word + "s", word + "es"} & words]
    assert unknown == []
