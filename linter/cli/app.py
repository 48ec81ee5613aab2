"""The application: every command, its arguments and options.

Only Typer is imported here; a command imports what it needs when it runs, so that `--help`,
`rules` and `explain` never load spaCy (a test holds that).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="discreet",
    help="A safety linter for social posts: finds claims about what users did, and how many of "
    "them did it, before they are published. Nothing leaves this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ReportFormat(StrEnum):
    """Formats of findings."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    html = "html"


class ClaimFormat(StrEnum):
    """Formats of claims."""

    text = "text"
    json = "json"
    csv = "csv"


class PlainFormat(StrEnum):
    """Formats of everything else."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def _no_empty_name(paths: list[str] | None) -> list[str] | None:
    """An empty name is a variable that is not set: it must not stand for the current folder."""
    if paths and "" in paths:
        raise typer.BadParameter("an empty name; for the current folder, say '.'")
    return paths


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        callback=_no_empty_name,
        help="Files and folders; '-' for standard input; the current folder by default.",
        show_default=False,
    ),
]


def _no_file(path: Path | None) -> Path | None:
    """`-` is standard output, as it is where nothing is said."""
    return None if path is not None and str(path) == "-" else path


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        callback=_no_file,
        help="Write the report to FILE; '-' is standard output.",
        show_default=False,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", help="Use this configuration file and search for no other.", show_default=False
    ),
]
PolicyName = Annotated[
    str | None,
    typer.Option("--policy", help="lenient, standard or strict.", show_default=False),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only these rules (ids, divided by commas).", show_default=False),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Not these rules (ids, divided by commas).", show_default=False),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename", help="The name to read standard input as.", show_default=False
    ),
]
FormatOf = Annotated[
    list[str] | None,
    typer.Option(
        "--format-of",
        help="GLOB=KIND: read files that match as this kind of document.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", min=0, max=256, help="Processes; 0 chooses by the size of the work."
    ),
]


def _version(asked: bool) -> None:
    if asked:
        from linter import __version__

        typer.echo(f"discreet {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A safety linter for social posts.

    Finds claims about what users did, and how many of them did it, before they are published.
    Nothing leaves this machine.
    """


@app.command("check")
def check_command(
    paths: Paths = None,
    shape: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to report.")
    ] = ReportFormat.text,
    output: Output = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            help="The least severity that makes the exit code 1 (default: error).",
            show_default=False,
        ),
    ] = None,
    policy: PolicyName = None,
    select: Select = None,
    ignore: Ignore = None,
    config: ConfigFile = None,
    stdin_filename: StdinName = None,
    format_of: FormatOf = None,
    jobs: Jobs = 0,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither read nor write the cache.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", help="Leave out the findings that FILE accepts.", show_default=False
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            help="Judge only lines changed since this Git revision.",
            show_default=False,
        ),
    ] = None,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show findings that somebody allowed, too.")
    ] = False,
) -> None:
    """Find what should not be published as written.

    Exit code: 0 no error, 1 an error was found, 2 it could not be done.
    """
    from linter.cli.check import run_check
    from linter.cli.choices import Choices

    choices = Choices.of(policy, select, ignore, config, stdin_filename, format_of)
    raise typer.Exit(
        run_check(
            paths or ["."],
            choices,
            shape=shape.value,
            output=output,
            fail_on=fail_on.value if fail_on else None,
            jobs=jobs,
            cached=not no_cache,
            baseline=baseline,
            changed_since=changed_since,
            show_suppressed=show_suppressed,
        )
    )


@app.command("claims")
def claims_command(
    paths: Paths = None,
    shape: Annotated[
        ClaimFormat, typer.Option("--format", "-f", help="How to report.")
    ] = ClaimFormat.text,
    output: Output = None,
    config: ConfigFile = None,
    stdin_filename: StdinName = None,
    format_of: FormatOf = None,
) -> None:
    """Show each claim about people as understood.

    Who, how many, did what, how often, when and where.
    """
    from linter.cli.choices import Choices
    from linter.cli.claims import run_claims

    choices = Choices.of(None, None, None, config, stdin_filename, format_of)
    raise typer.Exit(run_claims(paths or ["."], choices, shape=shape.value, output=output))


@app.command("explain")
def explain_command(
    rule: Annotated[str | None, typer.Argument(help="The id of a rule.")] = None,
    shape: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="How to report.")
    ] = PlainFormat.text,
    config: ConfigFile = None,
) -> None:
    """Say why a rule exists and how to fix a finding.

    With its sources, examples, exceptions and parameters, and how to allow a finding.
    """
    from linter.cli.explain import run_explain

    raise typer.Exit(run_explain(rule, config, shape=shape.value))


@app.command("rules")
def rules_command(
    shape: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="How to report.")
    ] = PlainFormat.text,
    policy: PolicyName = None,
    select: Select = None,
    ignore: Ignore = None,
    config: ConfigFile = None,
) -> None:
    """List the rules in force and where they come from."""
    from linter.cli.choices import Choices
    from linter.cli.rules import run_rules

    choices = Choices.of(policy, select, ignore, config, None, None)
    raise typer.Exit(run_rules(choices, shape=shape.value))


@app.command("test-rules")
def test_rules_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Rule files and folders; the rules in force by default.", show_default=False
        ),
    ] = None,
    shape: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="How to report.")
    ] = PlainFormat.text,
    config: ConfigFile = None,
) -> None:
    """Run the examples in rule files as tests."""
    from linter.cli.test_rules import run_test_rules

    raise typer.Exit(run_test_rules(paths or [], config, shape=shape.value))


@app.command("evaluate")
def evaluate_command(
    corpus: Annotated[
        Path, typer.Argument(help="A folder of splits, or one file, of labelled drafts (*.jsonl).")
    ],
    shape: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="How to report.")
    ] = PlainFormat.text,
    policy: PolicyName = None,
    only_claims: Annotated[
        bool, typer.Option("--only-claims", help="Measure claims only; load no rules.")
    ] = False,
    split: Annotated[
        str | None, typer.Option("--split", help="Only this split.", show_default=False)
    ] = None,
    floor: Annotated[
        Path | None,
        typer.Option(
            "--floor",
            help="Fail when a figure is below its floor (default: CORPUS/floors.yaml).",
            show_default=False,
        ),
    ] = None,
    show_misses: Annotated[
        bool, typer.Option("--show-misses", help="List what was missed or wrong.")
    ] = False,
    reveal_holdout: Annotated[
        bool,
        typer.Option(
            "--reveal-holdout", help="Let --show-misses list the holdout too, which spoils it."
        ),
    ] = False,
    jobs: Jobs = 0,
) -> None:
    """Measure precision and recall on labelled drafts.

    Exit code: 1 when a figure is below its floor.
    """
    from linter.cli.evaluate import run_evaluate

    raise typer.Exit(
        run_evaluate(
            corpus,
            shape=shape.value,
            policy=policy,
            only_claims=only_claims,
            split=split,
            floor=floor,
            show_misses=show_misses,
            reveal_holdout=reveal_holdout,
            jobs=jobs,
        )
    )


@app.command("init")
def init_command(
    folder: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over files that exist.")] = False,
) -> None:
    """Write a configuration, CI workflow, pre-commit entry.

    Files that exist are left alone.
    """
    from linter.cli.init import run_init

    raise typer.Exit(run_init(folder, force=force))


@app.command("baseline")
def baseline_command(
    paths: Paths = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            callback=_no_file,
            help="The file to write; '-' is standard output.",
        ),
    ] = Path("discreet-baseline.json"),
    policy: PolicyName = None,
    select: Select = None,
    ignore: Ignore = None,
    config: ConfigFile = None,
    format_of: FormatOf = None,
    jobs: Jobs = 0,
    include_floor: Annotated[
        bool,
        typer.Option("--include-floor", help="Accept errors about 10 people or fewer, too."),
    ] = False,
) -> None:
    """Accept today's findings; report only new ones.

    `discreet check --baseline FILE` leaves them out from then on.
    """
    from linter.cli.baseline import run_baseline
    from linter.cli.choices import Choices

    choices = Choices.of(policy, select, ignore, config, None, format_of)
    raise typer.Exit(
        run_baseline(paths or ["."], choices, output=output, jobs=jobs, include_floor=include_floor)
    )


@app.command("config")
def config_command(
    path: Annotated[Path, typer.Argument(help="A draft, or a folder.")] = Path(),
    shape: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="How to report.")
    ] = PlainFormat.text,
    config: ConfigFile = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of configuration files.")
    ] = False,
) -> None:
    """Print what is in force for a path, and why.

    Each value with the file, line and column it comes from.
    """
    from linter.cli.config import run_config

    raise typer.Exit(run_config(path, config, shape=shape.value, schema=schema))
