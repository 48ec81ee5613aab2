"""What commands share: the configuration under the options, standard input, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from linter.cli.choices import Choices
from linter.cli.failures import UsageError
from linter.config.resolve import Configuration

if TYPE_CHECKING:
    from linter.run import Request

SLOW_FILES = 50
"""Files from which a run may take long enough to show its progress."""

LARGEST_INPUT = 200_000_000
"""Bytes of standard input that are read; more is no draft."""


def configuration(choices: Choices) -> Configuration:
    """The configuration with the command line's options over it.

    Raises:
        ConfigError: the file given with --config cannot be used.
    """
    overrides: dict[str, Any] = {}
    for name in ("policy", "select", "ignore"):
        value = getattr(choices, name)
        if value:
            overrides[name] = value
    if choices.formats:
        overrides["formats"] = dict(choices.formats)
    return Configuration(choices.config, overrides)


def request(paths: Sequence[str], choices: Choices, config: Configuration, **more: Any) -> Request:
    """A request for these paths, with standard input read where `-` is given.

    Raises:
        UsageError: `--stdin-filename` without `-`, or an input too large.
    """
    from linter.run import STDIN, STDIN_PATH, Request

    data = None
    if STDIN in paths:
        data = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        if len(data) > LARGEST_INPUT:
            raise UsageError(
                f"standard input is larger than {LARGEST_INPUT:,} bytes; check it as files"
            )
    elif choices.stdin_filename:
        raise UsageError("--stdin-filename names standard input; give '-' as the path to read it")
    return Request(
        paths=paths,
        configuration=config,
        stdin=data,
        stdin_path=choices.stdin_filename or STDIN_PATH,
        **more,
    )


class Progress:
    """A bar on standard error, on a terminal, for runs of many files only."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def start(self, files: int) -> None:
        """Show the bar if it is worth it."""
        if files < SLOW_FILES or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("[dim]reading drafts"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("files", total=files)
        self._bar.start()

    def advance(self, files: int) -> None:
        """Some files are done."""
        if self._bar is not None:
            self._bar.advance(self._task, files)

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar that is gone when the work is, whatever happens."""
    bar = Progress()
    try:
        yield bar
    finally:
        bar.stop()
