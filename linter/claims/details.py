"""How often, how long, where and with what: the details that narrow a cohort (policy.md 4c)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.model import Detail
from linter.claims.tree import NOMINAL, child, low
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NUMBER = (
    r"(?:\d[\d,.]*k?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred|dozen|several|a few|few|a couple of|couple of|half an?)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|and|dozen))*"
)
_UNIT = r"(?:second|minute|min|hour|hr|day|night|week|weekend|fortnight|month|quarter|year|decade)s?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|aug|sept?|oct|nov|dec)"
)
_FEAST = (
    r"(?:valentine[’']?s?(?: day| night)?|v-?day|christmas(?: day| eve| morning| night)?|xmas|boxing day|"
    r"new year[’']?s?(?: day| eve)?|nye|halloween|easter(?: sunday| monday)?|good friday|thanksgiving|"
    r"black friday|cyber monday|mother[’']?s day|father[’']?s day|diwali|eid|ramadan|hanukkah|lent|"
    r"st\.? patrick[’']?s day|pancake day|bonfire night|labou?r day|memorial day|independence day|"
    r"election (?:day|night)|results day|cup final|super bowl(?: sunday)?|pride|payday|pay day|"
    r"bank holiday(?: monday| weekend)?|half[- ]term|freshers[’']? week|cinco de mayo|holi|onam|pongal)"
)
_FREQUENCY = re.compile(
    rf"\b(?:(?:every|each)\s+(?:single\s+|other\s+|last\s+|blessed\s+)?(?:{_WEEKDAY}|morning|afternoon|evening|lunchtime|"
    rf"weekday|{_UNIT}|time)(?:\s+(?:morning|night|evening))?|(?:{_NUMBER}|\d+)\s+(?:whole\s+|separate\s+)?times(?:\s+(?:a|per|each)\s+{_UNIT})?"
    rf"|{_NUMBER}\s+{_UNIT}\s+(?:a|per)\s+{_UNIT}"
    rf"|(?:once|twice|thrice)(?:\s+(?:a|per|each)\s+{_UNIT})?|daily|nightly|hourly|weekly|monthly"
    r"|(?:day|night|week|morning|hour) (?:by|after|in) (?:day|night|week|morning|hour)(?: out)?"
    r"|on repeat|on a loop|on loop|non-?stop|back[- ]to[- ]back|over and over(?: again)?|again and again|round the clock"
    r"|day in,? day out|x\s?\d+|\d+x)\b",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    rf"\b(?:(?:for|in|over|during|within|across|throughout)\s+(?:the\s+)?(?:past|last|whole|entire|first)?\s*(?P<a>{_NUMBER}\s+(?:straight\s+|consecutive\s+|whole\s+|solid\s+|full\s+)?{_UNIT}"
    rf"(?:\s+(?:straight|in a row|running|on the trot))?)"
    rf"|(?P<b>{_NUMBER}\s+(?:straight\s+|consecutive\s+|whole\s+|solid\s+)?{_UNIT}\s*(?:straight|in a row|running|on the trot|flat))"
    rf"|(?P<i>{_NUMBER}[- ](?:straight|consecutive)[- ]{_UNIT}|{_NUMBER}-(?:second|minute|hour|day|night|week|month|year)(?:\s+streak)?)"
    rf"|(?P<c>(?:this|last|past|in the last|over the)\s+(?:{_UNIT}|summer|winter|spring|autumn|fall|christmas|season|term|{_WEEKDAY}|{_MONTH}))"
    rf"|(?P<d>since\s+(?:last\s+)?(?:{_WEEKDAY}|{_MONTH}|{_FEAST}|launch|midnight|lunchtime|yesterday|\d{{4}}|the\s+\w+))"
    rf"|(?P<e>(?:all|the whole)\s+(?:{_UNIT}|summer|winter|weekend)(?:\s+long)?)"
    rf"|(?P<f>in\s+(?:early\s+|late\s+)?{_MONTH}(?:\s+\d{{4}})?)"
    rf"|(?P<g>in\s+(?:a|one)\s+(?:single\s+)?(?:{_UNIT}|sitting|go|evening|afternoon))"
    rf"|(?P<h>in\s+(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?:last|this|on|next|every|one|each)?\s*{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    rf"|{_FEAST}|yesterday|tonight|today|last night|this (?:morning|week|weekend|month|evening)|last (?:week|weekend|month|evening)"
    rf"|(?:in|on|since|during|by|of|through)\s+{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?![a-z])|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|(?:the )?(?:past|last) (?:{_NUMBER}\s+)?(?:days?|weeks?|nights?|hours?)|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}:\d\d|midnight|midday|noon|dawn|dusk|"
    r"lunchtime|lunch hour|rush hour|office hours|working hours|work hours|small hours|bedtime|in the (?:morning|evening|afternoon|middle of the night)|"
    r"overnight|before (?:breakfast|sunrise|work|dawn|bed|lunch|noon)|after (?:midnight|hours|dark|work)|at night|sunrise|sunset|"
    r"between \d{1,2} and \d{1,2}|\d{1,2} (?:till|til|to|until) \d{1,2}|(?:at|by|before|after|past) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o[’']clock)?(?=[\s,.!?]|$)"
    r"|(?:morning|afternoon|evening) (?:meeting|shift|commute))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?:(?:\d[\d,]*|{_NUMBER})\s+(?:whole\s+|separate\s+|different\s+)?(?:times|hours|minutes|days|nights|weeks)|\d+(?:st|nd|rd|th)\b|twice|thrice|streak|in a row|on the trot|consecutive|straight"
    r"|every (?:single )?(?:day|night|morning|weekday|hour))\b",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"\b(?:i?phones?|android|ipads?|tablets?|laptops?|smart ?watch(?:es)?|work (?:laptop|computer|wifi|phone)s?|"
    r"(?:hospital|office|hotel|school|work) wi-?fi|wi-?fi|smart (?:tv|speaker|meter|fridge|lock)s?|consoles?|kindles?|premium (?:plan|tier|account)s?|"
    r"free (?:plan|tier)|corporate cards?|credit cards?|debit cards?|student (?:plan|card|account)s?|apple pay|dashcams?|doorbells?|headsets?)\b",
    re.IGNORECASE,
)
_PLACE_NOUN = frozenset(
    "airport aisle alley arcade bar barracks basement bathroom bathrooms beach borough branch bridge building cafe campsite campus car-park "
    "castle cathedral cemetery church cinema clinic college corner court crossing depot district dorm driveway estate exchange "
    "factory farm ferry gym hill hospital hotel island junction lane layby library lobby lounge market mosque motorway "
    "museum neighbourhood neighborhood office park pier pitch platform playground pool postcode prison pub reserve road roundabout "
    "sauna school shelter shop square stadium station store street suburb supermarket surgery swamp temple terminal theatre "
    "toilet toilets tower town trail tunnel university village ward zoo room floor block toilet restroom loo tent".split()
)
_COUNTRY = frozenset(
    "uk us usa britain england scotland wales ireland america india australia canada europe france germany spain italy "
    "japan china brazil kenya nigeria netherlands worldwide earth world africa asia".split()
)
_CALENDAR = re.compile(rf"^(?:{_WEEKDAY}|{_MONTH}|{_FEAST}|day|eve|night|week|year|christmas|easter)$", re.IGNORECASE)
_AT = frozenset({"in", "at", "from", "near", "outside", "around", "inside", "on", "across", "off", "of", "to", "between", "through"})
_WRITTEN = frozenset(
    "playlist playlists review reviews note message messages username usernames search caption named called titled query "
    "comment bio nickname typed wrote entitled labelled searched googled reads reading subject password named".split()
)
_QUOTE = re.compile(r"[“\"]([^”\"\n]{2,120})[”\"]|(?<!\w)[‘']([^’'\n]{2,80}(?:[’']\w{1,2}\b[^’'\n]{0,80})?)[’'](?!\w)")

_STORY = re.compile(r"(?:the|an?)\s+(?:\S+\s+)+\S+", re.IGNORECASE)
"""A title that begins with an article and goes on for two words more."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a stretch of text says of how often, how long, and in which narrower circle."""

    frequency: str | None
    window: str | None
    narrowing: tuple[Detail, ...]


def quoted_spans(text: str) -> list[Span]:
    """Runs between quotation marks, the marks left out."""
    return [
        Span(match.start(1), match.end(1)) if match.group(1) else Span(match.start(2), match.end(2))
        for match in _QUOTE.finditer(text)
    ]


def find_details(doc: Doc, within: Span, cohort: Span, demographic: tuple[Token, ...]) -> Details:
    """The details told within a run of text about the cohort that stands at `cohort`."""
    text = doc.text
    frequency = _FREQUENCY.search(text, within.start, within.end)
    window = _WINDOW.search(text, within.start, within.end)
    found: list[Detail] = []
    for kind, pattern in (("date", _DATE), ("time", _TIME), ("count", _COUNT), ("device", _DEVICE)):
        match = pattern.search(text, within.start, within.end)
        if match is not None:
            found.append(Detail(kind, Span(match.start(), match.end()), match.group().strip()))
    if window is not None and not any(item.kind == "date" for item in found):
        words = window.group()
        if not re.search(r"\b(?:year|years|decade|(?:19|20)\d\d|seconds?|minutes?|hours?)\b", words):
            found.append(Detail("date", Span(window.start(), window.end()), words))
    if window is not None and not any(item.kind == "count" for item in found):
        if re.search(r"\d|straight|consecutive|row|single", window.group()):
            found.append(Detail("count", Span(window.start(), window.end()), window.group()))
    place = _place(doc, within, cohort)
    if place is not None:
        found.append(place)
    found.extend(_titles(doc, within, cohort))
    found.extend(
        Detail("demographic", Span(token.idx, token.idx + len(token)), token.text)
        for token in demographic[:1]
    )
    found.sort(key=lambda item: (item.span.start, item.kind))
    return Details(
        frequency.group().strip() if frequency else None,
        _window_text(window) if window else None,
        tuple(found),
    )


def _window_text(match: re.Match[str]) -> str:
    """`18 days` of "for the past 18 days"; the words themselves where nothing is to be cut."""
    words = match.group("a") or match.group()
    return re.sub(r"\s+", " ", words).strip()


def _tokens(doc: Doc, within: Span) -> list[Token]:
    span = doc.char_span(within.start, within.end, alignment_mode="expand")
    return list(span) if span is not None else []


def _place(doc: Doc, within: Span, cohort: Span) -> Detail | None:
    for token in _tokens(doc, within):
        word = low(token)
        if token.pos_ == "PROPN" and token.ent_type_ in ("LOC", "GPE") and word not in _COUNTRY:
            return Detail("place", Span(token.idx, token.idx + len(token)), token.text)
        name = token.pos_ == "PROPN" and token.text[:1].isupper() and not _CALENDAR.match(word)
        if name and word not in _COUNTRY and token.head.i > token.i and token.dep_ in ("compound", "nmod", "amod", "nmod:desc"):
            head = token.head
            inside_cohort = cohort.start <= head.idx < cohort.end
            if inside_cohort and head.pos_ == "NOUN" and not _is_title_case(doc, token):
                return Detail("place", Span(token.idx, token.idx + len(token)), token.text)
        case = child(token, "case")
        if case is None or low(case) not in _AT or case.i > token.i:
            continue
        if token.pos_ in NOMINAL and (word in _PLACE_NOUN or word.removesuffix("s") in _PLACE_NOUN) and low(case) != "of":
            return Detail("place", Span(case.idx, token.idx + len(token)), doc.text[case.idx : token.idx + len(token)])
        if name and word not in _COUNTRY and low(case) in ("in", "at", "from", "near", "outside", "around", "across") and token.ent_type_ not in ("PER",):
            return Detail("place", Span(case.idx, token.idx + len(token)), doc.text[case.idx : token.idx + len(token)])
    return None


def _is_title_case(doc: Doc, token: Token) -> bool:
    """Whether capitals mean nothing here, as in a headline in title case."""
    start, end = max(0, token.i - 6), min(len(doc), token.i + 7)
    words = [item for item in doc[start:end] if item.is_alpha and len(item) > 3]
    return bool(words) and all(item.text[:1].isupper() for item in words)


def _titles(doc: Doc, within: Span, cohort: Span) -> list[Detail]:
    """Titles and users' own words: what stands in quotation marks, and names that are objects."""
    found: list[Detail] = []
    text = doc.text
    for span in quoted_spans(text):
        if not within.contains(span):
            continue
        before = re.findall(r"[\w’']+", text[max(within.start, span.start - 40) : span.start].lower())
        after = re.findall(r"[\w’']+", text[span.end : span.end + 24].lower())
        verbatim = bool(set(before[-3:]) & _WRITTEN or set(after[:2]) & _WRITTEN)
        found.append(Detail("verbatim" if verbatim else "title", span, span.cut(text)))
        break
    if found:
        return found
    for token in _tokens(doc, within):
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.text.startswith(("@", "#")):
            continue
        if cohort.start <= token.idx < cohort.end or token.ent_type_ in ("PER", "LOC", "GPE"):
            continue
        if token.dep_ in ("obj", "obl", "nmod", "conj") and not _CALENDAR.match(low(token)) and low(token) not in _COUNTRY:
            case = child(token, "case")
            if case is not None and low(case) in ("in", "at", "from", "near", "by", "outside", "around"):
                continue
            if token.dep_ in ("obl", "nmod", "conj") and case is not None and low(case) not in ("of", "to", "for", "with", "on", "through"):
                continue
            left = token.left_edge
            start = left if left.i >= token.i - 8 and doc.text[left.idx : left.idx + 1].isupper() else token
            right = max((item.i for item in token.children if item.dep_ in ("flat", "compound") and item.i > token.i), default=token.i)
            end = doc[right]
            found.append(Detail("title", Span(start.idx, end.idx + len(end)), doc.text[start.idx : end.idx + len(end)]))
            break
    return found


def fiction(narrowing: Iterable[Detail]) -> list[Span]:
    """Titles that name a story rather than what its reader is after: "The Lighthouse Keeper's
    Divorce", not "How to Divorce". Their words touch no topic of the reader's."""
    return [
        detail.span
        for detail in narrowing
        if detail.kind == "title" and _STORY.match(detail.text) is not None
    ]
