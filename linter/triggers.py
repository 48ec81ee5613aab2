"""What the screen looks for: the words without which nothing can be found under some settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.settings import Settings

if TYPE_CHECKING:
    from linter.rulebook import Rulebook


def triggers(rulebook: Rulebook, settings: Settings) -> frozenset[str] | None:
    """Literals one of which a post must hold to be parsed; None when every post must be."""
    return None
