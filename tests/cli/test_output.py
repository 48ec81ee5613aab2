"""Reports on standard output are written whole, or it is told that they are not."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from linter.cli import output


class Sparing(io.RawIOBase):
    """A stream that takes little at a time, as an unbuffered one on a full pipe does."""

    def __init__(self, room: int) -> None:
        self.taken = bytearray()
        self._room = room

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self._room and len(self.taken) + 7 > self._room:
            raise OSError(28, "No space left on device")
        self.taken += bytes(data[:7])
        return min(7, len(data))


def test_a_stream_that_takes_little_at_a_time_gets_all() -> None:
    stream = Sparing(room=0)
    output._write_whole(stream, b"x" * 100)
    assert bytes(stream.taken) == b"x" * 100


def test_a_full_disk_is_an_error() -> None:
    with pytest.raises(OSError, match="No space left"):
        output._write_whole(Sparing(room=50), b"x" * 100)


def test_a_file_keeps_who_may_read_it_and_is_named_when_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.json"
    output.write_file(report, "{}")
    for mode in (0o600, 0o640):
        report.chmod(mode)
        output.write_file(report, "[]")
        assert report.stat().st_mode & 0o777 == mode

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OSError, match=r"No space left on device: .*report\.json"):
        output.write_file(report, "{}")
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize("buffering", [0, -1])
def test_a_pipe_that_does_not_block_is_waited_for(buffering: int) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = b"x" * 300_000
    got = bytearray()

    def drain() -> None:
        while chunk := os.read(reading, 4_096):
            got.extend(chunk)

    thread = threading.Thread(target=drain)
    with os.fdopen(writing, "wb", buffering=buffering) as stream:
        thread.start()
        output._write_whole(stream, data)
        os.set_blocking(writing, True)
    thread.join()
    os.close(reading)
    assert bytes(got) == data


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("rules >&-", 2, "Bad file descriptor: 'standard output'"),
        ("rules -f json >&-", 2, "Bad file descriptor: 'standard output'"),
        ("check - <&-", 2, "Bad file descriptor: 'standard input'"),
        ("check -f json -o report.out fine.md <&- >&-", 0, ""),
        ("check gone.md 2>&-", 2, ""),
    ],
)
def test_a_closed_stream_is_named_where_it_is_needed(
    tmp_path: Path, command: str, code: int, said: str
) -> None:
    (tmp_path / "fine.md").write_text("We open at nine.")
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m linter {command}'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "DISCREET_CACHE_DIR": str(tmp_path / ".cache")},
    )
    assert done.returncode == code, done.stderr
    assert "internal error" not in done.stderr and said in done.stderr
