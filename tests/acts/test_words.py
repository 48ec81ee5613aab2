from linter.acts.words import split


def norms(text: str) -> list[str]:
    return [norm for norm, _, _ in split(text)]


def test_contractions_and_curly_apostrophes_come_apart_the_same_way() -> None:
    assert norms("You’re") == norms("you're") == ["you", "'re"]
    assert norms("don’t") == ["do", "n't"]
    assert norms("dont") == ["do", "n't"]


def test_chat_spellings_are_undone() -> None:
    assert norms("u ok hun") == ["you", "ok", "hun"]
    assert norms("y'all") == ["you"]


def test_places_are_those_of_the_text() -> None:
    text = "İstanbul: who hurt YOU?"
    for norm, start, end in split(text):
        assert 0 <= start < end <= len(text)
        if norm == "hurt":
            assert text[start:end] == "hurt"


def test_marks_and_emoji_are_words_of_their_own() -> None:
    assert norms("lol 💀!") == ["lol", "💀", "!"]
