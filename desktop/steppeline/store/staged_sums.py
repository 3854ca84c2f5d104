"""Checksums of the rows that an import will add, from what is staged: they can be made while the rows are copied."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import numpy as np
from sqlalchemy import Integer

from steppeline.model.change import Value
from steppeline.store.bulk import Column
from steppeline.store.opening import connect_new
from steppeline.store.row_sums import block_sums
from steppeline.store.staged_edit import Choices, columns_of, filled_columns, left_out, selection, takes_every
from steppeline.store.staging import staged_tables
from steppeline.store.tables import metadata

TableSums = tuple[str, Mapping[int, int]]
"""A table, and the sums of its blocks; those of one block are to be added."""

Summing = Callable[[Path, Mapping[str, int], Choices], AbstractContextManager[Iterable[TableSums]]]
"""Makes the sums of what is staged at a path; the tables had these last numbers before."""

_READ = 4_000


def staged_sums(staging: Path, last: Mapping[str, int], choices: Choices) -> Iterator[TableSums]:
    """The sums of all rows to be added to tables that had the numbers up to `last` before."""
    with closing(connect_new(staging)) as connection:
        every = takes_every(connection, choices)
        values = {} if every else left_out(choices)
        for table in staged_tables():
            names = added_columns(connection, table)
            rows = connection.execute(selection(table, names, every=every), values)
            yield table, _sums_of(rows, table, names, last[table])


@contextmanager
def summed_here(staging: Path, last: Mapping[str, int], choices: Choices) -> Iterator[Iterable[TableSums]]:
    """`staged_sums` when they are asked for."""
    yield staged_sums(staging, last, choices)


def added_columns(connection: sqlite3.Connection, table: str, schema: str = "") -> list[str]:
    """The columns of staged rows that are copied; without "id" the rows get the numbers after the last one."""
    filled = {"id", *filled_columns(connection, table)}
    columns = [name for name in columns_of(connection, table, schema) if name in filled]
    if table not in {"event", "event_ref"} and "key" not in columns:
        columns.remove("id")
    return columns


def _sums_of(rows: sqlite3.Cursor, table: str, names: Sequence[str], last: int) -> dict[int, int]:
    """The sums of rows that have these columns; of the others they have nothing, and what is null adds nothing."""
    sums: dict[int, int] = defaultdict(int)
    while some := rows.fetchmany(_READ):
        told = zip(names, zip(*some, strict=True), strict=True)
        columns: dict[str, Column] = {name: _as_array(table, name, column) for name, column in told}
        if "id" not in columns:
            columns["id"] = np.arange(last + 1, last + 1 + len(some))
            last += len(some)
        for block, value in block_sums(table, columns):
            sums[block] += value
    return sums


def _as_array(table: str, name: str, column: Sequence[Value]) -> Column:
    """Numbers as an array, which is faster to sum up; a column with nulls stays as it is."""
    if isinstance(metadata.tables[table].columns[name].type, Integer) and None not in column:
        return np.array(column, np.int64)
    return column
