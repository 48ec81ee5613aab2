"""One HTML file for people who review: no script, nothing loaded, every word escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from linter.findings import Finding, SourceLine
from linter.reports import Context
from linter.reports.text import totals
from linter.result import Result
from linter.terminal import visible
from linter.text import Place

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2330; --soft: #5d6675; --paper: #fbfaf8; --card: #fff;
  --line: #e4e0d8; --error: #b3261e; --warning: #8a5a00; --note: #1f6391; --allowed: #2f6b3a;
  --error-back: #fbe3e0; --warning-back: #fdeecb; --note-back: #dcecf8; --related-back: #e6e4f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a3a9b5; --paper: #16181d;
  --card: #1e2128; --line: #333843; --error: #ff8a80; --warning: #f2c14e; --note: #82c4f5;
  --allowed: #8fd19e; --error-back: #4a1f1c; --warning-back: #44350f; --note-back: #17364d;
  --related-back: #302c52; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 2.25rem 0 .5rem; overflow-wrap: anywhere; }
.soft, small { color: var(--soft); }
.sums { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.25rem 0 0; padding: 0;
  list-style: none; }
.sums li { border: 1px solid var(--line); background: var(--card); border-radius: .6rem;
  padding: .5rem .9rem; min-width: 6rem; }
.sums b { display: block; font-size: 1.4rem; line-height: 1.2; }
article { background: var(--card); border: 1px solid var(--line);
  border-left: .3rem solid var(--edge);
  border-radius: .6rem; padding: .9rem 1.1rem; margin: 0 0 1rem; }
article p { margin: .5rem 0 0; overflow-wrap: anywhere; }
article header { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; }
.severity { color: var(--edge); font-weight: 700; }
.rule { font-weight: 600; }
pre { margin: .75rem 0 0; padding: .6rem .8rem; background: var(--paper); border-radius: .4rem;
  font: .9rem/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere; }
mark { color: inherit; border-radius: .2rem; padding: .05rem .1rem; background: var(--mark); }
mark.related { background: var(--related-back); }
.advice::before { content: "→ "; color: var(--soft); }
.error { --edge: var(--error); --mark: var(--error-back); }
.warning { --edge: var(--warning); --mark: var(--warning-back); }
.note { --edge: var(--note); --mark: var(--note-back); }
.suppressed { --edge: var(--allowed); opacity: .8; }
.reason { color: var(--allowed); }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(result: Result, context: Context) -> str:
    """The page."""
    shown = result.findings if context.show_suppressed else result.active
    return "".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>discreet report</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n",
            *_head(result, context),
            *_problems(result),
            *_findings(shown),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _head(result: Result, context: Context) -> Iterator[str]:
    sums = result.summary()
    yield "<h1>discreet</h1>\n"
    yield (
        f'<p class="soft">{_words(totals(result, context).plain)}. '
        f"Version {_words(context.version)}</p>\n"
    )
    yield '<ul class="sums">\n'
    cards = (
        (sums.errors, "error", "errors"),
        (sums.warnings, "warning", "warnings"),
        (sums.notes, "note", "notes"),
        (sums.block, "post to block", "posts to block"),
        (sums.warn, "post to look at", "posts to look at"),
        (sums.suppressed, "allowed", "allowed"),
    )
    for number, one, many in cards:
        yield f"<li><b>{number:,}</b>{one if number == 1 else many}</li>\n"
    yield "</ul>\n"


def _problems(result: Result) -> Iterator[str]:
    if not result.all_problems:
        return
    yield "<h2>Problems</h2>\n<ul>\n"
    for problem in result.all_problems:
        yield f"<li><code>{_words(problem.where)}</code>: {_words(problem.message)}</li>\n"
    yield "</ul>\n"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        yield f"<h2><code>{_words(path)}</code></h2>\n"
        for finding in group:
            yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    state = " suppressed" if finding.suppressed is not None else ""
    yield f'<article class="{finding.severity.value}{state}">\n<header>'
    yield f'<span class="severity">{finding.severity.value}</span>'
    yield f'<span class="rule">{_words(finding.rule)}</span>'
    place = finding.place
    about = "".join(f" · {part}" for part in (finding.label, finding.pointer) if part)
    yield f"<small>line {place.line}, column {place.column}{_words(about)}</small></header>\n"
    yield f"<pre>{_frame(finding)}</pre>\n"
    yield f"<p>{_words(finding.message)}</p>\n"
    if finding.advice:
        yield f'<p class="advice">{_words(finding.advice)}</p>\n'
    if finding.suppressed is not None:
        yield f'<p class="reason">Allowed: {_words(finding.suppressed)}</p>\n'
    yield "</article>\n"


def _frame(finding: Finding) -> str:
    lines = []
    for line in finding.frame:
        styles = ["" for _ in line.words]
        for related in finding.related:
            _paint(styles, line, related.place, "related")
        _paint(styles, line, finding.place, "own")
        parts = []
        for style, run in groupby(zip(line.words, styles, strict=True), key=lambda pair: pair[1]):
            words = _words("".join(character for character, _ in run))
            if style == "own":
                words = f"<mark>{words}</mark>"
            elif style:
                words = f'<mark class="{style}">{words}</mark>'
            parts.append(words)
        # An element of its own: no line of a draft begins a line of a log ("::error::").
        lines.append(f"<code>{''.join(parts)}</code>")
    return "\n".join(lines)


def _paint(styles: list[str], line: SourceLine, place: Place, style: str) -> None:
    if not place.line <= line.line <= place.end_line:
        return
    start = place.column - line.column if line.line == place.line else 0
    end = place.end_column - line.column if line.line == place.end_line else len(styles)
    for index in range(max(0, start), min(end, len(styles))):
        styles[index] = style


def _words(text: str) -> str:
    return escape(visible(text), quote=True)
