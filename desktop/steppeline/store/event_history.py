"""The history of one event, told by the change log: its rows as they are now, taken back step by step.

Only the rows of this event are taken back, in memory; the casefile is not touched.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from steppeline.model.change import Delete, Insert, RemoveImport, Row, Update, UpdateAll, Write
from steppeline.model.event import Event
from steppeline.model.event_history import Version, differences
from steppeline.store.change_log import LogEntry, inverse_of, read_log
from steppeline.store.keys import Keys
from steppeline.store.records import ENTITIES, EVENT
from steppeline.store.trouble import decoding, path_of, reading

_EVERYTHING = -1
_PARTS = {part.table: name for name, part in EVENT.parts.items()}
_NAMED = frozenset({*(shape.table for shape in ENTITIES), "tag", "event_ref"})


def event_history(connection: sqlite3.Connection, number: int) -> list[Version]:
    """All steps that changed the event with this number, the newest first; also of an event that is gone.

    Entries are told by the keys they have now, or had last. Of an event that an import removed again, what was before
    that is not told: the log has it as a whole. Raises WorldError when the file, or its change log, is damaged.
    """
    with reading(connection), decoding(path_of(connection)):
        rows = _EventRows(connection, number)
        versions: list[Version] = []
        after = rows.event()
        for entry in read_log(connection, _EVERYTHING):
            for write in inverse_of(connection, entry.number):
                rows.take_back(write)
            if rows.is_changed():
                before = rows.event()
                version = _version(entry, before, after)
                if version.changes:
                    versions.append(version)
                after = before
        return versions


def _version(entry: LogEntry, before: Event | None, after: Event | None) -> Version:
    changes = differences(before, after)
    return Version(entry.number, entry.at, entry.who, entry.name, entry.direction, changes, after)


class _FormerKeys(Keys):
    """Keys of rows, also of those that are gone and of which the change log told."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.former: dict[tuple[str, int], str] = {}

    def key(self, table: str, number: int) -> str:
        """The key a row has, or had; raises LookupError where nobody knows."""
        column = "ref" if table == "event_ref" else "key"
        row = self._connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (number,)).fetchone()
        return str(row[0]) if row is not None else self.former[table, number]


class _EventRows:
    """The rows of one event as they were at some time."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._number = number
        self._keys = _FormerKeys(connection)
        self._rows: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self._is_changed = False
        for table in ("event", "event_ref", *_PARTS):
            column = "id" if table == "event" else "event_id"
            cursor = connection.execute(f"SELECT * FROM {table} WHERE {column} = ? ORDER BY id", (number,))
            names = [described[0] for described in cursor.description]
            self._rows[table] = {row[names.index("id")]: dict(zip(names, row, strict=True)) for row in cursor}

    def is_changed(self) -> bool:
        """Whether rows were changed since it was last asked."""
        changed, self._is_changed = self._is_changed, False
        return changed

    def take_back(self, write: Write) -> None:
        """Do what of an inverse's write concerns the event."""
        match write:
            case Insert(table, rows):
                self._remember(table, rows)
                for row in rows:
                    if table in self._rows and row["id" if table == "event" else "event_id"] == self._number:
                        self._put(table, dict(row))
            case Update(table, key, values):
                self._update(table, (key,), values)
            case UpdateAll(table, keys, values):
                self._update(table, keys, values)
            case Delete(table, keys):
                self._remove(table, keys)
            case RemoveImport(batch):
                if any(row["import_id"] == batch for row in self._rows["event"].values()):
                    for table, rows_there in self._rows.items():
                        self._remove(table, list(rows_there))

    def event(self) -> Event | None:
        """The event that the rows make."""
        for row in self._rows["event"].values():
            parts = {
                name: tuple(
                    part.record([each.get(column) for column in part.columns], self._keys)
                    for each in self._of(part.table)
                )
                for name, part in EVENT.parts.items()
            }
            refs = sorted(self._of("event_ref"), key=lambda each: each["position"])
            return EVENT.record(
                [row.get(column) for column in EVENT.columns],
                self._keys,
                id=self._number,
                refs=tuple(each["ref"] for each in refs),
                **parts,
            )
        return None

    def _of(self, table: str) -> Iterator[dict[str, Any]]:
        return (row for _, row in sorted(self._rows[table].items()))

    def _remember(self, table: str, rows: Sequence[Row]) -> None:
        if table in _NAMED:
            column = "ref" if table == "event_ref" else "key"
            for row in rows:
                self._keys.former[table, int(row["id"] or 0)] = str(row[column])

    def _put(self, table: str, row: dict[str, Any]) -> None:
        self._rows[table][row["id"]] = row
        self._is_changed = True

    def _update(self, table: str, keys: Sequence[int], values: Mapping[str, Any]) -> None:
        for key in keys:
            row = self._rows.get(table, {}).get(key)
            if row is not None:
                self._put(table, row | dict(values))

    def _remove(self, table: str, keys: Sequence[int]) -> None:
        for key in keys:
            if self._rows.get(table, {}).pop(key, None) is not None:
                self._is_changed = True
