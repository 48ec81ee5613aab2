import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.rulebook.words import (
    WordMatcher,
    WordsError,
    check_pattern,
    parse_phrase,
    pattern_literals,
    phrase_literals,
)


def found(nlp, phrase, text, **sets):
    matcher = WordMatcher({"r": [parse_phrase(phrase, sets)]}, {}, nlp.vocab)
    return [span.cut(text) for span in matcher.find(nlp(text)).get("r", [])]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("touch grass", "Go and Touch GRASS, you.", ["Touch GRASS"]),
        ("touch grass", "go touch\ngrass", ["touch\ngrass"]),
        ("touch grass", "go touch\n\ngrass", []),
        ("touch grass", "touch the grass", []),
        (
            "you're broke",
            "You’re broke. youre broke. you're broke",
            ["You’re broke", "youre broke", "you're broke"],
        ),
        ("<give> up", "She gave up, he gives up.", ["gave up", "gives up"]),
        ("<swim> laps", "We swam laps. He is swimming laps!", ["swam laps", "swimming laps"]),
        ("<skip> class", "Nobody is skipping class.", ["skipping class"]),
        ("<drop> pounds", "Dropping pounds is hard.", ["Dropping pounds"]),
        ("<be> you obsessed", "Were you obsessed too?", ["Were you obsessed"]),
        ("<drink> shakes", "Two drinks, shakes on us.", []),
        ("(oh) dear", "Oh dear. Dear!", ["Oh dear", "Dear"]),
        ("no ... again", "No plus one again? No, never. Again.", ["No plus one again"]),
        ("so {very}", "so a little bit, so much", ["so a little bit", "so much"]),
        ("Mr. Universe", "Mr. Universe, mr. universe!", ["Mr. Universe", "mr. universe"]),
        ("mr. universe", "Our Mr. Universe, MR. UNIVERSE", ["Mr. Universe", "MR. UNIVERSE"]),
        ("an L.A. body", "an L.A. body, an l.a. body", ["an L.A. body", "an l.a. body"]),
        ("so {very}", "so L.A. and so l.a.", ["so L.A.", "so l.a."]),
        ("you're broke", "YOU'RE BROKE", ["YOU'RE BROKE"]),
        ("so obsessed", "so obsessed so obsessed", ["so obsessed", "so obsessed"]),
    ],
)
def test_phrases(nlp, phrase, text, expected):
    assert found(nlp, phrase, text, very=["much", "a little bit", "l.a."]) == expected


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("big|huge lift", "a set"),
        ("big | huge lift", "a set"),
        ("(big fat) squat", "(big) (fat)"),
        ("friend(s) of us", "one whole word"),
        ("big…press", "big ... press"),
        ("big...press", "big ... press"),
        ("<be sure> of it", "<word>"),
        ("so {My-Set}", "small letters"),
    ],
)
def test_what_no_post_can_hold_is_refused(phrase, words):
    with pytest.raises(WordsError, match="matches nothing") as caught:
        parse_phrase(phrase, {})
    assert words in str(caught.value)


@pytest.mark.parametrize("phrase", ["I <3 gyms", "sad :(", "wait...", "rock & roll", "50/50 split"])
def test_faces_and_signs_stand_for_themselves(nlp, phrase):
    assert found(nlp, phrase, f"Well, {phrase} there") == [phrase]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab '’.\n(<{", max_size=40))
def test_no_phrase_breaks_the_parser_of_phrases(text):
    try:
        elements = parse_phrase(text, {})
    except WordsError:
        return
    assert elements
    phrase_literals(elements)


def test_many_gaps_take_no_time(nlp):
    phrase = "a " + "... a " * 11
    matcher = WordMatcher({"r": [parse_phrase(phrase, {})]}, {}, nlp.vocab)
    doc = nlp.make_doc("a " * 3000)
    assert matcher.find(doc)["r"]


def test_literals_are_words_without_which_nothing_is_found():
    assert phrase_literals(parse_phrase("who hurt you", {})) == {"hurt"}
    assert phrase_literals(parse_phrase("<be> {state}", {"state": ["single", "all alone"]})) == {
        "single",
        "alone",
    }
    assert phrase_literals(parse_phrase("<be> (so)", {})) == frozenset()
    assert pattern_literals([{"LEMMA": "be"}, {"LOWER": {"IN": ["broke", "skint"]}}]) == {
        "broke",
        "skint",
    }
    assert (
        pattern_literals([{"LOWER": {"NOT_IN": ["x"]}}, {"LOWER": "maybe", "OP": "?"}])
        == frozenset()
    )


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["who", "hurt", "you", "sit", "down", "still"]), min_size=1, max_size=5
    )
)
def test_a_found_phrase_holds_one_of_its_literals(nlp, words):
    phrase = " ".join(words)
    text = f"Well, {phrase.upper()}!"
    literals = phrase_literals(parse_phrase(phrase, {}))
    for span in found(nlp, phrase, text):
        assert any(literal in span.casefold() for literal in literals)


@pytest.mark.parametrize(
    "pattern",
    [
        [],
        [{"LOWER": "a"}] * 30,
        [{"TEXT": {"REGEX": "(a+)+$"}}],
        [{"LOWER": {"FUZZY": "abc"}}],
        [{"_": {"secret": "1"}}],
        [{"LOWER": "a", "OP": "+"}],
        [{"OP": "?", "LOWER": "a"}],
        [{"LENGTH": "ten"}],
        [{"IS_PUNCT": "perhaps"}],
        [{"LOWER": {"IN": "$nobody"}}],
        [{"LOWER": "{adj}"}, {"LOWER": "lift"}],
        [{"LOWER": "big fat"}],
        [{"LEMMA": {"IN": ["big", "huge|vast"]}}, {"LOWER": "lift"}],
        [{"LOWER": "lift"}, {"POS": "ADJECTIVE"}],
        [{"LOWER": "lift"}, {"POS": {"IN": ["NOUN", "Verb"]}}],
    ],
)
def test_patterns_that_could_harm_or_make_no_sense_are_refused(pattern):
    with pytest.raises(WordsError):
        check_pattern(pattern, {})


def test_patterns_find_by_part_of_speech(nlp):
    pattern = check_pattern([{"LEMMA": "be"}, {"LOWER": "you"}, {"POS": "ADJ"}], {})
    matcher = WordMatcher({}, {"r": [pattern]}, nlp.vocab)
    text = "Are you happy? Are you Anna?"
    assert [span.cut(text) for span in matcher.find(nlp(text))["r"]] == ["Are you happy"]
