"""A whole run: find the files, what holds for each, check them, leave out the baseline's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.analysis import Failure
from linter.baseline import Baseline
from linter.cache import Cache
from linter.claims.model import Claim
from linter.config.load import ConfigError
from linter.config.resolve import Configuration, Resolved, located, relative_to
from linter.documents.discover import discover
from linter.documents.post import Problem
from linter.engine import (
    Checker,
    LineRange,
    Outcome,
    Task,
    batches,
    check_tasks,
    failure_problem,
    read_options,
    read_task,
)
from linter.result import Result
from linter.ruling import SettingsError
from linter.settings import Permission, Settings
from linter.suppress import idle_permissions, unknown_permissions
from linter.text import Place

STDIN = "-"
STDIN_PATH = "<stdin>"

PARALLEL_BYTES = 4_000_000
"""Bytes of drafts from which more than one process pays, when none is asked for: a process takes
about a second to load the parser, in which another reads and screens some megabytes."""


@dataclass(frozen=True)
class Request:
    """What to check and how.

    paths: files, folders and `-`. stdin: the bytes of standard input, where `-` is given, and
    stdin_path its name. jobs: 0 chooses. changed: path → lines to judge; other paths are left
    out.
    """

    paths: Sequence[str]
    configuration: Configuration
    stdin: bytes | None = None
    stdin_path: str = STDIN_PATH
    jobs: int = 0
    screened: bool = True
    cache: Cache | None = None
    changed: Mapping[str, Sequence[LineRange]] | None = None
    baseline: Baseline | None = None
    on_start: Callable[[int], None] | None = None
    on_done: Callable[[int], None] | None = None


@dataclass
class _Plan:
    tasks: list[Task] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    resolved: dict[str, Resolved] = field(default_factory=dict)


def run(request: Request) -> Result:
    """Check everything asked for.

    Raises:
        ConfigError: a configuration that cannot be used.
        PipelineError: a language pipeline that cannot be used.
        ReaderError: the reader's weights are missing or damaged.
        LoadError: a shipped rule that is broken.
    """
    plan = _plan(request)
    checker = Checker(screened=request.screened)
    problems = [*plan.problems, *_validated(plan, checker)]
    if request.on_start is not None:
        request.on_start(len(plan.tasks))
    outcomes = list(
        check_tasks(
            plan.tasks,
            jobs=request.jobs or _jobs(plan.tasks),
            screened=request.screened,
            cache=request.cache,
            done=request.on_done,
        )
    )
    problems += _idle(plan, outcomes, checker, request)
    files = [outcome.result for outcome in outcomes]
    if request.baseline is None:
        return Result(tuple(files), tuple(problems))
    accepted = request.baseline
    kept = [file.keeping(lambda finding: not accepted.accepts(finding)) for file in files]
    left_out = sum(
        len(file.findings) - len(new.findings) for file, new in zip(files, kept, strict=True)
    )
    return Result(tuple(kept), tuple(problems), baselined=left_out)


def _plan(request: Request) -> _Plan:
    plan = _Plan()
    seen: set[str] = set()
    for path in request.paths:
        if path == STDIN:
            resolved = request.configuration.for_path(
                request.stdin_path if request.stdin_path != STDIN_PATH else "."
            )
            _add(plan, request, request.stdin_path, resolved, request.stdin or b"")
            continue
        options = read_options(request.configuration.for_path(path).settings)
        for found in discover([path], options=options):
            if isinstance(found, Problem):
                plan.problems.append(found)
            elif found not in seen:
                seen.add(found)
                resolved = request.configuration.for_path(found)
                if resolved.is_its_own(found):
                    continue
                if resolved.config is None or not resolved.excludes(
                    relative_to(found, resolved.config.folder)
                ):
                    _add(plan, request, found, resolved, None)
    return plan


def _add(plan: _Plan, request: Request, path: str, resolved: Resolved, data: bytes | None) -> None:
    changed: tuple[LineRange, ...] | None = None
    if request.changed is not None and data is None:
        ranges = request.changed.get(os.path.realpath(path))
        if not ranges:
            return
        changed = tuple(ranges)
    settings = resolved.settings
    roots = {permission.root for permission in settings.allow}
    task = Task(
        path=path,
        settings=settings,
        identity=_identity(path, resolved) if data is None else path,
        relative={root: relative_to(path, Path(root)) for root in sorted(roots)},
        data=data,
        changed=changed,
    )
    plan.tasks.append(task)
    plan.resolved.setdefault(settings.analysis_key(), resolved)


def _identity(path: str, resolved: Resolved) -> str:
    """The path that fingerprints hold: the same from whatever folder the command is run."""
    if resolved.config is not None:
        return relative_to(path, resolved.config.folder)
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute() keeps '..'.
    for folder in absolute.parents:
        if (folder / ".git").exists():
            return absolute.relative_to(folder).as_posix()
    return Path(path).as_posix().removeprefix("./")


def _validated(plan: _Plan, checker: Checker) -> list[Problem]:
    """Load every rulebook and policy that will be used, so that a mistake ends the run early."""
    problems: list[Problem] = []
    for resolved in plan.resolved.values():
        analyser = checker.analyser(resolved.settings)
        try:
            found = analyser.rulebook.problems
            analyser.policy  # noqa: B018  # Loaded for its errors.
        except SettingsError as error:
            raise ConfigError(located(error, resolved)) from None
        allowed = unknown_permissions(
            resolved.settings.allow, {rule.id for rule in analyser.rulebook.rules}
        )
        problems += [problem for problem in (*found, *allowed) if problem not in problems]
    return problems


def _jobs(tasks: Sequence[Task]) -> int:
    size = 0
    for task in tasks:
        try:
            size += len(task.data) if task.data is not None else Path(task.path).stat().st_size
        except OSError:
            continue
        if size >= PARALLEL_BYTES:
            return os.cpu_count() or 1
    return 1


def _idle(
    plan: _Plan, outcomes: Iterable[Outcome], checker: Checker, request: Request
) -> list[Problem]:
    """Permissions and overrides of no use, where the whole folder they stand for was checked."""
    if request.changed is not None:
        return []
    used: set[Permission] = {permission for outcome in outcomes for permission in outcome.used}
    checked = {
        Path(path).resolve() for path in request.paths if path != STDIN and Path(path).is_dir()
    }
    problems = request.configuration.unmatched(checked)
    for resolved in plan.resolved.values():
        settings: Settings = resolved.settings
        if resolved.config is None or resolved.config.folder not in checked or not settings.allow:
            continue
        rulebook = checker.analyser(settings).rulebook
        in_force = {rule.id for rule in rulebook.rules if rule.enabled}
        problems += [
            problem
            for problem in idle_permissions(settings.allow, used, in_force)
            if problem not in problems
        ]
    return problems


@dataclass(frozen=True, slots=True)
class Located:
    """A claim at its place in a file."""

    path: str
    place: Place
    claim: Claim


def understand(request: Request) -> tuple[list[Located], list[Problem]]:
    """The claims in everything asked for, in order, and what could not be read.

    Raises:
        ConfigError: a configuration that cannot be used.
        PipelineError: a language pipeline that cannot be used.
        ReaderError: the reader's weights are missing or damaged.
    """
    plan = _plan(request)
    checker = Checker(screened=request.screened)
    found: list[Located] = []
    problems = list(plan.problems)
    for task in plan.tasks:
        document = read_task(task)
        problems += document.problems
        for batch in batches(document.posts):
            understood = checker.analyser(task.settings).understand(batch)
            for post, claims in zip(batch, understood, strict=True):
                if isinstance(claims, Failure):
                    problems.append(failure_problem(task.path, post, claims))
                    continue
                ordered = sorted(claims, key=lambda claim: (claim.cohort.span, claim.span))
                found += [Located(task.path, post.place(claim.span), claim) for claim in ordered]
    return found, problems
