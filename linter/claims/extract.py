"""A parsed post to its claims: the one door into this layer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.details import fiction, find_details, quoted_spans
from linter.claims.implied import REMAINDER, all_but, less, share_of
from linter.claims.individuals import Individual, find_individuals, is_greeted
from linter.claims.mention import Mention, find_mention
from linter.claims.model import (
    Behaviour,
    Claim,
    Cohort,
    Interval,
    Kind,
    Scope,
    Understanding,
    Unit,
)
from linter.claims.nouns import is_plural, noun_sense, people_unit
from linter.claims.possible import claim_possible
from linter.claims.quantity import Form, Quantity, quantities
from linter.claims.scope import decide, verb_sense
from linter.claims.statements import find_statements
from linter.claims.tally import find_tally
from linter.claims.topics import continued, find_topics
from linter.claims.tree import child, lemma, low, sentence_bounds, text_of, tokens_in
from linter.claims.wanted import is_wanted
from linter.claims.zero import Absence, find_absences
from linter.documents.post import Block
from linter.language.atoms import cut
from linter.lexicons import Lexicon, shipped
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORT_POST = 200
"""Words up to which a post outside an article is taken for social copy, where "people" are most
likely the brand's own users; a house choice, the length of a long post on a network."""

_FOR_EVERY = re.compile(r"\b(?:for|per)\s+every\s+$", re.IGNORECASE)
LONGEST_TITLE = 9
"""Words of a title at the most; a longer quotation is speech, whatever its capitals."""
LONGEST_SMALL_WORD = 4
"""Letters of the longest words that titles leave small (with, from, into)."""
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*$|(?:mon|tues|wednes|thurs|fri|satur|sun)day$|q[1-4]$|week$|day$|year$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:^|[.!?:\n]\s*)(?:out\s+of|of|among|from)\s+(?:the|our|all|all\s+our|all\s+the)\s+$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\b(?:further|another|additional|extra)\s+$", re.IGNORECASE)
_EVERY_ONE = re.compile(r"\bevery\s+(?:single\s+)?$", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot\s+(?:a\s+single\s+|even\s+|so much as\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Lexicons:
    """The word lists that understanding needs; users extend them in their configuration."""

    people: Lexicon
    behaviours: Lexicon
    topics: Lexicon

    @classmethod
    def shipped(cls) -> Lexicons:
        """The word lists that discreet ships."""
        return cls(shipped("people"), shipped("behaviours"), shipped("topics"))


def extract(
    doc: Doc,
    blocks: Sequence[Block] = (),
    lexicons: Lexicons | None = None,
    article: bool = False,
) -> Understanding:
    """Everything a parsed post claims of people. Spans are offsets into the post's text.

    blocks: the post's structure; a claim never reaches from one table cell or part into another.
    article: the post is a part of longer prose, where more must show that users are meant.
    """
    lexicons = lexicons or Lexicons.shipped()
    if article and not claim_possible(doc.text, lexicons.people):
        return Understanding(())
    reader = _Reader(doc, blocks, lexicons, article)
    claims = reader.claims()
    statements = (
        # An article tells its readers what they do on every page: how-to prose, not a claim.
        ()
        if article
        else find_statements(doc, claims, reader.lexicons.behaviours, reader.lexicons.topics)
    )
    return Understanding(tuple(claims), statements)


class _Reader:
    """Reads one post. Claims found earlier are the antecedents of those found later."""

    def __init__(
        self, doc: Doc, blocks: Sequence[Block], lexicons: Lexicons, article: bool
    ) -> None:
        self.article = article
        self.doc = doc
        self.text = text_of(doc)
        self.blocks = blocks
        self.lexicons = lexicons
        self.found: list[Claim] = []
        self.things: list[Quantity] = []
        """The quantities that count no people, in order."""

    @cached_property
    def _quotes(self) -> list[Span]:
        quotes = quoted_spans(self.text)
        return quotes + [
            Span(block.start, block.end) for block in self.blocks if block.kind == "quote"
        ]

    @cached_property
    def _social(self) -> bool:
        """Short copy in a brand's voice: "people" there are the brand's own."""
        if self.article:
            return False
        words = [token for token in self.doc if token.is_alpha]
        return len(words) <= SHORT_POST

    def claims(self) -> list[Claim]:
        """All claims, in the order of the text."""
        atoms = cut(self.text)
        read = quantities(atoms)
        starts = {tokens_in(self.doc, quantity.span)[0].i: quantity for quantity in read}
        starts |= {tokens_in(self.doc, quantity.core)[0].i: quantity for quantity in read}
        mentions = []
        for quantity in read:
            mention = find_mention(self.doc, quantity, self.lexicons.people, starts) or find_tally(
                self.doc, quantity, self.lexicons.people
            )
            if mention is not None:
                mentions.append(mention)
            elif self._counts_a_noun(quantity):
                self.things.append(quantity)
        bases = {id(mention.base) for mention in mentions if mention.base is not None}
        for mention in mentions:
            if id(mention.quantity) in bases:
                continue
            self._add_counted(mention)
        for absence in find_absences(self.doc, self.lexicons.people):
            self._add_absence(absence)
        for individual in find_individuals(
            self.doc, self.lexicons.people, self.lexicons.behaviours, self._social
        ):
            if not any(claim.cohort.span.overlaps(individual.span) for claim in self.found):
                self._add_individual(individual)
        self.found.sort(key=lambda claim: (claim.cohort.span, claim.span))
        self._add_remainders()
        self.found.sort(key=lambda claim: (claim.cohort.span, claim.span))
        return self.found

    def _add_counted(self, mention: Mention) -> None:
        quantity = mention.quantity
        if any(claim.cohort.span.overlaps(quantity.core) for claim in self.found):
            return
        if mention.unit is Unit.EVENTS:
            self.things.append(quantity)
            return
        deed = find_deed(self.doc, mention.anchors, mention.last)
        if deed is not None and not deed.fact:
            return
        if is_wanted(mention.anchors, deed) or _FOR_EVERY.search(
            self.text[max(0, quantity.span.start - 14) : quantity.span.start]
        ):
            return
        if (
            mention.base is not None
            and deed is not None
            and deed.relative
            and quantity.interval == Interval(1, 1)
        ):
            # "one of the 19 people who bought it" tells what the 19 did.
            mention.quantity = quantity = mention.base
            mention.base = None
            mention.span = Span(quantity.span.start, mention.span.end)
        if deed is None and (
            quantity.capped
            or (
                quantity.form is Form.COUNT
                and quantity.hedged
                and quantity.interval.most is not None
                and "–" in quantity.span.cut(self.text)
            )
        ):
            return
        if mention.sense == "you" and not mention.partitive and self._repeats(mention):
            return
        antecedent = self._antecedent(mention)
        if antecedent is None and mention.sense == "them":
            self._take_up_noun(mention)
        if mention.sense in ("bare", "them") and antecedent is None:
            shared = quantity.form is Form.SHARE and deed is not None and deed.role is Role.DOES
            if not (
                mention.sense == "bare"
                and deed is not None
                and (deed.past or shared)
                and self._social
            ):
                return
            if not mention.tally and (
                self._is_label(mention)
                or (deed.verb.tag_ == "VBN" and self._participle_of_noun(deed.verb))
            ):
                return
        if (
            mention.sense in ("bare", "them")
            and not mention.tally
            and self._counts_things(mention, antecedent)
        ):
            return
        if (
            quantity.interval == Interval(1, 1)
            and low(self.doc[max(0, tokens_in(self.doc, mention.span)[0].i - 1)]) == "of"
            and not mention.partitive
        ):
            return
        if mention.sense == "group" and (
            deed is None or (mention.possessed and not deed.past and not deed.relative)
        ):
            return
        if mention.sense == "job" and deed is not None and deed.role in (Role.IS, Role.UNDERGOES):
            return
        if (
            mention.sense == "bare"
            and deed is not None
            and deed.verb.tag_ == "VBZ"
            and quantity.interval.least > 1
        ):
            # "911 still works on any phone": a number that is a name takes a singular verb.
            return
        if mention.sense == "bare" and deed is not None and deed.role is Role.IS:
            copula = child(deed.verb, "cop")
            if copula is not None and low(copula) in ("is", "was", "'s"):
                # "Nine is not many": the number itself is spoken of.
                return
        if quantity.form is Form.RANK:
            return
        if (
            quantity.interval == Interval(1, 1)
            and mention.sense in ("person", "job")
            and not self._social
            and (deed is None or not deed.told)
        ):
            # "how one person goes through a process": anybody, not somebody.
            return
        addressed = mention.sense == "you" or is_greeted(
            self.doc, tokens_in(self.doc, mention.span)[0].i
        )
        sentence = self._sentence(mention.head)
        within = self._within(mention.span, deed)
        clause = deed.span.cut(self.text) if deed is not None else ""
        sense = mention.sense
        noun = mention.noun
        unit: Unit = mention.unit
        if antecedent is not None and sense in ("bare", "them"):
            sense, noun, unit = "antecedent", antecedent.cohort.noun, antecedent.cohort.unit
            addressed = addressed or (antecedent.addressed and deed is not None)
        standing = decide(
            sense, mention.possessed, addressed, deed, sentence.cut(self.text), clause,
            self.lexicons.behaviours, self._social,
        )  # fmt: skip
        scope, kind = standing.scope, standing.kind
        if sense == "antecedent" and antecedent is not None:
            scope = antecedent.cohort.scope
            told = antecedent.behaviour
            if scope is Scope.RESPONDENTS or (told is not None and told.kind is Kind.PUBLIC):
                # Part of those who came, raced or answered: the same occasion.
                kind = Kind.PUBLIC
        if kind is Kind.PRIVATE and self._same_occasion(mention):
            kind = Kind.PUBLIC
        if scope is Scope.UNKNOWN:
            return
        if scope is Scope.STAFF:
            return
        if deed is None and not self._stands_alone(mention, scope):
            return
        if self.article and not self._shown_in_prose(mention, deed, addressed, kind):
            return
        if self.article and self._of_everybody(mention, deed, addressed):
            scope = Scope.PUBLIC
        if unit is Unit.UNKNOWN:
            unit = Unit.PEOPLE
        self._claim_counted(mention, deed, scope, kind, unit, noun, addressed, within, antecedent)

    def _counts_a_noun(self, quantity: Quantity) -> bool:
        """Whether a noun that is no word for people stands right behind a quantity."""
        last = tokens_in(self.doc, quantity.span)[-1].i
        after = self.doc[last + 1] if last + 1 < len(self.doc) else None
        return after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT")

    def _is_label(self, mention: Mention) -> bool:
        """Whether a line or the line before begins with what is counted: "Poinsettias: 200 came in"."""
        first = tokens_in(self.doc, mention.span)[0].i
        for index in range(first - 1, max(-1, first - 6), -1):
            token = self.doc[index]
            if token.text == ":":
                head = self.doc[index - 1] if index else None
                return (
                    head is not None
                    and head.pos_ in ("NOUN", "PROPN")
                    and head.ent_type_ != "DATE"
                    and (not _MONTH.match(head.text))
                )
        return False

    def _participle_of_noun(self, verb: Token) -> bool:
        """Whether a participle belongs to a noun behind it, or stands alone behind the number.

        "340 escaped barbecues" and "212 relocated" count no people; "nine joined" does.
        """
        following = verb.nbor(1) if verb.i + 1 < len(self.doc) else None
        if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ"):
            return True
        if verb_sense(verb, self.lexicons.behaviours) in ("core", "public", "light"):
            return False
        return following is None or following.pos_ == "PUNCT"

    def _counts_things(self, mention: Mention, antecedent: Claim | None) -> bool:
        """Whether the last thing counted before was no people: "Nine trolleys … Two had ducklings"."""
        start = mention.span.start
        size = mention.quantity.interval.least
        before = [
            thing.span.start
            for thing in self.things
            if 0 < start - thing.span.start < 250 and thing.interval.least >= min(size, 2)
        ]
        if not before:
            return False
        return antecedent is None or before[-1] > antecedent.cohort.span.start

    def _is_title(self, quote: Span) -> bool:
        """Whether a quotation is a title: each longer word of it begins with a capital."""
        words = re.findall(r"[^\W\d_]{3,}", quote.cut(self.text))
        return 0 < len(words) <= LONGEST_TITLE and all(
            word[0].isupper() for word in words if len(word) > LONGEST_SMALL_WORD
        )

    def _same_occasion(self, mention: Mention) -> bool:
        """Whether as many of you did something before others just before: the same people there."""
        return mention.sense == "you" and any(
            claim.addressed
            and claim.cohort.size == mention.quantity.interval
            and claim.behaviour is not None
            and claim.behaviour.kind is Kind.PUBLIC
            for claim in self.found
        )

    def _repeats(self, mention: Mention) -> bool:
        """Whether "you nine" only takes up nine people counted before."""
        return any(
            claim.cohort.size == mention.quantity.interval and claim.addressed
            for claim in self.found
        )

    def _of_everybody(self, mention: Mention, deed: Deed | None, addressed: bool) -> bool:
        """Whether an article speaks of people at large: nothing makes them the writer's users."""
        if addressed or mention.possessed or mention.sense not in ("person", "job", "minor"):
            return False
        return deed is None or verb_sense(deed.verb, self.lexicons.behaviours) != "core"

    def _shown_in_prose(
        self, mention: Mention, deed: Deed | None, addressed: bool, kind: Kind
    ) -> bool:
        """Whether an article's words show that a small number counts users and what they did.

        Articles count editors, vendors, interviewees and examples by the handful; what only a log
        can tell, or what is said to the readers themselves, is about users.
        """
        size = mention.quantity.plausible
        if (
            addressed
            or mention.quantity.form is not Form.COUNT
            or size.most is None
            or size.most >= 1000
        ):
            return True
        if mention.quantity.vague or kind is Kind.UNKNOWN:
            # "several users": a manner of speaking.
            return False
        if mention.sense in ("user", "account", "household", "who", "you") and deed is not None:
            verb = verb_sense(deed.verb, self.lexicons.behaviours)
            return (
                deed.told
                and deed.role is not Role.UNDERGOES
                and (verb in ("core", "public") or mention.possessed)
            )
        return mention.sense == "public" or mention.sense == "respondent"

    def _stands_alone(self, mention: Mention, scope: Scope) -> bool:
        """Whether a phrase without a verb of its own still says how many users there are."""
        if scope is Scope.RESPONDENTS and not self.found:
            return True
        start = mention.quantity.span.start
        if mention.sense not in ("bare", "them") and _OF_ALL.search(
            self.text[max(0, start - 24) : start]
        ):
            # "Of the 86 people …, 85 said thank you": the whole that a part is taken of.
            return True
        if mention.base is not None or mention.sense in (
            "you",
            "user",
            "public",
            "account",
            "household",
            "who",
            "brand",
        ):
            return scope is Scope.USERS or mention.base is not None
        return mention.sense == "person" and mention.possessed

    def _claim_counted(
        self, mention: Mention, deed: Deed | None, scope: Scope, kind: Kind, unit: Unit, noun: str,
        addressed: bool, within: Span, antecedent: Claim | None,
    ) -> None:  # fmt: skip
        quantity = mention.quantity
        begin = all_but(self.text, quantity)
        if begin is not None and deed is not None and deed.relative:
            # "to everyone bar the three of you who'd rented it": told of the three.
            begin = None
        denied = self._denied(quantity)
        rest = self._rest_of_share(quantity, antecedent)
        span = mention.span
        base = self._base(mention, antecedent)
        if self._everyone(quantity) is not None and base is None:
            # "every one of you": nobody is counted.
            return
        size: Interval | None = quantity.interval
        plausible: Interval | None = quantity.plausible
        complement: Interval | None = None
        share = quantity.share.value if quantity.share is not None else None
        implied = False
        if begin is not None:
            span = Span(begin, span.end)
            complement, implied = quantity.interval, True
            size = plausible = less(base, quantity.interval) if base is not None else None
        elif rest is not None:
            share, size, plausible = rest, None, None
        elif quantity.form is Form.SHARE:
            worked = share_of(quantity, base)
            size = plausible = worked.interval
            complement, implied = worked.complement, base is not None
        elif self._everyone(quantity) is not None and base is not None:
            span = Span(self._everyone(quantity) or span.start, span.end)
            size = plausible = base
            share, complement = 1.0, None
        elif denied is not None:
            span = Span(denied, span.end)
            size = plausible = Interval(0, 0)
        elif quantity.form is Form.UNFILLED:
            if quantity.unitless:
                size = plausible = None
        elif base is not None and quantity.interval.most is not None:
            complement = less(base, quantity.interval)
            if complement == Interval(0, 0):
                # "sixteen went in, sixteen came out": the same people again.
                complement = None
        single = size == Interval(1, 1) and not implied
        cohort = Cohort(
            span, span.cut(self.text), unit, scope, size,
            share=share, base=base.least if base is not None else None, complement=complement,
            noun=noun, single=single, implied=implied, unfilled=quantity.form is Form.UNFILLED,
            plausible=plausible, public=mention.sense == "public",
        )  # fmt: skip
        if mention.base is not None and mention.base.form is Form.COUNT and share != 1.0:
            self._add_base(mention, unit, scope, noun)
        self._append(cohort, deed, kind, addressed, within, mention.modifiers, mention.head)

    def _add_base(self, mention: Mention, unit: Unit, scope: Scope, noun: str) -> None:
        assert mention.base is not None
        start = mention.base.span.start
        span = Span(start, max(mention.span.end, mention.base.span.end))
        cohort = Cohort(
            span, span.cut(self.text), unit, scope, mention.base.interval, noun=noun,
            plausible=mention.base.plausible,
        )  # fmt: skip
        self.found.append(Claim(span, cohort.text, cohort, None))

    def _rest_of_share(self, quantity: Quantity, antecedent: Claim | None) -> float | None:
        """The share that "the other 22" is where 78% were told before, of nobody knows how many."""
        if (
            antecedent is None
            or antecedent.cohort.share is None
            or antecedent.cohort.size is not None
        ):
            return None
        left = 100 - round(antecedent.cohort.share * 100)
        start = quantity.span.start
        other = re.search(r"\bother\s+$", self.text[max(0, start - 8) : start], re.IGNORECASE)
        return left / 100 if other and quantity.interval == Interval.exactly(left) else None

    def _adds(self, mention: Mention) -> bool:
        """Whether a number counts people beside those before: "a further 130"."""
        start = mention.quantity.span.start
        return bool(_FURTHER.search(self.text[max(0, start - 14) : start]))

    def _denied(self, quantity: Quantity) -> int | None:
        """Where "not one", "not a single one" begins: a count of nobody."""
        if quantity.interval != Interval(1, 1):
            return None
        start = max(0, quantity.span.start - 16)
        match = _NOT_ONE.search(self.text[start : quantity.span.start])
        return start + match.start() if match else None

    def _everyone(self, quantity: Quantity) -> int | None:
        """Where "every one of our 62,000" begins: a count of all."""
        if quantity.interval != Interval(1, 1):
            return None
        start = max(0, quantity.span.start - 16)
        match = _EVERY_ONE.search(self.text[start : quantity.span.start])
        return start + match.start() if match else None

    def _base(self, mention: Mention, antecedent: Claim | None) -> Interval | None:
        """The people that a share, a part or "all but" is taken of, stated here or earlier."""
        if mention.base is not None:
            return mention.base.interval if mention.base.form is Form.COUNT else None
        part = (
            mention.partitive
            or mention.sense in ("bare", "them")
            or mention.quantity.form is Form.SHARE
        )
        if not part or self._adds(mention):
            return None
        for claim in reversed(self.found):
            size = claim.cohort.size
            if size is None or size.most is None or claim.cohort.implied:
                continue
            related = (
                mention.sense in ("bare", "them")
                or mention.sense == "you"
                or claim.cohort.noun == mention.noun
            )
            if related and size.least >= (mention.quantity.interval.most or 0) and size.least > 1:
                if mention.sense == "you" and mention.quantity.form is Form.COUNT:
                    continue
                return size
        return None

    def _antecedent(self, mention: Mention) -> Claim | None:
        """The earlier claim that "them", "all 53" or a bare "three" takes up."""
        start = mention.span.start
        for claim in reversed(self.found):
            if claim.cohort.span.start < start and start - claim.cohort.span.end < 400:
                return claim
        return None

    def _take_up_noun(self, mention: Mention) -> None:
        """Makes "642 of them" count the plural noun for people that stands last before it."""
        first = tokens_in(self.doc, mention.span)[0].i
        for token in reversed(self.doc[max(0, first - 30) : first]):
            if token.pos_ != "NOUN" or not is_plural(token):
                continue
            noun, sense = noun_sense(token, self.lexicons.people)
            if sense in ("user", "account", "household", "public"):
                mention.noun, mention.sense, mention.unit = noun, sense, people_unit(sense)
            return

    def _append(
        self, cohort: Cohort, deed: Deed | None, kind: Kind, addressed: bool, within: Span,
        modifiers: Sequence[Token], head: Token,
    ) -> None:  # fmt: skip
        behaviour = None
        span = cohort.span
        if deed is not None:
            behaviour = Behaviour(deed.span, deed.span.cut(self.text), lemma(deed.verb), kind)
            span = Span(min(span.start, deed.span.start), max(span.end, deed.span.end))
        details = find_details(
            self.doc, within, cohort.span, self._demographic(cohort, head, modifiers)
        )
        topics = find_topics(
            self.text, continued(self.doc, self._sentence(head)), self.lexicons.topics, self.doc,
            fiction(details.narrowing),
        )  # fmt: skip
        quoted = any(quote.contains(cohort.span) for quote in self._quotes)
        if any(self._is_title(quote) for quote in self._quotes if quote.contains(cohort.span)):
            return
        self.found.append(
            Claim(
                span, span.cut(self.text), cohort, behaviour, details.frequency, details.window,
                details.narrowing, topics, addressed, quoted, bool(deed and deed.negated),
            )
        )  # fmt: skip

    def _demographic(
        self, cohort: Cohort, head: Token, modifiers: Sequence[Token]
    ) -> tuple[Token, ...]:
        people = self.lexicons.people
        if cohort.noun and (
            people.has("job", cohort.noun) or people.has("minor", cohort.noun)
            or cohort.noun in _DEMOGRAPHIC
        ):  # fmt: skip
            return (head,)
        return tuple(token for token in modifiers if lemma(token) in _DEMOGRAPHIC)

    def _sentence(self, token: Token) -> Span:
        start, end = sentence_bounds(token)
        return Span(self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def _within(self, cohort: Span, deed: Deed | None) -> Span:
        """Where a claim's details stand: its sentence."""
        tokens = tokens_in(self.doc, cohort)
        sentence = self._sentence(tokens[0])
        if deed is None:
            return sentence
        return Span(min(sentence.start, deed.span.start), max(sentence.end, deed.span.end))

    def _add_individual(self, individual: Individual) -> None:
        deed = individual.deed
        sentence = self._sentence(individual.head)
        clause = deed.span.cut(self.text) if deed is not None else ""
        standing = decide(
            individual.sense, False, individual.addressed, deed, sentence.cut(self.text), clause,
            self.lexicons.behaviours, self._social,
        )  # fmt: skip
        scope, kind = standing.scope, standing.kind
        if individual.named or individual.extreme:
            scope = Scope.USERS
        if individual.named and kind is Kind.UNKNOWN:
            kind = Kind.PRIVATE
        if scope in (Scope.UNKNOWN, Scope.PUBLIC) and self._social:
            # One person placed in a country is still the brand's own; only a number of them is not.
            scope = Scope.USERS
        if scope is not Scope.USERS:
            return
        one = Interval(1, 1)
        cohort = Cohort(
            individual.span, individual.span.cut(self.text), Unit.PEOPLE, scope, one,
            noun=individual.noun, single=True, extreme=individual.extreme, named=individual.named,
            plausible=one,
        )  # fmt: skip
        self._append(
            cohort,
            deed,
            kind,
            individual.addressed,
            self._within(individual.span, deed),
            (),
            individual.head,
        )

    def _add_absence(self, absence: Absence) -> None:
        deed = find_deed(self.doc, absence.anchors, absence.last)
        if deed is None or not deed.fact or not deed.past:
            return
        if any(claim.cohort.span.overlaps(absence.span) for claim in self.found):
            return
        clause = deed.span.cut(self.text)
        sentence = self._sentence(absence.head)
        standing = decide(absence.sense, absence.possessed, absence.sense == "you", deed,
                          sentence.cut(self.text), clause, self.lexicons.behaviours, self._social)  # fmt: skip
        if standing.scope is not Scope.USERS:
            return
        zero = Interval(0, 0)
        cohort = Cohort(absence.span, absence.span.cut(self.text), Unit.PEOPLE, standing.scope, zero,
                        noun=absence.noun, plausible=zero)  # fmt: skip
        self._append(cohort, deed, standing.kind, absence.sense == "you",
                     self._within(absence.span, deed), (), absence.head)  # fmt: skip

    def _add_remainders(self) -> None:
        """ "The rest", "the remainder": whoever a counted part leaves over of a stated whole."""
        for match in REMAINDER.finditer(self.text):
            span = Span(match.start(), match.end())
            if any(claim.cohort.span.overlaps(span) for claim in self.found):
                continue
            left = self._left_over(span)
            if left is None:
                continue
            source, interval = left
            cohort = Cohort(
                span, span.cut(self.text), source.cohort.unit, source.cohort.scope, interval,
                base=source.cohort.base, noun=source.cohort.noun, implied=True, plausible=interval,
            )  # fmt: skip
            head = tokens_in(self.doc, span)[-1]
            deed = find_deed(self.doc, tokens_in(self.doc, span), head.i)
            if deed is not None and not deed.fact:
                deed = None
            kind = source.behaviour.kind if source.behaviour is not None else Kind.UNKNOWN
            behaviour = source.behaviour
            if deed is not None:
                behaviour = Behaviour(deed.span, deed.span.cut(self.text), lemma(deed.verb), kind)
            self.found.append(
                Claim(span, cohort.text, cohort, behaviour, topics=source.topics,
                      narrowing=source.narrowing, addressed=low(head) == "you" or source.addressed)
            )  # fmt: skip

    def _left_over(self, span: Span) -> tuple[Claim, Interval] | None:
        before = [claim for claim in self.found if claim.cohort.span.end <= span.start]
        for claim in reversed(before):
            if claim.cohort.complement is not None:
                return claim, claim.cohort.complement
        sized = [
            claim
            for claim in before
            if claim.cohort.size is not None and claim.behaviour is not None
        ]
        if (
            len(sized) >= 2
            and sized[0].cohort.size is not None
            and sized[-1].cohort.size is not None
        ):
            rest = less(sized[0].cohort.size, sized[-1].cohort.size)
            if rest is not None and rest.least > 0:
                return sized[-1], rest
        return None


_DEMOGRAPHIC = frozenset(
    "woman man guy girl boy lady gent gentleman bloke dad mum mom mother father parent "
    "grandparent granny grandad grandma teen teenager student pensioner senior newlywed bride "
    "groom widow widower bachelor divorcee couple kid child toddler millennial boomer zoomer "
    "elderly female male single married retired pregnant muslim christian jewish hindu sikh "
    "catholic gay lesbian trans disabled blind deaf vegan vegetarian freshman fresher graduate".split()
)
