"""Taking an import back: everything that came with it, but for entries that something else has come to use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from steppeline.model.change import Delete, RemoveImport, Update, Write
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.ownership import owner_of, references_to
from steppeline.store.records import ENTITIES
from steppeline.store.tables import metadata
from steppeline.store.trouble import reading

Entry = tuple[str, int]
_TABLES = (*(shape.table for shape in ENTITIES), "tag")


def removal(connection: sqlite3.Connection, batch: int) -> Iterator[Write]:
    """The writes that remove an import batch. To be carried out one by one: later ones look at what is left."""
    yield Delete("event", tuple(_numbers(connection, "event", batch)))
    candidates = {(table, number) for table in _TABLES for number in _numbers(connection, table, batch)}
    kept = _still_used(connection, candidates)
    for table, number in sorted(kept):
        yield Update(table, number, {"import_id": None})
    for table in _TABLES:
        yield Delete(table, tuple(sorted(number for name, number in candidates - kept if name == table)))
    yield Delete("import_batch", (batch,))


def _numbers(connection: sqlite3.Connection, table: str, batch: int) -> list[int]:
    found = connection.execute(f"SELECT id FROM {table} WHERE import_id = ? ORDER BY id", (batch,))
    return [number for (number,) in found]


def _still_used(connection: sqlite3.Connection, candidates: set[Entry]) -> set[Entry]:
    """The candidates that are named by something that stays, or by a candidate that must stay for that reason."""
    named_by = [(user, used) for user, used in _uses(connection) if used in candidates and user != used]
    kept: set[Entry] = set()
    while True:
        more = {used for user, used in named_by if user not in candidates or user in kept} - kept
        if not more:
            return kept
        kept |= more


def _uses(connection: sqlite3.Connection) -> Iterator[tuple[Entry, Entry]]:
    """Who names which entry, rows that are owned standing for their owner. Events count as one user, number 0."""
    for target in _TABLES:
        for naming in references_to(target):
            owner = owner_of(metadata.tables[naming.table])
            user_table, user = (owner.target, owner.column) if owner else (naming.table, "id")
            if user_table == "event":
                user = "0"
            query = f"SELECT DISTINCT {user}, {naming.column} FROM {naming.table} WHERE {naming.column} IS NOT NULL"
            for number, used in connection.execute(query):
                yield (user_table, number), (target, used)


@dataclass(frozen=True)
class ImportBatch:
    """An import of the past: number, name, when (UTC, ISO), the files it was of, and how many events it brought."""

    number: int
    name: str
    at: str
    file: str | None
    events: int


def imports_of(connection: sqlite3.Connection) -> list[ImportBatch]:
    """The imports of a casefile, newest first."""
    with reading(connection):
        rows = connection.execute("SELECT id, name, at, file, events FROM import_batch ORDER BY id DESC")
        return [ImportBatch(*row) for row in rows]


def events_of_import(connection: sqlite3.Connection, number: int) -> list[int]:
    """The numbers of the events that came with an import and are still there."""
    with reading(connection):
        return _numbers(connection, "event", number)


def remove_import(batch: ImportBatch) -> Edit:
    """Take out all that came with an import, but for entries that something else has come to use."""
    return Edit(message("Remove the import {name}", name=batch.name), (RemoveImport(batch.number),))
