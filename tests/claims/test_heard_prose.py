from __future__ import annotations

from dataclasses import replace

import pytest

from linter.claims.context import Context, Lexicons
from linter.claims.grammar import find_claims
from linter.claims.heard import prose
from linter.claims.model import Kind
from linter.language.pipeline import load
from linter.reader.model import Impression
from linter.text import Span

from .impressions import impression

PADDING = "This page is about the tools that we make and how they are built."
TOLD = "Last night 14 of you watched the film twice before bed."


def kinds(monkeypatch: pytest.MonkeyPatch, told: str, clean: float) -> tuple[list[Kind], list[str]]:
    """What kinds of deeds stand in an article with these words, and what the reader was asked."""
    text = f"{PADDING}\n\n{told}\n\n{PADDING}"
    asked = []

    def read(whole: str, span: Span) -> Impression:
        asked.append(span.cut(whole).strip())
        return replace(impression(whole, {}, clean=clean), span=span)

    monkeypatch.setattr(prose, "read_alone", read)
    context = Context(load()(text), (), Lexicons.shipped(), True)
    find_claims(context)
    prose.heed_prose(context)
    return [each.behaviour.kind for each in context.found if each.behaviour is not None], asked


def test_what_few_did_in_prose_is_private_unless_the_reader_is_sure_of_the_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kinds(monkeypatch, TOLD, 0.1) == ([Kind.PRIVATE], [TOLD])
    assert kinds(monkeypatch, TOLD, 0.9) == ([Kind.UNKNOWN], [TOLD])


def test_the_reader_is_asked_of_no_paragraph_that_tells_on_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kinds(monkeypatch, "Last night 14,000 of you watched the film twice.", 0.9)[1] == []
    assert kinds(monkeypatch, "It took 14 tries to build.", 0.9)[1] == []
