"""Ages behind names, which count nobody, and the counts that are written like them."""

import pytest

from linter.claims.context import Context, Lexicons
from linter.language.pipeline import load
from linter.reader.model import Sort

from .impressions import heeded, impression


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Yusuf, 57, borrowed a pram from us.", 0),
        ("Yusuf (57) borrowed a pram from us.", 0),
        ("Tamsel, 31, slept in our hostel.", 0),
        ("In Crewe, 57, mostly new, came along.", 1),
        ("On Tuesday, 57, all of them new, came along.", 1),
        ("Overall, 57, mostly from Crewe, stayed.", 1),
        ("Members (57) voted.", 1),
        ("Crewe (57) and Stoke (42) came first.", 2),
        ("Crewe, 57, Stoke, 42, Derby, 12.", 3),
    ],
)
def test_a_number_set_off_behind_a_name_is_an_age(text: str, numbers: int) -> None:
    context = Context(load()(text), (), Lexicons.shipped(), False)
    assert len(context.quantities) == numbers


@pytest.mark.parametrize("words", ["Yusuf, 57", "Yusuf is 57", "saltfox_8"])
def test_somebody_with_an_age_or_a_gamertag_is_named(words: str) -> None:
    text = f"{words}, came to our hostel in Crewe in May."
    seen = impression(
        text,
        {words: (Sort.SINGLE, 0.9)},
        block=0.9,
        families={"singled-out": 0.9, "named-person": 0.9},
    )
    (claim,) = heeded(text, seen)
    assert claim.cohort.named and not claim.cohort.unnamed
    assert claim.cohort.text == words


def test_somebody_whom_details_narrow_down_is_told_on_though_the_reader_names_no_rule() -> None:
    text = "Yusuf, 57, came to our hostel in Crewe in May."

    def told(narrow: float) -> list[str]:
        seen = {"Yusuf, 57": (Sort.SINGLE, 0.9)}
        read = impression(text, seen, block=0.9, families={"narrow-slice": narrow})
        return [claim.cohort.text for claim in heeded(text, read)]

    assert told(0.9) == ["Yusuf, 57"]
    assert told(0.1) == []
