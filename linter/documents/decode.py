"""Bytes to text: UTF-8 and UTF-16, and a message with the byte offset for anything else."""

from __future__ import annotations

import codecs

from linter.documents.post import Problem

_SNIFFED = 8_192  # bytes that tell a binary file; Git looks at as many


def is_binary(data: bytes) -> bool:
    """Whether the first bytes are no text: a NUL outside UTF-16."""
    head = data[:_SNIFFED]
    return b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decode(data: bytes, path: str) -> str | Problem:
    """The text of a file, without its byte order mark; a Problem when it is not text.

    Lines are kept as they are: places count the file's own characters.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Problem(path, "UTF-32 from byte offset 0, which is not read; save the file as UTF-8")
    encoding, mark = "utf-8", b""
    for candidate, bom in (
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ):
        if data.startswith(bom):
            encoding, mark = candidate, bom
            break
    if not mark and is_binary(data):
        offset = data.index(0)
        return Problem(
            path,
            f"not text: a NUL byte at byte offset {offset}; drafts are read as UTF-8 or UTF-16 "
            "with a byte order mark",
        )
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(mark)
        line = data.count(b"\n", 0, offset) + 1 if encoding == "utf-8" else None
        name = "UTF-8" if encoding == "utf-8" else "UTF-16"
        found = f"0x{data[offset]:02x}" if offset < len(data) else "the end of the file"
        return Problem(
            path,
            f"not valid {name}: {found} at byte offset {offset}; save the file as UTF-8",
            line,
        )
