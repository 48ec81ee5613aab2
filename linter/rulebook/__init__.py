"""YAML to rules and policies; matching; the examples as tests."""
