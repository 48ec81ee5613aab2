"""Cuts text into the atoms that numbers are read from: words, numerals, placeholders, signs.

The language pipeline's tokens serve the parse; numbers need finer and coarser units than those
("1 235", "53-person", "{{ count }}", "3M"), so they are read from atoms and tied to tokens by
offset afterwards.

Every repeat in the patterns is bounded or can match in one way only: drafts come from strangers.
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
    things, and is no part of a date, a time, a version, a phone number, an ordinal or a list mark.
    capital: a word begins with a capital letter.
    """

    kind: AtomKind
    span: Span
    low: str
    value: float = 0.0
    decimals: int = 0
    plain: bool = True
    capital: bool = False


MOST_DIGITS = 15
"""Digits that a number of people can have at most, trillions of them; a longer run is an id."""

_FRACTION_SIGNS = "¼-¾⅐-⅞"
_LETTER = rf"[^\W\d_{_FRACTION_SIGNS}]"
_MERIDIEM = r"(?:[ap]m|[ap]\.m\.)(?!\w)"
# What a template does rather than fills in: {{ else }}, {{#each}}, {{- end }}, {{ partial "x" }}.
_CONTROL = (
    r"[\s-]*(?:[#/>!^]|(?:else|end\w*|if|range|with|for|each|include|partial|block|define|template"
    r"|return|continue|break)\b)"
)
_PLACEHOLDER = (
    rf"\{{\{{\{{?(?!{_CONTROL})[^{{}}\n]{{0,60}}\}}\}}\}}?",  # {{count}}, {{ count }}
    r"[$#]?\{[A-Za-z_0-9][^{}\n]{0,40}\}|\{\}",  # {n}, ${count}, #{count}, {0:,}
    r"%%\w{1,30}%%|%[A-Z_]{2,30}%|%\(\w{1,30}\)[dsi]|\*\|\w{1,30}\|\*",  # %%n%%, %(n)s, *|COUNT|*
    r"(?<![\w)%])%(?:\d\$)?(?:l{1,2})?(?:[dsiu]\b|@)",  # %d, %1$s, %lld, %@
    r"\[\[?(?:X{1,4}|X,XXX|N|#|(?:insert )?[A-Z][A-Z_ -]{1,30}"
    r"|(?:insert )?(?:number|count|total|num|name|figure)|n|x)\]\]?",  # [X], [insert number]
    r"<{1,2}(?:count|number|n|x|name|num|total)>{1,2}",
    r"(?<![\w$])\$[a-z_]{1,30}\b|(?<![\w:]):(?:count|number|total)\b|(?<![\w@.])@count\b",
    r"(?<![\w,])(?:X,XXX|X{2,3}|TK|_{2,5}(?:[A-Za-z]{1,20}_{2})?)(?!\w)",
)
_PHONE = (
    r"\+\d{1,3}[ .-]?(?:\(0?\d{0,4}\)[ .-]?)?\d{1,5}(?:[ .-]\d{2,5}){1,4}(?!\d)",
    r"\+\d{9,14}(?!\d)",
    r"\(\d{3,5}\) ?\d{3,4}[ -]?\d{3,4}(?!\d)",
    r"0\d{2,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?(?!\d)|0\d{8,10}(?!\d)",
    r"(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-0\d{3}(?!\d)",
)
_NUMERAL = (
    # 12,34,567 as lakhs are written; thousands parted by a comma, an apostrophe, a space, points.
    r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)",
    r"\d{1,3}(?:(?:,\d{3}){1,5}|(?:['’]\d{3}){1,5}"
    r"|(?:[\u00a0\u2009\u202f ]\d{3}){1,5}|(?:\.\d{3}){2,5})(?!\d)(?:\.\d{1,9}(?!\d))?",
    r"\d+(?:\.\d+)?|(?<![\w.])\.\d+",
)
_PATTERNS: dict[str, tuple[str, ...]] = {
    "placeholder": _PLACEHOLDER,
    "phone": _PHONE,
    "code": (r"(?:[0-9A-Fa-f]{2}:){3,}(?:[0-9A-Fa-f]{2})?",),  # a certificate, a network card
    "clock": (
        rf"\d{{1,2}}[:.]\d{{2}}\s?{_MERIDIEM}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)",
        rf"\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?\s?{_MERIDIEM}|\d{{1,2}} o['’]?clock\b",
    ),
    "date": (
        r"\d{1,4}/\d{1,2}/\d{2,4}|\d{4}-\d{2}(?:-\d{2})?(?!\d)",
        r"\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|24/7|9/11",
    ),
    "version": (
        r"[vV]\d+(?:\.\d+)*",
        r"(?!\d{1,3}(?:\.\d{3}){2,5}(?![\d.]))\d+(?:\.\d+){2,}",
    ),
    "ordinal": (r"\d{1,9}(?:st|nd|rd|th)\b",),
    "decade": (r"['’]\d0s\b|\d{1,3}0s\b|(?<!\w)['’]\d\d(?!\w)",),
    "keycap": (r"\d\ufe0f?\u20e3",),
    "numeral": _NUMERAL,
    "word": (rf"{_LETTER}+(?:['’]{_LETTER}+)*",),
    "break": (r"\n\s*\n|\n",),
    "sign": (rf"[^\w\s]|_|[{_FRACTION_SIGNS}]",),
}
_ATOM = re.compile("|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in _PATTERNS.items()))
_KINDS = {
    "word": AtomKind.WORD,
    "placeholder": AtomKind.PLACEHOLDER,
    "break": AtomKind.BREAK,
    "sign": AtomKind.SIGN,
}
_SCALING = frozenset(
    "k m mn mln mil bn cr hundred thousand lakh lakhs lac crore crores million billion dozen "
    "people ppl ish odd pc pct".split()
)
"""Letters that may touch a number of things; any others make it a name or a measure: 18F, 5G."""
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SPELL = (
    r"(?:half|third|quarter|fortnight|weeks?|weekend|days|part|start|beginning|middle|end|rest)"
)
_AFTER_MONTH = re.compile(
    rf"(?<!\w)(?:(in|this|last|since|by|during|throughout|{_SPELL}\sof)\s)?"
    rf"{_MONTHS}\.?[^\S\n]$",
    re.IGNORECASE,
)
_BEFORE_MONTH = re.compile(rf"[^\S\n](?:of\s)?{_MONTHS}(?!\w)", re.IGNORECASE)
_AUXILIARY_MONTH = re.compile(r"\s(?:may|mar|dec|march)\b")
"""Months that are other words in lower case: "12 may have", "12 march on"."""
_MARKER = re.compile(r"^[ \t]{0,12}\(?(\d{1,2})[.)][ \t]", re.MULTILINE)
_OF_YOU = re.compile(r" (?:of|people)\b")
"""What makes a keycap emoji a number ("5️⃣ of you") where it mostly numbers a list."""
_TAIL = re.compile(rf"{_LETTER}{{1,12}}")
_SAMPLED = re.compile(r"(?<!\w)[nN]=$")
"""What statistics put before the number of those asked: n=1,204."""
_WORD_BEFORE = re.compile(rf"{_LETTER}{{3}}$")


def cut(text: str) -> list[Atom]:
    """All atoms of a text, in order."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[Atom]:
    markers = _list_markers(text)
    position = 0
    while match := _ATOM.search(text, position):
        group = match.lastgroup or "sign"
        span = Span(match.start(), match.end())
        words = match.group()
        if group == "numeral":
            if " " in words and _follows_month(text, span.start):
                # "On May 18 200 people" holds two numbers.
                words = words.split(" ")[0]
                span = Span(span.start, span.start + len(words))
            yield _numeral(text, words, span, marker=span.start in markers)
        elif group == "placeholder" and _wraps(text, span):
            yield Atom(AtomKind.SIGN, span, words.lower())
        elif group in _KINDS:
            low = words.lower().replace("’", "'")
            yield Atom(_KINDS[group], span, low, capital=words[:1].isupper())
        elif group == "keycap" and _OF_YOU.match(text, span.end):
            yield Atom(AtomKind.NUMERAL, span, words, value=float(words[0]))
        else:
            yield Atom(AtomKind.NUMERAL, span, words.lower(), plain=False)
        position = span.end


def _wraps(text: str, span: Span) -> bool:
    """Whether a placeholder is the mark of a link or of bold words: "keep {0}working{1}".

    It touches a word, which a number does only in front of a unit: "{n}k users".
    """
    if _WORD_BEFORE.search(text, max(0, span.start - 3), span.start):
        return True
    tail = _TAIL.match(text, span.end)
    return tail is not None and tail.group().lower() not in _SCALING and len(tail.group()) > 2


def _list_markers(text: str) -> set[int]:
    """Where the numbers of a numbered list stand: "1." with "2." on another line, "3)" alone."""
    found = list(_MARKER.finditer(text))
    numbers = {int(match[1]) for match in found}
    return {
        match.start(1)
        for match in found
        if ")" in match[0] or numbers & {int(match[1]) - 1, int(match[1]) + 1}
    }


def _follows_month(text: str, start: int) -> bool:
    """Whether a month's name stands before: "May 18", and not "in May 18 of you"."""
    match = _AFTER_MONTH.search(text, max(0, start - 32), start)
    return (
        match is not None
        and match[1] is None
        and not _AUXILIARY_MONTH.search(" " + text[max(0, start - 6) : start])
    )


def _is_date(text: str, value: float, span: Span) -> bool:
    """Whether a numeral is the day of a month named beside it."""
    if not 1 <= value <= 31:
        return False
    after = _BEFORE_MONTH.match(text, span.end)
    if after is not None and not _AUXILIARY_MONTH.match(text, span.end):
        return True
    return _follows_month(text, span.start)


def _numeral(text: str, words: str, span: Span, *, marker: bool) -> Atom:
    digits = re.sub(r"[,'’\s]", "", words)
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    if len(digits) > MOST_DIGITS:
        return Atom(AtomKind.NUMERAL, span, words.lower(), plain=False)
    value = float(digits)
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 2]
    # "A4", "R2D2", "no_12" and "@12" name things; "12C" and "16GB" measure them. A hyphen behind a
    # letter ("covid-19", "G-7") is part of a name, one before a letter ("53-person") is not.
    sampled = _SAMPLED.search(text, max(0, span.start - 4), span.start) is not None
    named = bool(before) and not sampled and (before.isalnum() or before in "_@/\\&=")
    hyphened = span.start > 1 and before in "-‑" and text[span.start - 2].isalpha()
    opens = not text[: span.start].rpartition("\n")[2].strip() if after[:1] == "/" else False
    # "2/ The kind one": the number of a post in a thread.
    fraction = after[:1] == "/" and (after[1:2].isdigit() or opens)
    coded = len(digits) > 1 and digits[0] == "0" and digits[1] != "."
    tail = _TAIL.match(text, span.end)
    letters = tail.group().lower() if tail is not None else ""
    billions = letters == "b" and "." in digits
    lettered = bool(letters) and letters not in _SCALING and not billions
    return Atom(
        AtomKind.NUMERAL,
        span,
        words.lower(),
        value=value,
        decimals=len(digits.partition(".")[2]),
        plain=not (
            named
            or hyphened
            or fraction
            or coded
            or lettered
            or marker
            or _is_date(text, value, span)
        ),
    )
