"""Fingerprints: names of findings that survive reflow, moves within a file, and merges."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPACES = re.compile(r"\s+")


def normalised(text: str) -> str:
    """Words as they count for a fingerprint: NFKC, one case, straight quotes, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = folded.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return _SPACES.sub(" ", folded).strip()


class Fingerprinter:
    """Gives the findings of one file their fingerprints, in the order they stand.

    A fingerprint is a digest of rule, path, the normalised words around the finding and, among
    equal ones, the occurrence: never a line number or a date.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen: dict[tuple[str, str], int] = {}

    def fingerprint(self, rule: str, context: str) -> str:
        """32 hexadecimal digits. `context`: the sentence or line of copy that the finding marks."""
        text = normalised(context)
        occurrence = self._seen.get((rule, text), 0)
        self._seen[rule, text] = occurrence + 1
        parts = "\0".join((rule, self._path, text, str(occurrence)))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
