"""Base forms of verbs that the pipeline's lemmatizer, trained on few texts, does not know.

It cuts endings as it saw them cut, and makes "logge" of "logged". A dictionary (simplemma) tells
which of its forms are words. It takes a tenth of a second to load, so a base form that the lexicon
of behaviours lists is believed without it.
"""

from __future__ import annotations

from functools import lru_cache

from linter.lexicons import shipped

_LANGUAGE = "en"


@lru_cache(maxsize=4096)
def verb_lemma(form: str, proposed: str) -> str:
    """The base form of an inflected verb.

    form: the word as written, lower-case. proposed: what the lemmatizer gives, kept where it is a
    base form in the dictionary, and where the dictionary knows nothing better.
    """
    if shipped("behaviours").first(proposed) or _is_base(proposed):
        return proposed
    from simplemma import lemmatize

    found = lemmatize(form, lang=_LANGUAGE)
    if found != form and _is_base(found):
        return found
    if form.endswith(("ing", "ed")):
        stem = form.removesuffix("ing").removesuffix("ed")
        for base in (f"{stem}e", stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
            if _is_base(base):
                return base
    return proposed


@lru_cache(maxsize=16384)
def base_form(form: str) -> str:
    """The base form of a word by the dictionary: "swam" gives "swim", whatever stands around it.

    form: lower-case. A word that the dictionary does not know stays as it is.
    """
    from simplemma import lemmatize

    return lemmatize(form, lang=_LANGUAGE)


def _is_base(word: str) -> bool:
    from simplemma import is_known, lemmatize

    return is_known(word, lang=_LANGUAGE) and lemmatize(word, lang=_LANGUAGE) == word
