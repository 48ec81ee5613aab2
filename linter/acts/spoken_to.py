"""Structural cues of what is said to the people of a claim: questions, orders, calls, retorts."""

from __future__ import annotations

from collections.abc import Iterator

from linter.acts.cue import FINITE, Cue, whole
from linter.acts.model import Kind
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set
from linter.lexicons import shipped

_TAGS = frozenset("is are was were do does did have has had can could will would am".split())
_TAG_SUBJECTS = frozenset("it we you they he she i".split())
_OPENERS: dict[str, tuple[str, float, str]] = {
    "even": ("even-the", 1.0, "even a bystander is made to wince"),
    "somewhere": ("somewhere", 1.5, "a scene painted to laugh at"),
    "someone": ("someone-do", 1.5, "a call for somebody to step in"),
    "somebody": ("someone-do", 1.5, "a call for somebody to step in"),
    "nobody": ("nobody-do", 1.0, "a mock secret"),
    "consider": ("consider", 1.5, "a mock summons"),
    "hope": ("hope-you", 0.5, "a barbed wish"),
    "which": ("which-is", 1.0, "a verdict tacked on"),
    "textbook": ("label", 1.5, "a case label"),
    "classic": ("label", 1.5, "a case label"),
    "typical": ("label", 1.5, "a case label"),
    "peak": ("label", 1.5, "a case label"),
    "very": ("intensified", 0.5, "praise laid on thick"),
    "totally": ("intensified", 0.5, "praise laid on thick"),
    "truly": ("intensified", 0.5, "praise laid on thick"),
    "not": ("not-a", 0.5, "a dry denial"),
}


def question(utterance: Utterance) -> Iterator[Cue]:
    """A question to them that expects no answer, or the offer of help that it may be."""
    norms = utterance.said
    if not utterance.asks or len(norms) > 14:
        return
    if (
        len(norms) >= 2
        and norms[0][:2] != "wh"
        and norms[-1] in _TAG_SUBJECTS
        and norms[-2] in (_TAGS | {"n't"})
    ):
        yield whole(utterance, "tag-question", Kind.TEASE, 1.5, "a question that expects no answer")
        return
    if {"someone", "somebody"} & set(norms):
        return  # A call for somebody to step in offers nothing.
    if any(norm in word_set("offer") for norm in norms) or "us" in norms or "our" in norms:
        yield whole(utterance, "offer", None, -0.5, "")
    elif norms and norms[-1] in {"eh", "huh", "hey", "innit"}:
        yield whole(utterance, "tag-question", Kind.TEASE, 1.5, "a question that expects no answer")
    elif utterance.addresses:
        yield whole(utterance, "question-to-you", Kind.TEASE, 1.0, "a question put to them")
    elif len(norms) <= 4:
        yield whole(utterance, "short-question", Kind.TEASE, 1.0, "a clipped question")
    else:
        yield whole(utterance, "question", Kind.TEASE, 0.5, "a question")


def command(utterance: Utterance) -> Iterator[Cue]:
    """An order to do as people do, or an invitation."""
    if utterance.asks or not 0 < len(utterance.content) <= 12:
        return
    first = utterance.content[0]
    token = utterance.doc[first.token]
    if (
        first.norm in {"please", "just", "now", "so", "and", "maybe", "seriously", "kindly"}
        and len(utterance.content) > 1
    ):
        first = utterance.content[1]
        token = utterance.doc[first.token]
    if token.pos_ not in FINITE or first.norm.startswith("'"):
        return
    imperative = "Imp" in token.morph.get("Mood", []) or (
        token.lemma_.lower() == first.norm and "Inf" in token.morph.get("VerbForm", [])
    )
    known = shipped("behaviours").first(first.norm) or first.norm in word_set("human-verb")
    if (
        not imperative
        or not known
        or any(child.dep_.startswith("nsubj") for child in token.children)
    ):
        return
    if first.norm in word_set("invitation"):
        yield whole(utterance, "invitation", None, -0.5, "")
    else:
        yield whole(utterance, "command", Kind.MEND, 1.0, "an order to the people it counts")


def vocative(utterance: Utterance) -> Iterator[Cue]:
    """What they are called: "sunshine", behind a comma or by itself."""
    words = utterance.words
    for place, word in enumerate(words):
        if word.norm not in word_set("vocative"):
            continue
        before = words[place - 1].norm if place else ""
        after = words[place + 1].norm if place + 1 < len(words) else ""
        ends = not after or not after[:1].isalnum()
        if ends and (before == "," or not place) and len(words) > 1:
            greeted = words[0].norm in word_set("greeting")
            yield Cue(
                "vocative",
                Kind.TEASE,
                0.5 if greeted else 1.5,
                f"calling them “{word.norm}”",
                place,
                place + 1,
            )
            return


def callback(utterance: Utterance) -> Iterator[Cue]:
    """Turning to those who were counted: "you nine", "you lot"."""
    norms = utterance.norms
    for place, norm in enumerate(norms[:-1]):
        if norm == "you" and (
            norms[place + 1] in word_set("number") or norms[place + 1] in {"lot", "guys"}
        ):
            if place and norms[place - 1] == "of":
                continue
            yield Cue(
                "callback", Kind.TEASE, 1.0, "it turns to the people counted", place, place + 2
            )
            return


def opener(utterance: Utterance) -> Iterator[Cue]:
    """First words by which a comment gives itself away."""
    if not utterance.content or len(utterance.content) > 14:
        return
    first = utterance.content[0].norm
    second = utterance.content[1].norm if len(utterance.content) > 1 else ""
    if first == "consider" and second not in {"yourself", "yourselves", "this", "it"}:
        return
    if first in _OPENERS:
        name, points, said = _OPENERS[first]
        yield whole(utterance, f"opens-{name}", Kind.TEASE, points, said)


def told(utterance: Utterance) -> Iterator[Cue]:
    """A statement that tells the reader about themselves: "You miss her", "Your knees know"."""
    if utterance.asks or not utterance.content:
        return
    for word in utterance.words:
        token = utterance.doc[word.token]
        if token.dep_.startswith("nsubj") and (
            token.lower_ == "you" or any(child.lower_ == "your" for child in token.children)
        ):
            if any(
                w.norm in {"can", "will", "'ll", "could", "if", "do", "deserve"}
                for w in utterance.words
            ):
                return
            yield whole(utterance, "tells-you", Kind.TEASE, 0.5, "it tells people about themselves")
            return
