"""Packing the columns of a casefile, keeping them fresh, and looking whether they are right."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from steppeline.model.text import message
from steppeline.store.opening import close_writer, connect_writer
from steppeline.store.packed.chunks import ChunkReader, ChunkWriter, UnusableError
from steppeline.store.packed.content import EntityNumbers, PackedColumns, Source, Told, entity_numbers, write_columns
from steppeline.store.packed.merged import MergedColumns
from steppeline.store.packed.noting import State, begin_noting, changed_events, is_noted, read_state
from steppeline.store.packed.reading import CurrentColumns
from steppeline.store.packed.rows import RowColumns, ranges_of, ranges_of_all
from steppeline.store.trouble import decoding, is_locked, path_of, reading, telling

_FEW = 100
_MANY = 2_000
"""So many changes are merged whatever the number of events; so few are not."""

_OLD_AT_ONCE = 4
"""Chunks that are removed in one transaction; each has a few million bytes to be given back."""


def pack(connection: sqlite3.Connection, told: Told = lambda done, total: None) -> None:
    """Pack the columns of all events from their rows, in one transaction (that which is open, if one is).

    `told` hears how many of how many steps are done, first events, then columns; what it raises leaves all as it was.
    Raises WorldError where the rows are damaged or the file cannot be written.
    """
    path = path_of(connection)
    with telling(path), _writing(connection):
        begin_noting(connection)
        numbers = entity_numbers(connection)
        with decoding(path):
            source = RowColumns(connection, numbers, ranges_of_all(connection, told))
        _point_to(connection, *write_columns(source, numbers, ChunkWriter(connection), told))


def merge(path: Path, told: Told = lambda done, total: None) -> bool:
    """Pack the columns anew with what changed since, through a connection of its own; False if others stood in the way.

    Meanwhile the casefile may be read and changed: each chunk is written in a short transaction of its own, and only
    the last makes the new ones count, but for events that changed on the way. `told` as for `pack`; what it raises, and
    being killed, leaves the columns as they were. Without usable columns all are packed from rows. Raises WorldError.
    """
    connection = connect_writer(path)
    try:
        with telling(path):
            # What is removed has been copied, and says nothing that the rows do not say.
            connection.execute("PRAGMA secure_delete = OFF")
            try:
                return _merge(connection, told, from_rows=False)
            except UnusableError:
                return _merge(connection, told, from_rows=True)
            except sqlite3.OperationalError as error:
                # Somebody is writing for long, say an import. There is time to merge after it.
                if is_locked(error):
                    return False
                raise
    finally:
        close_writer(connection)


def needs_merge(connection: sqlite3.Connection) -> bool:
    """Whether so much has changed since the columns were packed, if they are, that opening the casefile suffers."""
    with reading(connection):
        try:
            packed, changed = open_packed(connection)
        except UnusableError:
            return True
        return len(changed) > min(_MANY, max(_FEW, len(packed) // 100))


def open_packed(connection: sqlite3.Connection) -> tuple[PackedColumns, list[int]]:
    """The packed columns, and the numbers of the events that changed since. Raises UnusableError."""
    state = read_state(connection)
    if state is None:
        raise UnusableError(None)
    if not is_noted(connection, state):
        raise UnusableError(
            message("The packed columns of this casefile were older than its rows; they were made anew from these.")
        )
    return PackedColumns(ChunkReader(connection, state)), changed_events(connection)


def _merge(connection: sqlite3.Connection, told: Told, *, from_rows: bool) -> bool:
    with _writing(connection):
        state = _next_round(connection)
    with reading(connection), decoding(path_of(connection)):
        numbers = entity_numbers(connection)
        source: Source
        if from_rows:
            source = RowColumns(connection, numbers, ranges_of_all(connection, told))
        else:
            source = merged_columns(connection, numbers, *open_packed(connection))
    chunks = ChunkWriter(connection, _writing)
    is_done = False
    try:
        header = write_columns(source, numbers, chunks, told)
        with _writing(connection):
            is_done = _take_over(connection, state, header)
    finally:
        old = _numbers_before(connection, chunks.written) if is_done else chunks.written
        _remove(connection, old)
    return is_done


def merged_columns(
    connection: sqlite3.Connection, numbers: EntityNumbers, packed: PackedColumns, changed: list[int]
) -> Source:
    """The packed columns with the rows of the events that changed since. Raises ValueError for rows without sense."""
    changed_ids = np.array(changed, np.int64)
    base = CurrentColumns(packed, numbers, changed_ids)
    return MergedColumns(base, RowColumns(connection, numbers, ranges_of(changed)), changed_ids)


def _next_round(connection: sqlite3.Connection) -> State:
    """Begin a round: what is noted from now on is to be kept."""
    state = read_state(connection)
    if state is None or not is_noted(connection, state):
        state = begin_noting(connection)
    connection.execute("UPDATE packed_state SET round = ?", (state.round + 1,))
    return replace(state, round=state.round + 1)


def _take_over(connection: sqlite3.Connection, state: State, header: tuple[int, int]) -> bool:
    """Make the new columns count, unless others began a round or packed in the meantime."""
    now = read_state(connection)
    if now is None or not is_noted(connection, now) or replace(now, revision=state.revision) != state:
        return False
    _point_to(connection, *header)
    connection.execute("DELETE FROM changed_event WHERE round < ?", (state.round,))
    return True


def _point_to(connection: sqlite3.Connection, header: int, checksum: int) -> None:
    connection.execute("UPDATE packed_state SET header = ?, checksum = ?", (header, checksum))


def _numbers_before(connection: sqlite3.Connection, written: list[int]) -> list[int]:
    """The chunks that were there before: numbers only rise."""
    found = connection.execute("SELECT id FROM column_chunk WHERE id < ?", (min(written),))
    return [number for (number,) in found]


def _remove(connection: sqlite3.Connection, chunks: list[int]) -> None:
    for first in range(0, len(chunks), _OLD_AT_ONCE):
        with _writing(connection):
            some = [(number,) for number in chunks[first : first + _OLD_AT_ONCE]]
            connection.executemany("DELETE FROM column_chunk WHERE id = ?", some)


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that has the write lock, or the one that is open."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
