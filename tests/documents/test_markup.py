from __future__ import annotations

import time

import pytest

from .reading import blocks, cut, read, texts


def test_html_is_read_as_people_see_it() -> None:
    source = (
        "<!doctype html><html><head><title>Our year</title>\n"
        '<meta property="og:description" content="To the 53 people &amp; more">\n'
        '<meta name="viewport" content="width 53 people"><style>p { color: red }</style></head>\n'
        "<body><nav><a href='/53'>Home</a></nav><h1>A <em>head</em>line</h1>\n"
        "<p>To the <b>53</b>\n  people<br>who&rsquo;ve</p><ul><li>one<li>two</ul>\n"
        "<blockquote>said</blockquote><img src='53.png' alt='An alt' title=\"A tip\">\n"
        "<script>if (a < 53) { people }</script><p>5 < 6 and <count> people</body></html>"
    )
    (post,) = read(source, "page.html").posts
    assert blocks(post) == [
        ("heading", "Our year"),
        ("paragraph", "To the 53 people & more"),
        ("paragraph", "Home"),
        ("heading", "A headline"),
        ("paragraph", "To the 53 people who’ve"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("quote", "said"),
        ("alt", "An alt"),
        ("alt", "A tip"),
        ("paragraph", "5 < 6 and <count> people"),
    ]
    assert cut(post, "people who’ve") == "people<br>who&rsquo;ve"


@pytest.mark.parametrize("size", [100, 20_000, 300_000])
@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_a_picture_in_a_tag_is_no_text_however_long(path: str, size: int) -> None:
    tag = f'<img src="data:image/png;base64,{"iVBOR" * (size // 5)}" alt="A map">'
    source = f"We walked {tag} home.\n"
    (post,) = read(source, path).posts
    assert post.text == "We walked home.\n\nA map"
    assert cut(post, "A map") == "A map"


def test_a_quote_that_is_never_closed_hides_no_long_text() -> None:
    said = "<p>We walked home.</p>" * 2_000
    shown = "".join(texts(f'<a href="x>{said}<a title="y">', "a.html"))
    assert shown.count("We walked home.") == 2_000


def test_po_source_strings() -> None:
    source = (
        'msgid ""\nmsgstr "Language: de\\n"\n\nmsgctxt "home"\nmsgid ""\n'
        '"To the %d \\"users\\"\\n"\n'
        '"who watched"\nmsgid_plural "many users"\nmsgstr[0] "nicht"\n\n#~ msgid "old words"\n'
    )
    document = read(source, "de.po")
    assert [(post.text, post.label) for post in document.posts] == [
        ('To the %d "users" who watched', "home"),
        ("many users", "home"),
    ]
    assert cut(document.posts[0], '"users"') == '\\"users\\"'
    (problem,) = read('msgid "a b\nmsgstr ""\n', "a.po").problems
    assert (problem.line, problem.column) == (1, 7)


def test_xliff_source_strings() -> None:
    source = (
        '<?xml version="1.0"?>\n<xliff version="2.0"><file id="f"><unit id="u">\n<segment>'
        '<source>To the <pc id="1">53</pc> peo&#112;le <ph id="2">no</ph><![CDATA[& so]]></source>'
        "<target>nein</target></segment></unit></file></xliff>"
    )
    (post,) = read(source, "a.xlf").posts
    assert post.text == "To the 53 people & so"
    assert post.pointer == "f#u"
    assert cut(post, "53 people") == "53</pc> peo&#112;le"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aa">]><xliff><source>&a;</source></xliff>', "document type"),
        ("<xliff>" + "<g>" * 500, "nested deeper"),
        ("<xliff><source>a & b</source></xliff>", "not valid XLIFF"),
    ],
)
def test_hostile_xml_is_refused(source: str, words: str) -> None:
    document = read(source, "a.xlf")
    assert list(document.posts) == []
    assert words in document.problems[0].message


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["{%", "{{", "{{<", "{#", "<a ", "<a '", "<count>", "<!--", "[", "](", "**a", "> ", "- ", "|",
     "http://..", "&", '"', "\\", "\t", "</", "<i\"", "<svg/>", "{% comment %}", "( ) ", "_a_ "],
)  # fmt: skip
@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html", "a.txt", "a.csv"])
def test_time_grows_with_the_text_and_not_its_square(unit: str, path: str) -> None:
    def seconds(size: int) -> float:
        source = unit * (size // len(unit))
        taken = []
        for _ in range(3):  # The best of three: another process may hold the core.
            begin = time.process_time()
            sum(1 for _ in read(source, path).posts)
            taken.append(time.process_time() - begin)
        return min(taken)

    short = max(seconds(10_000), 0.005)
    # Four times the text; a square would take sixteen times as long.
    assert seconds(40_000) < 11 * short + 0.05


def test_controls_and_lone_surrogates_do_not_stop_a_reader() -> None:
    for path in ("a.md", "a.txt", "a.html", "a.yaml", "a.csv", "a.po"):
        read("text: To the \ud800 53 \x1b[31m \x00 people\n", path)
    assert texts("To the \x1b[31m53 people", "a.txt") == ["To the \x1b[31m53 people"]
