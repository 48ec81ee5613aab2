"""What is in force for one file, after configuration and options: plain data, no parsing.

linter/config makes these from files; the engine and the public face take them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from linter.findings import Severity


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a configuration says of one rule; None where it says nothing."""

    enabled: bool | None = None
    severity: Severity | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of the user's own.

    people: nouns for their users (`Swifties`). brands: their names and handles.
    public_figures: names that may be spoken of freely.
    """

    people: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Permission:
    """A suppression in the configuration: for rules, in paths, with the reason.

    paths: globs as in .gitignore, relative to `root`; empty for every path. fingerprints: the
    only findings it covers; empty for all. origin: `discreet.yaml:12:3`, for the report of those
    that suppress nothing.
    """

    rules: tuple[str, ...]
    reason: str
    paths: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    root: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides what is found in one file, and how it is read.

    policy: its name. thresholds: the user's own numbers over it. select and ignore: rule ids;
    an empty `select` means every rule. rule_paths: folders or files of rules of their own.
    formats: glob → kind of document. fields: names of keys or columns that hold copy; empty for
    the usual ones. pipeline: a spaCy pipeline with UD labels; None for the one shipped.
    """

    policy: str = "standard"
    thresholds: Mapping[str, int] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    rule_paths: tuple[str, ...] = ()
    lexicon: Lexicon = Lexicon()
    allow: tuple[Permission, ...] = ()
    exclude: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    skip_published: bool = False
    pipeline: str | None = None
    fail_on: str = "error"

    def analysis_key(self) -> str:
        """A digest of what decides the findings in a text: equal keys may share an analyser."""
        parts = asdict(self)
        for name in ("allow", "exclude", "formats", "fields", "skip_published", "fail_on"):
            del parts[name]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
