"""The recipe: `python -m training.reader --base DIR --drafts FILE… --sites DIR --out FILE`."""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import torch

from linter.documents.read import read_text
from training.reader.export import export
from training.reader.fit import fit
from training.reader.labels import harmless, read_draft, read_rows
from training.reader.network import Network
from training.reader.resume import resume
from training.reader.several import in_portions, is_joinable, joined

PASSAGES = 350
"""Passages of each folder of real posts that are learned from as harmless, at the most."""
LONGEST_POST = 150
"""Words of a post that is learned from whole; of a longer one, its paragraphs are."""
_TELLING = re.compile(r"\d|\b(?:one|two|three|people|users?|someone|you|members?|who)\b", re.I)


def main() -> None:
    """Train from the command line's paths and leave the exported network in --out."""
    options = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    options.add_argument("--base", type=Path, required=True, help="folder of the encoder's weights")
    options.add_argument("--layers", type=int, help="how many of its layers are kept")
    options.add_argument("--drafts", type=Path, nargs="+", required=True, help="labelled drafts")
    options.add_argument(
        "--recall", type=Path, nargs="*", default=[],
        help="drafts learned before, of which some are learned again",
    )  # fmt: skip
    options.add_argument("--recalled", type=int, default=2000, help="how many of them")
    options.add_argument(
        "--joined", type=int, default=0, help="posts to make of two to six of them"
    )
    options.add_argument("--sites", type=Path, nargs="*", default=[], help="folders of real posts")
    options.add_argument(
        "--from", dest="start", type=Path, nargs="*", default=[],
        help="exported network to go on from; of several, their mean",
    )  # fmt: skip
    options.add_argument(
        "--shares", type=float, nargs="*", default=[], help="how much each of them counts for"
    )
    options.add_argument("--hold", type=int, default=0, help="lowest layers that stay as they are")
    options.add_argument("--out", type=Path, required=True, help="the file.onnx to write")
    options.add_argument("--passes", type=int, default=7, help="0 only writes what --from gives")
    options.add_argument("--rate", type=float, default=8e-5, help="peak learning rate")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    if args.shares and len(args.shares) != len(args.start):
        options.error("--shares takes one number for each file of --from")
    torch.manual_seed(args.seed)
    rows = [row for path in args.drafts for row in read_rows(path)]
    known = [row for path in args.recall for row in read_rows(path)]
    rows += random.Random(args.seed).sample(known, min(args.recalled, len(known)))
    rows += joined([row for row in known if is_joinable(row)], args.joined, args.seed)
    drafts = [read_draft(row) for row in in_portions(rows)]
    for folder in args.sites:
        drafts += [harmless(text) for text in _passages(folder, args.seed)]
    print(f"{len(drafts):,} drafts")
    network = Network(args.base, args.layers)
    if args.start:
        resume(network, *args.start, shares=args.shares)
    if args.hold:
        network.hold(args.hold)
    if args.passes:
        fit(network, drafts, args.passes, args.seed, args.rate)
    export(network, args.out, drafts)


def _passages(folder: Path, seed: int) -> list[str]:
    """Posts and paragraphs of real sites, three in four of them with numbers or people in them.

    Files whose names hash to an even number are left for trials (docs/reader.md).
    """
    found = list(dict.fromkeys(_texts(folder)))
    choose = random.Random(seed)
    telling = [text for text in found if _TELLING.search(text)]
    others = [text for text in found if not _TELLING.search(text)]
    return [
        *choose.sample(telling, min(PASSAGES * 3 // 4, len(telling))),
        *choose.sample(others, min(PASSAGES // 4, len(others))),
    ]


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".md", ".tweet"} or not path.is_file():
            continue
        if zlib.crc32(path.name.encode()) % 2 == 0:
            continue
        for post in read_text(path.read_text(encoding="utf-8"), str(path)).posts:
            if len(post.text.split()) <= LONGEST_POST:
                yield post.text.strip()
            else:
                yield from (text.strip() for text in re.split(r"\n+", post.text) if text.strip())


if __name__ == "__main__":
    main()
