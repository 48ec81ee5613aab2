"""When, how often and how long: dates, clock times, frequencies and windows in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.claims.model import Detail
from linter.text import Span

_SMALL_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand)"
)
_NUMBER = (
    rf"(?:(?<![\d.,])\d[\d,.]{{0,14}}k?|an?|{_SMALL_NUMBER}|dozen|several|a few|few|a couple of"
    rf"|couple of|half an?)"
    rf"(?:[- ](?:{_SMALL_NUMBER}|and|dozen)){{0,5}}"
)
_UNIT = (
    r"(?:second|minute|min|hour|hr|day|night|evening|morning|afternoon|arvo"
    r"|week|weekend|fortnight|month|quarter|year|decade)s?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH_ALONE = (
    r"(?:january|february|march|april|may(?!\s+(?:have|be|not|also|well|seem|or)\b)|june|july"
    r"|august|september|october|november|december)"
)
_MONTH = rf"(?:{_MONTH_ALONE}|jan|feb|aug|sept?|oct|nov|dec)"
_FEAST = (
    r"(?:valentine[’']?s?(?: day| night)?|v-?day|christmas(?: day| eve| morning| night)?|xmas"
    r"|boxing day|"
    r"new year[’']?s?(?: day| eve)|nye|hogmanay|burns night|halloween|easter(?: sunday| monday)?"
    r"|good friday|maundy thursday|"
    r"ash wednesday|shrove tuesday|whit (?:monday|sunday)|thanksgiving|black friday|cyber monday"
    r"|singles[’'] day|groundhog day|"
    r"mother[’']?s day|father[’']?s day|diwali|eid|ramadan|hanukkah|passover|yom kippur|lent|holi"
    r"|onam|pongal|navratri|durga puja|"
    r"raksha bandhan|vaisakhi|baisakhi|janmashtami|lohri|ugadi|eid al-fitr|eid al-adha"
    r"|karva chauth|ganesh chaturthi|republic day|st\.? ?(?:patrick|george|david"
    r"|andrew)[’']?s day|paddy[’']?s day|pancake day|"
    r"bonfire night|guy fawkes(?: night)?|labou?r day|memorial day|independence day"
    r"|fourth of july|4th of july|juneteenth|australia day|"
    r"anzac day|canada day|bastille day|may day|april fool[’']?s(?: day)?|"
    r"(?:election|polling|results|derby|deadline|match|leap|wedding|cup final|budget) (?:day"
    r"|night)|super bowl(?: sunday)?|pride weekend|pay ?day|"
    r"bank holiday(?: monday| weekend)?|half[- ]term|freshers[’']? week|finals week|cinco de mayo"
    r"|mardi gras|"
    r"the (?:day|night|morning|evening|weekend) (?:of|after"
    r"|before) (?:the )?[\w’']+(?: [A-Z][\w’']+| vote| final| wedding| election| funeral"
    r"| match)?)"
)
_DAYPART = r"(?:morning|afternoon|evening|night|lunchtime|teatime|breakfast|arvo)"
_RUN = r"(?:straight|in a row|running|on the trot|on the bounce|solid|consecutively|non-?stop)"

CALENDAR = re.compile(
    rf"(?:{_WEEKDAY}|{_MONTH}|{_FEAST}|day|eve|night|week|weekend|year|christmas|easter|new|mon"
    rf"|tues?|wed|thurs?|fri|sat|sun|q[1-4]|spring|summer|autumn|winter)",
    re.IGNORECASE,
)

FREQUENCY = re.compile(
    rf"\b(?:(?:every|each)\s+(?:single\s+|other\s+|last\s+|blessed\s+|working\s+)?(?:{_WEEKDAY}"
    rf"|{_DAYPART}|weekday|{_UNIT}|dawn|shift|payday)(?:\s+{_DAYPART})?(?!\s+of\s+the\s+tour)"
    rf"|{_NUMBER}\s+(?:whole\s+|separate\s+|different\s+)?times(?:\s+(?:an?|per|each"
    rf"|every)\s+{_UNIT})?"
    rf"|{_NUMBER}\s+{_UNIT}\s+(?:a|per)\s+{_UNIT}"
    rf"|once\s+(?:an?|per|each|every)\s+{_UNIT}|(?:twice|thrice)(?:\s+(?:an?|per|each"
    rf"|every)\s+{_UNIT})?|daily|nightly|hourly|weekly|monthly"
    r"|(?:day|night|week|morning|hour) (?:by|after|in) (?:day|night|week|morning|hour)(?: out)?"
    r"|on repeat|on a loop|on loop|non-?stop|back[- ]to[- ]back|over and over(?: again)?"
    r"|again and again|round the clock"
    r"|day in,? day out|(?<=\s)x\s?\d+|\d+x(?=\W|$))\b",
    re.IGNORECASE,
)
WINDOW = re.compile(
    rf"\b(?:(?:for|in|over|during|within|across|throughout|inside)\s+(?:the\s+|their\s+"
    rf"|a\s+)?(?:past|last|whole|entire|first|space\s+of)?\s*(?P<a>{_NUMBER}\s+(?:straight\s+"
    rf"|consecutive\s+|whole\s+|solid\s+|full\s+|single\s+)?{_UNIT}"
    rf"(?:\s+{_RUN})?)(?!\s+(?:old|of age|ago|early|late|later|away))"
    rf"|(?P<b>{_NUMBER}\s+(?:straight\s+|consecutive\s+|whole\s+|solid\s+"
    rf"|\w+\s+){{0,2}}(?:{_UNIT}|{_WEEKDAY}|shifts)\s*(?:{_RUN}))"
    rf"|(?P<i>{_NUMBER}[- ](?:straight|consecutive)[- ]{_UNIT}|{_NUMBER}[- ](?:second|minute|hour"
    rf"|day|night|week|month|year)(?:[- ]streak))"
    rf"|(?P<j>the\s+(?:past|last)\s+{_UNIT}|the\s+(?:past|last)\s+{_NUMBER}\s+{_UNIT})"
    rf"|(?P<c>(?<!a )(?:this|last|past)\s+(?:{_UNIT}|summer|winter|spring|autumn|fall|christmas"
    rf"|season|semester|term|quarter|{_MONTH}))(?!\s+at\s+home)"
    rf"|(?P<d>since\s+(?:last\s+)?(?:{_WEEKDAY}|{_FEAST}|{_MONTH}|launch|midnight|lunchtime"
    rf"|breakfast|yesterday|\d{{4}}|the\s+\w+(?:(?:\s+[\w’']+){{1,5}}(?=\s*[.,;:!?)]))?))"
    rf"|(?P<e>(?:all|the whole)\s+(?:{_UNIT}|summer|winter|weekend|{_MONTH})(?:\s+long)?)"
    rf"|(?P<f>(?:in|during|throughout)\s+(?:early\s+|late\s+|mid-)?{_MONTH_ALONE}(?:\s+\d{{4}})?)"
    rf"|(?P<g>in\s+(?:a|one)\s+(?:single\s+)?(?:{_UNIT}|sitting|go))"
    rf"|(?P<h>(?:in|during|across)\s+(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?:the\s+|a\s+)?{_FEAST}(?:\s+{_DAYPART})?"
    rf"|(?:(?:last|this|on|next|every|one|each"
    rf"|the)\s+)?(?<!\ba )(?<!\bour )(?<!\byour )\b{_WEEKDAY}(?:[’']s)?"
    rf"(?:\s+{_DAYPART})?(?:\s+(?:in"
    rf"|of)\s+{_MONTH}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\d)(?:,?\s+\d{{4}})?"
    rf"|the\s+\d{{1,2}}(?:st|nd|rd|th)\b(?!\s+\w+\s+(?:of|to))"
    rf"|(?:in|on|since|during|by|through|throughout|of|all)\s+(?:early\s+|late\s+"
    rf"|mid-)?{_MONTH_ALONE}\b(?:\s+\d{{4}})?"
    rf"|yesterday|tonight|today|(?<!a )last night(?!\s+at\s+home)|this (?:morning|afternoon"
    rf"|evening|week|weekend|month|fortnight)|last (?:week|weekend|month|evening)"
    rf"|(?:mon|tues?|wed|thurs?|fri|sat|sun|sundy)(?=\s+(?:\d|night|morning))"
    rf"|(?<!\w)\d{{4}}-\d\d-\d\d|(?<!\w)\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\b",
    re.IGNORECASE,
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}(?:[.:]\d\d)?)"
_TIME = re.compile(
    r"(?<![\w.:£$€])(?:(?:at|by|before|after|past|around|about|until|till)\s+)?(?:"
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)|[01]?\d:[0-5]\d(?!\d)"
    r"|2[0-3]:[0-5]\d(?!\d)"
    r"|(?<=the )(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s)|(?<=at )(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d)"
    rf"|(?:half|quarter|five|ten|twenty)(?: past| to) {_HOUR}\b|half[- ](?:four|five|six|seven"
    rf"|eight|nine|ten|eleven|twelve)\b"
    rf"|{_HOUR}(?: o[’']?clock| in the (?:morning|afternoon|evening)| at night)\b"
    r"|(?:midnight|midday|noon|dawn|dusk|sunrise|sunset)(?!\s+(?:\w+s\b|[a-z]{5,})))"
    rf"|\b(?:at|before|after|around|until|till)\s+{_HOUR}(?=\s*(?:[,.!?;:)—–]|$|\son\b|\ssharp\b"
    rf"|\severy\b|\sthis\b|\slast\b)(?!\d))"
    rf"|\bbetween\s+(?:{_HOUR}|midnight|noon)(?:\s?[ap]m)?\s+and\s+(?:{_HOUR}|midnight"
    rf"|noon)(?:\s?[ap]m)?(?=\s*(?:[,.!?;:)—–]|$|\son\b|\severy\b|\sat\b|\sin\b|\s[ap]m))"
    rf"|\b(?:\d{{1,2}}|{_HOUR}) (?:till|til|until) (?:\d{{1,2}}|{_HOUR})\b"
    r"|\b(?:at |during |inside |over |before |after |by |around )?(?:lunchtime|lunch hour"
    r"|one lunch hour|rush hour|office hours|working hours|work hours|school hours"
    r"|the small hours|the wee hours|bedtime|teatime|tea[- ]time|half[- ]time|dinnertime|"
    r"school[- ]run(?: time)?|overnight|the night shift|night[- ]shifts?|the early hours)\b"
    r"|\bin the (?:middle of the night|dead of night|early hours)\b|\b(?:at night|after dark"
    r"|after hours|in bed)\b"
    r"|\bbefore (?:breakfast|sunrise|work|bed|lunch|school|dinner)\b|\b(?:at|during"
    r"|over) (?:breakfast|lunch|dinner|work)\b"
    r"|\b(?:morning|afternoon|evening|night|daily) (?:meeting|shift|commute|stand-?up)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?:{_NUMBER}\s+(?:whole\s+|separate\s+|different\s+)?times\b|(?:twice|thrice)\b"
    rf"|{_NUMBER}\s+(?:straight\s+|consecutive\s+|whole\s+|solid\s+)?(?:hours|minutes|days|nights"
    rf"|weeks|months|evenings|mornings|weekends)(?:\s+{_RUN})?\b(?!\s+(?:old|ago|later|before"
    rf"|early|late|away|to\s+go|notice|off))"
    rf"|{_NUMBER}\s+(?:\w+\s+){{0,2}}?\w+s\s+{_RUN}\b|\d+[- ](?:day|night|week|month"
    rf"|hour)s?(?:[- ]streak)?\b|\bstreak of \d+\b"
    rf"|\d+ (?:plays|streams|rewatches|listens|orders|visits|swipes|logins)\b"
    rf"|on no fewer than \d+ occasions"
    r"|(?:their|his|her|your) (?:\d{2,}(?:st|nd|rd|th)|\w+(?:tieth|dredth))\b(?! (?:birthday"
    r"|floor|century|anniversary|street|of|avenue|minute))"
    r"|(?:every|each) (?:single |blessed |working )?(?:day|night|morning|evening|weekday|hour"
    r"|dawn|arvo|afternoon|weekend)\b)",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:years?|decades?|quarters?|season|semester|term|summer|winter|spring|autumn|fall|(?:19|20)\d\d|launch|months)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:seconds?|minutes?|mins?|hours?|hrs?|sitting|go)\b", re.IGNORECASE)
LONGEST_WINDOW = 31
"""Days up to which a stretch of time narrows (policy.md 4c, a house choice)."""
_EXACT = re.compile(rf"\d|{_SMALL_NUMBER}|{_RUN}|streak|fortnight", re.IGNORECASE)


def find_moments(text: str, within: Span, barred: list[Span], cohort: Span) -> Iterator[Detail]:
    """Date, time of day and exact count in a run of text, at most one of each.

    barred: titles and quotations, whose words belong to themselves. cohort: the counted people,
    whose number is no count of what they did.
    """
    date = first(_DATE, text, within, barred)
    count = first(_COUNT, text, within, [*barred, cohort])
    time = first(_TIME, text, within, [*barred, cohort])
    window = first(WINDOW, text, within, [*barred, cohort])
    if (
        date is None
        and window is not None
        and _short_enough(window.group())
        and not _LONG.search(window.group())
        and not _SHORT.search(window.group())
        and not re.match(r"for an?\b", window.group(), re.IGNORECASE)
    ):
        date = window
    if (
        count is None
        and window is not None
        and _EXACT.search(window.group())
        and not re.search(r"(?:19|20)\d\d", window.group())
    ):
        count = window
    for kind, match in (("date", date), ("time", time), ("count", count)):
        if match is not None:
            words = match.group()
            start = match.start() + len(words) - len(words.lstrip())
            yield Detail(kind, Span(start, start + len(words.strip())), words.strip())


def _short_enough(words: str) -> bool:
    """Whether a window in days or weeks lasts 31 days or less (policy.md 4c)."""
    match = re.search(
        r"(\d[\d,]*|forty|fifty|sixty|seventy|eighty|ninety|hundred)\D*?(week|\b)", words.lower()
    )
    if match is None:
        return True
    number = match.group(1).replace(",", "")
    days = int(number) if number.isdigit() else LONGEST_WINDOW + 1
    return days * (7 if "week" in words.lower() else 1) <= LONGEST_WINDOW


def first(
    pattern: re.Pattern[str], text: str, within: Span, barred: list[Span]
) -> re.Match[str] | None:
    """The first match that touches none of the barred stretches."""
    for match in pattern.finditer(text, within.start, within.end):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other) for other in barred):
            return match
    return None


def window_words(match: re.Match[str]) -> str:
    """`18 days` of "for the past 18 days"; the words themselves where nothing is to be cut."""
    words = match.group("a") or match.group()
    return re.sub(r"\s+", " ", words).strip()
