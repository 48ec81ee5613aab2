"""Titles of works, names of products, and users' own words between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from linter.claims.model import Detail
from linter.claims.moments import CALENDAR
from linter.claims.tree import base, child, lemma, low, text_of, tokens_in
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTE = re.compile(
    r"[“\"]([^”\"\n]{2,120})[”\"]"
    r"|(?<!\w)‘([^‘\n]{2,80}?)’(?!\w)(?!s\b)"
    r"|(?<!\w)'([^'\n]{2,80}(?:'\w{1,2}\b[^'\n]{0,80})?)'(?!\w)"
    r"|`([^`\n]{2,80})`"
)
# What users write: whatever stands in quotation marks behind these words is their own.
_WRITTEN = frozenset(
    "typed type typing wrote write written searched search searching searches googled google "
    "asked ask asking said say "
    "named naming called calling nicknamed titled labelled labeled texted text texting messaged "
    "looked look "
    "renamed captioned commented reads reading tweeted posted saying".split()
)
_WRITINGS = frozenset(
    (
        "bio note message username handle nickname search review caption comment password "
        "query memo"
    ).split()
)
# What people do with a work or a product: a name that is the object of these is its title.
_USES = frozenset(
    "watch rewatch re-watch binge binge-watch stream play replay listen read reread re-read "
    "finish rent borrow order "
    "reorder buy purchase download hear start love abandon skip pause own preorder pre-order "
    "drink eat cook complete "
    "return review devour hit queue shazam quit loop repeat open pick try have".split()
)
_EDITIONS = frozenset(
    ("copy episode chapter fan showing screening performance season edition track page").split()
)
_SMALL = frozenset(
    (
        "a an the of in on to for and or at by with from de la le & 's ' my your me who no not"
    ).split()
)
_STORY = re.compile(r"(?:the|an?)\s+(?:\S+\s+)+\S+", re.IGNORECASE)
"""A title that begins with an article and goes on for two words more."""
_NO_TITLE = frozenset("i i'm i'd i've i'll ok uk us tv gps cctv faq app wifi dm vip ai pdf".split())


def quoted_spans(text: str) -> list[Span]:
    """Runs between quotation marks, the marks left out."""
    found = []
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 0
        found.append(Span(match.start(group), match.end(group)))
    return found


def fiction(narrowing: Iterable[Detail]) -> list[Span]:
    """Titles that name a story rather than what its reader is after.

    "The Lighthouse Keeper's Divorce", not "How to Divorce": its words touch no topic of the
    reader's.
    """
    return [
        detail.span
        for detail in narrowing
        if detail.kind == "title" and _STORY.match(detail.text) is not None
    ]


def find_titles(doc: Doc, within: Span, cohort: Span, places: Lexicon) -> list[Detail]:
    """Titles and users' own words within a run of text, the quoted ones first."""
    quoted = [span for span in quoted_spans(text_of(doc)) if within.contains(span)]
    found = [item for span in quoted if (item := _quoted(doc, within, span)) is not None]
    taken = list(quoted)
    for run in _capital_runs(doc, within):
        span = Span(run[0].idx, run[-1].idx + len(run[-1]))
        if cohort.overlaps(span) or any(span.overlaps(other) for other in taken):
            continue
        if _is_title(doc, run, places):
            found.append(Detail("title", span, span.cut(text_of(doc))))
    return found


def _quoted(doc: Doc, within: Span, span: Span) -> Detail | None:
    """What stands between quotation marks: users' own words, a title, or neither.

    Small letters in a text that has capitals are a title only where they are named or used as one:
    "we played ‘rain for grown-ups’", not "it was ‘too steep’".
    """
    text = text_of(doc)
    before = re.findall(r"[\w’']+", text[max(within.start, span.start - 40) : span.start].lower())
    after = re.findall(r"[\w’']+", text[span.end + 1 : span.end + 24].lower())
    if set(before[-3:]) & _WRITTEN or set(before[-2:] + after[:1]) & _WRITINGS:
        return Detail("verbatim", span, span.cut(text))
    if text[span.start].islower() and any(letter.isupper() for letter in text):
        if before[-1:] == ["as"]:  # "described as", "filed as": what they called it
            return Detail("verbatim", span, span.cut(text))
        words = [token for token in doc if token.idx < span.start and token.is_alpha]
        if not words or not (words[-1].pos_ in ("NOUN", "PROPN") or lemma(words[-1]) in _USES):
            return None
    return Detail("title", span, span.cut(text))


def _capital_runs(doc: Doc, within: Span) -> list[list[Token]]:
    """Runs of words with capitals, small words between them taken along."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    for token in tokens_in(doc, within):
        if (token.text[:1].isupper() and not token.text.startswith(("@", "#"))) or (
            run and (low(token) in _SMALL or (token.like_num and len(run) > 1))
        ):
            run.append(token)
        else:
            runs.append(run)
            run = []
    runs.append(run)
    return [trimmed for run in runs if (trimmed := _trim(run))]


def _trim(run: list[Token]) -> list[Token]:
    """Without the small words, the months and the days at the end: "Moon Road in March"."""
    while run and (not run[-1].text[:1].isupper() or CALENDAR.fullmatch(low(run[-1]))):
        run = run[:-1]
    return run


def _is_title(doc: Doc, run: list[Token], places: Lexicon) -> bool:
    first = run[0]
    words = [low(token) for token in run if token.text[:1].isupper()]
    if all(CALENDAR.fullmatch(word) or word in _NO_TITLE for word in words):
        return False
    if any(token.ent_type_ in ("PER", "PERSON") for token in run) and len(words) <= 2:
        return False
    joined = "-".join(words)
    place = any(
        places.has(sense, joined) or places.has(sense, words[-1])
        for sense in ("town", "country", "language", "kind")
    )
    if place and not (len(words) >= 3 and _used(run)):
        return False
    starts = _starts_sentence(doc, first)
    if first.i and doc[first.i - 1].text == ",":
        return False
    if not starts and len(words) > 1 and words[0] in ("the", "a", "an"):
        # A capital article inside a sentence begins a title, or the name of a house.
        return low(doc[first.i - 1]) not in ("at", "from", "near", "outside")
    if len(run) == 1 and (starts or (first.text.isupper() and len(first.text) <= 3)):
        return False
    if starts and len(words) < len(run) - len(words) + 2:
        return False
    if _all_capitals(doc, first):
        return False
    return _used(run) if not starts else len(words) >= 3 and _used(run)


def _used(run: list[Token]) -> bool:
    """Whether the run is what somebody watches, plays, reads or orders."""
    for token in run:
        head = token.head
        if head in run or head.i == token.i:
            continue
        case = child(token, "case")
        if base(token.dep_) == "obj" and lemma(head) in _USES:
            return True
        if base(token.dep_) not in ("obl", "nmod") or case is None:
            continue
        if lemma(head) in _USES | _EDITIONS and low(case) in ("of", "on", "through"):
            return True
        if lemma(head) in ("listen", "dance", "sleep", "asleep", "fall") and low(case) == "to":
            return True
    before = run[0].doc[run[0].i - 1] if run[0].i else None
    if before is not None and (lemma(before) in _USES and before.pos_ == "VERB"):
        return True
    # The parse loses itself in long titles: let a verb of use stand a few words in front.
    return len(run) >= 3 and any(
        lemma(token) in _USES and token.pos_ == "VERB"
        for token in run[0].doc[max(0, run[0].i - 4) : run[0].i]
    )


def _starts_sentence(doc: Doc, token: Token) -> bool:
    before = doc[token.i - 1] if token.i else None
    return before is None or before.text[-1:] in ".!?…:\n•—-|" or "\n" in before.text


def _all_capitals(doc: Doc, token: Token) -> bool:
    """Whether capitals mean nothing here, as in a headline in title case."""
    near = [
        item for item in doc[max(0, token.i - 6) : token.i + 7] if item.is_alpha and len(item) > 3
    ]
    return bool(near) and all(item.text[:1].isupper() for item in near)
