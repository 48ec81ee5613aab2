"""What is wrong with a file that is not YAML, and what to do about it, in plain words."""

from __future__ import annotations

import yaml

_INDENT = "line its keys up with those above, or quote a value that holds : # or quotation marks"
_ADVICE = {
    "mapping values are not allowed": (
        "quote the value if it holds a colon and a space, or line the key up with those above"
    ),
    "found character that cannot start any token": (
        "indent with spaces, no tabs, and quote a value that begins with @, % or a backtick"
    ),
    "could not find expected ':'": "end the key with a colon and a space, or quote the text",
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "did not find expected ',' or": "close the bracket, or put a comma between its items",
    "did not find expected node content": "close the bracket, or quote what begins with one",
    "did not find expected <document start>": "begin a second document with a line ---",
    "did not find expected alphabetic or numeric character": (
        "quote a value that begins with * or &"
    ),
    "found unexpected end of stream": "close the quotation mark",
    "found unexpected document indicator": "close the quotation mark",
    "found undefined alias": "quote a value that begins with *",
    "found undefined tag handle": "quote a value that begins with !",
    "found unknown escape character": "use single quotes, or write the backslash twice",
    "found a tab character": "indent with spaces",
    "found duplicate anchor": "give each & a name of its own",
}
"""Advice by the words that the parser's messages begin with."""


def explained(error: yaml.MarkedYAMLError) -> str:
    """The parser's message, where the thing at fault began, and what to do."""
    problem = error.problem or error.context or "it cannot be read"
    began = ""
    context, problem_mark = error.context_mark, error.problem_mark
    if context is not None and problem_mark is not None and context.line < problem_mark.line:
        began = f" (it began at line {context.line + 1})"
    advice = next((text for start, text in _ADVICE.items() if problem.startswith(start)), "")
    return f"{problem}{began}{'; ' if advice else ''}{advice}"
