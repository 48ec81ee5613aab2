from __future__ import annotations

import pytest

from linter.documents.options import ReadOptions
from linter.text import Span

from .reading import cut, read, texts


def pointers(source: str, path: str, options: ReadOptions | None = None) -> dict[str, str]:
    document = read(source, path, options or ReadOptions())
    assert document.problems == ()
    return {
        post.pointer_at(block.start): post.text[block.start : block.end]
        for post in document.posts
        for block in post.blocks
    }


YAML = """\
posts:
  - id: launch
    date: 2026-01-02
    title: A good title
    url: https://x.org/53
    x: |
      To the 53 people
      who watched
    linkedin: "Longer copy\\
      \\ here \\u2014 yes"
    posted: {}
  - &two
    id: second
    text: >-
      Folded copy
      goes on

      and on
    status: posted
  - *two
"""


def test_yaml_items_are_posts_and_networks_their_variants() -> None:
    assert pointers(YAML, "posts.yaml") == {
        "posts[0].title": "A good title",
        "posts[0].x": "To the 53 people who watched",
        "posts[0].linkedin": "Longer copy here — yes",
        "posts[1].text": "Folded copy goes on and on",
    }
    document = read(YAML, "posts.yaml")
    assert [post.label for post in document.posts] == ["launch, 2026-01-02"] * 3 + ["second"]
    assert cut(document.posts[2], "here — yes") == "here \\u2014 yes"
    assert cut(document.posts[1], "people who") == "people\n      who"


def test_published_entries_can_be_left_out() -> None:
    kept = pointers(YAML, "posts.yaml", ReadOptions(skip_published=True))
    assert "posts[1].text" not in kept
    assert "posts[0].x" in kept
    markdown = "---\nstatus: published\ntitle: To the 53\n---\nBody words."
    assert texts(markdown, "a.md", ReadOptions(skip_published=True)) == []
    assert len(texts(markdown, "a.md")) == 2
    calendar = "Text,Status\nTo the people,posted\nTo the other people,draft\n"
    assert texts(calendar, "a.csv", ReadOptions(skip_published=True)) == ["To the other people"]


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("Posted 🚀", "TRUE", False),
        ("Published?", "yes", False),
        ("sent", "✔️", False),
        ("Publishing status", "Live 🎉", False),
        ("Posted?", "not yet", True),
        ("Posted", "❌", True),
        ("Post status", "not published", True),
        ("Status", "Done", True),
    ],
)
def test_a_status_says_in_many_ways_that_a_post_is_out(name: str, value: str, left: bool) -> None:
    skip = ReadOptions(skip_published=True)
    assert bool(texts(f"Text,{name}\nTo the people,{value}\n", "a.csv", skip)) is left
    table = f"| Date | Caption | {name} |\n|--|--|--|\n| 1 | To the people | {value} |\n"
    assert bool(texts(table, "a.md", skip)) is left


def test_json_and_json_lines() -> None:
    source = (
        '{"batch": "a b", "posts": [{"text": "Hi \\ud83d\\ude00 you", "status": "queued"}, "x"]}'
    )
    assert pointers(source, "posts.json") == {"posts[0].text": "Hi 😀 you"}
    post = read(source, "posts.json").posts[0]
    assert cut(post, "😀") == "\\ud83d\\ude00"
    lines = read('{"text": "one two"}\nbroken\n{"tweet": "three four"}\n', "a.jsonl")
    assert [post.text for post in lines.posts] == ["one two", "three four"]
    assert [(p.line, p.column) for p in lines.problems] == [(2, 1)]


def test_threads_are_one_post_of_parts() -> None:
    (post,) = read('{"thread": ["First part.", "Second part."]}', "a.json").posts
    assert [block.kind for block in post.blocks] == ["part", "part"]
    assert len(read('{"tweets": ["First one.", "Second one."]}', "a.json").posts) == 2


def test_named_fields_are_read_too() -> None:
    source = "motto: not known\njingles:\n  - two words\nhome:\n  greeting: Hello there\n"
    assert pointers(source, "a.yaml") == {}
    found = pointers(source, "a.yaml", ReadOptions(fields=("greeting", "jingles")))
    assert found == {"jingles[0]": "two words", "home.greeting": "Hello there"}
    left = ReadOptions(fields=("*", "-home"))
    assert set(pointers(source, "a.yaml", left)) == {"motto", "jingles[0]"}


@pytest.mark.parametrize(
    "source",
    [
        '{"headline": {"en-US": "To the 53"}}',
        '{"title": {"rendered": "To the 53"}}',
        '{"facebook": {"alternatives": ["To the 53"]}}',
        '{"mastodon": {"2027-01-09": "To the 53"}}',
        '{"text": {"en": {"nodeType": "document", "content": [{"nodeType": "paragraph",'
        ' "content": [{"nodeType": "text", "value": "To the 53"}]}]}}}',
        '{"posts": ["To the 53"]}',
        '{"name": "June", "email": "Hi all", "message": "To the 53"}',
        '{"posts": [{"li": "To the 53"}]}',
        '{"channel": "video", "voiceover": "To the 53"}',
        '{"poll": {"question": "To the 53"}}',
        '{"lists": [], "cards": [{"name": "a b", "desc": "To the 53"}],'
        ' "actions": [{"type": "commentCard", "data": {"text": "a b"}}]}',
    ],
)
def test_copy_below_a_key_of_copy_is_read(source: str) -> None:
    assert list(pointers(source, "a.json").values()) == ["To the 53"]


@pytest.mark.parametrize(
    "source",
    [
        '{"scripts": {"build": "node a b"}, "script": "node a b"}',
        '{"content": {"label": "a b", "items": [{"value": "a b"}]}}',
        '{"messages": {"errors": {"missing": "a b"}}}',
        '{"li": "a b", "question": "a b", "options": ["a b"]}',
        '{"name": "a b", "comments": "a b", "caption_notes": "a b"}',
        '{"name": "a b", "email": "d41d8cd98f00b204e9800998ecf8427e", "message": "a b"}',
    ],
)
def test_other_data_is_no_copy(source: str) -> None:
    assert pointers(source, "a.json") == {}


@pytest.mark.parametrize(
    ("kind", "words", "runs"),
    [("_type", "text", "children"), ("type", "text", "content"), ("nodeType", "value", "content")],
)
def test_a_paragraph_of_rich_text_is_read_as_one(kind: str, words: str, runs: str) -> None:
    source = (
        f'{{"page": {{"{runs}": [{{"{kind}": "text", "{words}": "To "}},'
        f' {{"{kind}": "link", "{runs}": [{{"{kind}": "text", "{words}": "the 53"}}]}},'
        f'\n{{"{kind}": "text", "marks": [1], "{words}": " of you"}}]}}}}'
    )
    (post,) = read(source, "a.json").posts
    assert post.text == "To the 53 of you"
    assert post.pointer == f"page.{runs}"
    assert post.place(Span(10, 16)).line == 2


def test_texts_in_a_list_are_not_run_together() -> None:
    source = '[{"type": "text", "text": "To the 53."}, {"type": "text", "text": "And us."}]'
    assert texts(source, "a.json") == ["To the 53.\n\nAnd us."]


def test_a_poll_is_one_post_of_parts() -> None:
    source = '{"poll": {"question": "Tea or not?", "options": ["Yes", "Not today"], "days": 2}}'
    (post,) = read(source, "a.json").posts
    assert post.text == "Tea or not?\n\nYes\n\nNot today"


def test_an_alias_of_a_string_stands_for_its_words() -> None:
    source = (
        "bits:\n  one: &one To the 53\n  two: &two [To the 9]\nposts:\n  - text: *one\n"
        "  - text: *one\n"
    )
    (post,) = read(source, "a.yaml").posts
    assert post.pointer == "posts[0].text"
    assert post.place(Span(0, 6)).line == 2


@pytest.mark.parametrize("tag", ["!!str", "!draft"])
def test_a_tag_of_a_string_makes_it_no_data(tag: str) -> None:
    assert texts(f"text: {tag} To the 53\nbody: !!int 12 34\n", "a.yaml") == ["To the 53"]


def test_toml_tables() -> None:
    source = (
        "[[posts]]\ntext = '''\nTo the 53 people\nwho watched'''\n[[posts]]\n"
        'x = "Say \\"hi\\" \\u00e9"\n[posts.more]\ncaption = "A caption"\n'
    )
    assert pointers(source, "a.toml") == {
        "posts[0].text": "To the 53 people who watched",
        "posts[1].x": 'Say "hi" é',
        "posts[1].more.caption": "A caption",
    }


@pytest.mark.parametrize(
    ("source", "path", "line", "column"),
    [
        ("a: b\nc: [1, 2\n", "a.yaml", 3, 1),
        ('{"a": "b",\n "c" 1}', "a.json", 2, 6),
        ('{"a": "b', "a.json", 1, 7),
        ("a = 1\nb = = 2\n", "a.toml", 2, 5),
        ("[" * 5_000, "a.json", 1, 101),
        ("[" * 5_000, "a.yaml", 1, 101),
        ("- " * 5_000, "a.yaml", 1, 201),
    ],
)
def test_bad_data_is_said_at_its_place(source: str, path: str, line: int, column: int) -> None:
    (problem,) = read(source, path).problems
    assert (problem.line, problem.column) == (line, column)
    assert not problem.advisory


@pytest.mark.parametrize(
    ("source", "words", "column"),
    [
        ('{"b": }', "expected a value", 7),
        ('{"a": 1, "b"}', 'expected a ":"', 13),
        ('{"a": 1]', 'a "]" that closes nothing', 8),
    ],
)
def test_what_json_lacks_before_a_bracket_is_named(source: str, words: str, column: int) -> None:
    (problem,) = read(source, "a.json").problems
    assert problem.message == f"not valid JSON: {words}"
    assert problem.column == column


def test_an_alias_bomb_is_read_once() -> None:
    source = "a: &a {text: two words}\n"
    for name, above in zip("bcdefghij", "abcdefghi", strict=True):
        source += f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]\n"
    assert texts(source, "a.yaml") == ["two words"]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("a: {{ .Values.a }}\n  b: {% if x %}\n", "templates/a.yaml"),
        ("{{- if .Values.on }}\na: {{ .Values.a }}-x\n{{- end }}\n", "templates/a.yaml"),
        ("a:\n  {{- toYaml .Values.a | nindent 2 }}\nb: 1\n", "templates/a.yaml"),
        ('title: "{{ replace .Name "-" " " | title }}"\n', "archetypes/a.yaml"),
        ("text: {{ name }} and more\n", "a.yaml"),
        ("{# said once #}\n{% for x in y %}\n- text: {{ x }}\n{% endfor %}\n", "a.yml"),
        ('{"a": {{ cookiecutter.a }}{% if x %}, "b": 1{% endif %}}', "a.json"),
        ("a = {{ a }}\n{% if b %}\nb = 1\n{% endif %}\n", "a.toml"),
    ],
)
def test_a_template_of_a_data_file_is_no_failure(source: str, path: str) -> None:
    (problem,) = read(source, path).problems
    assert problem.advisory
    assert "template" in problem.message


@pytest.mark.parametrize(
    ("source", "path", "line"),
    [
        ('posts:\n  - text: "Hi {{first_name}}"\n  - text: Good news: 12 of you\n', "a.yaml", 3),
        ("text: Good news: {{count}} of you\n", "a.yaml", 1),
        ("{% if x %}\ntext: Good news: 12 of you\n{% endif %}\n", "a.yaml", 1),
        ('{"text": "Hi {{first_name}}"', "a.json", 1),
        ('a = "Hi {{first_name}}\n', "a.toml", 1),
    ],
)
def test_placeholders_excuse_no_broken_file(source: str, path: str, line: int) -> None:
    (problem,) = read(source, path).problems
    assert not problem.advisory
    assert problem.line == line
    assert "looks like a template" not in problem.message
