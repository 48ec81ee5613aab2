from __future__ import annotations

import pytest

from .reading import blocks, cut, read, texts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("To the 53\npeople who\nwatched", ["To the 53 people who watched"]),
        ("Done.\nTo the 53 people", ["Done.", "To the 53 people"]),
        ("#new\nTo the 53 people", ["#new", "To the 53 people"]),
        ("Watch it: A\nChristmas Prince", ["Watch it: A Christmas Prince"]),
        ("53 people in\r\nLeeds", ["53 people in Leeds"]),
        ("- one two\n- three\n1. four", ["one two", "three", "four"]),
        ("MEMBERSHIP\nWe closed the year well", ["MEMBERSHIP", "We closed the year well"]),
        ("TO THE\nbrave 53", ["TO THE brave 53"]),
        ("FIFTY-THREE PEOPLE\nWATCHED IT", ["FIFTY-THREE PEOPLE WATCHED IT"]),
        (
            "Rides: 418,000\nRiders: 61,000\nUp to 5 a day: 23\nBikes lost",
            ["Rides: 418,000", "Riders: 61,000", "Up to 5 a day: 23", "Bikes lost"],
        ),
        ("Entitled — 331\nVoted — 298", ["Entitled — 331", "Voted — 298"]),
        ("Lessons: 38, up from 12\nPupils: 40", ["Lessons: 38, up from 12", "Pupils: 40"]),
        ("Guess what: all 48\nEd Sheeran songs", ["Guess what: all 48 Ed Sheeran songs"]),
        (
            "To the 53 people who have all\nWatched a film every day of the\nPast month 😀 thanks",
            ["To the 53 people who have all Watched a film every day of the Past month 😀 thanks"],
        ),
    ],
)
def test_wrapped_lines_join_and_others_do_not(source: str, expected: list[str]) -> None:
    post = read(source, "a.txt").posts[0]
    assert [words for _, words in blocks(post)] == expected


def test_pasted_markup_and_entities_are_read_for_what_they_show() -> None:
    source = "To the **53** <b>people</b> who&rsquo;ve _really_ [watched](https://x.org/9) it"
    post = read(source, "a.txt").posts[0]
    assert post.text == "To the 53 people who’ve really watched it"
    assert cut(post, "53 people") == "53** <b>people"
    assert cut(post, "who’ve") == "who&rsquo;ve"


def test_urls_are_not_read() -> None:
    assert texts("See https://x.org/53-people now. More: www.x.org/53.", "a.txt") == [
        "See link now. More: link."
    ]


def test_tweets_polls_and_threads() -> None:
    source = (
        "---\nmedia:\n  - file: a.png\n    alt: An alt text\n---\nFirst 😀 tweet.\n---\n"
        "---\npoll:\n  - Yes please\n---\nSecond tweet.\n( ) option one\n( ) option two\n"
    )
    document = read(source, "tweets/a.tweet")
    assert blocks(document.posts[0]) == [
        ("part", "First 😀 tweet."),
        ("part", "Second tweet."),
        ("list-item", "option one"),
        ("list-item", "option two"),
    ]
    assert [(p.pointer, p.text) for p in document.posts[1:]] == [
        ("media[0].alt", "An alt text"),
        ("poll[0]", "Yes please"),
    ]
    assert cut(document.posts[0], "Second") == "Second"


def test_a_thread_delimiter_can_be_named() -> None:
    source = '---\nthread-delimiter: "+++"\n---\nFirst one.\n+++\nSecond one.\n'
    post = read(source, "a.toot").posts[0]
    assert [kind for kind, _ in blocks(post)] == ["part", "part"]


def test_empty_input_has_no_posts() -> None:
    for path in (
        "a.txt",
        "a.md",
        "a.csv",
        "a.yaml",
        "a.json",
        "a.toml",
        "a.html",
        "a.po",
        "a.tweet",
    ):
        document = read("", path)
        assert list(document.posts) == []
        assert document.problems == ()


@pytest.mark.parametrize(
    ("path", "start", "words", "article"),
    [
        ("letter.txt", "", 500, False),
        ("letter.txt", "", 1000, True),
        ("letter.md", "", 500, False),
        ("letter.md", "---\n\n", 500, False),
        ("page.md", "# Opening hours\n\n", 500, True),
        ("page.md", "---\nlayout: page\n---\n\n", 500, True),
        ("page.md", "# Opening hours\n\n", 100, False),
        ("social/letter.md", "# LinkedIn\n\n", 500, False),
        ("social/letter.md", "# LinkedIn\n\n", 1000, True),
        ("docs/linkedin-posts.md", "# Ready to paste\n\n", 1000, False),
        ("social/posts_week12.md", "# Ready to paste\n\n", 1000, False),
        ("social/tweets.txt", "", 1000, False),
        ("marketing/seo-blog-posts.md", "# Nine ways to brew\n\n", 1000, True),
        ("docs/2019-how-we-write-and-plan-social-posts.md", "# How we write\n\n", 1000, True),
    ],
)
def test_a_page_of_a_site_is_an_article_sooner_than_a_bare_text(
    path: str, start: str, words: int, article: bool
) -> None:
    body = "\n\n".join(["The doors open at nine and tea is at four."] * (words // 10))
    assert {post.article for post in read(start + body, path).posts} == {article}


LONG = "\n\n".join(["The doors open at nine and tea is at four."] * 30)


@pytest.mark.parametrize(
    ("headings", "article"),
    [
        (["Post 1: the move", "Post 2: the tea", "Post 3: the band"], False),
        (["LinkedIn", "Twitter/X", "Facebook"], False),
        (["Audience", "Goals", "Budget", "LinkedIn", "Risks", "People", "Dates", "Review"], True),
    ],
)
def test_a_file_of_posts_is_no_article_however_long(headings: list[str], article: bool) -> None:
    body = "\n\n".join(f"## {heading}\n\n{LONG}" for heading in headings)
    posts = read(f"# Spring\n\n{body}", "marketing/spring.md").posts
    assert {post.article for post in posts} == {article}
    assert len(posts) > len(headings)


def test_a_row_of_a_planning_table_is_a_draft_on_a_long_page() -> None:
    table = "| Date | Copy |\n|---|---|\n| 4 May | To the nine of you who came twice |\n"
    posts = read(f"# Plan\n\n{LONG}\n\n{table}", "docs/plan.md").posts
    assert [post.text for post in posts if not post.article] == [
        "To the nine of you who came twice"
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_number_that_opens_a_line_alone_is_told_and_marks_no_list(name: str) -> None:
    assert texts("38. That's how many of you sang.", name) == ["38. That's how many of you sang."]
    assert texts("7. That's all.", name) == ["7. That's all."]
    assert texts("3. Singers", name) == ["Singers"]
    assert texts("11. Sing.\n12. Sit down.", name) == ["Sing.\nSit down."]
