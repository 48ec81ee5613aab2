"""From gold sentences to spaCy's training examples, cut into tokens as they will be at run time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from training.treebank import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example


def join(
    sentences: Sequence[Sentence], gaps: Sequence[str]
) -> tuple[str, Sentence, list[tuple[int, int]]]:
    """Several sentences as one: the text, all words, and the characters of each word.

    `gaps[i]` is the white space between sentence i and the next. The joined heads still point
    within the original sentences, so that each keeps its own root.
    """
    parsed = all(sentence.heads for sentence in sentences)
    known = all(sentence.entities is not None for sentence in sentences)
    whole = Sentence([], [], entities=[] if known else None, document=sentences[0].document)
    text = ""
    places: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        base = len(whole.words)
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + " " * space
        if number + 1 < len(sentences):
            text = text.rstrip(" ") + gaps[number]
        whole.words += sentence.words
        whole.spaces += sentence.spaces
        if parsed:
            whole.tags += sentence.tags
            whole.pos += sentence.pos
            whole.morphs += sentence.morphs
            whole.lemmas += sentence.lemmas
            whole.heads += [head + base for head in sentence.heads]
            whole.deps += sentence.deps
        if whole.entities is not None:
            whole.entities += [(a + base, b + base, kind) for a, b, kind in sentence.entities or ()]
    return text.rstrip(" "), whole, places


def make_example(
    nlp: Language, sentences: Sequence[Sentence], gaps: Sequence[str] = (), *, learn: bool = True
) -> Example:
    """One training example, its gold words fitted to the tokens of the tokenizer.

    A token over several gold words ("and/or") takes the annotation of the word that governs the
    others. A gold word over several tokens is left to spaCy's alignment, which treats those tokens
    as unannotated. White space tokens hang on the token before them, as in spaCy's own models.
    """
    from spacy.tokens import Doc
    from spacy.training import Example

    text, gold, places = join(sentences, gaps or [" "] * (len(sentences) - 1))
    predicted = nlp.make_doc(text)
    rows = list(_fit([(t.idx, t.idx + len(t)) for t in predicted], places, text))
    # Each row: (characters, gold word or None for white space, gold words swallowed).
    row_of: dict[int, int] = {}
    chosen: list[int | None] = []
    for number, (_, members) in enumerate(rows):
        chosen.append(_governor(gold.heads, members) if members else None)
        row_of.update(dict.fromkeys(members, number))

    def column(values: list[str], blank: str) -> list[str] | None:
        return [blank if at is None else values[at] for at in chosen] if values else None

    lemmas = column(_edited(gold) if learn else gold.lemmas, "")
    words = [text[a:b] for (a, b), _ in rows]
    heads = None
    if gold.heads:
        heads = [
            (max(number - 1, 0) if number else min(1, len(rows) - 1))
            if at is None
            else row_of[gold.heads[at]]
            for number, at in enumerate(chosen)
        ]
    if lemmas is not None:
        lemmas = [words[n] if at is None else lemmas[n] for n, at in enumerate(chosen)]
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=[text[b : b + 1] == " " for (_, b), _ in rows],
        tags=column(gold.tags, "_SP"),
        pos=column(gold.pos, "SPACE"),
        morphs=column(gold.morphs, ""),
        lemmas=lemmas,
        heads=heads,
        deps=column(gold.deps, "dep"),
    )
    if gold.entities is not None:
        spans: list[Any] = []
        for first, last, kind in gold.entities:
            start, end = row_of[first], row_of[last - 1] + 1
            if not spans or spans[-1].end <= start:
                spans.append(reference[start:end])
                spans[-1].label_ = kind
        reference.set_ents(spans, default="outside")
    return Example(predicted, reference)


def _edited(gold: Sentence) -> list[str]:
    rows = zip(gold.words, gold.lemmas, gold.pos, strict=True) if gold.lemmas else ()
    return [edited_lemma(*row) for row in rows]


def edited_lemma(word: str, lemma: str, pos: str) -> str:
    """The lemma in the letter case of the word, and a number's as written.

    The lemmatizer learns edits of the ends of words; with case and commas left to `tidy_lemmas` at
    run time it needs some hundred of them in place of thousands.
    """
    if pos == "NUM" or word == "I":
        return word
    if word.isupper() and len(word) > 1:
        return lemma.upper()
    if word.islower():
        return lemma.lower()
    if word[:1].isupper() and lemma.islower():
        return lemma[:1].upper() + lemma[1:]
    return lemma


def _fit(
    tokens: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]], text: str
) -> Iterable[tuple[tuple[int, int], list[int]]]:
    """Rows of the reference: its characters, and the gold words in it (none for white space)."""
    at = 0
    for start, end in tokens:
        if text[start:end].isspace():
            yield (start, end), []
            continue
        inside = []
        while at < len(words) and words[at][1] <= end:
            inside.append(at)
            at += 1
        if not inside:
            continue  # the beginning of a gold word that goes on in the next token
        if len(inside) > 1 and words[inside[0]][0] == start and words[inside[-1]][1] == end:
            yield (start, end), inside
        else:
            for member in inside:
                yield words[member], [member]


def _governor(heads: list[int], members: list[int]) -> int:
    """Of words that share one token, the one nearest the root (the first, with no tree).

    Nearest the root, and not just any whose head lies outside: else two tokens could govern each
    other.
    """
    return min(members, key=lambda member: _depth(heads, member)) if heads else members[0]


def _depth(heads: list[int], at: int) -> int:
    steps = 0
    while heads[at] != at:
        at = heads[at]
        steps += 1
    return steps
