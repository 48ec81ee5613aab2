"""What the sentence around something says: to whom, of when, compared with what, in whose words."""

from __future__ import annotations

import re

from linter.lexicons import shipped
from linter.rulebook.situation import Situation
from linter.text import Span

_SECOND_PERSON = frozenset(
    {"you", "your", "yours", "yourself", "yourselves", "u", "ur", "y'all", "yall", "ya", "youse"}
)
_TWO_WORDS = re.compile(r"[\s,:(“‘\"]*(?:[^\W_]+\s+){0,2}")
"""What may stand between an opener and the people: "hats off to all | 40 of you".

Behind a comma others are spoken of: "thanks to the rain, 40 of you"."""
_HELPERS = frozenset(
    {"will", "'ll", "’ll", "can", "could", "may", "might", "should", "would", "must"}
)


def second_person(situation: Situation) -> bool:
    """Whether its sentence says you."""
    words = re.findall(
        r"[^\W_]+(?:['’][^\W_]+)?", situation.sentence.cut(situation.reading.text).casefold()
    )
    return any(re.split("['’]", word)[0] in _SECOND_PERSON for word in words)


def leads_to(text: str, words: Span, cohort: Span) -> bool:
    """Whether words lead up to the people counted: they name them, or end right before them.

    "To the | 53 people who …" does, "12 of you came to the | shed" does not.
    """
    if cohort.start < words.start:
        return False
    return cohort.start < words.end or bool(
        _TWO_WORDS.fullmatch(Span(words.end, cohort.start).cut(text))
    )


def tells_of_past(situation: Situation) -> bool:
    """Whether the main verb of its sentence tells of something that happened."""
    sentence = situation.sentence
    for token in situation.reading.doc:
        if sentence.start <= token.idx < sentence.end and token.dep_.lower() == "root":
            helpers = {child.lower_ for child in token.children if child.dep_.startswith("aux")}
            if helpers & _HELPERS:
                return False
            past = "Past" in token.morph.to_dict().get("Tense", "")
            return past or token.tag_ in ("VBD",) or (token.tag_ == "VBN" and bool(helpers))
    return False


_COMPARISONS = re.compile(
    r"\b(?:than|compared|versus|vs|instead of|against|before|since|from"
    r"|last (?:year|week|month)|as \w+ as)\b",
    re.IGNORECASE,
)


def compares(situation: Situation) -> bool:
    """Whether its sentence says what something is compared with."""
    return _COMPARISONS.search(situation.sentence.cut(situation.reading.text)) is not None


def speaks_of_people(situation: Situation) -> bool:
    """Whether its sentence speaks to the reader or of people who use something."""
    if second_person(situation):
        return True
    sentence = situation.sentence
    people = shipped("people")
    return any(
        people.has("user", token.lemma_.lower())
        for token in situation.reading.doc
        if sentence.start <= token.idx < sentence.end and token.pos_ == "NOUN"
    )


_OPENERS = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}


def in_quotation(text: str, span: Span) -> bool:
    """Whether a run stands between quotation marks of one paragraph."""
    start = text.rfind("\n\n", 0, span.start) + 1
    before = text[start : span.start]
    stop = text.find("\n\n", span.end)
    after = text[span.end : stop if stop != -1 else len(text)]
    for opener, closer in _OPENERS.items():
        if opener == closer == "'":
            # A straight single quote is nearly always an apostrophe: it opens only after a space.
            opened = re.findall(r"(?:^|[\s(])'(?=\w)|(?<=[\w.!?,])'(?=\W|$)", before)
            if len(opened) % 2 and re.search(
                r"(?<=[\w.!?,])'(?=\W|$)", text[span.end - 1 : stop if stop != -1 else len(text)]
            ):
                return True
        elif opener == closer:
            if before.count(opener) % 2 and closer in after:
                return True
        elif before.rfind(opener) > before.rfind(closer) and re.search(
            re.escape(closer) + r"(?!\w)", after
        ):
            return True
    return False
