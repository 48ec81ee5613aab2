"""`discreet config`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from linter.cli.output import console_for, emit
from linter.cli.rulebook import in_force, only
from linter.config.resolve import Resolved
from linter.config.schema import config_schema
from linter.reports.jsontext import dump
from linter.rulebook import Policy
from linter.settings import Settings
from linter.terminal import visible


def run_config(path: Path, config: Path | None, *, shape: str, schema: bool) -> int:
    """Print what holds for a path, or the schema of configuration files."""
    if schema:
        emit(config_schema(), None)
        return 0
    _, policy, resolved = in_force(only(config), str(path))
    if shape == "json":
        emit(_json(path, resolved, policy), None)
    else:
        _print(path, resolved, policy, console_for(None))
    return 0


def _json(path: Path, resolved: Resolved, policy: Policy) -> str:
    document = {
        "schema": "discreet-config/1",
        "path": path.as_posix(),
        "file": None if resolved.config is None else resolved.config.name,
        "settings": {
            name: {
                "value": _plain(getattr(resolved.settings, name)),
                "origin": resolved.origins[name],
            }
            for name in Settings.__dataclass_fields__
        },
        "thresholds": {
            name: {
                "value": int(number) if 0 < number < math.inf else _said(number),
                "origin": _origin(name, resolved, policy),
            }
            for name, number in policy.thresholds().items()
        },
    }
    return dump(document) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value


def _origin(threshold: str, resolved: Resolved, policy: Policy) -> str:
    if threshold in policy.changed:
        return resolved.origins["thresholds"]
    return f"{policy.name} policy"


def _said(number: float) -> str:
    """A threshold as policies write it."""
    return "always" if math.isinf(number) else f"{number:,.0f}" if number else "never"


def _print(path: Path, resolved: Resolved, policy: Policy, console: Console) -> None:
    source = "no configuration file" if resolved.config is None else resolved.config.name
    console.print(Text(visible(path.as_posix()), "bold") + Text(f"  {visible(source)}", "dim"))
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for name in Settings.__dataclass_fields__:
        origin = resolved.origins[name]
        style = "dim" if origin == "default" else ""
        shown = visible(_shown(_plain(getattr(resolved.settings, name))))
        table.add_row(Text(f"  {name}", style), Text(shown, style), Text(visible(origin), "dim"))
    table.add_row("", "", "")
    table.add_row(Text("thresholds in force", "bold"), "", "")
    for name, number in policy.thresholds().items():
        style = "" if name in policy.changed else "dim"
        origin = visible(_origin(name, resolved, policy))
        table.add_row(Text(f"  {name}", style), Text(_said(number), style), Text(origin, "dim"))
    console.print(table)


def _shown(value: Any) -> str:
    """A value on one line, as a person would write it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, dict):
        kept = {key: entry for key, entry in value.items() if entry not in (None, [], {}, "")}
        return ", ".join(f"{key}: {_nested(entry)}" for key, entry in kept.items()) or "–"
    return ", ".join(_nested(entry) for entry in value) or "–"


def _nested(value: Any) -> str:
    shown = _shown(value)
    return (
        f"{{{shown}}}"
        if isinstance(value, dict)
        else f"[{shown}]"
        if isinstance(value, list)
        else shown
    )
