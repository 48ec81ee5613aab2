"""The library's functions, for programs. `linter/__init__.py` offers them lazily."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from linter.analysis import Failure
from linter.claims.model import Claim
from linter.config.resolve import Configuration
from linter.documents.post import Problem
from linter.engine import Checker, Task, read_task
from linter.findings import Finding
from linter.result import Result
from linter.run import Request, run
from linter.settings import Settings

if TYPE_CHECKING:
    from linter.rulebook import Policy


@lru_cache(maxsize=4)
def _checker(screened: bool = True) -> Checker:
    """One checker for the process: it keeps the parser and the rules between calls."""
    return Checker(screened=screened)


def check(
    text: str, *, path: str = "<text>", policy: str = "standard", settings: Settings | None = None
) -> list[Finding]:
    """The findings in one text, suppressed ones included.

    Args:
        text: the draft. Its places count lines and columns from 1, in code points.
        path: the name it is read as: the suffix says the kind (`post.md`, `week.csv`); plain text
            by default.
        policy: lenient, standard or strict.
        settings: all else that a configuration can say; its policy counts where it is given.
            Relative `rule_paths` start from the current folder; files that change are read anew.

    Raises:
        SettingsError: a policy, rule or threshold that there is not, or a rule file that is broken.
        RuntimeError: the text could not be read or analysed; the message says why.
    """
    from linter import ruling

    chosen = settings or replace(Settings(), policy=policy)
    if ruling.forget_changed_rules():
        _checker.cache_clear()
    ruling.require_own_rules(chosen)
    ruling.load_policy(chosen)  # Else a text in which nothing is to be judged would hide a slip.
    data = text.encode("utf-8", "surrogatepass")
    outcome = _checker().check([Task(path, chosen, identity=path, data=data)])[0]
    _refuse(outcome.result.problems)
    return list(outcome.result.findings)


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise the first problem that kept something from being judged."""
    for problem in problems:
        if not problem.advisory:
            raise RuntimeError(f"{problem.path}: {problem.message}")


def check_paths(
    paths: str | Path | Iterable[str | Path],
    *,
    config: str | Path | None = None,
    policy: str | None = None,
    jobs: int = 1,
) -> Result:
    """Check files and folders, or a single one, as `discreet check` does, configuration included.

    What could not be read, a configuration in the tree among it, is in the result's problems.

    Raises:
        ConfigError: the configuration that is given, or the policy, cannot be used.
    """
    from linter import ruling

    ruling.forget_changed_rules()
    overrides: Mapping[str, object] = {} if policy is None else {"policy": policy}
    configuration = Configuration(None if config is None else Path(config), overrides)
    # One string would else be walked letter by letter, "/" and "." among them.
    named = [paths] if isinstance(paths, str | Path) else paths
    return run(Request([str(path) for path in named], configuration, jobs=jobs))


def extract_claims(text: str, *, path: str = "<text>") -> list[Claim]:
    """The claims about people in one text, post by post.

    Spans are no places in `text`: they count code points from the start of the post that the claim
    is in, in its words as people read them (without mark-up, its white space and line ends made
    even). A claim's own `text` gives its words; for lines and columns in a file, use
    `discreet claims --format json`.

    Raises:
        RuntimeError: the text could not be read or analysed; the message says why.
    """
    data = text.encode("utf-8", "surrogatepass")
    document = read_task(Task(path, Settings(), identity=path, data=data))
    _refuse(document.problems)
    analyser = _checker().analyser(Settings())
    claims: list[Claim] = []
    for understood in analyser.understand(document.posts):
        if isinstance(understood, Failure):
            raise RuntimeError(understood.reason)
        claims.extend(understood)
    return claims


def load_policy(name: str = "standard", thresholds: Mapping[str, int] | None = None) -> Policy:
    """A policy by name, with your own thresholds over it (11 people or more).

    Raises:
        SettingsError: there is no such policy or threshold, or a threshold is too low.
    """
    from linter import ruling

    return ruling.load_policy(replace(Settings(), policy=name, thresholds=dict(thresholds or {})))
