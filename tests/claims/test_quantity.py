"""Numbers as people write them, against the intervals they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from linter.claims.model import Interval
from linter.claims.parts.implied import Part, all_but, less, part_of
from linter.claims.quantities.amounts import Form, Quantity
from linter.claims.quantities.quantity import quantities
from linter.language.atoms import cut

TABLE = Path(__file__).with_name("quantities.yaml")
MARK = re.compile(r"(?<!\[)\[\[(?!\[)(.*?)\]\](?!\])")


def table() -> Iterator[object]:
    for section, cases in yaml.load(TABLE.read_text("utf-8"), yaml.BaseLoader).items():
        for text, meaning in cases.items():
            yield pytest.param(text, meaning, id=f"{section}: {text}")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where they stood."""
    plain, spans, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        position = match.end()
    return plain + text[position:], spans


def meaning_of(quantity: Quantity) -> str:
    if quantity.form is Form.UNFILLED:
        return "unfilled"
    if quantity.share is not None:
        return f"{quantity.share.low * 100:.6g}%..{quantity.share.high * 100:.6g}%"
    least, most = quantity.interval
    interval = f"{least}" if least == most else f"{least}..{'' if most is None else most}"
    return f"rank {interval}" if quantity.form is Form.RANK else interval


def test_the_table_is_long_enough() -> None:
    assert sum(1 for _ in table()) >= 250


@pytest.mark.parametrize(("text", "meaning"), list(table()))
def test_a_number_means_what_its_reader_takes_it_for(text: str, meaning: str) -> None:
    plain, spans = unmarked(text)
    found = quantities(cut(plain))
    assert ("; ".join(map(meaning_of, found)) or "none") == meaning
    if spans:
        assert [tuple(quantity.span) for quantity in found] == spans


@pytest.mark.parametrize(
    ("share", "base", "people", "left"),
    [
        ("0.02%", "9,000", (1, 2), (8998, 8998)),
        ("0.4%", "5,000", (18, 22), (4978, 4982)),
        ("0.3%", "4,000", (10, 14), (3986, 3990)),
        ("99.9%", "2,000", (1997, 1999), (1, 3)),
        ("99.1%", "1,300", (1288, 1288), (11, 12)),
        ("1 in 500", "9,500", (19, 19), (9481, 9481)),
        ("one in five", "1,000", (182, 222), (778, 818)),
        ("half", "40", (20, 20), (20, 20)),
        ("two thirds", "90", (60, 60), (30, 30)),
        ("100%", "53", (53, 53), (0, 0)),
        ("0.01%", "300", (0, 1), (299, 299)),
        ("5%", "1 million", (45_000, 55_000), (945_000, 955_000)),
    ],
)
def test_a_share_of_a_base_keeps_what_rounding_leaves_open(
    share: str, base: str, people: tuple[int, int], left: tuple[int, int]
) -> None:
    part, whole = quantities(cut(f"{share} of our {base} members"))
    assert part.share is not None
    told, rest = Interval(*people), Interval(*left)
    assert part_of(part, whole.interval) == Part(told, rest, part.share.value)
    assert part_of(part, whole.interval, but=True) == Part(rest, told, part.share.rest().value)


def test_a_part_of_nothing_known_has_the_size_it_tells_itself() -> None:
    share, count = quantities(cut("5% of you and 4 of us"))
    assert part_of(share, None) == Part(None, None, 0.05)
    assert part_of(count, None) == Part(Interval(4, 4), None, None)
    assert part_of(count, None, but=True) == Part(None, Interval(4, 4), None)


def test_the_part_comes_off_the_base() -> None:
    assert less(Interval(2000, 2000), Interval(4, 4)) == Interval(1996, 1996)
    assert less(Interval(2000, 2000), Interval(3, 6)) == Interval(1994, 1997)
    assert less(Interval(2001, None), Interval(4, 4)) is None
    assert less(Interval(3, 3), Interval(4, 4)) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[all but ]]4 of our riders", "[[All but the ]]4 of you", "[[all of you but ]]4 did",
        "[[everyone except ]]7 of you", "[[everybody except for ]]7 of you",
        "[[all bar ]]two of you",
        "[[every one of you except ]]one", "[[all of our riders but ]]4",
        "[[all our riders save ]]4",
        "[[All 2,000 of our riders except ]]4", "[[every rider bar ]]one", "[[everyone, except ]]7",
        "[[all apart from ]]12 of you", "4 of you", "all day but 4 of you",
        "we met all of this but 4",
        "but 4 of you", "not all 4 of you", "all 53 of you, but 4 more",
    ],
)  # fmt: skip
def test_all_but_begins_where_its_words_begin(text: str) -> None:
    plain, spans = unmarked(text)
    begins = [all_but(plain, quantity) for quantity in quantities(cut(plain))]
    expected = spans[0][0] if spans else None
    assert begins[-1] == expected
