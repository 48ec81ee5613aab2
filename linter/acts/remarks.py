"""Structural cues of remarks: what an aside after a claim does, by open classes of words.

Each finder names one way of teasing, scolding, pitying or watching that does not hang on a fixed
wording: its words come from classes (`tone-structure.yaml`) or from the parse. They are weighed
like the cues of cues.py: 2 points name an act, 1.5 need few people or being spoken to beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.acts.cue import Cue, whole
from linter.acts.model import Kind
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set

_FINITE = frozenset({"VERB", "AUX"})
_SOMEBODY = frozenset("someone somebody".split())
_CLEARLY = frozenset("clearly obviously evidently plainly presumably apparently surely".split())
_PEOPLE = frozenset("you they he she someone somebody your their his her it".split())
_SELVES = frozenset("yourself yourselves themselves himself herself".split())
_MODALS = frozenset("should ought need must could might".split())
_TELL = frozenset("say tell name mention repeat breathe grass".split())
_WHOM = frozenset("who whose whom which what where anyone anybody names soul".split())
_NEVER = frozenset("n't not never".split())
_WE = frozenset("we i".split())
_SIGN_UP = frozenset("stock sign tune top light warm wrap pop stand hold hang team round".split())
_OFFERS = frozenset("can will 'll could may would if".split())
_AT_HOME = frozenset("boss wife husband neighbours missus ex kids".split())
_ACQUIRE = frozenset("buy eat put open use".split())
_PLACES = frozenset("in at on to under over inside during through".split())
_SERVICE = frozenset(
    "now store stores stock app us our your sale shop shops online stream streams free site".split()
)
_MOCK_TITLE = frozenset("badge licence license card degree crown medal title diploma".split())
_REVOKED = frozenset("revoked confiscated withdrawn pending suspended cancelled denied".split())


def remarks(utterance: Utterance, previous: Utterance | None) -> Iterator[Cue]:
    """The cues of a remark that stands beside or after a claim, not within it.

    previous: the utterance before it, which a curt answer ("We did.") takes up.
    """
    if utterance.quoted or not utterance.content or utterance.block in {"heading", "link"}:
        return
    for finder in _FINDERS:
        yield from finder(utterance)
    yield from _one_up(utterance, previous)
    yield from _staccato(utterance, previous)


_ALONE = frozenset("ideal worse-than do-better yes-we device-mind name-called ought".split())
_PERSONAL = frozenset("distress presumes why-you".split())


def to_the_reader(utterance: Utterance) -> Iterator[Cue]:
    """The cues that tell where a remark stands with no claim: those few that no notice shares."""
    if utterance.block == "list-item" or len(utterance.content) > 20:
        return
    for cue in remarks(utterance, None):
        personal = cue.name in _PERSONAL and utterance.addresses and not utterance.speaks_of_us
        if cue.points >= 2.0 and (cue.name in _ALONE or personal):
            yield cue


def _norms(utterance: Utterance) -> list[str]:
    return [word.norm for word in utterance.content]


def _presumes(utterance: Utterance) -> Iterator[Cue]:
    """What must be so of them: "It must get quiet in that flat", "You clearly need to"."""
    norms = _norms(utterance)
    for place, norm in enumerate(norms[:-1]):
        after = norms[place + 1]
        if norm == "must" and after in {"be", "feel", "get", "have", "miss", "hurt"} and place:
            if utterance.speaks_of_us or (norms[place - 1] == "you" and after == "have"):
                continue
            bodies = utterance.doc[utterance.content[min(place + 2, len(norms) - 1)].token]
            if (
                bodies.pos_ == "VERB" and after == "be" and not bodies.lower_.endswith("ing")
            ):  # "Bags must be booked in."
                continue
            yield whole(
                utterance, "presumes", Kind.PITY, 1.5, "it presumes what their life is like"
            )
            return
        if norm in _CLEARLY and place and norms[place - 1] in _PEOPLE:
            yield whole(utterance, "presumes", Kind.TEASE, 1.5, "it presumes what they are like")
            return
    if (
        norms[:2] in (["you", "do"], ["they", "do"])
        and not utterance.asks
        and len(norms) > 3
        and norms[2] not in {"n't", "not", "so"}
    ):
        yield whole(utterance, "emphatic", Kind.SCOLD, 1.5, "it tells them the obvious")
    if (
        norms[-2:] == ["you", "know"]
        and len(norms) > 4
        and not utterance.asks
        and norms[-3] not in {"if", "as", "people", "someone", "than"}
    ):
        yield whole(utterance, "you-know", Kind.TEASE, 1.5, "an aside that lectures")


def _virtue(utterance: Utterance) -> Iterator[Cue]:
    """A virtue said to be missing: "Shocking manners.", "Honesty is free.", "No patience."."""
    norms = _norms(utterance)
    if utterance.speaks_of_us or len(norms) > 14:
        return
    virtues = set(norms) & word_set("virtue")
    if virtues and set(norms) & (word_set("blame") | _NEVER):
        yield whole(utterance, "virtue", Kind.SCOLD, 2.0, f"a lecture on {min(virtues)}")


def _ideal(utterance: Utterance) -> Iterator[Cue]:
    """People held against an ideal: "like a responsible person", "Nobody decent", "Real adults"."""
    norms = _norms(utterance)
    for place, norm in enumerate(norms[:-1]):
        after = norms[place + 1]
        if norm in word_set("ideal") and after in word_set("ideal-person") and len(norms) > 3:
            yield whole(utterance, "ideal", Kind.SCOLD, 2.0, f"held against “{norm} {after}”")
            return
        if norm in {"nobody", "no-one"} and after in word_set("ideal"):
            yield whole(utterance, "ideal", Kind.SCOLD, 2.0, f"“nobody {after}” does this")
            return
    for place, word in enumerate(utterance.content[:-2]):
        if "Cmp" in utterance.doc[word.token].morph.get("Degree", []) or word.norm in {
            "more",
            "less",
        }:
            rest = norms[place + 1 : place + 4]
            if "than" in rest and norms[norms.index("than", place) + 1 :][:1] == ["you"]:
                if norms[-1] in {"think", "know", "expect", "knew", "expected", "imagine"}:
                    return
                yield whole(
                    utterance, "worse-than", Kind.SCOLD, 2.0, "it compares them for the worse"
                )
                return


def _bystander(utterance: Utterance) -> Iterator[Cue]:
    """A bystander who might know or judge: "Your neighbours manage it", "Mum didn't spot it"."""
    norms = _norms(utterance)
    for place, norm in enumerate(norms):
        if norm not in word_set("bystander"):
            continue
        owner = norms[place - 1] if place else ""
        lemmas = {word.lemma for word in utterance.content[place + 1 :]}
        knows = bool(lemmas & word_set("bystander-verb"))
        offers = set(norms) & _OFFERS
        owned = owner == "your" and (knows or (place == 1 and not utterance.asks and not offers))
        known = owner == "the" and norm in _AT_HOME and (knows or norms[0] in {"hope", "good"})
        if owned or known or (not place and knows):
            yield whole(
                utterance, "bystander", Kind.TEASE, 1.5, f"a {norm} brought in as a witness"
            )
            return


def _device(utterance: Utterance) -> Iterator[Cue]:
    """A device with a mind: "Our GPS has a long memory", "the cameras have a lovely view"."""
    lemmas = {word.lemma for word in utterance.content} | set(_norms(utterance))
    devices = lemmas & (word_set("device") | {"cameras", "sensors", "logs", "receipts"})
    minds = lemmas & word_set("mind-noun") - devices
    if (
        devices
        and minds
        and not lemmas & _NEVER
        and not lemmas & {"no", "new", "from", "delete", "print", "email"}
    ):
        yield whole(
            utterance, "device-mind", Kind.WATCHING, 2.0, f"a {min(devices)} with {min(minds)}"
        )


def _we(utterance: Utterance) -> Iterator[Cue]:
    """The brand gloats, despises, insists that it watches, or makes much of keeping quiet."""
    norms = _norms(utterance)
    for place, word in enumerate(utterance.content):
        if word.norm not in _WE:
            continue
        rest = utterance.content[place + 1 : place + 5]
        lemmas = [other.lemma for other in rest]
        after = norms[place + 1 :]
        if set(lemmas[:3]) & word_set("gloat") and "with" not in after:
            yield whole(utterance, "gloats", Kind.LAUGH, 2.0, "the brand laughs at them")
        elif set(lemmas[:2]) & word_set("despise") and "n't" not in after[:3]:
            yield whole(utterance, "despises", Kind.SCOLD, 2.0, "the brand sits in judgement")
        elif {"yes", "yep", "yeah", "aye"} & set(norms[:place]) and set(lemmas[:3]) & word_set(
            "perceive"
        ):
            yield whole(
                utterance, "yes-we", Kind.WATCHING, 2.0, "the brand insists that it watches"
            )
        elif set(after[:3]) & _NEVER and (told := set(lemmas) & _TELL) and set(after) & _WHOM:
            said = f"it makes much of what it will not {min(told)}"
            yield whole(utterance, "feigned-secrecy", Kind.DISCRETION, 2.0, said)
        return


def _one_up(utterance: Utterance, previous: Utterance | None) -> Iterator[Cue]:
    """Nobody saw it but the brand: "Mum didn't spot it. We did."."""
    norms = _norms(utterance)
    if previous is None or not 2 <= len(norms) <= 4 or norms[0] not in {"we", "but"}:
        return
    denied = set(previous.norms) & (_NEVER | {"nobody", "no-one", "none"})
    if denied and "we" in norms and norms[-1] in {"did", "do", "have", "are", "can", "know", "saw"}:
        yield whole(utterance, "one-up", Kind.WATCHING, 2.0, "nobody saw it but the brand")


def _staccato(utterance: Utterance, previous: Utterance | None) -> Iterator[Cue]:
    """Words spelled out one by one: "Put. It. Down."."""
    if previous is None or len(utterance.content) != 1 or len(previous.content) != 1:
        return
    pair = {utterance.content[0].norm, previous.content[0].norm}
    if pair & word_set("one-word-invitation") or any(not norm.isalpha() for norm in pair):
        return
    if utterance.norms[-1] in ".!" and previous.norms[-1] == ".":
        yield whole(utterance, "staccato", Kind.SCOLD, 2.0, "spelled out word by word")


def _somebody(utterance: Utterance) -> Iterator[Cue]:
    """A nameless somebody: "Somebody's craving comfort", "Could somebody help them?"."""
    norms = _norms(utterance)
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
    norms = _norms(utterance)
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
    norms = _norms(utterance)
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
    speaks = any(utterance.doc[word.token].pos_ in {*_FINITE, "INTJ"} for word in words[:-1])
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
    norms = _norms(utterance)
    if not 2 <= len(norms) <= 6 or norms[0] not in _PLACES or set(norms) & _SERVICE:
        if set(norms) & _MOCK_TITLE and norms[-1] in _REVOKED:
            yield whole(utterance, "revoked", Kind.TEASE, 2.0, "a mock title taken away")
        return
    if not utterance.text()[:1].isupper():
        return  # The rest of a sentence is no scrap.
    verbs = any(utterance.doc[word.token].pos_ in _FINITE for word in utterance.content)
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
    norms = _norms(utterance)
    asked = norms[0][:2] in {"wh"} or norms[0] == "how"
    if utterance.asks and asked and set(norms[1:4]) & {"he", "she", "they"} and len(norms) <= 12:
        yield whole(utterance, "behind-backs", Kind.TEASE, 2.0, "a question about them")
    if utterance.asks and norms[0] == "why" and "you" in norms[1:4] and len(norms) <= 10:
        yield whole(utterance, "why-you", Kind.TEASE, 2.0, "they are asked to account for it")


_FINDERS: tuple[Callable[[Utterance], Iterator[Cue]], ...] = (
    _presumes,
    _virtue,
    _ideal,
    _bystander,
    _device,
    _we,
    _somebody,
    _state,
    _order,
    _called,
    _fragment,
    _third_person,
    _not_that,
)
