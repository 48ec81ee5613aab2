"""The JSON Schema of configuration files, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from linter.config.model import ConfigFile
from linter.rulebook import Rulebook


def config_schema() -> str:
    """The schema as JSON text; schemas/config.schema.json holds it (a test compares them).

    It names the policies, the thresholds and the rules that discreet ships, so that editors
    complete them; other rules may be the user's own and are not refused.
    """
    schema = ConfigFile.model_json_schema()
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of discreet",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    _name_what_there_is(document, Rulebook.load())
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _name_what_there_is(document: dict[str, Any], book: Rulebook) -> None:
    rules = {rule.id: rule.summary for rule in book.rules}
    names = {name for policy in book.policies.values() for name in policy.thresholds()}
    names |= {name.removeprefix("general.") for name in names if name.startswith("general.")}
    definitions = document["$defs"]
    for model in (document, definitions["Override"]):
        keys = model["properties"]
        keys["policy"]["anyOf"][0] = {"enum": sorted(book.policies)}
        thresholds = _given(keys["thresholds"])
        number = thresholds.pop("additionalProperties")
        thresholds |= {
            "properties": dict.fromkeys(sorted(names), number),
            "additionalProperties": False,
        }
        entries = _given(keys["rules"])
        ((pattern, entry),) = entries.pop("patternProperties").items()
        entries |= {
            "properties": {
                rule: {**entry, "description": summary} for rule, summary in sorted(rules.items())
            },
            "additionalProperties": entry,
        }
        entries["propertyNames"]["pattern"] = pattern
        for name in ("select", "ignore"):
            _complete(keys[name], rules)
    _complete(definitions["AllowEntry"]["properties"]["rules"], rules)


def _given(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Of a key that may be left out: what it takes where it is given."""
    given: dict[str, Any] = schema["anyOf"][0]
    return given


def _complete(schema: dict[str, Any], rules: Mapping[str, str]) -> None:
    """Let editors complete the ids in a list of rules."""
    schema["anyOf"][0]["items"] = {"anyOf": [{"enum": sorted(rules)}, {"type": "string"}]}
