"""What tells one problem from another, from run to run: its file, kind and words.

As of a finding's fingerprint, no line number is part of it, so that a problem stays the same one
while the text above it changes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.documents.post import Problem

_PLACE = re.compile(r"\b(line|column|row|offset) \d[\d,]*")
"""Places that a message names: "small-cohort on line 12 cannot be allowed here"."""


class Identity(NamedTuple):
    """A problem and who it is. `words`: its message without the places in it.

    occurrence: how many problems of the same file, kind and words stand before it.
    """

    problem: Problem
    words: str
    occurrence: int

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits, the same in every run that has this problem."""
        parts = "\0".join((*_key(self.problem, self.words), str(self.occurrence)))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def identities(problems: Iterable[Problem]) -> Iterator[Identity]:
    """Every problem with its identity, in their order; no two are equal."""
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        words = _PLACE.sub(r"\1 …", problem.message)
        key = _key(problem, words)
        yield Identity(problem, words, seen[key])
        seen[key] += 1


def _key(problem: Problem, words: str) -> tuple[str, ...]:
    kind = "advisory" if problem.advisory else "problem"
    return kind, problem.path.removeprefix("./"), words
