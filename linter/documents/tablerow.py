"""A row of a table on a page, read as one line that says what its numbers count.

"| The Corner Bar | 7 |" under "| Where | Riders |" tells what "The Corner Bar: 7 riders" tells, and
no cell of it tells that by itself.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from linter.documents.assemble import Part
from linter.documents.passage import PassageWriter

_LABEL = 80
"""Most characters of a cell that is a label or a figure, and no prose. Ours: a line of a list."""
_SENTENCES = re.compile(
    r"""[.!?…]["')\]”’]*\s+["'“‘(]?[A-Z]|(?:[!?…]|(?<![.\s]\w)\.)["')\]”’*_]*$"""
)
"""Sentences, and a closed one; but neither "3 a.m." nor "Sam K."."""
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[,. \u00a0\u202f]\d{3})+")
_FIGURE = re.compile(rf"(?:{_NUMBER.pattern})(?:\s[^\d\s]+){{0,4}}")
"""A number, with what it counts beside it or not: "7 riders", "12 of you"; no "3 to 4"."""
_COUNT_OF = re.compile(
    r"(?:the )?(?:total )?(?:number|count|no\.?|nr\.?|#|how many)\s+(?:of\s+(?!you\b|us\b))?", re.I
)
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]|[*:†‡]+$")
_PLURAL = re.compile(r"\b(?:\w+[^\W\dsiu]s|people|(?:wo)?men|children|folk|of (?:you|us))\b", re.I)
_SINGULARS = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_NOUN_PHRASE = re.compile(
    r"(?:of (?:you|us)|(?:(?!(?:who|that|which|in|of|on|with|at|after|before|by|from|per|for|"
    r"since|without|to)\b)[\w'’-]+\s*)*)",
    re.I,
)
_NAMES_TIME = frozenset(
    name.lower()
    for names in (calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr)
    for name in names
)
_SUMS = frozenset({"total", "sum", "overall", "all", "count", "number", "n"})
_NAMED_BY = 3
"""Most words of a heading that names a number, as "age" does 34. Ours."""


def row_parts(headings: Sequence[str], cells: Sequence[Part], below: bool) -> list[Part]:
    """The blocks of a row: one for all its cells, or where they hold prose, one for each.

    headings: of the columns, as far as they are known. below: it stands right below another row.
    """
    filled = [cell for cell in cells if cell.passage.text]
    if len(filled) < 2 or any(_is_prose(cell.passage.text) for cell in filled):
        return filled
    named = headings if len(headings) == len(cells) else [""] * len(cells)
    writer = PassageWriter()
    labelled: bool | None = None  # whether the last cell was a label, until the first figure
    for heading, cell in zip(named, cells, strict=True):
        words = cell.passage
        if not words.text:
            continue
        before, behind = _named(heading, words.text)
        label = bool(before) or not _FIGURE.fullmatch(words.text)
        if writer.length:
            turns = labelled is not None and label != labelled
            writer.free(": " if turns else ", ")
            labelled = None if turns or labelled is None else label
        else:
            labelled = label
        writer.free(before)
        writer.append(words, 0, len(words.text))
        writer.free(behind)
    return [Part(writer.passage(), "table-cell", below, 0, filled[0].first, filled[-1].last)]


def _is_prose(words: str) -> bool:
    return len(words) > _LABEL or _SENTENCES.search(words) is not None


def _named(heading: str, cell: str) -> tuple[str, str]:
    """What a column's heading says of a number in it, to stand before it and behind."""
    if not _NUMBER.fullmatch(cell):
        return "", ""
    words = _ASIDE.sub("", heading).strip()
    counted = _COUNT_OF.sub("", words, count=1)
    if counted[1:2].islower():
        counted = counted[0].lower() + counted[1:]
    noun = _NOUN_PHRASE.match(counted)
    if noun and any(_PLURAL.fullmatch(word) for word in (noun[0].strip(), *noun[0].split())):
        return "", f" {_PLURAL.sub(_singular, counted, count=1) if cell == '1' else counted}"
    known = words.lower().split()
    if 0 < len(known) <= _NAMED_BY and words.replace(" ", "").isalpha():
        return ("", "") if _NAMES_TIME.union(_SUMS).intersection(known) else (f"{counted} ", "")
    return "", ""


def _singular(plural: re.Match[str]) -> str:
    """One of them: a table's "1 riders" is "1 rider" in a sentence."""
    word = plural[0]
    if word.endswith("s"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return _SINGULARS.get(word, word)
