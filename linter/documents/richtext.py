"""Rich text as editors save it in data: a list of runs, cut wherever a word is bold or a link.

    {"_type": "block", "children": [{"_type": "span", "text": "To the "}, {"_type": "span", …}]}

A run by itself is no sentence, and a bold number no words at all; the paragraph is read as one.
"""

from __future__ import annotations

from linter.documents.passage import Passage, PassageWriter
from linter.documents.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence

_KINDS = ("_type", "nodeType", "type")
_RUNS = frozenset({"span", "text"})
_ENDS = (".", "!", "?")
_HOLDERS = frozenset({"hyperlink", "link", "entry-hyperlink", "asset-hyperlink"})


def paragraph(items: Sequence) -> Passage | None:
    """The words of a list that holds nothing but runs of text and links; None of any other."""
    runs: list[Passage] = []
    if not items.items or not _gather(items, runs, MAX_DEPTH):
        return None
    writer = PassageWriter()
    before = ""
    for run in runs:
        if before.endswith(_ENDS) and run.text[:1].isalnum():
            writer.free("\n\n")  # no sentence cut in two, but texts in a list
        writer.append(run, 0, len(run.text))
        before = run.text
    return writer.passage()


def _gather(items: Sequence, runs: list[Passage], depth: int) -> bool:
    return depth > 0 and all(_gather_run(item, runs, depth) for item in items.items)


def _gather_run(item: Node, runs: list[Passage], depth: int) -> bool:
    """Whether an item is a run or a link, whose runs are added."""
    if not isinstance(item, Mapping):
        return False
    kind = item.scalar(*_KINDS)
    for name, _, node in item.entries:
        if kind in _RUNS and name in ("text", "value") and isinstance(node, Scalar):
            runs.append(node.passage)
            return True
        if kind in _HOLDERS and name in ("children", "content") and isinstance(node, Sequence):
            return _gather(node, runs, depth - 1)
    return False
