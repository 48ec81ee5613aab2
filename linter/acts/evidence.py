"""Lexical evidence: the phrases of the tone lexicons in an utterance, and what they weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.acts.cue import Cue
from linter.acts.joining import Subject
from linter.acts.labels import APART
from linter.acts.model import Kind
from linter.acts.phrases import ALONE, JOINED, Hit, shipped_phrases
from linter.acts.utterances import Utterance, is_titled
from linter.claims.tree import text_of
from linter.text import Span

_KINDS = {
    "laugh": Kind.LAUGH,
    "tease": Kind.TEASE,
    "mock-praise": Kind.MOCK_PRAISE,
    "scold": Kind.SCOLD,
    "mend": Kind.MEND,
    "insult": Kind.INSULT,
    "pity": Kind.PITY,
    "concern": Kind.CONCERN,
    "diagnosis": Kind.DIAGNOSIS,
    "watching": Kind.WATCHING,
    "discretion": Kind.DISCRETION,
}
_SAID = {
    Kind.LAUGH: "a stock phrase of laughing at somebody",
    Kind.TEASE: "a stock phrase of teasing",
    Kind.MOCK_PRAISE: "a stock phrase of mock praise",
    Kind.SCOLD: "a word of blame",
    Kind.MEND: "a stock phrase for telling people what to do",
    Kind.INSULT: "a name that insults",
    Kind.PITY: "a word of pity",
    Kind.CONCERN: "asks after their state",
    Kind.DIAGNOSIS: "the language of the consulting room",
    Kind.WATCHING: "the brand says that it watches or knows",
    Kind.DISCRETION: "a stock phrase of secrecy",
}
_DENIALS = frozenset({"nobody", "no-one", "n't", "not", "never", "nothing", "without"})
_ORDERS = frozenset("grow get act have wake pull sort look take stop touch do".split())
_DOERS = frozenset({"you", "i", "we", "they", "people"})
SURE = 2.0
"""Points of a wording of several words."""
LOOSE = 0.5
"""Points of a single word that only structure can make an act of, and of a hint."""


def evidence(
    utterance: Utterance, subject: Subject | None, quotes: Sequence[Span]
) -> Iterator[Cue]:
    """The lexical cues of an utterance.

    subject: what it comments on, None where it stands alone. quotes: the quoted runs of the post;
    words inside one are someone else's, or a title.
    """
    text = text_of(utterance.doc)
    if subject is None and (utterance.block in APART or utterance.quoted):
        return
    if utterance.block == "heading" and not (utterance.turns_on_a_verb or utterance.addresses):
        return  # "Scene breakdown" is the name of what follows, whatever was claimed before.
    for hit in shipped_phrases(JOINED if subject is not None else ALONE).find(utterance.words):
        words = utterance.words[hit.start : hit.end]
        span = Span(words[0].start, words[-1].end)
        if any(
            quote.contains(span) and quote.end - quote.start > span.end - span.start
            for quote in quotes
        ):
            continue
        if is_titled(text, words):
            continue
        if subject is None and hit.start > 1 and words[0].norm in _ORDERS:
            continue  # "Grow up" is an order at the start of a remark; "where we grow up" is none.
        if hit.phrase.lexicon == "kindness":
            weight = _kindness(utterance, hit, span, subject)
            if weight:
                yield Cue(f"kind-{hit.phrase.sense}", None, -weight, "", hit.start, hit.end)
            continue
        if hit.phrase.sense.startswith("hint-"):
            yield Cue(
                "hint",
                _KINDS[hit.phrase.sense.removeprefix("hint-")],
                LOOSE,
                "",
                hit.start,
                hit.end,
            )
            continue
        kind = _KINDS[hit.phrase.sense]
        before = {word.norm for word in utterance.words[max(0, hit.start - 3) : hit.start]}
        if kind is Kind.WATCHING and before & _DENIALS:
            continue
        if kind is Kind.MEND and utterance.norms[max(0, hit.start - 1)] in _DOERS:
            continue  # "Just stop" is an order; "after a year you just stop" is none.
        points = SURE
        if hit.phrase.single:
            points = SURE if _stands_out(utterance, hit) else LOOSE
        yield Cue(f"says-{hit.phrase.sense}", kind, points, _SAID[kind], hit.start, hit.end)


def _kindness(utterance: Utterance, hit: Hit, span: Span, subject: Subject | None) -> float:
    """What a kind wording takes from the evidence.

    Praise and help are said of something: a lone word of theirs that is not what the remark says
    ("the same season", "a smart meter") is no kindness, nor is one in what people did.
    """
    if hit.phrase.sense not in {"praise", "help"}:
        return 1.0
    if subject is not None and subject.claim is not None and subject.claim.behaviour is not None:
        start, end = subject.claim.behaviour.span
        if start <= span.start and span.end <= end:
            return 0.0
    if not hit.phrase.single or _stands_out(utterance, hit):
        return 1.0
    token = utterance.doc[utterance.words[hit.start].token]
    return 0.0 if token.lower_ in _FAINT_PRAISE else LOOSE


_FAINT_PRAISE = frozenset(
    "always done same true free quick smart easy simple clever patient".split()
)


def _stands_out(utterance: Utterance, hit: Hit) -> bool:
    """Whether a single word is what is said: all of it, its predicate, or a name called out."""
    content = utterance.content
    if len(content) <= 3:
        return True
    token = utterance.doc[utterance.words[hit.start].token]
    if any(child.dep_ == "cop" for child in token.children):
        subject = next((child.lower_ for child in token.children if child.dep_ == "nsubj"), "")
        return subject in {"you", "they", "that", "it", "this", "which", "those", "these"}
    after = [word.norm for word in utterance.words[hit.end : hit.end + 4]]
    before = [word.norm for word in utterance.words[max(0, hit.start - 3) : hit.start]]
    return (
        after[:4] in (["the", "lot", "of", "you"],)
        or before[-1:] == ["you"]
        or (bool(before[-1:]) and before[-1] == "," and hit.end >= len(utterance.words) - 1)
    )
