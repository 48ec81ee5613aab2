"""The way in: bytes, text or a file to a Document, whatever its kind.

No input makes these functions raise: what cannot be read is a Problem of the Document, and what
could be read beside it is there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from linter.documents.allows import AllowCollector
from linter.documents.assemble import Part, about_words, is_divided, make_posts, sections
from linter.documents.copyfields import holds_posts, is_marketing_path, is_published
from linter.documents.data import blank, front_matter_root, read_data
from linter.documents.decode import decode
from linter.documents.foreign import marked
from linter.documents.frontmatter import find_front_matter
from linter.documents.items import ItemReader
from linter.documents.kinds import kind_of
from linter.documents.options import DEFAULT_OPTIONS, ReadOptions
from linter.documents.passage import verbatim
from linter.documents.plain import plain_parts
from linter.documents.post import Document, Post, Problem, Source
from linter.documents.properties import team_properties
from linter.documents.tweet import read_tweet
from linter.text import Span, covered

ARTICLE_WORDS = 150
"""A page with more words than these is an article, not a draft of a post. Ours: what networks
show before "read more" is far shorter, and none of 527 real drafts has as many."""

LONG_COPY_WORDS = 600
"""The same of a bare text, with neither front matter nor headings, and in a folder of social or
marketing copy, where one file may hold a post for every network. Ours: the longest posts of
networks, and most newsletters, have some 500 words; five networks with a hundred words each, and
headings. Of 1,414 real pages of sites, two are bare."""

MAX_BYTES = 100_000_000
"""A larger file is not read. Ours: no draft comes near, and ten times its size must fit memory."""

_DIRECTIVE_LINE = re.compile(
    r"^[ \t]*(?:(?:#+|//|<!--)[ \t]*|(?=discreet[ \t]*:))(discreet\b[^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)


def read_file(path: str, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Read one file. Never raises for what the file holds or lacks."""
    try:
        file = Path(path)
        if file.is_dir():
            return _failed(path, "is a folder, not a file")
        if not file.exists():
            return _failed(path, "no such file")
        if not file.is_file():
            return _failed(path, "not a regular file; pipe it in: discreet check -")
        if file.stat().st_size > MAX_BYTES:
            return _failed(
                path, f"larger than {MAX_BYTES // 1_000_000} MB; split it, or exclude it"
            )
        data = file.read_bytes()
    except OSError as error:
        return _failed(path, f"cannot be read: {error.strerror or error}")
    except ValueError:
        return _failed(path, "not a name that a file can have")
    return read_bytes(data, path, options)


def read_bytes(data: bytes, path: str, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Read a file's bytes; `path` says the kind, unless the options do."""
    if kind_of(path, options) == "xlsx":
        from linter.documents.xlsx import read_xlsx

        return _told_apart(read_xlsx(data, path, options))
    text = decode(data, path)
    if isinstance(text, Problem):
        return Document(path, problems=(text,))
    return read_text(text, path, options)


def read_text(text: str, path: str = "<stdin>", options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """Read decoded text; a name without a known suffix is plain text."""
    kind = kind_of(path, options) or "text"
    source = Source(text)
    collector = AllowCollector.of(path, source)
    if kind == "csv":
        from linter.documents.csvdata import read_csv

        return read_csv(text, path, options)
    posts: tuple[Post, ...]
    try:
        if kind in ("markdown", "mdx"):
            posts = tuple(_markdown(source, path, options, collector, kind == "mdx"))
        elif kind == "tweet":
            posts = tuple(_tweet(source, path, options, collector))
        elif kind in ("yaml", "json", "jsonl", "toml"):
            posts = tuple(read_data(kind, source, path, options, collector))
        elif kind == "html":
            posts = tuple(_html(source, path, collector))
        elif kind == "xliff":
            from linter.documents.xliff import read_xliff

            posts = tuple(read_xliff(source, path, collector))
        elif kind == "po":
            from linter.documents.po import read_po

            posts = tuple(read_po(source, path, collector))
        elif kind == "text":
            posts = tuple(_text(source, path, collector))
        else:
            return _failed(path, f'"{kind}" is no kind of draft that can be read from text')
    except RecursionError:
        return _failed(path, "nested too deeply to be read")
    return _told_apart(Document(path, posts, tuple(collector.allows), tuple(collector.problems)))


def _told_apart(document: Document) -> Document:
    """A document with its posts in other languages marked."""
    return replace(document, posts=marked(document.posts))


def _with_register(
    posts: Sequence[Post], path: str, *, bare: bool, of_posts: bool = False
) -> Sequence[Post]:
    """The posts of a file of prose, marked where they are parts of an article.

    bare: the file is no page of a site, by its form. of_posts: it holds several drafts.
    """
    words = about_words(post.text for post in posts)
    folder = path.replace("\\", "/").rpartition("/")[0]
    most = LONG_COPY_WORDS if bare or is_marketing_path(folder + "/") else ARTICLE_WORDS
    if words <= most or of_posts:
        return posts
    return [post if _is_row(post) else replace(post, article=True) for post in posts]


def _headings(posts: Iterable[Post]) -> Iterator[str]:
    return (
        post.text[block.start : block.end]
        for post in posts
        for block in post.blocks
        if block.kind == "heading"
    )


def _is_row(post: Post) -> bool:
    """Whether a post is a row of a planning table: a draft, however long the page around it."""
    return all(block.kind == "table-cell" for block in post.blocks)


def _is_bare(source: Source, posts: Sequence[Post]) -> bool:
    """Whether Markdown or HTML is mere text: pages of sites have front matter, or headings."""
    return next(_headings(posts), None) is None and find_front_matter(source.text) is None


def _failed(path: str, message: str) -> Document:
    return Document(path, problems=(Problem(path, message),))


def _text(source: Source, path: str, collector: AllowCollector) -> Sequence[Post]:
    text = source.text

    def unread(match: re.Match[str]) -> str:
        words = match.group(1).rstrip().removesuffix("-->")
        meant = collector.comment(words, Span(*match.span(1)))
        return " " * len(match.group()) if meant else match.group()

    text = _DIRECTIVE_LINE.sub(unread, text)
    parts = list(plain_parts(verbatim(text)))
    collector.resolve([(part.first, part.last) for part in parts])
    posts = [post for _, section in sections(parts) for post in make_posts(path, source, section)]
    return _with_register(
        posts, path, bare=True, of_posts=is_divided(parts) or holds_posts(path, ())
    )


def _markdown(
    source: Source, path: str, options: ReadOptions, collector: AllowCollector, mdx: bool
) -> Sequence[Post]:
    from linter.documents.markdown import MarkdownReader
    from linter.documents.templating import mask

    text = source.text
    posts: list[Post] = []
    matter = find_front_matter(text)
    if matter is not None:
        root = front_matter_root(source, matter, collector)
        if root is not None:
            reader = ItemReader(path, source, options, collector, source.lines)
            if options.skip_published and reader.is_published(root):
                return ()
            posts.extend(reader.posts(root))
        text = blank(text[: matter.body]) + text[matter.body :]
    for each in team_properties(text, options.fields):
        if options.skip_published and is_published(each.name, each.value):
            return ()
        text = text[: each.start] + blank(text[each.start : each.end]) + text[each.end :]
    masked = mask(text, mdx)
    body = MarkdownReader(source.text, masked, collector, mdx, options.fields).read()
    collector.resolve(body.blocks)
    headings = [part.passage.text for part in body.parts if part.level]
    of_posts = holds_posts(path, headings, page=matter is not None)
    for title, section in sections(body.parts, always=of_posts or body.has_copy_fence):
        posts.extend(make_posts(path, source, section, label=title))
    for row in body.rows:
        if options.skip_published and row.published:
            continue
        posts.extend(make_posts(path, source, row.cells, label=row.label))
    return _with_register(
        posts, path, bare=_is_bare(source, posts), of_posts=of_posts or is_divided(body.parts)
    )


def _tweet(
    source: Source, path: str, options: ReadOptions, collector: AllowCollector
) -> Iterator[Post]:
    tweet = read_tweet(source.text)
    reader = ItemReader(path, source, options, collector, source.lines)
    yield from make_posts(path, source, tweet.parts)
    for matter in tweet.front_matters:
        root = front_matter_root(source, matter, collector)
        if root is not None:
            yield from reader.posts(root)
    collector.resolve([(part.first, part.last) for part in tweet.parts])


def _html(source: Source, path: str, collector: AllowCollector) -> Sequence[Post]:
    from linter.documents.htmltext import HtmlReader
    from linter.documents.templating import mask

    text = source.text
    matter = find_front_matter(text)
    if matter is not None:
        # A page of a site generator: what stands before it is settings, not copy, but for
        # what it allows.
        if "discreet" in text[matter.start : matter.end].lower():
            root = front_matter_root(source, matter, collector)
            if root is not None:
                reader_of_settings = ItemReader(
                    path, source, DEFAULT_OPTIONS, collector, source.lines
                )
                deque(reader_of_settings.posts(root), maxlen=0)
        text = blank(text[: matter.body]) + text[matter.body :]
    masked = mask(text)
    reader = HtmlReader(verbatim(masked.text), collector.comment)
    parts: list[Part] = reader.read()
    for words, whole in masked.comments:
        if not covered(whole.start, reader.silent):
            collector.comment(words.cut(text), whole)
    collector.resolve(
        sorted(((part.first, part.last) for part in parts), key=lambda block: (block[0], -block[1]))
    )
    posts = [
        post
        for title, section in sections(parts)
        for post in make_posts(path, source, section, label=title)
    ]
    of_posts = holds_posts(path, _headings(posts), page=matter is not None)
    return _with_register(posts, path, bare=_is_bare(source, posts), of_posts=of_posts)
