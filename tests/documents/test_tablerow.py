"""Rows of tables on pages: one line each, in which a number stands with what it counts."""

import pytest

from linter.analysis import Analyser, Failure
from linter.settings import Settings

from .reading import blocks, cut, read


def table(*rows: str) -> str:
    head, *body = rows
    return "\n".join(
        f"| {row} |" for row in (head, "|".join("---" for _ in head.split("|")), *body)
    )


@pytest.mark.parametrize(
    ("head", "row", "line"),
    [
        ("Gate | Cyclists", "North Pier | 6", "North Pier: 6 cyclists"),
        ("Gate | Hour | Cyclists", "North Pier | 3 to 4 | 6", "North Pier, 3 to 4: 6 cyclists"),
        ("Cyclists | What", "6 | left a lamp on", "6 cyclists: left a lamp on"),
        ("Gate | Number of guests (2025)", "North Pier | 1", "North Pier: 1 guest"),
        ("Gate | People who fell asleep", "Pier | 1", "Pier: 1 person who fell asleep"),
        ("Who | What", "6 of you | left a lamp on", "6 of you: left a lamp on"),
        ("Name | Age | Town", "Ana Berg | 34 | Deal", "Ana Berg, age 34, Deal"),
        ("Group | Jan | Feb", "Guests asleep | 6 | 1,200", "Guests asleep: 6, 1,200"),
        ("Gate | Riders | Total", "Pier | | 6", "Pier: 6"),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_number_stands_with_its_heading(path: str, head: str, row: str, line: str) -> None:
    if path == "a.md":
        source = table(head, row)
    else:
        cells = ["".join(f"<t{x}>{words}</t{x}>" for words in each.split("|"))
                 for x, each in (("h", head), ("d", row))]  # fmt: skip
        source = f"<table><tr>{cells[0]}</tr><tr>{cells[1]}</tr></table>"
    (post,) = read(source, path).posts
    assert post.text.splitlines()[-1] == line


def test_words_of_a_row_are_cut_from_their_cells() -> None:
    source = table("Gate | Cyclists", "**North** Pier | 6", "Hill &amp; Dale | 1,400")
    (post,) = read(source, "a.md").posts
    assert cut(post, "North Pier") == "North** Pier"
    assert cut(post, "6 cyclists") == "6"
    assert cut(post, "Hill & Dale: 1,400") == "Hill &amp; Dale | 1,400"


def test_prose_in_cells_stays_apart() -> None:
    source = table("What | Why | Cyclists", "Lamps | They went out. | 6")
    (post,) = read(source, "a.md").posts
    assert blocks(post)[3:] == [
        ("table-cell", "Lamps"),
        ("table-cell", "They went out."),
        ("table-cell", "6"),
    ]


def test_tables_that_lay_out_a_page_are_read_block_by_block() -> None:
    source = (
        "<table><tr><td><table><tr><th>Hi</th></tr><tr><td>Six of you slept.</td></tr></table>"
        "</td><td><p>One</p><p>Two</p></td></tr></table><table><tr><td>Pier<td>6</table>"
    )
    (post,) = read(source, "a.html").posts
    assert [words for _, words in blocks(post)] == [
        "Hi", "Six of you slept.", "One", "Two", "Pier", "6"
    ]  # fmt: skip


def test_what_a_row_tells_is_not_told_of_the_next() -> None:
    rows = table("What | Guests", "Asked for the debt helpline | 12", "Hired a kayak | 4,000")
    (post,) = read(rows, "a.md").posts
    (found,) = Analyser(Settings()).judge([post])
    assert not isinstance(found, Failure)
    few = [match for match in found if match.most is not None and match.most < 100]
    assert {post.place(match.span).line for match in few} == {3}
    assert "small-cohort" in {match.rule for match in few}
