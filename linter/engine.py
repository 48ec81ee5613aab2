"""Files to findings: read, screen, parse, understand, judge, place, suppress.

The unit of work is a chunk of files, so that posts of many small files share one call of the
parser; chunks are spread over processes. Results come in the order of the input, whatever the
number of processes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path

from linter.analysis import Analyser, Failure
from linter.cache import Cache, Kept
from linter.documents.options import ReadOptions
from linter.documents.post import Document, Post, Problem
from linter.documents.read import read_bytes, read_file
from linter.findings import Finding, Match
from linter.fingerprint import Fingerprinter
from linter.placing import place
from linter.result import FileResult, PostVerdict, verdict_of
from linter.ruling import own_rules_digest
from linter.settings import Permission, Settings
from linter.suppress import suppress
from linter.text import Span

CHUNK_FILES = 32
"""Files given to a process at once: enough to fill a batch, few enough to share out evenly."""

BATCH_CHARACTERS = 40_000
"""Characters of posts parsed together: the parser gains nothing from more, and memory grows."""

MOST_ANALYSERS = 16
"""Analysers kept, each of one set of settings: a service may have settings for each customer."""

LineRange = tuple[int, int]


@dataclass(frozen=True)
class Task:
    """One file to check.

    path: as given and as reports name it. identity: the path that fingerprints hold, relative to
    the project. relative: the path below the root of each configuration file that has
    permissions, by root. data: its bytes where they are no file's. changed: the only lines to
    judge, first and last inclusive; None for all.
    """

    path: str
    settings: Settings
    identity: str = ""
    relative: Mapping[str, str] = field(default_factory=dict)
    data: bytes | None = None
    changed: tuple[LineRange, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one task gave, and the permissions of the configuration that it used."""

    result: FileResult
    used: frozenset[Permission]


def check_tasks(
    tasks: Sequence[Task],
    *,
    jobs: int = 1,
    screened: bool = True,
    cache: Cache | None = None,
    done: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Check every task, in order.

    Args:
        tasks: the files.
        jobs: processes to use; 1 works in this one.
        screened: False parses every post; the results are the same (a test holds that).
        cache: results of earlier runs, added to; None to work without.
        done: called with the number of files finished, after each chunk.

    Raises:
        RulebookError: a rule file that cannot be used.
        PipelineError: a language pipeline that cannot be used.
        ReaderError: the reader's weights are missing or damaged.
    """
    keys = [None if cache is None else _key(cache, task) for task in tasks]
    held: dict[int, Outcome] = {}
    if cache is not None:
        for index, key in enumerate(keys):
            if key is not None and (kept := cache.get(key)) is not None:
                allow = tasks[index].settings.allow
                if not all(0 <= number < len(allow) for number in kept.used):
                    continue  # A damaged entry.
                used = frozenset(allow[number] for number in kept.used)
                held[index] = Outcome(kept.result, used)
        if done is not None:
            done(len(held))
    missing = [index for index in range(len(tasks)) if index not in held]
    fresh = _checked([tasks[index] for index in missing], jobs, screened, done)
    for index, task in enumerate(tasks):
        if index in held:
            yield held[index]
            continue
        outcome = next(fresh)
        key = keys[index]
        if cache is not None and key is not None:
            allow = task.settings.allow
            cache.put(
                key, Kept(outcome.result, tuple(allow.index(entry) for entry in outcome.used))
            )
        yield outcome
    if cache is not None and missing:
        cache.prune()


def _key(cache: Cache, task: Task) -> str | None:
    if task.data is not None:
        return None
    parts = {
        "path": task.path,
        "identity": task.identity,
        "settings": asdict(task.settings),
        "relative": dict(task.relative),
        "changed": task.changed,
        "own rules": own_rules_digest(task.settings),
    }
    return cache.key(Path(task.path), parts)


def _checked(
    tasks: Sequence[Task], jobs: int, screened: bool, done: Callable[[int], None] | None
) -> Iterator[Outcome]:
    chunks = list(_chunks(tasks))
    if jobs <= 1 or len(chunks) <= 1:
        checker = Checker(screened=screened)
        yield from _drained(map(checker.check, chunks), done)
        return
    # Spawned, not forked: the same on every system, and safe with the threads that BLAS starts.
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(jobs, len(chunks)), _start_worker, (screened,)) as pool:
        yield from _drained(pool.imap(_check_in_worker, chunks), done)


def _chunks(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    remaining = iter(tasks)
    while chunk := list(islice(remaining, CHUNK_FILES)):
        yield chunk


def _drained(
    results: Iterable[list[Outcome]], done: Callable[[int], None] | None
) -> Iterator[Outcome]:
    for outcomes in results:
        yield from outcomes
        if done is not None:
            done(len(outcomes))


_worker: Checker


def _start_worker(screened: bool) -> None:
    global _worker  # One checker lives as long as its process.
    _worker = Checker(screened=screened)


def _check_in_worker(tasks: list[Task]) -> list[Outcome]:
    return _worker.check(tasks)


def failure_problem(path: str, post: Post, failure: Failure) -> Problem:
    """The problem to report for a post that could not be analysed."""
    line, column, *_ = post.place(Span(0, 0))
    message = (
        f"this post could not be analysed ({failure.reason}); the fault is discreet's: "
        "please report it with the text"
    )
    return Problem(path, message, line, column)


def batches(posts: Iterable[Post]) -> Iterator[list[Post]]:
    """Posts in groups that are parsed together."""
    batch: list[Post] = []
    size = 0
    for post in posts:
        batch.append(post)
        size += len(post.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Open:
    """A file being checked: its document, and what has been found so far."""

    def __init__(self, task: Task, document: Document) -> None:
        self.task = task
        self.document = document
        self.posts: list[PostVerdict] = []
        self.found: list[tuple[int, Finding, str]] = []
        self.problems: list[Problem] = list(document.problems)

    def add(self, post: Post, matches: list[Match] | Failure) -> None:
        """Keep what one post gave; the post itself may go."""
        if isinstance(matches, Failure):
            self.problems.append(failure_problem(self.task.path, post, matches))
            return
        index = len(self.posts)
        line = post.place(Span(0, 0)).line
        self.posts.append(
            PostVerdict(
                self.task.path, line, verdict_of(()), post.pointer, post.label, post.foreign
            )
        )
        for match in matches:
            finding, context = place(self.task.path, post, match)
            self.found.append((index, finding, context))


class Checker:
    """Checks chunks of files; keeps an analyser for each of the latest settings it met."""

    def __init__(self, *, screened: bool = True) -> None:
        self._screened = screened
        self._analysers: dict[str, Analyser] = {}

    def analyser(self, settings: Settings) -> Analyser:
        """The analyser for these settings, made once while they are among the latest."""
        key = settings.analysis_key()
        analyser = self._analysers.pop(key, None) or Analyser(settings, screened=self._screened)
        self._analysers[key] = analyser  # The one used last stands last.
        if len(self._analysers) > MOST_ANALYSERS:
            del self._analysers[next(iter(self._analysers))]
        return analyser

    def check(self, tasks: Sequence[Task]) -> list[Outcome]:
        """The outcome of each task, in order."""
        files = []
        waiting: dict[str, list[tuple[_Open, Post]]] = {}
        sizes: dict[str, int] = {}
        for task in tasks:
            file = _Open(task, read_task(task))
            files.append(file)
            key = task.settings.analysis_key()
            for post in file.document.posts:
                waiting.setdefault(key, []).append((file, post))
                sizes[key] = sizes.get(key, 0) + len(post.text)
                if sizes[key] >= BATCH_CHARACTERS:
                    self._flush(waiting.pop(key))
                    sizes[key] = 0
        for batch in waiting.values():
            self._flush(batch)
        return [self._finish(file) for file in files]

    def _flush(self, batch: list[tuple[_Open, Post]]) -> None:
        analyser = self.analyser(batch[0][0].task.settings)
        outcomes = analyser.judge([post for _, post in batch])
        for (file, post), matches in zip(batch, outcomes, strict=True):
            file.add(post, matches)

    def _finish(self, file: _Open) -> Outcome:
        task = file.task
        file.found.sort(key=lambda entry: (entry[1].place, entry[1].rule, entry[1].message))
        prints = Fingerprinter(task.identity or task.path)
        findings = tuple(
            replace(finding, fingerprint=prints.fingerprint(finding.rule, context))
            for _, finding, context in file.found
        )
        used: frozenset[Permission] = frozenset()
        problems = list(file.problems)
        if file.document.allows or (findings and task.settings.allow):
            rulebook = self.analyser(task.settings).rulebook
            outcome = suppress(
                findings,
                file.document.allows,
                task.settings.allow,
                path=task.path,
                relative=task.relative,
                known={rule.id for rule in rulebook.rules},
                in_force={rule.id for rule in rulebook.rules if rule.enabled},
            )
            findings = outcome.findings
            problems.extend(outcome.problems)
            used = frozenset(task.settings.allow[index] for index in outcome.used)
        owners = tuple(entry[0] for entry in file.found)
        by_post: dict[int, list[Finding]] = {}
        for owner, finding in zip(owners, findings, strict=True):
            by_post.setdefault(owner, []).append(finding)
        posts = tuple(
            replace(post, verdict=verdict_of(by_post.get(index, ())))
            for index, post in enumerate(file.posts)
        )
        result = FileResult(task.path, findings, posts, tuple(problems), owners)
        changed = task.changed
        if changed is not None:
            result = result.keeping(lambda finding: _touches(finding, changed))
        return Outcome(result, used)


def read_task(task: Task) -> Document:
    """The document of a task; what could not be read is in its problems."""
    options = read_options(task.settings)
    if task.data is not None:
        return read_bytes(task.data, task.path, options)
    return read_file(task.path, options)


def read_options(settings: Settings) -> ReadOptions:
    """How the settings say files are to be read."""
    return ReadOptions(
        formats=tuple(settings.formats.items()),
        fields=settings.fields,
        skip_published=settings.skip_published,
    )


def _touches(finding: Finding, changed: Sequence[LineRange]) -> bool:
    places = [finding.place, *(related.place for related in finding.related), *finding.basis]
    return any(
        first <= place.end_line and place.line <= last
        for place in places
        for first, last in changed
    )
