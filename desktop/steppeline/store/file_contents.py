"""Contents of files in the casefile: each kept once, named by its SHA-256, and read back only if it is still that.

A content has no before: its name says what it is. So keeping one is no change that could be taken back, and nothing is
ever removed; the change log may name it. What no source has as a copy is not part of what the casefile says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.keys import Keys
from steppeline.store.row_sums import RowSums, Stored
from steppeline.store.schema import revision_of
from steppeline.store.trouble import reading

LARGEST = 256 * 1024 * 1024
"""So many bytes a content may have: it is held in memory as a whole, and SQLite's own limit is not far."""


def keep(connection: sqlite3.Connection, data: bytes) -> str:
    """Have a content in the casefile; gives its hash. To be called in the transaction of the step that names it."""
    key = sha256(data).hexdigest()
    if Keys(connection).find("file_content", key) is None:
        number = Keys(connection).new("file_content")
        row: dict[str, Stored] = {
            "id": number,
            "key": key,
            "size": len(data),
            "revision": revision_of(connection) + 1,
            "data": data,
        }
        connection.execute("INSERT INTO file_content VALUES (:id, :key, :size, :revision, :data)", row)
        sums = RowSums(connection)
        sums.add("file_content", [row])
        sums.write()
    return key


def read_content(connection: sqlite3.Connection, key: str) -> bytes:
    """The content with this hash. Raises WorldError where there is none, or what is kept is not what was stored."""
    with reading(connection):
        row = connection.execute('SELECT data FROM file_content WHERE "key" = ?', (key,)).fetchone()
    if row is None:
        raise WorldError(message("The casefile does not have the file with the hash {key}.", key=key))
    if not _is(row[0], key):
        raise WorldError(
            message(
                "The file kept in the casefile is damaged: its hash is not {key} any more. Take it from a backup.",
                key=key,
            )
        )
    data: bytes = row[0]
    return data


def damaged_contents(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The copies whose content is not what was stored: key of the source, name of the copy. Raises WorldError."""
    query = """
        SELECT source."key", source_copy.name FROM source_copy JOIN source ON source.id = source_copy.source_id
        WHERE content_id = ? ORDER BY source_copy.id"""
    with reading(connection):
        contents = connection.execute('SELECT id, "key" FROM file_content ORDER BY id').fetchall()
        for number, key in contents:
            data = connection.execute("SELECT data FROM file_content WHERE id = ?", (number,)).fetchone()[0]
            if not _is(data, key):
                yield from connection.execute(query, (number,)).fetchall()


def _is(data: object, key: str) -> bool:
    return isinstance(data, bytes) and sha256(data).hexdigest() == key
