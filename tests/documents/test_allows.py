from __future__ import annotations

import pytest

from linter.documents.post import Allow
from linter.text import Span

from .reading import read, texts


def allow(source: str, path: str) -> Allow:
    document = read(source, path)
    assert document.problems == ()
    (found,) = document.allows
    return found


def lines(source: str, path: str) -> tuple[int, int]:
    found = allow(source, path)
    assert found.rules == ("small-cohort",)
    assert found.reason == "they opted in"
    return found.first_line, found.last_line


WORDS = "discreet: allow small-cohort -- they opted in"


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        (f"One.\n\n<!-- {WORDS} -->\nTwo\nthree.\n\nFour.\n", "a.md", (3, 5)),
        (f"One.\n\n<!-- {WORDS} -->\n\n- two\n- three\n\nFour.\n", "a.md", (3, 6)),
        (f"One <!-- {WORDS} -->\ntwo.\n\nThree.\n", "a.md", (1, 2)),
        (f"<!-- {WORDS} -->\n\nOne.\n\nTwo.\n\n<!-- discreet: end -->\n\nThree.\n", "a.md", (1, 7)),
        (f"One.\n\n<!-- {WORDS.replace('allow', 'allow-file')} -->\n\nTwo.", "a.md", (1, 5)),
        ("One.\n\n<!-- discreet: allow\nsmall-cohort -- they\nopted in -->\n\nTwo", "a.md", (3, 7)),
        (f"# A\n\n{{/* {WORDS} */}}\n\nOne.\n\nTwo.\n", "a.mdx", (3, 5)),
        (f"{{# {WORDS} #}}\n\nOne.\n\nTwo.\n", "a.md", (1, 3)),
        (f"---\ntitle: x\ndiscreet: {WORDS[10:]}\n---\n\nOne.\n\nTwo.\n", "a.md", (1, 8)),
        (f"posts:\n  # {WORDS}\n  - text: One two\n    id: 1\n  - text: Three\n", "a.yaml", (2, 4)),
        (f"text: One two # {WORDS}\nx: Three four\n", "a.yaml", (1, 1)),
        (f"text: | # {WORDS}\n  One\n  two\nx: y\n", "a.yaml", (1, 3)),
        ("- text: One\n  discreet:\n    allow: [small-cohort]\n    reason: they opted in\n- x: y\n",
         "a.yaml", (1, 4)),
        (f'text = "a b" # {WORDS}\n', "a.toml", (1, 1)),
        (f"Text,discreet\nOne,{WORDS}\n", "a.csv", (2, 2)),
        (f"Text,discreet\n\"One\ntwo\",{WORDS[10:]}\n", "a.csv", (2, 3)),
        (f"#. {WORDS}\nmsgid \"One two\"\nmsgstr \"\"\n", "a.po", (1, 2)),
        (f"<p>One</p>\n<!-- {WORDS} -->\n<p>Two\n three</p>\n<p>Four</p>", "a.html", (2, 4)),
        (f"<p>One</p>\n{{# {WORDS} #}}\n<p>Two\n three</p>\n<p>Four</p>", "a.html", (2, 4)),
        (f"<p>One</p>\n{{#- {WORDS} -#}}\n<p>Two\n three</p>\n<p>Four</p>", "a.html", (2, 4)),
        (f"<p>One {{# {WORDS} #}}</p>\n<p>Two</p>", "a.html", (1, 1)),
        (f"---\n# {WORDS.replace('allow', 'allow-file')}\na: b\n---\n<p>One</p>", "a.html", (1, 5)),
        (f"---\ndiscreet: {WORDS[10:]}\ntitle: a b\n---\n<p>One</p>", "a.html", (1, 5)),
        (f"One.\n\n{{#- {WORDS} -#}}\n\nTwo\nthree.\n\nFour.\n", "a.md", (3, 6)),
        (f"One\n{{% comment %}} {WORDS} {{% endcomment %}}\n\nTwo.\n\nThree.\n", "a.md", (2, 4)),
        (f"+++\n# {WORDS}\ndescription = 'a b'\ntitle = 'c'\n+++\nHi.\n", "a.md", (2, 3)),
        (f"+++\ntitle = 'c'\ndescription = 'a b' # {WORDS}\n+++\nHi.\n", "a.md", (3, 3)),
        (f"+++\n# {WORDS.replace('allow', 'allow-file')}\na = 'b'\n+++\nHi.\n", "a.md", (1, 5)),
        (f"a: One two ## {WORDS}\nx: Three four\n", "a.yaml", (1, 1)),
        (f"a: One two # {WORDS.replace('discreet:', 'Discreet :')}\n", "a.yaml", (1, 1)),
        (f"One.\n\n# {WORDS}\nTwo.\n", "a.txt", (3, 4)),
        ("<xliff><file><unit id='a'>\n<note>discreet: allow small-cohort — they opted in</note>\n"
         "<source>a b</source>\n</unit></file></xliff>", "a.xlf", (1, 4)),
    ],
)  # fmt: skip
def test_what_each_form_covers(source: str, path: str, expected: tuple[int, int]) -> None:
    assert lines(source, path) == expected


def test_an_item_of_a_one_line_file_is_told_from_its_neighbours() -> None:
    source = '[{"x": "a b", "discreet": {"allow": ["mockery"], "reason": "ok"}}, {"x": "c d"}]'
    document = read(source, "a.json")
    first, second = document.posts
    (found,) = document.allows
    assert found.covers(first.place(Span(0, 3)), first.pointer)
    assert not found.covers(second.place(Span(0, 3)), second.pointer)


UNIT = "<unit id='{}'>{}<source>{} was here.</source></unit>"
NOTE = f"<note>{WORDS.replace('--', '—')}</note>"


@pytest.mark.parametrize(
    ("source", "path", "covered"),
    [
        (f"<!-- {WORDS} --><p>One</p><p>Two</p>", "a.html", "One"),
        (f"<p>One</p><!-- {WORDS} --><p>Two</p><p>Three</p>", "a.html", "Two"),
        (f"<p>One</p><p>Two <!-- {WORDS} --></p><p>Three</p>", "a.html", "Two"),
        (f"<p>One</p><p><!-- {WORDS} -->Two</p><p>Three</p>", "a.html", "Two"),
        (f"<p>One</p><p>Two {{# {WORDS} #}} on</p><p>Three</p>", "a.html", "Two on"),
        (f"<p>One</p><p>Two<br>\nand <!-- {WORDS} --></p><p>Three</p>", "a.html", "Two and"),
        (f"<p>One</p>\n<p>Two</p> <!-- {WORDS} -->", "a.html", "Two"),
        (f"<p>One <!-- {WORDS} --><img alt='Two'></p><p>Three</p>", "a.html", "One Two"),
        ("<xliff>" + UNIT.format(1, NOTE, "One") + UNIT.format(2, "", "Two") + "</xliff>",
         "a.xlf", "One was here."),
        ("<xliff>" + UNIT.format(1, "", "One") + UNIT.format(2, NOTE, "Two") + "</xliff>",
         "a.xlf", "Two was here."),
        (f"<xliff>{UNIT.format(1, '', 'One')}<!-- {WORDS.replace('--', '—')} -->"
         + UNIT.format(2, "", "Two") + "</xliff>", "a.xlf", "Two was here."),
    ],
)  # fmt: skip
def test_a_block_is_told_from_its_neighbours_on_the_line(
    source: str, path: str, covered: str
) -> None:
    document = read(source, path)
    (found,) = document.allows
    read_blocks = [
        (post.text[block.start : block.end], post.place(Span(block.start, block.end)))
        for post in document.posts
        for block in post.blocks
    ]
    assert " ".join(words for words, place in read_blocks if found.covers(place)) == covered


@pytest.mark.parametrize("mark", ["", "discreet: "])
@pytest.mark.parametrize("verb", ["allow", "allow-file"])
def test_cells_and_keys_take_both_verbs_with_their_mark_or_without(mark: str, verb: str) -> None:
    words = f"{mark}{verb} mockery -- they opted in"
    sheet = f"Date,Text,discreet\n1,a b,{words}\n2,c d,\n"
    data = f'{{"discreet": "{words}",\n"text": "a b"}}'
    document = read(sheet, "a.csv")
    (found,) = document.allows
    place = document.posts[1].place(Span(0, 3))
    assert found.covers(place, document.posts[1].pointer) is (verb == "allow-file")
    assert allow(data, "a.json").rules == ("mockery",)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<!-- discreet: alow small-cohort -- x -->\n\nOne.", 'did you mean "allow"'),
        ("<!-- discreet: allow -- x -->\n\nOne.", "names no rule"),
        ("<!-- discreet: permit small-cohort -- x -->\n\nOne.", 'permit" is not known. Write'),
        ("<!-- discreet: all small-cohort -- x -->\n\nOne.", "?"),
        ("<!-- discreet: ignore -->\n\nOne.", 'ignore" is not known. Write'),
        ("<!-- discreet allow small-cohort -- x -->\n\nOne.", "lacks its colon"),
        ("{# Discreet allow-next mockery -- x #}\n\nOne.", "lacks its colon"),
        ("---\n# discreet allow mockery -- x\ntitle: a\n---\nOne.", "lacks its colon"),
        ("One.\n\n<!-- discreet: end -->", "without an allow"),
        ("---\ndiscreet:\n  alow: x\n---\nOne.", '"alow" is not known'),
    ],
)
def test_slips_are_problems_at_their_place(source: str, words: str) -> None:
    document = read(source, "a.md")
    (problem,) = document.problems
    assert words in problem.message
    assert problem.line is not None
    assert document.allows == ()


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (
            "# discreet: a safety linter for social posts. Every key: discreet config\na: b c\n",
            "a.yaml",
        ),
        ("# discreet: all settings of our linter -- see its docs\na: b c\n", "a.yaml"),
        ("a = 1 # discreet: and what it reads\n", "a.toml"),
        ("<!-- discreet allows no such thing -->\n\nOne.", "a.md"),
        ("<!-- Discreet: we ship in plain boxes -->\n\nOne.", "a.md"),
        ('#. discreet: the adjective, as in plain boxes\nmsgid "One"\n', "a.po"),
    ],
)
def test_prose_about_something_discreet_is_no_slip(source: str, path: str) -> None:
    document = read(source, path)
    assert document.problems == ()
    assert document.allows == ()


def test_a_line_of_text_that_is_no_directive_is_read() -> None:
    assert texts("Discreet: our boxes are plain.\n", "a.txt") == ["Discreet: our boxes are plain."]


def test_a_hyphen_is_no_dash_and_its_words_are_no_rules() -> None:
    found = allow("<!-- discreet: allow mockery - they opted in -->\n\nOne.", "a.md")
    assert (found.rules, found.reason) == (("mockery",), "")


@pytest.mark.parametrize("end", ["<!-- discreet: end -->", "{# discreet: end #}"])
@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_comments_of_all_kinds_are_taken_in_their_order(path: str, end: str) -> None:
    source = f"<p>A b</p>\n\n{{# {WORDS} #}}\n\n<p>C d</p>\n\n<p>E f</p>\n\n{end}\n\n<p>G h</p>\n"
    assert lines(source, path) == (3, 9)


def test_a_missing_reason_is_left_to_the_engine() -> None:
    assert allow("<!-- discreet: allow small-cohort, mockery -->\n\nOne.", "a.md").reason == ""
    assert allow("<!-- discreet: allow small-cohort, mockery -->\n\nOne.", "a.md").rules == (
        "small-cohort",
        "mockery",
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"---\na: b\n# {WORDS}\ntitle: Good: news\n---\nOne.\n", (3, 4)),
        (f"---\na: b\ntitle: Good: news # {WORDS}\n---\nOne.\n", (3, 3)),
        (f"+++\na = b\n# {WORDS}\ntitle = 'c d'\n+++\nOne.\n", (3, 4)),
    ],
)
def test_front_matter_read_by_lines_is_suppressed_too(
    source: str, expected: tuple[int, int]
) -> None:
    document = read(source, "a.md")
    assert all(problem.advisory for problem in document.problems)
    (found,) = document.allows
    assert (found.first_line, found.last_line) == expected
    assert "opted in" not in document.posts[0].text


def test_examples_in_code_are_inert() -> None:
    source = "```\n<!-- discreet: allow x -- y -->\n```\n\n`<!-- discreet: allow x -- y -->` text\n"
    assert read(source, "a.md").allows == ()
    assert read(f"One `{{# {WORDS} #}}` two.\n", "a.md").allows == ()
    for source in (f"<pre>\n{{# {WORDS} #}}\n</pre>\n<p>One</p>", f"<code>{{# {WORDS} #}}</code>"):
        assert read(source, "a.html").allows == ()
    assert read("text: |\n  # discreet: allow x -- y\n  more\n", "a.yaml").allows == ()
