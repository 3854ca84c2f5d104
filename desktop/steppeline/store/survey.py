"""All events of a casefile in columns, a row each, for questions asked of all of them at once.

Making a survey looks at every row of every part of every event, as reading all events as records would, and finds the
same damage; but a value that occurs many times is understood once. What is asked further is read as it is asked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, Mask
from steppeline.model.calendar import DAY
from steppeline.model.event import Event, Extent
from steppeline.model.set_column import SetColumn
from steppeline.model.text import LANGUAGES
from steppeline.store.keys import Keys
from steppeline.store.outlines import read_outlines
from steppeline.store.records import EVENT
from steppeline.store.soundness import Dates, Values, check_parts
from steppeline.store.trouble import decoding, path_of, reading

_BATCH = 8_192
_SETS_AT_ONCE = 500_000
_WIDEST = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Survey:
    """Columns of all events, by number.

    `kinds`, `statuses`: numbers of rows of the table kind, positions in STATUSES. `earliest_start`, `latest_end`:
    seconds, int64. `days`: on how many days an event surely goes on, int32; below 1 where it surely begins on none of
    the days it surely ends on. `doubtful`: the date says nothing surely. `languages`: a bit for each of LANGUAGES, set
    where the event has a title. Its methods raise WorldError when the file is damaged or unreadable.
    """

    connection: sqlite3.Connection
    ids: Integers
    kinds: NDArray[np.int32]
    statuses: NDArray[np.uint8]
    verified: Mask
    earliest_start: Integers
    latest_end: Integers
    days: NDArray[np.int32]
    doubtful: Mask
    languages: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)

    def surely_outside(self, since: int, until: int) -> Mask:
        """bool[n]: whether no moment of the event lies in [since, until)."""
        return ((self.latest_end <= since) | (self.earliest_start >= until)) & ~self.doubtful

    def rows_of(self, numbers: Integers) -> Integers:
        """The rows of events with these numbers; −1 for a number that no event has."""
        if not len(self):
            return np.full(len(numbers), -1, np.int64)
        rows = np.minimum(np.searchsorted(self.ids, numbers), len(self) - 1)
        rows[self.ids[rows] != numbers] = -1
        return rows

    def columns(self, query: str, *parameters: str | int) -> Integers:
        """int64[n, columns]: what a query of whole numbers finds, the first the number of an event, now its row.

        Events that are not there are left out.
        """
        with reading(self.connection):
            cursor = self.connection.execute(query, parameters)
            width = len(cursor.description)
            table = np.fromiter(chain.from_iterable(cursor), np.int64).reshape(-1, width)
        table[:, 0] = self.rows_of(table[:, 0])
        return table if table[:, 0].min(initial=0) >= 0 else table[table[:, 0] >= 0]

    def sets(self, query: str) -> SetColumn:
        """For each event the set of what a query finds for it: number of an event, number of something.

        The query takes the first and last number of the events to be looked at, of which some are taken at a time.
        """
        parts = [SetColumn.from_pairs((), (), 0)]
        for start in range(0, len(self), _SETS_AT_ONCE):
            own = self.ids[start : start + _SETS_AT_ONCE]
            pairs = self.columns(query, int(own[0]), int(own[-1]))
            parts.append(SetColumn.from_pairs(pairs[:, 0] - start, pairs[:, 1], len(own)))
        return SetColumn.joined(parts)

    def batches(self, query: str) -> Iterator[list[tuple[Any, ...]]]:
        """What a query finds, some thousand rows at a time."""
        with reading(self.connection):
            cursor = self.connection.execute(query)
            while batch := cursor.fetchmany(_BATCH):
                yield batch

    def numbers_of(self, table: str) -> dict[str, int]:
        """The number of each entity of a table ("kind", "region"…) by its key, by number."""
        with reading(self.connection):
            return dict(self.connection.execute(f"SELECT key, id FROM {table} ORDER BY id").fetchall())


def read_survey(connection: sqlite3.Connection, as_of: int | None = None) -> Survey:
    """Survey a casefile. `as_of` (seconds) is the moment up to which events with an open end are known to last.

    Raises WorldError when the file turns out to be damaged, locked or unreadable.
    """
    with reading(connection), decoding(path_of(connection)):
        keys = Keys(connection)
        count = connection.execute("SELECT count(*) FROM event").fetchone()[0]
        columns = _filled(count, _event_columns(connection, keys, as_of))
        check_parts(connection, keys)
        read_outlines(connection)
        return Survey(connection, **columns)


def _event_columns(connection: sqlite3.Connection, keys: Keys, as_of: int | None) -> Iterator[Mapping[str, Any]]:
    extents: dict[int, Extent] = dict(connection.execute("SELECT id, extent FROM kind").fetchall())
    values, dates = Values(EVENT, Event("", {}, "2000"), keys), Dates(as_of)
    cursor = connection.execute(f"SELECT id, {', '.join(EVENT.columns)} FROM event ORDER BY id")
    while batch := cursor.fetchmany(_BATCH):
        ids, *columns = zip(*batch, strict=True)
        values.check(columns)
        named = dict(zip(EVENT.columns, columns, strict=True))
        own = zip(named["date"], named["extent"], named["kind_id"], strict=True)
        bounds = np.array([dates[date, extent or extents[kind]] for date, extent, kind in own], np.int64)
        yield {
            "ids": np.array(ids, np.int64),
            "kinds": np.array(named["kind_id"], np.int32),
            "statuses": np.array(named["status"], np.uint8),
            "verified": np.array(list(map(bool, named["verified"])), np.bool_),
            "earliest_start": bounds[:, 0],
            "latest_end": bounds[:, 3],
            "days": _days(bounds),
            "doubtful": bounds[:, 4] != 0,
            "languages": _languages([named[f"title_{language}"] for language in LANGUAGES]),
        }


def _days(bounds: Integers) -> NDArray[np.int32]:
    days = (bounds[:, 2] - 1) // DAY - bounds[:, 1] // DAY + 1
    clipped: NDArray[np.int32] = np.clip(days, -_WIDEST, _WIDEST).astype(np.int32)
    return clipped


def _languages(titles: Sequence[Sequence[str | None]]) -> NDArray[np.uint8]:
    bits = np.zeros(len(titles[0]), np.uint8)
    for position, column in enumerate(titles):
        bits |= np.array(list(map(bool, column)), np.uint8) << np.uint8(position)
    return bits


def _filled(count: int, batches: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of all batches, each one array of `count` values."""
    columns: dict[str, Any] = {name: np.empty(count, kind) for name, kind in _TYPES.items()}
    start = 0
    for batch in batches:
        stop = start + len(batch["ids"])
        for name, column in columns.items():
            column[start:stop] = batch[name]
        start = stop
    return columns


_TYPES = {
    "ids": np.int64,
    "kinds": np.int32,
    "statuses": np.uint8,
    "verified": np.bool_,
    "earliest_start": np.int64,
    "latest_end": np.int64,
    "days": np.int32,
    "doubtful": np.bool_,
    "languages": np.uint8,
}
