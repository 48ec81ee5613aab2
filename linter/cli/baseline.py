"""`discreet baseline`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from linter.baseline import write_baseline
from linter.cli.choices import Choices
from linter.cli.output import write_file
from linter.cli.rulebook import said
from linter.cli.session import configuration, progress, request
from linter.reports.text import plural
from linter.rulebook.policy import FLOOR
from linter.run import run
from linter.suppress import guarded
from linter.terminal import visible


def run_baseline(
    paths: Sequence[str], choices: Choices, *, output: Path, jobs: int, include_floor: bool
) -> int:
    """Write the baseline; 2 when something could not be read, else 0."""
    with progress() as bar:
        wanted = request(
            paths,
            choices,
            configuration(choices),
            jobs=jobs,
            on_start=bar.start,
            on_done=bar.advance,
        )
        result = run(wanted)
    floor = [finding for finding in result.active if guarded(finding)]
    accepted = [f for f in result.active if include_floor or not guarded(f)]
    write_file(output, write_baseline(accepted))
    print(f"{output}: {plural(len(accepted), 'finding')} accepted")
    if floor and not include_floor:
        print(
            f"{plural(len(floor), 'error')} about {FLOOR} people or fewer not accepted: fix them, "
            "allow them in discreet.yaml with a reason, or say --include-floor"
        )
    for problem in result.all_problems:
        sys.stderr.write(f"discreet: {visible(said(problem))}\n")
    return 2 if any(not problem.advisory for problem in result.all_problems) else 0
