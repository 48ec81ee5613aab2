"""The sources that rules and policies rest on."""

from __future__ import annotations

from pydantic import Field, RootModel

from linter.rulebook.model import Identifier, Strict, Text


class Source(Strict):
    """Something published that a rule or a number rests on.

    `verified` is true only where the fact was read on the owner's own page, or where the note
    names the copy it was read in.
    """

    title: Text
    publisher: Text
    url: Text | None = Field(None, description="Left out where no address is known for certain.")
    date: Text | None = Field(None, description="Year, or year-month-day, of what was read.")
    verified: bool
    note: Text | None = None


class SourcesFile(RootModel[dict[Identifier, Source]]):
    """sources.yaml: id → source."""
