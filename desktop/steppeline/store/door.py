"""The one door through which a casefile changes: a transaction that reads before, writes, logs, and says what changed.

Either all of a step happens or, whatever fails, nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError

from steppeline.model.change import ChangeSet, RemoveImport
from steppeline.store import search
from steppeline.store.change_log import Direction, entry_to_take_back, inverse_of, named, packed
from steppeline.store.edit import Edit
from steppeline.store.engine import driver_of, engine_over
from steppeline.store.recorder import Recorder
from steppeline.store.schema import revision_of
from steppeline.store.search_names import NAMED
from steppeline.store.tables import change_log
from steppeline.store.trouble import path_of, told


class Door:
    """Writes to the casefile that `connection` has open for writing.

    `path` is the file to name in sentences, where the one that is open is only on the way to that name.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, *, enforce_keys: bool = True) -> None:
        self._path = path or path_of(connection)
        self._engine = engine_over(connection, enforce_keys=enforce_keys)

    def apply(self, edit: Edit, who: str) -> ChangeSet:
        """Do one step. Raises WorldError when the file cannot be written, and what the edit's plan raises."""
        with self.transaction() as connection:
            return _do(connection, edit, who, "do", None)

    def take_back(self, direction: Literal["undo", "redo"], who: str) -> ChangeSet | None:
        """Undo or redo one step, itself an ordinary step; None if there is none. Raises WorldError as `apply` does."""
        with self.transaction() as connection:
            driver = driver_of(connection)
            entry = entry_to_take_back(driver, direction)
            if entry is None:
                return None
            return _do(connection, Edit(entry.name, inverse_of(driver, entry.number)), who, direction, entry.number)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A writing transaction, rolled back on any failure; what the world does to it is raised as WorldError."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except (DBAPIError, sqlite3.DatabaseError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            meaning = told(cause, self._path) if isinstance(cause, sqlite3.Error) else None
            if meaning is None:
                raise
            raise meaning from error


def _do(connection: Connection, edit: Edit, who: str, direction: Direction, undoes: int | None) -> ChangeSet:
    driver = driver_of(connection)
    recorder = Recorder(connection)
    for write in edit.planned(driver):
        recorder.write(write)
    revision = revision_of(driver)
    if not recorder.changes:
        return ChangeSet(edit.name, revision)
    done = ChangeSet(edit.name, revision + 1, tuple(recorder.changes))
    inverse = (RemoveImport(done.inserted("import_batch")[0]),) if edit.whole_import else done.inverse()
    driver.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(done.revision),))
    entry = connection.execute(
        insert(change_log)
        .returning(change_log.c.id)
        .values(
            revision=done.revision,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            who=who,
            name=named(edit.name),
            direction=direction,
            undoes=undoes,
            inverse=packed(inverse),
        )
    ).scalar_one()
    search.refresh(driver, done.keys("event"), {table: done.touched(table) for table in NAMED})
    return replace(done, entry=entry)
