"""Posts in other languages: told apart by their small words, and never an English draft."""

import json
from pathlib import Path

import pytest

from linter.analysis import Analyser
from linter.documents.read import read_text
from linter.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"
DUTCH = [
    "Zet het aan en lees de rest van je post.",
    "Drie pijlers, vier merken",
    "Geef een opdracht",
]


@pytest.mark.parametrize(
    "text",
    [
        "Zeventien van jullie keken het drie keer op een avond, en dat weten we.",
        "Diecisiete de vosotros la visteis tres veces en una noche, y lo sabemos.",
        "Siebzehn von euch haben ihn dreimal an einem Abend gesehen, und wir wissen das.",
        "Dix-sept d'entre vous l'ont regardé trois fois dans la même soirée, et nous le savons.",
        "Семнадцать из вас посмотрели это три раза за вечер.",
        "昨夜十七名のお客様が三回ご覧になりました。",
    ],
)
def test_a_post_in_another_language_is_not_read(text: str) -> None:
    (post,) = read_text(text, "a.txt").posts
    assert post.foreign
    assert Analyser(Settings(), screened=False).examine([post])[0].claims == []


@pytest.mark.parametrize(
    "text",
    [
        "Hongera to the 12 of you who paid off the loan. Asante sana, rafiki.",
        "17 de nos meilleurs amis watched it, and we know who you are.",
        "Ex libris, ex-display, ex-cellent.",
        "Die Hard: 17 people, one night.",
        "You three.",
        "53",
    ],
)
def test_a_foreign_word_makes_no_foreign_post(text: str) -> None:
    assert not any(post.foreign for post in read_text(text, "a.txt").posts)


def test_no_draft_of_the_corpus_is_foreign() -> None:
    files = sorted(CORPUS.glob("dev*/*.jsonl")) + sorted(CORPUS.glob("train/t*.jsonl"))
    texts = [json.loads(line)["text"] for file in files for line in file.open(encoding="utf-8")]
    assert len(texts) > 5000
    foreign = [text for text in texts if any(post.foreign for post in read_text(text).posts)]
    assert foreign == []


def test_short_posts_are_in_the_language_of_their_file() -> None:
    words = [f"{text} {number}" for number, text in enumerate(DUTCH * 6)]
    data = json.dumps({"posts": [{"text": text} for text in words]})
    assert all(post.foreign for post in read_text(data, "nl.json").posts)
    mixed = json.dumps({"posts": [{"text": text} for text in [*words, "17 of you watched it."]]})
    assert [post.foreign for post in read_text(mixed, "nl.json").posts].count(False) == 1
    table = "Text\n" + "\n".join(f'"{text}"' for text in words)
    assert sum(post.foreign for post in read_text(table, "nl.csv").posts) >= len(words) - 12
