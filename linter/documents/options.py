"""What a user may say about how drafts are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read.

    kind: read as this kind whatever the name (see `kinds.KINDS`). formats: pairs of a glob and
    a kind, the last that matches a path wins. fields: names of keys and columns that hold copy,
    besides those known; `-name` takes one out. skip_published: leave out entries whose status
    says they are out.
    """

    kind: str | None = None
    formats: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    skip_published: bool = False


DEFAULT_OPTIONS = ReadOptions()
