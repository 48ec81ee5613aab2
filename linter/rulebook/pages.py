"""The rule reference, from the data itself: a page a rule, policies, paths and sources."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from linter.rulebook.book import Rulebook
from linter.rulebook.conditions import OPERATORS
from linter.rulebook.names import unfilled
from linter.rulebook.paths import OF_EVERY_CLAIM, PATHS
from linter.rulebook.policy import Policy
from linter.rulebook.rule import Rule
from linter.rulebook.sources import Source

MADE = "<!-- Made from the files in rules/ by `python -m linter.rulebook.generate`; edit those. -->"


_FAMILIES = {
    "disclosure": "who could be recognised",
    "topic": "what it is about",
    "tone": "how it speaks to people",
    "evidence": "what the numbers rest on",
}


def pages(book: Rulebook) -> dict[str, str]:
    """File name → Markdown, as committed under `docs/rules/`."""
    shipped = [rule for rule in book.rules if not rule.own]
    result = {f"{rule.id}.md": _page(_rule(rule, book)) for rule in shipped}
    result["index.md"] = _page(_index(shipped))
    result["paths.md"] = _page(_paths())
    result["policies.md"] = _page(_policies(book))
    result["sources.md"] = _page(_sources(book))
    return result


def _page(lines: Iterable[str]) -> str:
    return "\n".join([MADE, "", *lines]).rstrip() + "\n"


def _index(rules: Iterable[Rule]) -> Iterator[str]:
    yield "# Rules"
    rules = list(rules)
    for family, meaning in _FAMILIES.items():
        mine = [rule for rule in rules if rule.family == family]
        if not mine:
            continue
        yield from (
            "",
            f"## {family.capitalize()}: {meaning}",
            "",
            "| rule | severity | what it finds |",
            "|---|---|---|",
        )
        for rule in mine:
            yield f"| [{rule.id}]({rule.id}.md) | {_severity(rule)} | {rule.summary} |"
    yield ""
    yield "The numbers are in [policies](policies.md), what they rest on in [sources](sources.md)."
    yield "Rules of your own: [writing rules](../writing-rules.md)."


def _severity(rule: Rule) -> str:
    base = rule.file.severity.removeprefix("$policy.")
    base = base if base == rule.file.severity else f"by policy ({base})"
    raised = dict.fromkeys(entry.to.removeprefix("$policy.") for entry in rule.file.raises)
    return f"{base}, up to {' or '.join(raised)}" if raised else base


def _rule(rule: Rule, book: Rulebook) -> Iterator[str]:
    file = rule.file
    yield from (
        f"# {file.id}",
        "",
        f"**{file.summary}.** Family: {file.family}. Severity: {_severity(rule)}.",
    )
    yield from ("", "## Why", "", file.why)
    yield from ("", "## Found", "")
    for bad in file.examples.bad:
        note = (
            f" ({bad.severity}{'' if bad.policy == 'standard' else f', policy {bad.policy}'})"
            if bad.severity
            else ""
        )
        yield f"- {_marked(bad.text)}{note}"
    yield from ("", "## Not found", "")
    for good in file.examples.good:
        why = next((e.why for e in file.unless if e.id == good.earns), None)
        policy = "" if good.policy == "standard" else f" (policy {good.policy})"
        yield f"- {_plain(good.text)}{policy}" + (f" — {why}" if why else "")
    if file.examples.todo:
        yield from ("", "## Known misses", "")
        for todo in file.examples.todo:
            yield f"- {_marked(todo.text)} — {todo.reason}"
    yield from ("", "## What to write instead", "")
    for saying in file.advice:
        yield f"- {_plain(unfilled(saying.text))}"
    if file.params:
        yield from ("", "## Parameters", "", "| name | default | meaning |", "|---|---|---|")
        for name, spec in file.params.items():
            yield f"| `{name}` | {', '.join(spec.default)} | {spec.help} |"
    yield from ("", "## How to allow it", "")
    yield "With a reason, beside the words; in Markdown and HTML:"
    yield from (
        "",
        "```html",
        f"<!-- discreet: allow {file.id} -- who approved it, and why -->",
        "```",
        "",
    )
    yield "Or in `discreet.yaml`, where code owners guard it:"
    yield from (
        "",
        "```yaml",
        "allow:",
        f"  - rules: [{file.id}]",
        '    paths: ["posts/2026/wrapped/**"]',
        "    reason: who approved it, and why",
        "```",
        "",
    )
    if file.family == "disclosure":
        yield "What concerns ten people or fewer can be allowed only in the configuration."
        yield ""
    yield "To switch the rule off, or to change its weight:"
    yield f"`rules: {{{file.id}: {{enabled: false}}}}` or"
    yield f"`rules: {{{file.id}: {{severity: note}}}}`."
    yield from ("", "## Sources", "")
    for identifier in file.sources:
        yield f"- {_source(identifier, book.sources[identifier])}"


def _marked(text: str) -> str:
    return _plain(text).replace("[[", "**").replace("]]", "**")


def _plain(text: str) -> str:
    flat = " / ".join(part for part in text.split("\n") if part)
    for character in "\\*_<>`|":
        flat = flat.replace(character, f"\\{character}")
    return flat.replace("{", "&#123;").replace("}", "&#125;")


def _source(identifier: str, source: Source) -> str:
    title = f"[{source.title}]({source.url})" if source.url else source.title
    date = f", {source.date}" if source.date else ""
    note = f" {source.note}" if source.note else ""
    seen = "" if source.verified else " *From memory or in part: not verified.*"
    return f"**{identifier}**: {title}, {source.publisher}{date}.{note}{seen}"


def _sources(book: Rulebook) -> Iterator[str]:
    yield from (
        "# Sources",
        "",
        "What rules and policies rest on. Nobody has published a number for jokes in public posts:",
        "every threshold is an argued analogy, not a safe harbour in law.",
        "",
    )
    for identifier, source in book.sources.items():
        yield f"- {_source(identifier, source)}"


def _policies(book: Rulebook) -> Iterator[str]:
    yield from (
        "# Policies",
        "",
        "Numbers are distinct people. *Error below 100* means that a group of 99 is an error.",
        "Where several rows apply to one claim, the strictest decides. A configuration may set",
        "any number upwards, and downwards only to 11: ten people or fewer are an error in every",
        "policy.",
    )
    for name in ("lenient", "standard", "strict"):
        policy = book.policies[name]
        yield from ("", f"## {name}", "", f"For {policy.audience}. {policy.summary}.", "")
        yield from ("| what | value | from |", "|---|---|---|")
        for key, value in policy.values.items():
            yield f"| {key} | {_value(value)} | {_basis(policy, key)} |"


def _value(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return "any number" if math.isinf(value) else f"{value:,.0f}"


def _basis(policy: Policy, key: str) -> str:
    parts = [", ".join(policy.sources[key])] if policy.sources[key] else []
    if key in policy.notes:
        parts.append(policy.notes[key])
    return ". ".join(parts)


def _paths() -> Iterator[str]:
    yield from (
        "# Paths",
        "",
        "What the conditions and messages of a rule may name. A path that a draft gives no value",
        "for is unknown, and a condition over something unknown never makes a rule fire.",
        "",
        "| type | operators |",
        "|---|---|",
    )
    for kind, operators in OPERATORS.items():
        yield f"| {kind} | {' '.join(f'`{operator}`' for operator in operators)} |"
    yield from (
        "",
        "*Always* says where a path has a value whatever the draft: only such paths may stand in",
        "the last message. *Claims*: where the rule's `match` has `claim` and nothing else.",
        "",
        "| path | type | where | always | meaning |",
        "|---|---|---|---|---|",
    )
    for name, path in PATHS.items():
        choices = f" One of {', '.join(path.choices)}." if path.choices else ""
        always = "yes" if path.always else "claims" if name in OF_EVERY_CLAIM else ""
        where = ", ".join(path.subjects)
        yield f"| `{name}` | {path.type} | {where} | {always} | {path.help}{choices} |"
    yield from (
        "",
        "Besides these: `params.NAME` for a parameter of the rule and `policy.name`, which always",
        "have a value, and every number and choice of the policy in force, such as",
        "`policy.general.error_below` ([policies](policies.md)).",
    )
