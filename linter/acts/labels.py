"""Blocks whose words name something or are somebody else's, and so do nothing to anybody."""

LABELS = frozenset({"heading", "link", "table-cell"})
"""Their words name what stands below, behind or beside them."""
ITEMS = LABELS | {"list-item"}
"""A few words by themselves are the name or the state of something here; a sentence is not."""
APART = LABELS | {"quote", "caption"}
"""Their words are labels or somebody else's: without a claim beside it no act stands in them."""
