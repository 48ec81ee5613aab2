"""One person found in every guise, and nobody found where none is told of."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Claim, Scope, Understanding
from linter.language.pipeline import load


def extract(doc: Doc, article: bool = False) -> Understanding:
    """What grammar alone makes out; test_heeding.py tests what the reader changes."""
    return understand(Context(doc, (), Lexicons.shipped(), article), reading=False)


MARKED = [
    # By a noun with a clause of its own.
    "To [[the person]] who streamed the rain sounds for 61 hours last weekend: is your roof okay?",
    "Hello to [[the commuter]] who tapped in at Bank and tapped out at Bank, four seconds later.",
    "[[The subscriber]] who fast-forwards every kissing scene: you've now seen 11 minutes of it.",
    "We see you, [[customer]] who bought a single grape.",
    "Award for optimism: [[the user]] who booked a campsite in Wales for February.",
    "Thanks to [[the gent]] in row C who slept through the whole of Act Two.",
    # By a noun that is new to the reader.
    "[[A stranger]] in Hull left a five-star rating at 4am and then deleted the app.",
    "[[One passenger]] took a cactus to Oslo. And back.",
    "[[A certain subscriber]] has paused at 41:07 every night this week.",
    "[[An account]] in Cheltenham has streamed a single cough for 300 hours.",
    "[[A nurse]] in Derby booked the 5:10 taxi every morning for a year.",
    "Into the sauna at 6am strolled [[one gentleman]] in full waterproofs.",
    "Spotted: [[a guest]] in the rooftop pool at 4:40am, in a tie.",
    "[[The 50,000th rider]] to unlock one of our bikes rode it straight into the canal.",
    "[[The owner]] of a goldfish called Dennis spends £84 a week on pebbles.",
    "Our longest streak belongs to [[a man]] in Cork: 1,902 days.",
    '[[One subscriber]]\'s 4am search history: "can swans hold a grudge".',
    "[[The person]] behind 300 of last night's searches: we hope the rash clears up.",
    "[[A beekeeper]] who watched hive videos 300 times wants a word with the weather.",
    # The extreme.
    "[[Our most loyal sleeper]] logged 4,016 hours under the same duvet.",
    "[[Top listener]] of the year: 9,412 plays of one lullaby.",
    "[[Biggest spender]] in Kettering: £4,300 on garden gnomes.",
    # By a pronoun.
    "[[Somebody]] in BS3 has searched for veils eleven times since breakfast.",
    "[[Someone]] just bought our last inflatable flamingo at 3:58am.",
    "[[Whoever]] keeps setting the gym treadmill to Hindi, we salute you.",
    "[[Whoever]] just ordered forty-one pots of hummus to a bungalow: good luck.",
    "[[She]] downloaded us at 2am to learn Finnish. We never asked why.",
    "[[Whoever]] signed into the boardroom as Elvis on Saturday, we have your cape.",
    # By a seat, a door, a number.
    "[[Passenger]] in 22F, the trolley is not a buffet.",
    "[[Room 614]] ordered the club sandwich at 1am, 2am and 3am.",
    "[[Member 20931]] swam on Christmas morning, alone, for three hours.",
    "[[Player 7741]], it's been 19 hours. Drink some water.",
    # By a name, a handle, a tag.
    "[[Keith in Rotherham]] has now opened the app 212 times today.",
    "[[Gary, 52, from Slough]], has watched the moon landing video 700 times.",
    "[[Pete M. of Barnsley]] rented Speed 2 again.",
    "[[Ms Okonkwo at no. 40]], that's the seventh parcel this week.",
    "[[P. Okafor, Croydon]], has renewed the same library book 61 times.",
    "Go to bed, [[Tomasz]]. You've restarted that level nine times.",
    "Hi [[Leanne]]! 14 reminders snoozed and it's only Monday.",
    "[[@quiet_heron]], who has just finished all 212 episodes in nine days, go outside.",
    "[[@lemonpuff77]], that's six refunds this month.",
    "[[DarkLord_Trevor99]] rage-quit the tutorial at 4am.",
    "[[Nadia]] (@nadiaknits) has bought the same yellow wool eleven times this year.",
    "[[Sir]], that is your fifth trifle. The self-checkout remembers.",
]

NOBODY = [
    # Acted, in a script.
    "B-roll: a woman in Leeds orders her fourth pizza at 3am on Sunday.",
    "**Visual:** someone in Hull who booked a taxi at 4am, asleep in the back.",
    # The name of a file.
    "Ana_smiling_20240118 watched the sunrise 40 times last night.",
    # What holds of anybody.
    "A user who forgets their password can reset it from the sign-in page.",
    "The person who runs the meeting sends round the notes.",
    "If someone asks for a refund, point them to the help page.",
    "Every customer who spends £20 gets a free tote.",
    "The average user opens the app nine times a day.",
    "Whoever wins on Saturday, the pies are half price.",
    "Whoever you are, wherever you go, we've got a seat for you.",
    "When a guest checks in, the app opens the door for them.",
    "Every artist remembers the listener who stayed.",
    "Someone you know might love this: give the gift of reading.",
    "To the teacher who changed your life: send them a card for £2.",
    # Our own people, and people who did something before others.
    "Meet Priya from our Leeds shop, who has been pulling espresso since 2009.",
    "Our driver Sam drove 400 miles to get your parcels out before Christmas.",
    "A doctor at our Hull clinic delivered 300 babies last year.",
    "Congratulations to Ewan from Perth, who won our photo competition!",
    "A volunteer from Truro cleaned the beach this morning. Thank you!",
    "Thanks to @harbourlights, who photographed this for us.",
    "To the driver who got everyone home in the snow: you are a star.",
    "A woman has launched a legal challenge against the council, the Herald reports.",
    # The famous, the invented, the tame.
    "Sally Rooney's new novel follows a woman who left Dublin and never called.",
    "She lied. He knew. Deadwater, all six episodes, from Sunday.",
    "Emma Raducanu won in straight sets. Highlights on the app.",
    "Dr Amara Obi of Leeds University explains how sleep debt works.",
    "Gordon Ramsay, look away now: beans on pizza, £6.",
    "Kevin the goose has escaped again. He is fine.",
    "Robbie the robot vacuumed 4,000 square metres last night.",
    "The actor who played Batman buys the next round in our new ad.",
    # Places, titles, lists, jobs, what somebody else did something to.
    "In the spring nine of them there rented a boat, closed a joint account and bought a goat.",
    "Room 219 is closed for repairs until Monday.",
    "Unit 4 sold within a week. Unit 5 is still available.",
    "Flat 3B is now available to rent, £900 a month.",
    "The diner on Mill Lane closed in 1989.",
    "Dear customer, your statement is ready to view.",
    "We're looking for a customer success manager who has worked in SaaS.",
    "A customer of ours, Kestrel Ltd, moved 40 servers in a night.",
    "User 1 sends a request; user 2 accepts it.",
    "@thegoodpub, 41 High Street: open till late, six ales on.",
]

PROSE = (
    "The team spent the spring on the form. It had grown by a page a year, and each page had a "
    "reason that nobody could remember. So the designers printed it, cut it into strips and laid "
    "the strips on the floor of the biggest room they could book. Some strips were asked for "
    "by a "
    "law, others by a habit. What was left fitted on two pages, which is what the department "
    "publishes from today, with a guide to every question and a plan for what comes next. "
) * 3


def _unmarked(marked: str) -> tuple[str, str]:
    return marked.replace("[[", "").replace("]]", ""), marked.partition("[[")[2].partition("]]")[0]


def _singles(text: str) -> list[Claim]:
    return [
        claim
        for claim in extract(load()(text)).claims
        if claim.cohort.single and claim.cohort.scope is Scope.USERS
    ]


@pytest.mark.parametrize("marked", MARKED)
def test_one_person_is_found_once_and_at_its_words(marked: str) -> None:
    text, words = _unmarked(marked)
    found = _singles(text)
    assert [claim.cohort.text for claim in found] == [words]
    assert found[0].cohort.span.cut(text) == words
    assert found[0].cohort.size == (1, 1)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_found_where_nobody_is_told_of(text: str) -> None:
    assert [claim.cohort.text for claim in _singles(text)] == []


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("One passenger took a cactus to Oslo. And back.", "take"),
        ("Keith in Rotherham has now opened the app 212 times today.", "open"),
        ("To the person who streamed the rain sounds for 61 hours: is your roof okay?", "stream"),
        ("Somebody in BS3 has searched for veils eleven times since breakfast.", "search"),
    ],
)
def test_what_the_person_did_comes_with_them(text: str, lemma: str) -> None:
    behaviour = _singles(text)[0].behaviour
    assert behaviour is not None
    assert behaviour.lemma == lemma


@pytest.mark.parametrize(
    ("text", "addressed", "named", "extreme"),
    [
        (
            "Dear rider who left a live lobster on the number 9, it is being fed.",
            True,
            False,
            False,
        ),
        ("Go to bed, Tomasz. You've restarted that level nine times.", True, True, False),
        ("Keith in Rotherham has now opened the app 212 times today.", False, True, False),
        ("Our most loyal sleeper logged 4,016 hours under the same duvet.", False, False, True),
        ("One passenger took a cactus to Oslo. And back.", False, False, False),
    ],
)
def test_the_person_is_told_apart_as_addressed_named_or_extreme(
    text: str, addressed: bool, named: bool, extreme: bool
) -> None:
    claim = _singles(text)[0]
    assert (claim.addressed, claim.cohort.named, claim.cohort.extreme) == (
        addressed,
        named,
        extreme,
    )


def test_a_person_named_again_is_the_same_person() -> None:
    text = "Customer 90210 returned the trousers. Customer 90210 bought the trousers back."
    assert [claim.cohort.text for claim in _singles(text)] == ["Customer 90210"]


def test_a_name_called_after_its_bearer_was_told_of_is_the_same_person() -> None:
    text = "Our oldest swimmer logged 61 lengths this year. You go, Brenda!"
    assert [claim.cohort.extreme for claim in _singles(text)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "A woman in Reno told us that it took an hour.",
        "Someone left a comment at midnight.",
        "A tester opened the menu again and again.",
        "Marta from Lisbon joined the call.",
        "The user clicked twice because nothing moved.",
    ],
)
def test_in_an_article_a_stranger_is_an_example(sentence: str) -> None:
    assert _singles(PROSE + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A subscriber in Leith watched the finale 88 times.", "A subscriber"),
        ("Our most devoted listener played it 900 times.", "Our most devoted listener"),
    ],
)
def test_in_an_article_a_log_still_gives_a_person_away(sentence: str, words: str) -> None:
    assert [claim.cohort.text for claim in _singles(PROSE + sentence)] == [words]
