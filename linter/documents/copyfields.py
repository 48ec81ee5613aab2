"""Names of keys and columns that hold copy, as planners' tools and teams write them.

Collected from vendors' pages and public repositories (docs/formats.md names them). A name is
compared without case, brackets, spaces, hyphens and underscores: `Caption (FR)`, `message_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

NETWORKS = frozenset(
    "x twitter linkedin facebook instagram threads bluesky mastodon tiktok youtube pinterest "
    "reddit whatsapp telegram discord slack snapchat tumblr fb ig googlebusiness hackernews".split()
)
"""Networks: a key or column of that name holds one variant of a post."""

_COPY = frozenset(
    "text texte texto message messagetext content contenu post posttext body copy postcopy "
    "caption captions captionidea fullcaption tweet tweets toot toots status statustext "
    "followupcomment firstcomment firstcommenttext comments alttext alt imagealt hook hooktitle "
    "titlehook title titre cta headline subheadline tagline description summary excerpt deck "
    "teaser subtitle lead lede intro heading subheading ctaheadline indextitle ogtitle "
    "ogdescription metadescription metatitle seodescription seotitle socialtitle "
    "socialdescription sharetext socialtext tweettext blurb announcement figure thread poll "
    "pushtitle pushbody subject subjectline preheader previewtext dek standfirst abstract quote "
    "callout notification snippet slogan primarytext adtext adcopy draftcopy draftcaption "
    "finalcopy".split()
)
_PREFIXES = ("caption", "copy", "text", "alttext", "posttext", "firstcomment")
_PLANNING = frozenset(
    "date day week datetime time platform platforms plateforme channel channels network networks "
    "status state slot schedule scheduled scheduleddate scheduledat scheduledtime scheduledate "
    "publishat publishdate publishtime postingtime postat postatspecifictime profile account "
    "client owner jour statut week# datect id slug postdate sendat goesout".split()
)
_STATES = frozenset(
    "draft drafts drafting idea ideas planned todo pending review inreview approved ready queued "
    "scheduled posted published sent live done archived cancelled rejected yes no true false "
    "new open closed wip".split()
)
PUBLISHED = frozenset({"posted", "published", "sent", "live", "done", "archived"})
"""Values of a status that say the entry is out."""

_STATUS_NAMES = frozenset(
    "status state posted published approved statut isposted ispublished".split()
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FILLERS = re.compile(r"[\s_\-/.:*#]+")
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


def normal_name(name: str) -> str:
    """A key or column name as it is compared."""
    return _FILLERS.sub("", _BRACKETS.sub("", name.lower().removeprefix("\ufeff")))


def is_copy_name(name: str, extra: tuple[str, ...] = ()) -> bool:
    """Whether a key or column of that name holds copy: one known, a network, or the user's."""
    normal = normal_name(name)
    if not normal:
        return False
    if normal in _COPY or normal in NETWORKS or _is_named(normal, extra):
        return True
    if normal.rstrip("0123456789") in _COPY | NETWORKS:
        return True
    return normal.startswith(_PREFIXES) and not normal.endswith(
        (
            "id",
            "url",
            "urls",
            "link",
            "count",
            "length",
            "type",
            "color",
            "colour",
            "style",
            "align",
        )
    )


def _is_named(normal: str, extra: tuple[str, ...]) -> bool:
    return any(one == "*" or normal == normal_name(one) for one in extra)


def is_network(name: str) -> bool:
    """Whether a key or column is named after a network, so that it holds a variant."""
    normal = normal_name(name)
    return normal in NETWORKS or normal.removesuffix("copy").removesuffix("post") in NETWORKS


def is_planning_name(name: str) -> bool:
    """Whether a column says when, where or in which state: the mark of a calendar."""
    return normal_name(name) in _PLANNING


def is_status_name(name: str) -> bool:
    """Whether a key or column says whether an entry is out."""
    return normal_name(name) in _STATUS_NAMES


def is_state(value: str) -> bool:
    """Whether a value is a workflow's state and no copy."""
    return normal_name(value) in _STATES or not value.strip()


def is_published(name: str, value: str) -> bool:
    """Whether a status says that the entry is out already."""
    normal, state = normal_name(name), normal_name(value)
    if normal in ("posted", "published", "isposted", "ispublished"):
        return state not in ("", "no", "false", "0", "null", "none", "{}", "[]")
    return normal in ("status", "state", "statut") and state in PUBLISHED


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
