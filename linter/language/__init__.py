"""The language pipeline and the numbers written in words."""
