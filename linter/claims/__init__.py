"""Parsed text to claims: who, how many, did what, how often, when and where."""
