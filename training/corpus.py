"""Which sentences train the model and which only watch it, joined to texts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from training.augment import vary
from training.examples import make_example
from training.treebank import Sentence, read_conllu, read_uner, read_wnut

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

Reader = Callable[["Language"], Iterator["Example"]]

_GAPS = [" ", " ", " ", " ", " ", "\n", "\n\n", "\n\n"]


def register() -> None:
    """Make the two readers known to spaCy by the names that recipe.cfg uses."""
    import spacy.util

    readers = spacy.util.registry.readers
    readers("discreet.training.v1", func=training_reader)
    readers("discreet.development.v1", func=development_reader)


def training_reader(
    treebank: str, entities: str, drafts: str | None, passes: int, seed: int
) -> Reader:
    """Examples to learn from: the first pass as written, every later one varied afresh.

    Trees from EWT train and our own drafts; entities from WNUT-17 train and dev and UNER's EWT dev.
    """

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed)
        trees = list(read_conllu(Path(treebank) / "en_ewt-ud-train.conllu"))
        named = training_entities(Path(entities))
        own = list(read_conllu(Path(drafts))) if drafts else []
        for number in range(passes):
            for texts in (trees, named, own * _DRAFT_WEIGHT):
                varied = [vary(sentence, rng) for sentence in texts] if number else texts
                yield from _examples(nlp, varied, rng)

    return _once(read)


_DRAFT_WEIGHT = 3
"""How often a sentence of our own drafts is seen for each time one of the treebank is."""


def training_entities(entities: Path) -> list[Sentence]:
    """The sentences with entities, and no tree, that may be learnt from."""
    return list(
        chain(
            read_wnut(entities / "wnut17-train.conll"),
            read_wnut(entities / "wnut17-dev.conll"),
            # EWT dev picks the best tree model below, so it lends its names only.
            read_uner(entities / "uner-en_ewt-ud-dev.iob2"),
        )
    )


def development_reader(treebank: str) -> Reader:
    """Examples that choose the best step: EWT dev."""

    def read(nlp: Language) -> Iterator[Example]:
        trees = list(read_conllu(Path(treebank) / "en_ewt-ud-dev.conllu"))
        yield from _examples(nlp, trees, random.Random(0), learn=False)

    return _once(read)


def _once(read: Reader) -> Reader:
    """A reader that keeps what it made: spaCy asks for it once for each component."""
    kept: list[Example] = []

    def again(nlp: Language) -> Iterator[Example]:
        if not kept:
            kept.extend(read(nlp))
        yield from kept

    return again


def _examples(
    nlp: Language, sentences: Sequence[Sentence], rng: random.Random, learn: bool = True
) -> Iterator[Example]:
    for group in group_sentences(sentences, rng):
        gaps = [rng.choice(_GAPS) if learn else " " for _ in group[1:]]
        yield make_example(nlp, group, gaps, learn=learn)


def group_sentences(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Texts of one to six neighbours, so that the parser learns where a sentence ends."""
    group: list[Sentence] = []
    size = 1
    for sentence in sentences:
        if group and (group[-1].document != sentence.document or len(group) >= size):
            yield group
            group = []
        if not group:
            size = rng.choice((1, 1, 2, 3, 4, 6))
        group.append(sentence)
    if group:
        yield group
