"""Whose the counted people are, and whether what they did was private."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role
from linter.claims.model import Kind, Scope
from linter.claims.tree import children, lemma, low
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKED = re.compile(
    r"\b(?:survey(?:ed|s)?|poll(?:ed|s)?|respondents?|interview(?:ed|s|ees)?|questionnaire|census|"
    r"according to|stud(?:y|ies)|researchers?|research|report(?:ed)? (?:that|by)|participants?|focus group|"
    r"usability test(?:ing|s)?|tested with|sample of|statistics|data from)\b",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"\b(?:americans?|britons?|brits|in (?:the )?(?:uk|us|usa|u\.s\.|britain|england|scotland|wales|ireland|america|"
    r"india|australia|canada|europe|country|world|nation)|worldwide|globally|nationwide|nationally|across the (?:country|globe|world|nation)|of the population|"
    r"uk adults|us adults|households? in (?:the )?(?:uk|us|england)|citizens|on earth|the public)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\b(?:in|since|of|by|around)\s+1[0-9]\d\d\b|\b1[0-9]\d0s\b|\bcentury\b", re.IGNORECASE)
_OUTAGE = frozenset("affect impact inconvenience hit strand lose".split())
_PUBLIC_OBJECT = re.compile(
    r"\b(?:survey|petition|competition|poll|quiz night|meet-?up|meeting|webinar|workshop|conference|"
    r"consultation|open day|open evening|open house|town hall|hackathon|auction|raffle|race|parade|march|protest|rally|"
    r"hearing|launch|session|panel|drop-in|event|ceremony|vigil|fundraiser|appeal|volunteer\w*|pull requests?|patch(?:es)?|"
    r"donat\w+|blood|feedback|suggestions?|ideas?|reviews?|entr(?:y|ies)|votes?|questions?|nominations?|class|talk|"
    r"tidy|clean-?up|litter pick|run club|fun run|5k|marathon|choir|audience|beta|waitlist|waiting list|newsletter|challenge|"
    r"training|course|tour|bake sale|festival|gig|concert|show|match|game|screening|premiere|opening|reunion|picnic|funeral)\b",
    re.IGNORECASE,
)
_PUBLIC_WITH_OBJECT = frozenset(
    "fill complete come go join show turn take finish run give send sign make answer do get pack bring leave write "
    "submit file open raise walk sit be register enter line pop log help have cast put share gather stop stay "
    "dial tune apply knit start pass".split()
)


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

    social: the post is short copy, where people are most likely the brand's own users.
    """
    kind = _kind(deed, clause, behaviours)
    scope = _scope(sense, possessed, addressed, deed, sentence, behaviours, social)
    if sense == "public" and kind is Kind.PRIVATE:
        kind = Kind.PUBLIC
    if scope is Scope.RESPONDENTS:
        kind = Kind.PUBLIC
    return Standing(scope, kind)


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
    for form in (word, low(verb), low(verb).removesuffix("ed"), low(verb).removesuffix("d"), low(verb).removesuffix("s")):
        sense = behaviours.first(form)
        if sense:
            return sense
    return ""


def _kind(deed: Deed | None, clause: str, behaviours: Lexicon) -> Kind:
    if deed is None:
        return Kind.UNKNOWN
    sense = verb_sense(deed.verb, behaviours)
    if deed.role is Role.UNDERGOES and sense in ("serve", "state", "observe", "public"):
        return Kind.UNKNOWN
    if deed.role is Role.UNDERGOES and lemma(deed.verb) in _OUTAGE:
        return Kind.UNKNOWN
    if sense in ("public", "report"):
        return Kind.PUBLIC
    if lemma(deed.verb) in _PUBLIC_WITH_OBJECT and _PUBLIC_OBJECT.search(clause):
        return Kind.PUBLIC
    if deed.relative and deed.role is Role.UNDERGOES:
        return Kind.UNKNOWN
    return Kind.PRIVATE


def _scope(
    sense: str, possessed: bool, addressed: bool, deed: Deed | None, sentence: str,
    behaviours: Lexicon, social: bool,
) -> Scope:  # fmt: skip
    if sense in ("staff", "us"):
        return Scope.STAFF
    if sense == "respondent":
        return Scope.RESPONDENTS
    if addressed:
        return Scope.USERS
    if sense == "job" and possessed:
        return Scope.STAFF
    if _ASKED.search(sentence) and not (deed is not None and verb_sense(deed.verb, behaviours) == "core" and sense == "user"):
        return Scope.RESPONDENTS
    if not possessed and (_NATION.search(sentence) or _HISTORY.search(sentence)):
        return Scope.PUBLIC
    if sense in ("user", "account", "public", "brand") or possessed:
        return Scope.USERS
    if deed is None or not deed.fact:
        return Scope.UNKNOWN
    verb = verb_sense(deed.verb, behaviours)
    if deed.told:
        if verb in ("core", "public") or deed.role is Role.SEEN:
            return Scope.USERS
        if sense in ("who", "household") and verb not in ("state", "report", "serve"):
            return Scope.USERS
    if social and verb not in ("state", "report") and deed.role is not Role.UNDERGOES:
        return Scope.USERS
    return Scope.UNKNOWN
