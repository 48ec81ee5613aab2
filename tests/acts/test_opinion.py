import json

import pytest
from spacy.language import Language

from linter.acts import opinion
from linter.acts.find import find_acts, weigh
from linter.acts.model import Kind
from linter.claims.extract import extract
from linter.language.pipeline import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_the_shipped_weights_are_well_formed() -> None:
    content = json.loads(opinion.WEIGHTS.read_text(encoding="utf-8"))
    assert set(content) == {"weights", "bias", "threshold"}
    assert 0.5 < content["threshold"] < 1
    assert all(
        name.split(":")[0] in {"cue", "claim", "shape", "form", "last"}
        for name in content["weights"]
    )


def test_a_suspicion_gives_its_reasons_and_no_family_of_its_own(nlp: Language) -> None:
    doc = nlp(
        "To the 9 riders who booked a cab for ninety metres on Sunday: bored, were we? Lads. Lads."
    )
    suspected = [act for act in find_acts(doc, extract(doc)) if act.kind is Kind.SUSPECTED]
    named = [act for act in find_acts(doc, extract(doc)) if act.kind is not Kind.SUSPECTED]
    assert suspected or named
    for act in suspected:
        assert act.cues
        assert act.family == "suspected"
    # Where structure or a lexicon names an act, the model has nothing to add.
    assert not (suspected and named)


def test_articles_and_posts_without_people_are_not_judged(nlp: Language) -> None:
    doc = nlp("Trains run on time. " * 80)
    assert opinion.second_opinion(weigh(doc, extract(doc))) is None
    doc = nlp("Doors open at seven.")
    assert opinion.second_opinion(weigh(doc, extract(doc))) is None


def test_the_last_remark_is_told_from_those_before_it(nlp: Language) -> None:
    doc = nlp("Twelve of you ordered soup at noon. Cold, was it? We open at nine.")
    seen = opinion.features(weigh(doc, extract(doc)))
    assert seen is not None
    assert seen["shape:question"] and not seen["last:shape:question"]
    assert seen["last:shape:no-you-we"] and seen["form:ends-on-comment"]
    assert seen["form:comments-2"]


def test_a_given_model_decides_and_says_why_in_words(nlp: Language) -> None:
    doc = nlp("Twelve of you ordered soup at noon. Cold, was it?")
    weighed = weigh(doc, extract(doc))
    model = opinion.Model({"last:shape:question": 2.0}, 0.0, 0.8)
    suspected = opinion.second_opinion(weighed, model)
    assert suspected is not None
    assert suspected.reasons == ("a question",)
    assert suspected.item.utterance.text() == "Cold, was it?"
    assert suspected.probability == pytest.approx(0.881, abs=0.001)
    assert opinion.second_opinion(weighed, model._replace(threshold=0.9)) is None
