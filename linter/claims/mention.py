"""The people a quantity counts: which noun, by what right, and where the phrase stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linter.claims.model import ONE, Unit
from linter.claims.nouns import OUR, YOU, is_plural, membership, noun_sense, people_unit
from linter.claims.quantity import Form, Quantity
from linter.claims.tree import NOMINAL, child, children, lemma, low, tokens_in
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THEM = frozenset({"them", "these", "those", "whom", "which", "they"})
_SKIP_POS = frozenset({"ADJ", "DET", "ADV", "NUM", "PRON", "PART"})
# What a number can count that is never people, however a lexicon or a tag may read it.
_MEASURES = frozenset(
    "time times percent % degree degrees year years day days week weeks month months hour hours "
    "minute minutes second seconds night nights mile miles km kilometre kilometres kilometer "
    "kilometers metre metres meter meters pound pounds dollar dollars euro euros quid rupee "
    "rupees point points star stars step steps calorie calories kg g gb mb litre litres liter "
    "liters".split()
)


@dataclass(slots=True)
class Mention:
    """A quantity tied to the people it counts.

    head: the noun, pronoun or bare number that the clause is about; anchors: every token whose
    place in the tree may say so. sense: the lexicon's sense of the noun, `you`, `us`, `them`,
    `bare` (a number on its own) or `who` (a noun the lexicon does not know, made people by what
    follows). whole: the span of the phrase. base: the stated base a share is of.
    """

    quantity: Quantity
    head: Token
    anchors: list[Token]
    noun: str
    sense: str
    unit: Unit
    span: Span
    last: int
    possessed: bool = False
    base: Quantity | None = None
    partitive: bool = False
    tally: bool = False
    modifiers: list[Token] = field(default_factory=list)


def find_mention(
    doc: Doc, quantity: Quantity, people: Lexicon, following: dict[int, Quantity]
) -> Mention | None:
    """The people that a quantity counts, or None where it counts something else.

    A count set apart from its noun is a tally (linter/claims/tally.py), not a mention.

    following: quantities by the index of their first token, for the base in "0.4% of the 5,000".
    """
    core = tokens_in(doc, quantity.core)
    whole = tokens_in(doc, quantity.span)
    if not core or not whole or _is_year(quantity):
        return None
    first, last = whole[0], whole[-1]
    return (
        _pronoun_before(doc, quantity, core[0], last)
        or _compound(doc, quantity, last, people)
        or _after(doc, quantity, first, last, people, following)
        or _bare(doc, quantity, core, last, people)
    )


def _is_year(quantity: Quantity) -> bool:
    """Whether a bare numeral is most likely a year: four digits without a comma, near our time."""
    value = quantity.interval.least
    digits = quantity.core.end - quantity.core.start
    return not quantity.words and not quantity.hedged and 1900 <= value <= 2100 and digits == 4


def _mention(
    quantity: Quantity, head: Token, anchors: list[Token], noun: str, sense: str, unit: Unit,
    start: Token, end: Token, **more: object,
) -> Mention:  # fmt: skip
    span = Span(min(start.idx, quantity.span.start), max(end.idx + len(end), quantity.span.end))
    mention = Mention(quantity, head, anchors, noun, sense, unit, span, end.i)
    for name, value in more.items():
        setattr(mention, name, value)
    return mention


def _pronoun_before(doc: Doc, quantity: Quantity, core: Token, last: Token) -> Mention | None:
    """You three, us two, all 53 of us."""
    if core.i == 0 or quantity.form is not Form.COUNT:
        return None
    before = doc[core.i - 1]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if low(before) in YOU | {"us"} and (
        after is None or after.pos_ not in NOMINAL | {"ADP", "ADJ"}
    ):
        if quantity.interval.least < 2 or quantity.hedged:
            return None
        # "watch you 24 hours" has a noun behind it, "for you two" has none.
        sense = "you" if low(before) in YOU else "us"
        return _mention(quantity, before, [before, core], "", sense, Unit.PEOPLE, before, last)
    return None


def _compound(doc: Doc, quantity: Quantity, last: Token, people: Lexicon) -> Mention | None:
    """Our 53-person cohort, a 12-strong crew."""
    if last.i + 2 >= len(doc) or doc[last.i + 1].text not in ("-", "‑"):
        return None
    word = doc[last.i + 2]
    if low(word) not in (
        "person",
        "people",
        "strong",
        "member",
        "user",
        "subscriber",
        "player",
        "man",
        "woman",
        "viewer",
        "listener",
        "rider",
        "household",
    ):
        return None
    noun = word.head if word.head.i > word.i and word.head.pos_ in NOMINAL else None
    if noun is None:
        noun = next((t for t in doc[word.i + 1 : word.i + 4] if t.pos_ in NOMINAL), None)
    if noun is None:
        return None
    group, sense = noun_sense(noun, people)
    return _mention(
        quantity, noun, [noun], group, sense or "group", Unit.PEOPLE, doc[last.i], noun,
        possessed=_possessed(noun),
    )  # fmt: skip


def _possessed(noun: Token) -> bool:
    owner = child(noun, "nmod:poss", "det")
    if any(low(item) in OUR for item in children(noun, "nmod:poss", "det")):
        return True
    return owner is not None and low(owner) in OUR


def _after(
    doc: Doc, quantity: Quantity, first: Token, last: Token, people: Lexicon,
    following: dict[int, Quantity],
) -> Mention | None:  # fmt: skip
    """The noun phrase behind a number, straight or behind `of`.

    53 people, 53 of you, 0.4% of the 5,000 homes, half our members.
    """
    index = last.i + 1
    of = False
    if index < len(doc) and low(doc[index]) in ("of", "in") and not _ends(doc, index):
        if low(doc[index]) == "in" and quantity.form is not Form.SHARE:
            return None
        of, index = low(doc[index]) == "of", index + 1
    possessed = False
    base: Quantity | None = None
    modifiers: list[Token] = []
    shaped = False
    steps = 0
    while index < len(doc) and steps < 8:
        token = doc[index]
        steps += 1
        word = low(token)
        if index in following and following[index] is not quantity:
            other = following[index]
            if other.form not in (Form.COUNT, Form.UNFILLED):
                return None
            if not of and quantity.form is Form.COUNT:
                return None
            base = other
            index = tokens_in(doc, other.span)[-1].i + 1
            if index < len(doc) and low(doc[index]) == "of":
                index += 1
            continue
        if token.text == "(" and index + 2 < len(doc) and doc[index + 2].text == ")":
            index += 3
            continue
        if word in OUR:
            possessed, index = True, index + 1
            continue
        if of and word in YOU:
            return _mention(
                quantity,
                token,
                [token, last, first],
                "",
                "you",
                Unit.PEOPLE,
                first,
                token,
                base=base,
                partitive=True,
            )
        if word in YOU:
            return None
        if of and word in ("us", "ourselves"):
            return _mention(
                quantity,
                token,
                [token, last, first],
                "",
                "us",
                Unit.PEOPLE,
                first,
                token,
                base=base,
                partitive=True,
            )
        if (
            base is not None
            and word in ("who", "who've", "who'd", "whose")
            and quantity.interval == ONE
        ):
            # "you're one of the 26 who renewed" tells of the 26.
            number = doc[index - 1]
            return _mention(base, number, [number], "", "who", Unit.PEOPLE, number, number)
        if base is not None and quantity.form is Form.COUNT and _names(doc, first):
            return None
        whole = not any(item.pos_ == "ADJ" for item in modifiers) and (
            possessed or any(low(item) in ("the", "those", "these") for item in modifiers)
        )
        if base is not None and (
            word in ("who", "who've", "who'd", "whose") or (whole and token.pos_ in ("VERB", "AUX"))
        ):
            number = doc[index - 1]
            return _mention(
                quantity,
                number,
                [number, last, first],
                "",
                "who",
                Unit.PEOPLE,
                first,
                number,
                base=base,
                partitive=True,
            )
        if (
            of
            and word in _THEM
            and (
                token.pos_ == "PRON" or index + 1 >= len(doc) or doc[index + 1].pos_ not in NOMINAL
            )
        ):
            return _mention(
                quantity,
                token,
                [token, last, first],
                "",
                "them",
                Unit.UNKNOWN,
                first,
                token,
                base=base,
                partitive=True,
            )
        if (
            of
            and index + 1 < len(doc)
            and low(doc[index + 1]) in ("'s", "'")
            and doc[index + 1].pos_ == "PART"
        ):
            # "29 of last year's passengers", "98% of Ledgerling's 850 traders"
            possessed = possessed or token.pos_ == "PROPN"
            modifiers.append(token)
            index += 2
            continue
        if _is_noun(token, people) or (
            index == last.i + 1
            and token.pos_ == "VERB"
            and noun_sense(token, people)[1] in ("user", "person")
            and word.endswith("s")
        ):
            head = _noun_head(doc, token, people)
            if shaped and noun_sense(head, people)[1] in ("", "event", "group"):
                # "61 pressed play": the participle is the verb, and its noun the object.
                return None
            return _as_people(
                doc, quantity, first, last, head, people, possessed, base, of, modifiers
            )
        if (
            (token.is_punct and token.text in "\"'“”‘’-‑")
            or token.pos_ in _SKIP_POS
            or word in ("-", "of")
            or (
                token.pos_ == "VERB"
                and token.tag_ in ("VBN", "VBG", "JJ")
                and index + 1 < len(doc)
                and (doc[index + 1].pos_ in NOMINAL or doc[index + 1].text in ("-", "‑"))
            )
        ):
            if token.pos_ == "VERB":
                shaped = True
            if (
                token.pos_ == "ADV"
                and not of
                and word
                not in (
                    "very",
                    "most",
                    "more",
                    "truly",
                    "really",
                    "extremely",
                    "highly",
                    "absolutely",
                )
            ):
                return None
            if token.pos_ == "PRON" and word not in (
                "their",
                "its",
                "his",
                "her",
                "those",
                "these",
            ):
                return None
            modifiers.append(token)
            index += 1
            continue
        if of and token.pos_ in NOMINAL:
            return None
        return None
    if base is not None and of and index >= len(doc):
        return None
    return None


def _ends(doc: Doc, index: int) -> bool:
    return index + 1 >= len(doc)


def _is_noun(token: Token, people: Lexicon) -> bool:
    if token.pos_ in NOMINAL:
        return True
    # Lower-case copy fools the tagger; the lexicon still knows a plural when it sees one.
    word = low(token)
    return (
        token.pos_ not in ("AUX", "PRON", "DET", "ADP")
        and word.endswith("s")
        and bool(people.first(word[:-1]))
        and token.dep_ not in ("ROOT",)
        and token.tag_ not in ("VBZ",)
    )


def _noun_head(doc: Doc, token: Token, people: Lexicon) -> Token:
    """The head of the chain of nouns that begins at `token`: Bradford viewers → viewers."""
    head = token
    index = token.i + 1
    while index < len(doc):
        following = doc[index]
        if (
            following.text in ("-", "‑", "/")
            and index + 1 < len(doc)
            and doc[index + 1].pos_ in NOMINAL
        ):
            index += 1
            continue
        if following.pos_ not in NOMINAL:
            break
        if (
            head.tag_ == "NNS"
            and following.tag_ == "NNS"
            and low(head) not in ("sports", "games", "savings", "sales", "arts")
            and doc[head.i - 1].text not in ("-", "‑")
        ):
            # "5 reasons people love it": two plurals in a row are two phrases.
            break
        modifies = head.dep_ in ("compound", "flat", "nmod", "amod", "nmod:desc")
        people_head = noun_sense(head, people)[1] not in ("", "event")
        if not modifies and people_head and head.head.i != following.i:
            break
        head = following
        index += 1
    return head


def _as_people(
    doc: Doc, quantity: Quantity, first: Token, last: Token, head: Token, people: Lexicon,
    possessed: bool, base: Quantity | None, of: bool, modifiers: list[Token],
) -> Mention | None:  # fmt: skip
    noun, sense = noun_sense(head, people)
    if low(head) in _MEASURES and "-" not in noun:
        return None
    if not sense and _followed_by_who(doc, head):
        noun, sense = lemma(head), "who"
    if not sense:
        if not _is_brand_noun(doc, head):
            return None
        noun, sense = low(head), "brand"
    if head.i + 1 < len(doc) and doc[head.i + 1].text in ("-", "‑") and not doc[head.i].whitespace_:
        # "5,000 user-generated collections": the noun is part of a compound.
        return None
    if _is_rate(doc, head):
        return None
    if quantity.form is Form.COUNT and quantity.interval.least > 1 and not is_plural(head):
        return None
    sense = membership(doc, head, noun, sense, people)
    if sense in ("user", "person", "job") and head.dep_ == "compound" and head.head.i == head.i + 1:
        return None
    if sense == "group":
        # A number of groups ("12 teams") counts no people; the people inside are counted elsewhere.
        return None
    return _mention(
        quantity, head, [head, last, first], noun, sense, people_unit(sense), first, head,
        possessed=possessed or _possessed(head), base=base, partitive=of,
        modifiers=modifiers,
    )  # fmt: skip


def _is_brand_noun(doc: Doc, head: Token) -> bool:
    """Whether a noun is a brand's own name for its users: "53 Monzonauts ordered".

    A capitalised plural that does something, where capitals mean anything.
    """
    if (
        head.pos_ != "PROPN"
        or not head.text[:1].isupper()
        or not low(head).endswith("s")
        or head.i + 1 >= len(doc)
    ):
        return False
    if head.is_upper or head.i < 1 or doc[head.i - 1].pos_ not in ("NUM", "PRON", "ADJ"):
        return False
    following = doc[head.i + 1]
    return following.tag_ in ("VBD", "VBP") or (
        following.tag_ == "VBN" and following.dep_ != "amod"
    )


def _followed_by_who(doc: Doc, head: Token) -> bool:
    index = head.i + 1
    if index < len(doc) and doc[index].text == ",":
        index += 1
    return index < len(doc) and low(doc[index]) in ("who", "who've", "who'd", "whom", "whose")


def _names(doc: Doc, token: Token) -> bool:
    """Whether a number is the name of the noun before it: "bay 11", "lane five", "Parcel 3"."""
    before = doc[token.i - 1] if token.i else None
    if (
        before is None
        or before.pos_ not in NOMINAL
        or low(before) in _MEASURES
        or "\n" in before.whitespace_
        or (low(before).endswith("s") and low(before) not in ("class", "bus"))
    ):
        return False
    return (
        token.dep_ in ("nummod", "flat", "compound", "appos", "nmod") and token.head.i <= before.i
    ) or (before.dep_ in ("compound", "nsubj", "ROOT", "obl", "obj", "nmod") and token.is_digit)


def _is_rate(doc: Doc, head: Token) -> bool:
    """Forty pupils a class: so many for each of something, which is no count of anybody."""
    if head.i + 2 >= len(doc):
        return False
    word, noun = low(doc[head.i + 1]), doc[head.i + 2]
    if word == "per":
        return True
    return (
        word == "a"
        and noun.pos_ == "NOUN"
        and low(noun) not in _MEASURES | {"while", "few", "bit", "lot", "couple", "ton"}
    )


def _bare(
    doc: Doc, quantity: Quantity, core: list[Token], last: Token, people: Lexicon
) -> Mention | None:
    """A number on its own that is the subject of a verb, or stands behind a noun for a group.

    "12 finished", "All 53 cried"; "a team of 12".
    """
    if quantity.form is Form.RANK or quantity.unitless:
        return None
    token = core[0]
    before = doc[token.i - 1] if token.i else None
    if _names(doc, token):
        return None
    if (
        low(token) == "one"
        and not quantity.hedged
        and (before is None or before.pos_ not in ("ADV", "PUNCT", "SPACE"))
    ):
        return None
    if token.i >= 2 and low(doc[core[0].i - 1]) == "of":
        noun, sense = noun_sense(doc[core[0].i - 2], people)
        if sense in ("group", "staff", "household"):
            group = doc[core[0].i - 2]
            return _mention(
                quantity,
                group,
                [group],
                noun,
                "staff" if sense == "staff" else "group",
                Unit.PEOPLE,
                group,
                last,
            )
    index = last.i + 1
    while index < len(doc) and (
        doc[index].pos_ == "ADV" or low(doc[index]) in ("who", "that", "'ve", "'d")
    ):
        index += 1
    if index >= len(doc):
        return None
    after = doc[index]
    previous = doc[last.i + 1]
    if low(previous) in ("who", "whose", "who've", "who'd", "who's"):
        return _mention(quantity, core[-1], core, "", "who", Unit.PEOPLE, core[0], last)
    if before is not None and low(before) in ("other", "remaining", "missing", "final"):
        return _mention(quantity, core[-1], core, "", "them", Unit.UNKNOWN, core[0], last)
    if (
        core[-1].pos_ in NOMINAL
        and core[-1].text.isalpha()
        and low(core[-1]) in ("pair", "couple", "trio", "duo", "handful", "few")
        and after.pos_ not in ("VERB", "AUX")
    ):
        return None
    closing = low(after).endswith("ed") and (after.i + 1 >= len(doc) or doc[after.i + 1].is_punct)
    if not closing and (after.pos_ not in ("VERB", "AUX") or after.tag_ in ("VBG",)):
        return None
    subject = any(item.dep_ in ("nsubj", "nsubj:pass") for item in core)
    if not subject and not closing and after.tag_ not in ("VBD", "VBP", "VBZ", "VBN"):
        return None
    return _mention(quantity, core[-1], core, "", "bare", Unit.UNKNOWN, core[0], last)
