"""Making the tables of a new casefile."""

from __future__ import annotations

import sqlite3

from steppeline.store import search
from steppeline.store.door import Door
from steppeline.store.schema import SCHEMA, mark
from steppeline.store.tables import metadata


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database a casefile, in one transaction. Raises WorldError when it cannot be written.

    It is stamped with the newest migration, so that Alembic knows where to go on from.
    """
    with Door(connection).transaction() as bound:
        metadata.create_all(bound)
        search.create_tables(connection)
        connection.execute(
            "CREATE TABLE alembic_version"
            " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA:04}",))
        connection.execute("INSERT INTO meta VALUES ('revision', '0')")
        mark(connection)
