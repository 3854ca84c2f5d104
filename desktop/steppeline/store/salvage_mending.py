"""Making a whole casefile of rows some of which are missing: nothing names what is not there, and all can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from steppeline.model.calendar import civil_of
from steppeline.model.change import Value
from steppeline.model.errors import InputError
from steppeline.model.event import STATUSES, Extent
from steppeline.store.keys import Keys
from steppeline.store.ownership import Naming
from steppeline.store.records import ENTITIES, EVENT, KeyShape, Shape
from steppeline.store.rows import date_columns
from steppeline.store.tables import metadata

_UNREADABLE = (TypeError, ValueError, LookupError, OverflowError, RecursionError, InputError)
_FINITE = 2**60
# By table what an entry must have beside its key.
_ENTRIES: Mapping[str, Mapping[str, Value]] = {
    "kind": {"name_en": "Lost kind", "colour": "#7f7f7f", "glyph": "circle", "position": 0, "extent": "within"},
    "region": {"level": "region"},
    "place": {},
    "actor": {"type": "person"},
    "office": {"name_en": "Lost office"},
    "source": {"title": "Lost source", "seen": 0},
    "series": {"name_en": "Lost series", "measures": "figures"},
    "tag": {},
}


@dataclass
class Mended:
    """By table, how many rows were altered so that they can be read, and how many had to be left out."""

    altered: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)

    def alter(self, table: str, count: int) -> None:
        """So many more rows of a table were altered."""
        if count:
            self.altered[table] = self.altered.get(table, 0) + count

    def drop(self, table: str, count: int) -> None:
        """So many more rows of a table were left out."""
        if count:
            self.dropped[table] = self.dropped.get(table, 0) + count


def mend(connection: sqlite3.Connection, torn: Collection[str]) -> Mended:
    """Alter or remove rows until all can be read; `torn` are the tables of which rows are lost.

    To be called inside a transaction that enforces no keys.
    """
    mended = Mended()
    _drop_altered_files(connection, mended)
    _bring_back_entries(connection, torn, mended)
    _let_go_of_missing(connection, mended)
    keys = Keys(connection)
    for shape in (*ENTITIES, EVENT):
        _mend_table(connection, shape, keys, mended)
        for part in shape.parts.values():
            _mend_table(connection, part, keys, mended)
    _mend_dates(connection, mended)
    wrong = "latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180"
    nowhere = connection.execute(f"UPDATE place SET latitude = NULL, longitude = NULL WHERE {wrong}")
    mended.alter("place", nowhere.rowcount)
    _let_go_of_missing(connection, mended)
    return mended


def _drop_altered_files(connection: sqlite3.Connection, mended: Mended) -> None:
    """A local copy that is not what was kept proves nothing."""
    rows = connection.execute("SELECT id, key, data FROM file_content")
    wrong = [(number,) for number, key, data in rows if sha256(data).hexdigest() != key]
    mended.drop("file_content", len(wrong))
    connection.executemany("DELETE FROM file_content WHERE id = ?", wrong)


def _bring_back_entries(connection: sqlite3.Connection, torn: Collection[str], mended: Mended) -> None:
    """What a torn table has lost and others name gets an empty entry, so that all who named it still name the same."""
    for table, needed in _ENTRIES.items():
        if table not in torn:
            continue
        namings = [naming for naming, _ in _namings() if naming.target == table]
        named = " UNION ".join(f"SELECT {naming.column} AS id FROM {naming.table}" for naming in namings)
        query = f"SELECT id FROM ({named}) WHERE id NOT NULL AND id NOT IN (SELECT id FROM {table})"
        for (number,) in connection.execute(query).fetchall():
            row = {"id": number, "key": f"lost-{table}-{number}", **needed}
            values = ", ".join(f":{column}" for column in row)
            columns = ", ".join(row)
            connection.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({values})", row)
            mended.alter(table, 1)


def _let_go_of_missing(connection: sqlite3.Connection, mended: Mended) -> None:
    """Rows that name what is not there name nothing; where they must name something they go, and so on."""
    again = True
    while again:
        again = False
        for naming, may_be_null in _namings():
            table = naming.table
            missing = f"{naming.column} IS NOT NULL AND {naming.column} NOT IN (SELECT id FROM {naming.target})"
            if may_be_null:
                count = connection.execute(f"UPDATE {table} SET {naming.column} = NULL WHERE {missing}").rowcount
                mended.alter(table, count)
            else:
                count = connection.execute(f"DELETE FROM {table} WHERE {missing}").rowcount
                mended.drop(table, count)
                again = again or count > 0


def _namings() -> Iterator[tuple[Naming, bool]]:
    for table in metadata.tables.values():
        for column in table.columns:
            for key in column.foreign_keys:
                if table.name != "change_log":
                    yield Naming(table.name, column.name, key.column.table.name), bool(column.nullable)


def _mend_table(connection: sqlite3.Connection, shape: Shape[Any] | KeyShape, keys: Keys, mended: Mended) -> None:
    rows = connection.execute(f"SELECT id, {', '.join(shape.columns)} FROM {shape.table}").fetchall()
    for number, *values in rows:
        # The date of an event, and what goes with its being right, is looked at by itself.
        if _can_be_read(shape, values, keys):
            continue
        mends = _mends(shape, values, keys) if isinstance(shape, Shape) else None
        if mends is None:
            connection.execute(f"DELETE FROM {shape.table} WHERE id = ?", (number,))
            mended.drop(shape.table, 1)
        else:
            settings = ", ".join(f"{column} = ?" for column in mends)
            connection.execute(f"UPDATE {shape.table} SET {settings} WHERE id = ?", (*mends.values(), number))
            mended.alter(shape.table, 1)


def _can_be_read(shape: Shape[Any] | KeyShape, values: list[Any], keys: Keys) -> bool:
    try:
        if isinstance(shape, KeyShape):
            shape.record(values, keys)
        else:
            shape.record(values, keys, **dict.fromkeys(shape.parts, ()))
    except _UNREADABLE:
        return False
    return True


def _mends(shape: Shape[Any], values: list[Any], keys: Keys) -> Mapping[str, object] | None:
    """What to set so that the row can be read; None if nothing helps. Of each field it is tried by itself."""
    columns = metadata.tables[shape.table].columns
    mends: dict[str, object] = {}
    row = dict(zip(shape.columns, values, strict=True))
    for name in shape.columns:
        if columns[name].nullable and row[name] is not None:
            changed = {**row, **mends, name: None}
        elif name == "status":
            changed = {**row, **mends, name: STATUSES.index("unknown")}
        else:
            continue
        if _can_be_read(shape, list(changed.values()), keys):
            return {**mends, name: changed[name]}
    for name in shape.columns:
        if columns[name].nullable:
            mends[name] = None
    return mends if _can_be_read(shape, list({**row, **mends}.values()), keys) else None


def _mend_dates(connection: sqlite3.Connection, mended: Mended) -> None:
    """What stands beside a date is computed from it; where that cannot be read any more, they tell what it was."""
    rows = connection.execute(
        "SELECT event.id, date, coalesce(event.extent, kind.extent), earliest_start, latest_start, earliest_end,"
        " latest_end, never_certain, needs_recheck FROM event JOIN kind ON kind.id = kind_id"
    ).fetchall()
    for number, date, extent, *computed in rows:
        columns = _date_columns(date, extent)
        if columns is not None and [*columns.values()] == computed:
            continue
        text = date if columns is not None else _date_of(computed[0], computed[3])
        columns = None if text is None else _date_columns(text, extent)
        if columns is None:
            connection.execute("DELETE FROM event WHERE id = ?", (number,))
            mended.drop("event", 1)
        else:
            settings = ", ".join(f"{column} = ?" for column in ("date", *columns))
            connection.execute(f"UPDATE event SET {settings} WHERE id = ?", (text, *columns.values(), number))
            mended.alter("event", 1)


def _date_columns(date: str, extent: Extent) -> Mapping[str, Value] | None:
    try:
        return date_columns(date, extent)
    except _UNREADABLE:
        return None


def _date_of(first: int, end: int) -> str | None:
    """Some day within the outer bounds, as EDTF; None where these tell nothing."""
    if not -_FINITE < first < end < _FINITE:
        return None
    begin, last = civil_of(first), civil_of(end - 1)
    words = [f"{day.year:04}-{day.month:02}-{day.day:02}" for day in (begin, last)]
    return words[0] if words[0] == words[1] else f"[{words[0]}..{words[1]}]"
