"""From staged rows into the casefile past the recorder: any number of events, in one transaction of SQLite's own speed.

Whoever reads the casefile meanwhile sees it as it was. It is a step like any other, with an entry in the change log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from steppeline.model.change import ChangeSet, Insert
from steppeline.model.text import message
from steppeline.store import search
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
    how_many_new,
    left_out,
    selection,
    takes_every,
    updates,
)
from steppeline.store.staged_sums import Summing, TableSums, added_columns, summed_here
from steppeline.store.staging import staged_tables

Told = Callable[[int, int | None], None]
"""Hears how many of how many steps are done; what it raises calls all of it off."""

_AFRESH_BELOW = 4
"""Where the casefile has at most so many times the events that come in, what is derived is made anew, not added to."""
_STAGING = "staging."
_STEPS = 100


def take_in(
    connection: sqlite3.Connection,
    staging: Path,
    batch: Batch,
    choices: Choices,
    *,
    who: str,
    told: Told,
    summing: Summing = summed_here,
) -> ChangeSet:
    """Take in what is staged through the writer's `connection`, in one transaction, however much it is.

    The change set names the import and the changed events alone. `summing` makes the checksums. Raises WorldError when
    the file cannot be written, StaleError, and what `told` and `summing` raise; then nothing has changed.
    """
    # A database cannot be attached within a transaction.
    connection.execute("ATTACH ? AS staging", (str(staging),))
    try:
        with Door(connection, enforce_keys=False).transaction() as bound:
            taking = _Taking(bound, choices, told)
            last = taking.last_numbers()
            with summing(staging, last, choices) as sums:
                return taking.do(batch, who, last, sums)
    finally:
        connection.execute("DETACH staging")


class _Taking:
    """One import being taken in."""

    def __init__(self, bound: Connection, choices: Choices, told: Told) -> None:
        self._bound, self._driver = bound, driver_of(bound)
        self._choices, self._told = choices, told
        self._sums = RowSums(self._driver)
        self._recorder = Recorder(bound, self._sums)

    def last_numbers(self) -> dict[str, int]:
        """The highest number of each table that is staged."""
        query = "SELECT coalesce(max(id), 0) FROM main."
        return {table: self._driver.execute(f"{query}{table}").fetchone()[0] for table in staged_tables()}

    def do(self, batch: Batch, who: str, last: Mapping[str, int], sums: Iterable[TableSums]) -> ChangeSet:
        driver = self._driver
        number = check_fresh(driver, driver)
        new = how_many_new(driver, self._choices)
        afresh = driver.execute("SELECT count(*) FROM event").fetchone()[0] <= new * _AFRESH_BELOW
        if afresh:
            forget(driver)
        self._recorder.write(Insert("import_batch", (batch_row(number, batch, new),)))
        with _put_aside(driver) if afresh else nullcontext():
            self._copy()
        if self._choices.update:
            for write in updates(driver, driver, Keys(driver), _STAGING):
                self._recorder.write(write)
        done = ChangeSet(
            message("Import {name}", name=batch.name), revision_of(driver) + 1, tuple(self._recorder.changes)
        )
        self._make_searchable(done, last, afresh=afresh)
        if afresh:
            self._told(80, _STEPS)
            # Before the sums, which others may still be making.
            pack(driver)
        for table, of_blocks in sums:
            self._sums.add_blocks(table, of_blocks)
        entry = log_step(self._bound, done, import_inverse(done), self._sums, who)
        self._told(_STEPS, _STEPS)
        return replace(done, entry=entry)

    def _copy(self) -> None:
        """Add the staged rows."""
        tables, every = staged_tables(), takes_every(self._driver, self._choices)
        for position, table in enumerate(tables):
            columns = added_columns(self._driver, table, _STAGING)
            rows = selection(table, columns, _STAGING, every=every)
            query = f"INSERT INTO main.{table} ({', '.join(columns)}) {rows}"
            self._driver.execute(query, {} if every else left_out(self._choices))
            self._told(40 * (position + 1) // len(tables), _STEPS)

    def _make_searchable(self, done: ChangeSet, last: Mapping[str, int], *, afresh: bool) -> None:
        if afresh:
            search.rebuild(self._driver)
        else:
            new = {table: self._new(table, last) for table in ("event", *NAMED) if table in last}
            search.refresh(self._driver, [*new.pop("event"), *done.keys("event")], new)

    def _new(self, table: str, last: Mapping[str, int]) -> list[int]:
        found = self._driver.execute(f"SELECT id FROM main.{table} WHERE id > ?", (last[table],))
        return [number for (number,) in found]


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
