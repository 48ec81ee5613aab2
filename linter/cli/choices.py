"""What the command line says over the configuration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from linter.cli.failures import UsageError


@dataclass(frozen=True, slots=True)
class Choices:
    """Options that decide what is found and how files are read; None or empty where not given."""

    policy: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    stdin_filename: str | None = None
    formats: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        policy: str | None,
        select: Iterable[str] | None,
        ignore: Iterable[str] | None,
        config: Path | None,
        stdin_filename: str | None,
        format_of: Iterable[str] | None,
    ) -> Choices:
        """The options as Typer gives them.

        Raises:
            UsageError: a `--format-of` without `=`.
        """
        return cls(
            policy=policy,
            select=_ids(select),
            ignore=_ids(ignore),
            config=config,
            stdin_filename=stdin_filename,
            formats=tuple(_pair(entry) for entry in format_of or ()),
        )


def _ids(values: Iterable[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for value in values or () for part in value.split(","))
    return tuple(part for part in parts if part)


def _pair(entry: str) -> tuple[str, str]:
    glob, separator, kind = entry.rpartition("=")
    if not separator or not glob or not kind:
        raise UsageError(
            f"--format-of {entry}: expected GLOB=KIND, such as 'drafts/*.txt=markdown'"
        )
    return glob, kind
