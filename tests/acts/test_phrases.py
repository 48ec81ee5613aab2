import pytest

from linter.acts.phrases import ALONE, BOAST, JOINED, PhraseBook, compile_entry
from linter.acts.words import Word, split
from linter.lexicons import shipped


def words(text: str) -> list[Word]:
    return [Word(norm, norm, start, end, -1) for norm, start, end in split(text)]


def found(entry: str, text: str) -> bool:
    return bool(list(PhraseBook(compile_entry(entry)).find(words(text))))


@pytest.mark.parametrize(
    ("entry", "text", "hit"),
    [
        ("who hurt|harmed you", "who harmed you?", True),
        ("who hurt|harmed you", "who helped you?", False),
        ("<be> a choice", "that's a choice", True),
        ("<be> a choice", "a choice", False),
        ("we (just) saw you", "we saw you", True),
        ("we (just) saw you", "we just saw you", True),
        ("hope the ... was worth", "hope the small red lamp was worth it", True),
        ("hope the ... was worth", "hope the small red old lamp was worth it", False),
        ("do|don't stop", "don't stop", True),
        ("don't|never stop", "do stop", False),
    ],
)
def test_slots(entry: str, text: str, hit: bool) -> None:
    assert found(entry, text) is hit


def test_a_phrase_of_nothing_but_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="no word that must stand"):
        compile_entry("... (maybe)")


@pytest.mark.parametrize("name", sorted({*JOINED, *ALONE, *BOAST}))
def test_every_shipped_entry_compiles_and_finds_itself(name: str) -> None:
    for entries in shipped(name).senses.values():
        for entry in entries:
            for phrase in compile_entry(entry):
                text = " ".join(
                    element.lemma or min(element.words)
                    for element in phrase.elements
                    if not element.gap
                )
                written = [Word(part, part, 0, 1, -1) for part in text.split()]
                assert any(hit.end == len(written) for hit in PhraseBook([phrase]).find(written)), (
                    entry
                )


def test_no_entry_stands_twice_in_one_lexicon() -> None:
    for name in {*JOINED, *ALONE, *BOAST}:
        senses = shipped(name).senses
        seen: dict[str, str] = {}
        for sense, entries in senses.items():
            for entry in entries:
                assert entry not in seen, f"{name}: {entry!r} in {seen.get(entry)} and {sense}"
                seen[entry] = sense
