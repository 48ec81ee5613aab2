"""Whose the counted people are, and whether what they did was private."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role
from linter.claims.model import Kind, Scope
from linter.claims.tree import child, children, lemma, low, tokens_in
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_ASKED = re.compile(
    r"\b(?:survey(?:ed|s)?|poll(?:ed|s)?|respondents?|interview(?:ed|s|ees)?|questionnaire|"
    r"according to (?:a|an|the|new|recent|our latest) (?:\w+[- ]){0,3}"
    r"(?:survey|study|report|poll|research|census|data|analysis)|"
    r"stud(?:y|ies)|(?:clinical|small|medical) trials?|journal|the authors|"
    r"researchers?|research|reports? (?:that|by|from|finds?|found|says?|shows?)|"
    r"participants?|focus group|usability test(?:ing|s)?|tested with|sample of|statistics"
    r"|data from)\b",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"\b(?:americans?|britons?|brits|australians?|canadians?|indians? (?:are|have|do)|"
    r"in (?:the )?(?:uk|us|usa|u\.s\.|britain|england|scotland|wales|ireland|america|"
    r"india|australia|canada|europe|country|world|nation)|worldwide|globally|nationwide|nationally|"
    r"(?:across|of) the (?:country|globe|world|nation|population)|unemployment|census|"
    r"in the united (?:states|kingdom)|used the internet|(?:presidential|congressional) \w+|"
    r"(?:of|all) (?:all )?(?:tablet|smartphone|mobile|internet|web|online) (?:users|shoppers)|"
    r"users on (?:mobile devices|smartphones|tablets)|"
    r"(?:uk|us|online) (?:adults|consumers|shoppers)|households? in (?:the )?(?:uk|us|england)|"
    r"citizens|on earth|"
    r"the public|the moon|nobel prizes?|in history|ever recorded)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:in|since|of|by|around)\s+(?:1[0-8]\d\d|19[0-6]\d)\b|\b1[0-9]\d0s\b|\bcentury\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\b(?:sorry (?:to|for|about|that)|we(?:['’]re| are) (?:so |very |really )?sorry|apolog\w+|"
    r"our (?:fault|mistake|error|bad)|outages?|incident|failed|went down|was down|broke down|"
    r"burst (?:water )?main|power cut|cancelled|delayed)\b",
    re.IGNORECASE,
)
_COLLEAGUES = re.compile(
    r"\bworks? here\b|\b(?:all|most) of (?:them|whom) work (?:here|for us)\b|\bon the payroll\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|ours|we['’]\w+|you|your|yours|my|i)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent\b|\bmajority\b|\b(?:half|third|quarter)s? of\b", re.IGNORECASE)
_OUTAGE = frozenset("affect impact inconvenience hit strand lose leave".split())
_MONEY = frozenset("pound quid fiver tenner dollar euro rupee penny pence".split())
_BEING = frozenset("be have become include consist represent remain total number".split())
_USERS = frozenset({"user", "account", "public", "brand"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Scope of a cohort and kind of its behaviour, decided together."""

    scope: Scope
    kind: Kind


def decide(
    sense: str, possessed: bool, addressed: bool, deed: Deed | None, sentence: str,
    clause: str, behaviours: Lexicon, social: bool,
) -> Standing:  # fmt: skip
    """Scope and kind from the noun's sense, its owner, what was done, and the sentence around.

    social: the post is short copy, where people are most likely the brand's own users. In longer
    prose a deed is private only if the words show it: it tells of the past what nobody but the
    brand could know.
    """
    kind = _kind(deed, clause, sentence, behaviours)
    if kind is Kind.PRIVATE and not social and deed is not None:
        kind = _kind_in_prose(deed, addressed, possessed, possessed or sense in _USERS, behaviours)
    scope = _scope(sense, possessed, addressed, deed, sentence, behaviours, social)
    if sense == "public" and kind is Kind.PRIVATE:
        kind = Kind.PUBLIC
    if scope is Scope.RESPONDENTS:
        kind = Kind.PUBLIC
    return Standing(scope, kind)


def speaks_of_a_nation(sentence: str) -> bool:
    """Whether a sentence tells of a country's people, or of the past, and not of users."""
    return bool(_NATION.search(sentence) or _HISTORY.search(sentence))


def comes_to_us(verb: Token, behaviours: Lexicon) -> bool:
    """Whether somebody came to see us perform: "came up to watch us", away fans who came from."""
    if not _is(verb, "arrive", behaviours):
        return False
    subject = child(verb, "nsubj")
    if subject is not None and _is(subject, "spectator", behaviours):
        return True
    return any(
        _is(purpose, "attend", behaviours) and lemma(seen) == "we"
        for purpose in children(verb, "xcomp", "advcl")
        for seen in children(purpose, "obj", "obl")
    )


def verb_sense(verb: Token, behaviours: Lexicon) -> str:
    """The first sense of a verb, a particle or object that makes it another verb included."""
    word = lemma(verb)
    for particle in children(verb, "compound:prt", "compound", "advmod", "case"):
        sense = behaviours.first(f"{word}-{low(particle)}")
        if sense:
            return sense
    if verb.i + 1 < len(verb.doc):
        sense = behaviours.first(f"{word}-{low(verb.nbor(1))}")
        if sense:
            return sense
    for form in _forms(verb):
        sense = behaviours.first(form)
        if sense:
            return sense
    return ""


def _forms(token: Token) -> Iterator[str]:
    """The lemma, and what it may be where the lemmatizer erred."""
    word = low(token)
    yield lemma(token)
    yield word
    yield word.removesuffix("ed")
    yield word.removesuffix("d")
    yield word.removesuffix("s")


def _is(token: Token, sense: str, behaviours: Lexicon) -> bool:
    return any(behaviours.has(sense, form) for form in _forms(token))


def _names(words: list[Token], sense: str, behaviours: Lexicon) -> bool:
    """Whether a word of the sense stands among these, compounds of two included."""
    for token in words:
        if token.pos_ not in ("PRON", "DET", "ADP") and _is(token, sense, behaviours):
            return True
        behind = token.i + 1
        if behind + 1 < len(token.doc) and token.doc[behind].text in ("-", "‑"):
            behind += 1
        if behind < len(token.doc):
            pair = f"{low(token)}-{low(token.doc[behind])}"
            if behaviours.has(sense, pair) or behaviours.has(sense, pair.removesuffix("s")):
                return True
    return False


def _kind(deed: Deed | None, clause: str, sentence: str, behaviours: Lexicon) -> Kind:
    if deed is None:
        return Kind.UNKNOWN
    verb = deed.verb
    sense = verb_sense(verb, behaviours)
    if _suffered(deed, sense, sentence, behaviours):
        return Kind.UNKNOWN
    if _somebody_elses(verb):
        return Kind.PRIVATE
    start = deed.span.start
    words = tokens_in(verb.doc, Span(start, start + len(clause)))[1:]
    private_object = _names(words, "private-object", behaviours)
    if sense == "public" and not private_object and not _goes_on(verb):
        return Kind.PUBLIC
    if _is(verb, "author", behaviours) and _is_credit(verb):
        return Kind.PUBLIC
    if sense == "report" and _tells_us(verb):
        return Kind.PUBLIC
    return (
        Kind.PUBLIC
        if not private_object and _before_others(verb, words, behaviours)
        else Kind.PRIVATE
    )


def _goes_on(verb: Token) -> bool:
    """Whether another deed hangs on the verb: "joined to watch the film"."""
    return any(
        low(mark) == "to" for item in children(verb, "xcomp") for mark in children(item, "mark")
    )


def _is_credit(verb: Token) -> bool:
    """Written by three sisters, staffed by two humans: a credit."""
    if child(verb, "nsubj:pass") is not None:
        return True
    return verb.tag_ == "VBN" and any(
        low(case) == "by" for item in children(verb, "obl") for case in children(item, "case")
    )


def _before_others(verb: Token, words: list[Token], behaviours: Lexicon) -> bool:
    """Whether the rest of the clause makes the deed one done before others."""
    if _is(verb, "arrive", behaviours) and not any(
        item.i > verb.i for item in children(verb, "obl", "obj", "xcomp", "advmod", "ccomp")
    ):
        return True
    if comes_to_us(verb, behaviours):
        return True
    if lemma(verb) == "give" and any(_is_money(token) for token in words):
        return True
    if _is(verb, "complete", behaviours) and _names(words, "course", behaviours):
        return True
    if not _is(verb, "gather", behaviours):
        return False
    return _names(words, "occasion", behaviours) or _for_a_cause(verb, behaviours)


def _is_money(token: Token) -> bool:
    return token.tag_ == "$" or token.text in "£$€₹" or lemma(token) in _MONEY


def _suffered(deed: Deed, sense: str, sentence: str, behaviours: Lexicon) -> bool:
    """Whether it happened to them by the brand's doing: served, failed, asked."""
    verb = deed.verb
    if deed.role is Role.UNDERGOES:
        if sense in ("serve", "state", "observe") or _is(verb, "serve", behaviours):
            return True
        return lemma(verb) in _OUTAGE
    if deed.negated and _is(verb, "blocked", behaviours):
        before = {low(token) for token in verb.doc[max(0, verb.i - 4) : verb.i]}
        if before & {"could", "couldn't", "couldn’t", "unable", "ca", "can"}:
            return True
    lost = child(verb, "obj")
    if (
        lost is not None
        and lemma(verb) in ("lose", "lost", "have")
        and _is(lost, "utility", behaviours)
    ):
        return lemma(verb) != "have" or any(low(item) == "no" for item in lost.children)
    return _is(verb, "trouble", behaviours) and _APOLOGY.search(sentence) is not None


def _somebody_elses(verb: Token) -> bool:
    """The 14 guests whose bill came to more: the verb belongs to what is theirs."""
    subject = child(verb, "nsubj")
    return subject is not None and any(low(item) == "whose" for item in subject.subtree)


def _tells_us(verb: Token) -> bool:
    """Whether an answer or an opinion is given: a clause told, or told to us."""
    if child(verb, "ccomp", "xcomp", "parataxis") is not None:
        return True
    if any(low(item) in ("us", "me") for item in children(verb, "obj", "iobj", "obl")):
        return child(verb, "obj") is None or low(child(verb, "obj")) in ("us", "me")  # type: ignore[arg-type]
    return lemma(verb) in (
        "rate",
        "rank",
        "recommend",
        "agree",
        "disagree",
        "prefer",
        "respond",
        "answer",
        "reply",
        "believe",
    )


def _for_a_cause(verb: Token, behaviours: Lexicon) -> bool:
    """Jumped out of a plane for us; the volunteers who walked them home."""
    for item in children(verb, "obl", "nmod"):
        case = child(item, "case")
        if (
            case is not None
            and low(case) in ("for", "with")
            and low(item) in ("us", "others", "charity", "neighbours", "strangers")
        ):
            return True
    sentence = verb.sent if verb.doc.has_annotation("SENT_START") else verb.doc[:]
    return _names(list(sentence), "cause", behaviours)


def _kind_in_prose(
    deed: Deed, addressed: bool, possessed: bool, users: bool, behaviours: Lexicon
) -> Kind:
    """The kind of a deed told in a longer text, where "people" are seldom those of its writer."""
    sense = verb_sense(deed.verb, behaviours)
    if deed.role is Role.UNDERGOES or deed.role is Role.IS or lemma(deed.verb) in _BEING:
        return Kind.PRIVATE if addressed and deed.told else Kind.UNKNOWN
    if addressed:
        return Kind.PRIVATE
    known = sense == "core" or (users and sense not in ("state", "report", "light", "serve"))
    if deed.told and known and (possessed or not _is(deed.verb, "working", behaviours)):
        return Kind.PRIVATE
    return Kind.UNKNOWN


def _scope(
    sense: str, possessed: bool, addressed: bool, deed: Deed | None, sentence: str,
    behaviours: Lexicon, social: bool,
) -> Scope:  # fmt: skip
    if sense in ("staff", "us"):
        return Scope.STAFF
    if sense == "respondent":
        return Scope.RESPONDENTS
    verb = verb_sense(deed.verb, behaviours) if deed is not None else ""
    if addressed:
        return Scope.USERS
    if (sense == "job" and possessed) or _COLLEAGUES.search(sentence):
        return Scope.STAFF
    if not possessed and (_NATION.search(sentence) or _HISTORY.search(sentence)):
        return Scope.PUBLIC
    if _ASKED.search(sentence) and not (verb == "core" and sense == "user" and social):
        return Scope.RESPONDENTS
    if (
        not social
        and not possessed
        and _SHARE.search(sentence)
        and not _FIRST_PERSON.search(sentence)
    ):
        return Scope.PUBLIC
    if sense in _USERS or possessed:
        return Scope.USERS
    if deed is None or not deed.fact:
        return Scope.UNKNOWN
    if deed.told:
        if verb in ("core", "public") or deed.role is Role.SEEN:
            return Scope.USERS
        if sense in ("who", "household") and verb not in ("state", "report", "serve"):
            return Scope.USERS
    if social and verb not in ("state", "report") and deed.role is not Role.UNDERGOES:
        return Scope.USERS
    return Scope.UNKNOWN
