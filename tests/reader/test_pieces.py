"""Pieces of words: each at its own place, with the shape of its word."""

from hypothesis import given
from hypothesis import strategies as st

from linter.reader.pieces import cut


@given(st.text(max_size=80))
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
