"""Places finer than a country, by name and by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.model import Detail
from linter.claims.moments import CALENDAR
from linter.claims.tree import lemma, low, text_of, tokens_in
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

AT = frozenset("in at near outside around inside across off between under behind opposite".split())
"""Prepositions that place what they stand before."""
_ALONG = frozenset("from on to of through into towards past via".split())
"""Prepositions that lead to a place only if the name is known for one, or says what kind it is."""
_PARTING = frozenset("with without who that".split())
"""Words that end a name, whatever capitals a title gives them."""
_TRAVEL = frozenset("fly travel drive ride sail cycle commute ferry hitchhike".split())
"""What leads to a place, and from one: "flew to Oslo", "sailed Larne to Cairnryan"."""
_OPENERS = frozenset("the our same this that its his her their old new".split())
_OWN = frozenset("our your my".split())
_NEVER = frozenset("mode fact app inbox beta office-hours private public total".split())
_NUMBERED = frozenset(
    (
        "bay room flat unit table gallery platform screen gate store sector floor terminal "
        "ward block lane row carriage coach"
    ).split()
)

_AMBIGUOUS = frozenset(
    ("place view way field drive court quarter common edge gate row floor green close bay").split()
)
"""Kinds of places whose word alone mostly says something else."""


def find_place(
    doc: Doc, within: Span, cohort: Span, places: Lexicon, taken: Sequence[Span]
) -> Detail | None:
    """The first place a run of text names; where it names none, the first it tells the kind of."""
    generic: Detail | None = None
    tokens = tokens_in(doc, within)
    for position, token in enumerate(tokens):
        if any(span.start <= token.idx < span.end for span in taken):
            continue
        run = name_at(tokens, position)
        if run:
            found = _named(doc, tokens, position, run, cohort, places)
            if found is not None:
                return found
        elif generic is None and low(token) in AT and token.pos_ == "ADP":
            generic = _kind_only(doc, tokens, position, places)
    return generic


def name_at(tokens: Sequence[Token], position: int) -> list[Token]:
    """The run of capitals and numbers that begins here: Mill Lane, Gallery 3, 14B, LS6."""
    token = tokens[position]
    if not _capital(token) or token.like_num:
        return []
    if position and _capital(tokens[position - 1]) and not tokens[position - 1].like_num:
        return []
    run: list[Token] = []
    index = position
    while index < min(len(tokens), position + 8):
        token = tokens[index]
        if run and low(token) in _PARTING:
            break
        if _capital(token) or (
            run
            and (
                _goes_on(token)
                or token.text in ("'s", "’s", "'", "’", "&")
                or low(token) in ("upon", "le", "under")
                or _number_after_kind(run, token)
            )
        ):
            run.append(token)
            index += 1
        else:
            break
    while run and run[-1].text in ("'s", "’s", "'", "’", "&"):
        run.pop()
    return run


def _goes_on(token: Token) -> bool:
    """Whether a name goes on: the "of" of "Prince of Wales", a hyphen of "Stoke-on-Trent"."""
    doc = token.doc
    before = doc[token.i - 1]
    behind = doc[token.i + 1 : token.i + 4]
    if not behind:
        return False
    if token.text == "-" and not before.whitespace_ and not token.whitespace_:
        # "Leeds-based" ends with Leeds.
        return _capital(behind[0]) or (
            len(behind) == 3 and behind[1].text == "-" and _capital(behind[2])
        )
    if before.text == "-":
        return not before.whitespace_ and token.i > 1 and behind[0].text == "-"
    return low(token) == "of" and _capital(behind[0])


def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and not token.text.startswith(("@", "#"))
        # "In Leeds": a capital that only the start of the sentence gave.
        and not (token.text[1:].islower() and token.pos_ == "ADP" and low(token) in AT | _ALONG)
    )


def _number_after_kind(run: Sequence[Token], token: Token) -> bool:
    return token.text[:1].isdigit() and len(token.text) < 5 and low(run[-1]) in _NUMBERED


def _named(
    doc: Doc,
    tokens: Sequence[Token],
    position: int,
    run: list[Token],
    cohort: Span,
    places: Lexicon,
) -> Detail | None:
    words = [low(token) for token in run if token.text not in ("'s", "’s", "-")]
    if all(CALENDAR.fullmatch(word) for word in words) or places.has("country", "-".join(words)):
        return None
    span = Span(run[0].idx, run[-1].idx + len(run[-1]))
    joined = "-".join(words)
    behind = tokens[position + len(run)] if position + len(run) < len(tokens) else None
    known = any(places.has("town", word) for word in (joined, words[0])) or _numbered(run)
    kind = len(words) > 1 and places.has("kind", words[-1].removesuffix("s"))
    # "Castle Street gym", "the Harwich exchange": a name in front of a kind of place.
    kind = kind or (behind is not None and places.has("kind", low(behind)) and len(low(behind)) > 3)
    known_entity = run[0].ent_type_ in ("LOC", "GPE")
    index = position - 1
    while index >= 0 and (low(tokens[index]) in _OPENERS or tokens[index].pos_ == "ADJ"):
        index -= 1
    before = low(tokens[index]) if index >= 0 else ""
    route = _route(tokens, position + len(run)) if _travels(tokens, position - 1) else []
    if route and not _is_person(run[0]):
        return _detail(doc, span.start, route[-1].idx + len(route[-1]))
    # "Nice try, Leeds": a capital that only the start of the sentence gave.
    other_word = _is_person(run[0]) or (run[0].is_sent_start and run[0].pos_ != "PROPN")
    if known and len(words) == 1 and other_word and before not in AT | _ALONG:
        return None
    other = places.has("language", words[0]) or CALENDAR.fullmatch(words[0]) is not None
    located = known or kind or known_entity or _locative(run, before)
    # "of our Leeds members": the words before a name that leans on a noun would be left hanging.
    leans = behind is not None and behind.pos_ == "NOUN" and run[-1].head.i >= behind.i
    start = tokens[index].idx if index >= 0 and not leans else span.start
    if before in AT and located and not other:
        return _detail(doc, start, span.end)
    led = known or kind or (known_entity and before == "from")
    # "a user from Mersea": whom a name behind "from" follows, it places.
    led = led or (
        before == "from" and index > 0 and cohort.end >= tokens[index - 1].idx >= cohort.start
    )
    led = led or (before == "to" and not _is_person(run[0]) and _travels(tokens, index - 1))
    # "the 07:12 from Market Rasen"
    led = led or (before in ("from", "to") and index > 0 and tokens[index - 1].text[:1].isdigit())
    if before in _ALONG and led and not CALENDAR.fullmatch(words[0]):
        return _detail(doc, start, span.end)
    if known and not CALENDAR.fullmatch(words[-1]):
        inside = cohort.start <= span.start < cohort.end
        lone = index == position - 1 and (behind is None or behind.is_punct)
        if inside or (lone and before in (",", ".", ":", "—", "-", "(", "")):
            return _detail(doc, span.start, span.end)
        if leans:
            return _detail(doc, span.start, span.end)
    if known_entity and cohort.start <= span.start < cohort.end and run[-1].head.i > run[-1].i:
        return _detail(doc, span.start, span.end)
    if kind and not run[0].is_sent_start and len(words) > 1 and before not in ("", ".", ":"):
        return _detail(doc, span.start, span.end)
    return _detail(doc, span.start, span.end) if _numbered(run) else None


def _travels(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb of travelling stands here."""
    return position >= 0 and tokens[position].pos_ == "VERB" and lemma(tokens[position]) in _TRAVEL


def _route(tokens: Sequence[Token], position: int) -> list[Token]:
    """The name that "to" leads to from the name before: the end of a route."""
    if position + 1 >= len(tokens) or low(tokens[position]) != "to":
        return []
    return name_at(tokens, position + 1)


def _numbered(run: Sequence[Token]) -> bool:
    """Flat 3B, Unit 6, Gallery 3."""
    return len(run) > 1 and low(run[0]) in _NUMBERED and run[1].text[:1].isdigit()


def _locative(run: Sequence[Token], preposition: str) -> bool:
    """Whether an unknown name behind a preposition is likely a place, not an app or a feature."""
    if run[0].ent_type_ in ("PER", "PERSON", "ORG", "PRODUCT"):
        return preposition == "in" and run[0].ent_type_ != "ORG"
    return (
        preposition in ("in", "near", "outside", "around", "at", "from", "across")
        and low(run[0]) not in _NEVER
    )


def _is_person(token: Token) -> bool:
    return token.ent_type_ in ("PER", "PERSON")


def _kind_only(doc: Doc, tokens: Sequence[Token], position: int, places: Lexicon) -> Detail | None:
    """In the gift shop, at a bus stop: a kind of place behind a preposition."""
    last: Token | None = None
    for token in tokens[position + 1 : position + 6]:
        if low(token) in _OWN:
            return None
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif token.pos_ not in ("DET", "ADJ", "NUM", "PART", "PRON") or (
            last is not None and token.pos_ != "NUM"
        ):
            break
    if last is None or not is_kind(last, places):
        return None
    if last.i + 1 < len(doc) and last.nbor(1).text[:1].isdigit() and low(last) in _NUMBERED:
        last = last.nbor(1)
    return _detail(doc, tokens[position].idx, last.idx + len(last))


def is_kind(noun: Token, places: Lexicon) -> bool:
    """Whether a noun alone says what kind of place it is, as "way" and "field" do not."""
    word = low(noun)
    return word not in _AMBIGUOUS and places.has("kind", word.removesuffix("s"))


def is_place_name(
    tokens: Sequence[Token], position: int, run: Sequence[Token], places: Lexicon
) -> bool:
    """Whether a run of capitals is likelier the name of a place than of anything else.

    It is known for one, says what kind it is, or stands by itself behind a word that places.
    """
    words = [low(token) for token in run if token.text not in ("'s", "’s", "-")]
    joined = "-".join(words)
    if any(places.has(sense, joined) for sense in ("country", "language")):
        return False
    if len(words) == 1 and len(words[0].strip(".")) == 1:
        return False
    if any(places.has("town", word) for word in (joined, words[0])) or _numbered(run):
        return True
    behind = tokens[position + len(run)] if position + len(run) < len(tokens) else None
    if len(words) > 1 and places.has("kind", words[-1].removesuffix("s")):
        return True
    if run[0].ent_type_ in ("LOC", "GPE"):
        return True
    if behind is not None and behind.pos_ == "NOUN" and run[-1].head.i >= behind.i:
        return is_kind(behind, places)
    index = position - 1
    while index >= 0 and (low(tokens[index]) in _OPENERS or tokens[index].pos_ == "ADJ"):
        index -= 1
    before = low(tokens[index]) if index >= 0 else ""
    return before in AT | {"on"} or (before == "from" and not _is_person(run[0]))


def _detail(doc: Doc, start: int, end: int) -> Detail:
    return Detail("place", Span(start, end), text_of(doc)[start:end])
