"""Remarks found by open classes of words, each beside a kind counterpart of the same form."""

import pytest
from spacy.language import Language

from linter.acts.find import named_acts, weigh
from linter.acts.model import Act
from linter.claims.extract import extract

CLAIM = "14,300 of you ordered garlic bread on Tuesday. "


def told(nlp: Language, text: str) -> list[Act]:
    """The acts that structure and lexicons name: the second opinion left out."""
    doc = nlp(text)
    return named_acts(weigh(doc, extract(doc)))


@pytest.mark.parametrize(
    ("unkind", "kind"),
    [
        ("Our ovens know, and our cameras have a long memory.", "Our cameras are new."),
        ("Your neighbours manage without it.", "Your neighbours can join for free."),
        ("Shocking manners.", "Lovely manners."),
        ("Bad week?", "Next week?"),
        ("Nobody decent eats that much of it.", "Nobody missed out."),
        ("It goes in the oven, brainboxes.", "It goes in the oven, not the toaster."),
        ("We laughed so hard we dropped the tray.", "We laughed along with you."),
        ("Oh yes, we log that.", "Oh yes, we bake that."),
        ("We'd never say whose.", "We'd never run out."),
        ("Try cooking.", "Try our new recipe for free."),
        ("It isn't hard.", "It isn't hard to join."),
        ("It's really not that complicated.", "It's not that complicated, and we will help."),
        ("Put. It. Down.", "Put your feet up, and thank you."),
        ("Could somebody check on these people?", "Could you use a hand? We're here to help."),
    ],
)
def test_an_unkind_remark_is_joined_and_its_kind_counterpart_is_not(
    nlp: Language, unkind: str, kind: str
) -> None:
    found = told(nlp, CLAIM + unkind)
    assert found and found[0].joined, unkind
    assert told(nlp, CLAIM + kind) == []


def test_a_curt_answer_needs_somebody_who_missed_it(nlp: Language) -> None:
    assert told(nlp, CLAIM + "Mum didn't spot it. We did.")[-1].family == "surveillance"
    assert told(nlp, CLAIM + "Chefs everywhere loved it. We did.") == []


def test_praise_counts_only_where_it_is_what_the_remark_says(nlp: Language) -> None:
    assert told(nlp, CLAIM + "The smart meter is more honest than you are.")
    assert told(nlp, CLAIM + "You were brilliant, every one of you.") == []


def test_nothing_personal_stands_alone_within_a_quotation(nlp: Language) -> None:
    assert told(nlp, "‘Real Men’ closes on Sunday at the Playhouse.") == []
    assert told(nlp, "Real adults check their alarm every week. Ours are £9.")


def test_a_filler_at_the_end_is_no_name_for_anybody(nlp: Language) -> None:
    def called(text: str) -> bool:
        doc = nlp(CLAIM + text)
        cues = [cue.name for item in weigh(doc, extract(doc)) for cue in item.cues]
        return "name-called" in cues

    assert called("Friends exist, you donkey.")
    assert not called("Friends exist, you know.")
    assert not called("It has a timer, you see.")
