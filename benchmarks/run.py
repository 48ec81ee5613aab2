"""The linter as ratios to something run beside it: seconds mean little on another machine.

    python benchmarks/run.py [FOLDER]

Measures, each the best of a few runs: start-up of the light commands and of one check against
`import spacy`; the whole run over a folder against spaCy tagging and parsing the same text with
the same pipeline; the second run, from the cache, against the first. Without a folder it checks
the drafts of corpus/dev, written out as text files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICK = 0.01
"""Seconds that the system's count of processor time is exact to."""
DRAFT = "To the 53 people who watched it every day for 18 days: who hurt you?"


def best(action: Callable[[], object], runs: int = 3) -> float:
    """Processor seconds, of this process and its children, of the quickest of some runs.

    Not seconds on the clock: what else the machine does must not count.
    """
    times = []
    for _ in range(runs):
        start = spent()
        action()
        times.append(spent() - start)
    return min(times)


def spent() -> float:
    """Processor seconds used so far."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def python(*arguments: str, stdin: str = "", cache: str = "") -> Callable[[], object]:
    """A run of this Python with arguments."""
    env = {**os.environ, "DISCREET_CACHE_DIR": cache} if cache else None
    return lambda: subprocess.run(
        [sys.executable, *arguments], input=stdin, text=True, capture_output=True, env=env
    )


def line(name: str, seconds: float, against: float, beside: str) -> None:
    """One figure."""
    ratio = seconds / max(against, TICK)
    print(f"{name:<34} {seconds:8.2f} s  {ratio:6.2f} x {beside} ({against:.2f} s)")


def drafts(folder: Path) -> Path:
    """The drafts of corpus/dev as text files."""
    folder.mkdir()
    count = 0
    for file in sorted((ROOT / "corpus" / "dev").glob("*.jsonl")):
        for record in file.read_text(encoding="utf-8").split("\n"):
            if record.strip():
                (folder / f"{count:05}.txt").write_text(json.loads(record)["text"])
                count += 1
    return folder


def read_only(folder: Path) -> float:
    """Processor seconds that the reader alone takes for the same posts."""
    from linter.documents.discover import discover
    from linter.documents.read import read_file
    from linter.reader.parts import read_parts

    texts = []
    for path in discover([str(folder)]):
        if isinstance(path, str):
            texts += [post.text for post in read_file(path).posts]
    read_parts("Nine of you. Every night. We saw.")  # Both networks load.
    start = spent()
    for text in texts:
        read_parts(text)
    return spent() - start


def parse_only(folder: Path) -> tuple[float, int]:
    """Processor seconds that spaCy alone takes for the same posts, and their words."""
    from linter.documents.discover import discover
    from linter.documents.read import read_file
    from linter.language.pipeline import load

    texts = []
    for path in discover([str(folder)]):
        if isinstance(path, str):
            texts += [post.text for post in read_file(path).posts]
    pipeline = load()
    start = spent()
    words = sum(len(doc) for doc in pipeline.pipe(texts))
    return spent() - start, words


def main() -> None:
    """Measure and print."""
    spacy = best(python("-c", "import spacy"))
    bare = best(python("-c", "pass"))
    print("start-up")
    line("discreet --help", best(python("-m", "linter", "--help")), spacy, "import spacy")
    line("discreet rules", best(python("-m", "linter", "rules")), spacy, "import spacy")
    line(
        "discreet explain",
        best(python("-m", "linter", "explain", "mockery")),
        spacy,
        "import spacy",
    )
    check = best(python("-m", "linter", "check", "-", stdin=DRAFT))
    line("discreet check - (one draft)", check, spacy, "import spacy")
    line("import spacy", spacy, bare, "python -c pass")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else drafts(Path(scratch) / "drafts")
        cache = tempfile.mkdtemp(dir=scratch)
        arguments = ("-m", "linter", "check", "-j1", "--format", "json", str(folder))
        first = best(python(*arguments, cache=cache), runs=1)
        second = best(python(*arguments, cache=cache))
        alone, words = parse_only(folder)
        print(f"\n{folder}: {words:,} words")
        line("discreet check, one process", first, alone, "spaCy alone")
        line("the reader alone", read_only(folder), alone, "spaCy alone")
        line("the same again, from the cache", second, first, "the first run")


if __name__ == "__main__":
    main()
