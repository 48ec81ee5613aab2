import pytest
from spacy.language import Language

from linter.language.pipeline import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline, loaded once for all tests of a process."""
    return load()
