"""JSON Schemas for editors: draft-07, without unions, so that an editor's message names the word that is wrong.

yaml-language-server reads draft-07 and below, and answers a union with the wrong advice; "null or X" therefore becomes
a list of types, and what depends on another field is an if/then.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from .layout import KINDS, PAGE, Kind

_DRAFT = "http://json-schema.org/draft-07/schema#"

# What depends on another field: the same as the checks say, while one types.
_IF_THEN: dict[str, list[dict[str, Any]]] = {
    "pair": [
        {
            "if": {"properties": {"status": {"const": "ended"}}, "required": ["status"]},
            "then": {"required": ["ended"]},
        },
    ],
}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Kind of record: its schema."""
    return {kind.name: _schema(kind) for kind in (*KINDS.values(), PAGE)}


def _schema(kind: Kind) -> dict[str, Any]:
    raw = kind.model.model_json_schema(by_alias=True)
    flat = _flattened(raw, raw.get("$defs", {}))
    flat.pop("$defs", None)
    rules = {"allOf": _IF_THEN[kind.name]} if kind.name in _IF_THEN else {}
    return {"$schema": _DRAFT, **flat, "title": kind.name, "description": kind.path, **rules}


def _flattened(node: Any, records: dict[str, Any]) -> Any:
    """The schema with records written out where they are used, and nullable types as lists."""
    if isinstance(node, list):
        return [_flattened(item, records) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = records[node["$ref"].rsplit("/", 1)[-1]]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    if "anyOf" in node:
        node = _without_union(node)
        return _flattened(node, records) if "$ref" in node else _children(node, records)
    return _children(node, records)


def _children(node: dict[str, Any], records: dict[str, Any]) -> dict[str, Any]:
    plain = {key: _part(key, value, records) for key, value in node.items() if key not in ("title", "$defs")}
    if "const" in plain and "enum" not in plain:
        plain["enum"] = [plain.pop("const")]
    if "patternProperties" in plain:
        plain["additionalProperties"] = False  # a key that is no id is a mistake
    return _nullable(plain)


def _part(key: str, value: Any, records: dict[str, Any]) -> Any:
    """A keyword's value; under `properties` the keys are a record's own, a field called title among them."""
    if key in ("properties", "patternProperties"):
        return {name: _flattened(field, records) for name, field in value.items()}
    return _flattened(value, records)


def _without_union(node: dict[str, Any]) -> dict[str, Any]:
    """`anyOf: [X, null]` as X that may be null; `anyOf: [integer, string]` as a list of types."""
    options = [option for option in node["anyOf"] if option.get("type") != "null"]
    may_be_null = len(options) < len(node["anyOf"])
    outer = {key: value for key, value in node.items() if key != "anyOf"}
    merged: dict[str, Any] = {}
    for option in options:
        merged.update({key: value for key, value in option.items() if key != "type"})
    kinds = [option["type"] for option in options if "type" in option]
    if kinds:
        merged["type"] = kinds[0] if len(kinds) == 1 else kinds
    return {**merged, **outer, **({"x-nullable": True} if may_be_null else {})}


def _nullable(node: dict[str, Any]) -> dict[str, Any]:
    if not node.pop("x-nullable", False):
        return node
    kinds = node.get("type", [])
    node["type"] = [*(kinds if isinstance(kinds, list) else [kinds]), "null"]
    if "enum" in node:
        node["enum"] = [*node["enum"], None]
    return node
