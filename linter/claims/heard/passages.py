"""The passages of longer prose that are read as posts: those that tell on somebody by themselves.

An article is judged by what it plainly counts (linter/claims/prose.py). One sentence of it may yet
be what a post would be blocked for: "Since Monday, twelve of you have told our chatbot you cried."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.claims.possible import claim_possible, one_possible
from linter.lexicons import Lexicon
from linter.reader.model import Impression
from linter.reader.parts import RUN, at_once, paragraphs, runs
from linter.reader.read import read_alone, read_beside
from linter.text import Span

SUSPECTED = 0.5
"""Probability of a post that is not clean from which it is asked how a paragraph sounds beside
others."""
TELLING = 0.85
"""The same as its neighbours make it sound, from which it is read as a post: they tell a customer
from a stranger on a train. House choices (docs/reader.md has what they find and cost)."""

_SPOKEN = re.compile(r"\b(?:we|us|ours?|you|yours?)\b", re.IGNORECASE)
_SHOWN = re.compile(
    r"(?<![\w.,:/$£€#-])(?!(?:19|20)\d\d\b)\d[\d,.]*(?:%|k\b| ?million)?(?![\w:/-])|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|couple|"
    r"handful|few|half|third|quarter|nobody|none|who\w*|(?:some|any)(?:one|body))\b",
    re.IGNORECASE,
)
"""A number that is no year, price, time or address; or one of the words for somebody."""
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w+teenth|\w+tieth)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![\w.@])@[A-Za-z0-9_.]{2,}|\b[A-Z][a-z]+ [A-Z]\.(?!\s+[A-Z])")
"""A handle, or a name with an initial, as members are shown: "Geoff P. of Swindon"."""


def may_tell(text: str, people: Lexicon) -> bool:
    """Whether words may be of few people and a brand's own: asked before the reader is.

    Of the passages of real articles one in seven is so, of the drafts to be blocked five in six.
    Those that only name one person are few more: 262 beside 6,719 in 1,258 pages of public sites.
    """
    shown = bool(_SHOWN.search(text))
    if shown and _SPOKEN.search(text):
        return True
    if (shown or _ORDINAL.search(text)) and (_NAMED.search(text) or one_possible(text, people)):
        return True
    return claim_possible(text, people)


def telling_passages(text: str, people: Lexicon) -> Iterator[Span]:
    """The paragraphs of an article, or runs of sentences in them, that are to be read as posts."""
    spans = list(paragraphs(text, Span(0, len(text)), RUN))
    for run in runs(spans, at_once(len(text))):
        alone = [read_alone(text, span) for span in run if may_tell(span.cut(text), people)]
        suspected = [each.span for each in alone if _telling(each) >= SUSPECTED]
        if suspected:
            beside = read_beside(text, run) if len(run) > 1 else alone
            yield from (
                each.span for each in beside if each.span in suspected and _telling(each) >= TELLING
            )


def _telling(impression: Impression) -> float:
    return 1 - impression.verdicts["clean"]
