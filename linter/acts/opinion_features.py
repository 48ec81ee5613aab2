"""What the second opinion looks at: cues and form of the comments on a claim, and the claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from linter.acts.cue import Cue
from linter.acts.joining import Subject
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set
from linter.acts.words import Word
from linter.claims.model import Kind

_LONG = 12


def comment_words(utterance: Utterance, subject: Subject) -> list[Word]:
    """The words of an utterance that lie outside the claim it is joined to."""
    span = subject.span
    return [word for word in utterance.words if not span.start <= word.start < span.end]


def claim_features(subject: Subject) -> Counter[str]:
    """What the claim says of its people: how many, how easily found, whether addressed."""
    found: Counter[str] = Counter()
    claim = subject.claim
    if claim is None:
        found["claim:statement" if subject.statement is not None else "claim:presumed"] = 1
        return found
    cohort = claim.cohort
    if cohort.single or cohort.named:
        found["claim:one"] = 1
    elif cohort.size is None or cohort.size.most is None:
        found["claim:unbounded"] = 1
    elif cohort.size.most < 100:
        found["claim:below-100"] = 1
    elif cohort.size.most < 1000:
        found["claim:below-1000"] = 1
    else:
        found["claim:large"] = 1
    if claim.addressed:
        found["claim:addressed"] = 1
    if claim.behaviour is None or claim.behaviour.kind is not Kind.PRIVATE:
        found["claim:not-private"] = 1
    if claim.topics:
        found["claim:topic"] = 1
    if claim.dimensions >= 2:
        found["claim:narrow"] = 1
    return found


def word_features(words: Sequence[Word], utterance: Utterance) -> Counter[str]:
    """The shape and the words of one comment."""
    found: Counter[str] = Counter()
    norms = [word.norm for word in words]
    solid = [norm for norm in norms if norm[:1].isalnum() or norm.startswith("'") or norm == "n't"]
    if not solid and not norms:
        return found
    found[f"shape:length-{min(len(solid), _LONG) // 3}"] = 1
    poses = [utterance.doc[word.token].pos_ for word in words]
    verbs = any(pos in {"VERB", "AUX"} for pos in poses)
    if not verbs:
        found["shape:no-verb"] = 1
    for mark, name in (("?", "question"), ("!", "exclamation"), ("…", "trailing")):
        if mark in norms:
            found[f"shape:{name}"] = 1
    for norm in norms:
        if norm in word_set("mocking-emoji") or norm in word_set("laughter"):
            found["shape:mocking-emoji"] = 1
    you, we = utterance.addresses, utterance.speaks_of_us
    found[f"shape:{'you' if you else 'no-you'}-{'we' if we else 'no-we'}"] = 1
    if any(norm[:1].isdigit() for norm in norms):
        found["shape:digits"] = 1
    tenses = {tense for word in words for tense in utterance.doc[word.token].morph.get("Tense", [])}
    if "Past" in tenses:
        found["shape:past"] = 1
    if we and any(norm in _CONSTRUCTIVE for norm in norms):
        found["shape:we-now"] = 1
    first = next((utterance.doc[word.token].pos_ for word in words if word.norm in solid[:1]), "")
    found[f"shape:first-{first.lower()}"] = 1
    return found


_CONSTRUCTIVE = frozenset("now so from back more free new soon here".split())
_SHAPES = {
    "shape:no-verb": "a remark without a verb",
    "shape:question": "a question",
    "shape:exclamation": "an exclamation",
    "shape:trailing": "a sentence left hanging",
    "shape:mocking-emoji": "a mocking emoji",
    "shape:length-0": "a very short remark",
    "shape:length-1": "a short remark",
    "shape:you-no-we": "it speaks to them",
    "shape:you-we": "it speaks to them",
    "claim:one": "one person",
    "claim:below-100": "few people",
    "claim:below-1000": "few people",
    "claim:addressed": "spoken to directly",
    "claim:statement": "something the reader did",
    "claim:narrow": "much detail about them",
    "claim:topic": "a sensitive topic",
}


def in_words(name: str, cues: Sequence[Cue]) -> str | None:
    """A feature as a reason for people; None for one that would tell them nothing."""
    group, _, value = name.partition(":")
    if group == "cue":
        return next((cue.said for cue in cues if cue.name == value and cue.said), None)
    return _SHAPES.get(name)
