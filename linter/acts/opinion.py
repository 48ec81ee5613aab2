"""The statistical second opinion: what the reader takes for unkind where no cue names an act.

The reader (linter/reader) is a trained network and can be wrong in ways nobody foresees. So it
speaks only for families that structure and wordings have not named, says whether its words
or the whole post moved it, and by itself never raises more than a warning. What
counts as more than by itself is `_supported`, or a claim beside it in a post that the reader would
all but surely block. docs/tone.md has the trial.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.acts.cue import OURSELVES
from linter.acts.figures import figure_alone
from linter.acts.labels import LABELS
from linter.acts.model import UNKIND, Kind
from linter.acts.utterances import Utterance
from linter.acts.weighed import Weighed
from linter.claims.heard.confidence import ALARMED, WARNED
from linter.claims.model import NOBODY, Claim
from linter.claims.owner import tells_owner
from linter.claims.tree import text_of, tokens_in
from linter.reader.model import Impression
from linter.reader.parts import WHOLE
from linter.reader.read import read
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# House choices, set on the reader's tuning drafts (docs/reader.md).
SUSPECTED = 0.5
"""Probability of a family from which it is reported."""
ALSO = 0.4
"""The same of a second family in a post that is unkind in another way, too."""
CERTAIN = 0.7
"""Probability from which, beside a claim and something of structure, an act counts as named."""
FINE = 0.7
"""Probability of a clean post from which the reader contradicts its own suspicion."""
DOUBTFUL = 0.5
"""The same from which it is not certain of it."""
KINDLY = 0.15
"""Probability of anything unkind below which the reader clears a text of what cues suggest."""
HARDLY = 0.06
"""The same below which it does so though it would block the post: for something else, then."""
OUTWEIGHED = 0.85
"""Probability below which kind words in an utterance outweigh a suspicion of it."""
UNCOUNTED = 0.8
"""Probability of a blocked post from which an act is more than suspected though it is loose."""
UNEXPLAINED = 0.3
"""Probability of anything unkind that suffices where the reader would block a post (`ALARMED`) and
no other family explains why."""
PLAIN = 0.8
"""Probability from which the reader says that a post tells readers what they are, boasts in
disguise, or gives a figure with nothing to hold it against, though it takes the post for clean."""
LIKELY = 0.7
"""The same where it takes the post for anything else."""

REASON = 0.3
"""Probability that the likeliest reason for a warning must have where it is `WARNED` of."""

DECISIVE = 0.5
"""Share of a probability that is left without some words, below which it is they that cause it."""

_KINDS = {
    "mockery": Kind.TEASE,
    "judgement": Kind.SCOLD,
    "diagnosis": Kind.DIAGNOSIS,
    "surveillance": Kind.WATCHING,
}


_SAID = (Kind.ATTRIBUTE, Kind.HUMBLEBRAG, Kind.NO_CONTEXT)
"""Kinds that are told of no claim: of whoever reads, of the brand, of a figure left alone."""


class Opinion(NamedTuple):
    """A suspected act: in which utterance, its words, how likely, and what supports it.

    without: the probability of its family when its words are left out.
    """

    item: Weighed
    span: Span
    kind: Kind
    probability: float
    without: float
    supported: bool

    @property
    def reason(self) -> str:
        """What moved it, in plain words: a writer can do nothing with the probabilities."""
        if self.without < self.probability * DECISIVE:
            return "the post does not read so without them"
        return "the whole post reads so, these words most of all"


_SCRAP, _SHORT = 3, 12
"""Words from which a mark can be read by itself, and of a remark that is marked whole."""
_UNFINISHED = frozenset({"ADP", "AUX", "CCONJ", "DET", "SCONJ"})
_PARTING = frozenset(",;()[]—–-")
_TOLD_US = frozenset("reviews feedback suggestions comments complaints requests".split())
"""What people tell a brand for it to read."""


def is_loose(text: str, claim: Claim | None, impression: Impression, article: bool) -> bool:
    """Whether an act is no more than suspected, for what it is joined to.

    text: the post's; claim: what the act is joined to. An article, and a post of several
    paragraphs, tell their readers on every page what they do ("Now you have spent $230"): there the
    reader must be sure of an act that is joined to nobody who was counted or named, and in an
    article of any.
    """
    counted = claim is not None and (claim.cohort.size is not None or claim.cohort.named)
    loose = article or (not counted and len(text) > WHOLE)
    return loose and impression.verdicts["block"] < UNCOUNTED


def clears(impression: Impression) -> bool:
    """Whether the reader finds nothing unkind, whatever wordings suggest.

    Where it would block the post, it must be surer: that is for something else, or for this.
    """
    enough = KINDLY if impression.verdicts["block"] < DOUBTFUL else HARDLY
    return impression.families["unkind"] < enough


def second_opinion(
    text: str,
    weighed: Sequence[Weighed],
    impression: Impression,
    named: Collection[str] = (),
    article: bool = False,
) -> Iterator[Opinion]:
    """The acts that the reader suspects in a part of a post, one a family.

    text: the post's. weighed: the utterances of the part. named: the families that cues named
    already. article: it is a part of longer prose, of which the reader learned too little for its
    alarm over the whole to support a suspicion of one remark.
    """
    if not weighed or tells_owner(text):
        return
    reason = _reason(impression)
    yield from _of_the_reader(text, weighed, impression, named, reason)
    unsaid = impression.verdicts["clean"]
    warned = reason == "unkind"
    enough = UNEXPLAINED if _is_unexplained(impression, named) else SUSPECTED
    enough = min(enough, REASON) if warned else enough
    if impression.families["unkind"] < enough or unsaid >= FINE:
        return
    likely = {family: impression.families[family] for family in UNKIND}
    scolding = _item_at(weighed, _words(text, weighed, impression, "judgement"))
    itself = scolding is not None and _scolds_itself(scolding)
    if itself and impression.verdicts["block"] >= ALARMED:
        del likely["judgement"]  # It is unkind, but not by what it says of itself.
    first = max(likely, key=lambda family: likely[family])
    if not named:  # It is unkind in one way or another: the likeliest way is told.
        likely[first] = max(likely[first], impression.families["unkind"])
    for family, probability in likely.items():
        if family in named or probability < (enough if family == first else ALSO):
            continue
        span = _words(text, weighed, impression, family)
        item = _item_at(weighed, span)
        if item is None or _is_label(item) or not (warned or _aims_at_somebody(item)):
            continue
        unsure = probability < OUTWEIGHED and not warned
        if unsure and any(cue.points < 0 for cue in item.cues):
            continue  # "Crikey, you're quick": its words are kind.
        if family == "judgement" and itself:
            continue  # "Shame on us": a brand scolds itself.
        if family == "surveillance" and _sees_no_secret(item):
            continue
        certain = probability >= CERTAIN and unsaid < DOUBTFUL
        alarmed = impression.verdicts["block"] >= ALARMED and item.joined and not article
        supported = alarmed or (certain and _supported(item, span))
        span = _legible(item, span)
        claim = item.subject.claim if item.subject is not None else None
        supported = supported and not is_loose(text, claim, impression, article)
        without = _without(text, impression.span, span, family)
        yield Opinion(item, span, _KINDS[family], probability, without, supported)


def _item_at(weighed: Sequence[Weighed], span: Span) -> Weighed | None:
    """The utterance that holds some words."""
    return next((item for item in weighed if item.utterance.span.overlaps(span)), None)


def _legible(item: Weighed, span: Span) -> Span:
    """Words that can be shown by themselves: where a scrap was marked, its clause or short remark.

    What moved the reader may be "a" or "There's a bin with".
    """
    utterance = item.utterance
    if not _is_scrap(utterance.doc, span):
        return span
    if len(utterance.content) > _SHORT:
        clause = _clause(utterance, span)
        if not _is_scrap(utterance.doc, clause):
            return clause
    return utterance.span


def _is_scrap(doc: Doc, span: Span) -> bool:
    """Whether words are too few to be read by themselves, or break off."""
    words = [token for token in tokens_in(doc, span) if token.is_alpha]
    return len(words) < _SCRAP or words[-1].pos_ in _UNFINISHED


def _clause(utterance: Utterance, span: Span) -> Span:
    """The words between the commas, dashes or brackets that stand around some of an utterance."""
    start, end = utterance.span
    for word in utterance.words:
        if word.norm in _PARTING and word.end <= span.start:
            start = word.end
        elif word.norm in _PARTING and word.start >= span.end:
            end = min(end, word.start)
    text = text_of(utterance.doc)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, len(text[:end].rstrip()))


def _scolds_itself(item: Weighed) -> bool:
    """Whether a brand speaks of itself, and to nobody."""
    return item.utterance.speaks_of_us and not item.utterance.addresses


def _sees_no_secret(item: Weighed) -> bool:
    """Whether a brand saw what it did itself, or what it was told: we read your reviews.

    Or those who read it shall watch something: watch your pockets.
    """
    said = set(item.utterance.said)
    itself = bool(OURSELVES & said) and _scolds_itself(item)
    told = bool(_TOLD_US & said) and item.utterance.speaks_of_us
    watch = item.utterance.said[:2] == ["watch", "your"]
    return itself or told or watch or item.utterance.disowns_watching


def _reason(impression: Impression) -> str | None:
    """What the reader would warn of, where it is as good as sure that it would.

    `unkind`, or a kind that no claim is needed for; None where it is another, or it is not sure.
    """
    if impression.verdicts["warn"] < WARNED:
        return None
    families = impression.families
    likely = {family: families[family] for family in families if family not in UNKIND}
    reason = max(likely, key=lambda family: likely[family])
    return reason if likely[reason] >= REASON and reason in ("unkind", *_SAID) else None


def _is_unexplained(impression: Impression, named: Collection[str]) -> bool:
    """Whether the reader is sure that a post must be blocked, and has no other reason for it."""
    if named or impression.verdicts["block"] < ALARMED:
        return False
    others = [
        probability
        for family, probability in impression.families.items()
        if family not in UNKIND and family != "unkind"
    ]
    return max(others) < SUSPECTED


def _of_the_reader(
    text: str,
    weighed: Sequence[Weighed],
    impression: Impression,
    named: Collection[str],
    reason: str | None,
) -> Iterator[Opinion]:
    """What a post says of whoever reads it, of the brand itself, or with a figure left alone."""
    enough = PLAIN if impression.verdicts["clean"] >= DOUBTFUL else LIKELY
    for kind in _SAID:
        probability = impression.families[kind]
        if (probability < enough and kind != reason) or kind in named:
            continue
        item = _speaking(kind, weighed, impression)
        if item is None and kind == reason and kind is not Kind.NO_CONTEXT:
            item = _addressing(weighed) or weighed[0]
        if item is not None and not _is_label(item):
            span = item.utterance.span
            without = _without(text, impression.span, span, kind)
            yield Opinion(item, span, kind, probability, without, supported=False)


def _speaking(kind: Kind, weighed: Sequence[Weighed], impression: Impression) -> Weighed | None:
    """The utterance that a kind of the reader's stands in: whom it must speak to, of, or count."""
    if kind is Kind.HUMBLEBRAG:
        ours = any(item.utterance.speaks_of_us for item in weighed)
        return _addressing(weighed) or weighed[0] if ours else None
    if kind is Kind.ATTRIBUTE:
        asked = (
            item
            for item in weighed
            if item.utterance.addresses or item.utterance.asks_without_subject
        )
        return next(asked, None) if _addressing(weighed) is not None else None
    return figure_alone(weighed, impression)


def _addressing(weighed: Sequence[Weighed]) -> Weighed | None:
    return next((item for item in weighed if item.utterance.addresses), None)


def _without(text: str, part: Span, span: Span, family: str) -> float:
    """The probability of a family when some words of a part are left out."""
    return read(text[part.start : span.start] + text[span.end : part.end]).families[family]


def _words(text: str, weighed: Sequence[Weighed], impression: Impression, family: str) -> Span:
    """The words that do it: the likeliest remark, else the utterance that is likeliest one."""
    remarks = [remark for remark in impression.remarks if remark.act in UNKIND]
    if remarks:
        best = max(remarks, key=lambda remark: (remark.act == family, remark.probability))
        return _trimmed(text, best.span)
    utterance = max(
        (item.utterance for item in weighed),
        key=lambda utterance: impression.act_in(utterance.span, family),
    )
    return utterance.span


def _trimmed(text: str, span: Span) -> Span:
    """A span without the signs and spaces before its first word: ": who hurt you?"."""
    start = span.start
    while start < span.end - 1 and text[start] in " \n\t.,;:!?—–-)":
        start += 1
    return Span(start, span.end)


def _is_label(item: Weighed) -> bool:
    """Whether words are somebody else's, or name what stands below or behind them."""
    utterance = item.utterance
    return utterance.quoted or utterance.labels or utterance.block in LABELS


def _aims_at_somebody(item: Weighed) -> bool:
    """Whether somebody is there to be hurt: people spoken of, or whoever is spoken to."""
    claim = item.subject.claim if item.subject is not None else None
    if claim is not None and claim.cohort.size == NOBODY:
        return False
    return item.subject is not None or (item.utterance.addresses and not item.titled)


def _supported(item: Weighed, span: Span) -> bool:
    """Whether something other than the reader speaks for an act, too.

    A claim or statement was made out that it is joined to, and a structural or lexical cue stands
    in the utterance, or the remark is set apart from what was claimed, or it is told of few people
    or people spoken to.
    """
    subject = item.subject
    if subject is None or not item.joined:
        return False
    return item.own > 0 or subject.weight > 0 or not subject.span.contains(span)
