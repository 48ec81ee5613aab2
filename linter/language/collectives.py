"""Collective words to numbers: "a couple", "half a dozen", "a few hundred", "tens of thousands"."""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.atoms import Atom, AtomKind
from linter.language.number_words import (
    GROUPS,
    UNITS,
    VAGUE,
    Number,
    exact,
    past_hyphen,
    word_at,
)

_ARTICLES = frozenset({"a", "an", "one"})
_POINTERS = frozenset({"the", "that", "this", "our", "your", "those", "these", "other"})
_PRAISE = frozenset(
    "good small mere tiny select lucky merry happy brave plucky loyal dedicated further solid "
    "full whole wee".split()
)
"""Adjectives that part an article from its collective: "a lucky handful"."""
_AMPLE = frozenset({"good", "fair", "decent"})
"""Adjectives that make a few many: "a fair few"."""
_ONLY_WITH_OF = frozenset({"score", "scores", "tens", "brace", "clutch", "pair"})
"""Words with a commoner sense of their own: "the scores", "a clutch", "to score"."""
_FIGURES = {"single": 1, "double": 2, "triple": 3} | {
    word: value for word, value in UNITS.items() if 2 <= value <= 7
}
"""How many places a number has, by the word before "figures"."""
_CEILINGS = {10: 99, 12: 99, 20: 199, 100: 999}
"""How many of a larger unit a plural group reaches: "hundreds of thousands" stops at 999,999."""


def read_collective(atoms: Sequence[Atom], index: int) -> Number | None:
    """The collective number that begins at `atoms[index]`, or None."""
    low = word_at(atoms, index)
    if low in ("half", "quarter"):
        return _part_of_group(atoms, index, index)
    if low.endswith("s") and low[:-1] in GROUPS:
        return _plural_group(atoms, index)
    if low == "dozen":
        return exact(index, index + 1, 12, 12)
    if low in _ARTICLES:
        return _behind_article(atoms, index)
    if low in UNITS and word_at(atoms, index + 1) in ("pair", "pairs"):
        if word_at(atoms, index + 2) == "of":
            return exact(index, index + 2, 2 * UNITS[low], 2)
        return None
    if low in ("threescore", "fourscore") or (
        low in UNITS and word_at(atoms, past_hyphen(atoms, index + 1)) == "score"
    ):
        return _scores(atoms, index)
    if low in _FIGURES:
        return _figures(atoms, index)
    pointed = word_at(atoms, index - 1) in _POINTERS
    if low == "few" and word_at(atoms, index - 1) == word_at(atoms, index + 1) == "as":
        return None
    if low == "few" and _means_many(atoms, index):
        return None
    if low in ("several", "few") or (low in VAGUE and pointed and _stands(atoms, index)):
        return _vague(atoms, index, index, *VAGUE[low])
    return None


def _scores(atoms: Sequence[Atom], index: int) -> Number | None:
    """Four score riders, fourscore and nineteen: twenties, where no game is scored."""
    low = word_at(atoms, index)
    joined = low.endswith("score")
    end = index + 1 if joined else past_hyphen(atoms, index + 1) + 1
    twenties = UNITS[low.removesuffix("score")] * GROUPS["score"][0]
    more = UNITS.get(word_at(atoms, end + 1), 0) if word_at(atoms, end) == "and" else 0
    if more:
        return exact(index, end + 2, twenties + more, twenties + more)
    counted = word_at(atoms, end).endswith("s") or word_at(atoms, end) in ("of", "people")
    return exact(index, end, twenties, twenties) if counted else None


def _figures(atoms: Sequence[Atom], index: int) -> Number | None:
    """Single figures, double digits; a three-figure number: as many as such a number can mean."""
    places = _FIGURES[word_at(atoms, index)]
    noun = past_hyphen(atoms, index + 1)
    end = noun + 1
    if word_at(atoms, noun) not in ("figures", "digits"):
        sort = word_at(atoms, end) in ("number", "total", "crowd", "turnout", "audience")
        if word_at(atoms, noun) not in ("figure", "digit") or not sort:
            return None
        end += 1
    elif word_at(atoms, index) in UNITS:  # "four figures in the mist"
        return None
    least = 10 ** (places - 1)
    return Number(
        index, end, float(least), least, 10**places - 1, words=True, vague=True, factor=least
    )


def _behind_article(atoms: Sequence[Atom], index: int) -> Number | None:
    position = index + 1
    if word_at(atoms, position) in _PRAISE and word_at(atoms, index) != "one":
        position += 1
    low = word_at(atoms, position)
    if low in ("half", "quarter"):
        return _part_of_group(atoms, index, position)
    if low == "baker's" and word_at(atoms, position + 1) == "dozen":
        return exact(index, position + 2, 13, 13)
    if low == "dozen" or (low == "score" and _stands(atoms, position)):
        return exact(index, position + 1, GROUPS[low][0], GROUPS[low][0])
    if low == "few" and _means_many(atoms, position):
        return None
    if low in VAGUE and _stands(atoms, position) and word_at(atoms, index) != "one":
        return _vague(atoms, index, position, *VAGUE[low])
    return None


def _means_many(atoms: Sequence[Atom], index: int) -> bool:
    """Whether "few" at `index` says many: quite a few, a good few, not a few, more than a few.

    It does not before what it multiplies ("quite a few hundred"): so many hundreds are a number.
    """
    if word_at(atoms, index + 1) in GROUPS:
        return False
    before = word_at(atoms, index - 1)
    if before in _AMPLE:
        return word_at(atoms, index - 2) in _ARTICLES
    if before != "a":
        return False
    first, second, third = (word_at(atoms, index - back) for back in (2, 3, 4))
    if (second, first) == ("more", "than"):
        return third not in ("no", "not")
    return first in ("quite", "not") or (first in ("just", "only") and second == "not")


def _stands(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a word with a commoner sense is a number here: "a score of riders", no game's."""
    if word_at(atoms, index) not in _ONLY_WITH_OF:
        return True
    counted = index + 2 < len(atoms) and atoms[index + 2].kind is AtomKind.NUMERAL
    if word_at(atoms, index) == "pair" and word_at(atoms, index + 1) in ("who", "who've", "who'd"):
        return True
    return word_at(atoms, index + 1) == "of" and not counted


def _part_of_group(atoms: Sequence[Atom], start: int, position: int) -> Number | None:
    """Half a dozen, a half-dozen, half a million, a quarter of a million."""
    part = 2 if word_at(atoms, position) == "half" else 4
    after = past_hyphen(atoms, position + 1)
    if part == 4 and word_at(atoms, after) == "of":
        after += 1
    elif part == 4:
        return None
    after = past_hyphen(atoms, after + (word_at(atoms, after) in ("a", "an")))
    group = word_at(atoms, after)
    if group not in GROUPS or group in ("ten", "score"):
        return None
    return exact(start, after + 1, GROUPS[group][0] // part, GROUPS[group][0])


def _vague(atoms: Sequence[Atom], start: int, position: int, least: int, most: int) -> Number:
    end = position + 1
    behind = end + (word_at(atoms, end) == "of")
    low = word_at(atoms, behind)
    group = low if low in GROUPS else low.removesuffix("s")
    factor = 1
    if group in GROUPS and group not in ("ten", "score"):
        factor, end = GROUPS[group][0], behind + 1
    return Number(
        start, end, float(least * factor), least * factor, most * factor,
        words=True, vague=least != most, factor=factor,
    )  # fmt: skip


def _plural_group(atoms: Sequence[Atom], index: int) -> Number | None:
    if not _stands(atoms, index):
        return None
    small, (least, most) = GROUPS[word_at(atoms, index)[:-1]]
    end = index + 1
    larger = word_at(atoms, index + 2)
    if word_at(atoms, end) == "of" and larger.endswith("s") and larger[:-1] in GROUPS:
        factor = GROUPS[larger[:-1]][0]
        if factor > small:
            ceiling = _CEILINGS.get(small)
            most = None if ceiling is None else (ceiling + 1) * factor - 1
            least, end = 2 * small * factor, index + 3
    return Number(index, end, float(least), least, most, words=True, vague=True)
