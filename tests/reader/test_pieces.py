"""Pieces of words: each at its own place, with the shape of its word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.reader.pieces import cut, cut_at, extents
from linter.text import Span


@given(st.text(max_size=80))
@settings(deadline=None)  # The first text waits for the vocabulary.
def test_every_piece_stands_at_its_place_in_order(text: str) -> None:
    pieces = cut(text)
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.spans) >= 2
    assert pieces.spans[0] == pieces.spans[-1] == (0, 0)
    inner = pieces.spans[1:-1]
    assert all(0 <= span.start < span.end <= len(text) for span in inner)
    assert [span.start for span in inner] == sorted(span.start for span in inner)


def test_letter_case_is_told_by_shape_though_pieces_are_lower_case() -> None:
    words = "one One ONE 12 ?"
    pieces = cut(words)
    told = {span.cut(words): shape for span, shape in zip(pieces.spans, pieces.shapes, strict=True)}
    assert len({told["one"], told["One"], told["ONE"], told["12"], told["?"]}) == 5
    assert cut("one").ids == cut("ONE").ids


def test_capitals_throughout_tell_no_more_than_lower_case() -> None:
    text = "Nine of you asked twice, in May. Why?"
    assert cut(text.upper()).shapes == cut(text.lower()).shapes != cut(text).shapes


def test_a_piece_inside_a_word_has_the_shape_of_the_word() -> None:
    text = "Swifties"
    pieces = cut(text)
    assert len(pieces.ids) > 3
    assert len(set(pieces.shapes[1:-1])) == 1


def test_the_first_pieces_keep_the_last_sign() -> None:
    pieces = cut("one two three four five six seven")
    few = pieces.first(4)
    assert len(few.ids) == len(few.shapes) == len(few.spans) == 4
    assert few.ids[-1] == pieces.ids[-1]


def _shapes_of(text: str, words: str) -> set[int]:
    start = text.index(words)
    pieces = cut(text)
    return {
        shape
        for span, shape in zip(pieces.spans, pieces.shapes, strict=True)
        if span.end > span.start and start <= span.start < start + len(words)
    }


def test_pieces_of_a_number_tell_its_size() -> None:
    few, hundreds, thousands = (
        _shapes_of(f"Then {number} of you came.", number) for number in ("53", "640", "14,300")
    )
    assert len(few) == len(hundreds) == len(thousands) == 1
    assert few != hundreds != thousands != few
    assert _shapes_of("Then 2.5 million came.", "2.5 million") == thousands
    assert _shapes_of("Then 1\u202f235 came.", "1\u202f235") == thousands
    share = _shapes_of("Then 14% of them came.", "14%")
    assert len(share) == 1
    assert share == _shapes_of("Then 99.4 per cent came.", "99.4 per cent")


def test_money_times_and_versions_are_digits_of_no_size() -> None:
    plain = _shapes_of("The 5th", "5th")
    for text, words in (
        ("From £45 a night", "45"), ("Doors at 6:30", "30"), ("Doors at 6 pm", "6"),
        ("Version 2.3.1", "3"), ("We are #1", "1"),
    ):  # fmt: skip
        assert plain <= _shapes_of(text, words), text


def test_words_by_themselves_stand_at_their_places_in_the_text() -> None:
    text = "Soup is on. Nine of you rang."
    pieces = cut_at(text, Span(12, len(text)))
    assert pieces.ids == cut(text[12:]).ids
    assert "".join(span.cut(text) for span in pieces.spans) == "Nineofyourang."


def test_parts_read_together_follow_one_another_behind_the_whole() -> None:
    assert extents([[1, 2, 3]]) == [(0, 3)]
    assert extents([[1, 2, 3], [4], [5, 6]]) == [(0, 6), (0, 3), (3, 4), (4, 6)]
