"""Structural cues of asides about those who did it: their state, an order, a name they are called.

They are found like those of remarks.py, and weighed with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.acts.cue import FINITE, Cue, whole
from linter.acts.model import Kind
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set

_SOMEBODY = frozenset("someone somebody".split())
_SELVES = frozenset("yourself yourselves themselves himself herself".split())
_MODALS = frozenset("should ought need must could might".split())
_SIGN_UP = frozenset("stock sign tune top light warm wrap pop stand hold hang team round".split())
_ACQUIRE = frozenset("buy eat put open use".split())
_PLACES = frozenset("in at on to under over inside during through".split())
_SERVICE = frozenset(
    "now store stores stock app us our your sale shop shops online stream streams free site".split()
)
_MOCK_TITLE = frozenset("badge licence license card degree crown medal title diploma".split())
_REVOKED = frozenset("revoked confiscated withdrawn pending suspended cancelled denied".split())


def _somebody(utterance: Utterance) -> Iterator[Cue]:
    """A nameless somebody: "Somebody's craving comfort", "Could somebody help them?"."""
    norms = utterance.said
    if norms[0] in _SOMEBODY and len(norms) > 2:
        if norms[1] in {"'s", "is", "has", "needs", "got", "had"} or "you" in norms:
            yield whole(utterance, "somebody", Kind.TEASE, 2.0, "“somebody” who is one of them")
    elif (
        utterance.asks
        and norms[0] in {"can", "could", "will", "would", "has", "did", "should"}
        and norms[1:2]
        and norms[1] in _SOMEBODY | {"anyone", "anybody"}
    ):
        yield whole(utterance, "somebody", Kind.CONCERN, 2.0, "a call for somebody to step in")


def _state(utterance: Utterance) -> Iterator[Cue]:
    """Asking after or naming a state: "Bad week?", "Poor burnt-out souls", "That's pacing."."""
    norms = utterance.said
    distress = set(norms) & word_set("distress")
    if (
        utterance.asks
        and len(norms) <= 5
        and norms[0] in word_set("rough")
        and norms[1:2]
        and norms[1] in word_set("spell")
    ):
        yield whole(utterance, "asks-state", Kind.CONCERN, 2.0, "it asks after their state")
    elif (
        norms[0] == "poor"
        and 2 <= len(norms) <= 6
        and not utterance.asks
        and norms[-1] not in {"weather", "visibility", "service", "signal", "show", "effort"}
    ):
        yield whole(utterance, "poor", Kind.PITY, 2.0, "it calls them poor")
    elif distress and not set(norms) & {"if", "help", "our", "support"}:
        about = norms[0] in {"that", "this", "it", "you", "your"} or utterance.asks
        short = about or 2 <= len(norms) <= 5
        yield whole(
            utterance,
            "distress",
            Kind.DIAGNOSIS,
            2.0 if short else 1.0,
            f"talk of “{min(distress)}”",
        )
    if (
        norms[0] in {"hope", "we"}
        and "hope" in norms[:4]
        and (
            set(norms)
            & {"someone", "somebody", "ok", "okay", "alright", "looking", "slept", "eating"}
        )
    ):
        yield whole(utterance, "hopes", Kind.CONCERN, 2.0, "it hopes that they are all right")


def _order(utterance: Utterance) -> Iterator[Cue]:
    """Orders to mend their ways: "Learn.", "Do better.", "Ring a friend.", "Think again."."""
    norms = utterance.said
    if utterance.asks:
        return
    token = utterance.doc[utterance.content[0].token]
    if len(norms) == 1:
        base = token.lemma_.lower() == norms[0] and token.pos_ == "VERB"
        base = base and not norms[0].endswith(("ing", "ed"))
        invites = word_set("one-word-invitation") | word_set("invitation") - {"learn"}
        if base and norms[0] not in invites and not (utterance.after_label or utterance.labels):
            yield whole(utterance, "curt", Kind.MEND, 2.0, "an order of one word")
        return
    phrasal = len(norms) == 2 and norms[1] in {"up", "down", "off", "over", "out"}
    if (
        phrasal
        and token.pos_ == "VERB"
        and token.lemma_.lower() == norms[0]
        and norms[0] not in word_set("invitation") | word_set("one-word-invitation") | _SIGN_UP
    ):
        yield whole(utterance, "curt", Kind.MEND, 1.5, "a curt order")
    lead = [norm for norm in norms if norm not in {"please", "do", "maybe", "perhaps", "go", "and"}]
    if (
        (
            len(norms) <= 8
            and lead[:1]
            and (lead[0] in word_set("turn-to") or lead[:2] in (["talk", "to"], ["speak", "to"]))
        )
        and set(lead[1:4]) & word_set("confidant")
        and "about" not in lead
        and "we" not in lead
    ):
        yield whole(utterance, "turn-to", Kind.CONCERN, 2.0, "it sends them to somebody for help")
    small = norms[:2] == ["learn", "to"] or (norms[0] == "try" and norms[1].endswith("ing"))
    object_next = norms[0] in _ACQUIRE and norms[1] in {"a", "an", "the", "another"}
    if len(norms) <= 4 and (small or object_next):
        yield whole(utterance, "petty-order", Kind.MEND, 2.0 if small else 1.5, "a petty order")
    base = token.pos_ == "VERB" and token.lemma_.lower() == norms[0]
    if base and len(norms) <= 5 and set(norms[1:3]) & {"her", "him"}:
        yield whole(utterance, "meddles", Kind.MEND, 2.0, "it meddles between people")
    better = norms[-1] in {"better", "harder", "again"} or norms[1] in {"better", "harder"}
    if norms[0] in {"be", "do", "try", "think", "aim"} and better and len(norms) <= 4:
        yield whole(utterance, "do-better", Kind.SCOLD, 2.0, "it tells them to do better")
    modal = next((place for place, norm in enumerate(norms) if norm in _MODALS), None)
    if modal is not None and set(norms[modal:]) & _SELVES and not utterance.speaks_of_us:
        yield whole(
            utterance, "ought", Kind.SCOLD, 2.0, "it says what they ought to do with themselves"
        )


def _called(utterance: Utterance) -> Iterator[Cue]:
    """A name at the end, whatever the name: "It lives in a desert, brainboxes", "…, you savage"."""
    words = [word for word in utterance.words if word.norm not in ".!?…" and word.norm.isascii()]
    if len(words) < 3 or words[0].norm in word_set("greeting") or not words[-1].norm[:1].isalpha():
        return
    last = words[-1]
    token = utterance.doc[last.token]
    if last.norm in word_set("no-vocative") | word_set("vocative") or not token.text.islower():
        return
    before = [word.norm for word in words[:-1]]
    at = utterance.words.index(last)
    you = next((back for back in (1, 2) if before[-back:][:1] == ["you"]), 0)
    described = you == 1 or (you and utterance.doc[words[-2].token].pos_ in {"ADJ", "ADV", "NOUN"})
    if described and before[-you - 1 : -you] in ([], [","]) and token.pos_ not in {"ADV", "AUX"}:
        yield Cue("name-called", Kind.INSULT, 2.0, f"calling them “{last.norm}”", at - 1, at + 1)
        return
    if before[-1] != "," or token.pos_ != "NOUN":
        return
    many = "Plur" in token.morph.get("Number", [])
    one_comma = sum(norm in {",", "and", "or"} for norm in (*before, last.norm)) == 1
    speaks = any(utterance.doc[word.token].pos_ in {*FINITE, "INTJ"} for word in words[:-1])
    if one_comma and speaks:
        yield Cue(
            "name-called",
            Kind.TEASE,
            2.0 if many else 1.5,
            f"calling them “{last.norm}”",
            at,
            at + 1,
        )


def _fragment(utterance: Utterance) -> Iterator[Cue]:
    """A scrap of scene repeated in disbelief: "At a beach hotel.", "To the frame."."""
    norms = utterance.said
    if not 2 <= len(norms) <= 6 or norms[0] not in _PLACES or set(norms) & _SERVICE:
        if set(norms) & _MOCK_TITLE and norms[-1] in _REVOKED:
            yield whole(utterance, "revoked", Kind.TEASE, 2.0, "a mock title taken away")
        return
    if not utterance.text()[:1].isupper():
        return  # The rest of a sentence is no scrap.
    verbs = any(utterance.doc[word.token].pos_ in FINITE for word in utterance.content)
    digits = any(norm[:1].isdigit() for norm in norms)
    if not verbs and not digits and not utterance.asks and utterance.norms[-1] in ".!":
        yield whole(utterance, "disbelief", Kind.TEASE, 1.5, "a detail repeated in disbelief")


def _not_that(utterance: Utterance) -> Iterator[Cue]:
    """A put-down by contrast: "It's three colours, not brain surgery"."""
    norms = utterance.norms
    if norms[:1] == ["that"] and "less" in norms[2:4] and "more" in norms[4:]:
        yield whole(utterance, "not-that", Kind.TEASE, 2.0, "a put-down: less this than that")
        return
    if norms[:1] in (["it"], ["that"], ["this"]) and norms[1:2] in (["'s"], ["is"]):
        at = next((p for p in range(3, len(norms) - 2) if norms[p : p + 2] == [",", "not"]), None)
        if at is not None and not utterance.speaks_of_us:
            yield whole(
                utterance, "not-that", Kind.SCOLD, 1.5, "a put-down of the form 'this, not that'"
            )


def _third_person(utterance: Utterance) -> Iterator[Cue]:
    """A question asked about them behind their backs: "What is he keeping out?"."""
    norms = utterance.said
    asked = norms[0][:2] in {"wh"} or norms[0] == "how"
    if utterance.asks and asked and set(norms[1:4]) & {"he", "she", "they"} and len(norms) <= 12:
        yield whole(utterance, "behind-backs", Kind.TEASE, 2.0, "a question about them")
    if utterance.asks and norms[0] == "why" and "you" in norms[1:4] and len(norms) <= 10:
        yield whole(utterance, "why-you", Kind.TEASE, 2.0, "they are asked to account for it")


ASIDES: tuple[Callable[[Utterance], Iterator[Cue]], ...] = (
    _somebody,
    _state,
    _order,
    _called,
    _fragment,
    _third_person,
    _not_that,
)
