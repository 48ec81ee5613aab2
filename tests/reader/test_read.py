"""The reader's impression of a text."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.reader import network
from linter.reader.model import Sort
from linter.reader.parts import WHOLE, part_at, read_parts
from linter.reader.read import read
from linter.reader.tags import Tagged, joined
from linter.text import Span


def mentioned(text: str) -> dict[str, Sort]:
    return {mention.span.cut(text): mention.sort for mention in read(text).mentions}


def test_it_tells_people_from_things() -> None:
    told = mentioned("53 of you watched it eleven times on Sunday.")
    assert told["53 of you"] is Sort.PEOPLE
    assert told["eleven times"] is Sort.EVENTS
    assert Sort.PEOPLE not in mentioned("53 loaves, 12 weeks: our bread course is back.").values()


def test_it_tells_a_whole_from_its_part() -> None:
    sorts = list(mentioned("0.2% of our 7,000 walkers took the lift.").values())
    assert Sort.BASE in sorts


@pytest.mark.parametrize(
    ("words", "told"), [(["the", "460", "patients"], 1), (["our", "800", "2.5%"], 2)]
)
def test_the_noun_of_a_whole_belongs_to_it_and_a_part_of_it_does_not(
    words: list[str], told: int
) -> None:
    names = [Sort.PEOPLE, Sort.BASE, Sort.SINGLE]
    tagged = [Tagged([0.0, 1.0, 0.0, 0.0], 0.0)] * len(words)
    runs = iter([(0, 2, 1, 0.7), (2, 3, 0, 0.6)])
    assert len(list(joined(runs, tagged, names, words))) == told


def test_it_tells_private_from_public_and_whether_people_are_spoken_to() -> None:
    watched = read("To the 53 people who watched it every night: sleep well.").mentions[0]
    came = read("Twelve volunteers painted the bandstand. Thank you!").mentions[0]
    assert watched.kind == "private"
    assert watched.addressed > 0.5
    assert came.kind == "public"


def test_unkind_and_kind_remarks_about_the_same_thing_differ() -> None:
    unkind = read("22,000 of you let a bag of spinach turn to soup last week. Filthy animals.")
    kind = read("22,000 of you turned a bag of spinach into soup last week. Lovely work.")
    assert unkind.families["unkind"] > 0.7 > 0.3 > kind.families["unkind"]


def test_the_same_text_gives_the_same_numbers_whatever_was_read_before() -> None:
    text = "Nineteen of you rented the same film twice on Sunday."
    first = read.__wrapped__(text)
    read("Something else altogether, to be in between.")
    assert read.__wrapped__(text) == first


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_places_lie_in_it(text: str) -> None:
    impression = read(text)
    for span in [word.span for word in impression.words] + [m.span for m in impression.mentions]:
        assert 0 <= span.start < span.end <= len(text)
    for chances in (impression.families, impression.topics, impression.verdicts):
        assert all(0 <= chance <= 1 for chance in chances.values())
    assert sum(impression.verdicts.values()) == pytest.approx(1, abs=1e-3)


def test_words_stay_whole() -> None:
    text = "1,260 learners didn't re-book; 79,950 did."
    words = [word.span.cut(text) for word in read(text).words]
    assert {"1,260", "79,950", "didn't", "re-book", "learners"} <= set(words)
    assert ";" in words


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .\n", max_size=1200))
@example("a" * 1200)
@example("a" * 400 + ". " + "a" * 400)
def test_the_parts_of_a_text_cover_it_and_none_is_long(text: str) -> None:
    parts = [part.span for part in read_parts(text)]
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert all(part.end - part.start <= WHOLE for part in parts)


def test_a_claim_among_harmless_paragraphs_is_read_as_it_is_alone() -> None:
    claim = "A dozen of you opened the app at 3 a.m. every single night in March. Are you ok?"
    filler = (
        "The clocks, the football and the heat all had their part in it. Workshops start at ten."
    )
    text = f"{filler} {filler}\n\n{claim}\n\n{filler} {filler}"
    assert len(text) > WHOLE
    at = text.index(claim)
    part = part_at(read_parts(text), Span(at, at + 9))
    assert part.span.start <= at < part.span.end
    assert part.verdicts["block"] > 0.5
    assert any(mention.span.cut(text) == "A dozen of you" for mention in part.mentions)


CLAIM = (
    "Four of you had the quiz answers up your sleeves on Thursday, and still came in last but one."
)
FINE = (
    "Porridge is back from Monday, with or without the raisins, and the urn is on from six.",
    "The car park is being painted on Tuesday, so please leave your car on the Green that day.",
    "Our thanks to Mr Achebe, who has mended the gate and would not hear of being paid for it.",
)


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_short_post_that_harmless_neighbours_calm_is_read_by_its_paragraphs(
    gap: str, place: int
) -> None:
    paragraphs = [*FINE[:place], CLAIM, *FINE[place:]]
    text = gap.join(paragraphs)
    assert len(text) <= WHOLE
    part = part_at(read_parts(text), Span(text.index(CLAIM), text.index(CLAIM) + 5))
    assert part.verdicts["block"] > 0.5
    assert part_at(read_parts(gap.join(FINE)), Span(0, 5)).verdicts["clean"] > 0.9


NIGHT = (
    "Night report from the back ward. Two refused their supper, one bit the nurse and nine were "
    "found in the same bed at 3 a.m., none of them sorry."
)
HEDGEHOGS = (
    "All of them are hedgehogs. The rescue on Mill Street is open at weekends and takes dog food, "
    "tinned, the cheaper the better; towels are welcome as well."
)


@pytest.mark.parametrize("behind", ["", "\n\n".join(FINE)])
def test_a_paragraph_is_read_as_its_neighbours_make_it_sound(behind: str) -> None:
    assert read(NIGHT).verdicts["block"] > 0.5
    text = f"{NIGHT}\n\n{HEDGEHOGS}\n\n{behind}".strip()
    assert (len(text) > WHOLE) == bool(behind)
    part = part_at(read_parts(text), Span(0, 5))
    assert part.verdicts["clean"] > 0.5


def test_what_stands_in_a_part_is_told_at_its_place_in_the_text() -> None:
    text = "\n\n".join([*FINE, CLAIM, *FINE])
    for part in read_parts(text):
        spans = [each.span for each in (*part.words, *part.mentions, *part.remarks)]
        assert spans
        assert all(part.span.contains(span) for span in spans)
    words = "".join(word.span.cut(text) for part in read_parts(text) for word in part.words)
    assert words == "".join(text.split())


def test_one_thought_over_several_lines_stays_one_part() -> None:
    text = "To the 41 of you who rang the helpline drunk on Sunday:\n\nWho hurt you?\n\nBe honest."
    assert len(read_parts(text)) == 1


def test_thousands_of_signs_that_are_a_piece_each_are_no_harm() -> None:
    assert read("🦀?!" * 3000).words


def test_missing_weights_are_told_with_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "QUICK", network.MODEL / "nowhere.onnx")
    network._session.cache_clear()
    try:
        with pytest.raises(network.ReaderError, match=r"nowhere\.onnx.*reinstall discreet"):
            read("A text that nobody has read before.")
    finally:
        network._session.cache_clear()


def test_nothing_is_imported_until_a_text_is_read() -> None:
    code = "import linter.reader.read, sys; print({'onnxruntime', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
