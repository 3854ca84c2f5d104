"""Checksums over rows, by which what the disk has changed is told from what was written.

A row has a sum made of its values, a block of rows with neighbouring numbers the sum of theirs; the blocks' sums lie in
the table `row_sum`. Whoever writes a row takes its former sum off and puts its new one on. So an edit reads no row that
it does not change, and damage to a row nearby does not vanish with it: its block stays wrong until somebody looks.

A value that is null adds nothing: a column that is added to a table later leaves the sums as they are. All arithmetic
is modulo 2⁶⁴. A change of one value always changes the sum of its row: texts enter by CRC-32, which no change of up to
32 successive bits leaves alike, and everything after it can be taken back (the finalizer of SplitMix64).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from types import NoneType
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.types import REAL

from steppeline.model.change import Value
from steppeline.store.tables import metadata

Stored = Value | bytes
Column = Sequence[Stored] | NDArray[np.int64]
Codes = NDArray[np.uint64]

UNSUMMED = frozenset({"meta", "column_chunk", "packed_state", "changed_event", "row_sum"})
"""Tables without sums: what is made from the others, and what no content lies in."""

_BLOCK_BITS = 10
_BATCH = 8_192
_MODULUS = 2**64
_STEP, _FIRST, _SECOND = (np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


@dataclass(frozen=True)
class DamagedRows:
    """Rows of `table` with numbers from `first` to `last`, at least one of which is not what was written."""

    table: str
    first: int
    last: int


class RowSums:
    """Takes note of rows that were written or removed; `write` brings the table `row_sum` up to date with them.

    To be used inside the transaction of the change.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._added: dict[str, list[Mapping[str, Stored]]] = defaultdict(list)
        self._removed: dict[str, list[Mapping[str, Stored]]] = defaultdict(list)
        self._sums: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, table: str, rows: Iterable[Mapping[str, Stored]]) -> None:
        """Complete rows that stand there now."""
        self._added[table].extend(rows)

    def remove(self, table: str, rows: Iterable[Mapping[str, Stored]]) -> None:
        """Complete rows that stood there before."""
        self._removed[table].extend(rows)

    def add_columns(self, table: str, columns: Mapping[str, Column]) -> None:
        """Very many new rows, given column by column and their numbers among these; columns left out are null."""
        for block, value in block_sums(table, columns):
            self._sums[table][block] += value

    def add_blocks(self, table: str, sums: Mapping[int, int]) -> None:
        """New rows by the sums of their blocks, as `block_sums` makes them."""
        for block, value in sums.items():
            self._sums[table][block] += value

    def write(self) -> None:
        """Write down what was noted."""
        for noted, sign in ((self._added, 1), (self._removed, -1)):
            for table, rows in noted.items():
                names = [column.name for column in metadata.tables[table].columns]
                for block, value in block_sums(table, {name: [row.get(name) for row in rows] for name in names}):
                    self._sums[table][block] += sign * value
            noted.clear()
        for table, sums in self._sums.items():
            self._write(table, {block: value for block, value in sums.items() if value % _MODULUS})
        self._sums.clear()

    def _write(self, table: str, sums: Mapping[int, int]) -> None:
        known = "SELECT sum FROM row_sum WHERE name = ? AND block = ?"
        for block, value in sums.items():
            before = self._connection.execute(known, (table, block)).fetchone()
            after = _signed(value if before is None else value + before[0])
            # A block without rows has no sum.
            if after:
                self._connection.execute("INSERT OR REPLACE INTO row_sum VALUES (?, ?, ?)", (table, block, after))
            else:
                self._connection.execute("DELETE FROM row_sum WHERE name = ? AND block = ?", (table, block))


def rebuild(connection: sqlite3.Connection, tables: Iterable[str] | None = None) -> None:
    """Sum up all rows of these tables (all if None) as they stand. To be called inside a transaction.

    For rows that were written past `RowSums`; whatever they hold is taken for what was meant.
    """
    for table in summed_tables() if tables is None else tables:
        connection.execute("DELETE FROM row_sum WHERE name = ?", (table,))
        rows = ((table, block, _signed(value)) for block, value in _sums_of_rows(connection, table).items())
        connection.executemany("INSERT INTO row_sum VALUES (?, ?, ?)", ((*key, value) for *key, value in rows if value))


def verify(connection: sqlite3.Connection, told: Callable[[str], None] = lambda table: None) -> Iterator[DamagedRows]:
    """The blocks of rows that are not what was written, by table and number; `told` hears of each table before.

    Reads every row. Raises sqlite3.DatabaseError for what cannot be read at all.
    """
    for table in summed_tables():
        told(table)
        found = {block: _signed(value) for block, value in _sums_of_rows(connection, table).items()}
        kept = dict(connection.execute("SELECT block, sum FROM row_sum WHERE name = ?", (table,)).fetchall())
        for block in sorted(found.keys() | kept.keys()):
            if found.get(block, 0) != kept.get(block, 0):
                first = block << _BLOCK_BITS
                yield DamagedRows(table, first, first + (1 << _BLOCK_BITS) - 1)


def otherwise_declared(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables whose columns are not declared as casefiles declare them: SQLite turns values into what they say.

    The sums do not see it, for they are of what comes back: a whole number of a column of reals is a real to them.
    """
    for table in summed_tables():
        query = f"SELECT name, upper(type) FROM pragma_table_info('{table}')"
        expected = {(column.name, str(column.type).upper()) for column in metadata.tables[table].columns}
        if set(connection.execute(query).fetchall()) != expected:
            yield table


def rows_of(connection: sqlite3.Connection, table: str, condition: str, *parameters: Stored) -> list[dict[str, Stored]]:
    """The complete rows of a table that fulfil a condition in SQL."""
    names = [column.name for column in metadata.tables[table].columns]
    found = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {condition} ORDER BY id", parameters)
    return [dict(zip(names, row, strict=True)) for row in found]


def summed_tables() -> list[str]:
    """The tables whose rows have sums, by name."""
    return sorted(metadata.tables.keys() - UNSUMMED)


def _sums_of_rows(connection: sqlite3.Connection, table: str) -> dict[int, int]:
    names = [column.name for column in metadata.tables[table].columns]
    cursor = connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id")
    sums: dict[int, int] = defaultdict(int)
    while rows := cursor.fetchmany(_BATCH):
        for block, value in block_sums(table, dict(zip(names, zip(*rows, strict=True), strict=True))):
            sums[block] += value
    return sums


def block_sums(table: str, columns: Mapping[str, Column]) -> Iterator[tuple[int, int]]:
    """Blocks with the sums of the rows given; one may come several times."""
    numbers = np.asarray(columns["id"], np.int64)
    if not len(numbers):
        return
    total = np.zeros(len(numbers), np.uint64)
    for name, column in columns.items():
        total += _column_codes(name, column, is_real=name in _reals(table))
    rows = _mixed(total)
    blocks = numbers >> _BLOCK_BITS
    starts = np.flatnonzero(np.r_[True, blocks[1:] != blocks[:-1]])
    sums = np.add.reduceat(rows, starts, dtype=np.uint64)
    yield from zip(blocks[starts].tolist(), sums.tolist(), strict=True)


def _column_codes(name: str, column: Column, *, is_real: bool) -> Codes:
    """uint64[rows]: what the values of a column add to their rows."""
    if isinstance(column, np.ndarray):
        return _mixed(column.astype(np.int64, copy=False).view(np.uint64) ^ _salt(name, int))
    kinds = set(map(type, column))
    codes = np.zeros(len(column), np.uint64)
    for kind in kinds - {NoneType}:
        chosen = column if len(kinds) == 1 else [value for value in column if type(value) is kind]
        # Whole numbers in a column of reals come back as reals.
        stored = float if is_real and issubclass(kind, int) else kind
        own = _mixed(_RAW[stored](chosen) ^ _salt(name, stored))
        if len(kinds) == 1:
            return own
        codes[[type(value) is kind for value in column]] = own
    return codes


def _raw_numbers(values: Sequence[Stored]) -> Codes:
    return np.array(values, np.int64).view(np.uint64)


def _raw_reals(values: Sequence[Stored]) -> Codes:
    # SQLite knows no negative zero.
    return (np.array(values, np.float64) + 0.0).view(np.uint64)


def _raw_texts(values: Sequence[str]) -> Codes:
    return _raw_bytes([value.encode() for value in values])


def _raw_bytes(values: Sequence[bytes]) -> Codes:
    return np.fromiter((len(value) << 32 & _MODULUS - 1 | crc32(value) for value in values), np.uint64, len(values))


_RAW: Mapping[type, Callable[..., Codes]] = {
    bool: _raw_numbers,
    int: _raw_numbers,
    float: _raw_reals,
    str: _raw_texts,
    bytes: _raw_bytes,
}


def _mixed(values: Codes) -> Codes:
    mixed = values + _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))


@cache
def _salt(column: str, kind: type) -> np.uint64:
    """What tells equal values of different columns and types apart."""
    sort = "int" if kind is bool else kind.__name__
    return np.uint64(int.from_bytes(blake2b(f"{column} {sort}".encode(), digest_size=8).digest()))


@cache
def _reals(table: str) -> frozenset[str]:
    return frozenset(column.name for column in metadata.tables[table].columns if isinstance(column.type, REAL))


def _signed(value: int) -> int:
    """A sum as SQLite can keep it."""
    return (value + _MODULUS // 2) % _MODULUS - _MODULUS // 2
