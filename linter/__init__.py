"""discreet, a safety linter for social posts. This module is its public face.

    from linter import check

    for finding in check("To the 53 people who've watched it every day for 18 days: who hurt you?"):
        print(finding.place.line, finding.rule, finding.message)

Nothing heavy is imported until a function is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.api import check, check_paths, extract_claims, load_policy
    from linter.claims.model import Claim
    from linter.findings import Finding

__version__ = "0.1.0"

__all__ = ["Claim", "Finding", "check", "check_paths", "extract_claims", "load_policy"]

_HOMES = {
    "Claim": "linter.claims.model",
    "Finding": "linter.findings",
    "check": "linter.api",
    "check_paths": "linter.api",
    "extract_claims": "linter.api",
    "load_policy": "linter.api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
