from __future__ import annotations

import csv
import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.copynames import copy_level
from linter.documents.csvdata import CsvScanner, sniff
from linter.documents.options import ReadOptions
from linter.documents.post import Document, LazyPosts
from linter.documents.read import read_bytes
from linter.text import Span

from .reading import cut, read, texts


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet='ab,;"\t \n\r53é😀', max_size=8), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_cells_are_those_of_the_csv_module(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    text = out.getvalue()
    found = [
        [cell.passage(text).text for cell in row] for row in CsvScanner(text, delimiter).rows()
    ]
    assert found == list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    ("header", "row", "copy", "pointer"),
    [
        ("Text,Image URL,Tags,Posting Time", "To the 53,,,2026-01-02 10:00", "To the 53", "Text"),
        ("date,time_24hr,message_text", "01/02/2026,10:00,To the 53", "To the 53", "message_text"),
        ("Date,Message,Link", "2026-01-02,To the 53,", "To the 53", "Message"),
        (
            "postAtSpecificTime (YYYY-MM-DD),content,link (OGmetaUrl)",
            ",To the 53,",
            "To the 53",
            "content",
        ),
        ("post,platforms,mediaUrls", "To the 53,x,", "To the 53", "post"),
        ("Date,Jour,Caption (FR),Statut", "x,y,To the 53,ok", "To the 53", "Caption (FR)"),
        ("tweet,url,hashtags", "To the 53,http://x,#a", "To the 53", "tweet"),
        ("Platform,Full Caption,Hashtags", "x,To the 53,#a", "To the 53", "Full Caption"),
        ("Link,Image,Caption(s),Approved", "a,b,To the 53,yes", "To the 53", "Caption(s)"),
    ],
)
def test_columns_of_the_tools(header: str, row: str, copy: str, pointer: str) -> None:
    (post,) = read(f"{header}\n{row}\n", "calendar.csv").posts
    assert (post.text, post.pointer) == (copy, f"row 2, {pointer}")


def test_a_row_with_quotes_and_line_breaks_keeps_its_places() -> None:
    source = 'Date;Text;Id\r\n2026-01-02;"To ""the""\r\n53 people";7\r\n;;\r\n'
    (post,) = read(source, "calendar.csv").posts
    assert post.text == 'To "the" 53 people'
    assert post.label == "7, 2026-01-02"
    assert cut(post, "53 people") == "53 people"
    assert post.place(Span(3, 8)).line == 2
    assert post.place(Span(9, 11))[:2] == (3, 1)


def test_networks_as_columns_are_variants() -> None:
    source = "Date,X,X,LinkedIn,Facebook\n2026-01-02,Short copy,More of it,Long copy here,TRUE\n"
    posts = read(source, "a.csv").posts
    assert [post.pointer for post in posts] == ["row 2, X", "row 2, X", "row 2, LinkedIn"]


@pytest.mark.parametrize(
    "header",
    [
        "Live on,Shop,Copy,Shot by",
        "Ref,Theme,Persona,Picture,Reviewed caption,Artwork,Spend",
        "Nr.,Datum,Kanal,Copy (EN),Freigabe",
        "Date,Voice-over,Owner",
        "Channel,Script,Owner",
    ],
)
def test_one_column_of_copy_is_enough_to_read_a_table(header: str) -> None:
    names = header.split(",")
    cells = ["To the 53 people" if copy_level(name) else "a" for name in names]
    assert texts(f"{header}\n{','.join(cells)}\n", "a.csv") == ["To the 53 people"]


def test_a_column_that_the_user_names_is_read_and_one_taken_out_is_not() -> None:
    source = "Size,Colour,Zinger,Caption\n1,red,To the 53 people,To the 9 people\n"
    named = ReadOptions(fields=("Zinger", "-caption"))
    assert texts(source, "a.csv", named) == ["To the 53 people"]
    assert texts("Size,Colour,Zinger,Shop\n1,red,To the 53 people,b\n", "a.csv", named)


def test_a_plan_without_a_known_column_of_copy_is_said() -> None:
    rows = [["Platform", "Zinger", "Notes"], ["IG", "To the 53 people who came to us", "a " * 9]]
    source = "\n".join(map(",".join, rows))
    for document in (read(source, "a.csv"), read_book(workbook(*rows))):
        (problem,) = document.problems
        assert '"Zinger"' in problem.message
        assert problem.advisory
    assert read(source.replace("Platform", "Ward"), "a.csv").problems == ()
    assert read(source, "a.csv", ReadOptions(fields=("Zinger",))).problems == ()
    assert read(source, "a.csv", ReadOptions(fields=("-Zinger",))).problems == ()


def test_columns_of_the_team_are_no_copy() -> None:
    source = "Date,Copy,Copy notes,Comments,Feedback\n1,To the people,ask a b,see c d,too e f\n"
    assert texts(source, "a.csv") == ["To the people"]


@pytest.mark.parametrize(
    "title",
    ["Caption – week 9,,", "Mastodon,,", "Text,,", "Autumn plan", "Captions, autumn",
     "Saved 14/09/2026 at 08:15 by Ana", "\n\n".join(f"Note {n}" for n in range(12))],
)  # fmt: skip
def test_titles_above_the_header_are_passed_by(title: str) -> None:
    source = f'{title}\nDate,Copy,Owner\n1,To the 53 people,Ana\n2,"a, b and c",Ana\n'
    (post, _) = read(source, "a.csv").posts
    assert post.text == "To the 53 people"
    assert post.pointer.endswith(", Copy")
    tabbed = source.replace('"a, b and c"', "a b").replace(",", "\t")
    assert texts(tabbed, "a.tsv")[0] == "To the 53 people"


def test_a_row_of_entries_is_not_taken_for_the_header() -> None:
    source = "Day,Where,Text,Kind\nMon,a,To the 53,Post\nTue,Instagram,To the 9,Caption\n"
    assert texts(source, "a.csv") == ["To the 53", "To the 9"]
    every = ReadOptions(fields=("*",))
    assert texts("Zinger,,Size\nTo the 53,,1\nTo the 9,a b,2\n", "a.csv", every) == [
        "To the 53",
        "To the 9",
    ]


def test_a_list_of_one_column_is_cut_at_no_comma() -> None:
    source = "Caption\nHello, to the 53 people\nOn the roof, with views\nYes, again, please\n"
    assert len(texts(source, "a.csv")) == 3
    assert texts(source, "a.csv")[0] == "Hello, to the 53 people"


def test_columns_of_two_languages_are_posts_of_their_own() -> None:
    source = (
        "Date,Title EN,Text EN,Text NL\n"
        "1,Good day,Seven of us ran,Wij hebben het met de hele ploeg gedaan en het was koud\n"
    )
    posts = read(source, "a.csv").posts
    assert posts[0].text == "Good day\n\nSeven of us ran"
    assert [post.foreign for post in posts] == [False, True]


def test_a_header_of_unknown_names_is_no_post() -> None:
    source = (
        "Topic,Kind,What did you think of it?\na,b,We all did like it\nc,d,It was far too long\n"
    )
    assert texts(source, "a.csv") == []
    assert len(texts(source.replace("Topic", "Channel"), "a.csv")) == 3


def test_headerless_files() -> None:
    hootsuite = '01/02/2026 10:00,"To the 53 people, thanks",https://x.org\n'
    assert texts(hootsuite, "bulk.csv") == ["To the 53 people, thanks"]
    postcron = (
        "To the 53 people of ours,2026,1,2,10,30,,\nTo all other people again,2026,1,3,10,30,,\n"
    )
    assert len(texts(postcron, "bulk.csv")) == 2
    assert texts("alpha,beta\nsome words here now,2\n", "data.csv") == []


def test_status_is_copy_only_when_it_is_no_state() -> None:
    assert texts("Status,Date\nTo the 53 people,x\n", "a.csv") == ["To the 53 people"]
    assert texts("Text,Status\nTo the people,in review\n", "a.csv") == ["To the people"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_sniffed(delimiter: str) -> None:
    text = f"Date{delimiter}Text\n1{delimiter}a b c\n"
    assert sniff(text) == (delimiter, 0)
    assert sniff(f"sep={delimiter}\n{text}") == (delimiter, 6)


def test_an_unclosed_quote_loses_no_rows_before_it() -> None:
    document = read('Text,Date\nTo the 53,1\n"And the rest,2\n', "a.csv")
    assert next(post.text for post in document.posts) == "To the 53"
    assert [(p.line, p.column) for p in document.problems] == [(3, 1)]


@pytest.mark.parametrize("end", ["", ",,"])
def test_a_comma_without_quotes_loses_no_words_of_the_last_column(end: str) -> None:
    source = f'Date,Text\n2026-01-02,"To ""us""", the 53, thanks{end}\n'
    document = read(source, "a.csv")
    assert document.problems == ()
    (post,) = document.posts
    assert post.text == 'To "us", the 53, thanks'
    assert post.pointer == "row 2, Text"
    assert cut(post, "the 53, thanks") == "the 53, thanks"


def test_cells_beyond_the_header_are_said_where_they_cannot_be_put_right() -> None:
    source = "Date,Text,Link\n1,Hello, to the 53,x\n2,To the people,y\n3,Yes, you too,z\n"
    (problem,) = read(source, "a.csv").problems
    assert (problem.line, problem.column) == (2, 20)
    assert "row 2 has 4 cells under a header of 3" in problem.message
    assert "(so in 1 more)" in problem.message
    assert not problem.advisory


@pytest.mark.parametrize(
    "source",
    [
        "Date,Text,Link\n2026-01-02,To the 53,x,,\n",
        "Date,Text,,\n2026-01-02,To the 53,x,y\n",
        "Name,Size\na,b,c\n",
    ],
)
def test_a_trailing_empty_cell_is_no_fault(source: str) -> None:
    assert read(source, "a.csv").problems == ()


def test_a_long_calendar_is_lazy_and_can_be_read_again() -> None:
    source = "Text,Date\n" + "".join(f"To the {n} people,1\n" for n in range(3_000))
    posts = read(source, "a.csv").posts
    assert isinstance(posts, LazyPosts)
    assert len(posts) == 3_000
    assert posts[2_999].text == "To the 2999 people"
    assert [post.pointer for post in posts][-1] == "row 3001, Text"


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read_book(data: bytes) -> Document:
    return read_bytes(data, "plan.xlsx")


def test_a_sheet_names_sheet_row_and_cell() -> None:
    document = read_book(
        workbook(
            ["Our plan"],
            ["Date", "Platform", "Caption", "Alt text", "discreet"],
            [datetime.date(2026, 1, 2), "X", "To the 53\npeople 😀 here", "An alt text",
             "allow small-cohort -- they opted in"],
        )
    )  # fmt: skip
    assert document.problems == ()
    (post,) = document.posts
    assert post.text == "To the 53 people 😀 here\n\nAn alt text"
    assert post.label == "2026-01-02, X"
    assert post.pointer_at(0) == "Plan, row 3, Caption (C3)"
    assert post.pointer_at(post.text.index("alt")) == "Plan, row 3, Alt text (D3)"
    place = post.place(Span(post.text.index("people"), post.text.index(" 😀")))
    assert place == (3, 11, 3, 17)
    (allow,) = document.allows
    assert allow.covers(place, "Plan, row 3, Caption (C3)")
    assert not allow.covers(place, "Other, row 3, Caption (C3)")


def test_a_slip_in_a_sheet_names_sheet_and_cell() -> None:
    rows: list[list[object]] = [
        ["Date", "Caption", "discreet"],
        ["1", "To the 53 people", "alow mockery -- x"],
        ["2", "To the 53 people", "allow mockery -- x"],
    ]
    document = read_book(workbook(*rows))
    (problem,) = document.problems
    assert problem.message.startswith("Plan, row 2, discreet (C2): ")
    assert document.allows[0].where == "Plan, row 3, discreet (C3)"


def test_bombs_and_broken_books_are_problems() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    entities = io.BytesIO()
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    for data, words in (
        (bomb.getvalue(), "unpack"),
        (entities.getvalue(), "entities"),
        (b"PK\x03\x04 broken", "not a readable"),
        (b"", "not a readable"),
    ):
        document = read_book(data)
        assert list(document.posts) == []
        assert words in document.problems[0].message
