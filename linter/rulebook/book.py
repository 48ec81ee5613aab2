"""The rulebook: all rules in force, the policies and the sources, and the judge over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from linter.documents.post import Problem
from linter.findings import Match, Severity
from linter.resources import rules_folder
from linter.rulebook.conditions import Trace
from linter.rulebook.judge import Hit, Judge, near_key
from linter.rulebook.load import (
    LoadError,
    place_of,
    read_model,
    read_policies,
    read_rule,
    read_sources,
    rule_files,
    sources_of,
)
from linter.rulebook.policy import Policy, policy_from
from linter.rulebook.reading import Reading
from linter.rulebook.rule import Rule, RuleError
from linter.rulebook.sources import Source, SourcesFile
from linter.rulebook.words import WordMatcher
from linter.yamltree import Location

if TYPE_CHECKING:
    from spacy.vocab import Vocab


class Setting(Protocol):
    """What a configuration says of one rule; None and empty where it says nothing."""

    @property
    def enabled(self) -> bool | None:
        """Switched on or off."""

    @property
    def severity(self) -> Severity | None:
        """Another severity."""

    @property
    def params(self) -> Mapping[str, object]:
        """Parameters to set."""


class SettingError(ValueError):
    """A setting that no rule takes: which rule, which parameter (or empty), what is wrong."""

    def __init__(self, rule: str, parameter: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True)
class Rulebook:
    """Rules by id, in the order of families and files; policies; sources.

    `problems` are the files of the user's that could not be used; the other rules still are.
    """

    rules: tuple[Rule, ...]
    policies: Mapping[str, Policy]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...] = ()
    _judges: dict[int, tuple[Vocab, Judge]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, extra: Iterable[Path] = (), folder: Path | None = None) -> Rulebook:
        """The rules that discreet ships and those of the user.

        Args:
            extra: files or folders of the user's own rules; a `sources.yaml` beside them adds to
                the sources. No two rules may share an id.
            folder: another place for the shipped rules, for tests.

        Raises:
            LoadError: a shipped file is broken, so the installation is.
        """
        home = folder or rules_folder()
        sources: dict[str, Source] = dict(read_sources(home / "sources.yaml").root)
        policies = {
            name: policy_from(file) for name, file in read_policies(home / "policies").items()
        }
        rules = {
            rule.id: rule for rule in (read_rule(path, own=False) for path in rule_files(home))
        }
        problems: list[Problem] = []
        for root in extra:
            _add(root, rules, sources, problems)
        for rule in list(rules.values()):
            problem = _misnamed(rule, rules, sources)
            if problem is None:
                continue
            if not rule.own:
                raise LoadError([problem])
            problems.append(problem)
            del rules[rule.id]
        for policy in policies.values():
            _check_policy_sources(policy, sources, home)
        order = {"disclosure": 0, "topic": 1, "tone": 2, "evidence": 3}
        ordered = sorted(rules.values(), key=lambda rule: (order[rule.family], rule.own, rule.id))
        return cls(tuple(ordered), policies, sources, tuple(problems))

    def get(self, identifier: str) -> Rule | None:
        """The rule of an id, switched off or not."""
        return next((rule for rule in self.rules if rule.id == identifier), None)

    def nearest(self, identifier: str) -> str | None:
        """The id that was most likely meant."""
        near = get_close_matches(identifier, [rule.id for rule in self.rules], n=1, cutoff=0.5)
        return near[0] if near else None

    def policy(self, name: str) -> Policy:
        """A policy by name.

        Raises:
            KeyError: none is called so; the message names those there are.
        """
        if name not in self.policies:
            near = get_close_matches(name, self.policies, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(self.policies)}"
            raise KeyError(f"no policy is called {name}; {hint}")
        return self.policies[name]

    def configured(
        self,
        settings: Mapping[str, Setting],
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> Rulebook:
        """The same rulebook as a configuration wants it.

        Args:
            settings: rule id → switched on or off, another severity, parameters.
            select: only these rules; empty for all.
            ignore: all but these.

        Raises:
            SettingError: an unknown rule or parameter, or a value that it does not take.
        """
        for identifier in (*settings, *select, *ignore):
            if self.get(identifier) is None:
                near = self.nearest(identifier)
                hint = f"; did you mean {near}?" if near else "; `discreet rules` lists them"
                raise SettingError(identifier, "", f"no rule is called {identifier}{hint}")
        return replace(
            self,
            rules=tuple(_set(rule, settings, select, ignore) for rule in self.rules),
            _judges={},
        )

    def judge(self, reading: Reading, policy: Policy, trace: Trace | None = None) -> list[Match]:
        """What the rules in force find in a post, sorted by place; the same from run to run."""
        return self._judge(reading.doc.vocab).judge(reading, policy, trace)

    def hits(self, reading: Reading, policy: Policy, trace: Trace | None = None) -> list[Hit]:
        """The same before any rule yields to another: for tests of rules."""
        return self._judge(reading.doc.vocab).hits(reading, policy, trace)

    def literals(self) -> frozenset[str]:
        """Lower-case words for the screen.

        The contract: a text that holds none of them as a substring (in any case), and in which no
        claim, statement or speech act can be found, has no finding. A phrase or pattern rule
        gives, for each of its phrases, the words one of which must stand in the text; a rule over
        claims, statements or acts gives none, for it depends on what the layers below need.
        """
        words: set[str] = set()
        for rule in self.rules:
            if rule.enabled:
                words |= rule.literals
        return frozenset(words)

    def fingerprint(self) -> str:
        """A digest of all that decides what the rules find: equal ones judge alike."""
        digest = hashlib.sha256()
        for rule in self.rules:
            parts = (
                rule.file.model_dump_json(),
                rule.override,
                rule.enabled,
                sorted(rule.params.items()),
            )
            digest.update(repr(parts).encode())
        for name, policy in sorted(self.policies.items()):
            digest.update(repr((name, sorted(policy.values.items(), key=str))).encode())
        return digest.hexdigest()

    def _judge(self, vocab: Vocab) -> Judge:
        held = self._judges.get(id(vocab))
        if held is None or held[0] is not vocab:
            rules = [rule for rule in self.rules if rule.enabled]
            phrases = {rule.id: rule.phrases for rule in rules if rule.phrases}
            for rule in rules:
                if rule.near:
                    phrases[near_key(rule.id, "")] = rule.near
                for exception in rule.exceptions:
                    if exception.near:
                        phrases[near_key(rule.id, exception.id)] = exception.near
            patterns = {rule.id: rule.patterns for rule in rules if rule.patterns}
            held = (vocab, Judge(rules, WordMatcher(phrases, patterns, vocab)))
            self._judges[id(vocab)] = held
        return held[1]


def _set(
    rule: Rule, settings: Mapping[str, Setting], select: Sequence[str], ignore: Sequence[str]
) -> Rule:
    setting = settings.get(rule.id)
    enabled = rule.enabled
    if setting is not None:
        if setting.enabled is not None:
            enabled = setting.enabled
        try:
            rule = rule.with_params(setting.params)
        except RuleError as error:
            raise SettingError(rule.id, str(error.location[0]), error.message) from None
        if setting.severity is not None:
            rule = replace(rule, override=setting.severity)
    if select:
        enabled = rule.id in select
    return replace(rule, enabled=enabled and rule.id not in ignore)


def _add(
    root: Path, rules: dict[str, Rule], sources: dict[str, Source], problems: list[Problem]
) -> None:
    if not root.exists():
        problems.append(Problem(str(root), "there is no such file or folder of rules"))
        return
    paths = list(rule_files(root))
    if root.is_dir() and not paths:
        message = "there is no rule in this folder; a rule is a file such as our-rule.yaml"
        problems.append(Problem(str(root), message, advisory=True))
    top = root.resolve() if root.is_dir() else root.resolve().parent
    for beside in dict.fromkeys(found for place in (root, *paths) for found in sources_of(place)):
        if not beside.resolve().is_relative_to(top):
            continue  # A link that leads out, which is not followed for rules either.
        try:
            sources.update(read_model(beside, SourcesFile)[0].root)
        except LoadError as error:
            problems.extend(error.problems)
    for path in paths:
        try:
            rule = read_rule(path, own=True)
        except LoadError as error:
            problems.extend(error.problems)
            continue
        there = rules.get(rule.id)
        if there is not None:
            whose = (
                f"in {there.origin} already"
                if there.own
                else "by discreet itself; switch that one off"
            )
            problems.append(
                Problem(
                    str(path),
                    f"a rule {rule.id} is written {whose}: give this one another id",
                    1,
                    1,
                )
            )
            continue
        rules[rule.id] = rule


def _misnamed(
    rule: Rule, rules: Mapping[str, Rule], sources: Mapping[str, Source]
) -> Problem | None:
    """The first source or other rule that a rule names and that does not exist."""
    file = rule.file
    for index, name in enumerate(file.sources):
        if name not in sources:
            hint = "add it to sources.yaml beside the rule"
            return _unknown(rule, "source", name, sources, ("sources", index), hint)
    named: list[tuple[str, Location]] = [
        (name, ("yields_to", index)) for index, name in enumerate(file.yields_to)
    ]
    declared = {
        "bad": [example.also for example in file.examples.bad],
        "good": [example.also for example in file.examples.good],
    }
    named += [
        (name, ("examples", kind, number, "also", index))
        for kind, lists in declared.items()
        for number, names in enumerate(lists)
        for index, name in enumerate(names)
    ]
    for name, location in named:
        if name not in rules:
            return _unknown(rule, "rule", name, rules, location, "`discreet rules` lists them")
    return None


def _unknown(
    rule: Rule, what: str, name: str, known: Iterable[str], location: Location, otherwise: str
) -> Problem:
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else otherwise
    _, tree = read_model(Path(rule.origin), type(rule.file))
    line, column = place_of(tree, location)
    return Problem(rule.origin, f"no {what} is called {name}; {hint}", line, column)


def _check_policy_sources(policy: Policy, sources: Mapping[str, Source], home: Path) -> None:
    for key, names in policy.sources.items():
        for name in names:
            if name not in sources:
                path = str(home / "policies" / f"{policy.name}.yaml")
                raise LoadError(
                    [Problem(path, f"{key} names the source {name}, which sources.yaml lacks")]
                )
