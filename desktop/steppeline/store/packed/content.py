"""What is packed: every column of the index but for the as-of moment, and which entities its codes mean.

The columns go by database numbers of kinds, regions and so on, through lists of these in the order of the codes; their
keys, names and parents are read from the rows each time. So an entity that is renamed, added or taken out changes no
column here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers
from steppeline.model.event import Extent
from steppeline.model.moments import Moments
from steppeline.model.set_column import SetColumn, Sets
from steppeline.store.packed.chunks import ChunkReader, ChunkWriter, Empty, interpreting
from steppeline.store.packed.noting import PARTS

ARRAYS = ("ids", "never_certain", "verified", "kind", "status", "certainty")
"""Columns with one value in each row."""
MOMENTS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
SETS = {"regions": "region", "actors": "actor", "sources": "source", "tags": "tag"}
"""Columns with any number of entities in each row, and the tables that have these."""
ROW_LISTS = ("open_ends", "recheck_rows", "recheck_codes")
"""The rows whose events last up to the as-of moment, "2021/.."; those whose bounds are not the whole truth, and which
of the dates each of these has."""
TABLES = ("kind", *PARTS)
"""What codes stand for."""

Told: TypeAlias = Callable[[int, int], None]
"""Told how many of how many events have been dealt with; ends the work by what it raises."""

EntityNumbers: TypeAlias = Mapping[str, Integers]
"""The numbers of all entities by table, ascending: the code of an entity is the place of its number."""


@dataclass(frozen=True)
class DateText:
    """A date as it is written, with the extent that its event states or else the number of the kind that has it."""

    text: str
    extent: Extent | None
    kind: int | None


class Source(Protocol):
    """Where the columns of events come from, sorted by (earliest start, id). All may be asked for more than once.

    What is given lies in memory from `empty` where that is given; nobody but the asker writes to it.
    """

    def array(self, name: str, empty: Empty = ...) -> NDArray[Any]:
        """One of ARRAYS or ROW_LISTS."""

    def moments(self, name: str, empty: Empty = ...) -> Moments:
        """One of MOMENTS."""

    def sets(self, name: str, empty: Empty = ...) -> SetColumn:
        """One of SETS."""

    def dates(self) -> list[DateText]:
        """The dates of the rows to recheck, each once."""


def entity_numbers(connection: sqlite3.Connection) -> dict[str, Integers]:
    """The numbers of all entities as they are now."""
    return {table: _numbers(connection, table) for table in TABLES}


def write_columns(source: Source, numbers: EntityNumbers, writer: ChunkWriter, told: Told) -> tuple[int, int]:
    """Write all columns, one after another; gives what `ChunkWriter.finish` does."""
    steps = _writing(source, numbers, writer)
    total = len(ARRAYS) + len(MOMENTS) + len(SETS) + len(ROW_LISTS) + 1
    for done, _ in enumerate(steps, start=1):
        told(done, total)
    return writer.finish()


def _writing(source: Source, numbers: EntityNumbers, writer: ChunkWriter) -> Iterator[None]:
    for name in (*ARRAYS, *ROW_LISTS):
        writer.add(name, source.array(name))
        yield
    for name in MOMENTS:
        moments = source.moments(name)
        writer.note(name, moments.base)
        writer.add(name, moments.codes)
        yield
    for name in SETS:
        column = source.sets(name)
        writer.add(f"{name} offsets", column.sets.offsets)
        writer.add(f"{name} members", column.sets.members)
        writer.add(name, column.codes)
        yield
    for table in TABLES:
        writer.add(f"{table} numbers", numbers[table])
    dates = [[each.text, each.extent, each.kind] for each in source.dates()]
    writer.add("dates", np.frombuffer(json.dumps(dates).encode(), np.uint8))
    yield


class PackedColumns:
    """The columns as they were packed: codes go by the entities of that time. A `Source` but for that."""

    def __init__(self, reader: ChunkReader) -> None:
        self._reader = reader
        self.numbers = {table: reader.array(f"{table} numbers") for table in TABLES}

    def __len__(self) -> int:
        return self._reader.count("ids")

    def array(self, name: str, empty: Empty = np.empty) -> NDArray[Any]:
        """One of ARRAYS or ROW_LISTS."""
        return self._reader.array(name, empty)

    def moments(self, name: str, empty: Empty = np.empty) -> Moments:
        """One of MOMENTS."""
        with interpreting():
            base = self._reader.number(name)
        return Moments(self._reader.array(name, empty), base)

    def sets(self, name: str, empty: Empty = np.empty) -> SetColumn:
        """One of SETS."""
        offsets, members = self._reader.array(f"{name} offsets"), self._reader.array(f"{name} members")
        with interpreting():
            return SetColumn(self._reader.array(name, empty), Sets(offsets, members))

    def dates(self) -> list[DateText]:
        """The dates of the rows to recheck, each once."""
        with interpreting():
            return [DateText(*each) for each in json.loads(self._reader.array("dates").tobytes())]


def _numbers(connection: sqlite3.Connection, table: str) -> Integers:
    query = f"SELECT id FROM {table} ORDER BY id"
    return np.fromiter((number for (number,) in connection.execute(query)), np.int64)
