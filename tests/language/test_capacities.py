"""How many people words for a vehicle, a seat or a side hold."""

import pytest

from linter.language.capacities import held, load_of


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("a taxi full of you", 5),
        ("a coachload of subscribers", 60),
        ("a rugby team's worth of riders", 16),
        ("a load of you", None),
        ("a team of us", None),
    ],
)
def test_load_of(words: str, most: int | None) -> None:
    assert load_of(words) == most


@pytest.mark.parametrize(
    ("sentence", "most"),
    [
        ("Enough of you asked for it to crew a lifeboat.", 12),
        ("Fewer of you than fit in a cable car read it.", 30),
        ("We count on you.", None),
        ("Can you fit it in a van?", None),
    ],
)
def test_held(sentence: str, most: int | None) -> None:
    assert held(sentence) == most
