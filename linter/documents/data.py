"""Files of data and front matter: their trees, the posts in them, the suppressions beside those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.documents.allows import AllowCollector
from linter.documents.frontmatter import FrontMatter
from linter.documents.items import ItemReader
from linter.documents.jsondata import read_json
from linter.documents.loosematter import loose_root
from linter.documents.options import ReadOptions
from linter.documents.post import Post, Source
from linter.documents.tomldata import read_toml
from linter.documents.tree import Mapping, Node, Scalar, TreeError, ranges
from linter.documents.yamldata import comments, read_yaml
from linter.text import Span

_MAX_PROBLEMS = 20  # of one file: after so many broken lines the file is of another kind
_LINES = re.compile(r"[^\r\n]+")


def blank(text: str) -> str:
    """Spaces in place of what stands on the lines, so that offsets hold."""
    return _LINES.sub(lambda match: " " * len(match.group()), text)


def front_matter_root(
    source: Source, matter: FrontMatter, collector: AllowCollector
) -> Node | None:
    """The tree of front matter, at its place in the file."""
    # What stands before is blanked, so that the offsets are the file's.
    before = source.text[: matter.start]
    text = blank(before) + source.text[matter.start : matter.end]
    try:
        roots = list(_roots(matter.kind, text))
    except TreeError as error:
        # Site builders are laxer than YAML (a colon in a title), and their posts are published.
        root, unread = loose_root(source.text, matter, lambda words: _roots(matter.kind, words))
        lines = ", ".join(str(source.position(offset)[0]) for offset in unread[:_MAX_PROBLEMS])
        collector.problem(
            f"front matter: {error.message}; "
            + (f"not read: line {lines}" if unread else "its entries are read one by one"),
            Span(error.offset, error.offset),
            advisory=not unread,
        )
        roots = [root]
    _collect_comments(source, text, roots, collector)
    return roots[0] if roots and isinstance(roots[0], Mapping) else None


def read_data(
    kind: str, source: Source, path: str, options: ReadOptions, collector: AllowCollector
) -> Iterator[Post]:
    """The posts of a file of YAML, JSON, JSON Lines or TOML; what is broken is a problem."""
    text = source.text
    reader = ItemReader(path, source, options, collector)
    if kind == "jsonl":
        yield from _json_lines(source, reader, collector)
        return
    roots: list[Node] = []
    try:
        roots.extend(_roots(kind, text))
    except TreeError as error:
        message, template = _broken(kind, text, error)
        collector.problem(message, Span(error.offset, error.offset), advisory=template)
    if kind in ("yaml", "toml"):
        _collect_comments(source, text, roots, collector)
    for root in roots:
        yield from reader.posts(root)


def _roots(kind: str, text: str) -> Iterator[Node]:
    if kind == "yaml":
        yield from read_yaml(text)
    elif kind == "toml":
        yield read_toml(text)
    else:
        root = read_json(text)
        if root is not None:
            yield root


def _broken(kind: str, text: str, error: TreeError) -> tuple[str, bool]:
    """What to say of a data file that is not read, and whether it is a template of one.

    A template (Helm, Jinja) is said, but is no failure.
    """
    from linter.documents.datatemplate import has_statements, is_template

    def reads(bare: str) -> bool:
        try:
            return all(True for _ in _roots(kind, bare))
        except TreeError:
            return False

    if is_template(text, reads):
        return f"{error.message}; it looks like a template and is not read", True
    hint = "; if it is a template, exclude it" if has_statements(text) else ""
    return error.message + hint, False


def _json_lines(source: Source, reader: ItemReader, collector: AllowCollector) -> Iterator[Post]:
    start, index = 0, 0
    text = source.text
    while start < len(text):
        end = text.find("\n", start)
        end = end if end != -1 else len(text)
        if text[start:end].strip():
            try:
                root = read_json(text, start, end)
            except TreeError as error:
                collector.problem(error.message, Span(error.offset, error.offset))
                if len(collector.problems) >= _MAX_PROBLEMS:
                    return
            else:
                if root is not None:
                    yield from reader.item(root, index)
            index += 1
        start = end + 1


def _collect_comments(
    source: Source, text: str, roots: list[Node], collector: AllowCollector
) -> None:
    """Suppressions in `#` comments of YAML and TOML, and what each covers."""
    if "discreet" not in text.lower():
        return
    blocks = [block for root in roots for block in ranges(root)]
    scalars: list[tuple[int, int]] = []
    stack: list[Node] = list(roots)
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            start = node.start
            if text[start : start + 1] in ("|", ">"):
                # A comment may stand behind the indicator.
                line_end = text.find("\n", start)
                start = line_end if line_end != -1 else node.end
            scalars.append((start, node.end))
        elif isinstance(node, Mapping):
            stack.extend(value for _, _, value in node.entries)
        else:
            stack.extend(node.items)
    for start, end in comments(text, sorted(scalars)):
        collector.comment(text[start:end].lstrip("# \t"), Span(start, end))
    collector.resolve(sorted(blocks, key=lambda block: (block[0], -block[1])))
