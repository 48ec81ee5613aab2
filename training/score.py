"""Scores on the test parts: `python -m training.score --treebank DIR --entities DIR [--model DIR]`.

Words are compared by their characters, as in the CoNLL 2018 shared task: a word that is cut
differently counts as wrong in every column, and punctuation counts like any other word.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from training.augment import copy, drop_last_mark, lower
from training.corpus import group_sentences
from training.examples import join
from training.treebank import Sentence, read_conllu, read_uner, read_wnut

if TYPE_CHECKING:
    from spacy.language import Language

Place = tuple[int, int]


def main() -> None:
    """Print the scores as JSON."""
    from linter.language.pipeline import load

    options = argparse.ArgumentParser(prog="python -m training.score", description=__doc__)
    options.add_argument("--treebank", type=Path, required=True)
    options.add_argument("--entities", type=Path, required=True)
    options.add_argument("--drafts", type=Path, default=Path(__file__).parent)
    options.add_argument("--model", help="folder of a pipeline, if not the shipped one")
    options.add_argument(
        "--part", default="test", choices=("dev", "test"), help="which part of the treebank"
    )
    args = options.parse_args()
    nlp = load(args.model)
    test = list(read_conllu(args.treebank / f"en_ewt-ud-{args.part}.conllu"))
    report: dict[str, dict[str, float]] = {
        f"EWT {args.part}": score_trees(nlp, test),
        f"EWT {args.part}, lower case, no final marks": score_trees(nlp, plain(test)),
    }
    drafts = [
        tree for path in sorted(args.drafts.glob("drafts*.conllu")) for tree in read_conllu(path)
    ]
    if drafts:
        report["own drafts"] = score_trees(nlp, drafts)
        report["own drafts, lower case, no final marks"] = score_trees(nlp, plain(drafts))
    if args.part == "test":
        uner = list(read_uner(args.entities / "uner-en_ewt-ud-test.iob2"))
        wnut = list(read_wnut(args.entities / "wnut17-test.conll"))
        report["UNER EWT test, PER"] = score_people(nlp, uner)
        report["UNER EWT test, lower case, PER"] = score_people(nlp, plain(uner))
        report["WNUT-17 test, PER"] = score_people(nlp, wnut)
    report["speed"] = {"tokens a second": speed(nlp, test)}
    print(json.dumps(report, indent=1))


def plain(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences in lower case and without their final punctuation, each a text of its own."""
    rng = Random(0)
    changed = [lower(drop_last_mark(copy(sentence), rng), rng) for sentence in sentences]
    return [replace(sentence, document=str(number)) for number, sentence in enumerate(changed)]


def documents(sentences: Sequence[Sentence]) -> Iterable[list[Sentence]]:
    """The sentences by document, in order."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield list(group)


def score_trees(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of each layer in percent, over whole documents as running text."""
    right: Counter[str] = Counter()
    golds = systems = 0
    for group in documents(sentences):
        text, gold, places = join(group, [" "] * (len(group) - 1))
        doc = nlp(text)
        at = {(token.idx, token.idx + len(token)): token for token in doc if not token.is_space}
        golds += len(places)
        systems += len(at)
        lengths = [0, *accumulate(len(sentence.words) for sentence in group)][:-1]
        starts = {places[number][0] for number in lengths}
        for number, place in enumerate(places):
            token = at.get(place)
            if token is None:
                continue
            right["words"] += 1
            right["UPOS"] += token.pos_ == gold.pos[number]
            right["XPOS"] += token.tag_ == gold.tags[number]
            right["UFeats"] += str(token.morph) == gold.morphs[number]
            right["lemma"] += token.lemma_.lower() == gold.lemmas[number].lower()
            head = (token.head.idx, token.head.idx + len(token.head))
            attached = head == places[gold.heads[number]]
            labelled = attached and token.dep_ == gold.deps[number]
            right["UAS"] += attached
            right["LAS"] += labelled
            if gold.pos[number] != "PUNCT":
                right["no marks"] += 1
                right["UAS without punctuation"] += attached
                right["LAS without punctuation"] += labelled
        found = {sentence.start_char for sentence in doc.sents}
        right["starts"] += len(starts & found)
        right["gold starts"] += len(starts)
        right["found starts"] += len(found)
    scores = {
        name: 200 * right[name] / (golds + systems)
        for name in ("words", "UPOS", "XPOS", "UFeats", "lemma", "UAS", "LAS")
    }
    for name in ("UAS without punctuation", "LAS without punctuation"):
        scores[name] = 100 * right[name] / right["no marks"]
    scores["sentence starts"] = (
        200 * right["starts"] / (right["gold starts"] + right["found starts"])
    )
    return {name: round(value, 1) for name, value in scores.items()}


def score_people(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Precision, recall and F1 in percent of names of people, whole spans only."""
    right = golds = systems = 0
    for group in documents(sentences):
        text, gold, places = join(group, [" "] * (len(group) - 1))
        wanted = {
            (places[first][0], places[last - 1][1])
            for first, last, kind in gold.entities or ()
            if kind == "PER"
        }
        found = {
            (span.start_char, span.end_char) for span in nlp(text).ents if span.label_ == "PER"
        }
        right += len(wanted & found)
        golds += len(wanted)
        systems += len(found)
    return {
        "precision": round(100 * right / max(systems, 1), 1),
        "recall": round(100 * right / max(golds, 1), 1),
        "F1": round(200 * right / max(golds + systems, 1), 1),
        "names": golds,
    }


def speed(nlp: Language, sentences: Sequence[Sentence], rounds: int = 3) -> int:
    """Tokens a second of processor time, the best of some rounds, in short texts."""
    texts = [
        join(group, [" "] * (len(group) - 1))[0] for group in group_sentences(sentences, Random(0))
    ]
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        best = max(best, tokens / (time.process_time() - start))
    return round(best)


if __name__ == "__main__":
    main()
