"""Numbers and keys: rows name each other by number, records by key."""

from __future__ import annotations

import sqlite3

from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message, term

_ENTRIES = {
    "kind": term("entry of a casefile", "kind"),
    "region": term("entry of a casefile", "region"),
    "place": term("entry of a casefile", "place"),
    "actor": term("entry of a casefile", "actor"),
    "office": term("entry of a casefile", "office"),
    "source": term("entry of a casefile", "source"),
    "series": term("entry of a casefile", "series"),
    "tag": term("entry of a casefile", "tag"),
    "file_content": term("entry of a casefile", "local copy"),
}


class Keys:
    """Looks up keys and numbers in one casefile, remembering what it found, and gives out new numbers.

    Made for one read or one edit; it does not notice what others change meanwhile.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, str], int] = {}
        self._keys: dict[tuple[str, int], str] = {}
        self._last: dict[str, int] = {}

    def find(self, table: str, key: str) -> int | None:
        """The number of the row with this key, if there is one. For "event_ref" the key is the ref."""
        number = self._numbers.get((table, key))
        if number is None:
            row = self._connection.execute(f"SELECT id FROM {table} WHERE {_column(table)} = ?", (key,)).fetchone()
            if row is None:
                return None
            number = self._numbers[table, key] = row[0]
        return number

    def number(self, table: str, key: str) -> int:
        """The number of the row with this key; raises WorldError where there is none."""
        number = self.find(table, key)
        if number is None:
            raise WorldError(_unknown(table, key))
        return number

    def key(self, table: str, number: int) -> str:
        """The key of the row with this number."""
        key = self._keys.get((table, number))
        if key is None:
            query = f"SELECT {_column(table)} FROM {table} WHERE id = ?"
            key = self._keys[table, number] = self._connection.execute(query, (number,)).fetchone()[0]
        return key

    def new(self, table: str) -> int:
        """A number that no row of `table` has; of events, one that no event ever had."""
        if table not in self._last:
            last = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
            given = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            self._last[table] = max(last, given[0] if given else 0)
        self._last[table] += 1
        return self._last[table]

    def add(self, table: str, key: str) -> int:
        """A new number for a key that is about to be written; others may name it from now on."""
        number = self._numbers[table, key] = self.new(table)
        return number


def _column(table: str) -> str:
    return "ref" if table == "event_ref" else "key"


def _unknown(table: str, key: str) -> Message:
    if table == "event_ref":
        return message("No event of this casefile has the reference “{key}”.", key=key)
    return message("The casefile has no such entry: {entry} “{key}”. Add it first.", entry=_ENTRIES[table], key=key)
