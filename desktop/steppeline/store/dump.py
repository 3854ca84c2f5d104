"""The content of a casefile as text: the same content gives the same text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from steppeline.store.records import ENTITIES, EVENT
from steppeline.store.trouble import reading

_SHAPES = (*ENTITIES, EVENT)
_TABLES = (
    "import_batch",
    "tag",
    "event_ref",
    "region_outline",
    "saved_view",
    "file_content",
    *(shape.table for shape in _SHAPES),
    *(part.table for shape in _SHAPES for part in shape.parts.values()),
)
_QUERIES = {
    "file_content": (
        'SELECT id, "key", size FROM file_content WHERE id IN (SELECT content_id FROM source_copy) ORDER BY id'
    )
}


def canonical_dump(connection: sqlite3.Connection) -> str:
    """Every row as a line of JSON, by table and number.

    Left out is what says how the content came about (change log, revision) and what is derived from it (search). The
    contents of files that are no copy of any source are left out, too; the others stand for themselves by their hash.
    """
    with reading(connection):
        return "".join(f"{line}\n" for table in sorted(_TABLES) for line in _lines(connection, table))


def _lines(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    rows = connection.execute(_QUERIES.get(table, f"SELECT * FROM {table} ORDER BY id"))
    columns = [description[0] for description in rows.description]
    for row in rows:
        yield json.dumps([table, dict(zip(columns, row, strict=True))], ensure_ascii=False, sort_keys=True)
