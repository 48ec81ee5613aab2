"""A file that is not YAML: the message says what to do, and where what is at fault began."""

import pytest

from linter.documents.tree import TreeError
from linter.documents.yamldata import read_yaml


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('posts:\n  - text: "Hello\n  - x: 1\n', "(it began at line 2); close the quotation mark"),
        ("text: Hello: you\n", "quote the value if it holds a colon"),
        ("text: @you did it\n", "quote a value that begins with @"),
        ("posts:\n\t- one\n", "indent with spaces"),
        ("a: [1, 2\nb: 3\n", "(it began at line 1); close the bracket"),
        ("a: !x!y z\n", "quote a value that begins with !"),
        ('a: "it\\q"\n', "use single quotes"),
        ('a: "x" y\n', "line its keys up"),
    ],
)
def test_the_message_says_what_to_do(text: str, advice: str) -> None:
    with pytest.raises(TreeError) as caught:
        list(read_yaml(text))
    assert advice in str(caught.value)
