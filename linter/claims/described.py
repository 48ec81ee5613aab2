"""One person told by a noun: "the person who …", "a listener in Hull …", "our biggest spender"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers
from linter.claims.greeting import is_greeted
from linter.claims.individual import (
    Individual,
    Setting,
    is_detailed,
    is_habit,
    is_private,
    is_timed,
    is_told,
    plain_deed,
)
from linter.claims.nouns import noun_sense, singular
from linter.claims.tree import child, children, lemma, low, sentence_bounds, span_between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POINTING = frozenset({"the", "that", "this", "our", "my", "your"})
_SOME = frozenset({"a", "an", "some", "another", "certain", "one", "single", "this", "that", "lone"})
_OWNING = frozenset({"our", "your", "my"})
_GENERAL = frozenset("every each any no typical average either neither per such what which whose".split())
_EXTREMES = frozenset(
    "top biggest best longest fastest slowest loudest thirstiest hungriest sleepiest latest earliest heaviest "
    "keenest greatest most-played record busiest hottest oldest youngest worst laziest messiest number-one "
    "highest last first weirdest boldest saddest loneliest unluckiest luckiest priciest hardest "
    "most number-1 champion all-time".split()
)
_RANK_ONE = re.compile(r"#\s?1\b|\bno\.? ?1\b|\bnumber[- ](?:one|1)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^\d[\d,]*(?:st|nd|rd|th)$|^(?:hundred|thousand|million|billion)th$", re.IGNORECASE)
_SENSES = frozenset({"user", "person", "job", "minor", "account", "household", "public"})
_PLACED = frozenset({"in", "from", "at", "near", "on", "of"})
_CODE = re.compile(r"^#?(?:\d+[A-Za-z]?|[A-Za-z]?\d+)$|^\d+[A-Za-z]-?\d*$|^\d{1,2}[:.]\d\d$")
_UNREAL = frozenset("lot night day pair couple trio duo king queen people folk folks men women children single match public home being body icon individual crew "
                    "audience crowd community profile".split())  # fmt: skip
_CALLED = frozenset({"called", "named", "known"})
_LINKS = frozenset({",", ":", "–", "—", ";"})
_STEPS_FROM_MEETING = 3
_BEHIND = frozenset({"behind"})
_SUPPOSING = frozenset("when whenever if how why once until till whether unless where before".split())
_WAVE = re.compile(r" (?:who|that|\w+ing)\b[^.!?:—\n]*[:—–]\s+(?:you|your|we|our)\b", re.IGNORECASE)
_BRIEF = re.compile(r"\s(?:with (?:no|nothing|only|\d)|without|in (?:seat|row|flat|room|bay|unit|cabin|apartment|screen|car|coach) )", re.IGNORECASE)


def find_described(setting: Setting, token: Token) -> Individual | None:
    """The one person that a singular noun tells of, if the post says what that person did."""
    found = _head(setting, token)
    if found is None:
        return None
    noun, sense = found
    doc = setting.doc
    first = phrase_start(token)
    words = [low(item) for item in doc[first : token.i]]
    if _GENERAL & set(words) or _counted(doc, first, token):
        return None
    if first and low(doc[first - 1]) in _SUPPOSING or _predicated(doc, first):
        return None
    deed = _deed(doc, first, token)
    reader = _Phrase(setting, token, first, words, noun, sense, deed)
    return reader.read()


def _deed(doc: Doc, first: int, token: Token) -> Deed | None:
    """What the noun did. A clause that only names or introduces ("known as …", "who shall remain
    nameless") is passed over for the one that tells."""
    doer = _by(token)
    if doer is not None:
        return doer
    deed = find_deed(doc, [token], token.i)
    while deed is not None and (low(deed.verb) in _CALLED or deed.relative and not deed.fact) and deed.verb.i > token.i:
        later = find_deed(doc, [token], deed.verb.i + 1) if token.dep_ == "nsubj" else None
        if later is None or later.verb.i <= deed.verb.i:
            break
        deed = later
    return deed or _inverted(doc, first, token) or (plain_deed(doc, token.i) if token.dep_ != "obj" else None)


def _predicated(doc: Doc, first: int) -> bool:
    """ "Are you a nurse who …?", "she is a resident": what somebody else is; "there's a …" is not."""
    before = [low(item) for item in doc[max(0, first - 2) : first]]
    if not before or low(doc[first]) not in ("a", "an"):
        return False
    return before[-1] in ("you", "be", "become") or before[0] in _WHO_IS and before[-1] in ("is", "are", "'s", "'re", "'m", "am", "was", "were")


def _by(token: Token) -> Deed | None:
    """Borrowed by a lady who …: the deed stands before its doer."""
    case = child(token, "case")
    verb = token.head
    if case is None or low(case) != "by" or verb.tag_ not in ("VBN", "VBD") or verb.i > token.i:
        return None
    if set(helpers(verb)) - {"was", "were", "been", "has", "have", "had"} or lemma(verb) in _AUTHORED:
        return None
    return Deed(verb, Role.DOES, True, True, False, span_between(verb, token))


def _head(setting: Setting, token: Token) -> tuple[str, str] | None:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "INTJ", "VERB") or token.tag_ in ("NNS", "NNPS"):
        return None
    noun, sense = noun_sense(token, setting.people)
    following = token.nbor(1) if token.i + 1 < len(setting.doc) else None
    if not sense and token.pos_ == "NOUN" and following is not None and low(following) in _WHO and low(token) not in _BODIES:
        # No list names every calling; "who" makes a person of a noun.
        noun, sense = lemma(token), "user"
    if sense not in _SENSES or low(token) in _UNREAL:
        return None
    if token.pos_ not in ("NOUN", "PROPN") and noun != low(token):
        return None
    if token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ != "VERB" and low(token.head) not in _MEASURED or low(token).endswith("s") and noun != low(token):
        return None
    if following is not None and following.pos_ == "NOUN" and token.head.i == following.i and token.dep_ not in ("nsubj", "compound"):
        return None
    if following is not None and following.text in ("-", "‑") and low(following.nbor(1)) != "to":
        return None
    return noun, sense


def phrase_start(token: Token) -> int:
    """Index of the first word of a noun phrase: determiners, adjectives, ranks."""
    index = token.i
    doc = token.doc
    while index > 0:
        before = doc[index - 1]
        word = low(before)
        inside = (
            before.pos_ in ("DET", "ADJ", "NUM", "PROPN", "ADV", "SYM", "NOUN")
            or word in _OWNING
            or doc[index].text in ("-", "‑")
            or word in ("#", "-", "no.", "most", "number", "dear")
            or (before.pos_ == "VERB" and before.tag_ == "VBN" and before.dep_ == "amod")
        )
        if not inside or "\n" in before.whitespace_ or (
            before.pos_ == "NOUN" and before.head.i != token.i and word != "number" and doc[index].text not in ("-", "‑")
        ):
            break
        index -= 1
        if word in ("the", "a", "an", "that", "this", "our", "my", "your", "dear", "some"):
            break
    return index


def _counted(doc: Doc, first: int, token: Token) -> bool:
    """More than one is counted: "3 of the …", "two-time"; "one", ranks and ordinals are not."""
    for item in doc[first : token.i]:
        if item.pos_ == "NUM" and low(item) not in ("one", "1") and not _ORDINAL.match(item.text):
            if not _RANK_ONE.search(doc.text[doc[first].idx : token.idx]):
                return True
    return False


def _inverted(doc: Doc, first: int, token: Token) -> Deed | None:
    """ "Into the pool strolled one gentleman": the verb before its subject, behind a place."""
    if first == 0:
        return None
    verb = doc[first - 1]
    start = sentence_bounds(verb)[0]
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or doc[start].pos_ not in ("ADP", "ADV"):
        return None
    if child(verb, "nsubj") not in (None, token) or _helped(verb):
        return None
    return Deed(verb, Role.DOES, True, verb.tag_ != "VBZ", False, span_between(verb, verb))


def _helped(verb: Token) -> bool:
    """Whether an auxiliary stands by the verb; the "am" of "6am" is none."""
    return any(low(item) not in ("am", "pm") for item in children(verb, "aux"))


class _Phrase:
    """A noun phrase under question, and the ways in which it can be one real person."""

    def __init__(
        self, setting: Setting, token: Token, first: int, words: list[str], noun: str, sense: str,
        deed: Deed | None,
    ) -> None:  # fmt: skip
        self.setting = setting
        self.doc = setting.doc
        self.token = token
        self.first = first
        self.words = words
        self.noun = noun
        self.sense = sense
        self.deed = deed
        self.greeted = is_greeted(self.doc, first) or words[:1] == ["dear"]
        self.sentence = setting.sentence(token)
        lead = self.doc.text[self.doc[first].idx : token.idx]
        self.extreme = bool(_EXTREMES & set(words)) or bool(_RANK_ONE.search(lead))
        self.owned = bool(_OWNING & set(words)) or first > 0 and low(self.doc[first - 1]) == "'s"

    def read(self) -> Individual | None:
        if self.sense in ("job", "public") and (
            self.owned or self.setting.is_staff(self.token) or re.match(r" (?:at|in|from|on) our ", self.setting.rest(self.token))
        ):
            return None
        if self._extreme():
            return self._one(extreme=True)
        if self.setting.social and self._called_on():
            return self._one(addressed=True)
        if self._company():
            return None
        if self._waved_at():
            return self._one(addressed=True)
        if self._behind_it() or self.setting.social and self.greeted and "certain" in self.words and self.sense in ("user", "person"):
            return self._one(without_deed=self.deed is None or not self.deed.fact)
        if self._sighted() or self._owns_event() or self._clipped() or self._pictured():
            return self._one(without_deed=True)
        if self.setting.social and self.sense in ("user", "person") and self._had():
            return self._one(without_deed=True)
        if self._averages() or self._holds():
            return self._one(without_deed=True)
        if self.deed is None or not self.deed.fact or self.deed.role is Role.UNDERGOES:
            return None
        if self._greeted() or self._does():
            return self._one()
        return None

    def _one(self, extreme: bool = False, addressed: bool = False, without_deed: bool = False) -> Individual:
        deed = self.deed
        if without_deed or (deed is not None and not deed.fact):
            deed = None
        span = span_between(self.doc[self.first], self.token)
        return Individual(
            self.token, span, self.token.i, self.noun, self.sense, deed,
            self.greeted or addressed, extreme=extreme or self.extreme,
        )  # fmt: skip

    def _extreme(self) -> bool:
        """Our number one fan; top listener of the year: 9,412 plays."""
        if not self.extreme or self.sense not in ("user", "person") or self.noun == "friend":
            return False
        told = self.deed is not None and self.deed.past and is_private(self.setting, self.deed)
        if {"first", "last", "best", "record"} & set(self.words) and not _RANK_ONE.search(self.sentence) and not (self.owned and told):
            return False
        if self.deed is not None and not self.deed.fact:
            return False
        if self.owned:
            return self.setting.social or self.sense == "user"
        if not self.setting.social or self.setting.fiction:
            return False
        if self.deed is not None and told and not self.deed.relative:
            return is_detailed(self.sentence)
        # A headline: the phrase, at the most a place or a title, a colon, and the number.
        return self._opens() and bool(
            re.match(r"(?: (?:of|in|on|from|this|at) [^:.!?\n]{1,40})?\s?[:–—]\s?(?:[£$€₹]\s?)?\d", self.setting.rest(self.token))
        )

    def _opens(self) -> bool:
        """Nothing but signs and the day stands before the phrase in its sentence."""
        start = sentence_bounds(self.token)[0]
        return all(
            not item.is_alpha or low(item) in ("today's", "and", "our", "the", "psst", "oi", "hi", "hey", "still")
            for item in self.doc[start : self.first]
        )

    def _bare(self) -> bool:
        return not self.words or self.words[0] == "dear" or self.first == self.token.i

    def _called_on(self) -> bool:
        """Passenger in 14C: …; We see you, customer who …"""
        doc, token = self.doc, self.token
        if self.sense not in ("user", "person") or not self._bare() and not self.greeted:
            return False
        deed = self.deed
        before = doc[self.first - 1] if self.first else None
        if deed is not None and deed.relative and deed.fact and deed.past and before is not None and before.text in (",", ":") and self._bare():
            return self.setting.verb(deed) not in ("public", "report") and self.setting.speaks_to(token)
        if not self._opens() and not self.greeted:
            return False
        place = self._place()
        if place is None:
            return False
        after = doc[place.i + 1 :]
        link = next((item for item in after[:12] if item.text in (",", ":", "—", "–") or item.text in ".?!\n"), None)
        if link is None or link.text not in (",", ":", "—", "–") or "?" in doc.text[token.idx : link.idx]:
            return False
        rest = doc.text[link.idx :]
        coded = bool(_CODE.match(place.text))
        if place.pos_ == "PROPN" or coded:
            return bool(re.search(r"\b(?:you|your|you're|you've|yours|that's|yourself)\b", rest, re.IGNORECASE)) or (
                coded and link.text == "," and self.greeted is False and self._bare() and place.i - token.i <= 3
            )
        return False

    def _behind_it(self) -> bool:
        """The person behind 300 of last night's searches."""
        if not self.setting.social or self.sense not in ("user", "person", "account"):
            return False
        match = re.match(r" (?:behind|responsible for) ([^.!?:,—\n]+)", self.setting.rest(self.token))
        if match is None or not is_detailed(match[1]) and not is_timed(match[1]):
            return False
        return any(self.setting.people.has("event", form) for word in match[1].lower().split() for form in singular(word))

    def _company(self) -> bool:
        """A customer of ours, Kestrel Ltd, …: a firm, not a person."""
        return bool(re.match(r"[^.!?]{0,30}\b(?:Ltd|Inc|GmbH|plc|PLC|LLC|Corp|Council|University)\b", self.setting.rest(self.token)))

    def _waved_at(self) -> bool:
        """The subscriber who skips every kiss: you have now seen …"""
        if self.words[:1] not in (["the"], ["that"]) or self.sense not in ("user", "person"):
            return False
        return self.setting.social and self._opens() and bool(_WAVE.match(self.setting.rest(self.token)))

    def _sighted(self) -> bool:
        """Spotted: a guest in the rooftop pool at 4:40am."""
        if not self.setting.social or self.sense not in ("user", "person") or self.words[:1] not in (["a"], ["an"], ["one"]):
            return False
        if self.deed is not None and self.deed.fact and not self.deed.past and not self.deed.verb.tag_ == "VBG":
            return False
        start = sentence_bounds(self.token)[0]
        before = self.doc.text[self.doc[start].idx : self.doc[self.first].idx]
        if before.rstrip().endswith(":") and _EXTREMES & set(before.lower().split()) and self._seated():
            return True
        return bool(re.match(r"\W*(?:spotted|last seen|seen|caught|overheard|sighted)\b[^:.!?]*[:,–—]\s*$", before, re.IGNORECASE)) and (
            is_detailed(self.sentence)
        )

    def _place(self) -> Token | None:
        """The last word of "in 14C", "on the 07:12", "in Kurla" right behind the noun."""
        doc = self.doc
        index = self.token.i + 1
        if index + 1 >= len(doc) or low(doc[index]) not in _PLACED:
            return None
        for item in doc[index + 1 : index + 5]:
            if _CODE.match(item.text) or (item.pos_ in ("PROPN", "NOUN") and item.text[:1].isupper()):
                return item
            if item.pos_ not in ("DET", "NOUN", "ADJ", "NUM", "PROPN"):
                return None
        return None

    def _owns_event(self) -> bool:
        """One subscriber's 3am search."""
        doc, token = self.doc, self.token
        if not self.setting.social or self.sense not in ("user", "person", "household") or not self.words:
            return False
        if token.i + 2 >= len(doc) or low(doc[token.i + 1]) not in ("'s", "’s") or self.words[0] not in _SOME | {"a", "an"}:
            return False
        index = token.i + 2
        while index < min(len(doc), token.i + 8) and doc[index].pos_ in ("ADJ", "NUM", "ADV", "PROPN", "NOUN", "SYM", "PUNCT") and not doc[index].is_sent_end:
            if self.setting.people.has("event", lemma(doc[index])) or lemma(doc[index]) in _LOGS:
                told = doc.text[token.idx : doc[index].idx + len(doc[index])]
                quoted = re.match(r"[^.!?]*[:,]\s*[\"“‘']", self.setting.rest(doc[index])) is not None
                return is_detailed(told) or is_timed(self.sentence) or quoted
            index += 1
        return False

    def _clipped(self) -> bool:
        """A flat on Tib Lane: kettle at 1am, 2am, 3am, every night."""
        if not self.setting.social or self.sense not in ("user", "person", "household") or self.deed is not None:
            return False
        if not self.words or self.words[0] not in _SOME or not self._opens():
            return False
        match = re.match(r" (?:in|on|at|from|near) [A-Z][^:.!?\n]{1,30}:([^.!?\n]+)", self.setting.rest(self.token))
        if match is None:
            return False
        hours = re.findall(r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b", match[1])
        return len(hours) > 1 or is_habit(match[1])

    def _greeted(self) -> bool:
        """To the shopper who …; thanks to the gentleman in row C."""
        deed = self.deed
        assert deed is not None
        if not self.greeted or self.sense == "public":
            return False
        if self.sense in ("job", "household", "account") and not (deed.relative and deed.past):
            return False
        if self.sense == "job" and not is_private(self.setting, deed) or self.sense == "job" and not (
            self.setting.verb(deed) == "core" or is_detailed(self.sentence)
        ):
            return False
        if self._thanked() and lemma(deed.verb) in _KIND:
            return False
        if deed.relative:
            if self.sense not in ("user", "account") and re.search(r"\b(?:your|you)\b", deed.span.cut(self.doc.text)):
                # "The teacher who changed your life" is the reader's own.
                return False
            return deed.past or self.sense in ("user", "person") and not self._thanked()
        return False

    def _thanked(self) -> bool:
        start = sentence_bounds(self.token)[0]
        return any(low(item) in _THANKING for item in self.doc[start : self.first])

    def _does(self) -> bool:
        """A listener in Hull played …; that one customer who …; the 100,000th rider to …"""
        deed = self.deed
        assert deed is not None
        ordinal = any(_ORDINAL.match(item.text) for item in self.doc[self.first : self.token.i])
        lead = self.words[0] if self.words else ""
        if not is_told(deed) or not is_private(self.setting, deed):
            return False
        if self._met() or self._object(deed) or self._closes(deed):
            return False
        if self.sense == "job" and not self.greeted and not self._at_work(deed):
            return False
        if self.sense != "user" and not self.greeted and re.search(r"\b(?:you|your|me|my)\b", deed.span.cut(self.doc.text)):
            return False
        if not self.setting.social:
            return self._in_prose(deed, lead)
        core = self.setting.verb(deed) == "core" or lemma(deed.verb) == "ask"
        if ordinal:
            return self.sense in ("user", "person")
        pointed = lead in _POINTING and not {"one", "single", "certain"} & set(self.words)
        if pointed and not deed.relative:
            return lead in ("the", "that", "this") and (self._seated() or self._known()) and self.sense in ("user", "person")
        if pointed and lead in _OWNING and self.sense != "user":
            return False
        if not pointed and not (lead in _SOME or "certain" in self.words):
            return False
        if self.setting.fiction and not (self.sense == "user" and (core or is_habit(self.sentence))):
            return False
        if self.sense in ("user", "account"):
            return core or not self._admired() or is_detailed(self.sentence)
        if self.sense == "public":
            return False
        if core:
            return True
        return self._seated() or self.setting.branded or is_habit(self.sentence) or is_timed(self.sentence)

    def _averages(self) -> bool:
        """The owner of a beagle called Tuppence averages 900 steps a day."""
        if not self.setting.social or self.sense not in ("user", "person", "household") or not self.words:
            return False
        lead = self.words[0]
        end = sentence_bounds(self.token)[1]
        for verb in self.doc[self.token.i + 1 : end]:
            word = low(verb)
            if verb.is_punct:
                return False
            told = word in _MEASURED and word != "keeps" or word.endswith("s") and self.setting.behaviours.has("core", word[:-1])
            if not told or verb.nbor(-1).pos_ in ("DET", "ADJ", "NUM"):
                continue
            amount = self.doc.text[verb.idx : self.doc[min(end, verb.i + 6) - 1].idx + 12]
            if not re.search(r"\d|\b(?:third|half|quarter)\b", amount):
                return False
            if lead == "the":
                return bool(_CALLED & {low(item) for item in self.doc[self.token.i + 1 : verb.i]}) or self._seated()
            return lead in ("one", "a", "this") and ("single" in self.words or lead == "one" or self._seated())
        return False

    def _had(self) -> bool:
        """We had a listener request it for a funeral."""
        lead = self.doc.text[max(0, self.doc[self.first].idx - 12) : self.doc[self.first].idx]
        following = self.doc[self.token.i + 1] if self.token.i + 1 < len(self.doc) else None
        return bool(re.search(r"\bwe (?:\w+ )?(?:had|saw) $", lead, re.IGNORECASE)) and following is not None and (
            following.pos_ == "VERB" and following.tag_ in ("VB", "VBG", "VBP") or self.setting.behaviours.has("core", low(following))
        )

    def _holds(self) -> bool:
        """Our longest streak belongs to a man in Cork: 1,902 days."""
        index = self.first - 2
        if index < 1 or not self.setting.social or low(self.doc[index + 1]) not in ("to", "from") or self.sense not in ("user", "person"):
            return False
        if low(self.doc[index]) not in ("belongs", "belonged", "goes", "went", "came", "comes") or not self._seated():
            return False
        before = {low(item) for item in self.doc[sentence_bounds(self.token)[0] : index]}
        return bool(_EXTREMES & before) and (is_detailed(self.sentence) or self.deed is not None and self.deed.relative)

    def _pictured(self) -> bool:
        """Thanks to the gentleman with no ticket."""
        if not self.setting.social or not self.greeted or self.sense not in ("user", "person") or self.deed is not None:
            return False
        return self.words[:1] == ["the"] and bool(_BRIEF.match(self.setting.rest(self.token)))

    def _closes(self, deed: Deed) -> bool:
        """The diner on Mill Lane closed: a place that shares its name with people."""
        return lemma(deed.verb) in ("close", "open", "reopen", "move") and child(deed.verb, "obj") is None

    def _at_work(self, deed: Deed) -> bool:
        """A nurse who booked a taxi at 5am every day is a user; one who did her work is not."""
        if self.token.text[:1].isupper() and self.token.i != sentence_bounds(self.token)[0]:
            return False
        return (self.setting.verb(deed) == "core" or lemma(deed.verb) == "ask") and (
            is_habit(self.sentence) or is_timed(self.sentence) or self._seated()
        ) or self._seated() and is_detailed(self.sentence)

    def _met(self) -> bool:
        """ "Meet the woman who …", "the man behind …": a portrait, told with its hero's consent."""
        before = [low(item) for item in self.doc[max(0, self.first - _STEPS_FROM_MEETING) : self.first]]
        after = low(self.doc[self.token.i + 1]) if self.token.i + 1 < len(self.doc) else ""
        governed = self.token.head.i < self.token.i and lemma(self.token.head) in _ACQUIRED
        return ("meet" in before and self.sense != "user") or governed or after in _BEHIND or bool(before and before[-1] in ("as", "like", "than", "about"))

    def _object(self, deed: Deed) -> bool:
        """Somebody else acts on the person: "we met a customer", "a girl and a boy"."""
        token = self.token
        if self.greeted or deed.role is Role.SEEN or deed.relative:
            return False
        case = child(token, "case")
        if case is not None and low(case) == "by":
            return False
        if token.dep_ in ("obj", "iobj") or token.dep_.startswith("obl"):
            return token.head.pos_ == "VERB" and token.head.i < token.i and deed.verb.head.i != token.head.i and deed.verb.i > token.i
        return False

    def _admired(self) -> bool:
        """ "Every artist remembers the listener who stayed": what somebody else does to anybody."""
        start = sentence_bounds(self.token)[0]
        before = self.doc[start : self.first]
        if not any(item.is_alpha for item in before) or not before[-1].is_alpha:
            return False
        return not {"we", "i", "to", "for", "if", "you're"} & {low(item) for item in before}

    def _seated(self) -> bool:
        """Placed by a seat, a town or an hour: "in row C", "on the 07:12", "from Hull"."""
        place = self._place()
        if place is not None:
            return True
        return any(
            low(case) in ("in", "from", "at", "near") and item.pos_ == "PROPN"
            for item in children(self.token, "nmod")
            if (case := child(item, "case")) is not None
        )

    def _known(self) -> bool:
        """The user known as …"""
        after = [low(item) for item in self.doc[self.token.i + 1 : self.token.i + 3]]
        return bool(after) and after[0] in _CALLED

    def _in_prose(self, deed: Deed, lead: str) -> bool:
        """In an article a stranger is nearly always an example; one that a log pins down is not."""
        if self.sense not in ("user", "person", "household") or self.setting.verb(deed) != "core" or not deed.past:
            return False
        if lead not in _SOME and not deed.relative:
            return False
        clause = self.doc.text[self.token.idx : deed.span.end]
        return (is_habit(clause) or is_timed(clause)) and (self.sense == "user" or self._seated())


_THANKING = frozenset({"thanks", "thank", "kudos", "congratulations", "congrats"})
_KIND = frozenset("hand help return find save rescue give hold lend donate bring stop stay rescue catch spot raise win".split())
_ACQUIRED = frozenset("hire employ recruit appoint know love need want".split())
_WHO = frozenset({"who", "who's", "who've", "who'd"})
_BODIES = frozenset(
    "company firm charity business council brand organisation organization agency government bank office group club "
    "department bureau nonprofit startup supplier vendor provider partner source expert fella anyone everyone one "
    "animal dog cat horse character author".split()
)
_WHO_IS = frozenset({"you", "she", "he", "they", "i", "we", "who"})
_AUTHORED = frozenset("write make create design build draw paint compose direct adapt lead run host organise organize own publish develop".split())
_MEASURED = frozenset({"keeps", "averages", "accounts", "racks", "clocks", "holds", "spends", "manages", "gets"})
_LOGS = frozenset("history basket playlist cart queue streak habit trolley receipt watchlist wishlist browser list bill bar-tab tab".split())
