"""`discreet explain`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from linter.cli.failures import UsageError
from linter.cli.output import console_for, emit
from linter.cli.rulebook import in_force, only
from linter.cli.rules import heaviest, shown, weight, weights
from linter.reports.jsontext import dump
from linter.rulebook import Policy, Rule, Rulebook
from linter.rulebook.names import TOPIC_NAMES, listed, unfilled
from linter.rulebook.policy import FLOOR
from linter.rulebook.rule import parameter_value
from linter.rulebook.situation import Fact
from linter.terminal import visible

_LISTED = "'discreet rules' lists them"


def run_explain(identifier: str | None, config: Path | None, *, shape: str) -> int:
    """Explain one rule.

    Raises:
        UsageError: none is named, or there is no such rule.
    """
    if identifier is None:
        raise UsageError("name a rule, as in 'discreet explain small-cohort'; " + _LISTED)
    book, policy, _ = in_force(only(config))
    rule = book.get(identifier) or book.get(identifier.casefold())
    if rule is None:
        near = book.nearest(identifier)
        hint = f"did you mean {near}?" if near else _LISTED
        raise UsageError(f"no rule is called {identifier}; {hint}")
    if shape == "json":
        emit(_json(rule, book, policy), None)
    else:
        _print(rule, book, policy, console_for(None))
    return 0


def _json(rule: Rule, book: Rulebook, policy: Policy) -> str:
    file = rule.file
    document = {
        "schema": "discreet-rule/1",
        "id": rule.id,
        "family": rule.family,
        "severity": weight(rule, policy),
        "enabled": rule.enabled,
        "summary": file.summary,
        "why": file.why,
        "advice": [saying.text for saying in file.advice],
        "exceptions": [{"id": exemption.id, "why": exemption.why} for exemption in file.unless],
        "params": {
            name: {
                "default": spec.default,
                "value": list(value) if isinstance(value := rule.params[name], tuple) else value,
                "help": spec.help,
            }
            for name, spec in file.params.items()
        },
        "sources": [book.sources[source].model_dump() for source in file.sources],
        "examples": {
            "bad": [example.text for example in file.examples.bad],
            "good": [example.text for example in file.examples.good],
        },
        "origin": shown(rule),
    }
    return dump(document) + "\n"


def _print(rule: Rule, book: Rulebook, policy: Policy, console: Console) -> None:
    file = rule.file
    heading = Text(rule.id, "bold")
    heading.append(f"  {rule.family}, {weights(rule, policy)}", "dim")
    if not rule.enabled:
        heading.append("  (off)", "yellow")
    console.print(heading)
    _block(console, file.summary)
    _section(console, "Why")
    _block(console, file.why)
    _section(console, "What to write instead")
    for saying in file.advice:
        _item(console, unfilled(saying.text))
    if _asks_for_topics(rule):
        _section(console, "Sensitive topics")
        _block(console, listed(TOPIC_NAMES.values()))
    _section(console, "Found")
    for bad in file.examples.bad[:4]:
        found = _marked(bad.text)
        found.append(_circumstances(bad.severity or "", bad.policy), "dim")
        console.print(Padding(found, (0, 2, 0, 2)))
    _section(console, "Left alone")
    for good in file.examples.good[:4]:
        _block(console, " ".join(good.text.split()) + _circumstances("", good.policy))
    if file.unless:
        _section(console, "Except")
        for exemption in file.unless:
            _item(console, f"{exemption.id}: {exemption.why}")
    if file.params:
        _section(console, "Parameters (in discreet.yaml, under rules)")
        for name, spec in file.params.items():
            value, default = rule.params[name], parameter_value(spec, spec.default, ())
            changed = "" if value == default else f" ({_value(default)} by default)"
            _item(console, f"{name} = {_value(value)}{changed}: {spec.help}")
    _section(console, "Sources")
    for identifier in file.sources:
        source = book.sources[identifier]
        parts = [source.title, source.publisher, source.date or ""]
        unsure = "" if source.verified else " (not verified)"
        _item(console, ". ".join(part for part in parts if part) + unsure)
        if source.url:  # On a line of its own, which no terminal breaks in two.
            console.print(Text(f"    {visible(source.url)}"), soft_wrap=True)
    _section(console, "To allow one")
    for line in _allowing(rule.id, heaviest(rule, policy) == "error"):
        _block(console, line)


def _value(value: Fact) -> str:
    """A parameter as the configuration writes it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _circumstances(severity: str, policy: str) -> str:
    """What an example weighs, and under which policy where that is not the usual one."""
    parts = [severity, "" if policy == "standard" else f"{policy} policy"]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""


def _asks_for_topics(rule: Rule) -> bool:
    """Whether a rule is about sensitive topics of any kind."""
    return any(saying.text.find("{topics.") >= 0 for saying in rule.file.message)


def _allowing(rule: str, blocks: bool) -> Iterator[str]:
    """How to allow a finding. blocks: the rule can give an error."""
    yield f"<!-- discreet: allow {rule} -- why this may stand -->"
    yield (
        "In Markdown and HTML above the paragraph; in YAML the same words behind a '#'. The reason "
        "is required. "
        + (
            f"Errors about {FLOOR} people or fewer can only be allowed in discreet.yaml:"
            if blocks
            else "For whole files, in discreet.yaml:"
        )
    )
    yield f"allow: [{{rules: [{rule}], paths: [drafts/launch.md], reason: why this may stand}}]"


def _section(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, "bold cyan"))


def _block(console: Console, words: str) -> None:
    console.print(Padding(Text(visible(" ".join(words.split()))), (0, 2, 0, 2)))


def _item(console: Console, words: str) -> None:
    console.print(Padding(Text("• " + visible(" ".join(words.split()))), (0, 2, 0, 2)))


def _marked(text: str) -> Text:
    """An example with its `[[ ]]` shown as a mark."""
    result = Text()
    for index, part in enumerate(re.split(r"\[\[|\]\]", " ".join(text.split()))):
        result.append(visible(part), "bold underline" if index % 2 else "")
    return result
