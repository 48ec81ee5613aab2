"""The figures, as tables for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from linter.evaluation.corpus import VERDICTS
from linter.evaluation.floors import Shortfall, figures
from linter.evaluation.measure import Measures, Miss, Rate
from linter.reports.jsontext import dump
from linter.terminal import visible

ASPECT_NAMES = {
    "located": "found at all",
    "size": "size interval",
    "unit": "unit",
    "scope": "scope",
    "behaviour": "behaviour (verb)",
    "kind": "behaviour (kind)",
    "addressed": "addressed",
    "single": "one person",
}


def print_text(
    console: Console,
    parts: Sequence[Measures],
    *,
    claims_only: bool,
    misses: Sequence[Miss],
    failed: Sequence[Shortfall],
) -> None:
    """Tables of every split, then the misses asked for, then figures under their floor."""
    for measures in parts:
        console.rule(Text(f"{measures.split}: {measures.records:,} drafts"), align="left")
        console.print(_claims_table(measures))
        if not claims_only:
            console.print(_rules_table(measures))
            console.print(_verdict_table(measures))
            if measures.unlabelled:
                counts = ", ".join(
                    f"{rule} {number}" for rule, number in sorted(measures.unlabelled.items())
                )
                console.print(
                    Text(f"Drafts with rules that the guide does not label: {counts}", "dim")
                )
            if measures.records:
                share = measures.right_verdicts / measures.records
                console.print(
                    f"Verdict right in {measures.right_verdicts:,} of {measures.records:,} "
                    f"({share:.1%})"
                )
        console.print()
    for miss in misses:
        console.print(
            Text(f"{miss.place}  {miss.record}  {miss.kind}: ") + Text(visible(miss.what), "bold"),
            soft_wrap=True,
        )
        words = visible(" ⏎ ".join(miss.text.split("\n")))
        console.print(Text("    " + words, "dim"), soft_wrap=True)
    for shortfall in failed:
        console.print(Text(f"under its floor: {shortfall}", "bold red"))


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}%"


def _rate_row(table: Table, name: str, rate: Rate) -> None:
    if not rate.labelled and name in ASPECT_NAMES.values():
        return  # No record carries the field (they were written before it was labelled).
    table.add_row(
        name,
        _percent(rate.precision),
        _percent(rate.recall),
        f"{rate.right:,}",
        f"{rate.labelled:,}",
        f"{rate.reported:,}",
    )


def _table(title: str, first: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    for column in ("precision", "recall", "right", "labelled", "reported"):
        table.add_column(column, justify="right")
    return table


def _claims_table(measures: Measures) -> Table:
    table = _table("claims about people", "what must agree")
    for name, rate in measures.claims.items():
        _rate_row(table, ASPECT_NAMES[name], rate)
    return table


def _rules_table(measures: Measures) -> Table:
    table = _table("findings", "rule")
    for rule, rate in measures.rules.items():
        if rate.labelled or rate.reported:
            _rate_row(table, rule, rate)
    return table


def _verdict_table(measures: Measures) -> Table:
    table = Table(
        title="verdicts", title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    table.add_column("labelled ↓  given →")
    for verdict in VERDICTS:
        table.add_column(verdict, justify="right")
    for row, cells in measures.verdicts.items():
        table.add_row(row, *(f"{cells[verdict]:,}" for verdict in VERDICTS))
    return table


def to_json(
    parts: Sequence[Measures],
    *,
    claims_only: bool,
    misses: Sequence[Miss],
    failed: Sequence[Shortfall],
) -> str:
    """The same figures; counts as integers, rates from 0 to 1 or null."""
    splits = {}
    for measures in parts:
        entry: dict[str, object] = {
            "records": measures.records,
            "claims": {name: _rate(rate) for name, rate in measures.claims.items()},
        }
        if not claims_only:
            entry["rules"] = {rule: _rate(rate) for rule, rate in measures.rules.items()}
            entry["unlabelled_rules"] = dict(sorted(measures.unlabelled.items()))
            entry["verdicts"] = measures.verdicts
            entry["verdict_accuracy"] = figures(measures)["verdict.accuracy"]
        splits[measures.split] = entry
    document = {
        "schema": "discreet-evaluation/1",
        "splits": splits,
        "misses": [
            {"record": miss.record, "place": miss.place, "kind": miss.kind, "what": miss.what}
            for miss in misses
        ],
        "shortfalls": [
            {"split": item.split, "figure": item.figure, "floor": item.floor, "value": item.value}
            for item in failed
        ],
    }
    return dump(document) + "\n"


def _rate(rate: Rate) -> dict[str, float | int | None]:
    return {
        "precision": rate.precision,
        "recall": rate.recall,
        "right": rate.right,
        "labelled": rate.labelled,
        "reported": rate.reported,
    }
