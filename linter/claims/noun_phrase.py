"""The noun phrase behind a number: 53 people, 53 of you, 0.4% of the 5,000 homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.mention import MEASURES, Mention, names_thing, tied
from linter.claims.model import ONE, Unit
from linter.claims.nouns import OUR, YOU, is_plural, membership, noun_sense, people_unit
from linter.claims.quantities.quantity import Form, Quantity
from linter.claims.tree import NOMINAL, child, children, lemma, low, tokens_in
from linter.lexicons import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THEM = frozenset({"them", "these", "those", "whom", "which", "they"})
_SKIP_POS = frozenset({"ADJ", "DET", "ADV", "NUM", "PRON", "PART"})


def behind(
    doc: Doc, quantity: Quantity, first: Token, last: Token, people: Lexicon,
    following: dict[int, Quantity],
) -> Mention | None:  # fmt: skip
    """The noun phrase behind a number, straight or behind `of`.

    53 people, 53 of you, 0.4% of the 5,000 homes, half our members.
    """
    index = last.i + 1
    of = False
    if index + 1 < len(doc) and (low(doc[index]), low(doc[index + 1])) == ("out", "of"):
        index += 1
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
            return tied(
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
            return tied(
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
            return tied(base, number, [number], "", "who", Unit.PEOPLE, number, number)
        if base is not None and quantity.form is Form.COUNT and names_thing(doc, first):
            return None
        whole = not any(item.pos_ == "ADJ" for item in modifiers) and (
            possessed or any(low(item) in ("the", "those", "these") for item in modifiers)
        )
        if base is not None and (
            word in ("who", "who've", "who'd", "whose") or (whole and token.pos_ in ("VERB", "AUX"))
        ):
            number = doc[index - 1]
            return tied(
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
            return tied(
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


def possessed_by_us(noun: Token) -> bool:
    """Whether a noun is said to be ours: our riders."""
    owner = child(noun, "nmod:poss", "det")
    if any(low(item) in OUR for item in children(noun, "nmod:poss", "det")):
        return True
    return owner is not None and low(owner) in OUR


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
            and not (head.text[0].isupper() and following.text[0].islower())
        ):
            # "5 reasons people love it": two plurals in a row are two phrases, but "Leeds riders".
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
    if low(head) in MEASURES and "-" not in noun:
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
    return tied(
        quantity, head, [head, last, first], noun, sense, people_unit(sense), first, head,
        possessed=possessed or possessed_by_us(head), base=base, partitive=of,
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


def _is_rate(doc: Doc, head: Token) -> bool:
    """Forty pupils a class, two visitors to a bed: so many for each, which counts nobody."""
    if head.i + 2 >= len(doc):
        return False
    word, noun = low(doc[head.i + 1]), doc[head.i + 2]
    if word == "per":
        return True
    if word == "to" and low(noun) in ("a", "an", "each", "every") and head.dep_ == "ROOT":
        return True  # "Twelve swimmers to a lane": no verb sends them there.
    return (
        word == "a"
        and noun.pos_ == "NOUN"
        and low(noun) not in MEASURES | {"while", "few", "bit", "lot", "couple", "ton"}
    )
