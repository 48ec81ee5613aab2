from pathlib import Path
from textwrap import dedent

import pytest

from linter.acts.find import find_acts
from linter.claims.extract import extract
from linter.claims.model import (
    Behaviour,
    Claim,
    Cohort,
    Detail,
    Interval,
    Kind,
    Scope,
    Topic,
    Understanding,
    Unit,
)
from linter.rulebook import Reading, Rulebook
from linter.text import Span


@pytest.fixture(scope="session")
def book():
    return Rulebook.load()


@pytest.fixture(scope="session")
def judged(nlp, book):
    """Text and policy → the matches of the whole path."""

    def run(text, policy="standard", rulebook=None):
        doc = nlp(text)
        understanding = extract(doc, ())
        reading = Reading(doc, text, (), understanding, find_acts(doc, understanding, ()))
        return (rulebook or book).judge(reading, book.policy(policy))

    return run


def make_claim(text, cohort, size, *, kind=Kind.PRIVATE, behaviour="watched it", **changes):
    """A claim over the words of a text, as the extractor would give it."""
    start = text.index(cohort)
    fields = {"unit": Unit.PEOPLE, "scope": Scope.USERS, "size": size and Interval(*size)}
    for name in (
        "single",
        "implied",
        "unfilled",
        "extreme",
        "named",
        "share",
        "base",
        "complement",
        "noun",
        "unit",
        "scope",
    ):
        if name in changes:
            fields[name] = changes.pop(name)
    deed = None
    if behaviour:
        begin = text.index(behaviour)
        deed = Behaviour(Span(begin, begin + len(behaviour)), behaviour, behaviour.split()[0], kind)
    narrowing = tuple(
        Detail(kind, Span(text.index(words), text.index(words) + len(words)), words)
        for kind, words in changes.pop("narrowing", ())
    )
    topics = tuple(
        Topic(name, Span(text.index(words), text.index(words) + len(words)), True)
        for name, words in changes.pop("topics", ())
    )
    return Claim(
        Span(start, len(text)),
        text[start:],
        Cohort(Span(start, start + len(cohort)), cohort, **fields),
        deed,
        narrowing=narrowing,
        topics=topics,
        **changes,
    )


@pytest.fixture(scope="session")
def held(nlp, book):
    """Hand-made claims → the matches of the shipped rules."""

    def run(text, *claims, policy=None, rulebook=None):
        reading = Reading(nlp(text), text, (), Understanding(claims))
        return (rulebook or book).judge(reading, policy or book.policy("standard"))

    return run


@pytest.fixture
def rule_folder(tmp_path):
    """Writes files of rules and gives their folder."""

    def write(**files):
        folder = tmp_path / "rules"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name.replace('_', '-')}.yaml").write_text(dedent(text), "utf-8")
        return Path(folder)

    return write


RULE = """\
    id: obsessed
    family: tone
    summary: Calls people obsessed
    severity: warning
    why: They feel laughed at.
    sources: [talkdown]
    match:
      phrases: ["so obsessed"]
    unless:
      - {id: ourselves, why: We laugh at ourselves., near: {phrases: [like us]}}
    message: "“{text}” laughs at listeners"
    advice: Say what you love.
    examples:
      bad:
        - "The editors are [[so obsessed]] with the new bridge."
        - "The judges seem [[so obsessed]] with the roof."
      good:
        - "The bridge opens on Monday."
        - {text: "The editors are so obsessed, like us.", earns: ourselves}
"""
