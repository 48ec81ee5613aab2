"""Where reports go: standard output or a file, as text or as they are."""

from __future__ import annotations

import io
import os
import select
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO

from rich.console import Console

PLAIN_WIDTH = 100
"""Width of text reports that no terminal bounds."""


def console_for(output: Path | None) -> Console:
    """A console on standard output: coloured and as wide as the terminal, or plain."""
    if sys.stdout.isatty() and output is None:
        return Console(highlight=False)
    return _plain_console(None)


def _plain_console(file: IO[str] | None) -> Console:
    """A console without colours, on standard output by default, as wide as `COLUMNS` says."""
    width = int(columns) if (columns := os.environ.get("COLUMNS", "")).isdecimal() else PLAIN_WIDTH
    return Console(
        file=file, highlight=False, width=max(40, width), no_color=True, force_terminal=False
    )


def emit(text: str, output: Path | None) -> None:
    """Write a report to standard output, as UTF-8 with the line ends it has, or to a file."""
    if output is None:
        sys.stdout.flush()
        _write_whole(sys.stdout.buffer, text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
        return
    write_file(output, text)


def _write_whole(stream: BinaryIO, data: bytes) -> None:
    """Write all of the data, however little of it the stream takes at a time.

    It takes less where Python does not buffer (`PYTHONUNBUFFERED`) and a disk is full or a pipe
    that does not block is: the first is an error at the next try, the other is waited for.

    Raises:
        OSError: it cannot be written.
    """
    rest = memoryview(data)
    while rest:
        try:
            written: int | None = stream.write(rest)
        except BlockingIOError as error:
            written = error.characters_written or None
        if written is None:
            select.select([], [stream], [])
        else:
            rest = rest[written:]


def emit_text(print_to: Callable[[Console], None], output: Path | None) -> None:
    """Print a text report to standard output, or plain to a file."""
    if output is None:
        print_to(console_for(None))
        return
    buffer = io.StringIO()
    print_to(_plain_console(buffer))
    write_file(output, buffer.getvalue())


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: a run that dies leaves no half report.

    A symbolic link stays, and what it leads to is written, unless that lies outside the current
    folder: a stranger's pull request may hold a link that has the report's name. A pipe or a
    device is no file to put another in the place of: it is written through.

    Raises:
        OSError: it cannot be written.
    """
    if _is_special(path):
        with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            stream.write(text)
        return
    target = Path(os.path.realpath(path))  # Path.resolve() raises RuntimeError at links in a ring.
    if path.is_symlink() and not target.is_relative_to(Path.cwd().resolve()):
        raise OSError(
            f"{path}: a symbolic link that leads out of the current folder; name the file"
        )
    path = target
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(
            handle, "w", encoding="utf-8", newline="", errors="backslashreplace"
        ) as stream:
            stream.write(text)
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None:
            # A full disk names no file, and else it would be the temporary one.
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _mode_of(path: Path) -> int:
    """Who may read and write a file: as before where it is there, else as any new one.

    mkstemp makes files that only their owner reads; a report is an ordinary file.
    """
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _is_special(path: Path) -> bool:
    """Whether something is there, wherever links lead, that is no regular file."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
