"""Whose the people are, and whether the deed was private."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Claim, Kind, Scope, Understanding
from linter.language.pipeline import load


def extract(doc: Doc, article: bool = False) -> Understanding:
    """What grammar alone makes out; test_heeding.py tests what the reader changes."""
    return understand(Context(doc, (), Lexicons.shipped(), article), reading=False)


def claims(text: str) -> tuple[Claim, ...]:
    return extract(load()(text)).claims


def kind(text: str) -> Kind | None:
    found = claims(text)
    assert found, text
    return found[0].behaviour.kind if found[0].behaviour is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "53 of you watched the film every day.",
        "412 members cancelled their plan.",
        "Seventeen customers wanted antacids.",
        "Nine of you told the app ‘two hours’ on Sunday.",
        "31 of you applied for a payday loan.",
        "Forty of you wrote a diary entry at 3am.",
        "A third of our 900 riders left a helmet behind.",
        "64 of you couldn't sleep on Sunday.",
        "81 of you finished the trifle.",
        "81 of you re-ordered the trifle.",
    ],
)
def test_what_only_a_log_knows_is_private(text: str) -> None:
    assert kind(text) is Kind.PRIVATE


@pytest.mark.parametrize(
    "text",
    [
        "61 people attended the meeting.",
        "Nine users filed a bug in the tracker.",
        "Fourteen developers starred the project on GitHub.",
        "126 members turned out for the charity row.",
        "220 runners finished the Ludlow marathon.",
        "Fourteen of you finished the Black Fell ultra.",
        "88 of you came to the workshop.",
        "34 customers left a review.",
        "12 neighbours gave blood.",
        "38 of you came over from Antrim to cheer us on Saturday.",
        "38 supporters came down from Antrim on a Sunday night.",
        "Nine of you signed the petition.",
        "300 people marched on Sunday.",
        "Thirty-three of you jumped out of a plane for us.",
        "800 of you joined the waiting list.",
        "Twelve donors raised £20,000.",
        "54 people entered the photo contest.",
    ],
)
def test_what_is_done_before_others_is_public(text: str) -> None:
    assert kind(text) is Kind.PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "63 customers lost power on Elm Road last night.",
        "38 customers couldn't log in for 22 minutes.",
        "Sorry to the 290 customers who had to stand.",
    ],
)
def test_what_the_brand_did_to_them_is_no_deed_of_theirs(text: str) -> None:
    assert all(
        claim.behaviour is None or claim.behaviour.kind is Kind.UNKNOWN for claim in claims(text)
    )


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("53 of you watched it.", Scope.USERS),
        ("Twelve people have walked on the Moon.", Scope.PUBLIC),
        ("In 1911, 53 people lived in this house.", Scope.PUBLIC),
        ("Of the respondents to our survey, 62 people chose mint.", Scope.RESPONDENTS),
    ],
)
def test_whose_they_are(text: str, scope: Scope) -> None:
    assert [claim.cohort.scope for claim in claims(text)][:1] == [scope]


def test_in_an_article_a_deed_is_private_only_if_a_log_alone_could_tell() -> None:
    def kinds(text: str) -> list[Kind | None]:
        found = extract(load()(text), article=True).claims
        return [claim.behaviour.kind if claim.behaviour else None for claim in found]

    assert Kind.PRIVATE not in kinds("Forty users shared their views on the new tools.")
    assert Kind.PRIVATE not in kinds("There are several users who work in the field.")
    assert kinds("Forty of our members watched the film at night.") == [Kind.PRIVATE]
    assert kinds("Forty of you cried in the sauna.") == [Kind.PRIVATE]


@pytest.mark.parametrize(
    "text",
    [
        "Nearly 35 million users in the United States watched highlights on their phones.",
        "In 1985 about 2,000 people used the internet.",
        "7 in 10 online consumers expect an answer within a day.",
        "14 presidential candidates spent more than a billion.",
        "77% of all tablet users watched a film.",
    ],
)
def test_the_people_of_a_country_or_of_the_whole_net_are_nobodys_users(text: str) -> None:
    assert claims(text)[0].cohort.scope is Scope.PUBLIC
