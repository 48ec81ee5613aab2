"""A run made by hand, with everything in it that a report can go wrong over."""

from __future__ import annotations

from linter.documents.post import Problem
from linter.findings import Finding, Related, Severity, SourceLine, Verdict
from linter.reports import Context, RuleText
from linter.result import FileResult, PostVerdict, Result
from linter.text import Place

NASTY = (
    "\x1b[31mred\x1b[0m\u202e <script>alert(1)</script> ::error::50%, \"q\" & 'a'\r\n::warning::b"
)

TWEET = "To the 53 people who\u2019ve watched 雪国 🎄 every day: Who hurt you?"


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "rule": "small-cohort",
        "family": "disclosure",
        "severity": Severity.ERROR,
        "message": "53 people; the standard policy asks for 100 or more",
        "path": "drafts/snow, 50%.tweet",
        "place": Place(1, 8, 1, 17),
        "excerpt": "53 people",
        "advice": "Speak of a far larger group.",
        "related": (Related("how often", Place(1, 38, 1, 47), "every day"),),
        "fingerprint": "0123456789abcdef0123456789abcdef",
        "frame": (SourceLine(1, 1, TWEET),),
    }
    values.update(changes)
    return Finding(**values)  # type: ignore[arg-type]


def result() -> Result:
    first = finding()
    second = finding(
        rule="diagnosis",
        family="tone",
        message="\u201cWho hurt you?\u201d pities the people it speaks of",
        place=Place(1, 49, 1, 62),
        excerpt="Who hurt you?",
        related=(),
        fingerprint="11111111111111111111111111111111",
    )
    third = finding(
        rule="singled-out",
        severity=Severity.WARNING,
        path="evil\x1b[2J.md",
        place=Place(3, 1, 4, 5),
        message=NASTY,
        advice=NASTY,
        excerpt=NASTY,
        related=(Related(NASTY, Place(3, 2, 3, 4), NASTY),),
        fingerprint="22222222222222222222222222222222",
        frame=(SourceLine(3, 1, NASTY.splitlines()[0]), SourceLine(4, 1, "\tend of it")),
        pointer="posts[0].x",
        label="2026-03-05",
    )
    fourth = finding(
        rule="humblebrag",
        family="tone",
        severity=Severity.NOTE,
        message="a boast dressed as a moan",
        path="evil\x1b[2J.md",
        place=Place(9, 2, 9, 5),
        excerpt="sob",
        advice="",
        related=(),
        suppressed="legal said so -->",
        fingerprint="33333333333333333333333333333333",
        frame=(SourceLine(9, 1, " sob, another award"),),
    )
    return Result(
        (
            FileResult(
                "drafts/snow, 50%.tweet",
                (first, second),
                (PostVerdict("drafts/snow, 50%.tweet", 1, Verdict.BLOCK),),
                (),
                (0, 0),
            ),
            FileResult(
                "evil\x1b[2J.md",
                (third, fourth),
                (
                    PostVerdict("evil\x1b[2J.md", 3, Verdict.WARN, "posts[0].x", "2026-03-05"),
                    PostVerdict("evil\x1b[2J.md", 9, Verdict.CLEAN),
                ),
                (Problem("evil\x1b[2J.md", "this allows nothing; delete it", 8, 1, advisory=True),),
                (0, 1),
            ),
            FileResult("fine.md", (), (PostVerdict("fine.md", 1, Verdict.CLEAN),)),
            FileResult("bien.md", (), (PostVerdict("bien.md", 1, Verdict.CLEAN, foreign=True),)),
        ),
        (Problem("gone.md", "no such file or folder"),),
    )


def context(show_suppressed: bool = False) -> Context:
    rule = RuleText(
        "small-cohort", "disclosure", "A small group", "They can be recognised.", "error"
    )
    return Context("0.0.0", "standard", {"small-cohort": rule}, show_suppressed)
