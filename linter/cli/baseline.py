"""`discreet baseline`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from linter.baseline import write_baseline
from linter.cli.choices import Choices
from linter.cli.output import emit
from linter.cli.session import configuration, progress, request
from linter.reports.text import plural
from linter.rulebook.policy import FLOOR
from linter.run import run
from linter.suppress import guarded
from linter.terminal import visible


def run_baseline(
    paths: Sequence[str], choices: Choices, *, output: Path | None, jobs: int, include_floor: bool
) -> int:
    """Write the baseline, to standard output without `output`.

    2 when something could not be read, else 0. A file is then left as it is: the findings of what
    was not read would be missing from it, and come back as new.
    """
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
    for problem in result.all_problems:
        sys.stderr.write(f"discreet: {visible(str(problem))}\n")
    if any(not problem.advisory for problem in result.all_problems):
        sys.stderr.write(
            "discreet: no baseline was written, since it would lack what was not read; mend that, "
            "or leave it out with exclude\n"
        )
        return 2
    emit(write_baseline(accepted), output)
    # What was written to standard output is for a program.
    told = sys.stderr if output is None else sys.stdout
    name = "standard output" if output is None else visible(str(output))
    print(f"{name}: {plural(len(accepted), 'finding')} accepted", file=told)
    if floor and not include_floor:
        print(
            f"{plural(len(floor), 'error')} about {FLOOR} people or fewer not accepted: fix them, "
            "allow them in discreet.yaml with a reason, or say --include-floor",
            file=told,
        )
    return 0
