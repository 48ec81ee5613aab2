from __future__ import annotations

import pytest

from linter.documents.copynames import Level, copy_level, is_copy_name, is_variant, named


@pytest.mark.parametrize(
    "name",
    [
        "Signed-off copy", "Launch caption", "Headline B", "2. Copy", "✏️ Copy", "finalCopy",
        "Copy (max 240)", "Copy & emoji", "Visual / Caption", "Copy: Stories", "postcopy",
    ],
)  # fmt: skip
def test_a_name_whose_noun_is_copy_makes_a_table_one_of_posts(name: str) -> None:
    assert copy_level(name) == Level.SURE


@pytest.mark.parametrize(
    "name",
    [
        "Pinterest", "Bluesky post", "Mastodon / Threads", "🧵 Threads", "Face Book", "IG reel",
        "YouTube – Shorts", "Newsletter subject", "Carousel text 3", "Photo description",
        "1st comment", "Follow-up comment", "Alt text picture 2", "sms_body", "videoTitle",
        "Text for Telegram", "Description (nl)", "messagetext", "Call to action",
        "Comment(s) - Separated by ;;", "raw-content", "paragraphs",
    ],
)  # fmt: skip
def test_a_name_says_which_copy_a_column_holds(name: str) -> None:
    assert copy_level(name) == Level.KNOWN


@pytest.mark.parametrize(
    "name",
    [
        "Comments", "Caption comments", "Copy sign-off notes", "Text status", "Headline owner",
        "Copy (internal)", "Caption – review", "Copy done?", "Copy by", "Copywriter", "Title URL",
        "text_align", "Copyright", "Job title", "Email address", "content_type", "webhook",
        "Body / system", "Posts per week", "Pinterest followers", "news:push", "x" * 500,
    ],
)  # fmt: skip
def test_a_name_of_something_about_the_copy_is_none_of_copy(name: str) -> None:
    assert copy_level(name) == Level.NONE


@pytest.mark.parametrize("name", ["SMS", "Voice-over", "LI", "Final version", "Poll option 2"])
def test_some_names_say_so_only_in_a_plan(name: str) -> None:
    assert copy_level(name) == Level.PLANNED
    assert not is_copy_name(name)


def test_a_user_has_the_last_word() -> None:
    assert copy_level("Zinger", ("zinger",)) == Level.SURE
    assert copy_level("Caption", ("-caption",)) == Level.NONE
    assert copy_level("Caption", ("*", "-Caption")) == Level.NONE
    assert copy_level("Anything", ("*", "-Caption")) == Level.SURE


def test_a_name_tells_network_and_language() -> None:
    assert named("Caption (FR)").language == "fr"
    assert named("text_en").language == "en"
    assert named("Mastodon text").network
    assert not named("meta description").network


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("de-AT", True), ("en", True), ("long", True), ("option_c", True), ("2027-03-01", True),
        ("rendered", True), ("label", False), ("xx-YY", False), ("value" * 100, False),
    ],
)  # fmt: skip
def test_keys_of_variants(name: str, expected: bool) -> None:
    assert is_variant(name) is expected
