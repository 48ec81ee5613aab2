"""The pipeline: what it loads, how it cuts, and whether it finds who did what."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.language.pipeline import MODEL, PipelineError, load
from linter.language.tokens import plain_spaces

NLP = load()

UD_POS = set(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)


def words(text: str) -> list[str]:
    return [token.text for token in NLP.make_doc(text)]


def governor(text: str, noun: str) -> str:
    """The verb tied to the noun: its head, or that of the relative clause on it."""
    token = next(token for token in NLP(text) if token.text == noun)
    clauses = [child.text for child in token.children if child.dep_.startswith("acl")]
    return clauses[0] if clauses else token.head.text


def test_loads_once() -> None:
    assert load() is NLP
    assert NLP.pipe_names[:1] == ["tok2vec"]
    assert {"tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"} <= set(
        NLP.pipe_names
    )


def test_labels_are_universal() -> None:
    parser = NLP.get_pipe("parser")
    assert {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "nummod", "acl:relcl"} <= set(
        parser.labels
    )
    assert "PER" in NLP.get_pipe("ner").labels
    doc = NLP("To the 53 people who've watched A Christmas Prince: who hurt you? 😭 #movies")
    assert {token.pos_ for token in doc} <= UD_POS


def test_importing_the_module_imports_no_spacy() -> None:
    code = "import linter.language.pipeline, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_spacys_command_line_can_still_be_imported() -> None:
    code = "from linter.language.pipeline import load; load(); import spacy.cli.train"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_collector_is_left_on() -> None:
    code = "from linter.language.pipeline import load; load(); import gc; assert gc.isenabled()"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "don't",
        "you're",
        "they've",
        "we'd",
        "who's",
        "can't",
        "won't",
        "that'll",
        "I'm",
        "users've",
        "DON'T",
    ],
)
def test_curly_apostrophes_cut_like_straight_ones(text: str) -> None:
    straight = words(text)
    assert len(straight) == 2
    assert words(text.replace("'", "’")) == [word.replace("'", "’") for word in straight]


def test_curly_apostrophes_have_the_same_norms_and_lemmas() -> None:
    straight = NLP("To those who've stayed: you're ours, don't go.")
    curly = NLP("To those who’ve stayed: you’re ours, don’t go.")
    assert [token.norm_ for token in straight] == [token.norm_ for token in curly]
    assert [token.lemma_ for token in straight] == [token.lemma_ for token in curly]


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{count}}",
        "{{ count }}",
        "{count}",
        "{n}",
        "%d",
        "%s",
        "%(count)s",
        "${n}",
        "[NAME]",
        "[FIRST NAME]",
        "{{user.name}}",
        "<first_name>",
        "{% if x %}",
        "<%= n %>",
        "{0}",
        "#{count}",
    ],
)
def test_placeholders_are_single_tokens(placeholder: str) -> None:
    assert placeholder in words(f"So {placeholder} people watched it.")
    assert placeholder in words(f"({placeholder}), {placeholder}!")
    assert words(f"{placeholder}% of you")[0] == placeholder


def test_hyphens_split_as_in_the_treebank() -> None:
    assert words("our 53-person cohort") == ["our", "53", "-", "person", "cohort"]
    assert words("5-star, 10–20 and £5-£10") == [
        "5",
        "-",
        "star",
        ",",
        "10",
        "–",
        "20",
        "and",
        "£",
        "5",
        "-",
        "£",
        "10",
    ]
    assert words("an e-mail to Jo") == ["an", "e-mail", "to", "Jo"]


def test_tokens_of_social_copy() -> None:
    assert words("@sam_k's #1 fan, #ChristmasPrince!!!") == [
        "@sam_k",
        "'s",
        "#",
        "1",
        "fan",
        ",",
        "#ChristmasPrince",
        "!!!",
    ]
    assert words("wow😂😂 👩‍💻👍🏽 🇬🇧 1️⃣ ❤️") == [
        "wow",
        "😂",
        "😂",
        "👩‍💻",
        "👍🏽",
        "🇬🇧",
        "1️⃣",
        "❤️",
    ]
    assert words("12k, $1.2M. 50+ 0.02%") == ["12k", ",", "$", "1.2M", ".", "50", "+", "0.02", "%"]
    assert words("u ok hun??") == ["u", "ok", "hun", "??"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t",
        "53 people\n\nwatched  it ",
        "\u200b\ufeff53\u00adpeople",
        "{{ {{ }} [A B",
        "a\x00b\x1b[0m",
        "’’’‘“”",
        "((((((((((",
        "{% " * 50,
        "#" * 300,
        "@",
        "\U0001f468\u200d" * 40,
        "\ud7ff\ue000",
        "e\u0301" * 20,
    ],
)
def test_text_and_offsets_are_kept(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_odd_spaces_become_plain_ones_in_their_place() -> None:
    text = "53\u00a0people\u202fof\u2009ours"
    doc = NLP(text)
    assert [token.text for token in doc] == ["53", "people", "of", "ours"]
    assert doc.text == plain_spaces(text) == "53 people of ours"


@pytest.mark.parametrize("run", ["(", "{{", "'s", "😂", "%(", "$", "#a", "https://x.io/?a=1&"])
def test_long_runs_take_no_long_time(run: str) -> None:
    text = f"So 53 people watched {run * 5000} it. Who?"
    start = time.process_time()
    doc = NLP.make_doc(text)
    assert time.process_time() - start < 3
    assert doc.text == text
    assert [token.text for token in doc][:4] == ["So", "53", "people", "watched"]


def test_long_links_are_one_token() -> None:
    link = "https://example.com/a?b=" + "c" * 400
    assert words(f"See {link}, all 53 of you") == ["See", link, ",", "all", "53", "of", "you"]


def test_long_text_is_not_refused() -> None:
    assert NLP.max_length >= 10_000_000


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        (
            "To the 53 people who’ve watched A Christmas Prince every day: who hurt you?",
            "people",
            "watched",
        ),
        ("53 of you watched it", "53", "watched"),
        ("53 folks had watched its new film day by day", "folks", "watched"),
        ("12,750 people ordered a single takeaway on Valentine's Day", "people", "ordered"),
        ("shoutout to the 7 legends who finished it 🙌", "legends", "finished"),
        ("our 53-person cohort streamed it twice", "cohort", "streamed"),
        ("It was watched by 53 people.", "people", "watched"),
        ("{{count}} listeners played this song on repeat", "listeners", "played"),
        ("we see you, 44 shoppers who return every single dress 👀", "shoppers", "return"),
        ("0.02% of our 9,000 members took the stairs", "%", "took"),
    ],
)
def test_governing_verb_is_found(text: str, noun: str, verb: str) -> None:
    assert governor(text, noun) == verb


def test_sentences_end() -> None:
    doc = NLP("53 people watched it. Who hurt you? We need to talk.")
    assert [sentence.text for sentence in doc.sents] == [
        "53 people watched it.",
        "Who hurt you?",
        "We need to talk.",
    ]


def test_lemmas() -> None:
    doc = NLP("They had listened to 12,750 songs and cried. WE WATCHED IT.")
    lemmas = {token.text: token.lemma_ for token in doc}
    assert lemmas["listened"] == "listen"
    assert lemmas["songs"] == "song"
    assert lemmas["12,750"] == "12750"
    assert lemmas["WATCHED"] == "watch"


def test_names_of_people_are_found() -> None:
    doc = NLP("Sarah Jones from Leeds has watched it 40 times.")
    assert ("Sarah Jones", "PER") in [(span.text, span.label_) for span in doc.ents]


def test_missing_pipeline_is_a_clear_error() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        load("no_such_pipeline")


def test_pipeline_without_a_parser_is_a_clear_error(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match=r"lacks a tagger or .* and a lemmatizer and a parser"):
        load(str(tmp_path / "blank"))


def test_pipeline_of_other_labels_is_a_clear_error(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    notes = {
        "tags": ["PRP", "VBD"],
        "lemmas": ["it", "end"],
        "heads": [1, 1],
        "deps": ["dobj", "ROOT"],
    }
    example = Example.from_dict(nlp.make_doc("it ended"), notes)
    for name in ("tagger", "trainable_lemmatizer", "parser"):
        nlp.add_pipe(name)
    nlp.initialize(lambda: [example] * 5)
    nlp.to_disk(tmp_path / "other")
    with pytest.raises(PipelineError, match="does not give Universal Dependencies"):
        load(str(tmp_path / "other"))


def test_another_pipeline_gets_our_tokenizer(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "copy")
    other = load(str(tmp_path / "copy"))
    assert other is not NLP
    assert [token.text for token in other("{{ count }} of you")] == ["{{ count }}", "of", "you"]
