"""Standard streams that whoever started the command has closed: Python has None for them."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import NoReturn


def replace_closed() -> None:
    """Put a stream in the place of each that is closed.

    What is read from the input, or written to the output, is an error with a name: neither may
    an unread draft pass for a clean one, nor a report be lost in silence. Where the place for
    errors is closed nothing can be told, and what is written there goes nowhere.
    """
    missing = [stream for stream in (sys.stdin, sys.stdout, sys.stderr) if stream is None]
    for _ in missing:
        os.open(os.devnull, os.O_RDWR)  # Else a file that is opened would get the stream's number.
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_Closed("standard input")))
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_Closed("standard output"), "utf-8", write_through=True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - to the end


class _Closed(io.RawIOBase):
    """A stream that fails as its closed descriptor does, and tells its name."""

    def __init__(self, title: str) -> None:
        self._title = title

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _buffer: object, /) -> NoReturn:
        self._fail()

    def write(self, _data: object, /) -> NoReturn:
        self._fail()

    def _fail(self) -> NoReturn:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), self._title)
