"""The columns of events, read from their rows: of all of them, or of some.

Rows come in batches of bounded size and are narrowed at once. For each event some forty bytes are kept, never the
objects that Python makes of a row.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, narrowed
from steppeline.model.edtf import parse
from steppeline.model.event import CERTAINTIES, STATUSES
from steppeline.model.moments import Moments
from steppeline.model.set_column import SetColumn
from steppeline.store.packed.chunks import Empty
from steppeline.store.packed.content import MOMENTS, SETS, DateText, EntityNumbers, Told

_BATCH = 250_000
# A certainty becomes its position among CERTAINTY_KEYS, 0 when there is none, already in SQL: numbers are read in bulk.
_CERTAINTY = "CASE certainty {} ELSE 0 END".format(
    " ".join(f"WHEN '{word}' THEN {position}" for position, word in enumerate(CERTAINTIES, start=1))
)
# Of the dates with an open end, and of no others, the last is written "..": "2021/..".
_IS_OPEN = "substr(date, -3) = '/..'"
_FIELDS = {
    "ids": "id",
    "kind": "kind_id",
    "status": "status",
    "certainty": _CERTAINTY,
    "never_certain": "never_certain",
    "verified": "verified",
    "needs_recheck": "needs_recheck",
    "open_ends": _IS_OPEN,
    **{name: name for name in MOMENTS},
}


@dataclass(frozen=True)
class _Batch:
    """The columns of some events. `arrays` also has the flags "open_ends" and "needs_recheck"."""

    arrays: dict[str, NDArray[Any]]
    moments: dict[str, Moments]
    sets: dict[str, SetColumn]


class RowColumns:
    """The `Source` that is read from rows at once. Raises ValueError and InputError for rows that make no sense."""

    def __init__(self, connection: sqlite3.Connection, numbers: EntityNumbers, ranges: Iterable[Range]) -> None:
        self._dates: dict[DateText, int] = {}
        reader = _BatchReader(connection, numbers)
        self._batches: list[_Batch] = []
        date_codes = [np.zeros(0, np.int64)]
        for each in ranges:
            batch = reader.read(each)
            self._batches.append(batch)
            date_codes.append(self._date_codes(connection, batch))
        self._date_codes_by_place = np.concatenate(date_codes)
        self._order = np.lexsort((self._joined("ids"), self._seconds("earliest_start")))

    def array(self, name: str, empty: Empty = np.empty) -> NDArray[Any]:
        """One of ARRAYS or ROW_LISTS."""
        match name:
            case "open_ends":
                values = np.flatnonzero(self._joined("open_ends")[self._order]).astype(np.uint32)
            case "recheck_rows":
                values = np.flatnonzero(self._joined("needs_recheck")[self._order]).astype(np.uint32)
            case "recheck_codes":
                values = self._recheck_codes()
            case _:
                values = self._joined(name)[self._order]
        return _placed(values, empty)

    def moments(self, name: str, empty: Empty = np.empty) -> Moments:
        """One of MOMENTS."""
        moments = Moments.of(self._seconds(name)[self._order])
        return Moments(_placed(moments.codes, empty), moments.base)

    def sets(self, name: str, empty: Empty = np.empty) -> SetColumn:
        """One of SETS."""
        column = SetColumn.joined([batch.sets[name] for batch in self._batches])
        return SetColumn(_placed(column.codes[self._order], empty), column.sets)

    def dates(self) -> list[DateText]:
        """The dates of the rows to recheck, each once."""
        return list(self._dates)

    def _joined(self, name: str) -> NDArray[Any]:
        return np.concatenate([batch.arrays[name] for batch in self._batches])

    def _seconds(self, name: str) -> Integers:
        return np.concatenate([batch.moments[name][:] for batch in self._batches])

    def _recheck_codes(self) -> NDArray[np.uint32]:
        needs_recheck = self._joined("needs_recheck")
        codes = np.zeros(len(needs_recheck), np.uint32)
        codes[needs_recheck] = self._date_codes_by_place
        rows: NDArray[np.uint32] = codes[self._order][needs_recheck[self._order]]
        return rows

    def _date_codes(self, connection: sqlite3.Connection, batch: _Batch) -> Integers:
        """For the events to recheck, by number, which of the dates each has."""
        asked = batch.arrays["ids"][batch.arrays["needs_recheck"]].tolist()
        query = """
            SELECT date, extent, CASE WHEN extent IS NULL THEN kind_id END FROM event
            WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
        texts = (DateText(*row) for row in connection.execute(query, (json.dumps(asked),)))
        return np.fromiter((self._date_code(text) for text in texts), np.int64)

    def _date_code(self, text: DateText) -> int:
        if text not in self._dates:
            # Whoever takes it from here asks no more whether it makes sense.
            parse(text.text)
            self._dates[text] = len(self._dates)
        return self._dates[text]


@dataclass(frozen=True)
class Range:
    """The events whose number, in the column `{}`, fulfils a condition in SQL."""

    condition: str
    parameters: tuple[object, ...]


def ranges_of_all(connection: sqlite3.Connection, told: Told) -> Iterator[Range]:
    """All events, in batches; the first and the last are for parts of events that there are not."""
    last, newest = 0, connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0]
    yield Range("{} <= ?", (0,))
    while last < newest:
        query = "SELECT max(id) FROM (SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?)"
        first, last = last, connection.execute(query, (last, _BATCH)).fetchone()[0]
        yield Range("{} > ? AND {} <= ?", (first, last))
        told(last, newest)
    yield Range("{} > ?", (last,))


def ranges_of(events: list[int]) -> Iterator[Range]:
    """The events with these numbers (ascending) that there are, in batches."""
    for first in range(0, max(len(events), 1), _BATCH):
        condition = "{} IN (SELECT value FROM json_each(?))"
        yield Range(condition, (json.dumps(events[first : first + _BATCH]),))


class _BatchReader:
    """Reads the events of a range, by number."""

    def __init__(self, connection: sqlite3.Connection, numbers: EntityNumbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def read(self, some: Range) -> _Batch:
        table = self._table(f"{', '.join(_FIELDS.values())} FROM event", "id", some, len(_FIELDS))
        columns = {name: table[:, place] for place, name in enumerate(_FIELDS)}
        _check(columns)
        ids = columns["ids"]
        arrays = {
            "ids": ids.astype(np.uint32) if int(ids.max(initial=0)) < 2**32 else ids.copy(),
            "kind": narrowed(places_of(columns["kind"], self._numbers["kind"]), len(self._numbers["kind"])),
            "status": columns["status"].astype(np.uint8),
            "certainty": columns["certainty"].astype(np.uint8),
            **{name: columns[name] != 0 for name in ("never_certain", "verified", "needs_recheck", "open_ends")},
        }
        moments = {name: Moments.of(columns[name]) for name in MOMENTS}
        return _Batch(arrays, moments, {name: self._set_column(part, some, ids) for name, part in SETS.items()})

    def _set_column(self, part: str, some: Range, ids: Integers) -> SetColumn:
        pairs = self._table(f"event_id, {part}_id FROM event_{part}", "event_id", some, 2)
        rows = places_of(pairs[:, 0], ids)
        return SetColumn.from_pairs(rows, places_of(pairs[:, 1], self._numbers[part]), len(ids))

    def _table(self, what: str, column: str, some: Range, width: int) -> Integers:
        """int64[rows, width], by number."""
        query = f"SELECT {what} WHERE {some.condition.replace('{}', column)} ORDER BY {column}"
        rows = self._connection.execute(query, some.parameters)
        return np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, width)


def places_of(wanted: Integers, numbers: Integers) -> Integers:
    """int64: the place of each wanted number among `numbers`, which rise. Raises ValueError for one that is missing."""
    places = np.searchsorted(numbers, wanted)
    if np.any(places == len(numbers)) or np.any(numbers[places] != wanted):
        raise ValueError("a number that no row has")
    return places


def _check(columns: dict[str, Integers]) -> None:
    # They are kept in a byte, where greater ones would turn into others.
    if np.any(columns["status"] < 0) or np.any(columns["status"] >= len(STATUSES)):
        raise ValueError("a status that does not exist")
    for earlier, later in (("earliest_start", "latest_start"), ("earliest_end", "latest_end")):
        if np.any(columns[earlier] > columns[later]):
            raise ValueError("the bounds of an event are in the wrong order")


def _placed(values: NDArray[Any], empty: Empty) -> NDArray[Any]:
    if empty is np.empty:
        return values
    array = empty(len(values), values.dtype)
    array[:] = values
    return array
