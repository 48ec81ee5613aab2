"""Numbers that name something: "platform 3", "Year 7", "the guests in 214", "2/" in a thread."""

from __future__ import annotations

from collections.abc import Sequence

from linter.claims.quantities.joints import joined
from linter.language.atoms import Atom, AtomKind
from linter.language.number_words import Number, touches, word_at

_NAMING = frozenset(
    "aisle apartment article bay bed bench berth bib bike booth box building bus cabin canto "
    "carriage channel chapter clause cubicle customer kayak locker lodge peg scooter ticket "
    "trolley "
    "coach court desk division episode ep exhibit exit figure fig flat flight floor formula gate "
    "grade group hall highway house issue junction lane level line lot module page p pp paragraph "
    "part phase pier pitch plate platform plot ps psalm q question radio room route row scene seat "
    "section sector size slide stage stand step stop studio table terminal tier tip track trap "
    "type unit verse version vol volume ward zone aged age ages area article".split()
)
"""Nouns that a number behind them names one of: "platform 3", "episode 12", "aged 40"."""
_SCHOOLED = frozenset("class form key year".split())
"""The same where a capital makes them names: "Year 7", "Form Three"."""
_LODGERS = frozenset(
    "couple family guest guests household lodger lodgers neighbour neighbours neighbor neighbors "
    "occupant occupants patient patients resident residents tenant tenants".split()
)
_LODGED = frozenset(
    "and or & , . ; : ! ? have has had is are was were who that you both still held got".split()
) | {""}
"""Words and signs behind the number of a room or thing: "the guests in 214 and 216 have …"."""
_PLACING = frozenset("at of from to in outside near".split())
_COUNTED = frozenset("you us them our your my those these whom which ours yours".split())
"""Behind "of" and a number: whom it counts."""
_STREETS = frozenset(
    "avenue close court crescent drive gardens green grove hill house lane mews park place rise "
    "road row square street terrace view walk way".split()
)
"""Last words of a street's name: "the household of 8 Thorn Street, Limerick"."""
_RACES = frozenset({3, 5, 8, 10, 12, 15, 20, 50, 100})
"""Kilometres that are run: "the Cobh 10k"."""
_RACED = frozenset("and on in at for with last this next . , ; : ! ?".split()) | {""}
"""Words and signs behind the name of a race."""
_TOP_YEAR = 13
"""The last year of school in England."""
_SHORT = frozenset("div ep fig p pp ps q vol".split())
"""Those of them that end in a point: "fig. 3"."""
_POINTERS = frozenset("this that the each every per one a an our your my last next other".split())
_PRODUCTS = frozenset(
    "iphone ipad galaxy pixel xbox playstation windows ios ipados android macos macbook boeing "
    "airbus gta fifa html css python java php model gen".split()
)
"""Product names that end in a number, also after "the" and "our": "our iPhone 15 users"."""

_TELLING = frozenset("that that's this it it's they those these how only just all we you".split())
"""What begins a sentence about the number before it: "38. That's how many of you cried"."""
_AMID = frozenset(", ~ ≈ ∼".split())
"""Signs in front of a fraction that a space got into: "riders, about 9/ 10 of them"."""
_THREADS = frozenset("thread tweet toot post part".split())


def past_post_mark(atoms: Sequence[Atom], index: int) -> int:
    """The atom behind the number of a post in a thread, or 0: the "2/" of "2/ 14 of our members".

    Its slash touches the number before it and not what follows. It opens a line or a sentence: a
    reader may have joined the lines. So does the number of a heading: "7. Readers of the blog".
    """
    if atoms[index].kind is not AtomKind.NUMERAL:
        return 0
    if _numbers_a_heading(atoms, index):
        return index + 2
    if word_at(atoms, index + 1) != "/":
        return 0
    closed = word_at(atoms, index + 2) in (")", "]")  # "(2/) 14 of our members"
    if not touches(atoms, index + 1) or (touches(atoms, index + 2) and not closed):
        return 0
    before = atoms[index - 1] if index else None
    opens = (
        before is None
        or before.kind is AtomKind.BREAK
        or (before.kind is AtomKind.SIGN and before.low not in _AMID)
        or before.low in _THREADS
    )
    return index + 2 if opens else 0


def _numbers_a_heading(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a numeral with a point opens a line and a name or noun follows, not "That's how"."""
    if index and atoms[index - 1].kind is not AtomKind.BREAK:
        return False
    if word_at(atoms, index + 1) not in (".", ")") or not touches(atoms, index + 1):
        return False
    following = atoms[index + 2] if index + 2 < len(atoms) else None
    if following is None or following.kind is not AtomKind.WORD or touches(atoms, index + 2):
        return False
    return following.capital and following.low not in _TELLING


def past_name(atoms: Sequence[Atom], number: Number) -> int:
    """The atom behind a number that names something, with any range it opens, or 0."""
    if word_at(atoms, number.end) == "%":
        return 0
    if word_at(atoms, number.end) == "of" and not _is_place(atoms, number):
        return 0
    dotted = word_at(atoms, number.start - 1) == "."
    noun = word_at(atoms, number.start - 1 - dotted)
    if dotted and noun not in _SHORT:
        return 0  # "in a small box. 118 people": a full stop.
    before = number.start - 1 - dotted
    plural = noun.endswith("s") and noun[:-1] in _NAMING
    door = _is_door(atoms, number)
    second = joined(atoms, number, {"to", "and", "&"}) if plural or noun in _NAMING else None
    if second is None and (plural or door):
        second = _last_listed(atoms, number)
    listed = None if second is not None else _last_of_things(atoms, before, number)
    second = second or listed
    named = (
        door
        or listed is not None
        or _heads(atoms, number)
        or _is_race(atoms, number)
        or noun in _PRODUCTS
        or (noun in _NAMING and word_at(atoms, before - 1) not in _POINTERS)
        or (noun in _SCHOOLED and atoms[before].capital and number.value <= _TOP_YEAR)
        or (plural and second is not None)
    )
    if not named:
        return 0
    return number.end if second is None else second.end


def _is_place(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether a number names a part of what "of" leads to: "in row 14 of Friday's flight".

    "At the gate 14 of you" counts people.
    """
    noun, before = (word_at(atoms, number.start - back) for back in (1, 2))
    behind = word_at(atoms, number.end + 1)
    return noun in _NAMING and before in _PLACING | {"on"} and behind not in _COUNTED


def _is_race(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether a number of thousands is a race: "in the Cobh 10k", "his first 5k"."""
    short = number.end == number.start + 2 and word_at(atoms, number.end - 1) == "k"
    if not short or atoms[number.start].value not in _RACES or number.start < 2:
        return False
    name = atoms[number.start - 1]
    placed = name.kind is AtomKind.WORD and (name.capital or name.low in ("charity", "fun"))
    before = word_at(atoms, number.start - 2)
    led = before in _POINTERS or before == "in" or before.endswith("'s")
    return (name.low in ("a", "my", "his", "her") or (placed and led)) and word_at(
        atoms, number.end
    ) in _RACED


def _heads(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether a word and a number open a line and a colon ends them: "Email 7: what comes next"."""
    opens = number.start < 2 or atoms[number.start - 2].kind in (AtomKind.BREAK, AtomKind.SIGN)
    noun = atoms[number.start - 1] if number.start else None
    if noun is None or not opens or noun.kind is not AtomKind.WORD or number.words:
        return False
    return noun.capital and not noun.low.endswith("s") and word_at(atoms, number.end) == ":"


def _last_of_things(atoms: Sequence[Atom], noun: int, number: Number) -> Number | None:
    """The last number of things that a capitalised plural tells: "Scooters 118 and 204 were"."""
    opens = word_at(atoms, noun - 1) in ("", ".", "!", "?", ":", "to", "from", "in", "at", "on")
    plural = word_at(atoms, noun).endswith("s") and atoms[noun].capital
    if not opens or not plural or number.words:
        return None
    last = _last_listed(atoms, number)
    return last if last is not None and word_at(atoms, last.end) in _LODGED else None


def _last_listed(atoms: Sequence[Atom], first: Number) -> Number | None:
    """The last number of a list: the 19 of "4, 11 and 19"; None where there is no list."""
    last = joined(atoms, first, {"and", "&"})
    if last is None:
        following = joined(atoms, first, {","})
        last = None if following is None else _last_listed(atoms, following)
    return last


def _is_door(atoms: Sequence[Atom], number: Number) -> bool:
    """Whether a number is that of a room or house: "the guests in 214", "at 6 Bay View"."""
    before = (word_at(atoms, number.start - 2), word_at(atoms, number.start - 1))
    if number.words:
        return False
    lodged = before[0] in _LODGERS and before[1] in ("in", "at")
    if lodged and word_at(atoms, number.end) in _LODGED:
        return True
    return before[1] in _PLACING and any(
        word_at(atoms, number.end + names) in _STREETS
        and all(atom.capital for atom in atoms[number.end : number.end + names + 1])
        and word_at(atoms, number.end + names + 1) in _LODGED
        for names in (1, 2)
    )
