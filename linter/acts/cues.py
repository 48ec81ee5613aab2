"""Structural cues: what an utterance does by its form, whatever its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.acts.cue import FINITE, OURSELVES, Cue, whole
from linter.acts.labels import ITEMS
from linter.acts.model import Kind
from linter.acts.spoken_to import callback, command, opener, question, told, vocative
from linter.acts.utterances import Utterance
from linter.acts.vocabulary import word_set
from linter.lexicons import shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAGS = frozenset("eh huh innit right yeah aye".split())
_POINTERS = frozenset("that it this which you they these those he she".split())
_AGENTS = ("ers", "ists", "ards", "iots", "heads", "wits", "phobes", "maniacs", "bags", "cats")
_SERVANTS = frozenset(
    "app tracker watch statement history dashboard machine model map page".split()
)
_MINDFUL = frozenset(
    "know remember hear see talk forget judge count tell notice listen miss".split()
)


def structural(
    utterance: Utterance, claim: Span, said: frozenset[str] = frozenset()
) -> Iterator[Cue]:
    """The structural cues of one utterance that comments on the claim at `claim`, or holds it.

    said: the lemmas of the nouns, names and numbers of the claim, which a comment may throw back.
    """
    size = len(utterance.words)
    finders = [_contrast, callback, vocative, _watcher, _complaint, _emoji, _verdict]
    if not utterance.span.overlaps(claim):
        finders += [question, command, told]
    if utterance.span.start >= claim.end:
        finders += [_fragment, _wry, _named, opener]
        yield from _echo(utterance, said)
    for finder in finders:
        for cue in finder(utterance):
            yield cue._replace(start=max(0, cue.start), end=min(size, cue.end))


def _contrast(utterance: Utterance) -> Iterator[Cue]:
    norms = utterance.norms
    for place, norm in enumerate(norms[:-3]):
        if (
            norm not in {"n't", "not"}
            or place < 2
            or norms[place - 1] not in {"is", "are", "was", "'s", "'re", "were"}
        ):
            continue
        if norms[place - 2] not in _POINTERS:
            continue
        rest = norms[place + 1 :]
        for comma, word in enumerate(rest[:-2]):
            if (
                word in {",", ";", "."}
                and rest[comma + 1] in {"it", "that", "this", "they", "you"}
                and rest[comma + 2] in {"'s", "is", "are", "'re", "was"}
            ):
                yield Cue(
                    "contrast",
                    Kind.TEASE,
                    2.0,
                    "a put-down of the form 'that is not this, it is that'",
                    place - 2,
                    len(norms),
                )
                return


def _watcher(utterance: Utterance) -> Iterator[Cue]:
    for place, word in enumerate(utterance.words):
        token = utterance.doc[word.token]
        if token.pos_ not in FINITE or word.start != token.idx:
            continue
        lemma = token.lemma_.lower()
        perceives, minds = lemma in word_set("perceive"), lemma in word_set("device-verb")
        if not perceives and not minds:
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is None or utterance.norms[:2] == ["so", "did"]:
            continue  # "So did we" joins in.
        device = subject.lemma_.lower() in word_set("device")
        if device and minds:
            curt = len(utterance.content) <= 6 and subject.lemma_.lower() not in _SERVANTS
            yield Cue(
                "device-knows",
                Kind.WATCHING,
                2.0 if curt and lemma in _MINDFUL else 1.5,
                f"“{subject.lower_}” made to watch people",
                _from(utterance, subject, place),
                place + 1,
            )
        elif perceives and subject.lower_ in {"we", "i"}:
            objects = {
                child.lower_
                for child in token.children
                if child.dep_ in {"obj", "iobj", "ccomp", "obl"}
            }
            below = {child.lower_ for child in token.subtree if child.i > token.i}
            if objects & OURSELVES:
                continue
            if lemma == "know" and not below & {
                "you",
                "your",
                "who",
                "what",
                "where",
                "when",
                "which",
            }:
                continue
            if (
                objects & {"you", "it", "everything", "that", "them", "these"}
                or "you" in below
                or "your" in below
                or not objects
            ):
                yield Cue(
                    "brand-watches",
                    Kind.WATCHING,
                    1.0,
                    "the brand watches people",
                    _from(utterance, subject, place),
                    place + 1,
                )


def _from(utterance: Utterance, subject: Token, verb: int) -> int:
    """The place of the first word of a verb's subject, so that the two are marked together."""
    first = subject.left_edge.i
    return next((at for at, word in enumerate(utterance.words[:verb]) if word.token >= first), verb)


def _complaint(utterance: Utterance) -> Iterator[Cue]:
    for place, word in enumerate(utterance.words):
        token = utterance.doc[word.token]
        if token.pos_ != "VERB" or token.lemma_.lower() not in word_set("human-verb"):
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if (
            subject is None
            or subject.pos_ != "NOUN"
            or shipped("people").first(subject.lemma_.lower())
        ):
            continue
        if subject.lemma_.lower() in word_set("speaker"):
            continue
        owners = {child.lower_ for child in subject.children}
        if "our" in owners and "your" not in owners:
            continue
        points = 2.0 if "your" in owners else 1.5
        yield Cue(
            "complaint",
            Kind.TEASE,
            points,
            f"“{subject.lower_}” made to complain about them",
            _from(utterance, subject, place),
            place + 1,
        )
        return


def _emoji(utterance: Utterance) -> Iterator[Cue]:
    for place, word in enumerate(utterance.words):
        if word.norm in word_set("laughter"):
            said = f"a mocking {word.norm}" if not word.norm.isalpha() else f"“{word.norm}”"
            yield Cue("mocking-emoji", Kind.LAUGH, 1.5, said, place, place + 1)
            return
        if word.norm in word_set("mocking-emoji"):
            yield Cue("mocking-emoji", Kind.LAUGH, 1.0, f"a mocking {word.norm}", place, place + 1)
            return


def _verdict(utterance: Utterance) -> Iterator[Cue]:
    """You/that/it/they + be + a predicate: what it says of them is for the lexicons to weigh."""
    norms = utterance.norms
    for place, norm in enumerate(norms[:-2]):
        if norm in {"you", "they"} and norms[place + 1] in {"'re", "are", "were"}:
            rest = next(
                (word for word in utterance.words[place + 2 :] if word.norm[:1].isalpha()), None
            )
            if rest is not None and utterance.doc[rest.token].pos_ in {"ADJ", "NOUN"}:
                yield Cue(
                    "says-what-you-are", Kind.SCOLD, 0.5, "it says what they are", place, len(norms)
                )
            return


def _echo(utterance: Utterance, said: frozenset[str]) -> Iterator[Cue]:
    """A short remark that throws a word of the claim back: "Forty. Eight.", "It's a frog."."""
    content = utterance.content
    if not 0 < len(content) <= 5 or utterance.speaks_of_us or utterance.asks:
        return
    if any(
        word.lemma in said and utterance.doc[word.token].pos_ in {"NOUN", "NUM", "PROPN"}
        for word in content
    ):
        yield whole(utterance, "echo", Kind.TEASE, 1.0, "it throws their own words back")


def _wry(utterance: Utterance) -> Iterator[Cue]:
    """A remark that ends on a wry word: "…, then.", "…, presumably.", "…, we fear."."""
    norms = utterance.said
    if not 2 <= len(norms) <= 14:
        return
    last = utterance.content[-1]
    before = next((w.norm for w in reversed(utterance.words) if w.end <= last.start), "")
    if norms[-1] in word_set("wry") and (before == "," or len(norms) <= 4):
        yield whole(utterance, "wry", Kind.TEASE, 1.0, f"a dry “{norms[-1]}”")
    elif norms[-2] in {"we", "i"} and norms[-1] in word_set("wry-verb"):
        yield whole(utterance, "wry", Kind.TEASE, 1.0, f"a dry “{norms[-2]} {norms[-1]}”")


def _named(utterance: Utterance) -> Iterator[Cue]:
    """Somebody called by name: "Nice try, Susan."."""
    content = utterance.content
    if not 2 <= len(content) <= 12:
        return
    for word, near in ((content[-1], -1), (content[0], 1)):
        token = utterance.doc[word.token]
        place = utterance.words.index(word)
        beside = (
            utterance.words[place + near].norm if 0 <= place + near < len(utterance.words) else ""
        )
        if (
            not token.text.isupper()
            and word.norm not in word_set("vocative")
            and token.pos_ == "PROPN"
            and beside == ","
            and word.norm not in word_set("greeting")
            and not any(w.norm[:1].isdigit() for w in content)
        ):
            # The tagger takes "eh" for a name; it nudges as one does.
            why = "a nudge" if word.norm in _TAGS else "calling them by name"
            yield Cue("calls-by-name", Kind.TEASE, 1.0, f"{why}: “{token.text}”", place, place + 1)
            return


def _fragment(utterance: Utterance) -> Iterator[Cue]:
    content = utterance.content
    if not content or len(content) > 3 or utterance.asks:
        return
    if any(
        utterance.doc[word.token].pos_ in FINITE and word.norm not in word_set("number")
        for word in content
    ):
        return
    if (
        any(word.norm[:1].isdigit() for word in content)
        or "#" in utterance.norms
        or "@" in utterance.norms
    ):
        return
    if utterance.norms[-1] in {":", "|"} or utterance.block in ITEMS:
        return
    if (
        len(content) == 1
        and utterance.doc[content[0].token].pos_ in {"ADJ", "INTJ"}
        and (utterance.norms[0] not in '(["' and not utterance.after_label)
        and content[0].norm not in word_set("one-word-invitation")
    ):
        yield whole(utterance, "one-word", Kind.SCOLD, 2.0, "a verdict of one word")
        return
    if len(content) == 1 and content[0].norm.endswith(_AGENTS) and not utterance.after_label:
        yield whole(utterance, "one-word", Kind.INSULT, 2.0, "a name called after them")
        return
    alone = content[0] if len(content) == 1 and not utterance.after_label else None
    if alone is not None and alone.norm not in word_set("one-word-invitation"):
        token = utterance.doc[alone.token]
        if token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", []):
            yield whole(utterance, "one-word", Kind.INSULT, 1.5, "a name called after them")
            return
    says = any(utterance.doc[word.token].pos_ in {"ADJ", "ADV", "INTJ"} for word in content)
    yield whole(utterance, "aside", Kind.TEASE, 1.0 if says else 0.5, "a clipped aside")
