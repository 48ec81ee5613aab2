"""What the description of a picture says of those in it."""

from __future__ import annotations

import pytest

from linter.analysis import Analyser
from linter.documents.read import read_text
from linter.settings import Settings


def claims(alt: str) -> list[str]:
    posts = read_text(f"The new timetable is out.\n\n![{alt}](a.jpg)\n", "a.md").posts
    (understood,) = Analyser(Settings()).understand(list(posts))
    return [claim.cohort.text for claim in understood]


@pytest.mark.parametrize(
    "alt",
    [
        "Two women in green jackets lift a kettlebell together.",
        "A man with a dog is reading our menu in Saltby.",
        "Six swimmers waiting on a jetty, wrapped in towels",
    ],
)
def test_who_is_in_a_picture_is_no_user(alt: str) -> None:
    assert claims(alt) == []


@pytest.mark.parametrize(
    ("alt", "cohort"),
    [
        ("Bar chart: 12 members left on Boxing Day.", "12 members"),
        ("A card that says: to the six of you who sing in the steam room", "six of you"),
    ],
)
def test_what_a_picture_says_that_users_did_is_told(alt: str, cohort: str) -> None:
    assert any(cohort in each for each in claims(alt))


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("Date,Caption,Alt text\n1 May,We are open,Two women lift a kettlebell\n", "a.csv"),
        ('{"caption": "We are open", "image_alt": "Two women lift a kettlebell"}', "a.json"),
    ],
)
def test_columns_and_keys_describe_pictures_too(source: str, path: str) -> None:
    (post,) = read_text(source, path).posts
    assert [block.kind for block in post.blocks] == ["paragraph", "alt"]
    assert Analyser(Settings()).understand([post]) == [[]]
