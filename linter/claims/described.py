"""One person told by a noun: "the person who …", "a listener in Hull …", "our biggest spender"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role
from linter.claims.doers import (
    ORDINAL,
    OWNING,
    RANK_ONE,
    deed_of,
    is_counted,
    is_predicate,
    person_noun,
    phrase_start,
)
from linter.claims.glimpses import SOME, Glimpse
from linter.claims.individual import (
    Individual,
    Setting,
    is_detailed,
    is_habit,
    is_private,
    is_timed,
    is_told,
)
from linter.claims.tree import child, lemma, low, sentence_bounds, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"the", "that", "this", "our", "my", "your"})
_GENERAL = frozenset(
    "every each any no typical average either neither per such what which whose".split()
)
_STEPS_FROM_MEETING = 3
_BEHIND = frozenset({"behind"})
_SUPPOSING = frozenset(
    "when whenever if how why once until till whether unless where before".split()
)
_THANKING = frozenset({"thanks", "thank", "kudos", "congratulations", "congrats"})
_KIND = frozenset(
    "hand help return find save rescue give hold lend donate bring stop stay rescue catch spot "
    "raise win".split()
)
_ACQUIRED = frozenset("hire employ recruit appoint know love need want".split())


def find_described(setting: Setting, token: Token) -> Individual | None:
    """The one person that a singular noun tells of, if the post says what that person did."""
    found = person_noun(setting, token)
    if found is None:
        return None
    noun, sense = found
    doc = setting.doc
    first = phrase_start(token)
    words = [low(item) for item in doc[first : token.i]]
    if _GENERAL & set(words) or is_counted(doc, first, token):
        return None
    if (first and low(doc[first - 1]) in _SUPPOSING) or is_predicate(doc, first):
        return None
    deed = deed_of(doc, first, token)
    reader = _Described(setting, token, first, words, noun, sense, deed)
    return reader.read()


class _Described(Glimpse):
    """The ways in which a phrase is one person who did something."""

    def read(self) -> Individual | None:
        if self.sense in ("job", "public") and (
            self.owned
            or self.setting.is_staff(self.token)
            or re.match(r" (?:at|in|from|on) our ", self.setting.rest(self.token))
        ):
            return None
        if self._company():
            return None
        if self._extreme():
            return self._one(extreme=True)
        if self.setting.social and self._called_on():
            return self._one(addressed=True)
        if self._waved_at():
            return self._one(addressed=True)
        if self._behind_it() or (
            self.setting.social
            and self.greeted
            and "certain" in self.words
            and self.sense in ("user", "person")
        ):
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

    def _extreme(self) -> bool:
        """Our number one fan; top listener of the year: 9,412 plays."""
        if not self.extreme or self.sense not in ("user", "person") or self.noun == "friend":
            return False
        told = self.deed is not None and self.deed.past and is_private(self.setting, self.deed)
        if (
            {"first", "last", "best", "record"} & set(self.words)
            and not RANK_ONE.search(self.sentence)
            and not (self.owned and told)
        ):
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
            re.match(
                r"(?: (?:of|in|on|from|this|at) [^:.!?\n]{1,40})?\s?[:–—]\s?(?:[£$€₹]\s?)?\d",
                self.setting.rest(self.token),
            )
        )

    def _greeted(self) -> bool:
        """To the shopper who …; thanks to the gentleman in row C."""
        deed = self.deed
        assert deed is not None
        if not self.greeted or self.sense == "public":
            return False
        if self.sense in ("job", "household", "account") and not (deed.relative and deed.past):
            return False
        if (self.sense == "job" and not is_private(self.setting, deed)) or (
            self.sense == "job"
            and not (self.setting.verb(deed) == "core" or is_detailed(self.sentence))
        ):
            return False
        if self._thanked() and lemma(deed.verb) in _KIND:
            return False
        if deed.relative:
            said = re.split(r"[,?!:;]", deed.span.cut(text_of(self.doc)))[0]
            if self.sense not in ("user", "account") and re.search(r"\b(?:your|you)\b", said):
                # "The teacher who changed your life" is the reader's own.
                return False
            return deed.past or (self.sense in ("user", "person") and not self._thanked())
        return False

    def _thanked(self) -> bool:
        start = sentence_bounds(self.token)[0]
        return any(low(item) in _THANKING for item in self.doc[start : self.first])

    def _does(self) -> bool:
        """A listener in Hull played it all night; the 100,000th rider did it twice."""
        deed = self.deed
        assert deed is not None
        ordinal = any(ORDINAL.match(item.text) for item in self.doc[self.first : self.token.i])
        lead = self.words[0] if self.words else ""
        if not is_told(deed) or not is_private(self.setting, deed):
            return False
        if self._met() or self._object(deed) or self._closes(deed):
            return False
        if self.sense == "job" and not self.greeted and not self._at_work(deed):
            return False
        if (
            self.sense != "user"
            and not self.greeted
            and re.search(r"\b(?:you|your|me|my)\b", deed.span.cut(text_of(self.doc)))
        ):
            return False
        if not self.setting.social:
            return self._in_prose(deed, lead)
        core = self.setting.verb(deed) == "core" or lemma(deed.verb) == "ask"
        if ordinal:
            return self.sense in ("user", "person")
        pointed = lead in _POINTING and not {"one", "single", "certain"} & set(self.words)
        if pointed and not deed.relative:
            return (
                lead in ("the", "that", "this")
                and (self._seated() or self._known())
                and self.sense in ("user", "person")
            )
        if pointed and lead in OWNING and self.sense != "user":
            return False
        if not pointed and not (lead in SOME or "certain" in self.words):
            return False
        if self.setting.fiction and not (
            self.sense == "user" and (core or is_habit(self.sentence))
        ):
            return False
        if self.sense in ("user", "account"):
            return core or not self._admired() or is_detailed(self.sentence)
        if self.sense == "public":
            return False
        if core:
            return True
        return (
            self._seated()
            or self.setting.branded
            or is_habit(self.sentence)
            or is_timed(self.sentence)
        )

    def _closes(self, deed: Deed) -> bool:
        """The diner on Mill Lane closed: a place that shares its name with people."""
        return (
            lemma(deed.verb) in ("close", "open", "reopen", "move")
            and child(deed.verb, "obj") is None
        )

    def _at_work(self, deed: Deed) -> bool:
        """A nurse who booked a taxi at 5am every day is a user; one who did her work is not."""
        if self.token.text[:1].isupper() and self.token.i != sentence_bounds(self.token)[0]:
            return False
        return (
            (self.setting.verb(deed) == "core" or lemma(deed.verb) == "ask")
            and (is_habit(self.sentence) or is_timed(self.sentence) or self._seated())
        ) or (self._seated() and is_detailed(self.sentence))

    def _met(self) -> bool:
        """Whether it is a portrait: "meet the woman who …", "the man behind …"."""
        before = [
            low(item) for item in self.doc[max(0, self.first - _STEPS_FROM_MEETING) : self.first]
        ]
        after = low(self.doc[self.token.i + 1]) if self.token.i + 1 < len(self.doc) else ""
        governed = self.token.head.i < self.token.i and lemma(self.token.head) in _ACQUIRED
        return (
            ("meet" in before and self.sense != "user")
            or governed
            or after in _BEHIND
            or (
                bool(before)
                and before[-1] in ("as", "like", "than", "about")
                and not self._pinned()
            )
        )

    def _pinned(self) -> bool:
        """As loving as the person who put 48 songs on one list: somebody, by what they once did."""
        deed = self.deed
        if deed is None or not (deed.relative and deed.past):
            return False
        return is_detailed(self.sentence) or any(
            token.like_num for token in self.doc[deed.verb.i : deed.verb.i + 5]
        )

    def _object(self, deed: Deed) -> bool:
        """Somebody else acts on the person: "we met a customer", "a girl and a boy"."""
        token = self.token
        if self.greeted or deed.role is Role.SEEN or deed.relative:
            return False
        case = child(token, "case")
        if case is not None and low(case) == "by":
            return False
        if token.dep_ in ("obj", "iobj") or token.dep_.startswith("obl"):
            return (
                token.head.pos_ == "VERB"
                and token.head.i < token.i
                and deed.verb.head.i != token.head.i
                and deed.verb.i > token.i
            )
        return False

    def _admired(self) -> bool:
        """Whether anybody is meant, as in "every artist remembers the listener who stayed"."""
        start = sentence_bounds(self.token)[0]
        before = self.doc[start : self.first]
        if not any(item.is_alpha for item in before) or not before[-1].is_alpha:
            return False
        return not {"we", "i", "to", "for", "if", "you're"} & {low(item) for item in before}

    def _in_prose(self, deed: Deed, lead: str) -> bool:
        """In an article a stranger is nearly always an example; one that a log pins down is not."""
        if (
            self.sense not in ("user", "person", "household")
            or self.setting.verb(deed) != "core"
            or not deed.past
        ):
            return False
        if lead not in SOME and not deed.relative:
            return False
        clause = text_of(self.doc)[self.token.idx : deed.span.end]
        return (is_habit(clause) or is_timed(clause)) and (self.sense == "user" or self._seated())
