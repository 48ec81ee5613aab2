"""Labelled drafts, read from JSON Lines (corpus/README.md says what each field means)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from linter.claims.model import ONE, Interval
from linter.text import Span

FAMILIES = frozenset(
    {
        "small-cohort",
        "singled-out",
        "named-person",
        "implied-cohort",
        "narrow-slice",
        "sensitive-topic",
        "mockery",
        "judgement",
        "surveillance",
        "diagnosis",
        "personal-attribute",
        "no-context",
        "humblebrag",
    }
)
"""The rule ids that the labelling guide lists. Labellers did not look for the other rules, so a
finding of one of those is counted but called neither right nor wrong."""

VERDICTS = ("block", "warn", "clean")
UNITS = ("people", "events", "other")


class CorpusError(ValueError):
    """A corpus that cannot be used; the message names the file and line and what was expected."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim.

    Fields are None where the record does not carry them (records written before the field was
    added to the guide). `spans`: every place of the text at which the quoted words stand; empty
    when the label quotes nothing. `interval`: None when the size is unknown or unlabelled, see
    `bounded`. `share`: a fraction.
    """

    unit: str
    count: float | None
    interval: Interval | None
    bounded: bool
    share: float | None
    quote: str
    spans: tuple[Span, ...]
    base: bool
    scope: str | None
    kind: str | None
    lemma: str | None
    addressed: bool | None

    @property
    def people(self) -> bool:
        """Whether the label counts users, respondents or the public, and what they did."""
        return (
            self.unit == "people" and not self.base and self.scope not in ("staff", "hypothetical")
        )

    @property
    def single(self) -> bool:
        """Whether it is one person described by what they did."""
        return self.people and (self.count == 1 or self.interval == ONE)


@dataclass(frozen=True, slots=True)
class Record:
    """One labelled draft.

    article: it is a passage of longer prose, and is read as one. claimed: its claims and families
    are labelled, too, and not its verdict alone.
    """

    id: str
    split: str
    path: str
    line: int
    text: str
    verdict: str
    issues: frozenset[str]
    labels: tuple[Label, ...]
    note: str
    article: bool = False
    claimed: bool = True


def read_corpus(root: Path) -> list[Record]:
    """Every record below `root` (a folder of splits, a folder of files, or one file).

    Where `root` has any of the folders of `SPLITS`, those are read, and each is a split. Else the
    first folder below `root` names the split; files directly in `root` belong to the split named
    after `root` itself (`corpus/dev`), and a single file to one named after its stem.

    Raises:
        CorpusError: nothing to read, or a line that is no record, with its file and line.
    """
    if not root.exists():
        raise CorpusError(
            f"{root}: no such file or folder; expected labelled drafts in *.jsonl files"
        )
    files = [root] if root.is_file() else sorted(_files(root))
    if not files:
        raise CorpusError(f"{root}: no *.jsonl file in it; expected one labelled draft a line")
    records: list[Record] = []
    seen: dict[str, str] = {}
    for file in files:
        for record in _read_file(file, _split(root, file)):
            place = f"{record.path}:{record.line}"
            if record.id in seen:
                raise CorpusError(
                    f"{place}: the id {record.id!r} is already used at {seen[record.id]}"
                )
            seen[record.id] = place
            records.append(record)
    return records


SPLITS = (
    "dev", "dev-long", "dev-articles", "holdout", "holdout-long", "holdout-articles", "users"
)  # fmt: skip
"""Splits of a corpus: to work with and to measure on, each of short drafts, of long ones and of
passages of articles; and what users wrote and judged before they had run the tool."""


def _files(root: Path) -> list[Path]:
    """A corpus with splits is those; what else its folder holds serves other trials."""
    splits = [root / name for name in SPLITS if (root / name).is_dir()]
    return [file for folder in splits or [root] for file in folder.rglob("*.jsonl")]


def _split(root: Path, file: Path) -> str:
    if root.is_file():
        return file.stem
    parts = file.relative_to(root).parts
    return parts[0] if len(parts) > 1 else root.resolve().name


def _read_file(file: Path, split: str) -> Iterator[Record]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: cannot be read: {error}") from error
    # Not str.splitlines: a draft may hold U+2028 or U+0085, which are no line ends in JSON Lines.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise CorpusError(f"{place}:{error.colno}: not JSON: {error.msg}") from error
        if not isinstance(data, dict):
            raise CorpusError(
                f"{place}: expected an object with id, text, verdict, issues and claims"
            )
        yield _record(data, split, str(file), number)


def _record(data: Mapping[str, object], split: str, path: str, line: int) -> Record:
    place = f"{path}:{line}"
    for key in ("id", "text", "verdict"):
        if not isinstance(data.get(key), str):
            raise CorpusError(f"{place}: expected {key!r} to be a string")
    text, verdict = str(data["text"]), str(data["verdict"])
    if verdict not in VERDICTS:
        raise CorpusError(f"{place}: verdict {verdict!r}; expected one of {', '.join(VERDICTS)}")
    issues = data.get("issues", [])
    claims = data.get("claims", [])
    claimed = claims is not None
    claims = claims or []
    if not isinstance(issues, list) or not isinstance(claims, list):
        raise CorpusError(f"{place}: expected 'issues' and 'claims' to be lists")
    unknown = sorted({str(issue) for issue in issues} - FAMILIES)
    if unknown:
        raise CorpusError(f"{place}: {unknown[0]!r} is no family of the labelling guide")
    article = data.get("article", False)
    if not isinstance(article, bool):
        raise CorpusError(f"{place}: expected 'article' to be true or false")
    labels = []
    for claim in claims:
        if not isinstance(claim, dict):
            raise CorpusError(f"{place}: expected each claim to be an object")
        labels.append(_label(claim, text, place))
    return Record(
        id=str(data["id"]),
        split=split,
        path=path,
        line=line,
        text=text,
        verdict=verdict,
        issues=frozenset(str(issue) for issue in issues),
        labels=tuple(labels),
        note=str(data.get("note", "")),
        article=article,
        claimed=claimed,
    )


def _label(claim: Mapping[str, object], text: str, place: str) -> Label:
    unit = str(claim.get("unit", ""))
    if unit not in UNITS:
        raise CorpusError(f"{place}: unit {unit!r}; expected one of {', '.join(UNITS)}")
    count, percent = _number(claim, "count", place), _number(claim, "percent", place)
    least, most = _number(claim, "least", place), _number(claim, "most", place)
    quote = str(claim.get("quote") or "")
    spans = _occurrences(text, quote)
    if quote and not spans:
        raise CorpusError(f"{place}: the quote {quote!r} does not stand in the text")
    addressed = claim.get("addressed")
    return Label(
        unit=unit,
        count=count,
        interval=None
        if least is None
        else Interval(int(least), None if most is None else int(most)),
        bounded="least" in claim,
        share=None if percent is None else percent / 100,
        quote=quote,
        spans=spans,
        base=str(claim.get("did", "")) == "base",
        scope=_text(claim, "scope"),
        kind=_text(claim, "kind"),
        # Brackets mark what the labeller supplied because the line leaves it out.
        lemma=_text(claim, "lemma", strip="[]() "),
        addressed=addressed if isinstance(addressed, bool) else None,
    )


def _number(claim: Mapping[str, object], key: str, place: str) -> float | None:
    value = claim.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CorpusError(f"{place}: expected {key!r} to be a number or null, not {value!r}")
    return value


def _text(claim: Mapping[str, object], key: str, strip: str = " ") -> str | None:
    value = claim.get(key)
    return str(value).strip(strip) if value is not None else None


def _occurrences(text: str, quote: str) -> tuple[Span, ...]:
    spans = []
    start = text.find(quote) if quote else -1
    while start != -1:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(spans)
