"""What a run found: findings, the verdict of each post, problems, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from linter.documents.post import Problem
from linter.findings import Finding, Severity, Verdict


@dataclass(frozen=True, slots=True)
class PostVerdict:
    """What to do with one post. `line`: where its copy begins. `label`: its id, date or row.

    foreign: it was not read, since it is in another language.
    """

    path: str
    line: int
    verdict: Verdict
    pointer: str = ""
    label: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave. `owners`: for each finding, the index of its post in `posts`."""

    path: str
    findings: tuple[Finding, ...] = ()
    posts: tuple[PostVerdict, ...] = ()
    problems: tuple[Problem, ...] = ()
    owners: tuple[int, ...] = ()

    def keeping(self, wanted: Callable[[Finding], bool]) -> FileResult:
        """The same file with only the findings wanted, and verdicts that follow from them."""
        kept = [
            (owner, finding)
            for owner, finding in zip(self.owners, self.findings, strict=True)
            if wanted(finding)
        ]
        if len(kept) == len(self.findings):
            return self
        by_post: dict[int, list[Finding]] = {}
        for owner, finding in kept:
            by_post.setdefault(owner, []).append(finding)
        return replace(
            self,
            findings=tuple(finding for _, finding in kept),
            owners=tuple(owner for owner, _ in kept),
            posts=tuple(
                replace(post, verdict=verdict_of(by_post.get(index, ())))
                for index, post in enumerate(self.posts)
            ),
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """The sums of a run; suppressed findings are in `suppressed` only."""

    files: int
    posts: int
    errors: int
    warnings: int
    notes: int
    suppressed: int
    baselined: int
    problems: int
    block: int
    warn: int
    clean: int
    left_out: int
    foreign: int


@dataclass(frozen=True)
class Result:
    """A whole run, in the order of its input.

    left_out: the paths that were named and that ignore files or excludes leave out.
    """

    files: tuple[FileResult, ...]
    problems: tuple[Problem, ...] = ()
    baselined: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """Every finding, suppressed ones included."""
        return [finding for file in self.files for finding in file.findings]

    @property
    def active(self) -> list[Finding]:
        """Findings that nobody suppressed."""
        return [finding for finding in self.findings if finding.suppressed is None]

    @property
    def posts(self) -> list[PostVerdict]:
        """Every post that was read."""
        return [post for file in self.files for post in file.posts]

    @property
    def all_problems(self) -> list[Problem]:
        """What could not be done, of the run and of each file."""
        return [*self.problems, *(problem for file in self.files for problem in file.problems)]

    def summary(self) -> Summary:
        """The sums."""
        severities = Counter(finding.severity for finding in self.active)
        verdicts = Counter(post.verdict for post in self.posts)
        return Summary(
            files=len(self.files),
            posts=len(self.posts),
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            notes=severities[Severity.NOTE],
            suppressed=sum(finding.suppressed is not None for finding in self.findings),
            baselined=self.baselined,
            problems=len(self.all_problems),
            block=verdicts[Verdict.BLOCK],
            warn=verdicts[Verdict.WARN],
            clean=verdicts[Verdict.CLEAN],
            left_out=len(self.left_out),
            foreign=sum(post.foreign for post in self.posts),
        )


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """The verdict of a post: its worst finding that nobody suppressed."""
    ranks = [finding.severity.rank for finding in findings if finding.suppressed is None]
    worst = max(ranks, default=0)
    return (Verdict.CLEAN, Verdict.WARN, Verdict.BLOCK)[worst]


def reaches(findings: Sequence[Finding], fail_on: str) -> bool:
    """Whether an active finding is as bad as `fail_on` (error | warning | note | never)."""
    if fail_on == "never":
        return False
    least = Severity(fail_on).rank
    return any(
        finding.suppressed is None and finding.severity.rank >= least for finding in findings
    )
