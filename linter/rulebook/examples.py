"""The examples in rule files as tests: exact spans, no surprises, earned exceptions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linter.claims.extract import extract
from linter.documents.post import Block, Problem
from linter.findings import Match
from linter.rulebook.book import Rulebook
from linter.rulebook.compiling import marked_parts
from linter.rulebook.conditions import Comparison, Group, Test
from linter.rulebook.load import place_of
from linter.rulebook.model import BadExample, GoodExample, TodoExample
from linter.rulebook.reading import Reading, reading_of
from linter.rulebook.rule import Rule
from linter.rulebook.situation import Fact
from linter.text import Span
from linter.yamltree import Location, read_yaml

if TYPE_CHECKING:
    from spacy.language import Language

_ORDERED = ("<", "<=", ">", ">=")
NEAR = 1.0
"""How near an example must come to a threshold, in people (or other whole things)."""
NEAR_SHARE = 0.01
"""The same for shares of one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that an example shows to be wrong, at its place in the rule file."""

    rule: str
    path: str
    line: int
    column: int
    text: str
    message: str


@dataclass(frozen=True)
class Report:
    """What the tests of rules found. `examples` counts the drafts that were tried."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every rule file could be read and every example is as it says."""
        return not self.failures and not self.problems


@dataclass
class _Seen:
    """How near the examples came to each threshold, on either side."""

    held: dict[Comparison, float] = field(default_factory=dict)
    missed: dict[Comparison, float] = field(default_factory=dict)

    def __call__(self, comparison: Comparison, actual: Fact, expected: Fact, outcome: bool) -> None:
        if comparison.op not in _ORDERED:
            return
        if not isinstance(actual, (int, float)) or not isinstance(expected, (int, float)):
            return
        if math.isinf(actual) or math.isinf(expected):
            return
        side = self.held if outcome else self.missed
        distance = abs(actual - expected)
        side[comparison] = min(distance, side.get(comparison, math.inf))


def test_rules(
    paths: Sequence[Path] = (),
    *,
    pipeline: Language | None = None,
    rulebook: Rulebook | None = None,
) -> Report:
    """Try the examples of rules.

    Args:
        paths: rule files or folders of the user's own; empty for the rules that discreet ships.
        pipeline: the language pipeline; the one shipped when None.
        rulebook: rules loaded already, which must hold those of `paths`.
    """
    book = rulebook or Rulebook.load(paths)
    own = [rule for rule in book.rules if rule.own or not paths]
    if pipeline is None:
        from linter.language.pipeline import load

        pipeline = load()
    tester = _Tester(book, pipeline)
    failures = [failure for rule in own for failure in tester.test(rule)]
    count = sum(
        len(rule.file.examples.bad) + len(rule.file.examples.good) + len(rule.file.examples.todo)
        for rule in own
    )
    problems = book.problems
    if paths and not own and not problems:
        problems = (Problem(str(paths[0]), "there is no rule here to test; name its file"),)
    return Report(len(own), count, tuple(failures), problems)


# Its name is what users call it; pytest must not take it for a test of ours.
test_rules.__test__ = False  # type: ignore[attr-defined]


class _Tester:
    def __init__(self, book: Rulebook, pipeline: Language) -> None:
        self._book = book
        self._pipeline = pipeline

    def test(self, rule: Rule) -> list[Failure]:
        """Everything that the examples of one rule show to be wrong."""
        seen = _Seen()
        failures: list[Failure] = []
        examples = rule.file.examples
        for index, bad in enumerate(examples.bad):
            location: Location = ("examples", "bad", index)
            failures += self._located(
                rule, location, bad.text, self._bad(rule, bad, location, seen)
            )
        for index, good in enumerate(examples.good):
            location = ("examples", "good", index)
            failures += self._located(rule, location, good.text, self._good(rule, good, seen))
        for index, todo in enumerate(examples.todo):
            location = ("examples", "todo", index)
            failures += self._located(rule, location, todo.text, self._todo(rule, todo, location))
        for comparison, message in _far(rule, seen):
            failures += self._located(rule, comparison.location, comparison.path, [message])
        return failures

    def _bad(
        self, rule: Rule, example: BadExample, location: Location, seen: _Seen
    ) -> Iterator[str]:
        text, marks = marked_parts(example.text, location)
        book = self._with_params(rule, example.params)
        reading = self._read(text)
        matches = book.judge(reading, book.policy(example.policy), seen)
        mine = [match for match in matches if match.rule == rule.id]
        expected = [Span(*mark) for mark in marks]
        found = sorted({match.span for match in mine})
        if found != expected:
            yield f"marks {_quoted(found, text)}, and should mark {_quoted(expected, text)}"
        if example.severity is not None:
            wrong = [match for match in mine if match.severity.value != example.severity]
            for match in wrong:
                weight = f"{match.severity.value} ({match.message})"
                yield f"is {weight}, and should be {example.severity}"
        yield from _surprises(rule, matches, example.also, text)

    def _good(self, rule: Rule, example: GoodExample, seen: _Seen) -> Iterator[str]:
        book = self._with_params(rule, example.params)
        reading = self._read(example.text)
        policy = book.policy(example.policy)
        matches = book.judge(reading, policy, seen)
        for match in matches:
            if match.rule == rule.id:
                words = match.span.cut(example.text)
                yield f"fires on “{words}” ({match.message}), and should not"
        yield from _surprises(rule, matches, example.also, example.text)
        if example.earns is not None:
            bare = replace(
                book,
                rules=tuple(r.without(example.earns) if r.id == rule.id else r for r in book.rules),
                _judges={},
            )
            if not any(match.rule == rule.id for match in bare.judge(reading, policy)):
                yield f"does not earn {example.earns}: without that exception nothing fires either"

    def _todo(self, rule: Rule, example: TodoExample, location: Location) -> Iterator[str]:
        policy = self._book.policy(example.policy)
        if "[[" in example.text:
            text, marks = marked_parts(example.text, location)
            expected = [Span(*mark) for mark in marks]
        else:
            text, expected = example.text, []
        matches = self._book.judge(self._read(text), policy)
        if sorted({match.span for match in matches if match.rule == rule.id}) == expected:
            yield f"passes now: move it to {'bad' if expected else 'good'}"

    def _with_params(self, rule: Rule, params: dict[str, object]) -> Rulebook:
        if not params:
            return self._book
        changed = rule.with_params(params)
        return replace(
            self._book,
            rules=tuple(changed if r.id == rule.id else r for r in self._book.rules),
            _judges={},
        )

    def _read(self, text: str) -> Reading:
        doc = self._pipeline(text)
        blocks = tuple(_paragraphs(text))
        return reading_of(doc, text, blocks, extract(doc, blocks))

    def _located(
        self, rule: Rule, location: Location, text: str, messages: Iterable[str]
    ) -> list[Failure]:
        found = list(messages)
        if not found:
            return []
        tree = read_yaml(Path(rule.origin).read_text("utf-8-sig"))
        line, column = place_of(tree, location)
        return [Failure(rule.id, rule.origin, line, column, text, message) for message in found]


def _paragraphs(text: str) -> Iterator[Block]:
    """The blocks of an example: paragraphs, and quotes where a line begins with >."""
    start = 0
    for part in text.split("\n\n"):
        yield Block(start, start + len(part), "quote" if part.startswith(">") else "paragraph")
        start += len(part) + 2


def _quoted(spans: Sequence[Span], text: str) -> str:
    return " and ".join(f"“{span.cut(text)}”" for span in spans) or "nothing"


def _surprises(
    rule: Rule, matches: Sequence[Match], also: Sequence[str], text: str
) -> Iterator[str]:
    for match in matches:
        if match.rule != rule.id and match.rule not in also:
            words = match.span.cut(text)
            found = f"{match.rule} fires too, on “{words}” ({match.message})"
            yield f"{found}: name it under `also`, or mend it"


def _far(rule: Rule, seen: _Seen) -> Iterator[tuple[Comparison, str]]:
    """The thresholds to which no example comes near on one side."""
    for comparison in _comparisons(rule):
        near = NEAR_SHARE if comparison.path == "cohort.share" else NEAR
        sides = [
            name
            for name, side in (("just holds", seen.held), ("just fails", seen.missed))
            if comparison not in side or side[comparison] > near
        ]
        if sides and (comparison in seen.held or comparison in seen.missed):
            bound = ("$" if comparison.references[0] else "") + str(comparison.values[0])
            yield (
                comparison,
                f"no example in which {comparison.path} {comparison.op} {bound} "
                f"{' or '.join(sides)}: "
                "add one on each side of the number",
            )


def _comparisons(rule: Rule) -> Iterator[Comparison]:
    tests: list[Test] = [*rule.tests.values(), *(e.when for e in rule.escalations)]
    if rule.where is not None:
        tests.append(rule.where)
    while tests:
        test = tests.pop()
        if isinstance(test, Group):
            tests.extend(test.parts)
        elif test.op in _ORDERED:
            yield test
