"""What says that a file, a table or an entry plans posts, and which of them are out already.

Collected from vendors' pages and public repositories (docs/formats.md names them): paths, headings
and the names of columns beside the copy (of those that hold it: `copynames`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from linter.documents.copynames import Level, normal_name, words_of

WHEN = frozenset(
    "date day datetime scheduleddate scheduledat scheduledtime scheduledate postingtime publishat "
    "publishdate publishtime postdate postat postatspecifictime sendat goesout schedule time "
    "scheduled golive datum fecha uhrzeit hora datect jour".split()
)
"""Names of columns that say when a post goes out."""

WHERE = frozenset(
    "platform platforms plateforme plattform plataforma channel channels kanal canal network "
    "networks profile account".split()
)
"""Names of columns that say where a post goes out."""

_EXPORTED = frozenset(
    "tweetid postid publishedat postedat postedon permalink impressions retweets reposts".split()
)
"""What networks' own exports of posts call their columns, and tables of other texts do not."""

_PLANNING = (
    WHEN
    | WHERE
    | _EXPORTED
    | frozenset(
        "week status state slot client owner statut estado id slug week# hashtags hashtag".split()
    )
)
_PLANS = WHERE | (WHEN - {"date", "day", "datetime", "time", "datum", "fecha", "hora", "jour"})
_PARTLY = _PLANNING - _EXPORTED - {"id", "slug", "client", "account", "profile"}
_COLLECTION = frozenset("post tweet toot caption calendar campaign social".split())
_STATES = frozenset(
    "draft drafts drafting idea ideas planned todo pending review inreview approved ready queued "
    "scheduled posted published sent live done archived cancelled rejected yes no true false "
    "new open closed wip".split()
)
_PUBLISHED = frozenset({"posted", "published", "sent", "live", "archived"})
"""Values of a status that say the entry is out. "Done" says so of a task."""

_STATUS_NAMES = frozenset({"status", "state", "approved", "statut", "estado"})
_OF_POST = frozenset("post posting publish publishing publication content current is".split())
_OUT = frozenset({"posted", "published", "sent"})
_UNSENT = (_STATES - _PUBLISHED - {"yes", "true", "done"}) | frozenset(
    "none null not never soon later tbd tbc 0".split()
)
_TICKS = re.compile("[\u2705\u2713\u2714\u2611]")
_LETTERS = re.compile(r"[^\W_]+")
_NETWORK_WORDS = re.compile(
    r"\b(?:tweets?|twitter|linked-?in|facebook|instagram|bluesky|mastodon|toots?|tik-?tok|"
    r"reddit|captions?|threads?|social (?:posts?|copy)|hacker news|product hunt)\b|"
    r"(?:^|[(/\s])X(?=$|[)/\s:])",
    re.IGNORECASE,
)
_COPY_WORDS = re.compile(
    r"\b(?:posts?|copy|hook|newsletter|e-?mail|cta|announcement|message|reply|comment|headline|"
    r"body|text|script|story|reel|variant|version|option|draft)\b",
    re.IGNORECASE,
)
_MARKETING = re.compile(
    r"(?:^|[/_.\s-])(?:social|socials|marketing|tweets?|toots?|campaigns?|promo|promotion|"
    r"linkedin|twitter|mastodon|bluesky|instagram|facebook|content-calendar|captions?)(?=$|[/_.\s-])",
    re.IGNORECASE,
)
_POSTS = re.compile(
    r"(?:^|[/_.\s-])(?:posts?|drafts?|launch|threads|newsletters?|announcements?|outreach|x)"
    r"(?=$|[/_.\s-])",
    re.IGNORECASE,
)

_NUMBERED = re.compile(
    r"\b(?:post|tweet|toot|caption|thread|e-?mail|ad|reel|story|script|video|message|variant|"
    r"version|option|carousel)s?\W{0,3}\d",
    re.IGNORECASE,
)
_NUMBERED_POST = re.compile(
    r"\b(?:post|tweet|toot|caption|e-?mail|reel|carousel)s?\W{0,3}\d", re.IGNORECASE
)
"""The same where nothing else says that the file holds copy: "Version 2" may be software."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    r"\W{0,3}(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}\b|"
    rf"{_MONTH}\.? \d{{1,2}}(?!\d)|(?:day|slot|week) \d)",
    re.IGNORECASE,
)
"""The beginning of a heading that names a day: "Tuesday", "Mon 7 Dec", "2026-12-07", "Day 3"."""
_COLLECTIONS = frozenset("posts tweets toots captions threads".split())
_COPIES = frozenset("copy content drafts".split())
_ABOUT = frozenset(
    "blog guest guide how ideas plan process rule strategy template templates".split()
)
_STEM_WORDS = 4
"""Words of the name of a file of posts at the most; an article about them has more."""

_GOOD_PART = 4
"""More than one heading in so many names a network or a post in a file of posts. Ours."""


def is_planning_name(name: str) -> bool:
    """Whether a column says when, where or in which state: the mark of a calendar."""
    return normal_name(name) in _PLANNING


def says_where(names: Iterable[str]) -> bool:
    """Whether one of the names says where, or at which hour, posts go out."""
    return not _PLANS.isdisjoint(map(normal_name, names))


@lru_cache(maxsize=1_024)
def plans_posts(names: tuple[str, ...]) -> bool:
    """Whether columns or keys beside each other are those of a plan of posts.

    One that says where or at which hour posts go out, or two of a date, a state, an owner.
    """
    return says_where(names) or len(_PARTLY.intersection(map(normal_name, names))) > 1


def names_posts(name: str) -> bool:
    """Whether a key's name is that of a collection of posts, or of a plan of some."""
    return not _COLLECTION.isdisjoint(words_of(name))


def least_level(names: tuple[str, ...]) -> Level:
    """From which level on a column or key beside those names holds copy."""
    return Level.PLANNED if plans_posts(names) else Level.KNOWN


def is_status_name(name: str) -> bool:
    """Whether a key or column says whether an entry is out: `Posted?`, `Post status`."""
    words = _words(name)
    return bool(words) and (
        words[-1] in _STATUS_NAMES | _OUT and all(word in _OF_POST for word in words[:-1])
    )


def is_state(value: str) -> bool:
    """Whether a value is a workflow's state and no copy."""
    return normal_name(value) in _STATES or not value.strip()


def is_published(name: str, value: str) -> bool:
    """Whether a status says that the entry is out already."""
    if not is_status_name(name):
        return False
    said, words = _words(name)[-1], _words(value)
    if said not in _OUT:
        states = [word for word in words if word.isalpha()]
        return said != "approved" and bool(states) and all(word in _PUBLISHED for word in states)
    if not words:
        return bool(_TICKS.search(value))
    return words[0] not in _UNSENT


def _words(name: str) -> list[str]:
    """The words of a name or value, without signs: `isPosted`, "Posted \u2705"."""
    words = [word.lower() for word in _LETTERS.findall(name.replace("_", " "))]
    return ["is", words[0][2:]] if words and words[0] in ("isposted", "ispublished") else words


def names_network(words: str) -> bool:
    """Whether a heading names a network or a form of post there."""
    return bool(_NETWORK_WORDS.search(words))


def may_fence_copy(path: str, heading: str, info: str) -> bool:
    """Whether a fenced block without a language, or of plain text, holds copy.

    In a folder of marketing or social copy: when it says it is text, or its heading names a
    network or a part of a post. In a folder of posts or drafts, which blogs have too: only under
    a network's name.
    """
    if _MARKETING.search(path):
        return bool(info) or names_network(heading) or bool(_COPY_WORDS.search(heading))
    return bool(_POSTS.search(path)) and names_network(heading)


def is_marketing_path(path: str) -> bool:
    """Whether a path is that of social or marketing copy."""
    return bool(_MARKETING.search(path))


def _names_posts(stem: str) -> bool:
    """Whether a file's name in small letters, without its ending, is that of a file of posts."""
    words = re.findall(r"[^\W_]+", stem)
    if not 0 < len(words) <= _STEM_WORDS or _ABOUT.intersection(words):
        return False
    return bool(_COLLECTIONS.intersection(words)) or (
        words[-1] in _COPIES and is_marketing_path(stem)
    )


def holds_posts(path: str, headings: Iterable[str], page: bool = False) -> bool:
    """Whether a file is one of many posts, each below a heading of its own.

    Where marketing copy or drafts are kept: its name says so ("captions-june.md",
    "social-copy.md"), or a good part of its headings name a network or a day, or number a post
    ("LinkedIn", "Tweet 3 (Demo)", "Tuesday"); a plan names a few. Elsewhere: most of them do.

    page: it has front matter, so that it is copy only where marketing copy is kept.
    """
    path = path.replace("\\", "/")
    marketing = is_marketing_path(path)
    if page and not marketing:
        return False
    if marketing and _names_posts(PurePosixPath(path).stem.lower()):
        return True
    kept = marketing or bool(_POSTS.search(path))
    numbered = _NUMBERED if kept else _NUMBERED_POST
    named = [
        bool(names_network(each) or numbered.search(each) or (kept and _DAY.match(each)))
        for each in headings
    ]
    return sum(named) > (max(1, len(named) // _GOOD_PART) if kept else max(2, len(named) // 2))
