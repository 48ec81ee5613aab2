"""One person glimpsed without a plain deed: called out, spotted, placed at the top of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.doers import CALLED, MEASURED
from linter.claims.individual import (
    is_detailed,
    is_habit,
    is_timed,
)
from linter.claims.nouns import singular
from linter.claims.phrase import CODE, EXTREMES, Phrase
from linter.claims.tree import lemma, low, sentence_bounds, text_of

if TYPE_CHECKING:
    pass

SOME = frozenset({"a", "an", "some", "another", "certain", "one", "single", "this", "that", "lone"})
_WAVE = re.compile(r" (?:who|that|\w+ing)\b[^.!?:—\n]*[:—–]\s+(?:you|your|we|our)\b", re.IGNORECASE)
_BRIEF = re.compile(
    r"\s(?:with (?:no|nothing|only|\d)|without|in (?:seat|row|flat|room|bay|unit|cabin|"
    r"apartment|screen|car|coach) )",
    re.IGNORECASE,
)
_LOGS = frozenset(
    "history basket playlist cart queue streak habit trolley receipt watchlist wishlist "
    "browser list bill bar-tab tab".split()
)

_YOU_DID = re.compile(
    r"(?: (?:number|no\.?) \w+)?[,:] you(?:['’]ve)? (?:\w+ )?(?:\w{3,}ed|bought|came|took|"
    r"spent|slept)\b",
    re.IGNORECASE,
)


class Glimpse(Phrase):
    """The ways in which a phrase gives a person away without a clause of its own."""

    def _called_on(self) -> bool:
        """Passenger in 14C: …; We see you, customer who … and so on."""
        doc, token = self.doc, self.token
        if self.sense not in ("user", "person") or (not self._bare() and not self.greeted):
            return False
        deed = self.deed
        before = doc[self.first - 1] if self.first else None
        if (
            deed is not None
            and deed.relative
            and deed.fact
            and deed.past
            and before is not None
            and before.text in (",", ":")
            and self._bare()
        ):
            return self.setting.verb(deed) not in ("public", "report") and self.setting.speaks_to(
                token
            )
        if not self._opens() and not self.greeted:
            return False
        if self.greeted and self._bare() and _YOU_DID.match(self.setting.rest(token)):
            return is_detailed(self.sentence)
        place = self._place()
        if place is None:
            return False
        after = doc[place.i + 1 :]
        link = next(
            (
                item
                for item in after[:12]
                if item.text in (",", ":", "—", "–") or item.text in ".?!\n"
            ),
            None,
        )
        if (
            link is None
            or link.text not in (",", ":", "—", "–")
            or "?" in text_of(doc)[token.idx : link.idx]
        ):
            return False
        rest = text_of(doc)[link.idx :]
        coded = bool(CODE.match(place.text))
        if place.pos_ == "PROPN" or coded:
            return bool(
                re.search(
                    r"\b(?:you|your|you're|you've|yours|that's|yourself)\b", rest, re.IGNORECASE
                )
            ) or (
                coded
                and (self.greeted or (link.text == "," and self._bare()))
                and place.i - token.i <= 3
            )
        return False

    def _company(self) -> bool:
        """A customer of ours, Kestrel Ltd, is a firm; a member of staff is ours."""
        return bool(
            re.match(
                r" of (?:staff|(?:the|our|my) \w*\s?(?:team|crew|board|staff)|parliament|"
                r"congress)\b"
                r"|[^.!?]{0,30}\b(?:Ltd|Inc|GmbH|plc|PLC|LLC|Corp|Council|University)\b",
                self.setting.rest(self.token),
            )
        )

    def _waved_at(self) -> bool:
        """The subscriber who skips every kiss: you have now seen … and so on."""
        if self.words[:1] not in (["the"], ["that"]) or self.sense not in ("user", "person"):
            return False
        return (
            self.setting.social
            and self._opens()
            and bool(_WAVE.match(self.setting.rest(self.token)))
        )

    def _sighted(self) -> bool:
        """Spotted: a guest in the rooftop pool at 4:40am."""
        if (
            not self.setting.social
            or self.sense not in ("user", "person")
            or self.words[:1] not in (["a"], ["an"], ["one"])
        ):
            return False
        if (
            self.deed is not None
            and self.deed.fact
            and not self.deed.past
            and self.deed.verb.tag_ != "VBG"
        ):
            return False
        start = sentence_bounds(self.token)[0]
        before = text_of(self.doc)[self.doc[start].idx : self.doc[self.first].idx]
        if (
            before.rstrip().endswith(":")
            and EXTREMES & set(before.lower().split())
            and self._seated()
        ):
            return True
        return bool(
            re.match(
                r"\W*(?:spotted|last seen|seen|caught|overheard|sighted)\b[^:.!?]*[:,–—]\s*$",
                before,
                re.IGNORECASE,
            )
        ) and (is_detailed(self.sentence))

    def _behind_it(self) -> bool:
        """The person behind 300 of last night's searches."""
        if not self.setting.social or self.sense not in ("user", "person", "account"):
            return False
        match = re.match(
            r" (?:behind|responsible for) ([^.!?:,—\n]+)", self.setting.rest(self.token)
        )
        if match is None or (not is_detailed(match[1]) and not is_timed(match[1])):
            return False
        return any(
            self.setting.people.has("event", form)
            for word in match[1].lower().split()
            for form in singular(word)
        )

    def _owns_event(self) -> bool:
        """One subscriber's 3am search."""
        doc, token = self.doc, self.token
        if (
            not self.setting.social
            or self.sense not in ("user", "person", "household")
            or not self.words
        ):
            return False
        if (
            token.i + 2 >= len(doc)
            or low(doc[token.i + 1]) not in ("'s", "’s")
            or self.words[0] not in SOME | {"a", "an"}
        ):
            return False
        index = token.i + 2
        while (
            index < min(len(doc), token.i + 8)
            and doc[index].pos_ in ("ADJ", "NUM", "ADV", "PROPN", "NOUN", "SYM", "PUNCT")
            and not doc[index].is_sent_end
        ):
            if self.setting.people.has("event", lemma(doc[index])) or lemma(doc[index]) in _LOGS:
                told = text_of(doc)[token.idx : doc[index].idx + len(doc[index])]
                quoted = (
                    re.match(r"[^.!?]*[:,]\s*[\"“‘']", self.setting.rest(doc[index])) is not None
                )
                return is_detailed(told) or is_timed(self.sentence) or quoted
            index += 1
        return False

    def _clipped(self) -> bool:
        """A flat on Tib Lane: kettle at 1am, 2am, 3am, every night."""
        if (
            not self.setting.social
            or self.sense not in ("user", "person", "household")
            or self.deed is not None
        ):
            return False
        if not self.words or self.words[0] not in SOME or not self._opens():
            return False
        match = re.match(
            r" (?:in|on|at|from|near) [A-Z][^:.!?\n]{1,30}:([^.!?\n]+)",
            self.setting.rest(self.token),
        )
        if match is None:
            return False
        hours = re.findall(r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b", match[1])
        return len(hours) > 1 or is_habit(match[1])

    def _averages(self) -> bool:
        """The owner of a beagle called Tuppence averages 900 steps a day."""
        if (
            not self.setting.social
            or self.sense not in ("user", "person", "household")
            or not self.words
        ):
            return False
        lead = self.words[0]
        end = sentence_bounds(self.token)[1]
        for verb in self.doc[self.token.i + 1 : end]:
            word = low(verb)
            if verb.is_punct:
                return False
            told = (word in MEASURED and word != "keeps") or (
                word.endswith("s") and self.setting.behaviours.has("core", word[:-1])
            )
            if not told or verb.nbor(-1).pos_ in ("DET", "ADJ", "NUM"):
                continue
            amount = text_of(self.doc)[verb.idx : self.doc[min(end, verb.i + 6) - 1].idx + 12]
            if not re.search(r"\d|\b(?:third|half|quarter)\b", amount):
                return False
            if lead == "the":
                return (
                    bool(CALLED & {low(item) for item in self.doc[self.token.i + 1 : verb.i]})
                    or self._seated()
                )
            return lead in ("one", "a", "this") and (
                "single" in self.words or lead == "one" or self._seated()
            )
        return False

    def _had(self) -> bool:
        """We had a listener request it for a funeral."""
        lead = text_of(self.doc)[max(0, self.doc[self.first].idx - 12) : self.doc[self.first].idx]
        following = self.doc[self.token.i + 1] if self.token.i + 1 < len(self.doc) else None
        return (
            bool(re.search(r"\bwe (?:\w+ )?(?:had|saw) $", lead, re.IGNORECASE))
            and following is not None
            and (
                (following.pos_ == "VERB" and following.tag_ in ("VB", "VBG", "VBP"))
                or self.setting.behaviours.has("core", low(following))
            )
        )

    def _holds(self) -> bool:
        """Our longest streak belongs to a man in Cork: 1,902 days."""
        index = self.first - 2
        if (
            index < 1
            or not self.setting.social
            or low(self.doc[index + 1]) not in ("to", "from")
            or self.sense not in ("user", "person")
        ):
            return False
        if (
            low(self.doc[index]) not in ("belongs", "belonged", "goes", "went", "came", "comes")
            or not self._seated()
        ):
            return False
        before = {low(item) for item in self.doc[sentence_bounds(self.token)[0] : index]}
        return bool(EXTREMES & before) and (
            is_detailed(self.sentence) or (self.deed is not None and self.deed.relative)
        )

    def _pictured(self) -> bool:
        """Thanks to the gentleman with no ticket."""
        if (
            not self.setting.social
            or not self.greeted
            or self.sense not in ("user", "person")
            or self.deed is not None
        ):
            return False
        return self.words[:1] == ["the"] and bool(_BRIEF.match(self.setting.rest(self.token)))
