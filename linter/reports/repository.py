"""Names of files as the programs that show reports beside the code know them: from its top."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from linter.documents.ignore import is_repository
from linter.run import STDIN_PATH


def path_in_repository(path: str) -> str:
    """A path from the top of the repository that we stand in, or else of the file's own.

    Where there is none: from the current folder, or absolute when it leads out of that.
    """
    if path == STDIN_PATH:
        return path
    here = Path.cwd()
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - lexical: links keep their names
    for top in (_top(here), _top(absolute.parent), here):
        if top is not None and absolute.is_relative_to(top):
            return absolute.relative_to(top).as_posix()
    return absolute.as_posix()


@cache
def _top(folder: Path) -> Path | None:
    if is_repository(folder):
        return folder
    return None if folder == folder.parent else _top(folder.parent)
