"""Passages: how much is looked at to edit one."""

from __future__ import annotations

from linter.documents.passage import Edit, Passage, Piece


class Counted(tuple[Piece, ...]):
    """Pieces that count how many of them were handed out."""

    handed = 0

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        found = super().__getitem__(key)
        type(self).handed += len(found) if isinstance(key, slice) else 1
        return found


def test_many_edits_look_at_each_piece_a_few_times() -> None:
    number = 4000
    pieces = Counted(Piece(2 * i, 3 * i, 2, 3) for i in range(number))
    edited = Passage("ab" * number, pieces).edit(
        [Edit(2 * i, 2 * i + 1, "") for i in range(number)]
    )
    assert edited.text == "b" * number
    assert Counted.handed < 50 * number  # Bisection takes a dozen; slices would take thousands.
