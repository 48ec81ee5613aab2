"""Atoms lie on the very words of a text, in order, and hostile text does not slow them down."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.claims.quantities.quantity import quantities
from linter.language.atoms import MOST_DIGITS, AtomKind, cut

PIECES = st.sampled_from(
    "0 7 53 1,235 1 235 1.2k 3M ½ 12,34,567 % £ one two hundred and million dozen half a of you in "
    "over - – + / . : # {{n}} {n %d [X] may May 18 riders twenty-five point scores few as to or "
    "between x × \n 1. 2) ' ’ pm no. room nineteen é 日本 🎉 ٣".split(" ")
)
DRAFTS = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " ", "-"]).map(lambda glue: glue.join(pieces))
)
TEXTS = st.one_of(st.text(max_size=120), DRAFTS)


@given(TEXTS)
def test_atoms_are_in_order_and_lie_on_their_words(text: str) -> None:
    atoms = cut(text)
    assert all(atom.span.start < atom.span.end <= len(text) for atom in atoms)
    for before, after in pairwise(atoms):
        assert before.span.end <= after.span.start
    for atom in atoms:
        if atom.kind is not AtomKind.BREAK:
            assert atom.low == atom.span.cut(text).lower().replace("’", "'") or (
                atom.kind is not AtomKind.WORD and atom.low == atom.span.cut(text).lower()
            )


@given(TEXTS)
def test_only_blank_and_joining_characters_lie_between_atoms(text: str) -> None:
    covered = {place for atom in cut(text) for place in range(atom.span.start, atom.span.end)}
    for place, character in enumerate(text):
        if place not in covered:
            assert character.isspace() and character != "\n"


@given(TEXTS)
def test_quantities_are_in_order_and_sane(text: str) -> None:
    end = 0
    for quantity in quantities(cut(text)):
        assert end <= quantity.span.start <= quantity.core.start
        assert quantity.core.start < quantity.core.end <= quantity.span.end <= len(text)
        end = quantity.span.end
        least, most = quantity.interval
        assert least >= 0 and (most is None or least <= most)
        inner, outer = quantity.plausible
        assert inner >= least and (outer is None or inner <= outer)
        assert most is None or (outer is not None and outer <= most)
        if quantity.share is not None:
            share = quantity.share
            assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize(
    "piece",
    [
        "1", "12,", "1,123,", "1.", "1 234 ", "one ", "hundred ", "one hundred ", "million ",
        "1 million ", "a million ", "{{", "{", "{a", "[", "[X", "%", "%(", "'", "a'", "\n ", " ",
        "half a ", "dozens of ", "nine-", "3-", "1 in ", "one in ", "+1 ", "(555", "0300 ", "_",
        "and a half ", "point one ", "1.\n", "🎉", "no. ", "*|", "½", "5 x ", "over more than ",
    ],
    ids=repr,
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        quantities(cut(text))
        return time.process_time() - start

    # Quadratic time would take sixty-four times as long for eight times the text.
    small = max(min(seconds(5_000) for _ in range(2)), 0.004)
    assert min(seconds(40_000) for _ in range(3)) < small * 30


def test_a_hundred_thousand_digits_are_an_id_and_no_number() -> None:
    (atom,) = cut("1" * 100_000)
    assert atom.kind is AtomKind.NUMERAL
    assert not atom.plain
    assert quantities(cut("1" * (MOST_DIGITS + 1) + " people")) == []


def test_a_numeral_in_a_name_a_date_or_a_list_is_not_plain() -> None:
    text = "1. covid-19 on 5 May\n2. A4, 5G and v2.3, not 53 people or 12k"
    plain = [atom.low for atom in cut(text) if atom.kind is AtomKind.NUMERAL and atom.plain]
    assert plain == ["53", "12"]


@pytest.mark.parametrize(
    "text",
    ["{{ else }} people", "{{#each}} people", "{{- end }} riders", '{{ partial "x" }} users'],
)
def test_what_a_template_does_is_no_placeholder(text):
    assert not any(atom.kind is AtomKind.PLACEHOLDER for atom in cut(text))


def test_a_named_percent_placeholder_is_one():
    found = [atom for atom in cut("%COUNT% of you") if atom.kind is AtomKind.PLACEHOLDER]
    assert [atom.low for atom in found] == ["%count%"]


def test_the_number_of_a_post_in_a_thread_counts_nothing():
    first = cut("2/ The kind ones watched it.")[0]
    assert first.kind is AtomKind.NUMERAL and not first.plain
