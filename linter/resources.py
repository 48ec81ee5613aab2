"""Where discreet's own rules are: in the tree when installed editable, else in the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """The folder of the rules that discreet ships.

    A wheel carries it as `linter/rules`; a checkout (an editable install) has it beside `linter`.

    Raises:
        FileNotFoundError: neither is there, so the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / "sources.yaml").is_file():
            return folder
    raise FileNotFoundError(
        f"The rules that belong to discreet are in neither {package / 'rules'} nor "
        f"{package.parent / 'rules'}; install discreet again."
    )


def lexicons_folder() -> Path:
    """The folder of the word lists that discreet ships."""
    return rules_folder() / "lexicons"
