"""Write what is generated from the rules: `python -m linter.rulebook.generate [--check]`.

With `--check` nothing is written, and the exit code is 1 where a committed file is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from linter.resources import rules_folder
from linter.rulebook.book import Rulebook
from linter.rulebook.pages import pages
from linter.rulebook.schema import schemas


def generated(root: Path) -> dict[Path, str]:
    """Every generated file of a checkout, and what must stand in it."""
    files = {root / "docs" / "rules" / name: text for name, text in pages(Rulebook.load()).items()}
    files |= {root / "schemas" / name: text for name, text in schemas().items()}
    return files


def stale(root: Path) -> list[Path]:
    """The generated files that are missing or out of date, and pages of rules that are no more."""
    files = generated(root)
    behind = [
        path
        for path, text in files.items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
    return behind + [path for path in (root / "docs" / "rules").glob("*.md") if path not in files]


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` say which are out of date."""
    root = rules_folder().parent
    if arguments == ["--check"]:
        behind = stale(root)
        for path in behind:
            print(
                f"{path.relative_to(root)} is out of date: run python -m linter.rulebook.generate"
            )
        return 1 if behind else 0
    if arguments:
        print("usage: python -m linter.rulebook.generate [--check]", file=sys.stderr)
        return 2
    for path in stale(root):
        if path not in generated(root):
            path.unlink()
    for path, text in generated(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
