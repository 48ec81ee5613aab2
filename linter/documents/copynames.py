"""Names of keys and columns that hold copy, told by the words they are made of.

Teams name a column as English names things: the last noun says what it holds, and what stands
before it says which ("Final caption", "Copy notes"). So a name is read word by word, whatever
stands between its words (`message_text`, `firstComment`, "📸 Caption – IG (max. 2200)").
The words come from vendors' pages and public repositories (docs/formats.md names them).
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

NETWORKS = frozenset(
    "x twitter linkedin facebook instagram threads bluesky mastodon tiktok youtube pinterest "
    "reddit whatsapp telegram discord slack snapchat tumblr fb ig googlebusiness "
    "hackernews".split()
)
"""Networks: a key or column of that name holds one variant of a post."""

_SHORT_NETWORKS = frozenset("insta li tt yt wa gmb gbp meta".split())
"""Short names of networks that mean other things elsewhere, and networks only in a plan."""

_LANGUAGES = frozenset(
    "en de fr es it nl pt pl sv da fi cs hu ro tr el ru uk ja zh ko ar he hi nb ca cy ga gb us br "
    "english german french spanish italian dutch portuguese polish welsh irish deutsch englisch "
    "français francais español espanol anglais ingles inglés".split()
)

_SURE = frozenset(
    "copy caption tweet toot headline subheadline tagline slogan blurb standfirst preheader "
    "légende legende".split()
)
"""What nothing but copy is called, whichever copy it is: "Approved copy", "Leith caption"."""

_KNOWN = frozenset(
    "text texte texto message content contenu post body title titre description desc summary "
    "excerpt deck dek teaser subtitle lead lede intro heading subheading hook cta subject "
    "subjectline quote callout notification snippet abstract announcement figure thread poll "
    "paragraph alt".split()
)
"""What copy is called, and other things as well: copy by itself or beside a word of `_WHICH`."""

_PLANNED = frozenset(
    "script voiceover dm sms reply draft final wording writeup newsletter email reel "
    "story carousel slide overlay banner variant version copywriting".split()
)
"""What copy is called in a plan of posts, and seldom elsewhere."""

_WHICH = frozenset(
    "social share og seo meta ad campaign main primary body final approved draft full short long "
    "first 1 st up follow followup alt hook sub preview pre header push email mail sms dm "
    "newsletter reel story carousel slide video image img picture photo pin poll banner button "
    "overlay sticker screen on in app cover index post message tweet caption cta copy text subject "
    "line raw thread quote comment title new org all edited proposed".split()
)
"""What says which copy it is, before a word of `_KNOWN`."""

_ABOUT = frozenset(
    "note feedback comment status state rationale brief approval approver review reviewer reviewed "
    "owner author writer editor by date due time deadline direction guideline instruction "
    "id ids url uri link href count length limit size type style color colour align alignment "
    "font format class key path file folder source ref score language lang locale log history "
    "todo tone angle audience goal purpose handle account profile reach impression click "
    "like follower budget cost name tag category decoration transform anchor width height "
    "weight opacity".split()
)
"""What a column about the copy is called: "Copy notes", "Caption feedback", "Text URL"."""

_INTERNAL = frozenset("internal intern private note notes".split())
_FROM = ("copy", "caption", "text", "alt text", "post text", "first comment")
"""What begins a name whose further words say which copy it is: "Caption idea", "Copy Leith"."""
_FIRST = frozenset("first 1 followup follow".split())
_SEPARATED = re.compile(r"\W*\bseparated by\b.*", re.IGNORECASE | re.DOTALL)
"""What tools' upload sheets say of a cell that holds several comments to publish."""
_OF_POLL = frozenset({"question", "option", "answer"})
_LINKS = frozenset("for to of from with auf für pour para".split())

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_FILLERS = re.compile(r"[\s_\-/.:*#]+")
_ASIDE = re.compile(r"\s+[-–—]+\s+|[–—|]+|:\s")
_OR = re.compile(r"[/&+,]|\band\b|\bor\b")
_ACTION = re.compile(r"\bcall.to.action\b", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Level(IntEnum):
    """How sure a name says that it holds copy.

    PLANNED: in a plan of posts. KNOWN: anywhere; a table needs more to be one of posts. SURE: it
    makes a table one of posts.
    """

    NONE = 0
    PLANNED = 1
    KNOWN = 2
    SURE = 3


class Name(NamedTuple):
    """What a name says. network: it names one. language: that it names, else empty."""

    level: Level
    network: bool = False
    language: str = ""


_NOTHING = Name(Level.NONE)


def normal_name(name: str) -> str:
    """A key or column name as it is compared as a whole: no case, brackets or signs between."""
    return _FILLERS.sub("", _BRACKETS.sub("", name.lower().removeprefix("\ufeff")))


def copy_level(name: str, extra: tuple[str, ...] = ()) -> Level:
    """How sure a key or column of that name holds copy; the user's word (`fields`) is the last."""
    if extra and normal_name(name):
        if is_left_out(name, extra):
            return Level.NONE
        if is_named(name, extra) or "*" in extra:
            return Level.SURE
    return named(name).level


def is_named(name: str, extra: tuple[str, ...]) -> bool:
    """Whether the user names a key or column itself."""
    return any(normal_name(name) == normal_name(one) for one in extra if one[:1] not in "*-")


def is_left_out(name: str, extra: tuple[str, ...]) -> bool:
    """Whether the user says that a key or column holds no copy: `-Reviewer notes`."""
    normal = normal_name(name)
    return any(one.startswith("-") and normal == normal_name(one) for one in extra)


def is_copy_name(name: str, extra: tuple[str, ...] = ()) -> bool:
    """Whether a key or column of that name holds copy wherever it stands."""
    return copy_level(name, extra) >= Level.KNOWN


def is_network(name: str) -> bool:
    """Whether a key or column holds the variant for a network that it names."""
    return named(name).network


def is_about(name: str) -> bool:
    """Whether a name is that of something about a post, and none of its words: notes, a link."""
    return not _ABOUT.isdisjoint(words_of(name)[-1:])


def is_alt(name: str) -> bool:
    """Whether a key or column describes a picture: `alt`, `Alt text`, `image_alt`."""
    return "alt" in words_of(name)


def is_of_poll(name: str) -> bool:
    """Whether a key of a poll holds what it asks, or what it lets choose from."""
    return not _OF_POLL.isdisjoint(words_of(name))


def is_variant(name: str) -> bool:
    """Whether a key says which variant of the copy above it stands below: `en-GB`, `short`, `b`.

    So are the keys that only wrap a text (`value`, `rendered`), and days.
    """
    if len(name) > _LONGEST:
        return False
    words = [word for word in words_of(name) if len(word) > 1 and not word.isdigit()]
    if _LOCALE.fullmatch(name):
        return name[:2].lower() in _LANGUAGES
    return bool(name) and all(word in _VARIANTS for word in words)


@lru_cache(maxsize=4_096)
def named(name: str) -> Name:
    """What a name of a key or column says by itself."""
    if len(name) > _LONGEST:
        return _NOTHING
    if normal_name(name) in ("status", "statustext"):
        return Name(Level.KNOWN)  # copy in some tools; whoever asks looks at the values
    name, several = _SEPARATED.subn("", name)
    name = _ACTION.sub("cta", name)
    if several and words_of(name)[:1] == ("comment",):
        return Name(Level.KNOWN)
    bare, asides = _BRACKETS.sub(" ", name), _BRACKETS.findall(name)
    if bare.rstrip().endswith("?"):
        return _NOTHING  # "Caption approved?" asks for a state
    if any(_INTERNAL.intersection(words_of("".join(aside))) for aside in asides):
        return _NOTHING
    best = _NOTHING
    for part in filter(None, map(str.strip, _ASIDE.split(bare))):
        choices = [_phrase(words_of(choice)) for choice in _OR.split(part)]
        found = [choice for choice in choices if choice is not None]
        if choices and not found:
            return _NOTHING  # "Copy – feedback" is about the copy
        if any(not choice.level for choice in found):  # "Body / system" may be anything
            found = [each for each in found if each.network or each.level == Level.SURE]
        best = max((best, *found), key=lambda each: each.level)
    said = next((word for aside in asides for word in words_of("".join(aside))), "")
    return best._replace(language=said) if best.level and said in _LANGUAGES else best


_LOCALE = re.compile(r"[A-Za-z]{2}[-_][A-Za-z]{2,4}")
_VARIANTS = frozenset(
    "default value rendered variant option version variation alternative short medium long full "
    "main primary final approved draft".split()
).union(NETWORKS, _LANGUAGES)
_LONGEST = 80  # characters of a name; what is longer is a sentence


@lru_cache(maxsize=4_096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, plurals without their s, compounds put together."""
    if len(name) > _LONGEST:
        return ()
    words = [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", name))]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] + word in _COMPOUNDS:
            joined[-1] += word
        else:
            joined.extend(_cut(word))
    return tuple(map(_singular, joined))


_COMPOUNDS = NETWORKS | _PLANNED | {"followup", "preheader", "subheadline", "subjectline"}
_BASES = _SURE | _KNOWN | {"idea", "comment"}
_VOCABULARY = (_BASES | _PLANNED | _WHICH | _ABOUT | NETWORKS | _LANGUAGES) - {"st", "up", "by"}


def _cut(word: str) -> list[str]:
    """A word that runs known ones together as these: `messagetext`, `captionfr`."""
    if _singular(word) in _VOCABULARY or word in _COMPOUNDS:
        return [word]
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        if _singular(right) in _BASES:
            before = _cut(left)
            if all(_singular(each) in _VOCABULARY for each in before):
                return [*before, right]
        if left in _FROM and _singular(right) in _VOCABULARY:
            return [left, right]
    return [word]


def _singular(word: str) -> str:
    if word in NETWORKS or len(word) < _PLURAL:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and word[-2] not in "sui" else word


_PLURAL = 4  # letters of the shortest plural


def _phrase(words: tuple[str, ...]) -> Name | None:
    """What one phrase of a name says; None when it is about the copy."""
    network, language = False, ""
    for index, word in enumerate(words):
        if index and word in _LINKS:
            words, behind = words[:index], words[index:]
            network = any(each in NETWORKS for each in behind)
            break
    # What is set behind says which one: "Caption EN", "Copy IG 2", "Tweet A".
    whole = words
    while words and (words[-1].isdigit() or len(words[-1]) == 1 or words[-1] in _BEHIND):
        if len(words) == 1 and words[0] in _PLANNED:
            break
        network = network or words[-1] in NETWORKS
        language = language or (words[-1] if words[-1] in _LANGUAGES else "")
        words = words[:-1]
    while words and words[0].isdigit() and words[:2] != ("1", "st"):
        words = words[1:]
    if not words:
        if network:
            return Name(Level.KNOWN, True, language)
        network = any(word in _SHORT_NETWORKS for word in whole)
        return Name(Level.PLANNED if network or language else Level.NONE, network, language)
    head, before = words[-1], words[:-1]
    network = network or any(each in _NETWORKS and each != "meta" for each in before)
    language = language or next((word for word in before if word in _LANGUAGES), "")
    level = Level.NONE
    known = all(word in _BEFORE for word in before)
    if head == "comment" and known and _FIRST.intersection(before):
        level = Level.KNOWN  # a first comment; comments by themselves are the team's
    elif head in _ABOUT:
        return None
    elif head in _SURE:
        level = Level.SURE
    elif head in _KNOWN and known:
        level = Level.KNOWN
    elif head in _PLANNED or (head in _OF_POLL and "poll" in before):
        level = Level.KNOWN if network else Level.PLANNED
    elif head in _HEADS_IN_PLANS:
        level = Level.PLANNED
    elif words[0] in _FROM or " ".join(words[:2]) in _FROM:
        level = Level.KNOWN
    return Name(level, network and level > Level.NONE, language if level else "")


_NETWORKS = NETWORKS | _SHORT_NETWORKS
_BEFORE = _WHICH | _NETWORKS | _LANGUAGES
_BEHIND = _NETWORKS | _LANGUAGES | {"final", "approved", "feed", "version"}
_HEADS_IN_PLANS = frozenset({"text", "post", "message", "body"})
