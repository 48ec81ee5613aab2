"""The paths that conditions and messages may name, and what each one means.

This table is the vocabulary of the rule language: the loader checks every path, operator and value
against it, and the manual's list of paths is generated from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from linter.acts.model import FAMILIES, UNKIND, Target
from linter.acts.model import Kind as ActKind
from linter.claims.model import Claim, Kind, Scope, Unit
from linter.claims.topics import find_topics
from linter.documents.post import Block
from linter.lexicons import shipped
from linter.rulebook import figures
from linter.rulebook.names import TOPIC_NAMES, quoted, topics_in_words
from linter.rulebook.narrowing import DETAIL_KINDS, sharp_kinds, telling_words
from linter.rulebook.reading import is_about_users
from linter.rulebook.sentences import (
    compares,
    in_quotation,
    leads_to,
    second_person,
    speaks_of_people,
    tells_of_past,
)
from linter.rulebook.situation import Fact, Situation
from linter.rulebook.standing import counts_minors

Subject = Literal["claim", "statement", "act", "words"]


def fact(situation: Situation, path: str) -> Fact | None:
    """The value of a path; None where this draft gives it none."""
    if path.startswith("params."):
        return situation.params.get(path[7:])
    if path == "policy.name":
        return situation.policy.name
    if path.startswith("policy."):
        return situation.policy.values.get(path[7:])
    return PATHS[path].get(situation)


class Path(NamedTuple):
    """One path: its type, what it means, for which subjects, and whether it always has a value."""

    type: Literal["number", "text", "flag", "words"]
    help: str
    get: Callable[[Situation], Fact | None]
    subjects: tuple[Subject, ...] = ("claim", "act", "words")
    choices: tuple[str, ...] = ()
    always: bool = False


_BOTH: tuple[Subject, ...] = ("claim", "statement", "act", "words")
_ALL: tuple[Subject, ...] = ("claim", "statement", "act", "words")


def _of_claim(get: Callable[[Claim], Fact | None]) -> Callable[[Situation], Fact | None]:
    return lambda situation: get(situation.claim) if situation.claim is not None else None


def _topic_words(situation: Situation) -> Fact | None:
    return topics_in_words(topic.name for topic in situation.topics) or None


def _topic_causes(situation: Situation) -> Fact | None:
    text = situation.reading.text
    return quoted(topic.span.cut(text) for topic in situation.topics if not topic.guessed) or None


def _addressed(situation: Situation) -> Fact | None:
    if situation.found is not None:
        return second_person(situation)
    if situation.act is not None:
        return situation.claim.addressed if situation.claim else second_person(situation)
    if situation.claim is not None:
        return situation.claim.addressed
    return situation.statement.addressed if situation.statement else None


def _block(situation: Situation) -> Block | None:
    spans = [b for b in situation.reading.blocks if b.start <= situation.span.start < b.end]
    return min(spans, key=lambda b: b.end - b.start) if spans else None


def _heading(situation: Situation) -> bool:
    block = _block(situation)
    return block is not None and block.kind == "heading"


def _joined(situation: Situation) -> bool:
    if situation.act is not None:
        return situation.act.joined
    return situation.claim is not None


def _leads(situation: Situation) -> bool | None:
    if situation.claim is None:
        return None
    return leads_to(situation.reading.text, situation.span, situation.claim.cohort.span)


def _led_up_to(situation: Situation) -> str | None:
    if situation.claim is None or not _leads(situation):
        return None
    end = max(situation.span.end, situation.claim.cohort.span.end)
    return situation.reading.text[situation.span.start : end]


def _quoted(situation: Situation) -> bool:
    if situation.act is None and situation.found is None and situation.claim is not None:
        return situation.claim.quoted
    return situation.reading.block_kind(situation.span) == "quote" or in_quotation(
        situation.reading.text, situation.span
    )


def _claim_paths() -> dict[str, Path]:
    c = _of_claim
    return {
        "cohort.text": Path("text", "The words that name the group: 53 people.", c(figures.who)),
        "cohort.noun": Path(
            "text",
            "The noun for people, in its basic form: subscriber.",
            c(lambda x: x.cohort.noun or None),
        ),
        "cohort.unit": Path(
            "text", "What the number counts.", c(lambda x: x.cohort.unit.value), choices=tuple(Unit)
        ),
        "cohort.scope": Path(
            "text",
            "Whom the people belong to.",
            c(lambda x: x.cohort.scope.value),
            choices=tuple(Scope),
        ),
        "cohort.size": Path(
            "text", "How many, said in words: 53 people. For messages.", c(figures.size_words)
        ),
        "cohort.size.least": Path("number", "The fewest people it can be.", c(figures.least)),
        "cohort.size.most": Path(
            "number", "The most people it can be; infinite for 'over 50'.", c(figures.most)
        ),
        "cohort.size.stated": Path(
            "number",
            "The number as a reader takes it: the upper end, or the lower one of an open interval "
            "(policy.md 4a judges 'over 50' by its lower bound). Unknown for an unfilled template.",
            c(figures.stated),
        ),
        "cohort.complement": Path(
            "text",
            "Those left over, in words: 4 people.",
            c(figures.rest_words),
        ),
        "cohort.complement.least": Path(
            "number", "The fewest left over by 'all but 4'.", c(figures.complement(False))
        ),
        "cohort.complement.most": Path(
            "number", "The most left over by 'all but 4'.", c(figures.complement(True))
        ),
        "cohort.share": Path(
            "number", "The share of the base, from 0 to 1.", c(lambda x: x.cohort.share)
        ),
        "cohort.share.printed": Path(
            "text", "The percentage as it is printed: 62.37%.", c(figures.printed_share)
        ),
        "cohort.share.rounded": Path(
            "text",
            "The share as its base can bear it: to 5% up to 50 people, else in whole percents.",
            c(figures.rounded_share),
        ),
        "cohort.share.decimals": Path(
            "number", "Decimals printed in a percentage: 2 in 62.37%.", c(figures.decimals)
        ),
        "cohort.base": Path(
            "number", "The people a share is taken of.", c(lambda x: x.cohort.base)
        ),
        "cohort.loose": Path(
            "flag",
            "It is named by a loose word (several, a few, some, one), not by a number.",
            c(figures.loose),
        ),
        "cohort.single": Path(
            "flag", "It is one person: 'the person who'.", c(lambda x: x.cohort.single)
        ),
        "cohort.named": Path(
            "flag", "It is a person by name, handle or initials.", c(lambda x: x.cohort.named)
        ),
        "cohort.unnamed": Path(
            "flag",
            "It is one person whom no word names: 'a kettle in Leith'.",
            c(lambda x: x.cohort.unnamed),
        ),
        "cohort.extreme": Path(
            "flag",
            "It is the extreme user: 'our #1 fan', 'the record'.",
            c(lambda x: x.cohort.extreme),
        ),
        "cohort.implied": Path(
            "flag",
            "The number must be worked out: a share of a base.",
            c(lambda x: x.cohort.implied),
        ),
        "cohort.unfilled": Path(
            "flag", "The number is a template's placeholder.", c(lambda x: x.cohort.unfilled)
        ),
        "cohort.minors": Path("flag", "The people counted are under 18.", c(counts_minors)),
        "users": Path(
            "flag", "It is about users, and not an act done before others.", c(is_about_users)
        ),
        "dimensions": Path(
            "number",
            "Narrowing details, each kind once, their own words twice (policy.md 4c).",
            c(lambda x: x.dimensions),
        ),
        "narrowing.kinds": Path(
            "words",
            "The kinds of narrowing detail.",
            c(lambda x: tuple(dict.fromkeys(d.kind for d in x.narrowing))),
            choices=DETAIL_KINDS,
        ),
        "narrowing.sharp": Path(
            "words",
            "The kinds of detail that say precisely where, when or who: a place by name, a date "
            "that is not just 'this week', an hour, a title, more of who they are than the noun.",
            c(sharp_kinds),
            choices=DETAIL_KINDS,
        ),
        **{
            f"narrowing.{kind}": Path(
                "text", f"The first detail of the kind {kind}.", c(figures.detail(kind))
            )
            for kind in DETAIL_KINDS
        },
        "narrowing.words": Path(
            "text",
            "The words that say where, when, with what or who, in quotation marks: the precise "
            "ones, or all where none is.",
            c(lambda x: quoted(telling_words(x)) or None),
        ),
        "frequency": Path("text", "How often: every day.", c(lambda x: x.frequency)),
        "window": Path("text", "Over what time: 18 days.", c(lambda x: x.window)),
        "negated": Path("flag", "It says that they did not.", c(lambda x: x.negated)),
        "exposed": Path(
            "flag",
            "The reader takes a post that tells this for one that must not go out as it is.",
            c(lambda x: x.exposed),
        ),
        "teased": Path(
            "flag",
            "A mocking, judging, pitying or watching remark is aimed at them.",
            lambda s: bool(s.tones) if s.claim else None,
        ),
        "tones": Path(
            "words",
            "The kinds of such remarks.",
            lambda s: s.tones if s.claim else None,
            choices=UNKIND,
        ),
        "standing.error_below": Path(
            "number",
            "The error threshold that applies to this claim.",
            lambda s: s.standing.error_below if s.standing else None,
        ),
        "standing.warn_below": Path(
            "number",
            "The warning threshold that applies.",
            lambda s: s.standing.warn_below if s.standing else None,
        ),
        "standing.note_below": Path(
            "number",
            "The note threshold that applies.",
            lambda s: s.standing.note_below if s.standing else None,
        ),
        "standing.tier": Path(
            "text",
            "The tier that decides.",
            lambda s: s.standing.tier if s.standing else None,
            choices=(
                "general",
                "sensitive",
                "minors",
                "sensitive_minors",
                "slice_of_three",
                "slice_of_four",
                "teased",
            ),
        ),
        "standing.because": Path(
            "text",
            "Why the error threshold applies, in words.",
            lambda s: s.standing.because if s.standing else None,
        ),
        "standing.warned_because": Path(
            "text",
            "Why the warning threshold applies, in words: for numbers that are no error.",
            lambda s: s.standing.warned_because if s.standing else None,
        ),
    }


def _shared_paths() -> dict[str, Path]:
    return {
        "behaviour.text": Path(
            "text", "What they did.", lambda s: s.behaviour.text if s.behaviour else None, _BOTH
        ),
        "behaviour.lemma": Path(
            "text",
            "The verb, in its basic form: watch.",
            lambda s: s.behaviour.lemma if s.behaviour else None,
            _BOTH,
        ),
        "behaviour.kind": Path(
            "text",
            "Whether it was done in private or before others.",
            lambda s: s.behaviour.kind.value if s.behaviour else None,
            _BOTH,
            tuple(Kind),
        ),
        "topics.names": Path(
            "words",
            "The sensitive topics touched.",
            lambda s: tuple(dict.fromkeys(t.name for t in s.topics)),
            _BOTH,
            tuple(TOPIC_NAMES),
        ),
        "topics.text": Path("text", "The sensitive topics, in words.", _topic_words, _BOTH),
        "topics.stated": Path(
            "flag",
            "A topic is stated, not only implied.",
            lambda s: any(t.stated for t in s.topics),
            _BOTH,
        ),
        "topics.guessed": Path(
            "flag",
            "No word names a topic or hints at one: the reader takes it from the whole post.",
            lambda s: bool(s.topics) and all(t.guessed for t in s.topics),
            _BOTH,
        ),
        "topics.words": Path(
            "text",
            "The words that name the topics or hint at them, in quotation marks.",
            _topic_causes,
            _BOTH,
        ),
        "addressed": Path("flag", "It speaks to the people: 'you'.", _addressed, _ALL),
        "quoted": Path("flag", "It stands in a quotation.", _quoted, _ALL),
        "heading": Path("flag", "It stands in a heading.", _heading, _ALL, always=True),
        "joined": Path(
            "flag", "A claim about users stands with it.", _joined, ("act", "words"), always=True
        ),
        "sentence.question": Path(
            "flag",
            "Its sentence asks.",
            lambda s: "?" in s.sentence.cut(s.reading.text)[-4:],
            _ALL,
            always=True,
        ),
        "sentence.past": Path(
            "flag", "Its sentence tells of what happened.", tells_of_past, _ALL, always=True
        ),
        "sentence.sensitive": Path(
            "flag",
            "Its sentence states or implies a sensitive topic.",
            lambda s: bool(find_topics(s.reading.text, s.sentence, shipped("topics"))),
            _ALL,
            always=True,
        ),
        "sentence.compares": Path(
            "flag",
            "Its sentence says what is compared with: than, compared to.",
            compares,
            _ALL,
            always=True,
        ),
        "sentence.people": Path(
            "flag",
            "Its sentence speaks to the reader or of people who use something.",
            speaks_of_people,
            _ALL,
            always=True,
        ),
        "post.article": Path(
            "flag",
            "The post is a part of longer prose, such as a page of a blog.",
            lambda s: s.reading.article,
            _ALL,
            always=True,
        ),
        "post.words": Path(
            "number",
            "How many words the post has.",
            lambda s: len(s.reading.text.split()),
            _ALL,
            always=True,
        ),
        "text": Path(
            "text", "The marked words.", lambda s: s.span.cut(s.reading.text), _ALL, always=True
        ),
        "leads": Path(
            "flag",
            "The matched words lead up to the people: 'to the' in 'To the 53 people who …'.",
            _leads,
            ("words",),
        ),
        "leads.text": Path(
            "text",
            "The matched words and the people that they lead up to: 'To the 53 people'.",
            _led_up_to,
            ("words",),
        ),
        "act.kind": Path(
            "text",
            "What the remark does: tease, pity, watching …",
            lambda s: str(s.act.kind) if s.act else None,
            ("act",),
            tuple(ActKind),
            always=True,
        ),
        "act.family": Path(
            "text",
            "The tone rule that its kind belongs to.",
            lambda s: s.act.family if s.act else None,
            ("act",),
            tuple(dict.fromkeys(FAMILIES.get(kind, str(kind)) for kind in ActKind)),
            always=True,
        ),
        "act.target": Path(
            "text",
            "At whom it is aimed.",
            lambda s: str(s.act.target) if s.act else None,
            ("act",),
            tuple(Target),
            always=True,
        ),
        "act.cue": Path(
            "text",
            "What gave it away, in words.",
            lambda s: s.act.cue if s.act else None,
            ("act",),
            always=True,
        ),
        "act.suspected": Path(
            "flag",
            "Only the statistical second opinion speaks for it.",
            lambda s: s.act.suspected if s.act else None,
            ("act", "words"),
            always=True,
        ),
        "act.strength": Path(
            "number",
            "The evidence for it, in points.",
            lambda s: s.act.strength if s.act else None,
            ("act",),
            always=True,
        ),
    }


PATHS: dict[str, Path] = {**_claim_paths(), **_shared_paths()}
"""Every path but `params.…` and `policy.…`, which depend on the rule and the policy."""

OF_EVERY_CLAIM = frozenset(
    {"cohort.text", "cohort.unit", "cohort.scope", "dimensions"}
    | {
        f"standing.{part}"
        for part in (
            "error_below",
            "warn_below",
            "note_below",
            "tier",
            "because",
            "warned_because",
        )
    }
)
"""Paths that have a value wherever a rule matches claims and nothing else."""
