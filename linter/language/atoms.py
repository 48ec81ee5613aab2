"""Cuts text into the atoms that numbers are read from: words, numerals, placeholders, signs.

The language pipeline's tokens serve the parse; numbers need finer and coarser units than those
("1 235", "53-person", "{{ count }}", "3M"), so they are read from atoms and tied to tokens by
offset afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from linter.text import Span


class AtomKind(Enum):
    """What an atom is."""

    WORD = "word"
    NUMERAL = "numeral"
    PLACEHOLDER = "placeholder"
    SIGN = "sign"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom. `low` is lower-case with straight apostrophes; `value` is set for numerals.

    decimals: digits printed after the decimal point. plain: the numeral stands for a number of
    things, and is no part of a date, a time, a version, a sum of money, an ordinal or a score.
    """

    kind: AtomKind
    span: Span
    low: str
    value: float = 0.0
    decimals: int = 0
    plain: bool = True


# Thousands may be parted by a comma, an apostrophe or any of the spaces; a plain space only where
# the groups are whole, so that "on 18 200 people" stays two numbers after a month.
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:['’]\d{3})+|(?:[\u00a0\u2009\u202f ]\d{3})+)(?![\d])(?:\.\d+)?"
_LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
_ATOM = re.compile(
    rf"""
    (?P<placeholder>\{{\{{[^{{}}\n]{{0,60}}\}}\}}|\$?\{{[A-Za-z_][^{{}}\n]{{0,40}}\}}|\{{\}}|%\(\w{{1,30}}\)[ds]|%[ds]\b
        |\[(?:X+|N|\#|(?:insert\s)?[A-Z][A-Z _-]{{1,30}}|number|count|n|x|name)\]
        |<(?:count|number|n|x|name|num|total)>|(?<![\w])(?:X{{2,3}}|_{{2,5}})(?![\w]))
  | (?P<clock>\d{{1,2}}[:.]\d{{2}}\s?(?:am|pm|a\.m\.|p\.m\.)(?![\w])|\d{{1,2}}:\d{{2}}(?::\d{{2}})?
      |\d{{1,2}}\s?(?:am|pm|a\.m\.|p\.m\.)(?![\w]))
  | (?P<date>\d{{1,4}}[/]\d{{1,2}}[/]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})
  | (?P<version>[vV]\d+(?:\.\d+)*|\d+(?:\.\d+){{2,}})
  | (?P<ordinal>\d+(?:st|nd|rd|th)\b)
  | (?P<decade>['’]?\d0s\b|\d{{3}}0s\b)
  | (?P<numeral>{_LAKHS}|{_GROUPED}|\d+(?:\.\d+)?|(?<![\w.])\.\d+)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<break>\n\s*\n|\n)
  | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_SCALING = frozenset({"k", "m", "mn", "mil", "bn", "cr", "million", "people", "x", "ish", "odd", "thousand"})
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE
)


def cut(text: str) -> list[Atom]:
    """All atoms of a text, in order."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[Atom]:
    position = 0
    while match := _ATOM.search(text, position):
        group = match.lastgroup
        span = Span(match.start(), match.end())
        words = match.group()
        if group == "numeral":
            if " " in words and _MONTH.search(text, max(0, span.start - 12), span.start):
                words = words.split(" ")[0]
                span = Span(span.start, span.start + len(words))
            yield _numeral(text, words, span)
        elif group == "word":
            yield Atom(AtomKind.WORD, span, words.lower().replace("’", "'"))
        elif group == "placeholder":
            yield Atom(AtomKind.PLACEHOLDER, span, words.lower())
        elif group == "break":
            yield Atom(AtomKind.BREAK, span, "\n")
        elif group == "sign":
            yield Atom(AtomKind.SIGN, span, words)
        else:
            yield Atom(AtomKind.NUMERAL, span, words.lower(), plain=False)
        position = span.end


def _numeral(text: str, words: str, span: Span) -> Atom:
    digits = re.sub(r"[,'’\s]", "", words)
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 2]
    # "A4", "R2D2", "no_12" and "#12" name things; "12C" and "16GB" measure them. A hyphen behind a
    # letter ("covid-19", "G-7") is part of a name, one before a letter ("53-person") is not.
    named = bool(before) and (before.isalnum() or before in "_@/\\&=")
    hyphened = span.start > 1 and before in "-‑" and text[span.start - 2].isalnum()
    fraction = after[:1] == "/" and after[1:2].isdigit()
    # "18F", "3B", "14C": a letter behind digits names something, unless it scales them (12k, 3M).
    tail = re.match(r"[^\W\d_]+", text[span.end : span.end + 12])
    lettered = tail is not None and tail.group().lower() not in _SCALING
    return Atom(
        AtomKind.NUMERAL,
        span,
        words.lower(),
        value=float(digits),
        decimals=len(digits.partition(".")[2]),
        plain=not (named or hyphened or fraction or lettered),
    )
