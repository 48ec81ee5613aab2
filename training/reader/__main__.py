"""The recipe: `python -m training.reader --base DIR --drafts FILE… --sites DIR --out DIR`."""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import torch

from linter.documents.read import read_text
from training.reader.export import export
from training.reader.fit import fit
from training.reader.labels import harmless, read_drafts
from training.reader.network import Network

PASSAGES = 450
"""Passages of real sites that are learned from as harmless."""
_TELLING = re.compile(r"\d|\b(?:one|two|three|people|users?|someone|you|members?|who)\b", re.I)


def main() -> None:
    """Train from the command line's paths and leave the exported network in --out."""
    options = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    options.add_argument("--base", type=Path, required=True, help="folder of MiniLM's weights")
    options.add_argument("--drafts", type=Path, nargs="+", required=True, help="labelled drafts")
    options.add_argument("--sites", type=Path, nargs="*", default=[], help="folders of real posts")
    options.add_argument("--out", type=Path, required=True, help="linter/reader/model")
    options.add_argument("--passes", type=int, default=8)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    torch.manual_seed(args.seed)
    drafts = [draft for path in args.drafts for draft in read_drafts(path)]
    drafts += [harmless(text) for text in _passages(args.sites, args.seed)]
    print(f"{len(drafts):,} drafts")
    network = Network(args.base)
    fit(network, drafts, args.passes, args.seed)
    export(network, args.out)


def _passages(folders: list[Path], seed: int) -> list[str]:
    """Paragraphs of real posts that speak of numbers or people, most of them about neither."""
    found = dict.fromkeys(text for folder in folders for text in _paragraphs(folder))
    telling = [text for text in found if _TELLING.search(text)]
    return random.Random(seed).sample(telling, min(PASSAGES, len(telling)))


def _paragraphs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".md", ".tweet"} or not path.is_file():
            continue
        for post in read_text(path.read_text(encoding="utf-8"), str(path)).posts:
            for paragraph in re.split(r"\n+", post.text):
                if 4 <= len(paragraph.split()) <= 110:
                    yield paragraph.strip()


if __name__ == "__main__":
    main()
