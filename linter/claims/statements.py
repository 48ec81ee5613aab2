"""What a post says of its reader or users without counting: "You spent more on lip gloss"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.claims.deeds import Deed, Role, find_deed
from linter.claims.facts import helpers
from linter.claims.model import Behaviour, Claim, Kind, Statement
from linter.claims.nouns import YOU
from linter.claims.scope import verb_sense
from linter.claims.topics import find_topics
from linter.claims.tree import child, lemma, low, sentence_bounds, text_of
from linter.lexicons import Lexicon
from linter.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBORDINATORS = frozenset({"if", "when", "unless", "once", "because", "that", "as", "so"})
# What a brand may say of its reader without telling on them: seeing this post, deserving, asking.
_HARMLESS = frozenset(
    "ask deserve vote know love like see hear read want need get miss help say tell mean wait "
    "hope think feel look find click join sign follow support make give do be have come meet "
    "receive subscribe agree own wish care send thank request".split()
)


def find_statements(
    doc: Doc, claims: Sequence[Claim], behaviours: Lexicon, topics: Lexicon
) -> tuple[Statement, ...]:
    """Deeds that the text ascribes to its reader, or to users nobody counted, as facts."""
    found: list[Statement] = []
    counted = [claim.span for claim in claims]
    for token in doc:
        if low(token) not in YOU:
            continue
        deed = _deed_of_reader(doc, token)
        if deed is None or any(span.start <= deed.span.start < span.end for span in counted):
            continue
        word = lemma(deed.verb)
        harmless = word in _HARMLESS or verb_sense(deed.verb, behaviours) in ("public", "report")
        kind = Kind.UNKNOWN if harmless else Kind.PRIVATE
        span = Span(min(token.idx, deed.span.start), deed.span.end)
        found.append(
            Statement(
                span, span.cut(text_of(doc)),
                Behaviour(deed.span, deed.span.cut(text_of(doc)), word, kind),
                True, find_topics(text_of(doc), span, topics, doc),
            )
        )  # fmt: skip
    return tuple(dict.fromkeys(found))


def _deed_of_reader(doc: Doc, token: Token) -> Deed | None:
    partitive = token.i >= 2 and low(doc[token.i - 1]) == "of"
    subject = token.dep_ in ("nsubj", "nsubj:pass")
    if not subject and not partitive:
        return None
    deed = find_deed(doc, [token, token.head] if partitive else [token], token.i)
    if deed is None or not deed.fact or deed.role in (Role.IS, Role.UNDERGOES):
        return None
    auxiliaries = helpers(deed.verb)
    told = deed.past or deed.verb.tag_ == "VBG" or lemma(deed.verb) == "keep"
    if not told:
        return None
    # An inverted auxiliary asks: "Have you ordered yet?", "Did you know".
    first_helper = child(deed.verb, "aux", "aux:pass")
    if subject and first_helper is not None and first_helper.i < token.i:
        return None
    end = sentence_bounds(token)[1]
    asks = any(item.text.startswith("?") for item in doc[deed.verb.i : end])
    if asks and (not auxiliaries or child(deed.verb, "mark") is not None):
        return None
    mark = child(deed.verb, "mark")
    if mark is not None and low(mark) in _SUBORDINATORS:
        return None
    return deed
