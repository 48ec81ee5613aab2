"""The rulebook: rules as data, the policies they ask, and the judge over a post."""

from linter.rulebook.book import Rulebook, SettingError
from linter.rulebook.load import LoadError
from linter.rulebook.policy import Policy, PolicyError
from linter.rulebook.reading import Reading
from linter.rulebook.rule import Rule

__all__ = ["LoadError", "Policy", "PolicyError", "Reading", "Rule", "Rulebook", "SettingError"]
