"""Template languages around prose: Liquid, Jinja, Hugo shortcodes, Kramdown, MDX.

`mask` blanks what is no prose, character for character, so that offsets stay the file's own.
Slots that stand for a number or a name (`{{count}}`, `{n}`) stay: they are unknown quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

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


class TagComment(NamedTuple):
    """A comment in templating: the span of its words, and the whole with its delimiters."""

    words: Span
    whole: Span


@dataclass(slots=True)
class Masked:
    """A text with its templating blanked, and what the templating held.

    copies: spans of attribute values that readers see, with the attribute's name.
    """

    text: str
    comments: list[TagComment] = field(default_factory=list)
    copies: list[tuple[Span, str]] = field(default_factory=list)


def mask(text: str, mdx: bool = False) -> Masked:
    """Blank the templating of a text. Length and line breaks stay as they are.

    A line with nothing but templating becomes blank, so that what follows starts anew.
    """
    if "{" not in text and ":::" not in text and not mdx:
        return Masked(text)
    return _Masker(text, mdx).mask()


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


class _Masker:
    """One pass over a text. What closes a tag is looked for once, whoever asks for it."""

    def __init__(self, text: str, mdx: bool) -> None:
        self._text = text
        self._mdx = mdx
        self._masked = Masked(text)
        self._next: dict[str, int] = {}
        self._braces: dict[int, int] | None = None

    def mask(self) -> Masked:
        text = self._text
        openers = _MDX_OPENERS if self._mdx else _OPENERS
        fences = _fences(text) if self._mdx else []
        fence = 0
        spans: list[Span] = []
        position = 0
        while match := openers.search(text, position):
            start = match.start()
            while fence < len(fences) and fences[fence][1] <= start:
                fence += 1
            if fence < len(fences) and fences[fence][0] <= start:
                position = fences[fence][1]
                continue
            end = self._read(start, match.group())
            if end < 0:
                position = -end
                continue
            spans.append(Span(start, end))
            position = max(end, match.end())
        if spans:
            self._masked.text = _blank(text, spans)
        return self._masked

    def _read(self, start: int, opener: str) -> int:
        """Where the tag at `start` ends; minus where to go on when it is none."""
        if opener == "{%":
            return self._tag(start)
        if opener.startswith("{{") and not (self._mdx and opener == "{{"):
            return self._expression(start)
        if opener == "{#":
            return self._comment(start)
        if opener.startswith("{:"):
            return self._within_line(start, "}")
        if opener.startswith("::"):
            end = self._text.find("\n", start)
            return end if end != -1 else len(self._text)
        return self._script(start, opener)

    def _close(self, start: int, closer: str) -> int:
        """Where the next `closer` from `start` on ends; -1 when it is not near."""
        found = self._next.get(closer, 0)
        if 0 <= found < start or closer not in self._next:
            found = self._text.find(closer, start)
            self._next[closer] = found
        return found + len(closer) if 0 <= found < start + _TAG_LIMIT else -1

    def _tag(self, start: int) -> int:
        end = self._close(start + 2, "%}")
        if end < 0:
            return -(start + 2)
        code = _CODE_TAG.match(self._text, start, end)
        if code:
            closing, closed = self._end_tag(code.group(1), end)
            if closed >= 0:
                if code.group(1) == "comment":
                    whole = Span(start, closed)
                    self._masked.comments.append(TagComment(Span(end, closing), whole))
                return closed
        self._attributes(start, end)
        return end

    def _end_tag(self, name: str, start: int) -> tuple[int, int]:
        """Start and end of `{% endNAME %}`, in any spacing; -1 when it is not near."""
        word = self._close(start, f"end{name}")
        if word < 0:
            return -1, -1
        opening = self._text.rfind("{%", start, word)
        end = self._close(word, "%}")
        return (opening, end) if opening >= 0 else (-1, -1)

    def _expression(self, start: int) -> int:
        text = self._text
        opener = text[start : start + 3]
        if opener in ("{{<", "{{%"):
            end = self._close(start + 3, ">}}" if opener == "{{<" else "%}}")
            if end < 0:
                return -(start + 3)
            self._attributes(start, end)
            return end
        slot = _SLOT.match(text, start, start + 200)
        if slot:
            return -slot.end()
        end = self._close(start + 2, "}}")
        return end if end >= 0 and "\n\n" not in text[start:end] else -(start + 2)

    def _comment(self, start: int) -> int:
        end = self._close(start + 2, "#}")
        if end < 0:
            # A heading's anchor, `{#top}`, is Kramdown's and Hugo's.
            return self._within_line(start, "}")
        # Jinja's `{#-` and `-#}` eat the white space around.
        first = start + 3 if self._text[start + 2] in "-+" else start + 2
        last = max(first, end - 3 if self._text[end - 3] in "-+" else end - 2)
        self._masked.comments.append(TagComment(Span(first, last), Span(start, end)))
        return end

    def _within_line(self, start: int, closer: str) -> int:
        end = self._close(start, closer)
        near = 0 <= end <= start + 300 and "\n" not in self._text[start:end]
        return end if near else -(start + 2)

    def _attributes(self, start: int, end: int) -> None:
        for match in _TEXT_ATTRIBUTE.finditer(self._text, start, end):
            first, last = match.span(2)
            self._masked.copies.append((Span(first + 1, last - 1), match.group(1).lower()))

    # MDX

    def _script(self, start: int, opener: str) -> int:
        text = self._text
        if opener in ("import", "export"):
            # Up to the blank line that ends the statement.
            end = text.find("\n\n", start)
            return end if end != -1 else len(text)
        if opener.startswith("<"):
            return self._jsx_tag(start)
        slot = _SLOT.match(text, start, start + 200) or _MDX_SLOT.match(text, start, start + 200)
        if slot:
            return -slot.end()
        end = self._balanced(start)
        if end > 0 and text.startswith("{/*", start):
            words = Span(start + 3, max(start + 3, end - 3))
            self._masked.comments.append(TagComment(words, Span(start, end)))
        return end

    def _jsx_tag(self, start: int) -> int:
        """A tag up to its `>`, past quotes and braces, which may hold `>` themselves."""
        text = self._text
        limit = min(len(text), start + _TAG_LIMIT)
        position = start + 1
        while position < limit:
            match = _JSX_MARK.search(text, position, limit)
            if match is None or match.group() == "<":
                break
            character, position = match.group(), match.start()
            if character == ">":
                self._attributes(start, position)
                return position + 1
            if character == "{":
                end = self._balanced(position)
            else:
                end = self._close(position + 1, character)
            if end < 0:
                break
            position = end
        return -(start + 1)

    def _balanced(self, start: int) -> int:
        """The end of a braced expression; minus where to go on when it does not end soon."""
        if self._braces is None:
            self._braces = {}
            opened: list[int] = []
            for match in _BRACE.finditer(self._text):
                if match.group() == "{":
                    opened.append(match.start())
                elif opened:
                    self._braces[opened.pop()] = match.end()
        end = self._braces.get(start, -1)
        return end if 0 <= end <= start + _TAG_LIMIT else -(start + 1)


_JSX_MARK = re.compile(r"[<>{\"']")
_BRACE = re.compile(r"[{}]")
