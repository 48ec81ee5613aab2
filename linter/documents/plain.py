"""Plain copy to blocks: paragraphs, list lines, and lines that were only wrapped.

Used for text files, tweets, cells and fields alike, so that a draft reads the same wherever it
is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from linter.documents.assemble import Part
from linter.documents.lonenumber import told_number
from linter.documents.passage import Passage, PassageWriter, tidy, unescape

_LINE = re.compile(r"\r\n|\n|\r|\u2028|\u2029|\v|\f")
_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪‣·–—]|\d{1,2}[.)]|\([ ]?\)|\[[ x]?\])[ \t]+(?=\S)")
"""A capital X in brackets is no ticked box but a number to come: "[X] customers"."""
_RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,}|~{3,})[ \t]*")
_ENDED = re.compile(r"[.!?:;…。！？][\"')\]”’»*_]*$")
_OPENS_ANEW = re.compile(r"\d️?⃣|[#@•◦▪‣·|>]|[^\w\s\"'“‘(\[{<$€£%*_&.,;:!?…–—-]")
_WRAP_WIDTH = 50
"""A line at least this long that ends in mid-sentence was wrapped by an editor. Ours: editors
wrap at 60 to 100 columns, and the last word may have been long."""
_LABELLED = re.compile(
    r"[A-Z][^:.!?]{0,59}(?::[ \t]|[ \t][—–=→|-][ \t])[ \t]*"
    r"(?P<number>[$£€₹~]?\d[\d,.]*[%kKmM+]?$)?"
)
"""A line of a table of figures: "Volunteers: 27", "Voted — 298"."""
_ROW_WIDTH = 70
"""Characters from which a line with a label is a sentence, and no row of figures. Ours."""


def plain_parts(
    passage: Passage, kind: str = "paragraph", pointer: str = "", escaped: bool = True
) -> Iterator[Part]:
    """The blocks of plain copy.

    escaped: entities and bold stars that were pasted in are read for what they stand for.
    """
    first_in_paragraph = True
    apart = False
    wrapped: bool | None = None
    lines: list[tuple[int, int]] = []

    def flush() -> Iterator[Part]:
        nonlocal first_in_paragraph, apart
        if lines:
            part = _part(passage, lines, kind, not first_in_paragraph, pointer, escaped)
            lines.clear()
            if part is not None:
                first_in_paragraph = False
                yield replace(part, apart=True) if apart else part
                apart = False

    spans = list(_line_spans(passage.text))
    for index, (start, end) in enumerate(spans):
        line = passage.text[start:end]
        if _is_divider(line):
            underlines = bool(lines)
            yield from flush()
            apart = apart or (bool(line.strip()) and not underlines)
            first_in_paragraph = True
            wrapped = None
            continue
        if wrapped is None:
            wrapped = _is_wrapped(passage.text, spans, index)
        if lines and not _continues(passage.text[slice(*lines[-1])], line, wrapped):
            yield from flush()
        lines.append((start, end))
    yield from flush()


def _is_divider(line: str) -> bool:
    return not line.strip() or (len(line) < 100 and _RULE.fullmatch(line) is not None)


def _is_wrapped(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """Whether the paragraph at `index` was filled to a width: no line had room for a word."""
    lines: list[str] = []
    for start, end in spans[index : index + 200]:
        line = text[start:end].rstrip()
        if _is_divider(line):
            break
        lines.append(line)
    if len(lines) < 3:
        return False
    width = max(map(len, lines))
    return all(
        len(line) + 1 + len(below.split(None, 1)[0]) > width for line, below in pairwise(lines)
    )


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _continues(above: str, line: str, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    indented = above[:1].isspace()
    above = above.rstrip()
    below = line.lstrip()
    if _BULLET.match(line):
        return False
    if wrapped:
        return True
    if _OPENS_ANEW.match(below):
        return False
    if _ENDED.search(above[-8:]):
        return False
    last = above.rsplit(None, 1)[-1]
    goes_on = above.endswith((",", "-", "–", "—", "&", "("))
    if above.isupper() and not line.isupper() and not goes_on:
        return last.lower() in _OPEN_ENDED or last[0].isdigit()  # Else it is a heading.
    if goes_on or below[0].islower() or below[0].isdigit():
        return True
    if last.startswith(("#", "@", "http")):
        return False
    if line[:2].isspace() and not indented:
        return False  # set below the line above, not run on from it
    if _is_tabled(above, below) and last.lower() not in _OPEN_ENDED:
        return False
    if last.lower() in _OPEN_ENDED or last[0].isupper() or last[0].isdigit():
        return True
    return len(above) >= _WRAP_WIDTH


def _is_tabled(above: str, below: str) -> bool:
    """Whether two lines are rows of figures: a label and its number, and the next row."""
    row = _LABELLED.match(above)
    if row is None or not below[:1].isupper() or len(above) >= _ROW_WIDTH:
        return False
    return row["number"] is not None or _LABELLED.match(below) is not None


_OPEN_ENDED = frozenset(
    "a an the to of in on at by for from with and or our your their his her its my who whose "
    "that which than all but about over under nearly almost exactly only just were was are is "
    "have has had been every each per dear into as".split()
)
"""Words that cannot end a sentence well: the line below goes on."""


def _part(
    passage: Passage,
    lines: list[tuple[int, int]],
    kind: str,
    close: bool,
    pointer: str,
    escaped: bool,
) -> Part | None:
    first = lines[0][0]
    bullet = _BULLET.match(passage.text, first, lines[0][1])
    if bullet and told_number(passage.text, first, passage.text):
        bullet = None
    writer = PassageWriter()
    for index, (start, end) in enumerate(lines):
        if index:
            gap = passage.cut(lines[index - 1][1], start)
            writer.unit(" ", gap.source_start, gap.source_end - gap.source_start)
        elif bullet:
            start = bullet.end()
        line = passage.cut(start, end).strip()
        writer.append(line, 0, len(line.text))
    words = writer.passage()
    if escaped:
        words = unescape(words)
    words = tidy(words).strip()
    if not words.text:
        return None
    if bullet and kind in ("paragraph", "part"):
        kind = "list-item"
    whole = passage.cut(first, lines[-1][1])
    return Part(
        words, kind, close, first=whole.source_start, last=whole.source_end, pointer=pointer
    )
