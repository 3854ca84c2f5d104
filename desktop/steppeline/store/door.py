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
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from steppeline.model.change import ChangeSet, RemoveImport, Write
from steppeline.store import search
from steppeline.store.change_log import DamagedStepError, Direction, entry_to_take_back, inverse_of, named, packed
from steppeline.store.edit import Edit
from steppeline.store.engine import driver_of, engine_over
from steppeline.store.recorder import Recorder
from steppeline.store.row_sums import RowSums
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
        """Undo or redo one step, itself an ordinary step; None if there is none.

        Raises WorldError as `apply` does, and where the change log is damaged.
        """
        entry = None
        try:
            with self.transaction() as connection:
                driver = driver_of(connection)
                entry = entry_to_take_back(driver, direction)
                if entry is None:
                    return None
                edit = Edit(entry.name, inverse_of(driver, entry.number))
                return _do(connection, edit, who, direction, entry.number)
        except (LookupError, TypeError, ValueError, SQLAlchemyError) as error:
            # An inverse was made from what stood there. It fits, unless it or that is not what was written.
            if entry is None:
                raise
            raise DamagedStepError(entry.number) from error

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
    sums = RowSums(driver)
    recorder = Recorder(connection, sums)
    for write in edit.planned(driver):
        recorder.write(write)
    revision = revision_of(driver)
    if not recorder.changes:
        return ChangeSet(edit.name, revision)
    done = ChangeSet(edit.name, revision + 1, tuple(recorder.changes))
    inverse = import_inverse(done) if edit.whole_import else done.inverse()
    entry = log_step(connection, done, inverse, sums, who, direction=direction, undoes=undoes)
    search.refresh(driver, _with_other_texts(done), {table: done.touched(table) for table in NAMED})
    return replace(done, entry=entry)


def _with_other_texts(done: ChangeSet) -> frozenset[int]:
    """The events whose texts a step changed: those it added, removed, or gave another text."""
    changes = (change for change in done.changes if change.table == "event")
    return frozenset(
        change.key
        for change in changes
        if change.before is None or change.after is None or not search.TEXTS.isdisjoint(change.after)
    )


def import_inverse(done: ChangeSet) -> tuple[Write, ...]:
    """What takes an import back: what it changed of rows that were there, and then all that came with it."""
    brought = {(change.table, change.key) for change in done.changes if change.before is None}
    others = tuple(
        change
        for change in done.changes
        if change.before is not None or (change.owner is not None and change.owner not in brought)
    )
    return (*replace(done, changes=others).inverse(), RemoveImport(done.inserted("import_batch")[0]))


def log_step(
    connection: Connection,
    done: ChangeSet,
    inverse: tuple[Write, ...],
    sums: RowSums,
    who: str,
    *,
    direction: Direction = "do",
    undoes: int | None = None,
) -> int:
    """Count a step that was done, and write it into the change log, with the sums of all rows; gives its number."""
    driver = driver_of(connection)
    driver.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(done.revision),))
    logged = insert(change_log).values(
        revision=done.revision,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        who=who,
        name=named(done.name),
        direction=direction,
        undoes=undoes,
        inverse=packed(inverse),
    )
    entry = dict(connection.execute(logged.returning(*change_log.columns)).mappings().one())
    sums.add(change_log.name, [entry])
    sums.write()
    number: int = entry["id"]
    return number
