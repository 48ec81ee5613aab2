"""Acts in whole posts, through the real pipeline and the real extractor."""

from dataclasses import replace

import pytest
from spacy.language import Language

from linter.acts import find
from linter.acts.find import LONG, find_acts, weigh
from linter.acts.model import FAMILIES, Act, Kind, Target
from linter.claims.extract import extract
from linter.claims.heard.confidence import WARNED
from linter.language.pipeline import load
from linter.reader.parts import read_parts

CLAIM = "14,300 of you ordered garlic bread on Tuesday. "


def acts(nlp: Language, text: str, article: bool = False) -> tuple[Act, ...]:
    doc = nlp(text)
    return find_acts(doc, extract(doc), article=article)


@pytest.mark.parametrize(
    ("remark", "family"),
    [
        ("Who hurt you?", "diagnosis"),
        ("u ok hun x", "diagnosis"),
        ("That isn't a routine, it's a disorder.", "diagnosis"),
        ("Filthy animals.", "judgement"),
        ("Cheats never prosper.", "judgement"),
        ("Grow up.", "judgement"),
        ("We notice these things.", "surveillance"),
        ("Our lips are sealed.", "surveillance"),
        ("Your boss follows us.", "mockery"),
    ],
)
def test_remarks_on_a_large_claim_are_joined_to_it_and_marked(
    nlp: Language, remark: str, family: str
) -> None:
    found = acts(nlp, CLAIM + remark)
    assert [act.family for act in found] == [family]
    act = found[0]
    assert act.joined
    assert act.claim is not None
    assert act.claim.cohort.size is not None
    assert act.claim.cohort.size.least == 14_300
    assert act.target is Target.COHORT
    assert act.cues
    assert remark.startswith(act.text)


def test_a_label_over_an_example_is_no_order(nlp: Language) -> None:
    tried = "You tried to run the migration twice.\n\n"
    assert acts(nlp, tried + "Fix:\n\nrun it once") == ()
    assert [act.family for act in acts(nlp, tried + "Fix yourself.")] == ["judgement"]


@pytest.mark.parametrize(
    "remark",
    [
        "Thank you, all of you.",
        "We love you.",
        "Take a bow.",
        "Need help? Our team is here until ten.",
        "Congratulations!",
        "Sorry about the queue, that was our fault.",
        "Which one should we bake next?",
        "Join us on Friday.",
        "So we've ordered more.",
    ],
)
def test_kind_counterparts_stay_clean(nlp: Language, remark: str) -> None:
    assert acts(nlp, CLAIM + remark) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Who hurt you? – the new single, out Friday.",
        "‘Grow Up’, the debut album by The Lidos, is out on Friday.",
        "Shame on us. We burnt the pancakes.",
        "Night porters, carers, bakers: we see you. Tea is on the house until 5.",
        "We've been watching the sky all week: dry until 4.",
        "Get help: the orange button, top right.",
        "What's Wrong With You? The phone-in with Dr Asha Menon, Sundays at 10.",
        "We see the potholes on Mill Road too. Repairs start on Monday.",
        "To those who heard the siren test six times on Sunday: we heard ourselves. Sorry!",
        "Watch your wallets: it's market day.",
        "We read your reviews of the new stools. Every one. The stools are going back.",
        "",
        "💀",
    ],
)
def test_titles_solidarity_help_and_the_brands_own_faults(nlp: Language, text: str) -> None:
    assert acts(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Still hanging your towel on the door handle? Grow up. Hooks from £3.", Kind.SCOLD),
        ("You need therapy. Failing that, our weighted blanket: £39.", Kind.DIAGNOSIS),
        ("We know what's in your basket. We approve.", Kind.WATCHING),
    ],
)
def test_what_stands_alone_is_aimed_at_the_reader(nlp: Language, text: str, kind: Kind) -> None:
    found = acts(nlp, text)
    assert [act.kind for act in found] == [kind]
    assert not found[0].joined
    assert found[0].target is Target.READER


def test_an_article_is_not_read_as_a_post(nlp: Language) -> None:
    filler = "The committee met in the hall and read the minutes of the year before. " * 40
    assert len(filler) > LONG
    text = filler + "Still hanging your towel on the door handle? Grow up."
    assert acts(nlp, text, article=True) == ()
    # In a newsletter of that length it is suspected: no error.
    assert [act.suspected for act in acts(nlp, text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "?" * 5000,
        "you " * 3000,
        "“" * 2000,
        "a, " * 3000 + "53 of you slept. Grow up.",
        "\u202e53 of you\u0000 lol",
    ],
)
def test_hostile_text_is_read_in_time(nlp: Language, text: str) -> None:
    acts(nlp, text)


def test_humblebrags(nlp: Language) -> None:
    found = acts(
        nlp, "Ugh, the trophy shelf has collapsed again. Asking for the broadband of the year."
    )
    assert [act.kind for act in found] == [Kind.HUMBLEBRAG]
    assert acts(nlp, "We won an award! Thank you to everybody who voted.") == ()


def test_a_named_act_is_a_suspicion_where_the_reader_is_sure_that_a_warning_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "12,750 people ordered a takeaway on Friday. You ok, hun?"
    doc = load()(text)
    understanding = extract(doc)
    sure = {"clean": 0.1, "warn": WARNED, "block": 0.9 - WARNED}
    for verdicts, suspected in ((sure, True), ({"clean": 0.0, "warn": 0.1, "block": 0.9}, False)):
        read = replace(read_parts(text)[0], verdicts=verdicts)
        monkeypatch.setattr(find, "read_parts", lambda _, read=read: (read,))
        told = [act.suspected for act in find_acts(doc, understanding) if act.kind in FAMILIES]
        assert told == [suspected], verdicts


@pytest.mark.parametrize(
    ("remark", "ordered"),
    [("Just stop.", True), ("After a year you just stop noticing the smell.", False)],
)
def test_an_order_has_no_subject(nlp: Language, remark: str, ordered: bool) -> None:
    doc = nlp(CLAIM + remark)
    cues = [cue for item in weigh(doc, extract(doc)) for cue in item.cues]
    assert any(cue.kind is Kind.MEND for cue in cues) is ordered


@pytest.mark.parametrize(
    ("remark", "marked"),
    [
        ("your kettle complained", "your kettle complained"),
        ("the sofa complained", "the sofa complained"),
    ],
)
def test_what_is_made_to_complain_is_marked_with_its_verb(
    nlp: Language, remark: str, marked: str
) -> None:
    text = f"14,300 of you ordered garlic bread on Tuesday and {remark}."
    doc = nlp(text)
    (cue,) = [
        (item.utterance, cue)
        for item in weigh(doc, extract(doc))
        for cue in item.cues
        if cue.name == "complaint"
    ]
    words = cue[0].words[cue[1].start : cue[1].end]
    assert text[words[0].start : words[-1].end] == marked
    assert cue[1].said.startswith(f"“{marked.split()[1]}” made to")


@pytest.mark.parametrize(
    ("remark", "blamed"),
    [
        ("It's about time you swept the porch.", True),
        ("It's time you swept the porch.", True),
        ("That's the tenth time you picked the stew.", False),
        ("Every time you visit, the stew is on.", False),
    ],
)
def test_only_what_is_due_is_blame(nlp: Language, remark: str, blamed: bool) -> None:
    doc = nlp(CLAIM + remark)
    cues = [cue for item in weigh(doc, extract(doc)) for cue in item.cues]
    assert any(cue.name == "says-scold" for cue in cues) is blamed


def test_an_order_to_seek_help_feigns_worry(nlp: Language) -> None:
    (act,) = acts(nlp, CLAIM + "Seek help, all of you.")
    assert act.family == "diagnosis"
