"""People told by what would hold them."""

import pytest

from linter.api import extract_claims
from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.model import Interval
from linter.language.pipeline import load


def most_told(text: str) -> list[Interval | None]:
    context = Context(load()(text), (), Lexicons.shipped(), False)
    return [claim.cohort.size for claim in understand(context, reading=False).claims]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("The customers who've read the small print could share a tandem.", 2),
        ("Everyone who finished the crossword would fit on our sofa.", 4),
        ("You could count on two hands the subscribers who heard the sermon.", 10),
        ("You could seat the members who ate the offal round a kitchen table.", 10),
    ],
)
def test_people_are_as_many_as_what_would_hold_them(text: str, most: int) -> None:
    assert most_told(text) == [Interval(1, most)]


@pytest.mark.parametrize(
    "text",
    [
        "Lots of you share a car with a colleague.",
        "The customers who kept their receipts could fill a bus with them.",
        "The riders who came would fill a stadium.",
        "Our new minibus seats sixteen.",
        "Most of you who finished the course would make a good side.",
    ],
)
def test_no_size_is_told_where_nothing_holds_people(text: str) -> None:
    assert set(most_told(text)) <= {None}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Two minibuses of you ordered the broth at midnight.", Interval(17, 34)),
        ("Three stadiums' worth of you finished the crossword.", Interval(90_000, 180_000)),
        ("Ten busloads of our members rented the film.", Interval(450, 900)),
    ],
)
def test_several_of_what_holds_people_are_no_number_of_people(text: str, size: Interval) -> None:
    assert [claim.cohort.size for claim in extract_claims(text)] == [size]
