"""The commands, thin over the library."""

from __future__ import annotations

import os
import sys

from linter.cli.streams import replace_closed


def main() -> None:
    """Run the command line and exit: 0 all well, 1 something was found, 2 it could not be done.

    Nothing a user can feed the linter ends in a traceback; set DISCREET_TRACEBACK to see one.
    """
    replace_closed()
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe that cannot show a character gets an escape, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        from linter.cli.app import app

        app(prog_name="discreet")
    except BrokenPipeError:
        # The reader went away (`discreet check | head`): nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("discreet: interrupted\n")
        sys.exit(130)
    except Exception as error:
        if os.environ.get("DISCREET_TRACEBACK"):
            raise
        from linter.cli.failures import explain

        sys.stderr.write(explain(error))
        sys.exit(2)
