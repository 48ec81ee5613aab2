"""Template languages around prose: Liquid, Jinja, Hugo shortcodes, Kramdown, MDX.

`mask` blanks what is no prose, character for character, so that offsets stay the file's own.
Slots that stand for a number or a name (`{{count}}`, `{n}`) stay: they are unknown quantities.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from linter.documents.passage import MASK
from linter.text import Span

_TAG_LIMIT = 20_000  # characters; a tag that has not ended by then is no tag
_OPENERS = re.compile(r"\{%|\{\{[<%]?|\{#|\{:[^\s:]?|^:::+", re.MULTILINE)
_MDX_OPENERS = re.compile(
    r"\{%|\{\{[<%]?|\{#|\{|^:::+|</?(?=[A-Za-z>])|^(?:import|export)(?=[ {])", re.MULTILINE
)
_SLOT = re.compile(r"\{\{-?\s*[$.]?[A-Za-z_][\w.$-]*(?:\s*\|\s*[a-z_]+)*\s*-?\}\}")
_MDX_SLOT = re.compile(r"\{\s*[A-Za-z_$][\w.$]*\s*\}")
_CODE_TAG = re.compile(r"\{%-?\s*(comment|highlight|raw|verbatim|codeblock|javascript|style)\b")
_TEXT_ATTRIBUTE = re.compile(
    r"""\b(alt|caption|title|text|quote|description|heading|summary)\s*[=:]\s*("[^"]*"|'[^']*')""",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^(?: {0,3}|[ >\t]*)(`{3,}|~{3,})[^\n]*", re.MULTILINE)


@dataclass(slots=True)
class Masked:
    """A text with its templating blanked, and what the templating held.

    comments: spans of comment words (delimiters excluded). copies: spans of attribute values
    that readers see, with the attribute's name.
    """

    text: str
    comments: list[Span] = field(default_factory=list)
    copies: list[tuple[Span, str]] = field(default_factory=list)


def mask(text: str, mdx: bool = False) -> Masked:
    """Blank the templating of a text. Length and line breaks stay as they are.

    A line with nothing but templating becomes blank, so that what follows starts anew.
    """
    masked = Masked(text)
    if "{" not in text and ":::" not in text and not mdx:
        return masked
    openers = _MDX_OPENERS if mdx else _OPENERS
    fences = _fences(text) if mdx else []
    spans: list[Span] = []
    position = 0
    while match := openers.search(text, position):
        start = match.start()
        fence = next((end for first, end in fences if first <= start < end), 0) if fences else 0
        if fence:
            position = fence
            continue
        end = (
            _READERS[match.group()[:2]](text, start, masked)
            if not mdx
            else _mdx(text, start, match.group(), masked)
        )
        if end < 0:
            position = -end
            continue
        spans.append(Span(start, end))
        position = max(end, match.end())
    if spans:
        masked.text = _blank(text, spans)
    return masked


def _fences(text: str) -> list[tuple[int, int]]:
    """Fenced code of MDX, where a brace is no expression. Sorted, few."""
    found: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match.group(1).startswith(opened.group(1)):
            found.append((opened.start(), match.end()))
            opened = None
    if opened is not None:
        found.append((opened.start(), len(text)))
    return found


def _blank(text: str, spans: list[Span]) -> str:
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts.append(text[position:start])
        parts.append("\n".join(MASK * len(line) for line in text[start:end].split("\n")))
        position = end
    parts.append(text[position:])
    return _ALONE.sub(lambda match: " " * len(match.group()), "".join(parts))


_ALONE = re.compile(rf"^[ \t]*{MASK}[{MASK} \t]*$", re.MULTILINE)


def _close(text: str, start: int, closer: str, skip: int) -> int:
    """Where the tag that opens at `start` ends; minus where to go on when it does not."""
    end = text.find(closer, start + skip, start + _TAG_LIMIT)
    return end + len(closer) if end != -1 else -(start + skip)


def _tag(text: str, start: int, masked: Masked) -> int:
    end = _close(text, start, "%}", 2)
    if end < 0:
        return end
    code = _CODE_TAG.match(text, start, end)
    if code:
        closing = re.compile(rf"\{{%-?\s*end{code.group(1)}\s*-?%\}}").search(
            text, end, end + _TAG_LIMIT
        )
        if closing:
            if code.group(1) == "comment":
                masked.comments.append(Span(end, closing.start()))
            return closing.end()
    _attributes(text, start, end, masked)
    return end


def _expression(text: str, start: int, masked: Masked) -> int:
    opener = text[start : start + 3]
    if opener in ("{{<", "{{%"):
        end = _close(text, start, ">}}" if opener == "{{<" else "%}}", 3)
        if end > 0:
            _attributes(text, start, end, masked)
        return end
    slot = _SLOT.match(text, start, start + 200)
    if slot:
        return -slot.end()
    end = _close(text, start, "}}", 2)
    return end if end < 0 or "\n\n" not in text[start:end] else -(start + 2)


def _comment(text: str, start: int, masked: Masked) -> int:
    end = _close(text, start, "#}", 2)
    if end > 0:
        masked.comments.append(Span(start + 2, end - 2))
        return end
    # A heading's anchor, `{#top}`, is Kramdown's and Hugo's.
    return _within_line(text, start, "}")


def _attribute_list(text: str, start: int, masked: Masked) -> int:
    return _within_line(text, start, "}")


def _within_line(text: str, start: int, closer: str) -> int:
    end = text.find(closer, start, start + 300)
    return end + 1 if end != -1 and "\n" not in text[start:end] else -(start + 2)


def _colons(text: str, start: int, masked: Masked) -> int:
    end = text.find("\n", start)
    return end if end != -1 else len(text)


def _attributes(text: str, start: int, end: int, masked: Masked) -> None:
    for match in _TEXT_ATTRIBUTE.finditer(text, start, end):
        first, last = match.span(2)
        masked.copies.append((Span(first + 1, last - 1), match.group(1).lower()))


_READERS: dict[str, Callable[[str, int, Masked], int]] = {
    "{%": _tag,
    "{{": _expression,
    "{#": _comment,
    "{:": _attribute_list,
    "::": _colons,
}


def _mdx(text: str, start: int, opener: str, masked: Masked) -> int:
    reader = _READERS.get(opener[:2])
    if reader is not None and opener[:2] != "{{":
        return reader(text, start, masked)
    if opener in ("import", "export"):
        # Up to the blank line that ends the statement.
        end = text.find("\n\n", start)
        return end if end != -1 else len(text)
    if opener.startswith("<"):
        return _jsx_tag(text, start, masked)
    slot = _SLOT.match(text, start, start + 200) or _MDX_SLOT.match(text, start, start + 200)
    if slot:
        return -slot.end()
    end = _balanced(text, start)
    if end > 0 and text.startswith("{/*", start):
        masked.comments.append(Span(start + 3, max(start + 3, end - 3)))
    return end


def _jsx_tag(text: str, start: int, masked: Masked) -> int:
    """A tag up to its `>`, past quotes and braces, which may hold `>` themselves."""
    limit = min(len(text), start + _TAG_LIMIT)
    position = start + 1
    while position < limit:
        character = text[position]
        if character == ">":
            _attributes(text, start, position, masked)
            return position + 1
        if character == "<":
            break
        if character in "\"'":
            closing = text.find(character, position + 1, limit)
            if closing == -1:
                break
            position = closing
        elif character == "{":
            end = _balanced(text, position)
            if end < 0:
                break
            position = end - 1
        position += 1
    return -(start + 1)


_BRACES = re.compile(r"[{}]|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


def _balanced(text: str, start: int) -> int:
    """The end of a braced expression; minus where to go on when it does not end soon."""
    depth = 0
    for match in _BRACES.finditer(text, start, start + _TAG_LIMIT):
        character = match.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -(start + 1)
