"""`discreet check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from linter import __version__
from linter.baseline import read_baseline
from linter.cache import Cache
from linter.cli.choices import Choices
from linter.cli.output import emit, emit_text
from linter.cli.rulebook import in_force
from linter.cli.session import configuration, progress, request
from linter.config.load import ConfigError
from linter.config.resolve import Configuration
from linter.documents.changes import changed_lines
from linter.reports import Context, RuleText, render
from linter.reports.repository import path_in_repository
from linter.result import Result, reaches
from linter.ruling import load_rulebook
from linter.run import run
from linter.settings import Settings
from linter.terminal import visible


def run_check(
    paths: Sequence[str],
    choices: Choices,
    *,
    shape: str,
    output: Path | None,
    fail_on: str | None,
    jobs: int,
    cached: bool,
    baseline: Path | None,
    changed_since: str | None,
    show_suppressed: bool,
) -> int:
    """Check, report; 0 no finding as bad as `fail_on`, 1 there is one, 2 something was not done."""
    config = configuration(choices)
    with progress() as bar:
        wanted = request(
            paths,
            choices,
            config,
            jobs=jobs,
            cache=Cache() if cached else None,
            changed=None if changed_since is None else _changed(changed_since, paths),
            baseline=None if baseline is None else read_baseline(baseline),
            on_start=bar.start,
            on_done=bar.advance,
        )
        result = run(wanted)
    settings = _settings(config, _first(paths, choices))
    context = _context(settings, shape, show_suppressed)
    _report(result, context, shape, output)
    return exit_code(result, fail_on or settings.fail_on)


def _changed(ref: str, paths: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    return changed_lines(ref, [path for path in paths if path != "-"])


def exit_code(result: Result, fail_on: str) -> int:
    """2 when something asked for was not done, else 1 when a finding is bad enough, else 0."""
    if any(not problem.advisory for problem in result.all_problems):
        return 2
    return 1 if reaches(result.findings, fail_on) else 0


def _first(paths: Sequence[str], choices: Choices) -> str:
    path = paths[0]
    return (choices.stdin_filename or ".") if path == "-" else path


def _settings(config: Configuration, path: str) -> Settings:
    """What holds for the report; where the path's configuration is broken, what is usual."""
    try:
        _, _, resolved = in_force(config, path)
    except ConfigError:  # The result has it among its problems.
        resolved = config.without_files
    return resolved.settings


def _context(settings: Settings, shape: str, show_suppressed: bool) -> Context:
    rules = {}
    if shape == "sarif":
        rules = {
            rule.id: RuleText(
                rule.id, rule.family, rule.file.summary, rule.file.why, rule.file.severity
            )
            for rule in load_rulebook(settings).rules
            if rule.enabled
        }
    return Context(__version__, settings.policy, rules, show_suppressed, path_in_repository)


def _report(result: Result, context: Context, shape: str, output: Path | None) -> None:
    if shape == "text":
        from linter.reports.text import write

        emit_text(lambda console: write(result, context, console), output)
        return
    emit(render(shape, result, context), output)
    if shape == "github" and (summary_path := os.environ.get("GITHUB_STEP_SUMMARY")):
        from linter.reports.github import summary

        with Path(summary_path).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(summary(result, context))
    # A program reads the report; a person who watches the log still learns what went wrong.
    for problem in result.all_problems if shape not in ("github",) else ():
        sys.stderr.write(f"discreet: {visible(str(problem))}\n")
