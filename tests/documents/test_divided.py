"""Files of several posts, each divided from the next by a thematic break."""

from __future__ import annotations

import pytest

from .reading import cut, read, texts

TITLED = """# The week's posts

Doors open at nine.

---

Soup is back, and so is the bread.

* * *

See you on Sunday!
"""


def test_breaks_divide_posts_and_a_title_stands_in_the_first() -> None:
    assert texts(TITLED, "week.md") == [
        "The week's posts\n\nDoors open at nine.",
        "Soup is back, and so is the bread.",
        "See you on Sunday!",
    ]
    document = read(TITLED, "week.md")
    assert cut(document.posts[1], "and so is the bread") == "and so is the bread"


def test_a_break_above_the_first_post_opens_no_front_matter() -> None:
    source = "---\n\nDoors open at nine.\n\n---\n\nSoup is back.\n"
    assert texts(source, "week.md") == ["Doors open at nine.", "Soup is back."]
    assert texts("---\nlayout: week\n---\n\nDoors open.\n", "week.md") == ["Doors open."]


def test_breaks_divide_posts_of_plain_text() -> None:
    assert texts("One.\n\n---\n\nTwo.\n\n=====\nThree.", "week.txt") == ["One.", "Two.", "Three."]


def test_an_underlined_title_of_plain_text_stays_with_its_words() -> None:
    assert texts("News\n====\n\nWe moved.", "week.txt") == ["News\n\nWe moved."]


@pytest.mark.parametrize("name", ["thread.md", "thread.txt"])
def test_parts_of_a_thread_stay_together(name: str) -> None:
    source = (
        "1/ Doors open at nine.\n\n---\n\n2/ Bring a friend.\n\n---\n\n(3/3) Bye.\n\n---\n\nSoup!"
    )
    assert texts(source, name) == [
        "1/ Doors open at nine.\n\n2/ Bring a friend.\n\n(3/3) Bye.",
        "Soup!",
    ]


def test_a_break_in_a_fence_of_copy_parts_a_thread() -> None:
    source = "## X\n\n```text\nDoors open at nine.\n---\nBring a friend.\n```\n"
    assert texts(source, "social/x.md") == ["X\n\nDoors open at nine.\n\nBring a friend."]


def test_a_sentence_ruled_off_without_a_blank_line_is_no_heading() -> None:
    sentence = "Our doors open at nine, and the first coffee is on us."
    document = read(f"{sentence}\n---\nSee you there.\n", "week.md")
    assert [post.text for post in document.posts] == [sentence, "See you there."]
    assert document.posts[0].blocks[0].kind == "paragraph"


@pytest.mark.parametrize("heading", ["Why now?\n---", "The road to the coast\n-------------------"])
def test_an_underlined_heading_is_one(heading: str) -> None:
    document = read(f"{heading}\n\nSee you there.\n", "page.md")
    assert [block.kind for block in document.posts[0].blocks] == ["heading", "paragraph"]


def _pieces(words: int, opening: str = "") -> str:
    return "\n\n---\n\n".join([f"{opening}{'word ' * words}end."] * 4)


def test_a_file_of_short_posts_is_no_article() -> None:
    document = read("# December\n\n" + _pieces(90), "week.md")
    assert len(document.posts) == 4
    assert not any(post.article for post in document.posts)


@pytest.mark.parametrize("source", [_pieces(260), "# Guide\n\n" + _pieces(90, "## Section\n\n")])
def test_sections_of_a_page_are_an_article(source: str) -> None:
    assert all(post.article for post in read(source, "page.md").posts)


def _sections(*headings: str) -> str:
    return "\n\n".join(f"## {heading}\n\n{'word ' * 60}end." for heading in headings)


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("drafts/week-49.md", ("Monday", "Tuesday", "Wed 9 Dec", "Notes for us")),
        ("launch/week-49.md", ("2026-12-07", "December 8", "Day 3")),
        ("week-49.md", ("Post 1: soup", "Post 2: bread", "Post 3")),
        ("week-49.md", ("Tweet 1", "LinkedIn", "Instagram caption", "Links")),
    ],
)
def test_headings_that_name_a_day_or_number_posts_make_a_file_of_posts(
    path: str, headings: tuple[str, ...]
) -> None:
    document = read("# Plan\n\n" + _sections(*headings), path)
    assert not any(post.article for post in document.posts)
    assert len(document.posts) == len(headings) + 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("notes/trip.md", _sections("Monday", "Tuesday", "Wednesday")),
        ("CHANGELOG.md", _sections("Version 2", "Version 3", "Version 4")),
        ("guide.md", _sections("Why", "What", "Post 1", "How")),
        ("posts/trip.md", "---\ntitle: A trip\n---\n" + _sections("Day 1", "Day 2", "Day 3")),
    ],
)
def test_headings_of_pages_do_not(path: str, source: str) -> None:
    assert any(post.article for post in read(source, path).posts)
