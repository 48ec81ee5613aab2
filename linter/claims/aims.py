"""Counts that a line names as an aim, a plan or a forecast: "Target: 671 paying customers"."""

from __future__ import annotations

import re

from linter.text import Span

_AIM = re.compile(
    r"(?:^|[\n|.;•*-])[^\w\n|]*(?:[^\W\d_]+[ \t]+){0,3}"
    r"(?:targets?|goals?|aims?|objectives?|plan|forecast|projections?|quota|kpi"
    r"|break-?even(?:[ \t]point)?)\b"
    r"[^:\n|.]{0,40}(?::|=|→|[ \t][–—-])[ \t]*(?:[^\w\s|]|[^\W\d_]+[ \t]+){0,3}$",
    re.IGNORECASE,
)
_REACH = 120
"""Characters before a number in which the label of its line is looked for."""


def is_aimed_at(text: str, cohort: Span) -> bool:
    """Whether a label says that people are only aimed at or forecast."""
    return _AIM.search(text, max(0, cohort.start - _REACH), cohort.start) is not None
