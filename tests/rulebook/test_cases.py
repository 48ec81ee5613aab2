"""The documented cases of policy.md section 0, with the verdicts of its paragraph on sanity."""

# ruff: noqa: E501

import pytest

CASES = [
    (
        "K1",
        "To the 53 people who've watched A Christmas Prince every day for the past 18 days: Who hurt you?",
        "block",
        {"small-cohort"},
    ),
    (
        "K2",
        "Dear person who played 'Sorry' 42 times on Valentine's Day, What did you do?",
        "block",
        {"singled-out"},
    ),
    (
        "K3",
        "Dear 3,749 people who streamed 'It's the End of the World As We Know It' the day of the Brexit vote, hang in there.",
        "warn",
        set(),
    ),
    (
        "K4",
        "To the person in NoLita who started listening to holiday music way back in June, you really jingle our bells.",
        "block",
        {"singled-out"},
    ),
    (
        "K5",
        "Dear person who played 'I Took a Pill in Ibiza' 52 times on 9 February, are you ok?",
        "block",
        {"singled-out"},
    ),
    (
        "K6",
        "To the person who streamed 'Issues' over 3,152 times this year.",
        "block",
        {"singled-out"},
    ),
    (
        "K7",
        "To the person who made a playlist called ‘One Night Stand With Jeb Bush Like He's a Bond Girl’.",
        "block",
        {"singled-out"},
    ),
    (
        "K8",
        "To the 1,235 guys who loved the 'Girls Night' playlist this year, We love you.",
        "clean",
        set(),
    ),
    (
        "K9",
        "Dear person in LA who listened to the ‘Forever Alone’ playlist for 4 hours on Valentine's Day, u ok?",
        "block",
        {"singled-out"},
    ),
    (
        "K10",
        "To the 12,750 people who ordered a single takeaway on Valentine's Day. You ok, hun?",
        "block",
        {"diagnosis"},
    ),
    (
        "K12",
        "You people are fascinating: we know which 900 of you had a one-night stand in Shoreditch last Friday between 10pm and 4am.",
        "block",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "verdict", "rules"), CASES, ids=[case[0] for case in CASES]
)
def test_a_documented_case_gets_its_verdict(judged, name, text, verdict, rules):
    matches = judged(text)
    rank = max((match.severity.rank for match in matches), default=0)
    assert ("clean", "warn", "block")[rank] == verdict, [(m.rule, m.message) for m in matches]
    assert rules <= {match.rule for match in matches}


def test_k1_marks_exactly_the_people_and_names_the_bar(judged):
    text = CASES[0][1]
    (match,) = [m for m in judged(text) if m.rule == "small-cohort"]
    assert match.span.cut(text) == "53 people"
    assert "53 people" in match.message
    assert any(mark.span.cut(text) == "A Christmas Prince" for mark in match.related)


def test_k1_is_an_error_in_every_policy(judged):
    for policy in ("lenient", "standard", "strict"):
        assert any(m.severity.value == "error" for m in judged(CASES[0][1], policy))


CLEAN = [
    "Over 45 million accounts watched it in the first week.",
    "This represents overall viewing trends, not the personal viewing of identified individuals.",
    "Join a group of 2 to 4 people.",
    "Who hurt you? — the new single, out Friday.",
    "We are a team of 12.",
    "53 people came to the meetup, thank you!",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_fine_is_left_alone(judged, text):
    assert [match for match in judged(text) if match.severity.rank] == []
