"""Which words can name the one person, or the people, that the reader makes out.

The reader marks where somebody is told of, and that may be a word for nobody: the "at" of "Typed
into our search bar at 2am", the branch they were served in. What a draft's writer is shown must be
a noun, a name or a pronoun for a person, or the thing that stands for them ("a kettle in Leith").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.aged import tells_age
from linter.claims.context import Context
from linter.claims.heard.confidence import SEEN
from linter.claims.moments import CALENDAR
from linter.claims.nouns import OUR, YOU, is_plural, noun_sense
from linter.claims.places import AT
from linter.claims.tree import base, child, low, sentence_bounds, tokens_in
from linter.language.number_words import ORDINALS
from linter.reader.model import Impression, Mention
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from linter.lexicons import Lexicon

_PERSONAL = YOU | frozenset(
    "he she him her hers his someone somebody whoever whomever who one i me we us they them "
    "your yours".split()
)
_POINTING = YOU | frozenset({"he", "she", "him", "whoever", "whomever", "someone", "somebody"})
"""Pronouns that may stand for the person told of elsewhere in a post."""
_HANDLE = re.compile(r"[@#_]|\b[A-Z]\.")
_HANDLE_SIGN = re.compile(r"[\w@#.]")
_YOURS = frozenset({"your", "ur", "yer"})
_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_JOINED = frozenset({"flat", "compound", "nummod", "amod", "det"})
_BESIDE = _JOINED | {"appos", "list", "conj"}
_PLACING = AT | {"along", "on", "onto", "into", "aboard"}
_FROM = frozenset({"from", "since"})
_STANDING = frozenset({"in", "at"})
_PARTING = re.compile(r"[;!?()“”\"‘\n–—]|[:,.](?!\d)|’(?!\w)")
"""Where words that name nobody end; 02:14 and 1,204 are one word each."""


def is_scrap(tokens: Sequence[Token], presumed: bool) -> bool:
    """Whether words that the reader cut out name nobody: "its", "’ at", a 6 by itself.

    "Room 6", "4B" and "@sam.k" name somebody. presumed: somebody is meant, whatever the words are.
    """
    head = tokens[0].doc[tokens[0].i : tokens[-1].i + 1].root
    if len(tokens) == 1 and (head.is_digit or head.like_num):
        return True
    theirs = len(tokens) == 1 and head.tag_ == "PRP$" and low(head) not in _YOURS
    return not presumed and (head.tag_ == "IN" or theirs)


def is_of_people(token: Token, people: Lexicon) -> bool:
    """Whether a noun can stand for several people: a plural, a noun for people, the remainder."""
    if token.pos_ not in ("NOUN", "PROPN") or base(token.dep_) == "compound":
        return False
    sense = noun_sense(token, people)[1]
    told = bool(sense) or is_plural(token) or low(token) in ("rest", "remainder")
    return told and sense != "event"


def on_a_person(
    context: Context, mention: Mention, impression: Impression, presumed: bool
) -> tuple[Mention, bool] | None:
    """The words for one person, moved to those that can name them, and whether none does.

    The phrase that the marked words are part of; where nobody is named there, the thing that stands
    for them, the nearest pronoun that can be them, or else what tells of them. None where words
    that name nobody stand beside one person who is told of already. presumed: the reader is not
    sure of just these words.
    """
    span = _whole_words(context.text, mention.span)
    mention = mention._replace(span=span)
    tokens = tokens_in(context.doc, span)
    words = span.cut(context.text)
    if not tokens or _HANDLE.search(words) or tells_age(words):
        return mention, False
    sure = not presumed or impression.families["named-person"] >= SEEN
    people = context.lexicons.people
    if any(_is_person(token, people, sure) for token in tokens):
        return mention._replace(span=_without_ending(span, tokens)), False
    phrase = _phrase(tokens[-1], people)
    if phrase and _is_person(phrase[-1], people, sure):
        return mention._replace(span=_span(phrase)), False
    if _is_thing(tokens):
        return None if _is_our_own(tokens) else (mention, True)
    if any(
        claim.cohort.single and impression.span.overlaps(claim.cohort.span)
        for claim in context.found
    ):
        return None
    sentence = tokens_in(context.doc, context.sentence(tokens[0]))
    doer = next(
        (t for t in sentence if base(t.dep_) == "nsubj" and t.pos_ == "PROPN"), None
    ) or _nearest_pronoun(context, span, impression)
    if doer is not None and _is_person(doer, people, sure):
        return mention._replace(span=_span([doer])), False
    subject = next((t for t in sentence if base(t.dep_) == "nsubj" and t.pos_ == "NOUN"), None)
    if subject is not None and _is_our_own([subject]) and not _is_person(subject, people, sure):
        return None
    return mention._replace(span=_clause(context, tokens[0])), True


def _whole_words(text: str, span: Span) -> Span:
    """The span with the beginning of a handle that it is the tail of: the rest of "_and_baking"."""
    start = span.start
    if text[start : start + 1] == "_" or text[max(0, start - 1) : start] in ("_", "@", "#"):
        while start and _HANDLE_SIGN.match(text[start - 1]):
            start -= 1
    return Span(start, span.end)


def _is_person(token: Token, people: Lexicon, sure: bool) -> bool:
    """Whether a word names a person: a noun or pronoun for one, a name, "the sixth".

    sure: a name need not do anything in its sentence to be a person's.
    """
    word = low(token)
    if word in _PERSONAL or token.tag_ == "WP" or word in ORDINALS or _NTH.fullmatch(word):
        return True
    sense = noun_sense(token, people)[1] if token.pos_ not in ("VERB", "ADP", "PUNCT") else ""
    if sense in ("account", "household") and _is_where(token):
        return False
    if sense:
        return sense not in ("event", "group")
    proper = token.pos_ == "PROPN" or (token.is_title and not token.is_sent_start)
    proper = proper or (token.pos_ == "ADJ" and base(token.dep_) == "nsubj")  # A foreign name.
    named = proper and token.text[0].isupper()
    where = _is_where(token, _PLACING if sure else _PLACING | _FROM)
    if not named or where or CALENDAR.fullmatch(word):
        return False
    return sure or base(_head(token).dep_) in ("nsubj", "vocative", "ROOT")


def _head(token: Token, joined: frozenset[str] = _JOINED) -> Token:
    """The noun a word belongs to: the branch of "Canton branch"."""
    while base(token.dep_) in joined and token.head is not token:
        token = token.head
    return token


def _is_where(token: Token, prepositions: frozenset[str] = _PLACING) -> bool:
    """Whether a noun says where it was: "outside a certain shop", "at Level 3, Bay 41"."""
    noun = _head(token)
    case = child(noun, "case")
    if case is None and child(noun, "det", "nmod:poss") is None:
        case = child(_head(noun, _BESIDE), "case")
    return case is not None and low(case) in prepositions


def _phrase(token: Token, people: Lexicon) -> list[Token]:
    """The words before and up to the noun that a word belongs to: "Big spender", of "Big".

    None of a lone preposition.
    """
    head = token
    while (
        base(head.dep_) in ("amod", "compound", "det", "nmod", "case")
        and head.head.i > head.i
        and not _is_person(head, people, sure=False)
    ):
        head = head.head
    start = max(min(each.i for each in head.subtree), sentence_bounds(token)[0])
    return [each for each in token.doc[start : head.i + 1] if base(each.dep_) != "case"]


def _is_thing(tokens: Sequence[Token]) -> bool:
    """Whether words name a thing that stands for whoever used it: a kettle in Leith, Room 12.

    Not a place where something was done: "in a kitchen in Slough".
    """
    noun = next((token for token in tokens if token.pos_ in ("NOUN", "PROPN", "NUM")), None)
    if noun is None or _is_where(noun, _PLACING | _FROM):
        return False
    head = _head(noun)
    told = child(head, "det", "nummod", "nmod:poss", "amod") is not None
    numbered = any(any(sign.isdigit() for sign in token.text) for token in tokens)
    return told or numbered or base(head.dep_) in ("nsubj", "vocative")


def _is_our_own(tokens: Sequence[Token]) -> bool:
    """Whether a thing is the brand's own: the demo phone in our shop.

    A numbered room is let to somebody, and so may be the best of its kind: the longest order.
    """
    noun = _head(next(token for token in tokens if token.pos_ in ("NOUN", "PROPN", "NUM")))
    det = child(noun, "det", "nmod:poss")
    if det is None or low(det) not in OUR | {"the"}:
        return False
    if any(token.tag_ == "JJS" for token in noun.doc[det.i : noun.i]):
        return False
    behind = [low(token) for token in noun.doc[noun.i + 1 : noun.i + 3]]
    return len(behind) == 2 and behind[0] in _STANDING and behind[1] in OUR


def _nearest_pronoun(context: Context, span: Span, impression: Impression) -> Token | None:
    """The pronoun nearest to some words that may stand for one person, outside of quotations."""
    near = [
        token
        for token in tokens_in(context.doc, impression.span)
        if low(token) in _POINTING
        and not (token.i and low(token.nbor(-1)) == "of")
        and not any(quote.start <= token.idx < quote.end for quote in context.quotes)
    ]
    return min(near, key=lambda token: abs(token.idx - span.start), default=None)


def _clause(context: Context, token: Token) -> Span:
    """The stretch of a sentence around a word that no sign parts: "Typed into our search bar"."""
    sentence = context.sentence(token)
    start, end = sentence.start, sentence.end
    for sign in _PARTING.finditer(context.text, start, end):
        if sign.start() > token.idx:
            end = sign.start()
            break
        start = sign.end()
    words = context.text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _without_ending(span: Span, tokens: Sequence[Token]) -> Span:
    """The words for a person without what only joins something to them: "A customer's"."""
    joined = len(tokens) > 1 and low(tokens[-1]) in ("'s", "’s", "'ve", "’ve", "'d", "’d")
    return Span(span.start, tokens[-2].idx + len(tokens[-2])) if joined else span


def _span(tokens: Sequence[Token]) -> Span:
    last = tokens[-1]
    return Span(tokens[0].idx, last.idx + len(last))
