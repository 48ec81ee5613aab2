"""What the network says of pieces, as what it says of words and of runs of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.reader.model import Sort
from linter.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Run = tuple[int, int, int, float]
BRIDGED = 2
"""Most words between two runs of people that are one phrase ("12 of our Peckham riders")."""
THEIRS = 0.15
"""Probability that each word between two runs must have of their sort."""
BEGINS = 0.6
"""Probability from which a word begins a run of its own behind one with the same label."""


class Pieced(NamedTuple):
    """A word and the pieces it was cut into: the first, and one behind the last."""

    span: Span
    first: int
    last: int


class Tagged(NamedTuple):
    """The probabilities of no label and of each label, and of a label that begins here."""

    chances: list[float]
    begins: float


def words_of(text: str, spans: Sequence[Span]) -> Iterator[Pieced]:
    """The words that pieces belong to: a number, a hyphened word or a name stays whole."""
    word: Pieced | None = None
    for index, span in enumerate(spans):
        if span.start == span.end:
            continue
        if word is not None and _goes_on(text, word.span, span):
            word = Pieced(Span(word.span.start, span.end), word.first, index + 1)
            continue
        if word is not None:
            yield word
        word = Pieced(span, index, index + 1)
    if word is not None:
        yield word


def _goes_on(text: str, word: Span, piece: Span) -> bool:
    if word.end != piece.start:
        return False
    if text[piece.start].isalnum():
        return text[word.end - 1].isalnum() or text[word.end - 1] in "-‑.,'’@#"
    # A sign inside a word: 1,260, don't, check-in. One behind it is a word of its own.
    inner = text[piece.start] in "-‑.,'’" and piece.end < len(text)
    return inner and text[word.end - 1].isalnum() and text[piece.end].isalnum()


def of_words(words: Sequence[Pieced], tags: NDArray[np.float32]) -> list[Tagged]:
    """Each word's probabilities: the means of its pieces'."""
    import numpy as np

    found = []
    for word in words:
        mean = tags[word.first : word.last].mean(axis=0)
        chances = np.concatenate([mean[:1], mean[1::2] + mean[2::2]])
        found.append(Tagged(chances.tolist(), float(tags[word.first, 1::2].sum())))
    return found


def runs(words: Sequence[Tagged]) -> Iterator[Run]:
    """Runs of words with one label: first word, one behind the last, label, mean probability."""
    best = [max(range(len(w.chances)), key=lambda k: w.chances[k]) - 1 for w in words]
    start = 0
    while start < len(words):
        label = best[start]
        end = start + 1
        while end < len(words) and best[end] == label and words[end].begins < BEGINS:
            end += 1
        if label >= 0:
            chances = [word.chances[label + 1] for word in words[start:end]]
            yield start, end, label, sum(chances) / len(chances)
        start = end


def joined(
    runs: Iterator[Run], words: Sequence[Tagged], names: Sequence[str], texts: Sequence[str]
) -> Iterator[Run]:
    """Runs of people with a word or two of theirs between them, as one; so a whole and its noun.

    texts: the words themselves.
    """
    people, whole = names.index(Sort.PEOPLE), names.index(Sort.BASE)
    persons = {people, names.index(Sort.SINGLE)}
    last: Run | None = None
    for run_ in runs:
        if last is not None and last[2] == whole and run_[0] == last[1]:
            counted = any(sign.isdigit() for word in texts[run_[0] : run_[1]] for sign in word)
            if run_[2] == whole or (run_[2] == people and not counted):
                # "the 460 | patients | sent home": the noun of a whole belongs to it; the part in
                # "of our 800 jackets | 2.5%" does not.
                last = (last[0], run_[1], whole, max(last[3], run_[3]))
                continue
        if last is not None and run_[2] == last[2] and run_[2] in persons:
            between = words[last[1] : run_[0]]
            theirs = all(word.chances[run_[2] + 1] >= THEIRS for word in between)
            if 0 < len(between) <= BRIDGED and theirs:
                last = (last[0], run_[1], run_[2], max(last[3], run_[3]))
                continue
        if last is not None:
            yield last
        last = run_
    if last is not None:
        yield last
