"""Plain text to pretrain on: Markdown paragraphs and the training sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.treebank import read_conllu, read_wnut

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_CODE = re.compile(r"```.*?```|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>|!\[[^\]]*\]\([^)]*\)", re.S)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_#>`|]+")

_LONGEST = 1500
"""Characters of a paragraph that are kept."""


def read_texts(content: Path, treebank: Path, entities: Path, seed: int) -> list[str]:
    """All texts in a random order, some in lower case or capitals, some with curly apostrophes."""
    rng = random.Random(seed)
    texts = list(paragraphs(content))
    trees = list(read_conllu(treebank / "en_ewt-ud-train.conllu"))
    for at in range(0, len(trees), 4):
        # Twice, since there is five times as much of the rest and none of it is informal.
        texts += [" ".join(sentence.text for sentence in trees[at : at + 4])] * 2
    for post in read_wnut(entities / "wnut17-train.conll"):
        texts += [post.text] * 2
    varied = []
    for text in texts:
        chance = rng.random()
        if chance < 0.2:
            text = text.lower()
        elif chance < 0.23:
            text = text.upper()
        varied.append(text.replace("'", "’") if rng.random() < 0.3 else text)
    rng.shuffle(varied)
    return varied


def paragraphs(content: Path) -> Iterator[str]:
    """Running text of the Markdown files under a folder, without marks, links or code."""
    for path in sorted(content.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        text = _CODE.sub(" ", _FRONT_MATTER.sub("", text))
        text = _MARKS.sub(" ", _LINK.sub(r"\1", text))
        for part in re.split(r"\n\s*\n", text):
            paragraph = " ".join(part.split())
            letters = sum(char.isalpha() for char in paragraph)
            if paragraph.count(" ") >= 5 and letters > 0.7 * len(paragraph):
                yield paragraph[:_LONGEST]
