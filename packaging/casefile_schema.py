"""Writes the published JSON Schema of the formats that lose nothing, resources/casefile.schema.json."""

from __future__ import annotations

import json
from pathlib import Path

from steppeline.exchange.lossless_export import END, FORMAT, VERSION
from steppeline.model.event import STATUSES
from steppeline.store.content_tables import LOG, Field, Layout, layouts

TARGET = Path(__file__).parents[1] / "resources" / "casefile.schema.json"

_TYPES = {str: "string", int: "integer", float: "number", bytes: "string"}


def schema() -> dict[str, object]:
    """The schema of a document. In JSON Lines the first is a `header`, the last an `end`, all others a `record`."""
    tables = layouts(history=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The whole content of a Steppeline casefile",
        "description": (
            "A document is the header with an array of records. In JSON Lines the header is the first line and the"
            " number of records the last. What names a record with a key holds that key; an id is the number of a row."
        ),
        **_object(_header() | {"records": {"type": "array", "items": {"$ref": "#/$defs/record"}}}, list(_header())),
        "$defs": {
            "header": _object(_header(), list(_header())),
            "record": {"oneOf": [{"$ref": f"#/$defs/{layout.table}"} for layout in tables]},
            "end": _object({END: {"type": "integer", "minimum": 0}}, [END]),
            **{part.table: _record(part, is_top=part is top) for top in tables for part in top.whole()},
        },
    }


def _header() -> dict[str, object]:
    number = {"type": "integer", "minimum": 0}
    return {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "tables": {**number, "description": "the number of the casefile's schema"},
        "whole": {"type": "boolean", "description": "false where events were chosen"},
        "last_event": {**number, "description": "the highest number that any event ever had"},
        "revision": {**number, "description": "how many changes the log tells of; 0 without a log"},
    }


def _record(layout: Layout, *, is_top: bool) -> dict[str, object]:
    properties: dict[str, object] = {"table": {"const": layout.table}} if is_top else {}
    for field in layout.fields:
        is_steps = layout.table == LOG and field.kind is bytes
        properties[field.name] = {"type": "array"} if is_steps else _value(field)
    for part in layout.parts:
        properties[part.table] = {"type": "array", "items": {"$ref": f"#/$defs/{part.table}"}}
    needed = [field.name for field in layout.fields if not field.nullable and field.kind is not bytes]
    return _object(properties, [*(["table"] if is_top else []), *needed])


def _value(field: Field) -> dict[str, object]:
    if field.is_status:
        return {"enum": list(STATUSES)}
    if field.target_key is not None:
        return {"type": "string", "description": f"the {field.target_key} of a record of “{field.target}”"}
    if field.kind is bytes:
        return {"type": "string", "contentEncoding": "base64"}
    return {"type": _TYPES[field.kind]}


def _object(properties: dict[str, object], required: list[str]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


if __name__ == "__main__":
    TARGET.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
