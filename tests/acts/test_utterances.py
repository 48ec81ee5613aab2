import pytest
from spacy.language import Language

from linter.acts.find import read_utterances
from linter.acts.utterances import quoted_runs
from linter.language.pipeline import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


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
