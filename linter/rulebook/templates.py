"""Messages and advice: templates whose placeholders are paths, never evaluated code."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from linter.rulebook.conditions import Test
from linter.rulebook.paths import fact
from linter.rulebook.situation import Fact, Situation

_HOLE = re.compile(r"\{\{|\}\}|\{([a-z_.0-9]*)(?::([^{}]*))?\}|[{}]")
_FORMATS = ("", ",", "%")


class TemplateError(ValueError):
    """A template that cannot be filled in: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Template:
    """Literal texts and holes in turn: `holes[i]` stands behind `texts[i]`."""

    texts: tuple[str, ...]
    holes: tuple[tuple[str, str], ...]

    def fill(self, situation: Situation) -> str | None:
        """The words; None where the draft has no value for one of the paths."""
        parts = [self.texts[0]]
        for (path, form), text in zip(self.holes, self.texts[1:], strict=True):
            value = fact(situation, path)
            if value is None:
                return None
            parts.append(_said(value, form))
            parts.append(text)
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Remark:
    """A template and when it is the right one."""

    template: Template
    when: Test | None

    def said(self, situation: Situation) -> str | None:
        """The words; None where it is not the right one or something it names is unknown."""
        if self.when is not None and self.when.holds(situation) is not True:
            return None
        return self.template.fill(situation)


def parse_template(text: str, check: Callable[[str], object]) -> Template:
    """Split a template.

    Args:
        text: literal words with `{path}`, `{path:,}` or `{path:%}`; `{{` is a brace.
        check: raises for a path that does not exist.

    Raises:
        TemplateError: a lone brace or an unknown format.
    """
    texts: list[str] = [""]
    holes: list[tuple[str, str]] = []
    position = 0
    for found in _HOLE.finditer(text):
        texts[-1] += text[position : found.start()]
        position = found.end()
        if found.group() in ("{{", "}}"):
            texts[-1] += found.group()[0]
            continue
        path, form = found.group(1), found.group(2) or ""
        if not path:
            raise TemplateError(
                f"write {found.group() * 2} for a brace, or name a path: {{cohort.text}}"
            )
        if form not in _FORMATS:
            raise TemplateError(
                f"the format of {path} is , for thousands or % for a share, not {form!r}"
            )
        check(path)
        holes.append((path, form))
        texts.append("")
    texts[-1] += text[position:]
    return Template(tuple(texts), tuple(holes))


def _said(value: Fact, form: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        # A draft's words inside one line of ours: its line breaks and controls stay out.
        return " ".join(value.split())
    if math.isinf(value):
        return "any number"
    if form == "%":
        return f"{value * 100:g}%"
    if form == ",":
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str(value)
