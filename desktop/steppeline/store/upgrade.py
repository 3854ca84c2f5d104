"""Bringing a casefile of an older schema up to ours. The only user of Alembic."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from steppeline.store import row_sums, search
from steppeline.store.backup import backup
from steppeline.store.door import Door
from steppeline.store.schema import SCHEMA, mark
from steppeline.store.trouble import DamagedError, decoding, path_of

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade_with_backup(writer: sqlite3.Connection, folder: Path) -> Path:
    """Back a casefile up into `folder`, then upgrade it; gives the backup. Raises WorldError if either fails."""
    kept = backup(path_of(writer), folder)
    upgrade(writer)
    return kept


def upgrade(writer: sqlite3.Connection, path: Path | None = None) -> None:
    """Upgrade a casefile to our schema in one transaction. Raises WorldError, and leaves it as it was, if that fails.

    `path` is the file to name then, where `writer` has a copy of it open. Foreign keys are not enforced
    meanwhile, as tables may have to be made anew, but checked at the end.
    """
    named = path or path_of(writer)
    with Door(writer, named, enforce_keys=False).transaction() as bound:
        _migrate(bound)
        if writer.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(named)
        with decoding(named):
            search.rebuild(writer)
            row_sums.rebuild(writer)
        mark(writer)


def _migrate(connection: Connection) -> None:
    """Run all migrations that are due, and note the last."""
    script = ScriptDirectory(MIGRATIONS)
    context = MigrationContext.configure(connection)
    newest = f"{SCHEMA:04}"
    due = script.iterate_revisions(newest, context.get_current_revision() or "base")
    with Operations.context(context):
        for revision in reversed(list(due)):
            revision.module.upgrade()
    context.stamp(script, newest)
