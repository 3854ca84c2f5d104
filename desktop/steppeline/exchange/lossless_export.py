"""The whole content of a casefile as JSON in UTF-8, without loss: one record a line, or one document.

The schema that is published, `resources/casefile.schema.json`, describes both: what stands in the header, and what each
record may hold. `VERSION` is that of this arrangement; what tables there are is told by `tables`, the schema number of
the casefile.
"""

from __future__ import annotations

import json
from typing import BinaryIO

from steppeline.model.content import Content, Record

FORMAT = "steppeline-casefile"
VERSION = 1
END = "end"
"""The key of the last line, which tells how many records there were: a file that breaks off is noticed."""


def write_content_lines(content: Content, file: BinaryIO) -> None:
    """A line with the header, a line for each record, as they are read, and one with their number."""
    file.write(_line(header(content)) + b"\n")
    count = 0
    for record in content.records:
        file.write(_line(record_json(record)) + b"\n")
        count += 1
    file.write(_line({END: count}) + b"\n")


def write_content_document(content: Content, file: BinaryIO) -> None:
    """One object: the header, and the array `records`, one record a line."""
    file.write(_line(header(content)).removesuffix(b"}") + b', "records": [')
    separator = b"\n"
    for record in content.records:
        file.write(separator + _line(record_json(record)))
        separator = b",\n"
    file.write(b"\n]}\n")


def header(content: Content) -> dict[str, object]:
    """What tells our files, and what a casefile made from them has to know beside its records."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tables": content.schema,
        "whole": content.is_whole,
        "last_event": content.last_event,
        "revision": content.revision,
    }


def record_json(record: Record) -> dict[str, object]:
    """A record as an object; its table goes first, then columns that have a value, and rows it owns if it has any."""
    return {"table": record.table, **_filled(record.values)}


def _filled(values: dict[str, object]) -> dict[str, object]:
    return {
        name: [_filled(each) if isinstance(each, dict) else each for each in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
        if value is not None and value != []
    }


def _line(value: dict[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
