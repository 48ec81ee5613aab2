"""Which kind of draft a file is, by its name."""

from __future__ import annotations

from pathlib import PurePosixPath

from pathspec import GitIgnoreSpec

from linter.documents.options import DEFAULT_OPTIONS, ReadOptions

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".mdx": "mdx",
    ".txt": "text",
    ".text": "text",
    ".tweet": "tweet",
    ".toot": "tweet",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".toml": "toml",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".po": "po",
    ".pot": "po",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Suffix to kind; what a folder is searched for."""

KINDS = frozenset(SUFFIXES.values())
"""Every kind that `--format-of` may name."""

TOOL_FILES = frozenset(
    {
        "package.json",
        "package-lock.json",
        "npm-shrinkwrap.json",
        "composer.json",
        "composer.lock",
        "tsconfig.json",
        "jsconfig.json",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "pyproject.toml",
        "cargo.toml",
        "netlify.toml",
        "vercel.json",
        "renovate.json",
        "lerna.json",
        "turbo.json",
        "mkdocs.yml",
        "docker-compose.yml",
        "docker-compose.yaml",
        "discreet.yaml",
        "robots.txt",
        "requirements.txt",
        "cmakelists.txt",
    }
)
"""Files of tools, which hold no copy: a folder's search passes them by."""

_LOCK = "~$"
"""What begins the name of the file that Excel keeps beside a workbook while it is open."""


def kind_of(path: str, options: ReadOptions = DEFAULT_OPTIONS) -> str | None:
    """The kind of a file, by what the user said and else by its suffix; None when unknown."""
    if options.kind is not None:
        return options.kind
    for glob, kind in reversed(options.formats):
        if _matches(glob, path):
            return kind
    return SUFFIXES.get(PurePosixPath(path).suffix.lower())


def is_searched(path: str, options: ReadOptions = DEFAULT_OPTIONS) -> bool:
    """Whether a folder's search takes the file: a known kind, and no tool's own file."""
    name = PurePosixPath(path).name
    if name.startswith(_LOCK):
        return False
    if name.lower() in TOOL_FILES:
        return any(_matches(glob, path) for glob, _ in options.formats)
    return kind_of(path, options) is not None


def _matches(glob: str, path: str) -> bool:
    return GitIgnoreSpec.from_lines([glob]).match_file(path.lstrip("/"))
