"""Whatever a draft is wrapped in, its words read the same, and each is cut from its own place.

A draft is drawn as words; a renderer writes it in a format and says how each word is written
there. The reader must give the words back, one space between them, and the source span of each
must cut exactly what the renderer wrote.
"""

from __future__ import annotations

import html
import io
import json
import random
from collections.abc import Callable

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.documents.post import Document, Post
from linter.documents.read import read_bytes, read_text
from linter.text import Span

WORDS = st.sampled_from(
    "To the 53 people who've watched A Christmas Prince every day for 18 days in row You’re ok "
    "R&D naïve café 日本語 😀 👩‍🚀 𐌰𐌱𐌲 ½ 0.02% £5 “hurt” 'sorry' e-mail of {{count}} {n} %d [NAME] "
    'co-op\'s 9,000 members: streaming, again? No! (never) C# #tag @brand 24/7 a;b x=1 "twice" '
    "back\\slash tab<less".split()
)
DRAFTS = st.lists(WORDS, min_size=3, max_size=14)
SEEDS = st.integers(0, 2**32)
LIMITS = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

Rendered = tuple[str, list[str]]


def words_of(post: Post) -> list[str]:
    return post.text.split()


def the_post(document: Document, words: list[str]) -> Post:
    posts = [post for post in document.posts if words_of(post) == words]
    texts = [post.text for post in document.posts]
    assert posts, f"expected {words}, read {texts}; {document.problems}"
    return posts[0]


def check(document: Document, words: list[str], written: list[str], source: str) -> None:
    post = the_post(document, words)
    assert post.text == " ".join(words)
    lines = source.splitlines(keepends=True) if "\x0b" not in source else [source]
    position = 0
    for word, form in zip(words, written, strict=True):
        start = post.text.index(word, position)
        position = start + len(word)
        span = Span(start, position)
        assert post.source_span(span).cut(source) == form
        place = post.place(span)
        if place.line == place.end_line and "\u2028" not in source:
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == form


def newline(rng: random.Random) -> str:
    return rng.choice(["\n", "\n", "\r\n"])


def gap(rng: random.Random, wrap: str) -> str:
    return rng.choice([" ", " ", " ", "  ", " \t", wrap])


# Markdown


def markdown_word(word: str, rng: random.Random) -> str:
    out = []
    for character in word:
        if character in "\\`*_[]<>#|~&\"'’" and (character not in "#&\"'’" or rng.random() < 0.4):
            escape = character not in "’" and rng.random() < 0.5
            out.append("\\" + character if escape else f"&#{ord(character)};")
        elif not character.isascii() and rng.random() < 0.2:
            out.append(f"&#x{ord(character):x};")
        else:
            out.append(character)
    return "".join(out)


def render_markdown(words: list[str], rng: random.Random) -> Rendered:
    end = newline(rng)
    container = rng.choice(
        ["plain", "quote", "list", "numbered", "heading", "cell", "task", "html"]
    )
    prefix = {"quote": "> ", "list": "  ", "numbered": "   ", "task": "  "}.get(container, "")
    wraps = container not in ("heading", "cell", "html")
    plain = {"{{count}}", "{n}", "[NAME]"}
    written = [word if word in plain else markdown_word(word, rng) for word in words]
    out = ""
    index = 0
    while index < len(words):
        run = rng.randint(1, 3)
        chunk = ""
        for offset, form in enumerate(written[index : index + run]):
            if offset:
                chunk += gap(rng, end + prefix) if wraps and form[0].isalpha() else " "
            chunk += form
        bounded = index > 0 and all(
            word[0].isalnum() and word[-1].isalnum() for word in words[index : index + run]
        )
        if bounded and rng.random() < 0.5:
            mark = rng.choice(["*{}*", "**{}**", "***{}***", "[{}](https://x.org/53_people)",
                               '[{}](/p "A title")', "~~{}~~", "<b>{}</b>",
                               '<span class="a">{}</span>', "[**{}**](#a)"])  # fmt: skip
            chunk = mark.format(chunk)
        if out:
            # A line must not begin with what Markdown would take for a block.
            out += gap(rng, end + prefix) if wraps and chunk[0].isalpha() else " "
        out += chunk
        index += run
    body = {
        "plain": out,
        "quote": f"> {out}",
        "list": f"- {out}",
        "numbered": f"1. {out}",
        "task": f"- [ ] {out}",
        "heading": f"## {out}",
        "cell": f"| {out} | b |{end}|---|---|{end}| c | d |",
        "html": "",
    }[container]
    if container == "html":
        written = [html.escape(word, quote=False) for word in words]
        body = f"<div>{' '.join(written)}</div>"
    return f"`code`{end}{end}{body}{end}", written


def read_block(source: str, path: str, words: list[str], written: list[str]) -> None:
    """Like `check`, for a post that holds more blocks than the draft."""
    document = read_text(source, path)
    assert document.problems == ()
    text = " ".join(words)
    for post in document.posts:
        for block in post.blocks:
            if post.text[block.start : block.end] == text:
                position = block.start
                for word, form in zip(words, written, strict=True):
                    start = post.text.index(word, position)
                    position = start + len(word)
                    cut = post.source_span(Span(start, position)).cut(source)
                    # Whether a first backslash belongs to the word is a matter of taste.
                    assert cut in (form, form.removeprefix("\\"))
                return
    texts = [post.text for post in document.posts]
    raise AssertionError(f"expected {text!r}, read {texts!r} from {source!r}")


@LIMITS
@given(DRAFTS, SEEDS)
def test_markdown_keeps_every_place(words: list[str], seed: int) -> None:
    source, written = render_markdown(["To", *words], random.Random(seed))
    words = ["To", *words]
    read_block(source, "a.md", words, written)


@LIMITS
@given(DRAFTS, SEEDS)
def test_mdx_keeps_every_place(words: list[str], seed: int) -> None:
    words = [word for word in words if not set(word) & set("{}<>\\")] or ["just", "these", "words"]
    rng = random.Random(seed)
    inner = " ".join(words)
    source = rng.choice(
        [
            f"import A from 'a'\n\n<Note title={{x > 1}}>\n\n{inner}\n\n</Note>\n",
            f"export const a = {{\n  b: 1,\n}}\n\n{{/* a comment */}}\n\n{inner}\n",
            f"<Tip onClick={{() => 1}}>{inner}</Tip>\n",
            f'# Title\n\n{inner} <Icon a="b>c" />\n',
        ]
    )
    if words[0][0] in "0123456789#=-+:@[":
        return
    read_block(source, "a.mdx", words, words)


# Data


def yaml_wrap(text: str, width: int, indent: str) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return f"\n{indent}".join([*lines, line])


def render_yaml(words: list[str], rng: random.Random) -> Rendered:
    text = " ".join(words)
    width = rng.randint(8, 60)
    style = rng.choice(["single", "double", "literal", "folded", "json", "dump"])
    written = list(words)
    if style == "single":
        written = [word.replace("'", "''") for word in words]
        value = "'" + yaml_wrap(" ".join(written), width, "    ") + "'"
    elif style in ("double", "json"):
        written = [json.dumps(word, ensure_ascii=style == "json" and rng.random() < 0.5)[1:-1]
                   for word in words]  # fmt: skip
        if any("\\ud8" in word for word in written):  # YAML has no surrogate pairs
            written = [json.dumps(word, ensure_ascii=False)[1:-1] for word in words]
        joined = " ".join(written)
        value = '"' + (yaml_wrap(joined, width, "    ") if style == "double" else joined) + '"'
    elif style == "literal":
        value = "|" + rng.choice(["", "-", "+"]) + f"\n      {text}"
    elif style == "folded":
        value = (
            ">" + rng.choice(["", "-", "+", "2"]) + "\n      " + yaml_wrap(text, width, "      ")
        )
    else:
        value = yaml.safe_dump(text, width=width, allow_unicode=True, default_style="'").rstrip()
        written = [word.replace("'", "''") for word in words]
        value = value.replace("\n", "\n    ")
    source = f"posts:\n  - id: 7\n    text: {value}\n    status: draft\n"
    if rng.random() < 0.3:
        source = source.replace("\n", "\r\n")
    return source, written


@LIMITS
@given(DRAFTS, SEEDS)
def test_yaml_keeps_every_place(words: list[str], seed: int) -> None:
    source, written = render_yaml(words, random.Random(seed))
    document = read_text(source, "posts.yaml")
    assert document.problems == ()
    check(document, words, written, source)
    assert the_post(document, words).pointer == "posts[0].text"
    assert the_post(document, words).label == "7"


@LIMITS
@given(DRAFTS, SEEDS)
def test_json_keeps_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    pure = rng.random() < 0.5
    written = [json.dumps(word, ensure_ascii=pure)[1:-1] for word in words]
    body = f'{{"text": "{" ".join(written)}", "id": 7}}'
    source = rng.choice([body, f'{{"posts": [{body}]}}', f'[\n\t{body},\r\n {{"x": "a b"}}]'])
    document = read_text(source, "posts.json")
    assert document.problems == ()
    check(document, words, written, source)
    lines = f'{{"text": "a b"}}\n\n{body}\n'
    check(read_text(lines, "posts.jsonl"), words, written, lines)


@LIMITS
@given(DRAFTS, SEEDS)
def test_toml_keeps_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    style = rng.choice(["basic", "literal", "long"])
    if style == "literal" and any("'" in word for word in words):
        style = "basic"
    written = list(words)
    if style == "literal":
        value = "'" + " ".join(words) + "'"
    else:
        written = [json.dumps(word, ensure_ascii=False)[1:-1] for word in words]
        quote = '"' if style == "basic" else '"""'
        value = quote + ("\n" if style == "long" else "") + " ".join(written) + quote
    source = f"# a\n[[posts]]\ntext = {value} # c\nid = 7\n"
    document = read_text(source, "posts.toml")
    assert document.problems == ()
    check(document, words, written, source)


# Tables


@LIMITS
@given(DRAFTS, SEEDS)
def test_csv_keeps_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    delimiter = rng.choice([",", ";", "\t", "|"])
    end = newline(rng)
    written = [word.replace('"', '""') for word in words]
    breaks = rng.choice([" ", " ", "  "])
    cell = '"' + breaks.join(written) + '"'
    bom = rng.choice(["", "\ufeff"])
    row = delimiter.join(["2026-01-02", cell, "x", '"a ""b"" c"'])
    source = f"{bom}Date{delimiter}Text{delimiter}Link{delimiter}Notes{end}{row}{end}{row}"
    document = read_bytes(source.encode(), "calendar.csv")
    assert document.problems == ()
    source = source.removeprefix("\ufeff")
    check(document, words, written, source)
    assert document.posts[0].pointer == "row 2, Text"
    assert document.posts[1].pointer == "row 3, Text"
    assert document.posts[0].label == "2026-01-02"


@LIMITS
@given(DRAFTS)
def test_xlsx_keeps_every_place(words: list[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    text = " ".join(words)
    sheet.append(["Date", "Channel", "Caption"])
    sheet.append(["2026-01-02", "X", text])
    data = io.BytesIO()
    book.save(data)
    document = read_bytes(data.getvalue(), "plan.xlsx")
    assert document.problems == ()
    post = the_post(document, words)
    assert post.pointer == "Plan, row 2, Caption (C2)"
    position = 0
    for word in words:
        start = post.text.index(word, position)
        position = start + len(word)
        place = post.place(Span(start, position))
        assert (place.line, place.end_line) == (2, 2)
        assert text[place.column - 1 : place.end_column - 1] == word


# Markup


def html_word(word: str, rng: random.Random) -> str:
    out = []
    for character in word:
        if character in '<>&"' or (character in "’é½£" and rng.random() < 0.6):
            name = {"<": "lt", ">": "gt", "&": "amp", '"': "quot", "’": "rsquo", "é": "eacute",
                    "½": "frac12", "£": "pound"}[character]  # fmt: skip
            out.append(rng.choice([f"&{name};", f"&#{ord(character)};", f"&#x{ord(character):X};"]))
        else:
            out.append(character)
    return "".join(out)


def render_html(words: list[str], rng: random.Random) -> Rendered:
    written = [html_word(word, rng) for word in words]
    place = rng.choice(["p", "li", "td", "h2", "div", "alt", "meta"])
    if place in ("alt", "meta"):
        text = " ".join(written)
        return (
            f'<p><img src="53.png" alt="{text}"></p>'
            if place == "alt"
            else f'<meta name="description" content="{text}">'
        ), written
    out = ""
    for form in written:
        space = rng.choice([" ", "\n\t", "  ", "\r\n", "<br>", " <!-- 53 people --> "])
        mark = rng.choice(["{}", "{}", "<b>{}</b>", '<a href="/53">{}</a>', "<em><i>{}</i></em>"])
        out += (space if out else "") + mark.format(form)
    return (
        f"<html><body>\n<{place} title=''>{out}</{place}>\n<script>var a = '<p>no</p>'</script>",
        written,
    )


@LIMITS
@given(DRAFTS, SEEDS)
def test_html_keeps_every_place(words: list[str], seed: int) -> None:
    source, written = render_html(words, random.Random(seed))
    document = read_text(source, "page.html")
    assert document.problems == ()
    check(document, words, written, source)


@LIMITS
@given(DRAFTS, SEEDS)
def test_po_keeps_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    written = [word.replace("\\", "\\\\").replace('"', '\\"') for word in words]
    lines = [""]
    for form in written:
        lines[-1] += form + " "
        if rng.random() < 0.3:
            lines.append("")
    quoted = "\n".join(f'"{line}"' for line in lines)
    source = f'msgid ""\nmsgstr "Language: en\\n"\n\n#: a.c:3\nmsgid {quoted}\nmsgstr ""\n'
    document = read_text(source, "a.po")
    assert document.problems == ()
    check(document, words, written, source)


@LIMITS
@given(DRAFTS, SEEDS)
def test_xliff_keeps_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    written = [html.escape(word, quote=rng.random() < 0.5) for word in words]
    marks = ['{} <x id="1"/>', "<g id='2'>{}</g> ", "{} ", "{}  "]
    body = "".join(rng.choice(marks).format(form) for form in written)
    source = (
        f'<?xml version="1.0"?>\n<xliff><file original="a"><body><trans-unit id="u">'
        f"<source>{body}</source><target>no</target></trans-unit></body></file></xliff>"
    )
    document = read_text(source, "a.xlf")
    assert document.problems == ()
    check(document, words, written, source)
    assert document.posts[0].pointer == "a#u"


@LIMITS
@given(DRAFTS, SEEDS)
def test_plain_text_and_tweets_keep_every_place(words: list[str], seed: int) -> None:
    rng = random.Random(seed)
    source = words[0]
    for word in words[1:]:
        source += rng.choice([" ", "  ", " \t", "\u00a0", " \u200b"]) + word
    for path in ("a.txt", "a.tweet", "<stdin>"):
        check(read_text(source, path), words, words, source)


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16")])
def test_encodings_read_the_same(encode: Callable[[str], bytes]) -> None:
    text = "To the 53 people 😀 who watched\r\nit"
    document = read_bytes(encode(text), "a.txt")
    assert [post.text for post in document.posts] == ["To the 53 people 😀 who watched it"]
    assert document.posts[0].source.text == text
