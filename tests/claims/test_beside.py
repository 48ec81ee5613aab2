"""A part told beside its total, told from two totals that are close by chance."""

import pytest

from linter.claims.context import Context, Lexicons
from linter.claims.grammar import find_claims
from linter.claims.model import Interval
from linter.claims.parts.beside import add_parts_beside
from linter.language.pipeline import load


def left(text: str) -> list[Interval | None]:
    context = Context(load()(text), (), Lexicons.shipped(), False)
    find_claims(context)
    add_parts_beside(context)
    return [claim.cohort.complement for claim in context.found]


@pytest.mark.parametrize(
    "text",
    [
        "2,810 members ordered the cheese box. 2,802 members ate it.",
        "2,810 of you took up the challenge. 2,802 of you completed it.",
        "2,810 runners began the relay plan and 2,802 runners finished.",
        "2,810 of you logged in on Sunday. 2,802 of you logged out again.",
        "2,802 of you completed the course, out of 2,810 who began.",
    ],
)
def test_a_part_beside_its_total_leaves_people_over(text: str) -> None:
    assert Interval.exactly(8) in left(text)


@pytest.mark.parametrize(
    "text",
    [
        "2,810 of you take the ferry. 2,802 of you take the lift.",
        "2,810 of you bought the kettle and 2,802 of you bought the toaster.",
        "2,810 of you love the ferry. 2,802 of you hate it.",
        "In May 2,810 members had it. In June 2,802 members kept it.",
        "2,810 of you ordered the cheese box. 1,400 of you ate it.",
        "2,810 customers bought it. 2,802 teachers returned it.",
    ],
)
def test_numbers_close_by_chance_leave_nobody_over(text: str) -> None:
    assert set(left(text)) <= {None}
