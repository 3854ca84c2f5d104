"""From staged rows into the casefile past the recorder: any number of events, in one transaction of SQLite's own speed.

Whoever reads the casefile meanwhile sees it as it was. It is a step like any other, with an entry in the change log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, Integer

from steppeline.model.change import ChangeSet, Insert, Value
from steppeline.model.text import message
from steppeline.store import search
from steppeline.store.bulk import Column
from steppeline.store.door import Door, import_inverse, log_step
from steppeline.store.engine import driver_of
from steppeline.store.keys import Keys
from steppeline.store.packed.noting import forget
from steppeline.store.packed.packing import pack
from steppeline.store.recorder import Recorder
from steppeline.store.row_sums import RowSums
from steppeline.store.schema import revision_of
from steppeline.store.search_names import NAMED
from steppeline.store.staged_edit import (
    Batch,
    Choices,
    batch_row,
    check_fresh,
    columns_of,
    filled_columns,
    how_many_new,
    left_out,
    selection,
    updates,
)
from steppeline.store.staging import staged_tables
from steppeline.store.tables import metadata

Told = Callable[[int, int | None], None]
"""Hears how many of how many steps are done; what it raises calls all of it off."""

_AFRESH_BELOW = 4
"""Where the casefile has at most so many times the events that come in, what is derived is made anew, not added to."""
_READ = 20_000
_STAGING = "staging."
_STEPS = 100


def take_in(
    connection: sqlite3.Connection, staging: Path, batch: Batch, choices: Choices, *, who: str, told: Told
) -> ChangeSet:
    """Take in what is staged through the writer's `connection`, in one transaction, however much it is.

    The change set names the import and the changed events alone. Raises WorldError when the file cannot be written,
    StaleError, and what `told` raises; then nothing has changed.
    """
    # A database cannot be attached within a transaction.
    connection.execute("ATTACH ? AS staging", (str(staging),))
    try:
        with Door(connection, enforce_keys=False).transaction() as bound:
            return _Taking(bound, choices, told).do(batch, who)
    finally:
        connection.execute("DETACH staging")


class _Taking:
    """One import being taken in."""

    def __init__(self, bound: Connection, choices: Choices, told: Told) -> None:
        self._bound, self._driver = bound, driver_of(bound)
        self._choices, self._told = choices, told
        self._sums = RowSums(self._driver)
        self._recorder = Recorder(bound, self._sums)

    def do(self, batch: Batch, who: str) -> ChangeSet:
        driver = self._driver
        number = check_fresh(driver, driver)
        new = how_many_new(driver, self._choices)
        afresh = driver.execute("SELECT count(*) FROM event").fetchone()[0] <= new * _AFRESH_BELOW
        last = driver.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0]
        if afresh:
            forget(driver)
        self._recorder.write(Insert("import_batch", (batch_row(number, batch, new),)))
        with _put_aside(driver) if afresh else nullcontext():
            entries = self._copy()
        if self._choices.update:
            for write in updates(driver, driver, Keys(driver), _STAGING):
                self._recorder.write(write)
        done = ChangeSet(
            message("Import {name}", name=batch.name), revision_of(driver) + 1, tuple(self._recorder.changes)
        )
        entry = log_step(self._bound, done, import_inverse(done), self._sums, who)
        self._derive(done, last, entries, afresh=afresh)
        return replace(done, entry=entry)

    def _copy(self) -> dict[str, list[int]]:
        """Add the staged rows; gives the numbers of the new entries that names are found by."""
        tables = staged_tables()
        entries: dict[str, list[int]] = {}
        for position, table in enumerate(tables):
            last = self._driver.execute(f"SELECT coalesce(max(id), 0) FROM main.{table}").fetchone()[0]
            filled = {"id", *filled_columns(self._driver, table)}
            columns = [name for name in columns_of(self._driver, table, _STAGING) if name in filled]
            if table not in {"event", "event_ref"} and "key" not in columns:
                columns.remove("id")
            entry = table in staged_tables("entries")
            query = f"INSERT INTO main.{table} ({', '.join(columns)}) {selection(table, columns, _STAGING)}"
            self._driver.execute(query, {} if entry else left_out(self._choices))
            self._sum(table, last, sorted({"id", *columns}))
            if table in NAMED:
                found = self._driver.execute(f"SELECT id FROM {table} WHERE id > ?", (last,))
                entries[table] = [number for (number,) in found]
            self._told(60 * (position + 1) // len(tables), _STEPS)
        return entries

    def _sum(self, table: str, last: int, names: list[str]) -> None:
        """Sum up the new rows; what is null adds nothing, so only columns are read in which something stands."""
        rows = self._driver.execute(f"SELECT {', '.join(names)} FROM main.{table} WHERE id > ? ORDER BY id", (last,))
        while some := rows.fetchmany(_READ):
            columns = zip(names, zip(*some, strict=True), strict=True)
            self._sums.add_columns(table, {name: _as_array(table, name, column) for name, column in columns})

    def _derive(self, done: ChangeSet, last: int, entries: dict[str, list[int]], *, afresh: bool) -> None:
        """Bring up to date what is made from the rows: the full text, and packed columns."""
        driver = self._driver
        if afresh:
            search.rebuild(driver)
            self._told(85, _STEPS)
            pack(driver)
        else:
            new = [number for (number,) in driver.execute("SELECT id FROM event WHERE id > ?", (last,))]
            search.refresh(driver, [*new, *done.keys("event")], entries)
        self._told(_STEPS, _STEPS)


def _as_array(table: str, name: str, column: Sequence[Value]) -> Column:
    """Numbers as an array, which is faster to sum up; a column with nulls stays as it is."""
    if isinstance(metadata.tables[table].columns[name].type, Integer) and None not in column:
        return np.array(column, np.int64)
    return column


@contextmanager
def _put_aside(connection: sqlite3.Connection) -> Iterator[None]:
    """Without indexes in the block: they are made again from all rows, which is faster than adding to them."""
    found = connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    indexes = found.fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX main."{name}"')
    yield
    for _, statement in indexes:
        connection.execute(statement)
