"""Making a casefile from records, row by row as they were. Nobody but us need have written them: all is looked at."""

from __future__ import annotations

import sqlite3
from base64 import b64decode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from steppeline.model.content import Content, Record
from steppeline.model.errors import InputError
from steppeline.model.event import STATUSES, Extent
from steppeline.model.text import Message, message
from steppeline.store import row_sums, search
from steppeline.store.content_history import repacked
from steppeline.store.content_tables import DATED, FILES, LOG, Field, Layout, layouts
from steppeline.store.creation import create_tables
from steppeline.store.door import Door
from steppeline.store.events import read_events, read_reference
from steppeline.store.opening import connect_new
from steppeline.store.packed.packing import pack
from steppeline.store.replacing import replacing
from steppeline.store.rows import date_columns
from steppeline.store.schema import SCHEMA
from steppeline.store.trouble import DamagedError, telling

_WAITING = 2_000
"""Rows of a table that are written at once."""

_EXTENTS: tuple[Extent, ...] = ("within", "throughout")
_LARGEST = 2**63
_PLACEHOLDER = 0


def write_content(path: Path, content: Content, *, replace: bool = False) -> int:
    """Make a casefile of the records; gives how many events it has. What appears at `path` is whole, or nothing does.

    Raises InputError, saying where, for records that make no casefile, WorldError when `path` exists (unless
    `replace`) or is in use, or cannot be written, and what reading the records raises.
    """
    if content.schema > SCHEMA:
        raise InputError(message("This was written by a newer version of Steppeline; use that version or a later one."))
    with (
        replacing(path, over=replace) as unfinished,
        telling(path),
        closing(connect_new(unfinished)) as connection,
    ):
        create_tables(connection, path)
        with Door(connection, path, enforce_keys=False).transaction():
            writing = _Writing(connection)
            for number, record in enumerate(content.records, 1):
                writing.take(number, record)
            events = writing.finish(content)
            search.rebuild(connection)
            row_sums.rebuild(connection)
        _look_through(connection)
        pack(connection)
    return events


def _look_through(connection: sqlite3.Connection) -> None:
    """Raise InputError unless all that was written can be read as what it is to be."""
    try:
        read_reference(connection)
        for _ in read_events(connection):
            pass
    except DamagedError as error:
        raise InputError(
            message("What it holds makes no casefile; {reason}", reason=str(error.__cause__ or error))
        ) from error


class _Writing:
    """Takes records, writes their rows by the hundred, and resolves what names a row that comes later."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._layouts = {layout.table: layout for layout in layouts(history=True)}
        self._columns = {each.table: self._all_columns(each) for top in self._layouts.values() for each in top.whole()}
        self._numbers: dict[tuple[str, str], int] = {}
        self._extents: dict[int, Extent] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._events = 0
        connection.execute("CREATE TEMP TABLE awaited (tbl TEXT, col TEXT, number INTEGER, target TEXT, ref TEXT)")

    def take(self, number: int, record: Record) -> None:
        """Write a record, the `number`th. Raises InputError."""
        layout = self._layouts.get(record.table)
        if layout is None:
            raise _amiss(number, message("there are no records “{table}”", table=record.table))
        try:
            self._put(layout, record.values, {})
        except _RecordError as error:
            raise _amiss(number, error.reason) from error
        except sqlite3.IntegrityError as error:
            raise _amiss(number, message("it has a number or key that another record has")) from error
        self._events += layout.table == "event"

    def finish(self, content: Content) -> int:
        """Write what waits and resolve what is named; gives the number of events. Raises InputError."""
        try:
            for table in list(self._rows):
                self._flush(table)
        except sqlite3.IntegrityError as error:
            raise InputError(message("Two records have the same number or key.")) from error
        self._resolve()
        connection = self._connection
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise InputError(message("A record of “{table}” names a record that is not there.", table=str(broken[0])))
        last = max(content.last_event, connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0])
        if last:
            connection.execute("DELETE FROM sqlite_sequence WHERE name = 'event'")
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('event', ?)", (last,))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(content.revision),))
        connection.execute("DROP TABLE awaited")
        return self._events

    def _all_columns(self, layout: Layout) -> tuple[str, ...]:
        own = [each.column for each in layout.fields]
        owner = [] if layout.owner is None else [layout.owner]
        return (*own, *owner, *(sorted(DATED) if layout.table == "event" else ()))

    def _put(self, layout: Layout, values: Mapping[str, Any], owner: dict[str, Any]) -> None:
        parts = {part.table: part for part in layout.parts}
        strange = next((name for name in values if name not in layout.by_name and name not in parts), None)
        if strange is not None:
            raise _RecordError(message("there is no field “{field}”", field=strange))
        number = _value(layout.by_name["id"], values.get("id"))
        row = {each.column: self._of_field(layout, number, each, values.get(each.name)) for each in layout.fields}
        row |= owner
        if layout.table == "event":
            row |= self._dates(row)
        elif layout.table == FILES and sha256(row["data"]).hexdigest() != row["key"]:
            raise _RecordError(message("its data is not what its key says"))
        elif layout.table == LOG:
            row["inverse"] = repacked(values.get("inverse", []))
        waiting = self._rows[layout.table]
        waiting.append(tuple(row[column] for column in self._columns[layout.table]))
        if "key" in layout.by_name:
            self._numbers[layout.table, row["key"]] = number
        if layout.table == "kind":
            self._extents[number] = _extent(row["extent"])
        # Files may be large.
        if len(waiting) >= _WAITING or layout.table == FILES:
            self._flush(layout.table)
        for table, part in parts.items():
            for each in _list(table, values.get(table, [])):
                self._put(part, each, {str(part.owner): number})

    def _of_field(self, layout: Layout, number: int, each: Field, value: Any) -> Any:
        if layout.table == LOG and each.name == "inverse":
            return None
        if value is None or each.target_key is None or each.target is None:
            return _value(each, value)
        if not isinstance(value, str):
            raise _RecordError(message("“{field}” must be the key of a record", field=each.name))
        found = self._numbers.get((each.target, value))
        if found is None:
            awaited = (layout.table, each.column, number, each.target, value)
            self._connection.execute("INSERT INTO awaited VALUES (?, ?, ?, ?, ?)", awaited)
            return _PLACEHOLDER
        return found

    def _dates(self, row: Mapping[str, Any]) -> dict[str, Any]:
        kind = row["kind_id"]
        if kind not in self._extents:
            raise _RecordError(message("its kind does not come before it"))
        extent = self._extents[kind] if row["extent"] is None else _extent(row["extent"])
        try:
            return dict(date_columns(row["date"], extent))
        except InputError as error:
            raise _RecordError(error.sentence) from error

    def _flush(self, table: str) -> None:
        rows, columns = self._rows.pop(table, []), self._columns[table]
        names = ", ".join(columns)
        self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)

    def _resolve(self) -> None:
        """Fill in the numbers of rows that were named before they came."""
        query = "SELECT DISTINCT tbl, col, target FROM awaited"
        for table, column, target in self._connection.execute(query).fetchall():
            key = "ref" if target == "event_ref" else "key"
            missing = self._connection.execute(
                f"SELECT ref FROM awaited WHERE tbl = ? AND col = ? AND ref NOT IN (SELECT {key} FROM {target})",
                (table, column),
            ).fetchone()
            if missing is not None:
                raise InputError(
                    message(
                        "A record of “{table}” names “{key}”, which is not there.", table=table, key=str(missing[0])
                    )
                )
            self._connection.execute(
                f"UPDATE {table} SET {column} = (SELECT named.id FROM {target} AS named WHERE named.{key} ="
                f" awaited.ref) FROM awaited WHERE awaited.tbl = ? AND awaited.col = ? AND awaited.number = {table}.id",
                (table, column),
            )


class _RecordError(Exception):
    """A record makes no row."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _amiss(number: int, reason: Message) -> InputError:
    return InputError(message("Record {number}: {reason}.", number=number, reason=reason))


def _value(each: Field, value: Any) -> Any:
    """The value of a column. Raises _RecordError for what it cannot hold."""
    if value is None:
        if not each.nullable:
            raise _RecordError(message("“{field}” is missing", field=each.name))
        return None
    if each.is_status:
        if value not in STATUSES:
            raise _RecordError(message("“{value}” is no status", value=str(value)))
        return STATUSES.index(value)
    if each.kind is bytes:
        return _decoded(each, value)
    is_fit = isinstance(value, (int, float) if each.kind is float else each.kind) and not isinstance(value, bool)
    if not is_fit or (isinstance(value, int) and not -_LARGEST <= value < _LARGEST):
        raise _RecordError(message("“{field}” cannot be {value}", field=each.name, value=repr(value)[:60]))
    return value


def _decoded(each: Field, value: Any) -> bytes:
    try:
        return b64decode(value, validate=True)
    except (TypeError, ValueError, Base64Error) as error:
        raise _RecordError(message("“{field}” is no base64", field=each.name)) from error


def _extent(word: Any) -> Extent:
    for extent in _EXTENTS:
        if word == extent:
            return extent
    raise _RecordError(message("“{value}” is no extent", value=str(word)))


def _list(name: str, values: Any) -> list[Mapping[str, Any]]:
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise _RecordError(message("“{field}” must be a list of records", field=name))
    return values
