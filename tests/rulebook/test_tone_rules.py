"""What the tone rules say of whole drafts: severity by joining, spans, and nothing on kind ones."""

import pytest
from spacy.language import Language

from linter.acts.find import find_acts
from linter.claims.extract import extract
from linter.findings import Match, Severity
from linter.rulebook import Reading, Rulebook

TONES = {"mockery", "judgement", "diagnosis", "surveillance"}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(())


def tone(nlp: Language, book: Rulebook, text: str) -> list[Match]:
    doc = nlp(text)
    understanding = extract(doc)
    reading = Reading(doc, text, (), understanding, find_acts(doc, understanding))
    matches = book.judge(reading, book.policies["standard"])
    return [match for match in matches if match.rule in TONES]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "12,750 people ordered a single takeaway on Valentine's Day. You ok, hun?",
            "You ok, hun?",
        ),
        ("14,300 of you set a 4am alarm and then hit snooze for two hours. Grow up!", "Grow up!"),
        (
            "over 22,000 of you let a bag of spinach turn to soup last week. filthy animals",
            "filthy animals",
        ),
        (
            "To the 53 people who've watched A Christmas Prince every day: Who hurt you?",
            "Who hurt you?",
        ),
        (
            "To the 53 people who’ve watched it every day for 18 days:\nwho harmed you??",
            "who harmed you??",
        ),
    ],
)
def test_joined_to_a_claim_it_is_an_error_whatever_the_size(
    nlp: Language, book: Rulebook, text: str, words: str
) -> None:
    found = tone(nlp, book, text)
    assert [match.span.cut(text) for match in found] == [words]
    assert found[0].severity is Severity.ERROR
    assert words in found[0].message
    assert found[0].advice


@pytest.mark.parametrize(
    "text",
    [
        "Still hanging your towel on the door handle? Grow up. Hooks from £3.",
        "You need therapy. Failing that, our weighted blanket: £39, two colours.",
        "We know what's in your basket. And between us? We approve 😉",
    ],
)
def test_alone_it_is_a_warning(nlp: Language, book: Rulebook, text: str) -> None:
    assert [match.severity for match in tone(nlp, book, text)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "Who hurt you? — the new single, out Friday.",
        "‘Are You Sure You're Okay?’, the new single by The Wet Flannels, is out at midnight.",
        "Night porters, carers, bakers: we see you. Tea is on the house all winter.",
        "Shame on us. We said you'd raise ten grand and you went and raised sixty-one.",
        "Half of our 14,000 season-ticket holders renewed inside an hour. Crikey, you're quick.",
        "Someone used your Larder account in Hove at 9:14. Not you? Change the password.",
        "53 people came to the meetup, thank you!",
        "To the 41 people we left on the platform tonight: that was our fault. Taxis are outside.",
        "Over 45 million accounts watched it in the first week.",
    ],
)
def test_kind_posts_titles_and_the_brands_own_faults_are_clean(
    nlp: Language, book: Rulebook, text: str
) -> None:
    assert tone(nlp, book, text) == []
