"""Precision and recall on labelled drafts: what the linter is measured on."""
