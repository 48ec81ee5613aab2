"""The same quantity written as digits, in words, with separators or suffixes is the same number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.claims.quantities.quantity import quantities
from linter.language.atoms import cut
from linter.language.numerals import read_number

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def below_hundred(number: int, hyphen: str) -> str:
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"{hyphen}{ONES[ones]}" if ones else "")


def below_thousand(number: int, hyphen: str, link: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest, hyphen)
    words = f"{ONES[hundreds]} hundred"
    return words + (link + below_hundred(rest, hyphen) if rest else "")


def in_words(number: int, hyphen: str = "-", link: str = " and ", comma: str = " ") -> str:
    """English cardinals, written apart from the code under test."""
    if number == 0:
        return "zero"
    parts = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{below_thousand(count, hyphen, link)} {name}")
    words = comma.join(parts)
    if not number:
        return words
    last = below_thousand(number, hyphen, link)
    if parts and number < 100:
        return f"{words} and {last}"
    return comma.join([*parts, last])


def lakhs(number: int) -> str:
    """Digits grouped as in India: 12,34,567."""
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    while head:
        head, tail = head[:-2], f"{head[-2:]},{tail}"
    return tail


NUMBERS = st.one_of(st.integers(0, 2_000), st.integers(0, 999_999_999_999))


def value(words: str) -> int:
    (quantity,) = quantities(cut(f"{words} people"))
    assert quantity.core.cut(words) == words
    assert quantity.interval.least == quantity.interval.most
    return quantity.interval.least


@given(
    NUMBERS, st.sampled_from(["-", " ", "‑"]), st.sampled_from([" and ", " "]),
    st.sampled_from([" ", ", "]),
)  # fmt: skip
def test_words_mean_their_digits(number: int, hyphen: str, link: str, comma: str) -> None:
    words = in_words(number, hyphen, link, comma)
    assert value(words) == number
    assert value(words.upper()) == number
    assert value(words.capitalize()) == number


@given(NUMBERS, st.sampled_from([",", "\u00a0", "\u2009", "\u202f", " ", "'", "’"]))
def test_separators_change_nothing(number: int, separator: str) -> None:
    assert value(str(number)) == number
    assert value(f"{number:,}".replace(",", separator)) == number
    assert value(lakhs(number)) == number


@given(st.integers(1, 999), st.integers(0, 9))
def test_suffixes_multiply(whole: int, tenth: int) -> None:
    digits = f"{whole}.{tenth}" if tenth else str(whole)
    for suffixes, scale in (
        (["k", "K", " thousand", "-thousand"], 10**3),
        (["m", "M", " mil", " million", "million"], 10**6),
        (["bn", " billion"], 10**9),
        ([" lakh", "lakh", " lakhs"], 10**5),
        ([" crore", "cr", " crores"], 10**7),
    ):
        for suffix in suffixes:
            assert value(digits + suffix) == whole * scale + tenth * scale // 10


@given(NUMBERS.filter(lambda number: number > 0))
def test_bounds_hold_for_words_and_digits_alike(number: int) -> None:
    for hedge in ("over", "nearly", "at least", "up to", "fewer than", "about"):
        (digits,) = quantities(cut(f"{hedge} {number:,} people"))
        (words,) = quantities(cut(f"{hedge} {in_words(number)} people"))
        assert digits.interval == words.interval
        assert digits.plausible == words.plausible


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("one two three", "one"),
        ("nineteen eighty-four", "nineteen"),
        ("three hundred and riders", "three hundred"),
        ("two thousand, three of them", "two thousand"),
        ("hundred hundred", "hundred"),
        ("fifty eleven", "fifty"),
    ],
)
def test_a_number_stops_where_the_words_stop_being_one(words: str, read: str) -> None:
    atoms = cut(words)
    number = read_number(atoms, 0)
    assert number is not None
    assert words[: atoms[number.end - 1].span.end] == read
