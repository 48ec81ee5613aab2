"""The layers of the house: a module imports only what stands below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "linter"

# From the ground up. A name stands for a module or a package of `linter`; those on one line may
# not import one another, unless they are the same package.
LAYERS = [
    ["text", "yamlerrors"],
    ["terminal", "yamltree"],
    ["documents"],
    ["screen"],
    ["resources"],
    ["lexicons"],
    ["language"],
    ["reader"],
    ["claims"],
    ["acts"],
    ["findings"],
    ["rulebook"],
    ["settings"],
    ["ruling", "own_words", "triggers", "suppress", "fingerprint"],
    ["windows"],
    ["config", "analysis", "placing", "result"],
    ["baseline", "cache"],
    ["engine"],
    ["run"],
    ["reports"],
    ["evaluation"],
    ["api"],
    ["cli"],
    ["__main__"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "rules" not in path.parts)


def layer_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported(path: Path) -> set[str]:
    """Layers of `linter` that a module imports anywhere, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "linter":
                names = [f"linter.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("linter.") and not name.endswith("__version__"):
                found.add(name.split(".")[1])
    return found


def test_every_module_has_a_layer() -> None:
    names = {layer_of(path) for path in modules()} - {"__init__"}
    assert names <= set(LEVEL), f"give these a layer: {sorted(names - set(LEVEL))}"
    assert len(modules()) > 40


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_from_below(path: Path) -> None:
    own = layer_of(path)
    if own == "__init__":  # The public face imports lazily, by name.
        return
    for other in imported(path) - {own}:
        assert other in LEVEL, f"{path.name} imports linter.{other}, which has no layer"
        assert LEVEL[other] < LEVEL[own], (
            f"{path.relative_to(PACKAGE)} ({own}) imports linter.{other}, which is not below it"
        )


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys\n"
        "sys.argv = ['discreet', *sys.argv[1:]]\n"
        "from linter.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as stop:\n"
        "    code = stop.code\n"
        "print('spacy' in sys.modules, 'numpy' in sys.modules, code, file=sys.stderr)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["rules"],
        ["explain", "small-cohort"],
        ["config"],
    ],
    ids=" ".join,
)
def test_imports_no_parser(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.stderr.split()[-3:] == ["False", "False", "0"], done.stderr
    assert done.stdout.strip()


def test_checking_a_tree_with_nothing_to_parse_imports_no_parser(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "code.md").write_text("```python\nprint('53 people')\n```\n\n---\n")
    (tmp_path / "data.json").write_text('{"width": 53, "height": 99}')
    done = run("check", str(tmp_path))
    assert done.stderr.split()[-3:] == ["False", "False", "0"], done.stderr
    assert "3 files" in done.stdout
