"""What files bring to a casefile, kept in a database of its own, in the form of the casefile's own tables.

Rows have the numbers already that they will have in the casefile, as it is now: nothing in it changes before everything
is known. A few tables say what became of each row of a file, and what was wrong with others.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from steppeline.model.text import Message
from steppeline.store.bulk import Column, insert_columns
from steppeline.store.keys import Keys
from steppeline.store.opening import connect_new
from steppeline.store.records import ENTITIES, EVENT
from steppeline.store.rows import part_rows
from steppeline.store.schema import revision_of
from steppeline.store.settling import settle
from steppeline.store.staged import Counts, counts_of
from steppeline.store.trouble import path_of

MOST_TROUBLES = 10_000
"""So many are kept; all are counted."""

_OWN = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value);
    CREATE TABLE arrival (
        id INTEGER PRIMARY KEY, file INTEGER, line INTEGER, ref TEXT, row_hash INTEGER, keyed INTEGER,
        state INTEGER NOT NULL DEFAULT 0, target INTEGER
    );
    CREATE TABLE more_ref (event_id INTEGER, ref TEXT, position INTEGER);
    CREATE TABLE staged_link (event_id INTEGER, type TEXT, ref TEXT, note TEXT);
    CREATE TABLE trouble (
        file INTEGER, line INTEGER, field TEXT, value TEXT, reason TEXT, left_out INTEGER
    );
"""


class Staging:
    """A staging database being filled, for the casefile that `connection` reads.

    `keys` knows the entries of the casefile and the staged ones; `batch` is the number that the import will have.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._casefile = connection
        self._connection = connect_new(path)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._attach()
        self.keys = Keys(connection)
        self.batch = self.keys.new("import_batch")
        self._last_event = self.keys.new("event") - 1
        self._troubles = 0
        self._filled: defaultdict[str, set[str]] = defaultdict(set)
        self.left_out = 0
        self.remarks = 0
        self._set("revision", revision_of(connection))
        self._set("batch", self.batch)

    def close(self) -> None:
        """Close the database; its file stays."""
        self._connection.close()

    def begin(self) -> None:
        """What follows is written when `commit` is called."""
        self._connection.execute("BEGIN")

    def commit(self) -> None:
        """Have written what was given since `begin`."""
        self._connection.execute("COMMIT")

    def events(self, count: int) -> range:
        """Numbers for so many new events."""
        first = self._last_event + 1
        self._last_event += count
        return range(first, first + count)

    def write(self, table: str, columns: Mapping[str, Column]) -> None:
        """Add rows, column by column."""
        self._filled[table].update(columns)
        insert_columns(self._connection, table, columns)

    def add_entry(self, record: Any) -> None:
        """Stage a reference entry, unless the casefile or another row has its key already.

        Raises WorldError where it names an entry that is nowhere, InputError for a value that no casefile holds.
        """
        shape = next(each for each in ENTITIES if each.make is type(record))
        if self.keys.find(shape.table, record.key) is not None:
            return
        row = shape.row(record, self.keys)
        number = self.keys.add(shape.table, record.key)
        self._insert(shape.table, {**row, "id": number, "import_id": self.batch})
        for name, part in shape.parts.items():
            for member in part_rows(part, shape.table, ((number, each) for each in getattr(record, name)), self.keys):
                self._insert(part.table, member)

    def add_tag(self, key: str) -> int:
        """The number of a tag, staged if it is new."""
        number = self.keys.find("tag", key)
        if number is None:
            number = self.keys.add("tag", key)
            self._insert("tag", {"id": number, "key": key, "import_id": self.batch})
        return number

    def add_part(self, event: int, field: str, record: Any) -> None:
        """Stage what an event has in `field`. Raises WorldError and InputError as `add_entry`."""
        if field == "tags":
            self.add_tag(record)
        if field == "links":
            self._insert("staged_link", {"event_id": event, "type": record.type, "ref": record.to, "note": record.note})
            return
        part = EVENT.parts[field]
        self._insert(part.table, {"event_id": event, **part.row(record, self.keys)})

    def add_troubles(self, file: int, troubles: Iterable[tuple[int, str, str, Message, bool]]) -> None:
        """Note what was wrong: line, field, value, reason, and whether the row was left out."""
        for line, field, value, reason, left_out in troubles:
            self.left_out += left_out
            self.remarks += not left_out
            self._troubles += 1
            if self._troubles <= MOST_TROUBLES:
                row = {"file": file, "line": line, "field": field, "value": value[:200], "reason": _written(reason)}
                self._insert("trouble", {**row, "left_out": int(left_out)})

    def settle(self) -> Counts:
        """Find out which of the staged rows are new, known or changed. Nothing is added after it."""
        notes = settle(self._connection, self._casefile)
        self.add_troubles(*notes)
        for table, columns in self._filled.items():
            self._set(f"columns of {table}", json.dumps(sorted(columns)))
        self._set("left_out", self.left_out)
        self._set("remarks", self.remarks)
        return counts_of(self._connection)

    def _attach(self) -> None:
        connection = self._connection
        connection.execute("ATTACH ? AS casefile", (str(path_of(self._casefile)),))
        for table in staged_tables():
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM casefile.{table} WHERE 0")
        connection.execute("DETACH casefile")
        connection.executescript(_OWN)

    def _insert(self, table: str, row: Mapping[str, Any]) -> None:
        self._filled[table].update(row)
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))

    def _set(self, name: str, value: str | int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))


Sort = Literal["all", "entries", "events"]


def staged_tables(sort: Sort = "all") -> list[str]:
    """The casefile's tables that are staged: of entries with their parts, and of events with theirs."""
    entries = [table for shape in ENTITIES for table in (shape.table, *(part.table for part in shape.parts.values()))]
    events = ["event", "event_ref", *(part.table for part in EVENT.parts.values())]
    tables = {"entries": [*entries, "tag"], "events": events}
    return tables[sort] if sort != "all" else [*tables["entries"], *events]


def _written(reason: Message) -> str:
    return json.dumps([reason.text, {name: str(value) for name, value in reason.values.items()}], ensure_ascii=False)


def discard(path: Path) -> None:
    """Remove a staging database."""
    with suppress(FileNotFoundError):
        path.unlink()
