"""Suppressions: in place with a reason; in the configuration for ten people or fewer."""

from __future__ import annotations

from dataclasses import replace

from linter.documents.post import Allow
from linter.findings import Finding, Severity
from linter.settings import Permission
from linter.suppress import Outcome, suppress, unknown_permissions
from linter.text import Place

KNOWN = {"small-cohort", "singled-out", "mockery"}


def finding(most: int | None = 53, rule: str = "small-cohort", line: int = 5) -> Finding:
    return Finding(
        rule=rule,
        family="disclosure",
        severity=Severity.ERROR,
        message="m",
        path="a.md",
        place=Place(line, 1, line, 9),
        excerpt="53 people",
        advice="",
        fingerprint="f" * 32,
        most=most,
    )


def allow(*rules: str, reason: str = "they opted in", lines: tuple[int, int] = (5, 5)) -> Allow:
    return Allow(rules, reason, *lines, Place(4, 1, 4, 30))


def apply(
    findings: list[Finding], allows: list[Allow], permissions: list[Permission] | None = None
) -> Outcome:
    return suppress(
        findings,
        allows,
        permissions or [],
        path="a.md",
        relative={"": "drafts/a.md"},
        known=KNOWN,
        in_force=KNOWN,
    )


def test_a_reason_suppresses() -> None:
    outcome = apply([finding()], [allow("small-cohort")])
    assert outcome.findings[0].suppressed == "they opted in"
    assert outcome.problems == ()


def test_only_on_its_lines_and_for_its_rules() -> None:
    outcome = apply([finding(line=9), finding(rule="mockery")], [allow("small-cohort")])
    assert [entry.suppressed for entry in outcome.findings] == [None, None]
    assert "no finding here needs it" in outcome.problems[0].message
    assert (outcome.problems[0].line, outcome.problems[0].column) == (4, 1)


def test_without_a_reason_it_has_no_effect_and_is_told() -> None:
    outcome = apply([finding()], [allow("small-cohort", reason="  ")])
    assert outcome.findings[0].suppressed is None
    assert len(outcome.problems) == 1
    assert "without saying why" in outcome.problems[0].message
    assert outcome.problems[0].advisory


def test_a_reason_without_a_dash_is_one_problem() -> None:
    words = ("small-cohort", "because", "they", "opted", "in")
    (problem,) = apply([], [replace(allow(*words), reason="")]).problems
    assert "write the reason after '--'" in problem.message
    wrong, missing = apply([], [replace(allow("smal-cohort", *words), reason="")]).problems
    assert "did you mean 'small-cohort'" in missing.message + wrong.message


def test_a_place_in_a_workbook_is_named() -> None:
    for words in (allow("mockery"), allow("small-cohort", reason=""), allow("small-cohort")):
        placed = replace(words, where="Plan, row 4, discreet (E4)")
        outcome = apply([finding(most=9)], [placed])
        assert outcome.problems[0].message.startswith("Plan, row 4, discreet (E4): ")


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    outcome = apply([], [allow("smal-cohort")])
    assert [problem.message for problem in outcome.problems] == [
        "there is no rule 'smal-cohort' to allow; did you mean 'small-cohort'?"
    ]


def test_an_unknown_rule_in_the_configuration_is_told_at_its_line() -> None:
    permissions = [
        Permission(("mockery", "smal-cohort"), "by legal", origin="discreet.yaml:3:5"),
        Permission(("all",), "by legal", origin="discreet.yaml:7:5"),
    ]
    told = unknown_permissions(permissions, KNOWN)
    assert [(problem.path, problem.line, problem.message) for problem in told] == [
        (
            "discreet.yaml",
            3,
            "there is no rule 'smal-cohort' to allow; did you mean 'small-cohort'?",
        ),
        ("discreet.yaml", 7, "there is no rule 'all' to allow; 'discreet rules' lists them"),
    ]
    assert all(problem.advisory for problem in told)


def test_ten_people_or_fewer_only_in_the_configuration() -> None:
    for most in (1, 10):
        outcome = apply([finding(most=most)], [allow("small-cohort")])
        assert outcome.findings[0].suppressed is None
        assert "discreet.yaml" in outcome.problems[0].message
        permission = Permission(("small-cohort",), "signed consent", ("drafts/*.md",))
        outcome = apply([finding(most=most)], [], [permission])
        assert outcome.findings[0].suppressed == "signed consent"
        assert outcome.used == {0}
    assert apply([finding(most=11)], [allow("small-cohort")]).findings[0].suppressed


def test_a_fingerprint_does_not_hold_a_number_in_another_sentence() -> None:
    named = Permission(("small-cohort",), "our own staff", fingerprints=("f" * 32,))
    for most, outside, allowed in ((9, False, True), (53, True, True), (9, True, False)):
        outcome = apply([replace(finding(most), outside=outside)], [], [named])
        assert (outcome.findings[0].suppressed is not None) is allowed
        assert ["'paths'" in problem.message for problem in outcome.problems] == [True] * (
            not allowed
        )
        assert outcome.used == {0}


def test_permissions_keep_to_their_paths_and_fingerprints() -> None:
    elsewhere = Permission(("small-cohort",), "why", ("other/",))
    another = Permission(("small-cohort",), "why", fingerprints=("0" * 32,))
    outcome = apply([finding()], [], [elsewhere, another])
    assert outcome.findings[0].suppressed is None
    assert outcome.used == frozenset()
