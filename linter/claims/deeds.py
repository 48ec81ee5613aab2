"""What a mentioned cohort did: the governing verb, and whether the sentence states it as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

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
)
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVES = frozenset({"who", "that", "which", "whom", "whose", "who've", "who'd", "who's", "who'll"})
_HAVE_BE = frozenset("have has had having 've 'd is are was were be been being 's 're am 'm do does did get gets got".split())
_MODALS = frozenset("can could may might shall should will would must 'll wo ca ought cannot sha".split())
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "providing", "suppose", "supposing", "lest", "assuming"})
_WANTED = frozenset(
    "need want seek require look recruit hire wanted allow fit seat sleep accommodate invite limit "
    "welcome hope aim expect target admit permit imagine picture suppose find reach become".split()
)
_OTHERS = frozenset({"we", "i", "you", "they", "he", "she", "it"})
_SPELLS = frozenset("second minute hour day night week weekend month quarter year morning evening afternoon time".split())


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
    found = _relative(doc, last) or _by_tree(tokens, last) or _by_order(doc, last) or _before(doc, tokens)
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
        if word in _RELATIVES and not (word == "that" and token.pos_ == "DET" and token.dep_ == "det"):
            return _relative_verb(doc, index)
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or is_stop(token) and token.text != "—":
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
        if token.pos_ in ("PRON", "PROPN", "NOUN") and token.dep_ in ("nsubj", "nsubj:pass") and low(pronoun) != "whose":
            subject_between = token
        if is_stop(token) and token.text not in ("—", "–"):
            break
        position += 1
    # The tagger may have missed the verb: take the word behind the auxiliaries.
    position = index + 1
    while position < end and (doc[position].pos_ in ("AUX", "ADV", "PART") or low(doc[position]) in _HAVE_BE):
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
                if clause.tag_ == "VB" and not any(item in tokens for item in children(clause, "nsubj")):
                    continue
                if _stopped(doc, last, clause.i):
                    continue
                if clause.tag_ == "VBN" and clause.i == last + 1 and not _has_object(clause):
                    return clause, Role.UNDERGOES, False
                subject = child(clause, "nsubj")
                if subject is not None and subject not in tokens and subject.i > last and low(subject) in _OTHERS:
                    # "ten people you meet at every wedding"
                    return clause, Role.UNDERGOES, False
                return clause, Role.DOES, False
    for token in tokens:
        head = token.head
        if base(token.dep_) in ("nsubj", "csubj") and head.i != token.i:
            if head.pos_ in ("VERB", "AUX"):
                if low(head) in ("is", "are", "was", "were", "be") and _existential(head):
                    continue
                passive = token.dep_ == "nsubj:pass" or child(head, "aux:pass") is not None
                return head, Role.UNDERGOES if passive else Role.DOES, False
            if child(head, "cop") is not None:
                return head, Role.IS, False
    for token in tokens:
        head = token.head
        case = child(token, "case")
        if base(token.dep_) == "obl" and case is not None and low(case) == "by" and head.pos_ == "VERB" and head.i < token.i:
            return head, Role.DOES, False
    seen = _observed(doc, tokens, last)
    if seen is not None:
        return seen
    for token in tokens:
        head = token.head
        if (
            base(token.dep_) in ("obl", "dislocated", "vocative", "nmod", "parataxis", "advmod", "compound", "obj")
            and head.pos_ == "VERB"
            and head.i > last
            and child(token, "case") is None
            and not _stopped(doc, last, head.i)
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


def _done_to(tokens: list[Token]) -> tuple[Token, Role, bool] | None:
    """We asked 90 of our regulars; our nurses sat with 3,120 families: somebody else is the doer."""
    for token in tokens:
        head = token.head
        if base(token.dep_) not in ("obj", "iobj", "obl") or head.pos_ != "VERB" or head.i > token.i:
            continue
        subject = child(head, "nsubj")
        if subject is not None and subject.i < head.i and subject not in tokens:
            return head, Role.UNDERGOES, False
    return None


def _existential(verb: Token) -> bool:
    return any(item.dep_ == "expl" for item in verb.children)


def _has_object(verb: Token) -> bool:
    return child(verb, "obj", "ccomp", "xcomp") is not None


def _stopped(doc: Doc, first: int, last: int) -> bool:
    return any(is_stop(token) and token.text not in ("—", "–") for token in doc[first + 1 : last])


def _observed(doc: Doc, tokens: list[Token], last: int) -> tuple[Token, Role, bool] | None:
    """We saw 12 of you sneaking a second dessert: the cohort's deed hangs on the seeing."""
    for token in tokens:
        head = token.head
        if base(token.dep_) in ("obj", "obl", "iobj", "nmod") and head.pos_ == "VERB" and head.i < token.i:
            for clause in head.children:
                if clause.i > last and clause.pos_ == "VERB" and base(clause.dep_) in ("xcomp", "ccomp", "advcl"):
                    mark = child(clause, "mark")
                    if clause.tag_ in ("VBG", "VB", "VBN", "VBD") and (mark is None or low(mark) != "to"):
                        if not _stopped(doc, last, clause.i):
                            return clause, Role.SEEN, False
    return None


def _by_order(doc: Doc, last: int) -> tuple[Token, Role, bool] | None:
    """The first verb behind the phrase with nothing in between but helpers, adverbs and phrases of
    place and time."""
    index = last + 1
    inside = False
    while index < len(doc) and index < last + 9:
        token = doc[index]
        if low(token) in ("a", "each", "every", "per", "this", "last") and index + 1 < len(doc) and low(doc[index + 1]) in _SPELLS:
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
        elif token.pos_ in NOMINAL or token.pos_ in ("DET", "ADJ", "NUM", "PRON", "ADV", "AUX", "PART") or token.is_quote:
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


def helpers(verb: Token) -> list[str]:
    """The auxiliaries of a verb in order, those the parse hung elsewhere included."""
    found = {
        item.i: low(item)
        for item in verb.children
        if base(item.dep_) in ("aux", "cop") and (item.pos_ == "AUX" or low(item) in _MODALS | _HAVE_BE)
    }
    index = verb.i - 1
    while index >= 0 and verb.i - index < 6:
        token = verb.doc[index]
        if token.pos_ == "AUX" or low(token) in _MODALS:
            found[index] = low(token)
        elif token.pos_ not in ("ADV", "PART") and low(token) not in ("not", "n't", "just", "all", "both", "you", "been"):
            break
        index -= 1
    return [found[key] for key in sorted(found)]


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied by a word of its own."""
    for item in verb.children:
        if low(item) in ("not", "n't", "never", "nt") and item.i < verb.i:
            return True
    return any(low(token) in ("n't", "never", "not") for token in verb.doc[max(0, verb.i - 2) : verb.i])


_SAME_FORM = frozenset("read put let cut hit set shut split bet cost spread quit burst cast hurt shed thrust upset".split())


def is_past(verb: Token, auxiliaries: list[str]) -> bool:
    """Whether the verb tells of the past, the present perfect included."""
    if not auxiliaries and low(verb) in _SAME_FORM:
        return True
    if any(word in ("have", "has", "had", "'ve", "'d", "did", "was", "were", "having") for word in auxiliaries):
        return True
    if verb.tag_ == "VBD" or not auxiliaries and verb.pos_ != "VERB" and low(verb).endswith("ed"):
        return True
    return verb.tag_ == "VBN" and not auxiliaries


def _deed(verb: Token, role: Role, relative: bool, tokens: list[Token]) -> Deed:
    auxiliaries = helpers(verb)
    negated = is_negated(verb)
    past = is_past(verb, auxiliaries)
    fact = _is_fact(verb, role, auxiliaries, negated, past, relative, tokens)
    end = clause_end(verb)
    start = verb.i
    doc = verb.doc
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Deed(verb, role, fact, past, negated, span, relative)


def _is_fact(
    verb: Token, role: Role, auxiliaries: list[str], negated: bool, past: bool, relative: bool,
    tokens: list[Token],
) -> bool:  # fmt: skip
    by_now = any(low(item) in ("now", "already", "finally") for item in verb.doc[max(0, verb.i - 3) : verb.i])
    for word in auxiliaries:
        if word in _MODALS:
            if word == "can" and by_now:
                continue
            # "53 of you couldn't sleep" and "could hear" are told of the past; "could join" is not.
            able = word == "could" and (negated or lemma(verb) in ("hear", "see", "smell", "resist", "help", "believe", "bear"))
            perfect = "have" in auxiliaries and word in ("must", "will", "'ll")
            if not (able or perfect):
                return False
    if verb.tag_ == "VB" and role is not Role.SEEN and not (set(auxiliaries) & {"did", "do", "does"}):
        # After a subject of its own a bare form is a present tense ("a third of you bring a tub").
        mark = child(verb, "mark")
        mark = mark if mark is not None and mark.pos_ in ("SCONJ", "ADP", "PART") and low(mark) != "of" else None
        own = any(token.i < verb.i and not is_stop(token) for token in tokens)
        if mark is not None or not own or verb.doc[verb.i - 1].tag_ in ("TO", "MD"):
            return False
    if relative and past:
        # A relative clause about the past is taken for true whatever stands around it: "if you're
        # one of the 26 who renewed".
        return True
    node = verb
    for _ in range(6):
        mark = child(node, "mark")
        if mark is not None and low(mark) in _CONDITIONS:
            return False
        if mark is not None and low(mark) in ("until", "till", "once") and not past:
            return False
        if mark is not None and low(mark) in ("when", "whenever", "where") and not past:
            return False
        advmod = child(node, "advmod")
        if advmod is not None and low(advmod) in ("when", "whenever") and base(node.dep_) == "advcl" and not past:
            return False
        if node.head.i == node.i or base(node.dep_) == "parataxis":
            break
        if _stopped(verb.doc, min(node.i, node.head.i), max(node.i, node.head.i)):
            break
        node = node.head
    return True


def is_wanted(tokens: list[Token], deed: Deed | None) -> bool:
    """Whether the people are asked for, allowed, seated or addressed by a command, not told of.

    Looks at what the phrase itself hangs on: "we need 12 volunteers", "join a group of 4", "room
    for 50 people", "maximum 8 guests".
    """
    doc = tokens[0].doc
    for token in tokens:
        node = token
        for _ in range(3):
            head = node.head
            if head.i == node.i or head.pos_ == "VERB" and head.i > token.i:
                break
            if _stopped(doc, head.i, token.i):
                break
            if head.pos_ == "VERB":
                if deed is not None and deed.verb.i == head.i:
                    if deed.role is Role.UNDERGOES and lemma(head) in _WANTED and child(head, "aux:pass") is None:
                        return True
                    break
                observed = deed is not None and deed.role is Role.SEEN and deed.verb.head.i == head.i
                if not observed and _commands(head):
                    return deed is None or not (deed.relative and deed.past)
                if lemma(head) in _WANTED and not (deed is not None and deed.fact and deed.past):
                    return True
                if set(helpers(head)) & _MODALS and not (deed is not None and deed.past and deed.fact):
                    return True
                break
            node = head
    first = min(token.i for token in tokens)
    if deed is None:
        start = sentence_bounds(doc[first])[0]
        if any(low(item) in ("wanted", "needed", "seeking", "hiring", "calling", "required") for item in doc[start:first]):
            return True
    before = [low(t) for t in doc[max(0, first - 4) : first]]
    if deed is None or not (deed.fact and (deed.past or deed.relative)):
        if before and before[-1] in ("for", "per", "max", "maximum", "minimum", "min"):
            return True
        if len(before) > 1 and before[-1] in ("to", "least", "than", "of") and before[-2] in ("up", "at", "more", "maximum", "groups", "minimum", "parties", "total"):
            return deed is None or not deed.fact
    return False


def _commands(verb: Token) -> bool:
    """An imperative: a bare verb without a subject at the start of a sentence."""
    if verb.tag_ not in ("VB", "VBP") or child(verb, "nsubj") is not None:
        return False
    if child(verb, "aux") is not None or child(verb, "mark") is not None:
        mark = child(verb, "mark")
        return mark is not None and low(mark) == "to"
    start = sentence_bounds(verb)[0]
    return all(token.pos_ in ("ADV", "INTJ", "PUNCT", "CCONJ", "SYM", "SPACE", "PART") or low(token) in ("please", "so", "just", "don't", "do", "let's") for token in verb.doc[start : verb.i])
