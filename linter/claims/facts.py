"""What a verb says of the world: told of the past or not, denied or not, fact or supposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.claims.tree import base, child, is_stop, lemma, low, stopped

if TYPE_CHECKING:
    from spacy.tokens import Token

HAVE_BE = frozenset(
    "have has had having 've 'd is are was were be been being 's 're am 'm do does did get gets "
    "got".split()
)
MODALS = frozenset(
    "can could may might shall should will would must 'll wo ca ought cannot sha".split()
)
_GUESSED = frozenset("may might could would should will 'll".split())
_CONDITIONS = frozenset(
    {"if", "unless", "whether", "provided", "providing", "suppose", "supposing", "lest", "assuming"}
)


def helpers(verb: Token) -> list[str]:
    """The auxiliaries of a verb in order, those the parse hung elsewhere included."""
    found = {
        item.i: low(item)
        for item in verb.children
        if base(item.dep_) in ("aux", "cop")
        and (item.pos_ == "AUX" or low(item) in MODALS | HAVE_BE)
    }
    index = verb.i - 1
    while index >= 0 and verb.i - index < 6:
        token = verb.doc[index]
        if token.pos_ == "AUX" or low(token) in MODALS:
            found[index] = low(token)
        elif token.pos_ not in ("ADV", "PART") and low(token) not in (
            "not",
            "n't",
            "just",
            "all",
            "both",
            "you",
            "been",
        ):
            break
        index -= 1
    return [found[key] for key in sorted(found)]


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied by a word of its own."""
    for item in verb.children:
        if low(item) in ("not", "n't", "never", "nt") and item.i < verb.i:
            return True
    return any(
        low(token) in ("n't", "never", "not") for token in verb.doc[max(0, verb.i - 2) : verb.i]
    )


def is_expected(verb: Token) -> bool:
    """Whether a deed is only what the brand thought would come: "we hoped that some might try"."""
    subject = child(verb.head, "nsubj")
    return (
        base(verb.dep_) in ("ccomp", "xcomp")
        and subject is not None
        and low(subject) in ("we", "i")
        and not _GUESSED.isdisjoint(helpers(verb))
    )


_SAME_FORM = frozenset(
    "read put let cut hit set shut split bet cost spread quit burst cast hurt shed thrust "
    "upset".split()
)


def is_past(verb: Token, auxiliaries: list[str]) -> bool:
    """Whether the verb tells of the past, the present perfect included."""
    if not auxiliaries and low(verb) in _SAME_FORM:
        return True
    if any(
        word in ("have", "has", "had", "'ve", "'d", "did", "was", "were", "having")
        for word in auxiliaries
    ):
        return True
    if verb.tag_ == "VBD" or (not auxiliaries and verb.pos_ != "VERB" and low(verb).endswith("ed")):
        return True
    return verb.tag_ == "VBN" and not auxiliaries


def is_fact(
    verb: Token,
    seen: bool,
    auxiliaries: list[str],
    negated: bool,
    past: bool,
    relative: bool,
    tokens: list[Token],
) -> bool:
    """Whether a verb states a fact: not wished, allowed, asked for, supposed or still to come.

    seen: somebody saw it happen ("we saw 12 of you sneak"). auxiliaries, negated and past as the
    functions of this module tell them; relative: it stands in a relative clause; tokens: its
    subject.
    """
    by_now = any(
        low(item) in ("now", "already", "finally") for item in verb.doc[max(0, verb.i - 3) : verb.i]
    )
    for word in auxiliaries:
        if word in MODALS:
            if word == "can" and by_now:
                continue
            # "53 of you couldn't sleep" and "could hear" are told of the past; "could join" is not.
            # "57 of whom cannot tune a piano" tells what they are. "Would rather" what they like.
            unable = negated and word in ("can", "ca", "cannot", "could")
            able = unable or (
                word == "could"
                and lemma(verb) in ("hear", "see", "smell", "resist", "help", "believe", "bear")
            )
            perfect = "have" in auxiliaries and word in ("must", "will", "'ll")
            rather = word == "would" and any(
                low(item) in ("rather", "sooner") for item in verb.doc[max(0, verb.i - 2) : verb.i]
            )
            if not (able or perfect or rather):
                return False
    if verb.tag_ == "VB" and not seen and not (set(auxiliaries) & {"did", "do", "does"}):
        # After a subject of its own a bare form is a present tense ("a third of you bring a tub").
        mark = child(verb, "mark")
        mark = (
            mark
            if mark is not None and mark.pos_ in ("SCONJ", "ADP", "PART") and low(mark) != "of"
            else None
        )
        own = any(token.i < verb.i and not is_stop(token) for token in tokens)
        if mark is not None or not own or verb.doc[verb.i - 1].tag_ in ("TO", "MD"):
            return False
    if relative and past:
        # A relative clause about the past is taken for true whatever stands around it: "if you're
        # one of the 26 who renewed".
        return True
    node = verb
    for _ in range(6):
        mark = child(node, "mark")
        if mark is not None and low(mark) in _CONDITIONS:
            return False
        if mark is not None and low(mark) in ("until", "till", "once") and not past:
            return False
        if mark is not None and low(mark) in ("when", "whenever", "where") and not past:
            return False
        advmod = child(node, "advmod")
        if (
            advmod is not None
            and low(advmod) in ("when", "whenever")
            and base(node.dep_) == "advcl"
            and not past
        ):
            return False
        if node.head.i == node.i or base(node.dep_) == "parataxis":
            break
        if stopped(verb.doc, min(node.i, node.head.i), max(node.i, node.head.i)):
            break
        node = node.head
    return True
