import pytest

from linter.yamltree import DEEPEST, LARGEST, YamlError, read_yaml


def test_every_scalar_stays_what_was_written():
    tree = read_yaml("a: no\nb: 12:30\nc: 010\nd: ~\ne: [on, 1e3]\n")
    assert tree.value == {"a": "no", "b": "12:30", "c": "010", "d": "~", "e": ["on", "1e3"]}


def test_places_count_from_one_and_fall_back_to_what_is_around():
    tree = read_yaml("top:\n  - first: x\n    second: y\n")
    assert tree.place(("top", 0, "second")) == (3, 13)
    assert tree.place(("top", 0, "second"), key=True) == (3, 5)
    assert tree.place(("top", 0, "third", 4)) == (2, 5)
    assert tree.place(("nothing",)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("a: 1\na: 2\n", "twice", 2),
        ("a: &x 1\n", "anchor", 1),
        ("a: 1\nb: *x\n", "aliases", 2),
        ("a: !!python/object/apply:os.system [ls]\n", "tag", 1),
        ("? [a]\n: 1\n", "plain word", 1),
        ("a: 1\n---\nb: 2\n", "one document", 2),
        ("a: [1\nb: 2\n", "not YAML", 2),
        ("a: \x07\n", "control character", 1),
        ("[" * (DEEPEST + 2), "deeper", 1),
        ("a: " + "x" * (LARGEST + 1), "larger", 1),
    ],
)
def test_what_is_refused_says_why_and_where(text, words, line):
    with pytest.raises(YamlError, match=words) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert caught.value.column >= 1


def test_a_bomb_of_aliases_is_refused_at_its_first_line():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    with pytest.raises(YamlError, match="anchor"):
        read_yaml(bomb)


def test_nothing_is_an_empty_mapping():
    assert read_yaml("").value == {}
