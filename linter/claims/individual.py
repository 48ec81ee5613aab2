"""One person spoken of in a post, and the setting that says how daring a reader may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers
from linter.claims.scope import verb_sense
from linter.claims.tree import clause_end, lemma, low, sentence_bounds, span_between, text_of
from linter.lexicons import Lexicon, shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FICTION = re.compile(
    r"\b(?:novels?|thrillers?|drama|sitcom|rom-?com|memoirs?|paperbacks?|hardbacks?|"
    r"audiobooks?|picture books?|"
    r"starring|in cinemas|series (?:one|two|three|\d)|season (?:one|two|three|\d)|panto(?:mime)?|"
    r"the (?:story|tale|legend) of|once upon a time|fairy ?tales?|(?:our|a|the|"
    r"new) (?:short )?(?:story|film|movie|play|"
    r"musical|documentary|podcast series)|boxsets?|all (?:six|eight|ten) episodes|"
    r"streaming (?:now|from|on|this|friday|sunday)|"
    r"protagonist|villain|heroine|trailers? (?:is )?out|out (?:now|today) in|synopsis|plot)\b",
    re.IGNORECASE,
)
_ANIMAL = re.compile(
    r"\b(?:the (?:\w+ )?(?:goose|dog|cat|spaniel|labrador|terrier|beagle|collie|poodle|puppy|"
    r"kitten|hamster|rabbit|parrot|tortoise|"
    r"horse|pony|donkey|goat|sheep|cow|pig|hen|duck|penguin|otter|fox|owl|swan|robot|bot|drone|"
    r"mascot|teddy|bear|elf|"
    r"snowman|dinosaur|dragon|chatbot|vacuum|forklift|tree|gnome|scarecrow)|(?:is|was) (?:a|an|"
    r"our|the) (?:\w+ )?(?:goose|dog|cat|"
    r"spaniel|labrador|terrier|beagle|collie|puppy|kitten|hamster|rabbit|parrot|tortoise|horse|"
    r"donkey|goat|robot|bot|mascot))\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:(?:from|at|in|on|of|by) (?:our|the) (?:\w+ ){0,2}(?:shop|store|team|staff|office|"
    r"crew|kitchen|bakery|branch|depot|warehouse|studio|"
    r"factory|lab|desk|committee|board|newsroom)|(?:in|from) (?:accounts|marketing|finance|"
    r"legal|support|hr|sales|"
    r"engineering|dispatch|payroll|facilities)|(?:joined|joins|joining) (?:us|the team|our)|"
    r"works? (?:for|with) us|"
    r"our (?:own|founder|co-founder|intern|apprentice|manager|driver|director|ceo|chief|head|"
    r"boss|baker|barista|chef|"
    r"editor|producer|presenter|host|designer|developer|engineer|colleague|postie|courier|"
    r"librarian|curator|"
    r"receptionist|technician|vet|doctor|nurse|teacher|coach|trainer|gardener|florist|brewer|"
    r"captain|pilot)|"
    r"head (?:of|chef|baker|brewer)|years? of service|shift|meet the (?:team|maker|staff))\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"(?:a )?hundred|thousand|(?:half )?a dozen)"
)
_HABIT = re.compile(
    rf"\b{_NUMBER}(?:[- ]{_NUMBER})*\s+(?:\w+\s+)?(?:times|hours|minutes|days|nights|mornings|"
    rf"evenings|weeks|months|years|"
    r"mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b|\b(?:twice|thrice)\b|"
    r"\bin a row\b|\bstraight\b|\bon (?:a loop|repeat|the trot|the bounce)\b|"
    r"\b(?:every|each) (?:single |other |blessed )?(?:day|night|morning|evening|week|hour|"
    r"lunchtime|weekend|month|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\bnightly\b|\bdaily\b|"
    r"\bagain\b|\bnon-?stop\b|\d(?:st|nd|rd|th)\b|"
    r"\b(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\bmidnight\b|\b(?:four|three|two|"
    r"one|five) in the morning\b|"
    r"\bin the (?:small|early) hours\b|\bat (?:dawn|noon|lunch)\b|\blast night\b",
    re.IGNORECASE,
)
_BRAND = frozenset({"we", "us", "our", "we've", "we're", "we'd", "we'll"})
_YOU = frozenset({"you", "your", "you're", "you've", "you'd", "yours", "yourself", "u", "ur", "ya"})


@dataclass(frozen=True, slots=True)
class Individual:
    """One person spoken of.

    extreme: the most, the first, the record; named: by name or handle;
    addressed: spoken to. last: index of the last token of the phrase.
    """

    head: Token
    span: Span
    last: int
    noun: str
    sense: str
    deed: Deed | None
    addressed: bool
    extreme: bool = False
    named: bool = False


@dataclass(frozen=True)
class Setting:
    """What a reader knows before the first person is met: the post, its length, its word lists.

    social: short copy in a brand's voice, where a stranger who did something is a user.
    """

    doc: Doc
    people: Lexicon
    behaviours: Lexicon
    social: bool
    names: Lexicon = field(default_factory=lambda: shipped("names"))

    @cached_property
    def fiction(self) -> bool:
        """The post advertises or retells a story: its people are made up."""
        return bool(_FICTION.search(text_of(self.doc)))

    @cached_property
    def branded(self) -> bool:
        """The brand speaks of itself: "we", "our"."""
        return any(low(token) in _BRAND for token in self.doc)

    def is_pet(self, span: Span) -> bool:
        """Whether the post makes the bearer of a name an animal, a machine or a mascot."""
        return bool(_ANIMAL.search(text_of(self.doc), span.end))

    def is_staff(self, token: Token) -> bool:
        """Whether the sentence says that its people work for the brand."""
        return bool(_HOUSE.search(self.sentence(token)))

    def sentence(self, token: Token) -> str:
        """The text of the sentence that a token stands in."""
        start, end = sentence_bounds(token)
        return text_of(self.doc)[
            self.doc[start].idx : self.doc[end - 1].idx + len(self.doc[end - 1])
        ]

    def rest(self, token: Token) -> str:
        """The post's text behind a token."""
        return text_of(self.doc)[token.idx + len(token) :]

    def speaks_to(self, token: Token) -> bool:
        """Whether the sentence says "you"."""
        start, end = sentence_bounds(token)
        return any(low(item) in _YOU for item in self.doc[start:end])

    def verb(self, deed: Deed) -> str:
        """The sense of a deed's verb in the lexicon of behaviours."""
        return verb_sense(deed.verb, self.behaviours)


def is_habit(text: str) -> bool:
    """Whether a text says how often, how long or how many times running."""
    return bool(_HABIT.search(text))


def is_timed(text: str) -> bool:
    """Whether a text says at which hour."""
    return bool(_HOUR.search(text))


def is_detailed(text: str) -> bool:
    """Whether a text gives what only a log knows: a count, a habit or an hour."""
    return (
        is_habit(text) or is_timed(text) or bool(re.search(rf"\b{_NUMBER}\b", text, re.IGNORECASE))
    )


_LEFT_BEHIND = re.compile(
    r"\bsince\s+\w|\byou (?:did|just|again)\b|\b(?:your|her|his|their) (?:\w+ )?(?:basket|cart|"
    r"trolley|wish ?list|watch ?list|playlist|history|streak|queue|searches|"
    r"order|tab|bill|receipt|profile|matches|card|parcels?|fridge|meter|bed|fines?|debt|"
    r"delivery)\b|\bstill (?:up|"
    r"awake|watching|scrolling|here|going)\b",
    re.IGNORECASE,
)


def is_evident(text: str) -> bool:
    """Whether a text spoken to somebody shows that the speaker has seen their log.

    A count, an hour, a habit, or a thing of theirs that only the brand keeps.
    """
    return is_detailed(text) or bool(_LEFT_BEHIND.search(text))


def is_told(deed: Deed) -> bool:
    """Whether a deed is told of the past or as going on right now, not in general."""
    if deed.past:
        return True
    words = helpers(deed.verb)
    if deed.verb.tag_ == "VBG" and any(word in ("is", "'s", "are", "been") for word in words):
        return True
    if deed.verb.tag_ == "VBG" and deed.verb.i and low(deed.verb.nbor(-1)) in ("keeps", "kept"):
        return True
    return lemma(deed.verb) == "keep" and low(deed.verb) in ("keeps", "kept")


_MACHINES = frozenset(
    "chatbot bot app assistant alexa siri satnav helpline search till kiosk".split()
)
_HUMDRUM = frozenset(
    "die pass turn retire ask say tell write call be mention think know want need wonder like "
    "love enjoy find see "
    "hear hope work live "
    "win score beat invent design build make create pioneer lead teach inspire suggest point "
    "explain describe "
    "educate engage evacuate fund greet house rescue reunite serve support thank train "
    "transport treat vaccinate "
    "help show share speak come meet hire become begin start report recommend review reply "
    "respond note admit".split()
)


def is_passive(deed: Deed) -> bool:
    """Whether it was done to the person: "who has been charged with it"."""
    return any(
        item.dep_ == "aux:pass" and low(item) not in ("am", "pm", "get", "got")
        for item in deed.verb.children
    )


def is_private(setting: Setting, deed: Deed) -> bool:
    """Whether what was done is something that the brand alone would know of."""
    if deed.role is Role.UNDERGOES or not deed.fact or is_passive(deed):
        return False
    formed = _is_past_form(low(deed.verb))
    if deed.verb.pos_ not in ("VERB", "AUX") and not formed:
        return False
    sense = setting.verb(deed)
    if sense == "core" and low(deed.verb) != "used":
        return True
    if deed.verb.pos_ == "ADJ":
        return False
    word = lemma(deed.verb)
    if word == "ask":
        # "Asked for a refund" is an order, "asked our chatbot" is a log; "asked why" is talk.
        after = [low(item) for item in deed.verb.doc[deed.verb.i + 1 : deed.verb.i + 4]]
        return "for" in after[:2] or bool(_MACHINES & set(after))
    if word in ("lose", "leave"):
        return True
    if (
        low(deed.verb) == "used"
        and deed.verb.i + 1 < len(deed.verb.doc)
        and low(deed.verb.nbor(1)) == "to"
    ):
        return False
    return sense not in ("public", "report", "state") and word not in _HUMDRUM


_IRREGULAR = frozenset(
    "ate bought broke brought built came caught chose clung crept did drank drew drove fell "
    "fed felt fled flew forgot found froze gave "
    "got grew had heard held hid kept knew laid left lent let lit lost made met paid put quit "
    "ran rang read rode rose "
    "said sang sat saw sent set shook shot shut slept slid snuck spent spun stole stood stuck "
    "strode swam swept swung took "
    "taught threw took tore woke wore won wrote".split()
)


def _is_past_form(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


_WHERE = frozenset({"in", "on", "at", "from", "of", "near"})
_PASSED_OVER = frozenset(
    "has have had 's just now already is been only once then also recently quietly even still "
    "finally rage".split()
)


def _past_place(doc: Doc, index: int) -> int:
    """Index behind a short phrase of place, and behind the comma that may close it."""
    end = index + 1
    while end < min(len(doc), index + 6) and (
        doc[end].pos_ in ("DET", "PROPN", "NUM", "ADJ", "PUNCT")
        or doc[end].text[:1].isupper()
        or (doc[end].pos_ == "NOUN" and end < index + 4)
    ):
        if doc[end].is_punct:
            return end + 1 if doc[end].text == "," else end
        if low(doc[end]) in _IRREGULAR or (
            doc[end].text.islower() and doc[end].text.endswith("ed")
        ):
            return end
        end += 1
    return end


def plain_deed(doc: Doc, last: int) -> Deed | None:
    """The deed whose past form stands right behind a phrase.

    For copy that the parser can make nothing of: odd names and brackets mislead it, the form of
    the word does not.
    """
    index = last + 1
    if index < len(doc) and doc[index].text == "(":
        closing = next((item.i for item in doc[index + 1 : index + 10] if item.text == ")"), None)
        if closing is None:
            return None
        index = closing + 1
    elif index < len(doc) and low(doc[index]) in _WHERE:
        index = _past_place(doc, index)
        if doc[index - 1].text == "," and index < len(doc) and doc[index].text[:1].isupper():
            index = _past_place(doc, index - 1)
    helped = False
    while index < min(len(doc), last + 14):
        item = doc[index]
        word = low(item)
        if word in ("to", "be") and doc[index - 1].text in ("-", "‑"):
            index += 1
            continue
        if word in _PASSED_OVER or item.pos_ in ("ADV", "AUX") or item.text in ("-", "‑"):
            helped = helped or word in ("has", "have", "had", "'s", "is", "been")
            index += 1
            continue
        if word == "keeps" and index + 1 < len(doc):
            return find_deed(doc, [item], last) or Deed(
                doc[index + 1], Role.DOES, True, True, False, span_between(item, doc[index + 1])
            )
        ongoing = helped and item.tag_ == "VBG"
        formed = _is_past_form(word) or item.tag_ == "VBD" or (helped and item.tag_ == "VBN")
        if formed or ongoing:
            end = clause_end(item)
            span = Span(item.idx, doc[end - 1].idx + len(doc[end - 1]))
            return Deed(item, Role.DOES, True, True, False, span)
        return None
    return None
