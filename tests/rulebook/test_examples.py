from textwrap import dedent

import pytest

from linter.rulebook import Rulebook
from linter.rulebook.examples import test_rules as run_rules

from .conftest import RULE


def report(folder, nlp):
    return run_rules([folder], pipeline=nlp)


def messages(folder, nlp):
    return [failure.message for failure in report(folder, nlp).failures]


def changed(old, new):
    text = dedent(RULE)
    assert old in text
    return text.replace(old, new, 1)


def test_a_good_rule_passes(rule_folder, nlp):
    result = report(rule_folder(obsessed=RULE), nlp)
    assert result.passed
    assert (result.rules, result.examples) == (1, 4)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[[so obsessed]]", "so [[obsessed]]", "marks “so obsessed”, and should mark “obsessed”"),
        ("[[so obsessed]]", "[[quite taken]]", "marks nothing, and should mark “quite taken”"),
        (
            '"The bridge opens on Monday."',
            '"The critics are so obsessed."',
            "fires on “so obsessed”",
        ),
        ("like us.", "like them.", "fires on “so obsessed”"),
        ("are so obsessed, like us", "are here, like us", "does not earn ourselves"),
        (
            '- "The judges seem [[so obsessed]] with the roof."',
            '- {text: "The judges seem [[so obsessed]] with the roof.", severity: error}',
            "and should be error",
        ),
        (
            '"The bridge opens on Monday."',
            '"53 subscribers finished the box set."',
            "small-cohort fires too",
        ),
    ],
)
def test_each_fault_of_a_rule_is_seen(rule_folder, nlp, old, new, words):
    found = messages(rule_folder(obsessed=changed(old, new)), nlp)
    assert any(words in message for message in found), found


def test_a_failure_stands_at_the_example(rule_folder, nlp):
    (failure,) = report(
        rule_folder(obsessed=changed("[[so obsessed]]", "so [[obsessed]]")), nlp
    ).failures
    assert (failure.line, failure.column) == (15, 7)
    assert failure.path.endswith("obsessed.yaml")


def test_also_allows_another_rule(rule_folder, nlp):
    text = changed(
        '"The bridge opens on Monday."',
        '{text: "53 subscribers finished the box set.", also: [small-cohort]}',
    )
    assert messages(rule_folder(obsessed=text), nlp) == []


def test_todo_turns_red_when_it_passes(rule_folder, nlp):
    missing = (
        dedent(RULE) + '  todo:\n    - {text: "They are [[besotted]].", reason: another word}\n'
    )
    assert messages(rule_folder(obsessed=missing), nlp) == []
    passing = dedent(RULE) + '  todo:\n    - {text: "They are [[so obsessed]].", reason: not yet}\n'
    assert "passes now" in messages(rule_folder(obsessed=passing), nlp)[0]


NUMBERS = """\
    id: crowd
    family: evidence
    summary: Few people are called a crowd
    severity: note
    why: It is not.
    sources: [aapor-disclosure]
    params:
      fewest: {type: number, default: 5000, least: 11, most: 100000, help: The smallest crowd}
    match:
      claim:
        - {path: users, op: "==", value: true}
        - {path: cohort.size.stated, op: "<", value: $params.fewest}
    message: "“{cohort.text}” is no crowd"
    advice: Tell the number.
    examples:
      bad:
        - "[[4,999 of you]] downloaded it."
        - {text: "[[9,000 of you]] downloaded it.", params: {fewest: 10000}}
      good:
        - "5,000 of you downloaded it."
        - "The bridge opens on Monday."
"""


def test_numbers_need_a_near_miss_on_both_sides(rule_folder, nlp):
    assert messages(rule_folder(crowd=NUMBERS), nlp) == []
    far = NUMBERS.replace("5,000 of you", "8,000 of you")
    (message,) = messages(rule_folder(crowd=far), nlp)
    assert "just fails" in message
    far = NUMBERS.replace("4,999 of you", "2,000 of you")
    (message,) = messages(rule_folder(crowd=far), nlp)
    assert "just holds" in message


def test_nothing_to_test_is_no_success(tmp_path, nlp):
    (tmp_path / "sources.yaml").write_text("{}", "utf-8")
    for path in (tmp_path, tmp_path / "sources.yaml"):
        result = report(path, nlp)
        assert not result.passed
        assert "no rule" in result.problems[0].message


def test_broken_files_are_in_the_report(rule_folder, nlp):
    result = report(rule_folder(obsessed=RULE, broken="id: ["), nlp)
    assert not result.passed
    assert result.problems[0].path.endswith("broken.yaml")


def test_the_shipped_rules_are_as_their_examples_say(book, nlp):
    result = run_rules(pipeline=nlp, rulebook=book)
    assert result.rules == len(book.rules) > 15
    assert [f"{f.path}:{f.line}: {f.text}: {f.message}" for f in result.failures] == []


def test_no_rule_fires_on_the_good_examples_of_another_unless_declared(book, judged):
    surprises = [
        (rule.id, match.rule, good.text)
        for rule in book.rules
        for good in rule.file.examples.good
        for match in judged(good.text, good.policy)
        if match.rule not in good.also and not good.params
    ]
    assert surprises == []


def test_the_runner_uses_the_rulebook_it_is_given(nlp):
    assert run_rules(pipeline=nlp, rulebook=Rulebook((), {}, {})).rules == 0
