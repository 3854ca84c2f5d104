"""Writing very many rows into a casefile that is being made: at the speed of SQLite, past the door and its record.

For a fresh file only, one that nobody else has open and that is thrown away when anything fails: rows are neither
recorded for undo one by one, nor are the numbers in them looked up. Let them belong to an import that is in the change
log already (`dataset.add_dataset` with no events), and taking that import back takes them back.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from steppeline.model.change import Value
from steppeline.store import search
from steppeline.store.creation import create_tables
from steppeline.store.door import Door
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.opening import connect_new
from steppeline.store.replacing import replacing
from steppeline.store.row_sums import RowSums, rows_of
from steppeline.store.trouble import telling

Column = Sequence[Value] | NDArray[np.int64]

# Bound, SQLite takes it for null. The driver looks for an adapter whenever it is to bind None, which takes longer than
# to write the row.
_NULL = math.nan

# Values bound in one statement. More rows in a statement save time up to here, and SQLite's own limit may be lower.
_MOST_VALUES = 2_000
# Rows are appended, which needs hardly any cache. Sorting for indexes begins to use a second thread once it fills it.
_CACHE_KIBIBYTES = 8 * 1024
# Steps of SQLite's machine between two looks at whether Ctrl+C was pressed: some milliseconds.
_STEPS_BETWEEN_LOOKS = 100_000


@contextmanager
def making(path: Path, steps: Iterable[Edit], *, replace: bool = False) -> Iterator[sqlite3.Connection]:
    """A casefile in which these steps have been done, to be filled in the block; then it appears at `path`, whole.

    Raises WorldError when `path` exists (unless `replace`) or is in use, or the casefile cannot be written, and what
    the steps raise.
    """
    with (
        replacing(path, over=replace) as unfinished,
        telling(path),
        closing(connect_new(unfinished)) as connection,
    ):
        create_tables(connection, path)
        for step in steps:
            Door(connection, path).apply(step, "")
        yield connection


class BulkLoad:
    """Takes rows for `connection`, many at a time; `keys` gives the numbers of entries that are there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.keys = Keys(connection)
        self._sums = RowSums(connection)

    def write(self, table: str, columns: Mapping[str, Column]) -> None:
        """Add rows, given column by column and all of one length; columns that are not given are null.

        An array needs not be looked through for nulls, so it is the faster way to give numbers.
        Without an "id" the rows get the numbers after the last one.
        """
        rows = len(next(iter(columns.values())))
        insert_columns(self.connection, table, columns)
        self._sums.add_columns(table, columns if "id" in columns else {**columns, "id": self._last_numbers(rows)})

    def into_newest_import(self, events: int) -> int:
        """The number of the import that was begun last; it is said to have brought so many events."""
        batch = int(self.connection.execute("SELECT max(id) FROM import_batch").fetchone()[0])
        for change in (self._sums.remove, self._sums.add):
            change("import_batch", rows_of(self.connection, "import_batch", "id = ?", batch))
            self.connection.execute("UPDATE import_batch SET events = ? WHERE id = ?", (events, batch))
        return batch

    def finish(self) -> None:
        """Write down the checksums of all rows taken."""
        self._sums.write()

    def _last_numbers(self, rows: int) -> NDArray[np.int64]:
        """int64[rows]: the numbers that SQLite has just given to so many rows."""
        last = int(self.connection.execute("SELECT last_insert_rowid()").fetchone()[0]) if rows else 0
        return np.arange(last - rows + 1, last + 1)


@contextmanager
def bulk_load(connection: sqlite3.Connection, path: Path | None = None) -> Iterator[BulkLoad]:
    """Within the block rows are taken; at its end they are indexed, made searchable and committed, all or nothing.

    `path` is the file to name in sentences, where the one that is open is only on the way to that name. Raises
    WorldError when the file cannot be written.
    """
    _hurry(connection)
    with Door(connection, path, enforce_keys=False).transaction(), _heeding_interrupts(connection):
        aside = _put_aside(connection)
        load = BulkLoad(connection)
        yield load
        load.finish()
        for statement in aside:
            connection.execute(statement)
        search.rebuild(connection)


def insert_columns(connection: sqlite3.Connection, table: str, columns: Mapping[str, Column]) -> None:
    """Add rows, given column by column and all of one length; columns that are not given are null."""
    width, rows = len(columns), len(next(iter(columns.values())))
    most = min(_MOST_VALUES, connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))
    values: list[Value] = [None] * (width * rows)
    for position, column in enumerate(columns.values()):
        values[position::width] = _bindable(column)
    step = max(1, most // width) * width
    whole = len(values) // step * step
    statement = _insertion(table, tuple(columns), step // width)
    for start in range(0, whole, step):
        connection.execute(statement, values[start : start + step])
    if whole < len(values):
        connection.execute(_insertion(table, tuple(columns), rows - whole // width), values[whole:])


def _hurry(connection: sqlite3.Connection) -> None:
    """Leave out what only a file needs that others see: flushing it is up to who gives it its name."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    # Making an index sorts, and a second thread may help with that.
    connection.execute("PRAGMA threads = 2")


def _put_aside(connection: sqlite3.Connection) -> list[str]:
    """Drop indexes and triggers; gives the statements that make them again. Indexes of UNIQUE columns stay."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    for sort, name, _ in found:
        connection.execute(f'DROP {sort} "{name}"')
    return [statement for _, _, statement in found]


def _bindable(column: Column) -> Sequence[Value]:
    if isinstance(column, np.ndarray):
        numbers: list[Value] = column.tolist()
        return numbers
    return [_NULL if value is None else value for value in column] if None in column else column


def _insertion(table: str, columns: Sequence[str], rows: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"


@contextmanager
def _heeding_interrupts(connection: sqlite3.Connection) -> Iterator[None]:
    """Let Ctrl+C end a statement that runs for seconds; Python by itself waits until the statement is done.

    A KeyboardInterrupt that arises in the handler is lost there, but it ends the statement, as nothing else does.
    """
    connection.set_progress_handler(_look, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise KeyboardInterrupt from error
    finally:
        connection.set_progress_handler(None, 0)


def _look() -> int:
    """Go on; a pending signal has its say here."""
    return 0
