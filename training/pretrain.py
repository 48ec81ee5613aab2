"""Pretraining of the embedding: `python -m training.pretrain`.

Some words of running text are masked, and the embedding learns to tell the vector of each from
those around it. The result starts the training proper: `python -m training --pretrained
OUT/model1.bin`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from linter.language import tokens
from training.texts import read_texts

RECIPE = Path(__file__).parent / "recipe.cfg"


def main() -> None:
    """Write one weights file an epoch to --out."""
    import srsly  # type: ignore[import-untyped]
    from spacy import util
    from spacy.training.pretrain import pretrain
    from thinc.api import NumpyOps, set_current_ops

    options = argparse.ArgumentParser(prog="python -m training.pretrain", description=__doc__)
    options.add_argument("--vectors", type=Path, required=True, help="what training.vectors wrote")
    options.add_argument("--content", type=Path, required=True, help="folder of Markdown posts")
    options.add_argument("--treebank", type=Path, required=True)
    options.add_argument("--entities", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))
    tokens.register()
    texts = read_texts(args.content, args.treebank, args.entities, seed=3)
    srsly.write_jsonl(args.out / "texts.jsonl", ({"text": text} for text in texts))
    save_vectors(args.vectors, args.out / "vectors")
    overrides: dict[str, Any] = {
        "paths.texts": str(args.out / "texts.jsonl"),
        "paths.vectors": str(args.out / "vectors"),
    }
    config = util.load_config(RECIPE, overrides=overrides, interpolate=False)
    config["nlp"]["pipeline"] = ["tok2vec"]
    config["components"] = {"tok2vec": config["components"]["tok2vec"]}
    config["corpora"] = {"texts": config["corpora"]["texts"]}
    config["training"]["score_weights"] = {}
    pretrain(config.interpolate(), args.out)


def save_vectors(source: Path, out: Path) -> None:
    """A spaCy folder of the vectors of a word2vec text file, found by norm."""
    import spacy
    from spacy.vectors import Vectors

    nlp = spacy.blank("en")
    words = []
    rows = []
    for line in source.read_text(encoding="utf-8").splitlines()[1:]:
        word, *values = line.split(" ")
        words.append(nlp.vocab.strings.add(word))
        rows.append([float(value) for value in values])
    data = 2 * np.asarray(rows, dtype="f")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, keys=words, attr="NORM", name="minilm"
    )
    nlp.to_disk(out)


if __name__ == "__main__":
    main()
