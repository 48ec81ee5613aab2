"""Letters that are set in a type of their own: bold, italic, script, full width, small capitals.

Networks have no bold, so schedulers write it in the letters that Unicode has for mathematics. To
people they are the plain letters, and so they are read. One stands for one, so places hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_MATHEMATICAL = range(0x1D400, 0x1D800)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_LETTERLIKE = range(0x2100, 0x2150)  # where the mathematical alphabets have their gaps: ℎ, ℯ, ℬ
_CIRCLED = range(0x24B6, 0x24EA)
_SQUARED = range(0x1F130, 0x1F14A)
_INVERSE = (0x1F150, 0x1F170)  # circled and squared, A to Z each; Unicode decomposes none of them
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))

UNDERLINES = "\u0332\u0333\u0335\u0336"
"""Combining lines below and through a letter, with which schedulers underline and strike out."""


def _decomposed(points: range) -> Iterator[tuple[str, str]]:
    for character in map(chr, points):
        plain = unicodedata.normalize("NFKC", character)
        if plain != character and len(plain) == 1 and "!" <= plain <= "~":
            yield character, plain


_SET = {**dict(_decomposed(_MATHEMATICAL)), **dict(_decomposed(_FULL_WIDTH)), **_SMALL_CAPITALS}
_SIGNS = {
    **{sign: plain for sign, plain in _decomposed(_LETTERLIKE) if plain.isalpha()},
    **dict(_decomposed(_CIRCLED)),
    **dict(_decomposed(_SQUARED)),
    **{chr(first + index): chr(65 + index) for first in _INVERSE for index in range(26)},
}
"""Letters within a word; one by itself is a sign: ℹ of information, Ⓜ of a metro, 🅿 of parking."""

_PLAIN = str.maketrans({**_SET, **_SIGNS})
_ALL = "".join((*_SET, *_SIGNS))
_RUN = re.compile(f"[{re.escape(''.join(_SET))}][{re.escape(_ALL)}]*|[{re.escape(_ALL)}]{{2,}}")


def set_letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of set letters: where each starts and ends, and the plain letters, as many."""
    for match in _RUN.finditer(text):
        yield *match.span(), match.group().translate(_PLAIN)
