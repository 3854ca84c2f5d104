"""Reading the index: the columns of all events, with the sqlite3 driver and numpy alone.

They are read as they were packed, and from rows only what changed since. Where there are no packed columns, or none
that can be trusted, all is read from rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steppeline.model.arrays import Integers, frozen
from steppeline.model.edtf import parse
from steppeline.model.errors import WorldError
from steppeline.model.event import Extent
from steppeline.model.growth import Growth, Room
from steppeline.model.index import Index, Recheck, Rechecks
from steppeline.model.index_delta import extended
from steppeline.model.moments import Moments, encoded
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.row_finder import RowFinder
from steppeline.model.set_column import SetColumn
from steppeline.model.text import Message
from steppeline.store.events import read_reference
from steppeline.store.index_entities import index_without_events
from steppeline.store.packed.chunks import Empty, UnusableError, interpreting
from steppeline.store.packed.content import EntityNumbers, Source, Told, entity_numbers
from steppeline.store.packed.merged import MergedColumns
from steppeline.store.packed.packing import open_packed, pack
from steppeline.store.packed.reading import CurrentColumns
from steppeline.store.packed.rows import RowColumns, ranges_of, ranges_of_all
from steppeline.store.schema import revision_of
from steppeline.store.trouble import decoding, path_of, reading

_LONGEST_TAIL = 10_000
"""So many events that changed are put behind the rows of the others; more are sorted in among them."""


@dataclass(frozen=True, eq=False)
class OpenedIndex:
    """An index, and if the packed columns could not be used although there were some, what the user is told of it."""

    index: Index
    why_rebuilt: Message | None = None


def read_index(
    connection: sqlite3.Connection, as_of: int | None = None, reference: ReferenceBook | None = None
) -> Index:
    """The index of all events at the casefile's present revision.

    `as_of`, in seconds, is the moment up to which events with an open end are known to last; without it they are known
    to last just past their start. A `reference` book that is read already is not read again. Raises WorldError when the
    file turns out to be damaged, locked or unreadable.
    """
    return open_index(connection, as_of, reference).index


def open_index(
    connection: sqlite3.Connection,
    as_of: int | None = None,
    reference: ReferenceBook | None = None,
    *,
    writer: sqlite3.Connection | None = None,
    told: Told = lambda done, total: None,
) -> OpenedIndex:
    """As `read_index`; says in addition why the packed columns had to be made anew.

    They are made anew in the casefile too if there is a `writer` that can do so. `told` hears how far that is, and ends
    it by what it raises.
    """
    try:
        return OpenedIndex(_from_packed(connection, as_of, reference))
    except UnusableError as unusable:
        why = unusable.sentence
    if writer is not None:
        try:
            pack(writer, told)
            return OpenedIndex(_from_packed(connection, as_of, reference), why)
        except (UnusableError, WorldError):
            # A disk that is full, say. The rows are enough, and if it is they that are damaged, that is told now.
            pass
    with reading(connection), decoding(path_of(connection)):
        making = _Making(connection, as_of, reference)
        return OpenedIndex(making.index(RowColumns(connection, making.numbers, ranges_of_all(connection, told))), why)


def read_events_index(
    connection: sqlite3.Connection,
    events: Iterable[int],
    as_of: int | None = None,
    reference: ReferenceBook | None = None,
    like: Index | None = None,
) -> Index:
    """The index of those of the events (their numbers) that there are, read from their rows; else as `read_index`.

    Kinds, regions, actors, sources and tags are read anew unless they are still as in the index `like`.
    """
    with reading(connection), decoding(path_of(connection)):
        making = _Making(connection, as_of, reference, like)
        return making.index(RowColumns(connection, making.numbers, ranges_of(sorted(set(events)))))


def _from_packed(connection: sqlite3.Connection, as_of: int | None, reference: ReferenceBook | None) -> Index:
    with reading(connection), decoding(path_of(connection)):
        packed, changed = open_packed(connection)
        making = _Making(connection, as_of, reference)
        changed_ids = np.array(changed, np.int64)
        base = CurrentColumns(packed, making.numbers, changed_ids)
        if not changed:
            return making.packed_index(base)
        later = RowColumns(connection, making.numbers, ranges_of(changed))
        if len(changed) <= _LONGEST_TAIL:
            tail = making.index(later)
            gone = np.setdiff1d(changed_ids, tail.ids)
            index = extended(making.packed_index(base), gone.tolist(), tail)
            if index is not None:
                return index
        return making.packed_index(MergedColumns(base, later, changed_ids))


class _Making:
    """Makes indices of the casefile as it is now."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        as_of: int | None,
        reference: ReferenceBook | None,
        like: Index | None = None,
    ) -> None:
        self.numbers: EntityNumbers = entity_numbers(connection)
        self._extents: dict[int, Extent] = dict(connection.execute("SELECT id, extent FROM kind").fetchall())
        if like is not None:
            self._empty = replace(like, revision=revision_of(connection), dead=like.dead[:0], as_of=as_of)
        else:
            self._empty = index_without_events(connection, reference or read_reference(connection), as_of)

    def packed_index(self, source: Source) -> Index:
        """As `index`, for columns that were packed. Raises UnusableError where they make no sense."""
        with interpreting():
            return self.index(source)

    def index(self, source: Source) -> Index:
        """The index of the events of a source."""
        columns = _Columns(source)
        ids = columns.array("ids")
        columns.growth.newest = len(ids)
        return replace(
            self._empty,
            ids=ids,
            earliest_start=columns.moments("earliest_start"),
            latest_start=columns.moments("latest_start"),
            earliest_end=columns.moments("earliest_end", self._empty.as_of),
            latest_end=columns.moments("latest_end"),
            never_certain=columns.array("never_certain"),
            verified=columns.array("verified"),
            kind=columns.array("kind"),
            status=columns.array("status"),
            certainty=columns.array("certainty"),
            regions=columns.sets("regions"),
            actors=columns.sets("actors"),
            sources=columns.sets("sources"),
            tags=columns.sets("tags"),
            sorted_count=len(ids),
            finder=RowFinder(ids),
            recheck=_rechecks(source, self._extents),
            growth=columns.growth,
        )


class _UnreadRecheck(Recheck):
    """One whose date is understood when it is first asked for: of thousands that were good once, few ever are."""

    def __init__(self, text: str, extent: Extent) -> None:
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "extent", extent)

    def __getattr__(self, name: str) -> Any:
        if name != "date":
            raise AttributeError(name)
        date = parse(self._text)
        object.__setattr__(self, name, date)
        return date


class _Columns:
    """Takes columns from a source into memory that has room for more rows."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.growth = Growth(0)

    def array(self, name: str) -> NDArray[Any]:
        return frozen(self._source.array(name, self._with_room(name)))

    def moments(self, name: str, as_of: int | None = None) -> Moments:
        """The column; where there is an `as_of`, events with an open end are known to last up to it."""
        moments = self._source.moments(name, self._with_room(name))
        if as_of is not None:
            rows = self._source.array("open_ends")
            seconds = np.maximum(moments[rows], as_of)
            if not moments.fits(seconds):
                wide = self._with_room(name)(len(moments), np.dtype(np.int64))
                wide[:] = moments[:]
                moments = Moments(wide)
            moments.codes[rows] = encoded(seconds, moments.base) if moments.is_narrow else seconds
        frozen(moments.codes)
        return moments

    def sets(self, name: str) -> SetColumn:
        column = self._source.sets(name, self._with_room(name))
        frozen(column.codes)
        return column

    def _with_room(self, name: str) -> Empty:
        def empty(count: int, kind: np.dtype[Any]) -> NDArray[Any]:
            room = Room(count, kind)
            array: NDArray[Any] = room.to_fill(count)
            self.growth.keep(name, room)
            return array

        return empty


def _rechecks(source: Source, extents: Mapping[int, Extent]) -> Rechecks:
    # A kind that is gone can only be that of a row that no longer stands; its dates are asked of nobody.
    dates = tuple(
        _UnreadRecheck(each.text, each.extent or extents.get(each.kind or 0, "within")) for each in source.dates()
    )
    rows: Integers = source.array("recheck_rows").astype(np.int64)
    return Rechecks(frozen(rows), frozen(source.array("recheck_codes").astype(np.int64)), dates)
