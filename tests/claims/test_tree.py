"""Sentences end where their punctuation does, and none runs on for ever."""

import pytest
from spacy.language import Language

from linter.claims.tree import LONGEST_SENTENCE, sentence_bounds, stopped


def _sentences(nlp: Language, text: str) -> list[str]:
    doc = nlp.make_doc(text)
    bounds = dict.fromkeys(sentence_bounds(token) for token in doc)
    assert [start for start, _ in bounds] == [0, *(end for _, end in list(bounds)[:-1])]
    return [doc[start:end].text for start, end in bounds]


def test_sentences_end_with_their_punctuation_and_their_paragraph(nlp: Language) -> None:
    text = "Tea is on, e.g. mint. Nobody\nleft early!\n\nSee you at ten"
    assert [words for each in _sentences(nlp, text) if (words := each.strip())] == [
        "Tea is on, e.g. mint.",
        "Nobody\nleft early!",
        "See you at ten",
    ]


@pytest.mark.parametrize("words", ["30 sailors and ", "30 sailors, nine cooks, "])
def test_what_never_ends_is_cut_behind_a_comma_if_there_is_one(nlp: Language, words: str) -> None:
    found = _sentences(nlp, words * 400)
    assert all(len(nlp.make_doc(each)) <= LONGEST_SENTENCE for each in found)
    assert len(found) < 2 * len(nlp.make_doc(words * 400)) / LONGEST_SENTENCE + 1
    if "," in words:
        assert all(each.endswith(",") for each in found)


def test_a_clause_ends_between_two_tokens_only(nlp: Language) -> None:
    doc = nlp.make_doc("One; two — three: four")
    assert [stopped(doc, 0, last) for last in range(1, 7)] == [False, *[True] * 5]
    assert not stopped(doc, 1, 5)
    assert not stopped(doc, 5, 0)
