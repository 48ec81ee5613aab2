"""From a validated rule file to a rule: everything checked that pydantic cannot check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linter.findings import Severity
from linter.lexicons import shipped
from linter.rulebook.conditions import ConditionError, Test, compile_condition, look_up
from linter.rulebook.model import Condition, Exemption, Near, RuleFile, Saying
from linter.rulebook.paths import OF_EVERY_CLAIM, Subject
from linter.rulebook.rule import (
    POLICY_KEYS,
    Escalation,
    Exempt,
    Rule,
    RuleError,
    Weighing,
    parameter_value,
)
from linter.rulebook.templates import Remark, TemplateError, parse_template
from linter.rulebook.words import (
    Element,
    WordsError,
    check_pattern,
    check_word,
    parse_phrase,
    pattern_literals,
    phrase_literals,
)
from linter.yamltree import Location


def compile_rule(file: RuleFile, origin: str, own: bool) -> Rule:
    """Check all that pydantic cannot.

    Raises:
        RuleError: the first thing that makes no sense.
    """
    return _Compiler(file).rule(origin, own)


class _Compiler:
    def __init__(self, file: RuleFile) -> None:
        self.file = file
        self.types = {
            name: {"number": "number", "flag": "flag", "words": "words"}[spec.type]
            for name, spec in file.params.items()
        }
        kinds: set[Subject] = set()
        if file.match.claim:
            kinds.add("claim")
        if file.match.statement:
            kinds.add("statement")
        if file.match.act:
            kinds.add("act")
        if file.match.phrases or file.match.patterns:
            kinds.add("words")
        self.subjects = frozenset(kinds)
        self.sets = {name: self._set(name, words) for name, words in file.sets.items()}

    def rule(self, origin: str, own: bool) -> Rule:
        file = self.file
        tests: dict[Subject, Test] = {}
        kinds: tuple[Subject, ...] = ("claim", "statement", "act")
        for kind in kinds:
            condition = getattr(file.match, kind)
            if condition is not None:
                tests[kind] = self._test(condition, ("match", kind), frozenset({kind}))
        where = file.match.where
        rule = Rule(
            file=file,
            origin=origin,
            own=own,
            severity=self._weighing(file.severity, ("severity",)),
            tests=tests,
            where=self._test(where, ("match", "where"), frozenset({"words"})) if where else None,
            near=self._near(file.match.near, ("match", "near")),
            phrases=tuple(
                self._phrase(phrase, ("match", "phrases", index))
                for index, phrase in enumerate(file.match.phrases)
            ),
            patterns=tuple(
                self._pattern(pattern, ("match", "patterns", index))
                for index, pattern in enumerate(file.match.patterns)
            ),
            exceptions=tuple(self._exception(e, ("unless", i)) for i, e in enumerate(file.unless)),
            escalations=tuple(self._escalation(i) for i in range(len(file.raises))),
            message=self._sayings(file.message, "message"),
            advice=self._sayings(file.advice, "advice"),
            params={
                name: parameter_value(spec, spec.default, ("params", name, "default"))
                for name, spec in file.params.items()
            },
        )
        self._check_always_said(rule.message)
        self._check_examples()
        return rule

    def _set(self, name: str, words: Sequence[str]) -> list[str]:
        result: list[str] = []
        for index, word in enumerate(words):
            if not word.startswith("@"):
                try:
                    for part in word.split():
                        check_word(part)
                except WordsError as error:
                    raise RuleError(str(error), ("sets", name, index)) from None
                result.append(word)
                continue
            lexicon, _, sense = word[1:].partition(":")
            try:
                entries = shipped(lexicon).senses[sense] if sense else shipped(lexicon).words()
            except (OSError, KeyError, ValueError):
                raise RuleError(
                    f"no word list {word[1:]}; write @lexicon:sense", ("sets", name, index)
                ) from None
            result.extend(sorted(entry.replace("-", " ") for entry in entries))
        return result

    def _test(
        self, condition: Condition, location: Location, subjects: frozenset[Subject] | None = None
    ) -> Test:
        try:
            return compile_condition(
                condition, location, subjects or self.subjects, self.types, POLICY_KEYS
            )
        except ConditionError as error:
            raise RuleError(error.message, error.location) from None

    def _weighing(self, text: str, location: Location) -> Weighing:
        if text in ("error", "warning", "note"):
            return Weighing(Severity(text))
        key = text.removeprefix("$policy.")
        if text.startswith("$policy.") and POLICY_KEYS.get(key) == "text":
            return Weighing(None, key)
        choices = ", ".join(f"$policy.{key}" for key, kind in POLICY_KEYS.items() if kind == "text")
        raise RuleError(
            f"{text!r} is no severity: error, warning, note, or one of {choices}", location
        )

    def _phrase(self, phrase: str, location: Location) -> tuple[Element, ...]:
        try:
            elements = parse_phrase(phrase, self.sets)
        except WordsError as error:
            raise RuleError(str(error), location) from None
        if not phrase_literals(elements) and not self.file.literals:
            raise RuleError(
                "no plain word in this phrase can serve to look for it quickly; "
                "add one, or name the words it needs under `literals`",
                location,
            )
        return elements

    def _pattern(
        self, pattern: list[dict[str, Any]], location: Location
    ) -> tuple[dict[str, Any], ...]:
        try:
            checked = check_pattern(pattern, self.sets)
        except WordsError as error:
            raise RuleError(str(error), location) from None
        if not pattern_literals(checked) and not self.file.literals:
            raise RuleError(
                "no LOWER or TEXT in this pattern can serve to look for it quickly; "
                "add one, or name the words it needs under `literals`",
                location,
            )
        return tuple(checked)

    def _exception(self, exemption: Exemption, location: Location) -> Exempt:
        return Exempt(
            exemption.id,
            self._test(exemption.when, (*location, "when")) if exemption.when else None,
            self._near(exemption.near, (*location, "near")),
            exemption.near.within if exemption.near else "sentence",
            frozenset(exemption.blocks),
        )

    def _near(self, near: Near | None, location: Location) -> tuple[tuple[Element, ...], ...]:
        phrases: list[tuple[Element, ...]] = []
        for index, phrase in enumerate(near.phrases if near else ()):
            try:
                phrases.append(parse_phrase(phrase, self.sets))
            except WordsError as error:
                raise RuleError(str(error), (*location, "phrases", index)) from None
        return tuple(phrases)

    def _escalation(self, index: int) -> Escalation:
        entry = self.file.raises[index]
        because = None
        if entry.because:
            because = self._remark(Saying(text=entry.because), ("raises", index, "because"))
        return Escalation(
            self._weighing(entry.to, ("raises", index, "to")),
            self._test(entry.when, ("raises", index, "when")),
            because,
        )

    def _sayings(self, sayings: Sequence[Saying], name: str) -> tuple[Remark, ...]:
        return tuple(
            self._remark(saying, (name, index, "text")) for index, saying in enumerate(sayings)
        )

    def _remark(self, saying: Saying, location: Location) -> Remark:
        def check(path: str) -> None:
            look_up(path, location, self.subjects, self.types, POLICY_KEYS)

        try:
            template = parse_template(saying.text, check)
        except TemplateError as error:
            raise RuleError(str(error), location) from None
        except ConditionError as error:
            raise RuleError(error.message, location) from None
        when = self._test(saying.when, (*location[:-1], "when")) if saying.when else None
        return Remark(template, when)

    def _check_always_said(self, message: Sequence[Remark]) -> None:
        last = message[-1]
        safe = OF_EVERY_CLAIM if self.subjects == {"claim"} else frozenset()
        lacking = [
            path
            for path, _ in last.template.holes
            if path not in safe
            and not look_up(path, (), self.subjects, self.types, POLICY_KEYS).always
        ]
        if last.when is not None or lacking:
            which = f" ({{{lacking[0]}}} is none)" if lacking else ""
            raise RuleError(
                "the last message may have no `when` and may name only paths that every match has"
                f"{which}; otherwise there is a draft for which nothing can be said",
                ("message",),
            )

    def _check_examples(self) -> None:
        exceptions = {exemption.id for exemption in self.file.unless}
        earned = {example.earns for example in self.file.examples.good}
        for index, example in enumerate(self.file.examples.good):
            if example.earns and example.earns not in exceptions:
                known = ", ".join(sorted(exceptions)) or "none"
                raise RuleError(
                    f"no exception is called {example.earns}; there are {known}",
                    ("examples", "good", index, "earns"),
                )
        for index, exemption in enumerate(self.file.unless):
            if exemption.id not in earned:
                raise RuleError(
                    f"no good example earns the exception {exemption.id}: "
                    f"add one with `earns: {exemption.id}`",
                    ("unless", index, "id"),
                )
        for index, bad in enumerate(self.file.examples.bad):
            marked_parts(bad.text, ("examples", "bad", index))


def marked_parts(text: str, location: Location) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example without its `[[ ]]`, and the spans they mark.

    Raises:
        RuleError: marks that do not pair up, or none.
    """
    plain = ""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    position = 0
    while position < len(text):
        mark = text[position : position + 2]
        if mark == "[[" and start is None:
            start = len(plain)
            position += 2
        elif mark == "]]" and start is not None:
            spans.append((start, len(plain)))
            start = None
            position += 2
        else:
            plain += text[position]
            position += 1
    if start is not None or not spans or any(begin == end for begin, end in spans):
        raise RuleError("put [[ and ]] round exactly the words that the rule marks", location)
    return plain, spans
