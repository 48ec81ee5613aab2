"""Errors that end a run, said for people."""

from __future__ import annotations

from linter.terminal import visible

EXPECTED = frozenset(
    {
        "ConfigError",
        "LoadError",
        "SettingsError",
        "EvaluationError",
        "PipelineError",
        "ReaderError",
        "CorpusError",
        "FloorError",
        "BaselineError",
        "ChangesError",
        "UsageError",
    }
)
"""Names of the exceptions whose message says what is wrong and what to do. By name, since to
import their modules here would import all of the linter to say that it can't start."""


class UsageError(ValueError):
    """Something on the command line that cannot be done; the message says what to do instead."""


def explain(error: BaseException) -> str:
    """What to write to standard error."""
    problems = getattr(error, "problems", ())
    if problems:
        return "".join(f"discreet: {visible(str(problem))}\n" for problem in problems)
    if {kind.__name__ for kind in type(error).__mro__} & EXPECTED or isinstance(error, OSError):
        lines = str(error).splitlines() or [type(error).__name__]
        return "".join(f"discreet: {visible(line)}\n" for line in lines)
    return (
        f"discreet: internal error: {visible(type(error).__name__)}: {visible(str(error))}\n"
        "discreet: this is a fault of discreet, not of your drafts; please report it with what "
        "you ran (DISCREET_TRACEBACK=1 shows where it happened)\n"
    )
