"""Findings to text, JSON, SARIF, GitHub, GitLab, JUnit and HTML: one module a format."""
