"""JSON Schemas for rules, policies and sources, generated from the models that validate them.

`python -m linter.rulebook.schema` prints the one for rules, for editors.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import BaseModel

from linter.rulebook.model import RuleFile
from linter.rulebook.policy import PolicyFile
from linter.rulebook.sources import SourcesFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name → JSON text, as committed under `schemas/`."""
    return {
        "rule.schema.json": _schema(RuleFile, "A discreet rule"),
        "policy.schema.json": _schema(PolicyFile, "A discreet policy"),
        "sources.schema.json": _schema(SourcesFile, "Sources of discreet rules"),
    }


def _schema(model: type[BaseModel], title: str) -> str:
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    schema = {"$schema": _DIALECT, **schema, "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schemas()["rule.schema.json"].encode())
