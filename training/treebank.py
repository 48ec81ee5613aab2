"""Reading annotated sentences: CoNLL-U trees, and entity files of one word a line."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One sentence of gold annotation; the lists run in parallel, one entry a word.

    `heads` are indices into this sentence, the root's its own. With no tree, `heads` is empty and
    so are the tags; `entities` is None where nobody looked for entities, which is not the same as
    none there.
    """

    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entities: list[tuple[int, int, str]] | None = None
    document: str = ""

    @property
    def text(self) -> str:
        """The sentence as written, without the space after it."""
        pieces = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " * space for word, space in pieces).rstrip(" ")


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The trees of a CoNLL-U file, in order, without empty nodes."""
    document = text = ""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield _tree(rows, text, document)
            rows = []


def _tree(rows: list[list[str]], text: str, document: str) -> Sentence:
    words = [row[1] for row in rows]
    return Sentence(
        words=words,
        spaces=_spaces(words, text),
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        document=document,
    )


def _spaces(words: list[str], text: str) -> list[bool]:
    """Whether white space follows each word. Raises ValueError if one isn't in the text."""
    spaces = []
    at = 0
    for word in words:
        at = text.index(word, at) + len(word)
        spaces.append(text[at : at + 1].isspace())
    if spaces:
        spaces[-1] = True
    return spaces


def read_uner(path: Path) -> Iterator[Sentence]:
    """Universal NER's file: CoNLL-U comments, then number, word and IOB2 label a row."""
    document = text = ""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            words = [row[1] for row in rows]
            entities = entity_spans(row[2] for row in rows)
            # The texts of these files part "it 's", which the treebank's own don't.
            guess = _guess_spaces(words)
            spaces = [a and b for a, b in zip(_spaces(words, text), guess, strict=True)]
            yield Sentence(words, spaces, entities=entities, document=document)
            rows = []


_WNUT_LABELS = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "creative-work": "TITLE",
    "product": "PRODUCT",
}


def read_wnut(path: Path) -> Iterator[Sentence]:
    """WNUT-17's file: word and IOB2 label a row, posts apart; its spacing is guessed."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""]):
        word, _, label = html.unescape(line).strip().partition("\t")
        if word:
            prefix, _, kind = label.strip().partition("-")
            rows.append((word, f"{prefix}-{_WNUT_LABELS[kind]}" if kind else "O"))
        elif rows:
            words = [word for word, _ in rows]
            entities = entity_spans(label for _, label in rows)
            yield Sentence(
                words, _guess_spaces(words), entities=entities, document=f"{path.stem}-{number}"
            )
            rows = []


_NO_SPACE_BEFORE = {
    ".",
    ",",
    "!",
    "?",
    ":",
    ";",
    ")",
    "...",
    "'s",
    "n't",
    "'m",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "%",
    "’s",
}
_NO_SPACE_AFTER = {"(", "$", "£"}


def _guess_spaces(words: list[str]) -> list[bool]:
    """Spacing for words whose text is lost: none before closing marks and clitics."""
    return [
        word not in _NO_SPACE_AFTER and after not in _NO_SPACE_BEFORE
        for word, after in zip(words, [*words[1:], ""], strict=True)
    ]


def entity_spans(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """IOB2 labels as (first word, word after the last, label)."""
    spans: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        prefix, _, kind = label.partition("-")
        if prefix == "B":
            spans.append((at, at + 1, kind))
        elif prefix == "I" and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1, spans[-1][2])
    return spans
