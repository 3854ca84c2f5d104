"""What marks a file as a casefile, and of which schema."""

from __future__ import annotations

import sqlite3

from steppeline import __version__

APPLICATION_ID = int.from_bytes(b"Step", "big")
# The number of the newest revision in store/migrations; kept in the file as PRAGMA user_version.
SCHEMA = 6


def mark(connection: sqlite3.Connection) -> None:
    """Write down that this is a casefile of our schema, and which version of the program made it so."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('written_by', ?)", (__version__,))


def written_by(connection: sqlite3.Connection) -> str:
    """The version of the program that made the schema what it is."""
    return str(connection.execute("SELECT value FROM meta WHERE key = 'written_by'").fetchone()[0])


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema number of a casefile."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def revision_of(connection: sqlite3.Connection) -> int:
    """How many steps have changed the casefile; an index is stamped with it."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])
