"""How a post is cut into tokens: the same code in training and at run time.

The starting point is spaCy's English tokenizer, which already splits "don't" as the treebank does.
What is changed follows UD_English-EWT (hyphens apart, "!!!" together) or the needs of social copy
(placeholders, handles, hashtags and emoji each one token, curly apostrophes as good as straight
ones).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TOKENIZER_NAME = "discreet.tokens.v1"
"""The name under which the shipped model's configuration asks for this tokenizer."""

LEMMA_NAME = "discreet_lemmas"
"""The name of the pipeline's last component, `tidy_lemmas`."""

# One placeholder of a template, written without spaces inside: {{count}}, ${n}, %d, %(n)s, [NAME],
# <first_name>.
PLACEHOLDER = (
    r"(?:\$?\{\{[^{}\s]{1,80}\}\}|[$#%]?\{(?:\d{1,2}|[A-Za-z_][^{}\s]{0,80})\}|%\([A-Za-z_]\w{0,80}\)[sdif]"
    r"|%(?:\d\$)?[sd](?![A-Za-z0-9])|\[[A-Z][A-Z0-9_]{0,80}\]|\[(?:n|x|count|number|num|name|title)\]"
    r"|<[a-z]+_[a-z_]{1,80}>|<(?:name|count|number|title|NAME|COUNT|NUMBER|N)>)"
)
# The same with spaces inside, which a tokenizer that starts from white space can only join
# afterwards.
_SPACED_PLACEHOLDER = re.compile(
    r"\$?\{\{[^{}\n]{1,80}\}\}|\{[%#][^{}\n]{1,80}[%#]\}|\$\{[^{}\n]{1,80}\}|<%[^<>\n]{1,80}%>"
    r"|\[[A-Z][A-Z0-9_]*(?: [A-Z0-9_]+){1,4}\]"
)
_COUNT_WORD = re.compile(
    r"(?:^|[^a-z])(?:n|x|y|count|counts|num|number|total|users|people|d|i|f|qty|percent|pct|size)(?:[^a-z]|$)"
)

_EMOJI_BASE = (
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    "|[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_EMOJI_PART = f"(?:{_EMOJI_BASE})[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
EMOJI = f"(?:{_EMOJI_PART}(?:\u200d{_EMOJI_PART})*)"
"""A pattern for one emoji as a reader sees it, joined sequences and flags included."""

HANDLE = r"@[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?"
HASHTAG = r"[#\uff03][0-9_]*[^\W\d_]\w*"

# White space that is one character wide and stands for a plain space. Line breaks and tabs keep
# their meaning.
_SPACES = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
        "\u200a\u202f\u205f\u3000",
        " ",
    )
)


# More letters without white space than any word has, or most links.
_LONG_RUN = re.compile(r"\S{301,}")


def plain_spaces(text: str) -> str:
    """The text with no-break, thin and other odd spaces as plain ones, offsets unchanged."""
    return text if text.isascii() else text.translate(_SPACES)


class PostTokenizer:
    """spaCy's rule-based tokenizer, with placeholders that hold spaces joined to one token.

    The text of the Doc equals the input but for `plain_spaces`, so character offsets hold: without
    that, "53\u00a0people" would have a token of white space in its middle.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._rules = _rule_tokenizer(vocab)

    @cached_property
    def exceptions(self) -> frozenset[str]:
        """Words that are not cut as others are, in lower case: "Mr.", "can't", "cannot"."""
        return frozenset(word.casefold() for word in self._rules.rules)

    def __call__(self, text: str) -> Doc:
        """Cut a text into tokens."""
        text = plain_spaces(text)
        doc: Doc = self._in_pieces(text) if _LONG_RUN.search(text) else self._rules(text)
        if "{" in text or "[" in text or "<%" in text:
            _join_placeholders(doc)
        return doc

    def _in_pieces(self, text: str) -> Doc:
        """Cut a text with long runs, each of them in pieces.

        The rules take a run apart from its ends, copying what is left each time: 10,000 brackets
        would take ten seconds.
        """
        from spacy.tokens import Doc

        cuts = [0]
        for run in _LONG_RUN.finditer(text):
            if len(run.group()) > 1000 or not _LINK.fullmatch(run.group()):
                cuts += range(run.start(), run.end(), 200)
        pieces = [text[start:end] for start, end in pairwise([*cuts, len(text)]) if start < end]
        return Doc.from_docs([self._rules(piece) for piece in pieces], ensure_whitespace=False)

    # spaCy asks a tokenizer for these four when it saves, loads or copies a pipeline; there is no
    # state to keep.
    def to_bytes(self, **_: Any) -> bytes:
        """Nothing."""
        return b""

    def from_bytes(self, _data: bytes, **_kw: Any) -> PostTokenizer:
        """The tokenizer as it is."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Any, **_kw: Any) -> PostTokenizer:
        """The tokenizer as it is."""
        return self


def register() -> None:
    """Make the tokenizer and the lemma component known to spaCy. Safe to call again."""
    from spacy.language import Language
    from spacy.util import registry

    if not registry.has("tokenizers", TOKENIZER_NAME):
        registry.tokenizers(TOKENIZER_NAME, func=create_tokenizer)
        Language.component(LEMMA_NAME, func=tidy_lemmas)


def create_tokenizer() -> Callable[[Language], PostTokenizer]:
    """What the configuration of our own model calls: the tokenizer together with our norms."""

    def create(nlp: Language) -> PostTokenizer:
        set_norms(nlp.vocab)
        return PostTokenizer(nlp.vocab)

    return create


def tidy_lemmas(doc: Doc) -> Doc:
    """Put lemmas in lower case except for names, and take the commas out of numbers.

    Our lemmatizer is trained to leave both alone. So "WATCHED" comes out as "watch".
    """
    from spacy.symbols import NUM, PROPN

    for token in doc:
        lemma = token.lemma_
        if not lemma.islower() and token.pos != PROPN and lemma != "I":
            lemma = lemma.lower()
            token.lemma_ = lemma.replace(",", "") if token.pos == NUM else lemma
        elif lemma == "i":
            token.lemma_ = "I"
    return doc


def set_norms(vocab: Any) -> None:
    """Let the vocabulary give every number, handle, link or emoji the norm of its kind.

    The model reads norms, and cannot have seen "12,750". Only for a model trained so: a vocabulary
    of another pipeline must keep its own norms. Call it before the vocabulary holds any word.
    """
    from spacy.attrs import NORM

    before = vocab.lex_attr_getters[NORM]

    def norm(word: str) -> str:
        return _kind(word) or before(word)

    vocab.lex_attr_getters[NORM] = norm


_NUMBER = re.compile(r"[+-]?\.?\d[\d.,]*(?:[kKmMbB]|bn|BN)?|\d+(?:st|nd|rd|th)")
# "12k" and "1.2M" stay whole: whoever reads the number needs its multiplier.
_SHORT_NUMBER = re.compile(r"\d[\d.,]*(?:[kKmMbB]|bn|BN)")
# The norms that spaCy's own exceptions give to the parts of "can't" and "they've".
_CLITICS = {
    "n't": "not",
    "'ve": "have",
    "'re": "are",
    "'ll": "will",
    "'m": "am",
    "'d": "'d",
    "'s": "'s",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WHOLE_PLACEHOLDER = re.compile(f"{PLACEHOLDER}|{_SPACED_PLACEHOLDER.pattern}")
_WHOLE_EMOJI = re.compile(EMOJI)
_WHOLE_HANDLE = re.compile(HANDLE)
_WHOLE_HASHTAG = re.compile(HASHTAG)


def _kind(word: str) -> str:
    """The norm shared by all tokens of one kind, or "" for an ordinary word."""
    if word.isalpha():
        return ""
    if _NUMBER.fullmatch(word):
        return "<year>" if _YEAR.fullmatch(word) else re.sub(r"\d", "0", word.lower())
    if _WHOLE_PLACEHOLDER.fullmatch(word):
        return "<count>" if _COUNT_WORD.search(word.lower()) else "<slot>"
    if _WHOLE_HANDLE.fullmatch(word):
        return "<handle>"
    if _WHOLE_HASHTAG.fullmatch(word):
        return "<hashtag>"
    if _WHOLE_EMOJI.fullmatch(word):
        return "<emoji>"
    return "<link>" if _LINK.fullmatch(word) else _CLITICS.get(word.lower().replace("’", "'"), "")


# Letters by \w and not by spaCy's long lists of ranges, which take a tenth of a second to compile.
_LETTER = r"[^\W\d_]"
_LOWER = "a-zß-öø-ÿ"
_QUOTES = "'\"‘’‚“”„«»‹›`´"
_CURRENCY = r"(?:US\$|C\$|A\$|[$£€¥฿₹₩₽₺])"
_DASH = "[-–—]"
_PUNCT = r"[…,:;!?¿¡()\[\]{}<>*&_。，、；：？！（）]"
_RUNS = r"(?:[!?]{2,}|\.\.+|--+|==+|___+|\*\*+|<<+|>>+)"
_CLITIC = r"(?:(?<=\w)[nN]['’][tT]|['’](?:[sSdDmM]|ve|re|ll|VE|RE|LL))"
_SYMBOL = "[•·©®™→←↑↓▶►★☆✓✔✗✘●○◆■□]"

# In each list the alternatives are tried in order, so that a placeholder wins over its own first
# brace.
_PREFIXES = [
    PLACEHOLDER, EMOJI, HANDLE, HASHTAG, _RUNS, rf"{_DASH}(?={_LETTER})", "[§%=#–—]", "~(?=[0-9])",
    r"\+(?![0-9])", _PUNCT, f"[{_QUOTES}]", _CURRENCY, _SYMBOL,
]  # fmt: skip
_SUFFIXES = [
    PLACEHOLDER, EMOJI, _RUNS, _CLITIC, f"[{_QUOTES}]", _PUNCT, _SYMBOL, "[#–—]",
    rf"(?<=\w){_DASH}",
    r"(?<=[0-9])(?:am|pm|AM|PM)", r"(?<=[0-9}\])>])(?:\+|%)", rf"(?<=[0-9]){_CURRENCY}",
    r"(?<=[0-9])(?:km|kg|cm|mm|ml|mg|mph|kmh|km/h|GB|MB|TB|Gb|Mb|KB|kB|°C|°F)",
    r"(?<=[0-9][kKmMbB])\.", rf"(?<=[0-9{_LOWER}%²+\-)\]{_QUOTES}])\.", r"(?<=[A-Z][A-Z])\.",
    r"(?<=[?!)\]])\.",
]  # fmt: skip
_INFIXES = [
    PLACEHOLDER, EMOJI, r"\.\.+", "…", _SYMBOL,
    rf"(?<={_LETTER}){_DASH}(?=[0-9]|{_CURRENCY})",
    rf"(?<=[0-9]){_DASH}(?=[0-9]|{_LETTER}|{_CURRENCY})",
    rf"(?<={_DASH}){_CURRENCY}(?=[0-9])",
    rf"(?<={_LETTER})(?:--+|{_DASH}|~)(?={_LETTER})",
    rf"(?<=[{_QUOTES})])(?:--?|[–—])(?={_LETTER})",
    rf"(?<={_LETTER})[/(,](?={_LETTER})",
    rf"(?<={_LETTER})[!?]+(?={_LETTER})",
    rf"(?<=[a-zA-Z0-9])[:<>=/](?={_LETTER})",
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{_LOWER}{_QUOTES}])\.(?=[A-Z{_QUOTES}])",
]  # fmt: skip


def _rule_tokenizer(vocab: Vocab) -> Any:
    """The tokenizer of spaCy with our own exceptions, prefixes, suffixes and infixes."""
    from spacy.lang.tokenizer_exceptions import URL_MATCH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    return Tokenizer(
        vocab,
        rules=_exceptions(),
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=_SHORT_NUMBER.fullmatch,
        url_match=URL_MATCH,
    )


_BY_SUFFIX = re.compile(r"[A-Za-z]+(?:n['’]t)?(?:['’](?:ve|re|ll|d|m|s))*|\d+[ap]\.?m\.?")


def _exceptions() -> dict[str, Any]:
    """Words that split oddly or not at all.

    From spaCy's list, less what our suffixes already do, plus a few.

    spaCy lists every pronoun with every clitic; leaving those to the suffixes halves the time to
    load.
    """
    from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
    from spacy.symbols import NORM, ORTH

    rules: dict[str, Any] = {}
    for word, parts in TOKENIZER_EXCEPTIONS.items():
        clitics = "'" in word or "’" in word or word[0].isdigit()
        # "id" and "wed" are words far more often than "I'd" and "we'd" without their apostrophe.
        if (clitics and _BY_SUFFIX.fullmatch(word)) or word in {"id", "Id", "wed", "Wed"}:
            continue
        rules[word] = parts
        if word.endswith("nt") and len(parts) == 2:
            rules[word.upper()] = [{**part, ORTH: part[ORTH].upper()} for part in parts]
    for word in ("e-mail", "e-mails", "E-mail", "E-mails", "e-book", "e-books"):
        rules[word] = [{ORTH: word}]
    rules["wanna"] = [{ORTH: "wan", NORM: "want"}, {ORTH: "na", NORM: "to"}]
    for word in ("cannot", "Cannot", "CANNOT"):
        rules[word] = [{ORTH: word[:3], NORM: "can"}, {ORTH: word[3:], NORM: "not"}]
    return rules


def _join_placeholders(doc: Doc) -> None:
    """Merge in place the tokens of each placeholder that holds white space."""
    spans = []
    for found in _SPACED_PLACEHOLDER.finditer(doc.text):
        span = doc.char_span(found.start(), found.end())
        if span is not None and len(span) > 1:
            spans.append(span)
    if not spans:
        return
    with doc.retokenize() as retokenizer:
        for span in spans:
            retokenizer.merge(span)
