"""One person, in every guise but a number: "the person who", "someone in Ohio just", "Dear rider
who", "our most-played user", "Geoff P. of Swindon", "@sam_k"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed, is_wanted
from linter.claims.mention import noun_sense
from linter.claims.scope import verb_sense
from linter.claims.tree import child, children, lemma, low, sentence_bounds, span_between
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANYBODY = frozenset({"someone", "somebody", "whoever", "whomever", "some-one"})
_POINTING = frozenset({"the", "that", "this"})
_SOME = frozenset({"a", "an", "some", "another", "certain", "one", "single"})
_EXTREMES = frozenset(
    "top biggest best longest fastest slowest loudest thirstiest hungriest sleepiest latest earliest heaviest "
    "keenest greatest most-played record busiest hottest oldest youngest worst laziest messiest number-one "
    "highest last first weirdest boldest earliest saddest loneliest unluckiest luckiest priciest".split()
)
_GREETINGS = frozenset({"to", "dear", "hello", "hi", "hey", "shoutout", "congrats", "congratulations", "sorry", "thanks", "thank", "salute", "cheers", "hats", "props", "oi", "big-up", "kudos", "welcome"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "mr.", "mrs.", "ms.", "dr", "dr.", "auntie", "uncle"})
_HANDLE = re.compile(r"^@[A-Za-z0-9_.]{2,}$")
_INITIAL = re.compile(r"^[A-Z]\.?$")


@dataclass(frozen=True, slots=True)
class Individual:
    """One person spoken of. extreme: the most, the first, the record; named: by name or handle;
    addressed: spoken to."""

    head: Token
    span: Span
    last: int
    noun: str
    sense: str
    deed: Deed | None
    addressed: bool
    extreme: bool = False
    named: bool = False


def find_individuals(doc: Doc, people: Lexicon, behaviours: Lexicon) -> Iterator[Individual]:
    """Every single person of a text who is described by something they did."""
    for token in doc:
        found = (
            _somebody(doc, token)
            or _noun(doc, token, people, behaviours)
            or _named(doc, token, people, behaviours)
        )
        if found is not None:
            yield found


def is_greeted(doc: Doc, first: int) -> bool:
    """Whether the phrase that begins at `first` is spoken to: "To the …", "Dear …", "Shout-out to …"."""
    index = first - 1
    start = sentence_bounds(doc[first])[0]
    steps = 0
    while index >= start and steps < 5:
        word = low(doc[index])
        if word in ("dear", "hey", "oi"):
            return True
        if word == "to":
            opens = all(low(t) in _GREETINGS | {"a", "big", "huge", "out", "shout", "-", "off", "special", "this", "one's", "and", "love", "one", "goes"} or t.is_punct or not t.is_alpha for t in doc[start:index])
            return opens
        if doc[index].pos_ not in ("ADJ", "DET", "ADV", "PUNCT", "SYM"):
            return False
        index -= 1
        steps += 1
    return False


def _somebody(doc: Doc, token: Token) -> Individual | None:
    word = low(token)
    if word not in _ANYBODY:
        return None
    deed = find_deed(doc, [token], token.i)
    if word == "whoever" or word == "whomever":
        deed = _whoever(doc, token) or deed
    addressed = is_greeted(doc, token.i) or word == "whoever"
    if deed is None or not deed.fact or deed.role is Role.UNDERGOES:
        return None
    if not deed.past and not (deed.relative and addressed):
        return None
    if base_role(token) == "object" and deed.role is not Role.SEEN and not addressed:
        return None
    span = span_between(token, token)
    return Individual(token, span, token.i, word, "person", deed, addressed)


def base_role(token: Token) -> str:
    """`object` where the person is what somebody else's verb acts on, else an empty string."""
    if token.dep_ in ("obj", "iobj") or token.dep_.startswith("obl"):
        head = token.head
        if head.pos_ == "VERB" and head.i < token.i:
            return "object"
    return ""


def _whoever(doc: Doc, token: Token) -> Deed | None:
    return find_deed(doc, [token], token.i)


def _noun(doc: Doc, token: Token, people: Lexicon, behaviours: Lexicon) -> Individual | None:
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ in ("NNS", "NNPS"):
        return None
    noun, sense = noun_sense(token, people)
    if sense not in ("user", "person", "job", "minor", "account", "public"):
        return None
    if low(token) in ("people", "folk", "folks", "men", "women", "children", "home", "house", "single", "match", "public"):
        return None
    if token.dep_ == "compound" and token.head.i > token.i:
        return None
    first = _phrase_start(token)
    words = [low(item) for item in doc[first : token.i]]
    if any(item.pos_ == "NUM" for item in doc[first : token.i]) and "#" not in "".join(words) and "no." not in words:
        return None
    possessed = any(word in ("our", "your", "my") for word in words)
    extreme = any(word in _EXTREMES or word == "most" or word.startswith("#1") for word in words) or bool(
        re.search(r"#\s?1\b|\bno\.? ?1\b|number one", doc.text[doc[first].idx : token.idx].lower())
    )
    greeted = is_greeted(doc, first)
    deed = find_deed(doc, [token], token.i)
    span = span_between(doc[first], token)
    if extreme and possessed and sense in ("user", "person") and noun not in ("friend",):
        if deed is None or deed.fact:
            return Individual(token, span, token.i, noun, sense, deed, greeted, extreme=True)
        return None
    if deed is None or not deed.fact or deed.role is Role.UNDERGOES:
        return None
    determined = words[0] if words else ""
    if determined not in _POINTING | _SOME and not greeted and not (words and words[0] == "dear"):
        return None
    if "every" in words or "each" in words or "any" in words or "no" in words or "typical" in words or "average" in words:
        return None
    if not deed.past and not (deed.relative and greeted):
        if not (deed.relative and _keeps(deed)):
            return None
    verb = verb_sense(deed.verb, behaviours)
    if verb in ("report", "public", "state") and not greeted:
        return None
    pointed = determined in _POINTING
    if pointed and not deed.relative:
        return None
    if base_role(token) == "object" and not greeted and not pointed and deed.role is not Role.SEEN:
        return None
    if not greeted and sense in ("person", "job", "public", "minor") and verb != "core" and not extreme:
        # "The person who led the project", "a woman wrote to us": nobody's log tells that.
        if not _narrowed_subject(token) or sense == "public":
            return None
    return Individual(token, span, token.i, noun, sense, deed, greeted, extreme=extreme)


def _narrowed_subject(token: Token) -> bool:
    """A person placed somewhere: "a woman in Leeds", "somebody from flat 12"."""
    for item in children(token, "nmod"):
        case = child(item, "case")
        if case is not None and low(case) in ("in", "from", "at", "near") and item.pos_ == "PROPN":
            return True
    return False


def _keeps(deed: Deed) -> bool:
    return lemma(deed.verb) in ("keep", "insist") or low(deed.verb) == "keeps"


def _phrase_start(token: Token) -> int:
    """Index of the first word of a noun phrase: determiners, adjectives, ranks."""
    index = token.i
    while index > 0:
        before = token.doc[index - 1]
        word = low(before)
        if before.pos_ in ("DET", "ADJ", "NUM", "PROPN", "ADV", "SYM") or word in ("our", "your", "my", "#", "-", "no.", "most", "number", "dear") or (
            before.dep_ == "compound" and before.head.i == token.i
        ) or (before.pos_ == "VERB" and before.tag_ == "VBN" and before.dep_ == "amod"):
            index -= 1
            if word in ("the", "a", "an", "that", "this", "our", "my", "your", "dear", "some"):
                break
            continue
        break
    return index


def _named(doc: Doc, token: Token, people: Lexicon, behaviours: Lexicon) -> Individual | None:
    """A given name, initials or a handle beside what its bearer did in private."""
    if _HANDLE.match(token.text):
        return _handle(doc, token, behaviours)
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return None
    if token.i and doc[token.i - 1].pos_ == "PROPN" and low(doc[token.i - 1]) not in _TITLES and doc[token.i - 1].text[:1].isupper():
        return None
    last = token.i
    honorific = low(token) in _TITLES
    if honorific and last + 1 < len(doc):
        last += 1
    initial = last + 1 < len(doc) and bool(_INITIAL.match(doc[last + 1].text)) and doc[last + 1].text != "I"
    if initial:
        last += 1
        if last + 1 < len(doc) and doc[last + 1].text == ".":
            last += 1
    placed = last + 2 < len(doc) and low(doc[last + 1]) in ("from", "of", "in", "at") and doc[last + 2].text[:1].isupper() and (
        token.ent_type_ == "PER" or initial or honorific
    )
    if not (initial or placed or honorific):
        return None
    if token.ent_type_ != "PER" and not (initial or honorific):
        return None
    deed = find_deed(doc, [token, doc[last]], last)
    start, end = sentence_bounds(token)
    vocative = (last + 1 < len(doc) and doc[last + 1].text == ",") or (token.i and doc[token.i - 1].text == ",")
    clipped = deed is None and end - start < 9 and initial and placed
    spoken = bool(vocative) and any(low(item) in ("you", "your", "you're", "u") for item in doc[start:end])
    if deed is not None and (not deed.fact or verb_sense(deed.verb, behaviours) in ("report", "public", "state")):
        return None
    if deed is None and not (spoken or clipped):
        return None
    return Individual(token, span_between(token, doc[last]), last, "", "name", deed, spoken, named=True)


def _handle(doc: Doc, token: Token, behaviours: Lexicon) -> Individual | None:
    start, end = sentence_bounds(token)
    deed = find_deed(doc, [token], token.i)
    rest = doc[token.i + 1 : end]
    said = [low(item) for item in rest]
    before = low(doc[token.i - 1]) if token.i > start else ""
    if before in ("via", "by", "from", "with", "rt", "@", "at", "follow", "thanks", "thank", "and", "&", "/", "credit", "cc", "to", "for", "of", "📸", "photo"):
        return None
    if deed is not None and deed.fact and deed.role is not Role.UNDERGOES:
        sense = verb_sense(deed.verb, behaviours)
        has = lemma(deed.verb) in ("have", "be") or sense == "core"
        if has and (sense == "core" and deed.past or any(item.pos_ == "NUM" for item in rest)):
            return Individual(token, span_between(token, token), token.i, "", "handle", deed, False, named=True)
    opens = token.i == start or all(not item.is_alpha or low(item) in ("hey", "hi", "oi", "dear", "psst") for item in doc[start : token.i])
    if opens and rest and rest[0].text in (",", ":", "–", "—") and any(item.pos_ == "NUM" for item in rest) and not {"we", "our"} & set(said):
        return Individual(token, span_between(token, token), token.i, "", "handle", None, True, named=True)
    return None
