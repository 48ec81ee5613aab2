"""Turning spaCy's checkpoint into the folder that is shipped, with its licence."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from linter.language import tokens

if TYPE_CHECKING:
    from spacy.language import Language

LICENCE = Path(__file__).parent / "LICENSE-model.md"


def finish(checkpoint: Path, out: Path) -> None:
    """Write the pipeline of a checkpoint to `out`, in place of what is there, in one move."""
    import spacy

    tokens.register()
    nlp = spacy.load(checkpoint)
    half_precision(nlp)
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    # The tokenizer is made by code, and the words seen in training are of no use to the weights.
    nlp.config["initialize"] = {**nlp.config["initialize"], "vectors": None, "init_tok2vec": None}
    for section in ("paths", "corpora", "pretraining"):
        nlp.config[section] = {}
    nlp.config["training"] = {}
    nlp.meta.update(
        name="discreet",
        description="Universal Dependencies pipeline for social posts",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.7,<3.9.0",
    )
    for figure in ("performance", "labels"):
        nlp.meta.pop(figure, None)
    keep_strings(nlp, fresh)
    shutil.copy(LICENCE, fresh / "LICENSE.md")
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def half_precision(nlp: Language) -> None:
    """Round the weights to 16 bits, kept in 32: a wheel packs them to half the size."""
    for name, pipe in nlp.pipeline:
        if name == tokens.LEMMA_NAME:
            continue
        for node in pipe.model.walk():  # type: ignore[attr-defined]
            for key in node.param_names:
                if node.has_param(key):
                    weights = node.get_param(key)
                    node.set_param(key, weights.astype(np.float16).astype(np.float32))


def keep_strings(nlp: Language, out: Path) -> None:
    """Save the pipeline with no strings but those of its labels, features and lemma trees."""
    from spacy.strings import StringStore

    nlp.to_disk(out, exclude=["tokenizer"])
    kept = StringStore(sorted(set(_needed(nlp))))
    kept.to_disk(out / "vocab" / "strings.json")


def _needed(nlp: Language) -> Iterable[str]:
    for _, pipe in nlp.pipeline:
        yield from (str(label) for label in getattr(pipe, "labels", ()))
    yield from _morph_strings(nlp.get_pipe("morphologizer"))
    yield from _tree_strings(nlp, nlp.get_pipe("trainable_lemmatizer"))


def _morph_strings(morphologizer: Any) -> Iterable[str]:
    for analysis in morphologizer.cfg["labels_morph"].values():
        yield analysis
        for feature in filter(None, analysis.split("|")):
            yield feature
            yield from feature.split("=")


def _tree_strings(nlp: Language, lemmatizer: Any) -> Iterable[str]:
    """The pieces that lemma trees put in the place of others."""
    import srsly  # type: ignore[import-untyped]

    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    for tree in trees:
        for key in ("orig", "subst"):
            if tree.get(key):
                yield nlp.vocab.strings[tree[key]]
