"""Varying gold sentences towards social copy.

Case, punctuation, numbers, quotes, emoji, hashtags and names.

Every change keeps the tree right: words are swapped for words of the same kind, or leaves are
added or taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training import wordlists
from training.treebank import Sentence

Change = Callable[[Sentence, Random], Sentence]


def vary(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence after a random choice of changes; the original is left as it was."""
    sentence = copy(sentence)
    for chance, change in _CHANGES:
        if rng.random() < chance:
            sentence = change(sentence, rng)
    return sentence


def copy(sentence: Sentence) -> Sentence:
    """A sentence whose lists may be changed without touching the original's."""
    entities = None if sentence.entities is None else list(sentence.entities)
    return replace(
        sentence,
        words=list(sentence.words),
        spaces=list(sentence.spaces),
        tags=list(sentence.tags),
        pos=list(sentence.pos),
        morphs=list(sentence.morphs),
        lemmas=list(sentence.lemmas),
        heads=list(sentence.heads),
        deps=list(sentence.deps),
        entities=entities,
    )


def lower(sentence: Sentence, rng: Random) -> Sentence:
    """All in lower case."""
    sentence.words = [word.lower() for word in sentence.words]
    return sentence


def upper(sentence: Sentence, rng: Random) -> Sentence:
    """All in capitals, or one word of a longer sentence."""
    if len(sentence.words) > 12 or rng.random() < 0.4:
        at = rng.randrange(len(sentence.words))
        sentence.words[at] = sentence.words[at].upper()
    else:
        sentence.words = [word.upper() for word in sentence.words]
    return sentence


def curl(sentence: Sentence, rng: Random) -> Sentence:
    """Straight quotes and apostrophes as a phone or a word processor writes them."""
    opened = False
    for at, word in enumerate(sentence.words):
        if word in {'"', "``", "''"}:
            sentence.words[at] = "”" if opened else "“"
            opened = not opened
        elif "'" in word and word != "'":
            sentence.words[at] = word.replace("'", "’")
    return sentence


def drop_last_mark(sentence: Sentence, rng: Random) -> Sentence:
    """Without the punctuation at the end."""
    keep = len(sentence.words)
    while keep > 1 and _is_mark(sentence, keep - 1):
        keep -= 1
    return _without(sentence, set(range(keep, len(sentence.words))))


def drop_marks(sentence: Sentence, rng: Random) -> Sentence:
    """Without about half its punctuation."""
    gone = {
        at for at in range(len(sentence.words)) if _is_mark(sentence, at) and rng.random() < 0.5
    }
    return _without(sentence, gone) if len(gone) < len(sentence.words) else sentence


def renumber(sentence: Sentence, rng: Random) -> Sentence:
    """Counts written otherwise: 53 as 1,235, 12k, twelve or {{count}}."""
    for at, pos in enumerate(sentence.pos):
        word = sentence.words[at]
        counted = pos == "NUM" and sentence.deps[at] == "nummod"
        if not counted or not (word.isdigit() or word.lower() in wordlists.NUMBERS) or word == "1":
            continue
        alone = sentence.spaces[at] and (at == 0 or sentence.spaces[at - 1])
        new, form = _number(rng, spaced=alone)
        sentence.words[at] = new
        sentence.lemmas[at] = new.replace(",", "")
        sentence.morphs[at] = f"NumForm={form}|NumType=Card"
    return sentence


def _number(rng: Random, spaced: bool) -> tuple[str, str]:
    """A count and UD's name of its form."""
    kind = rng.random()
    if kind < 0.3:
        return str(rng.randrange(2, 100)), "Digit"
    if kind < 0.45:
        return str(rng.randrange(100, 3000)), "Digit"
    if kind < 0.7:
        return (
            f"{rng.choice((rng.randrange(1000, 99999), rng.randrange(100_000, 90_000_000))):,}",
            "Digit",
        )
    if kind < 0.78:
        return f"{rng.randrange(2, 900)}{rng.choice('kKm')}", "Digit"
    if kind < 0.82:
        return f"{rng.randrange(11, 99) / 10}{rng.choice('kKmM')}", "Digit"
    if kind < 0.9 and spaced:
        return rng.choice(wordlists.COUNT_PLACEHOLDERS), "Digit"
    return rng.choice(wordlists.NUMBERS), "Word"


def rename(sentence: Sentence, rng: Random) -> Sentence:
    """Other people's names, or a handle for a name, where the names are known."""
    for first, last, kind in sentence.entities or ():
        if kind != "PER" or not all(
            word[:1].isupper() and word.isalpha() for word in sentence.words[first:last]
        ):
            continue
        sentence.words[first] = rng.choice(wordlists.GIVEN_NAMES)
        for at in range(first + 1, last):
            sentence.words[at] = rng.choice(wordlists.FAMILY_NAMES)
    return sentence


def change_people(sentence: Sentence, rng: Random) -> Sentence:
    """Other words for people where a plural noun is the one who does."""
    for at, tag in enumerate(sentence.tags):
        if tag != "NNS" or not (sentence.deps[at] in _DOERS or _is_told_of(sentence, at)):
            continue
        if rng.random() < 0.5 and sentence.words[at].islower():
            sentence.words[at], sentence.lemmas[at] = rng.choice(wordlists.PEOPLE)
            sentence.morphs[at] = "Number=Plur"
    return sentence


_DOERS = {"nsubj", "nsubj:outer", "obl:agent", "conj"}


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """Whether a clause says what the noun does ("the riders who …")."""
    return any(
        head == at and dep == "acl:relcl"
        for head, dep in zip(sentence.heads, sentence.deps, strict=True)
    ) and any(word.lower() == "who" for word in sentence.words[at : at + 3])


def shorten(sentence: Sentence, rng: Random) -> Sentence:
    """Chat spellings: u, ur, ppl, bc."""
    for at, word in enumerate(sentence.words):
        short = wordlists.SHORT.get(word.lower())
        if short and sentence.pos and rng.random() < 0.7:
            sentence.words[at] = rng.choice(short)
    return sentence


def hash_words(sentence: Sentence, rng: Random) -> Sentence:
    """A # before a word or two within the sentence, which stay what they were."""
    nouns = [at for at, word in enumerate(sentence.words) if len(word) > 3 and word.isalpha()]
    if sentence.pos:
        nouns = [at for at in nouns if sentence.pos[at] in {"NOUN", "PROPN"}]
    for at in rng.sample(nouns, min(len(nouns), 1)):
        if at == 0 or sentence.spaces[at - 1]:
            sentence.words[at] = "#" + sentence.words[at]
            if sentence.lemmas:
                sentence.lemmas[at] = sentence.words[at]
    return sentence


def decorate(sentence: Sentence, rng: Random) -> Sentence:
    """Emoji and hashtags at the end, emoji or a hashtag at the beginning."""
    where = rng.random()
    if where < 0.75:
        for _ in range(rng.choice((1, 1, 2, 3))):
            _add(sentence, len(sentence.words), rng.choice(wordlists.EMOJI), rng.random() < 0.8)
    if where > 0.5:
        for _ in range(rng.choice((1, 1, 2, 3))):
            _add(sentence, len(sentence.words), "#" + rng.choice(wordlists.HASHTAGS), True)
    if where > 0.85:
        _add(sentence, 0, rng.choice(wordlists.EMOJI), True)
    return sentence


def _add(sentence: Sentence, at: int, word: str, space: bool) -> None:
    """Insert an emoji or hashtag under the root; `space` parts it from what stands before."""
    if at:
        sentence.spaces[at - 1] = space or word.startswith("#")
    sentence.words.insert(at, word)
    sentence.spaces.insert(at, True)
    if sentence.entities is not None:
        sentence.entities = [
            (a + (a >= at), b + (a >= at), kind) for a, b, kind in sentence.entities
        ]
    if not sentence.heads:
        return
    sentence.heads = [head + (head >= at) for head in sentence.heads]
    root = next(n + (n >= at) for n, head in enumerate(sentence.heads) if head == n + (n >= at))
    tag = word.startswith("#")
    sentence.tags.insert(at, "ADD" if tag else "NFP")
    sentence.pos.insert(at, "X" if tag else "SYM")
    sentence.morphs.insert(at, "")
    sentence.lemmas.insert(at, word)
    sentence.heads.insert(at, root)
    sentence.deps.insert(at, "parataxis" if tag else "discourse")


def _is_mark(sentence: Sentence, at: int) -> bool:
    """Whether the word is punctuation that nothing hangs on and no entity holds."""
    if sentence.entities and any(a <= at < b for a, b, _ in sentence.entities):
        return False
    if not sentence.pos:
        return sentence.words[at] in {".", ",", "!", "?", ":", ";", '"', "...", "!!", "!!!"}
    return sentence.pos[at] == "PUNCT" and sentence.heads.count(at) == 0


def _without(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence less some leaves; words that a hyphen parted are left with a space between."""
    for at in gone:
        if at:
            sentence.spaces[at - 1] = True
    kept = [at for at in range(len(sentence.words)) if at not in gone]
    place = {old: new for new, old in enumerate(kept)}
    entities = sentence.entities
    if entities is not None:
        entities = [(place[a], place[b - 1] + 1, kind) for a, b, kind in entities]
    tree = bool(sentence.heads)
    return replace(
        sentence,
        words=[sentence.words[at] for at in kept],
        spaces=[sentence.spaces[at] for at in kept],
        tags=[sentence.tags[at] for at in kept] if tree else [],
        pos=[sentence.pos[at] for at in kept] if tree else [],
        morphs=[sentence.morphs[at] for at in kept] if tree else [],
        lemmas=[sentence.lemmas[at] for at in kept] if tree else [],
        heads=[place[sentence.heads[at]] for at in kept] if tree else [],
        deps=[sentence.deps[at] for at in kept] if tree else [],
        entities=entities,
    )


# The chance of each change, in the order they are made: what adds words comes last but for case
# and quotes.
_CHANGES: list[tuple[float, Change]] = [
    (0.5, renumber),
    (0.5, rename),
    (0.15, change_people),
    (0.08, shorten),
    (0.05, hash_words),
    (0.25, drop_last_mark),
    (0.12, drop_marks),
    (0.12, decorate),
    (0.45, curl),
    (0.22, lower),
    (0.05, upper),
]
