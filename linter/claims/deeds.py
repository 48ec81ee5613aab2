"""What a mentioned cohort did: the governing verb, and whether the sentence states it as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from linter.claims.facts import HAVE_BE, helpers, is_fact, is_negated, is_past
from linter.claims.tree import (
    NOMINAL,
    base,
    child,
    children,
    clause_end,
    is_stop,
    lemma,
    low,
    sentence_bounds,
    stopped,
)
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVES = frozenset(
    {"who", "that", "which", "whom", "whose", "who've", "who'd", "who's", "who'll"}
)
_OTHERS = frozenset({"we", "i", "you", "they", "he", "she", "it"})
# Verbs that reach across people to what these shall do: asking is no seeing.
_MOVING = frozenset(
    "ask tell invite want help let encourage allow teach remind enable expect force beg urge "
    "persuade get give show need require train send".split()
)
_NOTICING = frozenset(
    {"count", "spot", "catch", "clock", "notice", "observe", "film", "photograph"}
)
_HAVING = frozenset({"have", "see", "serve", "welcome", "count"})
_PREFIXES = frozenset("re pre un over co mis super speed".split())
_SPELLS = frozenset(
    "second minute hour day night week weekend month quarter year morning evening afternoon "
    "time".split()
)


class Role(Enum):
    """What part the cohort plays in the verb."""

    DOES = "does"
    UNDERGOES = "undergoes"
    SEEN = "seen"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that says something of a cohort.

    verb: the word that carries the meaning. role: whether the cohort does it. fact: it is stated,
    not wished, asked for, allowed or supposed. past: told of the past. negated: it did not happen.
    """

    verb: Token
    role: Role
    fact: bool
    past: bool
    negated: bool
    span: Span
    relative: bool = False

    @property
    def told(self) -> bool:
        """Whether it is told as done or as going on, rather than as what happens in general."""
        return self.past or self.relative or self.verb.tag_ == "VBG" or self.role is Role.SEEN


def find_deed(doc: Doc, anchors: Iterable[Token], last: int) -> Deed | None:
    """The deed of the people at `anchors`, whose phrase ends at token index `last`.

    The parse decides where it is sure; copy without verbs' endings, stops and capitals misleads
    it, so the words right behind the phrase are asked too.
    """
    tokens = list(anchors)
    found = (
        _relative(doc, last)
        or _by_tree(tokens, last)
        or _by_order(doc, last)
        or _before(doc, tokens)
    )
    if found is None:
        return None
    verb, role, relative = found
    return _deed(verb, role, relative, tokens)


def _relative(doc: Doc, last: int) -> tuple[Token, Role, bool] | None:
    """A relative clause right behind the phrase, a few words of place or time allowed between."""
    index = last + 1
    limit = min(len(doc), last + 7)
    while index < limit:
        token = doc[index]
        word = low(token)
        if word in _RELATIVES and not (
            word == "that" and token.pos_ == "DET" and token.dep_ == "det"
        ):
            return _relative_verb(doc, index)
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or (
            is_stop(token) and token.text != "—"
        ):
            return None
        index += 1
    return None


def _relative_verb(doc: Doc, index: int) -> tuple[Token, Role, bool] | None:
    pronoun = doc[index]
    end = sentence_bounds(pronoun)[1]
    position = index + 1
    subject_between = None
    while position < end:
        token = doc[position]
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and not _helps(token)):
            verb = _content(token)
            if subject_between is not None and low(subject_between) in _OTHERS:
                return verb, Role.UNDERGOES, True
            return verb, Role.DOES, True
        if (
            token.pos_ in ("PRON", "PROPN", "NOUN")
            and token.dep_ in ("nsubj", "nsubj:pass")
            and low(pronoun) != "whose"
        ):
            subject_between = token
        if is_stop(token) and token.text not in ("—", "–"):
            break
        position += 1
    # The tagger may have missed the verb: take the word behind the auxiliaries.
    position = index + 1
    while position < end and (
        doc[position].pos_ in ("AUX", "ADV", "PART") or low(doc[position]) in HAVE_BE
    ):
        position += 1
    if position < end and doc[position].is_alpha:
        return doc[position], Role.DOES, True
    return None


def _helps(auxiliary: Token) -> bool:
    """Whether an auxiliary stands before a verb or predicate of its own."""
    return base(auxiliary.dep_) in ("aux", "cop") and auxiliary.head.i > auxiliary.i


def _content(verb: Token) -> Token:
    if verb.pos_ == "AUX" and base(verb.dep_) in ("aux", "cop"):
        return verb.head
    return verb


def _by_tree(tokens: list[Token], last: int) -> tuple[Token, Role, bool] | None:
    doc = tokens[0].doc
    for token in tokens:
        for clause in children(token, "acl", "acl:relcl", "advcl"):
            if clause.i > last and clause.pos_ in ("VERB", "AUX") and clause.i - last < 12:
                mark = child(clause, "mark")
                if mark is not None and low(mark) == "to":
                    continue
                if clause.tag_ == "VB" and not any(
                    item in tokens for item in children(clause, "nsubj")
                ):
                    continue
                if stopped(doc, last, clause.i):
                    continue
                if clause.tag_ == "VBN" and clause.i == last + 1 and not _has_object(clause):
                    return clause, Role.UNDERGOES, False
                subject = child(clause, "nsubj")
                if (
                    subject is not None
                    and subject not in tokens
                    and subject.i > last
                    and low(subject) in _OTHERS
                ):
                    # "ten people you meet at every wedding"
                    return clause, Role.UNDERGOES, False
                return clause, Role.DOES, False
    for token in tokens:
        head = token.head
        if base(token.dep_) in ("nsubj", "csubj") and head.i != token.i:
            if head.pos_ in ("VERB", "AUX"):
                if low(head) in ("is", "are", "was", "were", "be") and _existential(head):
                    continue
                passive = _is_passive(head)
                return head, Role.UNDERGOES if passive else Role.DOES, False
            if child(head, "cop") is not None:
                return head, Role.IS, False
    for token in tokens:
        head = token.head
        case = child(token, "case")
        if (
            base(token.dep_) == "obl"
            and case is not None
            and low(case) == "by"
            and head.pos_ == "VERB"
            and head.i < token.i
        ):
            return head, Role.DOES, False
    seen = _observed(doc, tokens, last)
    if seen is not None:
        return seen
    for token in tokens:
        head = token.head
        if (
            base(token.dep_)
            in ("obl", "dislocated", "vocative", "nmod", "parataxis", "advmod", "compound", "obj")
            and head.pos_ == "VERB"
            and head.i > last
            and child(token, "case") is None
            and not stopped(doc, last, head.i)
            and child(head, "nsubj") is None
            and head.tag_ in ("VBD", "VBP", "VBZ", "VBN", "VBG")
        ):
            return head, Role.DOES, False
    done_to = _done_to(tokens)
    if done_to is not None:
        return done_to
    for token in tokens:
        if base(token.dep_) == "conj":
            deed = _by_tree([token.head], token.head.i) if token.head.i < token.i else None
            if deed is not None and not deed[2]:
                return deed
    return None


def _is_passive(verb: Token) -> bool:
    """Whether a participle stands behind a form of be or get: "was watched", not "had filed".

    The parse may call its subject either.
    """
    found = helpers(verb)
    return verb.tag_ in ("VBN", "VBD") and any(
        word in ("is", "are", "was", "were", "be", "been", "being", "'re", "got", "get", "gets")
        for word in found
    )


def _done_to(tokens: list[Token]) -> tuple[Token, Role, bool] | None:
    """Somebody else is the doer: we asked 90 regulars; our nurses sat with 3,120 families."""
    for token in tokens:
        head = token.head
        if (
            base(token.dep_) not in ("obj", "iobj", "obl")
            or head.pos_ != "VERB"
            or head.i > token.i
        ):
            continue
        subject = child(head, "nsubj")
        told = head.tag_ in ("VBD", "VBN") or lemma(head) in _HAVING
        if told and subject is not None and subject.i < head.i and subject not in tokens:
            seen = lemma(head) in _NOTICING
            return head, Role.SEEN if seen else Role.UNDERGOES, False
    return None


def _existential(verb: Token) -> bool:
    return any(item.dep_ == "expl" for item in verb.children)


def _has_object(verb: Token) -> bool:
    return child(verb, "obj", "ccomp", "xcomp") is not None


def _observed(doc: Doc, tokens: list[Token], last: int) -> tuple[Token, Role, bool] | None:
    """We saw 12 of you sneaking a second dessert: the cohort's deed hangs on the seeing."""
    for token in tokens:
        head = token.head
        if lemma(head) in _MOVING:
            continue
        if (
            base(token.dep_) in ("obj", "obl", "iobj", "nmod")
            and head.pos_ == "VERB"
            and head.i < token.i
        ):
            for clause in head.children:
                if (
                    clause.i > last
                    and clause.pos_ == "VERB"
                    and base(clause.dep_) in ("xcomp", "ccomp", "advcl")
                ):
                    mark = child(clause, "mark")
                    if (
                        clause.tag_ in ("VBG", "VB", "VBN", "VBD")
                        and (mark is None or low(mark) != "to")
                        and not stopped(doc, last, clause.i)
                    ):
                        return clause, Role.SEEN, False
    return None


def _by_order(doc: Doc, last: int) -> tuple[Token, Role, bool] | None:
    """The first verb behind the phrase.

    Nothing but helpers, adverbs and phrases of place and time may stand in between.
    """
    index = last + 1
    inside = False
    while index < len(doc) and index < last + 9:
        token = doc[index]
        if (
            low(token) in ("a", "each", "every", "per", "this", "last")
            and index + 1 < len(doc)
            and low(doc[index + 1]) in _SPELLS
        ):
            index += 2
            continue
        if is_stop(token) or token.pos_ in ("CCONJ", "SCONJ") or token.text == ",":
            return None
        if index == last + 1 and token.pos_ in ("ADJ", "NOUN") and _ends_clause_in_ed(doc, index):
            return token, Role.DOES, False
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
            if any(item.i > last and item.i < token.i for item in children(token, "nsubj")):
                return None
            return token, Role.DOES, False
        if token.pos_ == "AUX" and not _helps(token) and not inside:
            return token, Role.IS, False
        if token.pos_ == "ADP":
            inside = True
        elif (
            token.pos_ in NOMINAL
            or token.pos_ in ("DET", "ADJ", "NUM", "PRON", "ADV", "AUX", "PART")
            or token.is_quote
        ):
            if token.pos_ in ("PRON",) and low(token) in ("we", "i", "you", "it", "they"):
                return None
            if not inside and token.pos_ in NOMINAL:
                return None
        else:
            return None
        index += 1
    return None


def _ends_clause_in_ed(doc: Doc, index: int) -> bool:
    """A word in -ed that closes its clause behind a subject is a past tense, whatever its tag."""
    if not low(doc[index]).endswith("ed"):
        return False
    return index + 1 >= len(doc) or is_stop(doc[index + 1]) or doc[index + 1].text == ","


def _before(doc: Doc, tokens: list[Token]) -> tuple[Token, Role, bool] | None:
    """Reached the summit — 611 players: a clause without a subject, then whose it was."""
    first = min(token.i for token in tokens)
    start = sentence_bounds(doc[first])[0]
    divider = first - 1
    while divider > start and doc[divider].pos_ in ("DET", "ADV", "PRON", "ADJ", "NUM"):
        divider -= 1
    if doc[divider].text not in (":", "–", "—") or divider - start < 2:
        return None
    opening = doc[start]
    if opening.pos_ == "VERB" and opening.tag_ in ("VBN", "VBD", "VBG"):
        return opening, Role.DOES, False
    return None


def _behind_prefix(verb: Token) -> Token:
    """The verb behind a prefix and a hyphen, words of their own to the parse: re-read."""
    doc, index = verb.doc, verb.i + 2
    if low(verb) not in _PREFIXES or index >= len(doc) or not doc[index].is_alpha:
        return verb
    joined = doc[index].idx - verb.idx == len(verb) + 1 and doc[verb.i + 1].text in ("-", "‑")
    return doc[index] if joined else verb


def _deed(verb: Token, role: Role, relative: bool, tokens: list[Token]) -> Deed:
    start = verb.i
    verb = _behind_prefix(verb)
    auxiliaries = helpers(verb)
    negated = is_negated(verb)
    past = is_past(verb, auxiliaries)
    fact = is_fact(verb, role is Role.SEEN, auxiliaries, negated, past, relative, tokens)
    end = clause_end(verb)
    doc = verb.doc
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Deed(verb, role, fact, past, negated, span, relative)
