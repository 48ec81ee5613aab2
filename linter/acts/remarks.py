"""Structural cues of remarks: what an aside after a claim does, by open classes of words.

Each finder names one way of teasing, scolding, pitying or watching that does not hang on a fixed
wording: its words come from classes (`tone-structure.yaml`) or from the parse. They are weighed
like the cues of cues.py: 2 points name an act, 1.5 need few people or being spoken to beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.acts.asides import ASIDES
from linter.acts.cue import Cue, whole
from linter.acts.model import Kind
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set

_CLEARLY = frozenset("clearly obviously evidently plainly presumably apparently surely".split())
_PEOPLE = frozenset("you they he she someone somebody your their his her it".split())
_TELL = frozenset("say tell name mention repeat breathe grass".split())
_WHOM = frozenset("who whose whom which what where anyone anybody names soul".split())
_NEVER = frozenset("n't not never".split())
_WE = frozenset("we i".split())
_OFFERS = frozenset("can will 'll could may would if".split())
_EASY = frozenset("hard difficult complicated tricky tough challenging".split())
_BARELY = frozenset("is 's was not n't that so really even exactly all very too".split())
_AT_HOME = frozenset("boss wife husband neighbours missus ex kids".split())


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


def _presumes(utterance: Utterance) -> Iterator[Cue]:
    """What must be so of them: "It must get quiet in that flat", "You clearly need to"."""
    norms = utterance.said
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


def _belittles(utterance: Utterance) -> Iterator[Cue]:
    """How easy better would have been, and nothing else, as in "It isn't hard".

    "It's not hard to join" helps.
    """
    norms = utterance.said
    if (
        3 <= len(norms) <= 6
        and norms[0] in {"it", "this"}
        and norms[-1] in _EASY
        and set(norms[1:-1]) <= _BARELY
        and set(norms) & _NEVER
    ):
        yield whole(utterance, "belittles", Kind.SCOLD, 2.0, "it tells them how easy it is")


def _virtue(utterance: Utterance) -> Iterator[Cue]:
    """A virtue said to be missing: "Shocking manners.", "Honesty is free.", "No patience."."""
    norms = utterance.said
    if utterance.speaks_of_us or len(norms) > 14:
        return
    virtues = set(norms) & word_set("virtue")
    if virtues and set(norms) & (word_set("blame") | _NEVER):
        yield whole(utterance, "virtue", Kind.SCOLD, 2.0, f"a lecture on {min(virtues)}")


def _ideal(utterance: Utterance) -> Iterator[Cue]:
    """People held against an ideal: "like a responsible person", "Nobody decent", "Real adults"."""
    norms = utterance.said
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
    norms = utterance.said
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
                utterance, "bystander", Kind.TEASE, 1.5, f"“{norm}” brought in as a witness"
            )
            return


def _device(utterance: Utterance) -> Iterator[Cue]:
    """A device with a mind: "Our GPS has a long memory", "the cameras have a lovely view"."""
    lemmas = {word.lemma for word in utterance.content} | set(utterance.said)
    devices = lemmas & (word_set("device") | {"cameras", "sensors", "logs", "receipts"})
    minds = lemmas & word_set("mind-noun") - devices
    if (
        devices
        and minds
        and not lemmas & _NEVER
        and not lemmas & {"no", "new", "from", "delete", "print", "email"}
    ):
        yield whole(
            utterance, "device-mind", Kind.WATCHING, 2.0, f"“{min(devices)}” given {min(minds)}"
        )


def _we(utterance: Utterance) -> Iterator[Cue]:
    """The brand gloats, despises, insists that it watches, or makes much of keeping quiet."""
    norms = utterance.said
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
    norms = utterance.said
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


_FINDERS: tuple[Callable[[Utterance], Iterator[Cue]], ...] = (
    _presumes,
    _belittles,
    _virtue,
    _ideal,
    _bystander,
    _device,
    _we,
    *ASIDES,
)
