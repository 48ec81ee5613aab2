import pytest
from spacy.language import Language

from linter.acts.find import read_utterances
from linter.acts.utterances import is_listed, quoted_runs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "To the 53 people who watched: Who hurt you?",
            ["To the 53 people who watched:", "Who hurt you?"],
        ),
        ("Geoff P. of Swindon. Bat number nine.", ["Geoff P. of Swindon.", "Bat number nine."]),
        ("Forty. Eight. Friday", ["Forty.", "Eight.", "Friday"]),
        ("one line\nanother line", ["one line", "another line"]),
        ("It cost 9.50 at 7.30 p.m. today.", ["It cost 9.50 at 7.30 p.m. today."]),
        ("Great work! 💀", ["Great work! 💀"]),
    ],
)
def test_cutting(nlp: Language, text: str, parts: list[str]) -> None:
    assert [utterance.text() for utterance in read_utterances(nlp(text))] == parts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("‘Who hurt you?’ is out", ["‘Who hurt you?’"]),
        ("it's the dog's", []),
        ('say "hello" twice', ['"hello"']),
        ("“unclosed", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [run.cut(text) for run in quoted_runs(text)] == quoted


def test_nothing_but_marks(nlp: Language) -> None:
    assert [u.text() for u in read_utterances(nlp("... !!"))] == ["... !!"]
    assert read_utterances(nlp("")) == []


@pytest.mark.parametrize(
    ("text", "word", "listed"),
    [
        ("You have the keys. Our own crew. Insured. Photographed kit. Done.", "Insured.", True),
        ("Twelve boxes, one sofa. A piano. Toast. A kettle.", "Toast.", True),
        ("40 of you ordered it twice. Shameless.", "Shameless.", False),
        ("You left it on the train. Again. We found it.", "Again.", False),
    ],
)
def test_a_word_by_itself_may_be_one_of_a_list(
    nlp: Language, text: str, word: str, listed: bool
) -> None:
    utterances = read_utterances(nlp(text))
    one = next(each for each in utterances if each.text() == word)
    assert is_listed(one, utterances) is listed
