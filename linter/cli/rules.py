"""`discreet rules`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from linter.cli.choices import Choices
from linter.cli.output import console_for, emit
from linter.cli.rulebook import in_force
from linter.cli.session import configuration
from linter.reports.jsontext import dump
from linter.rulebook import Policy, Rule, Rulebook
from linter.terminal import visible


def run_rules(choices: Choices, *, shape: str) -> int:
    """List the rules; 2 when one of the user's own cannot be used."""
    book, policy, _ = in_force(configuration(choices))
    if shape == "json":
        emit(_json(book, policy), None)
    else:
        _print(book, policy, console_for(None))
    return 2 if any(not problem.advisory for problem in book.problems) else 0


def _json(book: Rulebook, policy: Policy) -> str:
    document = {
        "schema": "discreet-rules/1",
        "policy": policy.name,
        "rules": [
            {
                "id": rule.id,
                "family": rule.family,
                "severity": weight(rule, policy),
                "enabled": rule.enabled,
                "summary": rule.summary,
                "own": rule.own,
                "origin": shown(rule),
            }
            for rule in book.rules
        ],
        "problems": [str(problem) for problem in book.problems],
    }
    return dump(document) + "\n"


def weight(rule: Rule, policy: Policy) -> str:
    """The severity a rule starts from under a policy."""
    severity = rule.base_severity
    if severity.startswith("$policy."):
        return policy.choice(severity.removeprefix("$policy.")) or "none"
    return severity


def heaviest(rule: Rule, policy: Policy) -> str:
    """The most that a finding of a rule can weigh under a policy."""
    base = weight(rule, policy)
    if rule.override is not None:
        return base
    raised = [
        policy.choice(entry.to.removeprefix("$policy.")) or "none"
        if entry.to.startswith("$policy.")
        else entry.to
        for entry in rule.file.raises
    ]
    return max([base, *raised], key=_WEIGHTS.index)


def weights(rule: Rule, policy: Policy) -> str:
    """What a finding of a rule weighs, in words: `warning`, or `note to error`."""
    base, most = weight(rule, policy), heaviest(rule, policy)
    return base if base == most else f"{base} to {most}"


def shown(rule: Rule) -> str:
    """Where a rule comes from: discreet itself, or the user's file."""
    if not rule.own:
        return "discreet"
    try:
        return Path(rule.origin).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return rule.origin


_WEIGHTS = ("none", "note", "warning", "error")
_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def _print(book: Rulebook, policy: Policy, console: Console) -> None:
    for family, rules in groupby(book.rules, key=lambda rule: rule.family):
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, min_width=21)
        table.add_column(no_wrap=True, min_width=16)
        table.add_column(ratio=1)
        table.add_column(no_wrap=True)
        for rule in rules:
            severity = weight(rule, policy)
            style = "" if rule.enabled else "dim"
            table.add_row(
                Text(f"  {rule.id}", style),
                Text(
                    weights(rule, policy) if rule.enabled else "off",
                    _STYLES.get(severity, "") if rule.enabled else "dim",
                ),
                Text(visible(rule.summary), style),
                Text("" if not rule.own else visible(shown(rule)), "dim"),
            )
        console.print(Text(family, "bold"))
        console.print(table)
    for problem in book.problems:
        console.print(Text(f"problem  {visible(str(problem))}", "bold red"), soft_wrap=True)
    on = sum(rule.enabled for rule in book.rules)
    console.print(
        Text(f"{on} of {len(book.rules)} rules in force under the {policy.name} policy; ", "dim")
        + Text("discreet explain RULE says more", "dim")
    )
