"""Making a new casefile: its tables, and what is in it from the start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from steppeline.store import search
from steppeline.store.door import Door
from steppeline.store.edit import Edit
from steppeline.store.opening import connect_new
from steppeline.store.packed.packing import pack
from steppeline.store.replacing import replacing
from steppeline.store.schema import SCHEMA, mark
from steppeline.store.tables import metadata
from steppeline.store.trouble import telling


def make_casefile(path: Path, start: Edit, *, replace: bool = False) -> None:
    """Make a casefile in which one step has been done. What appears at `path` is whole, or nothing appears.

    Raises WorldError when `path` exists (unless `replace`) or is in use, or the casefile cannot be written, and what
    the step raises.
    """
    with (
        replacing(path, over=replace) as unfinished,
        telling(path),
        closing(connect_new(unfinished)) as connection,
    ):
        create_tables(connection, path)
        Door(connection, path).apply(start, "")
        pack(connection)


def create_tables(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Make an empty database a casefile, in one transaction. Raises WorldError when it cannot be written.

    `path` is the file to name then, where it is to have another name than it has. It is stamped with the
    newest migration, so that Alembic knows where to go on from.
    """
    with Door(connection, path).transaction() as bound:
        metadata.create_all(bound)
        search.create_tables(connection)
        connection.execute(
            "CREATE TABLE alembic_version"
            " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA:04}",))
        connection.execute("INSERT INTO meta VALUES ('revision', '0')")
        mark(connection)
