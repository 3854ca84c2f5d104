"""What other windows or programs have changed in a casefile, read off its change log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from steppeline.model.change import ChangeSet, Delete, Insert, RemoveImport, RowChange, Update, UpdateAll, Value, Write
from steppeline.model.text import message
from steppeline.store.change_log import inverse_of, read_log
from steppeline.store.ownership import owner_of
from steppeline.store.schema import revision_of
from steppeline.store.tables import metadata
from steppeline.store.trouble import decoding, path_of, reading

_MOST_STEPS = 200
_MOST_ROWS = 5_000
_NOTHING = message("Nothing")


def changes_since(connection: sqlite3.Connection, revision: int) -> ChangeSet | None:
    """All that changed since `revision` as one set, nothing if nothing did; None where it is too much, or not told.

    Of a row that a step changed only its table, number and owner can be relied on: what stood there in between is gone.
    Raises WorldError for a damaged or locked file.
    """
    with reading(connection), decoding(path_of(connection)):
        now = revision_of(connection)
        log = [entry for entry in read_log(connection, _MOST_STEPS) if entry.revision > revision]
        if len(log) != now - revision:
            return None
        changes: list[RowChange] = []
        for entry in reversed(log):
            for write in inverse_of(connection, entry.number):
                if isinstance(write, RemoveImport) or len(changes) > _MOST_ROWS:
                    return None
                changes.extend(_changed(connection, write))
        return ChangeSet(log[0].name if log else _NOTHING, now, tuple(changes))


def _changed(connection: sqlite3.Connection, write: Write) -> Iterator[RowChange]:
    """The row changes that a step did whose inverse has this write."""
    match write:
        case Insert(table, rows):
            for row in rows:
                yield RowChange(table, int(row["id"] or 0), row, None, _owner(table, row))
        case Update(table, key, values):
            yield RowChange(table, key, values, values, _owner_now(connection, table, key))
        case UpdateAll(table, keys, values):
            for key in keys:
                yield RowChange(table, key, values, values, _owner_now(connection, table, key))
        case Delete(table, keys):
            for key in keys:
                yield RowChange(table, key, None, {}, _owner_now(connection, table, key))
        case RemoveImport():
            raise ValueError(write)


def _owner(table: str, row: Mapping[str, Value]) -> tuple[str, int] | None:
    naming = owner_of(metadata.tables[table])
    number = None if naming is None else row.get(naming.column)
    return (naming.target, number) if naming is not None and isinstance(number, int) else None


def _owner_now(connection: sqlite3.Connection, table: str, key: int) -> tuple[str, int] | None:
    """The owner of a row that is there; of one that is gone the step tells that removed it."""
    naming = owner_of(metadata.tables[table])
    if naming is None:
        return None
    row = connection.execute(f"SELECT {naming.column} FROM {table} WHERE id = ?", (key,)).fetchone()
    return None if row is None else (naming.target, row[0])
