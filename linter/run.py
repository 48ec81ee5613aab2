"""A whole run: find the files, what holds for each, check them, leave out the baseline's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from linter.analysis import Failure
from linter.baseline import Baseline
from linter.cache import Cache
from linter.claims.model import Claim
from linter.config.load import ConfigError
from linter.config.resolve import Configuration, Resolved, located, relative_to
from linter.documents.discover import LeftOut, discover
from linter.documents.ignore import is_folder, is_repository
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
    """What is to be checked. `resolved`: each configuration with each of its settings, once."""

    configuration: Configuration
    tasks: list[Task] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    resolved: dict[tuple[Path | None, str], Resolved] = field(default_factory=dict)

    def settings_for(self, path: str) -> Resolved | None:
        """What holds for a path; None, and a problem, where its configuration is broken."""
        try:
            return self.configuration.for_path(path)
        except ConfigError as error:
            self.report(error)
            return None

    def report(self, error: ConfigError) -> None:
        """Make the mistakes of a configuration that was found in the tree problems of the run.

        Raises:
            ConfigError: the command line, or the file that it names, is wrong. It holds for every
                draft, so there is nothing left to judge.
        """
        if not error.problems or self.configuration.is_given:
            raise error
        *others, last = error.problems
        message = f"{last.message} (the drafts that this holds for were not judged)"
        told = [*others, replace(last, message=message)]
        self.problems += [problem for problem in told if problem not in self.problems]


def run(request: Request) -> Result:
    """Check everything asked for.

    A configuration that is found in the tree and cannot be used is a problem of the result, as a
    draft that cannot be read is: a stranger may have written it.

    Raises:
        ConfigError: the configuration that was given, or an option, cannot be used.
        PipelineError: a language pipeline that cannot be used.
        ReaderError: the reader's weights are missing or damaged.
        LoadError: a shipped rule that is broken.
    """
    plan = _plan(request)
    checker = Checker(screened=request.screened)
    problems = _validated(plan, checker)
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
    result = Result(tuple(files), tuple(problems), left_out=tuple(plan.left_out))
    if request.baseline is None:
        return result
    accepted = request.baseline
    kept = [file.keeping(lambda finding: not accepted.accepts(finding)) for file in files]
    left_out = sum(
        len(file.findings) - len(new.findings) for file, new in zip(files, kept, strict=True)
    )
    return replace(result, files=tuple(kept), baselined=left_out)


def _plan(request: Request) -> _Plan:
    plan = _Plan(request.configuration)
    seen: set[str] = set()
    for path in request.paths:
        if path == STDIN:
            if path not in seen:
                seen.add(path)
                _add_stdin(plan, request)
            continue
        # Below a folder whose configuration is broken, others may hold: it is searched anyway.
        above = plan.settings_for(path) or request.configuration.without_files
        for found in discover([path], options=read_options(above.settings)):
            if isinstance(found, Problem):
                plan.problems.append(found)
            elif isinstance(found, LeftOut):
                plan.left_out.append(found.path)
            elif (absolute := os.path.abspath(found)) not in seen:  # noqa: PTH100 - links stay
                seen.add(absolute)
                resolved = plan.settings_for(found)
                if resolved is None or resolved.is_its_own(found):
                    continue
                if not _is_excluded(found, resolved):
                    _add(plan, request, found, resolved, None)
                elif Path(found) == Path(path):  # Named, not found in a folder.
                    plan.left_out.append(found)
    return plan


def _add_stdin(plan: _Plan, request: Request) -> None:
    """Standard input; under a name it is judged as the file would be that the name names."""
    name = request.stdin_path
    if name == STDIN_PATH:
        resolved = plan.settings_for(".")
        if resolved is not None:
            _add(plan, request, name, resolved, request.stdin or b"")
        return
    resolved = plan.settings_for(name)
    if resolved is None or resolved.is_its_own(name):
        return
    if _is_excluded(name, resolved):
        plan.left_out.append(name)
    else:
        _add(plan, request, name, resolved, request.stdin or b"")


def _is_excluded(path: str, resolved: Resolved) -> bool:
    config = resolved.config
    return config is not None and resolved.excludes(relative_to(path, config.folder))


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
        identity=path if path == STDIN_PATH else _identity(path, resolved),
        relative={root: relative_to(path, Path(root)) for root in sorted(roots)},
        data=data,
        changed=changed,
    )
    plan.tasks.append(task)
    file = None if resolved.config is None else resolved.config.path
    plan.resolved.setdefault((file, settings.analysis_key()), resolved)


def _identity(path: str, resolved: Resolved) -> str:
    """The path that fingerprints hold: the same from whatever folder the command is run."""
    if resolved.config is not None:
        return relative_to(path, resolved.config.folder)
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute() keeps '..'.
    for folder in absolute.parents:
        if is_repository(folder):
            return absolute.relative_to(folder).as_posix()
    return Path(path).as_posix().removeprefix("./")


def _validated(plan: _Plan, checker: Checker) -> list[Problem]:
    """Load every rulebook, policy and pipeline that will be used, and tell what is wrong.

    What a mistake in a configuration holds for is taken out of the plan, before anything is read.

    Raises:
        ConfigError: the configuration that was given, or an option, cannot be used.
    """

    def load(settings: Settings) -> None:
        analyser = checker.analyser(settings)
        analyser.rulebook  # noqa: B018  # Loaded for its errors, as the others are.
        analyser.policy  # noqa: B018
        _load_pipeline(settings)

    _keep_what_loads(plan, load)
    problems = list(plan.problems)
    for resolved in plan.resolved.values():
        found = checker.analyser(resolved.settings).rulebook
        allowed = unknown_permissions(resolved.settings.allow, {rule.id for rule in found.rules})
        problems += [problem for problem in (*found.problems, *allowed) if problem not in problems]
    return problems


def _keep_what_loads(plan: _Plan, load: Callable[[Settings], None]) -> None:
    """Take out of the plan what has settings that cannot be loaded, and tell why."""
    broken: set[str] = set()
    for key, resolved in list(plan.resolved.items()):
        try:
            load(resolved.settings)
        except SettingsError as error:
            plan.report(located(error, resolved))
            del plan.resolved[key]
            broken.add(key[1])
    if broken:
        plan.tasks = [task for task in plan.tasks if task.settings.analysis_key() not in broken]


def _load_pipeline(settings: Settings) -> None:
    """Load the pipeline that a configuration names; ours is loaded when a post must be parsed.

    Raises:
        SettingsError: there is none of that name, or it is unfit.
    """
    if settings.pipeline is None:
        return
    from linter.language.pipeline import PipelineError, load

    try:
        load(settings.pipeline)
    except PipelineError as error:
        raise SettingsError(str(error), ("pipeline",)) from None


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
        Path(path).resolve() for path in request.paths if path != STDIN and is_folder(Path(path))
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
        ConfigError: the configuration that was given, or an option, cannot be used.
        PipelineError: a language pipeline that cannot be used.
        ReaderError: the reader's weights are missing or damaged.
    """
    plan = _plan(request)
    _keep_what_loads(plan, _load_pipeline)
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
