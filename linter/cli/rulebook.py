"""The rulebook that commands speak of, under a configuration."""

from __future__ import annotations

from pathlib import Path

from linter.config.resolve import Configuration, Resolved, located
from linter.rulebook import Policy, Rulebook
from linter.ruling import SettingsError, load_policy, load_rulebook


def in_force(configuration: Configuration, path: str = ".") -> tuple[Rulebook, Policy, Resolved]:
    """The rules, the policy and the settings that hold for a path.

    Raises:
        ConfigError: the configuration asks for what there is not.
    """
    resolved = configuration.for_path(path)
    try:
        return load_rulebook(resolved.settings), load_policy(resolved.settings), resolved
    except SettingsError as error:
        raise located(error, resolved) from None


def only(config: Path | None) -> Configuration:
    """The configuration that a command without other options works under."""
    return Configuration(config)
