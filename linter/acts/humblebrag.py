"""Humblebrags: a moan or modesty wrapped round the brand's own success (policy.md, R9)."""

from __future__ import annotations

from collections.abc import Sequence

from linter.acts.model import Act, Kind, Target
from linter.acts.phrases import BOAST, Hit, shipped_phrases
from linter.acts.utterances import Utterance, is_titled
from linter.claims.tree import text_of
from linter.text import Span

NEXT_TO = 1
"""How many utterances may lie between the moan and the boast, counted from one to the other."""
LONGEST = 700
"""Most characters of a text that is read for humblebrags: an article reports at length."""


def humblebrag(utterances: Sequence[Utterance], quotes: Sequence[Span]) -> Act | None:
    """The humblebrag of a post, if it holds one: a moan or modesty beside a boast."""
    if not utterances or utterances[-1].span.end - utterances[0].span.start > LONGEST:
        return None
    moans: list[tuple[Utterance, Hit]] = []
    boasts: list[tuple[Utterance, Hit]] = []
    for utterance in utterances:
        for hit in shipped_phrases(BOAST).find(utterance.words):
            words = utterance.words[hit.start : hit.end]
            span = Span(words[0].start, words[-1].end)
            if is_titled(text_of(utterance.doc), words) or any(
                quote.contains(span) for quote in quotes
            ):
                continue
            (boasts if hit.phrase.sense == "boast" else moans).append((utterance, hit))
    ours = any(utterance.speaks_of_us for utterance in utterances)
    for one, moan in moans:
        for other, boast in boasts:
            if abs(one.index - other.index) > NEXT_TO or (
                one is other and moan.start < boast.end and boast.start < moan.end
            ):
                continue
            strong = not moan.phrase.single or moan.phrase.entry in _STRONG
            if not ours and moan.phrase.entry not in _STRONG:
                continue
            if not strong or any(u.addresses for u in (one, other)):
                continue
            words = one.words[moan.start : moan.end]
            span = Span(words[0].start, words[-1].end)
            text = text_of(one.doc)
            told = text[other.words[boast.start].start : other.words[boast.end - 1].end]
            cues = (f"a moan or modesty round “{told}”",)
            return Act(Kind.HUMBLEBRAG, span, span.cut(text), Target.BRAND, cues, 2.0)
    return None


_STRONG = frozenset(
    {
        "ugh",
        "argh",
        "sigh",
        "mortifying",
        "exhausting",
        "humbled",
        "awkward",
        "embarrassing",
        "nightmare",
    }
    | {
        "so awkward",
        "how awkward",
        "how embarrassing",
        "so humbled",
        "humbled and",
        "cries in",
        "pray for us",
    }
)
"""Moans that need no "we" beside them and may stand as one word."""
