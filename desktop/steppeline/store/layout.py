"""The tables and columns of a casefile, known without SQLAlchemy: by them one tells a file that only pretends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from steppeline.store.records import ENTITIES, EVENT
from steppeline.store.schema import SCHEMA, revision_of, schema_of
from steppeline.store.trouble import DamagedError, decoding

_OWN: Mapping[str, tuple[str, ...]] = {
    "meta": ("key", "value"),
    "change_log": ("id", "revision", "at", "who", "name", "direction", "undoes", "inverse"),
    "import_batch": ("id", "name", "at", "file", "events", "problems"),
    "saved_view": ("id", "name", "state", "position"),
    "tag": ("id", "key", "import_id"),
    "event_ref": ("id", "event_id", "ref", "position"),
    # What is computed from a date, beside it.
    "event": ("earliest_start", "latest_start", "earliest_end", "latest_end", "never_certain", "needs_recheck"),
}
# The tables that came after the first schema, with the number of theirs; the columns of records are known from these.
_LATER: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "event_words": (2, ("title", "summary")),
    "name_words": (2, ("words",)),
    "column_chunk": (3, ("id", "data")),
    "packed_state": (3, ("id", "header", "checksum", "round", "revision")),
    "changed_event": (3, ("event_id", "round")),
    "kept_words": (4, ("id", "title", "summary")),
    "used_words": (4, ("term",)),
    "file_content": (6, ("id", "key", "size", "revision", "data")),
    "source_copy": (6, ()),
    "stage": (6, ()),
    "row_sum": (6, ("name", "block", "sum")),
    "region_outline": (5, ("id", "region_id", "since", "until", "longitude", "latitude", "area", "polygons")),
}
# The same for columns that came later to tables that were there.
_LATER_COLUMNS: Mapping[str, tuple[int, tuple[str, ...]]] = {"event_ref": (6, ("row_hash",))}


def check_layout(connection: sqlite3.Connection, path: Path) -> None:
    """Raise WorldError unless all tables and columns of its schema are there, and its marks make sense.

    A casefile of a newer schema is left to whoever refuses it.
    """
    schema = schema_of(connection)
    if schema > SCHEMA:
        return
    try:
        for table, columns in _expected(schema):
            connection.execute(f"SELECT {', '.join(columns)} FROM {table} LIMIT 0")
        stamp = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise DamagedError(path) from error
    # Migrations go on from the stamp; they would run into tables that are there before their time.
    if stamp != [(f"{schema:04}",)] or not _names(connection).isdisjoint(_tables_after(schema)):
        raise DamagedError(path)
    with decoding(path):
        revision_of(connection)


def _expected(schema: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from _OWN.items()
    yield from ((table, columns) for table, (since, columns) in _LATER.items() if columns and since <= schema)
    yield from ((table, columns) for table, (since, columns) in _LATER_COLUMNS.items() if since <= schema)
    for shape in (*ENTITIES, EVENT):
        yield shape.table, ("id", *shape.columns, "import_id")
        for part in shape.parts.values():
            if part.table not in _tables_after(schema):
                yield part.table, ("id", f"{shape.table}_id", *part.columns)


def _tables_after(schema: int) -> set[str]:
    return {table for table, (since, _) in _LATER.items() if since > schema}


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
