"""Finding speech acts: which utterance does what, to whom, joined to which claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.acts.cue import Cue
from linter.acts.cues import structural
from linter.acts.evidence import evidence
from linter.acts.humblebrag import humblebrag
from linter.acts.joining import BESIDE, REACH, Subject, nearest, presumed, subjects
from linter.acts.model import FAMILIES, UNKIND, Act, Kind, Target
from linter.acts.opinion import Opinion, clears, is_loose, second_opinion
from linter.acts.remarks import remarks, to_the_reader
from linter.acts.utterances import Utterance, cut, is_listed, quoted_runs
from linter.acts.vocabulary import word_set
from linter.acts.weighed import Weighed
from linter.acts.words import words_of
from linter.claims.heard.confidence import WARNED
from linter.claims.model import Understanding
from linter.claims.tree import text_of
from linter.documents.post import Block
from linter.reader.model import Impression
from linter.reader.parts import part_at, read_parts
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

REPORTED = 2.0
"""Points from which an act is reported. One sure wording has 2, a structural cue 0.5 to 2: a house
choice, set on corpus/dev and the trial set (docs/tone.md)."""

LONG = 1200
"""Characters from which a text says "you" and counts people in many places, as a newsletter or a
part of an article does: there, a remark must be a sure wording and stand right beside a claim about
few people, and grammar finds nothing alone; the reader may suspect it. Of an article of that length
the reader is not asked."""
_OF_ONE_WORD = frozenset({"one-word", "staccato"})
"""Cues of a word that stands by itself: none where it is one of a list."""
NEARLY = 1.5
"""Points of its own, one cue at least as strong, that suffice where the claim adds the rest."""
WHOLE = 14
"""Most words of a comment that is marked whole."""


def read_utterances(doc: Doc, blocks: Sequence[Block] = ()) -> list[Utterance]:
    """The utterances of a post, each knowing the kind of block it stands in."""
    words = words_of(doc)
    kinds = {}
    for block in blocks:
        for word in words:
            if block.start <= word.start < block.end:
                kinds[word.start] = block.kind
    return cut(doc, words, kinds)


def weigh(doc: Doc, understanding: Understanding, blocks: Sequence[Block] = ()) -> list[Weighed]:
    """Every utterance of a post with its cues and its sum of points."""
    utterances = read_utterances(doc, blocks)
    quotes = quoted_runs(text_of(doc))
    long = len(text_of(doc)) > LONG
    about = [
        subject
        for subject in subjects(understanding, doc)
        if not long or (subject.claim is not None and subject.weight > 0)
    ]
    likely = None if about or long else presumed(utterances, bool(understanding.claims))
    weighed = []
    for utterance in utterances:
        subject = nearest(utterance, about, BESIDE if long else REACH)
        if long and subject is None:
            # Grammar sees too much in prose that nothing is claimed in; the reader may not.
            weighed.append(Weighed(utterance, (), None, 0.0, 0.0))
            continue
        cues = tuple(evidence(utterance, subject, quotes))
        if subject is None and likely is not None and total(cues) < REPORTED:
            subject = likely
            cues = tuple(evidence(utterance, subject, quotes))
        if subject is None and _titles_near(utterance, utterances):
            weighed.append(Weighed(utterance, (), None, 0.0, 0.0, titled=True))
            continue
        if subject is not None and not long and not subject.faint:
            cues = (*cues, *structural(utterance, subject.span, _said(doc, subject.span)))
        if subject is not None and not long and not subject.faint:
            cues = (*cues, *_remarks(utterance, subject, utterances))
            alone = [cue for cue in cues if cue.name in _OF_ONE_WORD]
            if alone and is_listed(utterance, utterances):
                cues = tuple(cue for cue in cues if cue not in alone)
        elif not long and not any(utterance.span.overlaps(quote) for quote in quotes):
            cues = (*cues, *to_the_reader(utterance))
        own = total(cues)
        context = subject.weight if subject is not None and own > 0 else 0.0
        weighed.append(Weighed(utterance, cues, subject, own, own + context))
    return weighed


def _remarks(
    utterance: Utterance, subject: Subject, utterances: Sequence[Utterance]
) -> Iterator[Cue]:
    """The cues of an utterance as a remark: of what follows the claim where it holds the claim."""
    skipped = 0
    tail = utterance
    made_out = subject.claim is not None or subject.statement is not None
    if made_out and utterance.span.overlaps(subject.span):
        skipped = sum(word.start < subject.span.end for word in utterance.words)
        if skipped >= len(utterance.words):
            return
        words = utterance.words[skipped:]
        tail = Utterance(utterance.doc, words, utterance.index, utterance.quoted, utterance.block)
    previous = utterances[utterance.index - 1] if utterance.index else None
    for cue in remarks(tail, previous):
        yield cue._replace(start=cue.start + skipped, end=cue.end + skipped)


def _said(doc: Doc, span: Span) -> frozenset[str]:
    """The lemmas of the nouns, names and numbers of a claim."""
    return frozenset(
        token.lemma_.lower()
        for token in doc
        if span.start <= token.idx < span.end and token.pos_ in {"NOUN", "PROPN", "NUM"}
    )


def _titles_near(utterance: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether the words around speak of a work, whose title a remark may be."""
    around = utterances[max(0, utterance.index - 1) : utterance.index + 2]
    return any(norm in word_set("title") for other in around for norm in other.norms)


def is_named(cues: Sequence[Cue], own: float, points: float) -> bool:
    """Whether the evidence names an act: enough of its own, or some that its claim supports."""
    if own >= REPORTED:
        return True
    if any(cue.points < 0 for cue in cues):
        return False
    sure = any(cue.name.startswith("says-") and cue.points >= REPORTED for cue in cues)
    strong = own >= NEARLY and any(cue.points >= NEARLY for cue in cues)
    return points >= REPORTED and (sure or strong)


def total(cues: Sequence[Cue]) -> float:
    """The points of an utterance: the best cue of each name, hints never more than one together."""
    best: dict[str, float] = defaultdict(float)
    for cue in cues:
        if abs(cue.points) > abs(best[cue.name]):
            best[cue.name] = cue.points
    hints = sum(points for name, points in best.items() if name.startswith("hint"))
    rest = sum(points for name, points in best.items() if not name.startswith("hint"))
    return rest + min(1.0, hints)


def find_acts(
    doc: Doc,
    understanding: Understanding,
    blocks: Sequence[Block] = (),
    article: bool = False,
) -> tuple[Act, ...]:
    """What a post does to the people it speaks of, in the order of the text.

    doc: the parsed post. understanding: its claims and statements. blocks: its structure, in
    offsets of the same text. article: the post is a part of longer prose.
    """
    weighed = weigh(doc, understanding, blocks)
    text = text_of(doc)
    parts = () if article and len(text) > LONG else read_parts(text)
    acts = [
        _held(text, act, part_at(parts, act.span), article) if parts else act
        for act in named_acts(weighed)
        if not parts or _is_discreet(act) or not clears(part_at(parts, act.span))
    ]
    boast = humblebrag(read_utterances(doc, blocks), quoted_runs(text))
    if boast is not None:
        acts.append(boast)
    named = {act.family for act in acts}
    certain = [act for act in acts if act.family in UNKIND]
    for part in parts:
        inside = [item for item in weighed if item.utterance.span.overlaps(part.span)]
        acts += [
            _suspicion(found)
            for found in second_opinion(text, inside, part, named, article)
            if not _is_told(found, certain)
        ]
    return tuple(sorted(acts, key=lambda act: act.span))


def _is_told(opinion: Opinion, named: Sequence[Act]) -> bool:
    """Whether a named act already tells what is unkind in the utterance of a suspicion."""
    unkind = opinion.kind in FAMILIES
    return unkind and any(opinion.item.utterance.span.overlaps(act.span) for act in named)


def _held(text: str, act: Act, impression: Impression, article: bool) -> Act:
    """An act as a suspicion, where the reader is as good as sure that no more than that is due."""
    warned = impression.verdicts["warn"] >= WARNED
    loose = is_loose(text, act.claim, impression, article)
    return replace(act, suspected=True) if warned or loose else act


def _is_discreet(act: Act) -> bool:
    """Whether an act feigns discretion over what was counted, however kindly it sounds."""
    return act.kind is Kind.DISCRETION and act.claim is not None


def named_acts(weighed: Sequence[Weighed]) -> list[Act]:
    """The acts that structure and wordings name by themselves."""
    return [
        act
        for item in weighed
        if is_named(item.cues, item.own, item.points) and (act := _act(item)) is not None
    ]


def _suspicion(opinion: Opinion) -> Act:
    item = opinion.item
    subject = item.subject
    return Act(
        opinion.kind,
        opinion.span,
        opinion.span.cut(text_of(item.utterance.doc)),
        Target.COHORT if item.joined else Target.READER,
        (opinion.reason,),
        item.own,
        subject.claim if subject is not None else None,
        subject.statement if subject is not None else None,
        suspected=not opinion.supported,
    )


def _act(item: Weighed) -> Act | None:
    for_it = [cue for cue in item.cues if cue.points > 0]
    telling = [cue for cue in for_it if cue.kind is not None]
    if not telling:
        return None
    # What the words say outweighs what the form suggests: a form fits many acts.
    votes: dict[Kind, float] = defaultdict(float)
    for cue in [cue for cue in telling if cue.name.startswith("says-")] or telling:
        assert cue.kind is not None
        votes[cue.kind] += cue.points
    kind = max(votes, key=lambda name: votes[name])
    lead = max((cue for cue in telling if cue.kind is kind), key=lambda cue: cue.points)
    span = _marked(item, lead)
    said = tuple(
        dict.fromkeys(cue.said for cue in sorted(for_it, key=lambda cue: -cue.points) if cue.said)
    )
    subject = item.subject
    return Act(
        kind,
        span,
        span.cut(text_of(item.utterance.doc)),
        Target.COHORT if item.joined else Target.READER,
        said,
        item.own,
        subject.claim if subject is not None else None,
        subject.statement if subject is not None else None,
    )


def _marked(item: Weighed, lead: Cue) -> Span:
    """The words to mark: a short comment whole, with its question mark; else what gave it away."""
    utterance = item.utterance
    words = utterance.words
    inside = item.subject is not None and item.subject.span.overlaps(utterance.span)
    if inside or len(utterance.content) > WHOLE:
        words = words[lead.start : lead.end] or words
    elif lead.name != "mocking-emoji":
        last = max(
            place
            for place, word in enumerate(words)
            if word.norm[:1].isalnum() or word.norm in "?!" or lead.end > place
        )
        words = words[: last + 1]
    start, end = words[0].start, words[-1].end
    text = text_of(utterance.doc)
    while end > start and text[end - 1] in " \n\t.,;:—–":
        end -= 1
    while (
        start < end
        and not text[start].isalnum()
        and text[start] not in "“‘\"'[{@#"
        and lead.name != "mocking-emoji"
    ):
        start += 1
    return Span(start, end)
