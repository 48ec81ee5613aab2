"""The linter over labelled drafts, as a user would run it on them as text files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.analysis import Analyser, Examined, Failure
from linter.documents.post import Post
from linter.documents.read import read_text
from linter.evaluation.align import Prediction
from linter.evaluation.corpus import Record
from linter.evaluation.measure import Reported
from linter.findings import Severity

VERDICT_OF = {Severity.ERROR: "block", Severity.WARNING: "warn", Severity.NOTE: "clean"}


class EvaluationError(RuntimeError):
    """The linter itself failed on a record: a figure without it would mislead."""


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
        posts.extend((index, post) for post in document.posts)
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
