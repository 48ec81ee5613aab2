from __future__ import annotations

import pytest

from linter.documents.options import ReadOptions

from .reading import blocks, cut, read, texts

CLAIM = "To the 53 people who’ve watched it"


def test_a_claim_reads_through_markup_and_is_cut_exactly() -> None:
    source = (
        'To the **53** [people](https://x.org/9 "9 people") who&rsquo;ve\nwatched\xa0_it_ daily'
    )
    post = read(source, "a.md").posts[0]
    assert post.text == f"{CLAIM} daily"
    assert cut(post, "53 people") == "53** [people"
    assert cut(post, "who’ve watched") == "who&rsquo;ve\nwatched"
    assert cut(post, "it") == "it"


@pytest.mark.parametrize(
    "source",
    [
        "`53 people` and more text",
        "<!-- 53 people watched --> and more text",
        "[and more text](https://x.org/53-people-watched)",
        "![](53-people.png) and more text",
        "```\n53 people watched\n```\n\nand more text",
        "    53 people watched\n\nand more text",
        "and more text https://x.org/53/people",
        "and more text <https://x.org/53>",
        '<div data-count="53 people">and more text</div>',
        "<script>53 people watched</script>\n\nand more text",
        "{% if count == '53 people' %}\nand more text\n{% endif %}",
        '{{< youtube id="53 people" >}}\n\nand more text',
        "and more text[^1]\n\n[ref]: https://53.people",
        "and more text\n{: .people-53 }",
        '…, { "id": 53, "q": "A patient, 53, who \\"wept\\"", "ok": true }, …\n\nand more text',
        '[\n{"a": "53 people",\n "b": [5, null]}\n]\n\nand more text',
    ],
)
def test_code_links_comments_and_templating_are_no_prose(source: str) -> None:
    joined = " ".join(texts(source, "docs/a.md"))
    assert "53" not in joined
    assert "and more text" in joined


@pytest.mark.parametrize(
    "source",
    [
        '{"a": "53 people", "b": 2} is what we saw.',
        '"Thanks": said 53 people, and "sorry": said none.',
        '"Thanks to the 53", "Sorry to the 53"',
    ],
)
def test_prose_with_quotes_and_braces_is_no_data(source: str) -> None:
    assert "53" in " ".join(texts(source, "docs/a.md"))


def test_blocks_say_what_they_are() -> None:
    source = (
        "# A title\n\nA paragraph.\n\n> A quote.\n\n- one\n- two\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n"
        "![An alt](a.png)\n\n<figcaption>A caption</figcaption>\n\n"
        "> [!NOTE]\n> A note.\n\n[^1]: A foot.\n"
    )
    post = read(source, "a.md").posts[0]
    assert blocks(post) == [
        ("heading", "A title"),
        ("paragraph", "A paragraph."),
        ("quote", "A quote."),
        ("list-item", "one"),
        ("list-item", "two"),
        ("table-cell", "a"),
        ("table-cell", "b"),
        ("table-cell", "c, d"),
        ("alt", "An alt"),
        ("caption", "A caption"),
        ("paragraph", "A note."),
        ("paragraph", "A foot."),
    ]
    assert "one\ntwo" in post.text


def test_front_matter_is_read_by_field() -> None:
    source = (
        "---\ntitle: Our year\ndescription: >-\n  To the 53\n  people\nlayout: some layout\n"
        "image-alt: An alt text\nsocial:\n  twitter:\n    text: Only 53 people\n---\nBody words.\n"
    )
    document = read(source, "a.md")
    fields = {post.pointer_at(b.start): post.text[b.start : b.end]
              for post in document.posts for b in post.blocks}  # fmt: skip
    assert fields == {
        "title": "Our year",
        "description": "To the 53 people",
        "image-alt": "An alt text",
        "social.twitter.text": "Only 53 people",
        "": "Body words.",
    }
    assert cut(document.posts[0], "53 people") == "53\n  people"


def test_toml_front_matter_and_windows_lines() -> None:
    source = '+++\r\ntitle = "To the 53 people"\r\n+++\r\n\r\nBody words\r\nhere.\r\n'
    document = read(source, "a.md")
    assert [post.text for post in document.posts] == ["To the 53 people", "Body words here."]
    assert cut(document.posts[1], "words here") == "words\nhere"


def test_front_matter_that_is_not_yaml_is_read_by_line_and_said() -> None:
    document = read("---\ntitle: Survey: 53 people watched\n---\nBody words.\n", "a.md")
    assert [post.text for post in document.posts] == ["Survey: 53 people watched", "Body words."]
    (problem,) = document.problems
    assert problem.advisory
    assert (problem.line, "front matter" in problem.message) == (2, True)


def test_a_slip_in_front_matter_hides_no_other_entry() -> None:
    source = (
        "---\ntitle: Survey: who watched\ndescription: >\n  Nine of\n  you slept\n"
        "summary: |-\n  Ten of: you\n"
        "captions:\n  - Our night: eleven of: you\n  - text: Twelve: of you\n    alt: A red door\n"
        "social:\n  twitter:\n    text: Six of you\n---\n"
    )
    document = read(source, "a.md")
    assert [(post.pointer, post.text) for post in document.posts] == [
        ("title", "Survey: who watched\n\nNine of you slept\n\nTen of: you"),
        ("captions[0]", "Our night: eleven of: you"),
        ("captions[1].text", "Twelve: of you\n\nA red door"),
        ("social.twitter.text", "Six of you"),
    ]
    assert cut(document.posts[0], "of you slept") == "of\n  you slept"
    assert cut(document.posts[2], "of you") == "of you"
    assert [problem.advisory for problem in document.problems] == [True]


def test_a_slip_in_toml_front_matter_hides_no_other_entry() -> None:
    source = (
        '+++\ntitle = Nine of you\ndescription = """\nTen of\nyou"""\n'
        '[x]\ntext = "Six of you"\n+++\n'
    )
    document = read(source, "a.md")
    assert document.posts[0].text == "Nine of you\n\nTen of you\n\nSix of you"
    assert [problem.advisory for problem in document.problems] == [True]


def test_what_cannot_be_read_of_front_matter_fails_the_run() -> None:
    document = read("---\nNine of you slept\ntitle: Good: news\n---\nBody.\n", "a.md")
    (problem,) = document.problems
    assert not problem.advisory
    assert "not read: line 2" in problem.message


def test_a_long_article_is_a_post_a_section() -> None:
    body = "Some words to read here. " * 60
    source = f"Intro words.\n\n## First\n\n{body}\n\n### Second\n\n{body}\n"
    document = read(source, "a.md")
    assert [post.label for post in document.posts] == ["", "First", "Second"]
    assert document.posts[1].text.startswith("First\n\nSome words")


def test_a_very_long_line_is_cut_at_sentences() -> None:
    document = read("Fifty three people watched it today. " * 5_000, "a.md")
    assert len(document.posts) > 10
    assert all(len(post.text) < 10_000 for post in document.posts)
    assert all(post.text.endswith("today.") for post in document.posts)
    assert sum(post.text.count("people") for post in document.posts) == 5_000


def test_copy_in_fences_of_marketing_files_is_read() -> None:
    source = (
        "# Plan\n\n### Tweet 1 (Main)\n\n```\nTo the 53 people\nwho watched\n```\n\n"
        "```js\nx(53)\n```\n"
    )
    posts = read(source, "marketing/social-posts.md").posts
    assert [post.text for post in posts] == [
        "Plan",
        "Tweet 1 (Main)\n\nTo the 53 people who watched",
    ]
    assert cut(posts[1], "people who") == "people\nwho"
    assert "53" not in "".join(texts(source, "docs/guide.md"))


def test_code_in_marketing_files_is_no_copy() -> None:
    source = "## Tweet\n\n```\n$ npm install people-53\n```\n"
    assert texts(source, "marketing/notes.md") == ["Tweet"]


def test_a_planning_table_is_a_post_a_row() -> None:
    source = (
        "| Date | Platform | Caption | Owner |\n|---|---|---|---|\n"
        "| 2026-01-02 | X | To the **53** people | me too |\n"
        "| 2026-01-03 | X | Who hurt you? | me |\n"
    )
    posts = read(source, "calendar.md").posts
    assert [(post.text, post.label) for post in posts] == [
        ("To the 53 people", "2026-01-02"),
        ("Who hurt you?", "2026-01-03"),
    ]
    assert cut(posts[0], "53 people") == "53** people"


def test_slots_stay_as_unknown_quantities() -> None:
    source = "To the {{count}} of you, {{ site.n }} more, {n}, %d, [NAME], <count>, ${x}.\n"
    assert texts(source, "a.md") == [source.strip()]
    assert texts("Hi {{ page.url | relative_url: 'x' }} there", "a.md") == ["Hi there"]


def test_mdx_components_and_expressions_are_no_prose() -> None:
    source = (
        'import A from "a"\n\nexport const n = {\n  people: 53 }\n\n'
        '<Note title="A titled note" onClick={() => 53 > n}>\n    Inside the note.\n</Note>\n\n'
        "Text {/* 53 people */}and <B c={53}/> {count} people.\n"
    )
    (post,) = read(source, "a.mdx").posts
    assert [words for _, words in blocks(post)] == [
        "A titled note",
        "Inside the note.",
        "Text and {count} people.",
    ]


def test_shortcode_captions_and_alts_are_prose() -> None:
    post = read(
        'Hi you.\n\n{{< figure src="a" alt="53 people" caption="All of them" >}}\n', "a.md"
    ).posts[0]
    assert blocks(post)[1:] == [("alt", "53 people"), ("caption", "All of them")]
    assert cut(post, "53 people") == "53 people"


def test_typed_bullets_are_list_items() -> None:
    post = read("Numbers:\n• 53 people\n• 54 people\n", "a.md").posts[0]
    assert blocks(post) == [
        ("paragraph", "Numbers:"),
        ("list-item", "53 people"),
        ("list-item", "54 people"),
    ]


PAGE = (
    "# Autumn\n\nOwner: Ana\nStatus: Published\nAsk for: the 9 of you\nHook: Seven of us\n\nText.\n"
)


def test_properties_of_an_exported_page_are_no_copy() -> None:
    assert texts(PAGE, "a.md") == ["Autumn\n\nHook: Seven of us\n\nText."]
    assert texts(PAGE, "a.md", ReadOptions(skip_published=True)) == []
    # Blank lines that end in \r\n were tried in each way they can be cut: in time without end.
    matter = "---\r\nrows:\r\n" + 40 * "  - a\r\n" + "---\r\n\r\n"
    assert texts(matter + PAGE.replace("\n", "\r\n"), "a.md")[-1].startswith("Autumn")
    assert texts(matter, "a.md") == []
    letter = PAGE.replace("Owner: Ana\nStatus: Published", "Dear all: Ana\nTo: everyone")
    assert "the 9 of you" in texts(letter, "a.md")[0]
