"""The JSON Schema of configuration files, for editors."""

from __future__ import annotations

import json

from linter.config.model import ConfigFile


def config_schema() -> str:
    """The schema as JSON text; schemas/config.schema.json holds it (a test compares them)."""
    schema = ConfigFile.model_json_schema()
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of discreet",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
