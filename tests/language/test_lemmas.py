"""Base forms of verbs, where the lemmatizer that was trained on few texts goes wrong."""

import pytest

from linter.language.lemmas import verb_lemma


@pytest.mark.parametrize(
    ("form", "proposed", "base"),
    [
        ("logged", "logge", "log"),
        ("hoovered", "hoovere", "hoover"),
        ("recycling", "recycl", "recycle"),
        ("swiped", "swip", "swipe"),
        ("topped", "topp", "top"),
        ("sang", "sang", "sing"),
        ("drew", "drew", "draw"),
        ("watched", "watch", "watch"),
        ("put", "put", "put"),
        ("monzoed", "monzo", "monzo"),
    ],
)
def test_a_base_form_is_one_of_the_dictionary_or_the_lemmatizers(
    form: str, proposed: str, base: str
) -> None:
    assert verb_lemma(form, proposed) == base
