"""One HTML file for people who review: no script, nothing loaded, every word escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from linter.findings import Finding, Severity
from linter.reports import Context
from linter.reports.groups import by_frame
from linter.reports.htmlframe import frame, related_marks
from linter.reports.text import plural, totals
from linter.result import Result
from linter.terminal import visible

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
article header { display: flex; flex-wrap: wrap; gap: .2rem .8rem;
  justify-content: space-between; }
article ol { margin: .75rem 0 0; padding: 0 0 0 1.6rem; }
article ol.one { padding: 0; list-style: none; }
article li { margin: .6rem 0 0; }
article li::marker { color: var(--soft); }
article ol p { margin: .15rem 0 0; }
.told { margin: .6rem 0 0; padding: 0; list-style: none; font-size: .9rem; color: var(--soft);
  display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.told li { margin: 0; overflow-wrap: anywhere; }
.told mark { color: var(--ink); }
.key { margin: 1.5rem 0 0; font-size: .9rem; }
.key mark { color: var(--ink); }
nav ol { margin: 0; padding: 0 0 0 1.6rem; }
nav a { color: inherit; }
nav li { overflow-wrap: anywhere; }
h2, article { scroll-margin-top: 1rem; }
.severity { color: var(--edge); font-weight: 700; }
.rule { font-weight: 600; }
pre { margin: .75rem 0 0; padding: .6rem .8rem; background: var(--paper); border-radius: .4rem;
  font: .9rem/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere; }
mark { color: inherit; border-radius: .2rem; padding: .05rem .1rem; background: var(--mark); }
pre sup { color: var(--soft); font-size: .7em; line-height: 0; margin-left: .1em; }
mark.related { background: var(--related-back); }
.advice::before { content: "→ "; color: var(--soft); }
.error { --edge: var(--error); --mark: var(--error-back); }
.warning { --edge: var(--warning); --mark: var(--warning-back); }
.note { --edge: var(--note); --mark: var(--note-back); }
.suppressed { --edge: var(--allowed); }
li.suppressed { opacity: .8; }
@media print { article { break-inside: avoid; } h2 { break-after: avoid; } }
.reason { color: var(--allowed); }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(result: Result, context: Context) -> str:
    """The page."""
    shown = result.findings if context.show_suppressed else result.active
    files = [(path, list(found)) for path, found in groupby(shown, key=lambda each: each.path)]
    return "".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>discreet report</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n",
            *_head(result, context),
            *_problems(result),
            *_contents(files),
            *_findings(files),
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


def _contents(files: Sequence[tuple[str, list[Finding]]]) -> Iterator[str]:
    """What was found in which file; of one file, its own heading says it."""
    if len(files) < 2:
        return
    yield "<nav>\n<h2>Files</h2>\n<ol>\n"
    for number, (path, findings) in enumerate(files, 1):
        yield (
            f'<li><a href="#file-{number}"><code>{_words(path)}</code></a> '
            f'<span class="soft">{_counts(findings)}</span></li>\n'
        )
    yield "</ol>\n</nav>\n"


def _counts(findings: Sequence[Finding]) -> str:
    active = Counter(each.severity.value for each in findings if each.suppressed is None)
    allowed = sum(each.suppressed is not None for each in findings)
    counts = [plural(active[each.value], each.value) for each in Severity if active[each.value]]
    return ", ".join([*counts, f"{allowed:,} allowed"] if allowed else counts)


def _findings(files: Sequence[tuple[str, list[Finding]]]) -> Iterator[str]:
    if files:
        yield (
            '<p class="key soft">Marked in colour: the words of an <mark class="error">error'
            '</mark>, a <mark class="warning">warning</mark>, a <mark class="note">note</mark>, '
            'and what they <mark class="related">speak of</mark>. Each number leads to its '
            "finding below the words.</p>\n"
        )
    for number, (path, findings) in enumerate(files, 1):
        yield f'<h2 id="file-{number}"><code>{_words(path)}</code></h2>\n'
        for place, group in enumerate(by_frame(findings), 1):
            yield from _card(group, f"{number}-{place}")


def _card(findings: Sequence[Finding], name: str) -> Iterator[str]:
    """A paragraph with all that was found in it."""
    worst = max(findings, key=lambda each: (each.suppressed is None, each.severity.rank))
    first = findings[0]
    yield f'<article class="{_style(worst)}" id="paragraph-{name}">\n<header>'
    about = "".join(f" · {_words(part)}" for part in (first.label, first.pointer) if part)
    lines = [each.place.line for each in findings]
    several = f"lines {min(lines)} to {max(lines)}"
    line = several if min(lines) < max(lines) else f"line {lines[0]}"
    yield f"<small>{line}{about}</small> <small>{_counts(findings)}</small></header>\n"
    yield f"<pre>{frame(findings, _style(worst))}</pre>\n"
    told = list(related_marks(findings))
    if told:
        yield '<ul class="told">\n'
        for words, what in told:
            yield f'<li><mark class="related">{_words(words)}</mark> {_words(what)}</li>\n'
        yield "</ul>\n"
    yield "<ol>\n" if len(findings) > 1 else '<ol class="one">\n'
    for finding in findings:
        yield from _finding(finding)
    yield "</ol>\n</article>\n"


def _style(finding: Finding) -> str:
    return finding.severity.value + (" suppressed" if finding.suppressed is not None else "")


def _finding(finding: Finding) -> Iterator[str]:
    place = finding.place
    yield f'<li class="{_style(finding)}"><span class="severity">{finding.severity.value}</span> '
    yield f'<span class="rule">{_words(finding.rule)}</span> '
    yield f"<small>line {place.line}, column {place.column}</small>\n"
    yield f"<p>{_words(finding.message)}</p>\n"
    if finding.advice:
        yield f'<p class="advice">{_words(finding.advice)}</p>\n'
    if finding.suppressed is not None:
        yield f'<p class="reason">Allowed: {_words(finding.suppressed)}</p>\n'
    yield "</li>\n"


def _words(text: str) -> str:
    return escape(visible(text), quote=True)
