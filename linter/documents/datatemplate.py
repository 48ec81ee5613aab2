"""Whether a data file that no parser takes is a template of one: Helm, Jinja, cookiecutter.

Placeholders are ordinary copy, too (`"Hi {{first_name}}"`), so that a file holds some says nothing.
It is a template where its tags are what breaks it: without them it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TAG = re.compile(
    r"\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}"
    r"|\{#(?:[^#{]|#(?!\})|\{(?!#))*#\}"
    r"|\{\{(?P<words>(?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}"
)
"""A tag. Each stops at the next opener, so that openers without an end cost little."""

_STATEMENT = re.compile(
    r"-?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|/\*|\$\w+\s*:?=|[#/!>^&])"
)
"""What the words of a tag in double braces begin with that prints nothing: Go's, Handlebars'."""

_SILENT, _VALUE = "\ue000", "\ue001"  # stand for a tag that prints nothing, and for one that does
_ALONE = re.compile(rf"^[ \t]*[{_SILENT}{_VALUE}][{_SILENT}{_VALUE} \t]*$", re.MULTILINE)


def is_template(text: str, reads: Callable[[str], bool]) -> bool:
    """Whether a text that is not read as data would be without its template tags.

    reads: whether a text is read as the kind of data in question.
    """
    return _TAG.search(text) is not None and any(reads(bare) for bare in _without_tags(text))


def has_statements(text: str) -> bool:
    """Whether a text holds template tags that print nothing, as no copy needs them."""
    return any(_mark(tag) == _SILENT for tag in _TAG.finditer(text))


def _without_tags(text: str) -> Iterator[str]:
    marked = _TAG.sub(_mark, text)
    # A number may stand for a value in every kind of data, inside and outside of quotes.
    yield marked.replace(_SILENT, "").replace(_VALUE, "0")
    # A tag that has its line, or stands above what is set deeper, prints whole entries.
    yield _ALONE.sub("", marked).replace(_SILENT, "").replace(_VALUE, "0")
    yield marked.replace(_SILENT, "").replace(_VALUE, "")


def _mark(tag: re.Match[str]) -> str:
    words = tag["words"]
    return _SILENT if words is None or _STATEMENT.match(words) else _VALUE
