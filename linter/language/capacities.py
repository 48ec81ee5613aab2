"""How many people a vehicle, a seat, a side or a hall holds: "enough of you to fill a lift"."""

from __future__ import annotations

import re

CAPACITIES = {
    "tandem": 2, "motorbike": 2, "sidecar": 2, "canoe": 3, "bench": 4, "sofa": 4, "settee": 4,
    "taxi": 5, "cab": 5, "car": 5, "phone box": 5, "telephone box": 5, "rowing boat": 6,
    "hot tub": 8,
    "people carrier": 8, "van": 9, "camper": 6, "tent": 8, "kitchen table": 10, "table": 12,
    "lift": 12, "elevator": 12, "lifeboat": 12, "minibus": 17, "cable car": 30, "classroom": 35,
    "coach": 60, "bus": 90, "carriage": 90, "double-decker": 90,
    "five-a-side team": 6, "basketball team": 6, "relay team": 4, "netball team": 8,
    "hockey team": 12, "football team": 12, "cricket team": 12, "rugby team": 16,
    "rowing eight": 9, "jury": 12, "boy band": 6, "barbershop quartet": 4,
    "string quartet": 4, "bobsleigh": 4,
}  # fmt: skip
"""The most that one holds, as copy means it: a side counts its reserve. House choices."""

_HALLS = {"cinema": 400, "theatre": 1500, "arena": 15_000, "stadium": 60_000, "wembley": 90_000}
"""What several of hold a crowd: "three Wembleys of you". One of them says little of how many."""

_NAMES = "|".join(sorted(map(re.escape, CAPACITIES), key=len, reverse=True))
_A = r"(?:an?|one|the|our|my|your)\s+(?:(?:single|small|normal|whole|good|decent|half)\s+)?"
_HOLDER = rf"{_A}(?:[\w-]+\s+)??(?P<holder>{_NAMES})"
_LOAD = re.compile(rf"{_HOLDER}(?:['’]s\s+worth|\s+full|[-\s]?loads?|ful)?\s+of\s+", re.IGNORECASE)
"""What stands before people who are told as what something holds: a taxi full of you."""
_LOADS = re.compile(
    rf"\s+(?:[\w-]+\s+)??(?P<holder>{_NAMES}|{'|'.join(_HALLS)})(?:e?s)?['’]?(?:['’]?s?\s+worth|\s+full|[-\s]?loads?"
    r"|fuls?)?\s+of\s+(?=you\b|us\b|our\b|the\b|them\b|people\b)",
    re.IGNORECASE,
)
"""What stands between a number and those that several hold: three coachloads of you."""
_HOLDS = re.compile(
    r"\b(?:could|would|might|['’]d|than|enough\b[^.!?;\n]{1,80}?\bto)\s+"
    r"(?:(?:all|both|only|just|easily|comfortably)\s+)*"
    r"(?:(?:fit|squeeze|pile|cram)\s+(?:comfortably\s+|easily\s+)?"
    r"(?:in|into|on|onto|round|around)"
    r"|share|field|fill|make(?:\s+up)?|form|crew|man"
    r"|seat\b[^.!?;\n]{1,60}?\b(?:in|on|round|around|at))\s+"
    rf"{_HOLDER}(?!\w|\s+with\b)",
    re.IGNORECASE,
)
"""What says that people would fill something, or fit in it: to field a side, could share a taxi."""
_HANDS = re.compile(
    r"\bcount(?:ed|s)?\b[^.!?;\n]{0,80}?\bon\s+(?:the\s+fingers\s+of\s+)?"
    r"(?P<hands>one|two|both)\s+hands?\b",
    re.IGNORECASE,
)


def load_of(words: str) -> int | None:
    """The most people that words for them hold: a taxi full of you; None where nothing is said."""
    match = _LOAD.match(words)
    return None if match is None else CAPACITIES[match["holder"].lower()]


def loads_at(text: str, end: int) -> int | None:
    """The most that each of several things holds which are counted instead of people.

    end: where their number ends in the text. None where it counts something else.
    """
    match = _LOADS.match(text, end)
    return None if match is None else (CAPACITIES | _HALLS)[match["holder"].lower()]


def held(sentence: str) -> int | None:
    """The most people whom a sentence says something would hold; None where it says nothing."""
    hands = _HANDS.search(sentence)
    if hands is not None:
        return 5 if hands["hands"].lower() == "one" else 10
    match = _HOLDS.search(sentence)
    return None if match is None else CAPACITIES[match["holder"].lower()]
