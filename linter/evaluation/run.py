"""The linter over labelled drafts, as a user would run it on them as text files."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.analysis import Analyser, Examined, Failure
from linter.documents.post import Post
from linter.documents.read import read_text
from linter.evaluation.align import Prediction
from linter.evaluation.corpus import Record
from linter.evaluation.measure import Reported
from linter.findings import Severity
from linter.settings import Settings

VERDICT_OF = {Severity.ERROR: "block", Severity.WARNING: "warn", Severity.NOTE: "clean"}


CHUNK_RECORDS = 128
"""Records that a process takes at a time: some ten seconds of work, so that all end together."""


class EvaluationError(RuntimeError):
    """The linter itself failed on a record: a figure without it would mislead."""


def report_corpus(
    records: Sequence[Record], settings: Settings, *, claims_only: bool, jobs: int = 0
) -> list[tuple[Record, Reported]]:
    """Each record with what the linter made of it, in the order given.

    jobs: processes to use; 0 takes one for each processor where there is work for more than one.

    Raises:
        EvaluationError: a post that could not be analysed.
    """
    chunks = [records[i : i + CHUNK_RECORDS] for i in range(0, len(records), CHUNK_RECORDS)]
    jobs = min(jobs or os.cpu_count() or 1, len(chunks))
    if jobs <= 1:
        return list(report_records(records, Analyser(settings), claims_only=claims_only))
    # Spawned, not forked: the same on every system, and safe with the threads that BLAS starts.
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, _start_worker, (settings, claims_only)) as pool:
        return [pair for pairs in pool.imap(_report_in_worker, chunks) for pair in pairs]


_analyser: Analyser
_claims_only: bool


def _start_worker(settings: Settings, claims_only: bool) -> None:
    global _analyser, _claims_only  # One analyser lives as long as its process.
    _analyser, _claims_only = Analyser(settings), claims_only


def _report_in_worker(records: Sequence[Record]) -> list[tuple[Record, Reported]]:
    return list(report_records(records, _analyser, claims_only=_claims_only))


def report_records(
    records: Sequence[Record], analyser: Analyser, *, claims_only: bool
) -> Iterator[tuple[Record, Reported]]:
    """Each record with what the linter made of it.

    Raises:
        EvaluationError: a post that could not be analysed.
    """
    posts: list[tuple[int, Post]] = []
    for index, record in enumerate(records):
        document = read_text(record.text, f"{record.id}.txt")
        posts.extend(
            (index, replace(post, article=post.article or record.article))
            for post in document.posts
        )
    texts = [post for _, post in posts]
    claims: dict[int, list[Prediction]] = {}
    rules: dict[int, set[str]] = {}
    ranks: dict[int, Severity] = {}
    for (index, post), examined in zip(posts, _examined(texts, analyser, claims_only), strict=True):
        if isinstance(examined, Failure):
            raise EvaluationError(f"{records[index].id}: {examined.reason}")
        claims.setdefault(index, []).extend(
            Prediction(
                claim,
                cohort=post.source_span(claim.cohort.span),
                whole=post.source_span(claim.span),
            )
            for claim in examined.claims
        )
        for match in examined.matches:
            worst = ranks.get(index, Severity.NOTE)
            ranks[index] = max(worst, match.severity, key=lambda severity: severity.rank)
            # Notes are advice: labellers were not asked for them.
            if match.severity is not Severity.NOTE:
                rules.setdefault(index, set()).add(match.rule)
    for index, record in enumerate(records):
        yield (
            record,
            Reported(
                claims=tuple(claims.get(index, ())),
                rules=frozenset(rules.get(index, ())),
                verdict=VERDICT_OF[ranks.get(index, Severity.NOTE)],
            ),
        )


def _examined(
    posts: Sequence[Post], analyser: Analyser, claims_only: bool
) -> list[Examined | Failure]:
    if not claims_only:
        return analyser.examine(posts)
    return [
        each if isinstance(each, Failure) else Examined(each, [])
        for each in analyser.understand(posts)
    ]
