"""Which passages of an article the reader is asked of, and which it picks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from linter.claims.heard import passages
from linter.claims.heard.passages import may_tell, telling_passages
from linter.lexicons import shipped
from linter.reader.model import Impression
from linter.text import Span

from .impressions import impression

PEOPLE = shipped("people")
PADDING = (
    "The card was cut by a printer in the next street, and its holes were punched by hand. " * 2
)
PASSAGE = "On the night train 12 of you were asleep with your boots on, and one of you snored."


def test_the_reader_is_not_asked_of_what_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(text: str, span: Span) -> None:
        raise AssertionError(span.cut(text))

    monkeypatch.setattr(passages, "read_alone", asked)
    text = "The bridge opened in 1932.\n\nTickets cost $12 and the doors open at 7:30."
    assert list(telling_passages(text, PEOPLE)) == []
    assert not may_tell(text, PEOPLE)
    assert may_tell("We saw that 12 doors were left open.", PEOPLE)


def read(text: str, span: Span, telling: float) -> Impression:
    """What the reader makes of a span: the passage is not clean, so surely."""
    likely = telling if PASSAGE in span.cut(text) else 0.0
    return replace(impression(text, {}, clean=1 - likely), span=span)


@pytest.mark.parametrize(
    ("alone", "beside", "told"),
    [(0.6, 0.9, True), (0.9, 0.8, False), (0.4, 0.9, False), (0.9, 0.1, False)],
)
def test_a_passage_tells_by_itself_and_as_its_neighbours_make_it_sound(
    monkeypatch: pytest.MonkeyPatch, alone: float, beside: float, told: bool
) -> None:
    text = f"{PADDING}\n\n{PASSAGE}\n\n{PADDING}"

    def read_beside(text: str, spans: Sequence[Span]) -> list[Impression]:
        assert len(spans) > 1
        return [read(text, span, beside) for span in spans]

    monkeypatch.setattr(passages, "read_alone", lambda text, span: read(text, span, alone))
    monkeypatch.setattr(passages, "read_beside", read_beside)
    found = [span.cut(text).strip() for span in telling_passages(text, PEOPLE)]
    assert found == ([PASSAGE] if told else [])
