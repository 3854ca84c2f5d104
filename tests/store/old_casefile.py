"""Casefiles as earlier versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from steppeline.store.schema import APPLICATION_ID
from steppeline.store.tables import metadata
from steppeline.store.upgrade import MIGRATIONS

LATER = {
    "column_chunk", "packed_state", "changed_event", "region_outline",
    "file_content", "source_copy", "stage", "row_sum",
}  # fmt: skip
"""The tables that schema 1 does not have."""
_TABLES_OF_SCHEMA_1 = MIGRATIONS / "versions" / "0001_tables.sql"


def make_old(path: Path, current: Path, schema: int = 1) -> Path:
    """A casefile of an older schema at `path`, of what schema 1 can hold of the casefile `current`; gives `path`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(_TABLES_OF_SCHEMA_1.read_text(encoding="utf-8"))
        connection.execute("ATTACH ? AS current", (str(current),))
        connection.execute("BEGIN")
        for table in metadata.tables.keys() - LATER:
            # Columns that came later are left behind.
            own = connection.execute(f"PRAGMA main.table_info({table})").fetchall()
            names = ", ".join(name for _, name, *_ in own)
            connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM current.{table}")
        connection.execute("UPDATE meta SET value = '0.0.1' WHERE key = 'written_by'")
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _migrate(path, schema)
    return path


def _migrate(path: Path, schema: int) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        context, script = MigrationContext.configure(connection), ScriptDirectory(MIGRATIONS)
        with Operations.context(context):
            for revision in reversed(list(script.iterate_revisions(f"{schema:04}", "0001"))):
                revision.module.upgrade()
        context.stamp(script, f"{schema:04}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
    engine.dispose()
