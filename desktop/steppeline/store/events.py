"""Reading events and what they refer to, with the sqlite3 driver alone.

Events are read in batches: a fixed number of queries for some hundreds of events, however many parts they have.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from steppeline.model.event import Event
from steppeline.model.reference import Actor, Kind, Office, Place, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.keys import Keys
from steppeline.store.records import ACTOR, EVENT, KIND, OFFICE, PLACE, REGION, SERIES, SOURCE, Part, Shape
from steppeline.store.trouble import decoding, path_of, reading

E = TypeVar("E", Kind, Region, Place, Actor, Office, Source, Series)
_BATCH = 500


def read_events(connection: sqlite3.Connection, ids: Iterable[int] | None = None) -> Iterator[Event]:
    """The events with these numbers, in their order, or all by number; numbers that name no event are passed over.

    Raises WorldError when the file turns out to be damaged, locked or unreadable.
    """
    keys = Keys(connection)
    numbers = _all_numbers(connection) if ids is None else map(int, ids)
    while batch := list(islice(numbers, _BATCH)):
        with reading(connection), decoding(path_of(connection)):
            refs = _refs(connection, batch)
            rows = _read(connection, EVENT, keys, batch)
            events = {
                number: EVENT.record(values, keys, id=number, refs=refs[number], **parts)
                for number, values, parts in rows
            }
        yield from (events[number] for number in batch if number in events)


def read_reference(connection: sqlite3.Connection) -> ReferenceBook:
    """Everything events refer to, but for tags. Raises WorldError as `read_events` does."""
    keys = Keys(connection)
    with reading(connection), decoding(path_of(connection)):
        return ReferenceBook(
            kinds=_read_entities(connection, KIND, keys),
            regions=_read_entities(connection, REGION, keys),
            places=_read_entities(connection, PLACE, keys),
            actors=_read_entities(connection, ACTOR, keys),
            offices=_read_entities(connection, OFFICE, keys),
            sources=_read_entities(connection, SOURCE, keys),
            series=_read_entities(connection, SERIES, keys),
        )


def event_ids_by_ref(connection: sqlite3.Connection, refs: Iterable[str]) -> dict[str, int]:
    """The numbers of the events that have these refs; refs that no event has are left out."""
    with reading(connection):
        query = "SELECT ref, event_id FROM event_ref WHERE ref IN (SELECT value FROM json_each(?))"
        return dict(connection.execute(query, (json.dumps(list(refs)),)).fetchall())


def _all_numbers(connection: sqlite3.Connection) -> Iterator[int]:
    """All numbers of events, ascending, looked up page by page: no long query stays open while others work."""
    last = 0
    while True:
        with reading(connection):
            query = "SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?"
            page = [number for (number,) in connection.execute(query, (last, _BATCH))]
        yield from page
        if len(page) < _BATCH:
            return
        last = page[-1]


def _refs(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    refs: dict[int, tuple[str, ...]] = defaultdict(tuple)
    query = (
        "SELECT event_id, ref FROM event_ref WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY position, id"
    )
    for number, ref in connection.execute(query, (json.dumps(numbers),)):
        refs[number] += (ref,)
    return refs


def _read_entities(connection: sqlite3.Connection, shape: Shape[E], keys: Keys) -> dict[str, E]:
    records = (shape.record(values, keys, **parts) for _, values, parts in _read(connection, shape, keys, None))
    return {record.key: record for record in records}


def _read(
    connection: sqlite3.Connection, shape: Shape[Any], keys: Keys, numbers: Sequence[int] | None
) -> Iterator[tuple[int, Sequence[Any], dict[str, tuple[Any, ...]]]]:
    """Number, values and parts of the rows with these numbers, or of all, by number."""
    parts = {name: _read_parts(connection, shape.table, part, keys, numbers) for name, part in shape.parts.items()}
    where, values = _among("id", numbers)
    query = f"SELECT id, {', '.join(shape.columns)} FROM {shape.table} {where} ORDER BY id"
    for number, *row in connection.execute(query, values):
        yield number, row, {name: tuple(found.get(number, ())) for name, found in parts.items()}


def _read_parts(
    connection: sqlite3.Connection, owner: str, part: Part, keys: Keys, numbers: Sequence[int] | None
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    where, values = _among(f"{owner}_id", numbers)
    query = f"SELECT {owner}_id, {', '.join(part.columns)} FROM {part.table} {where} ORDER BY id"
    for number, *row in connection.execute(query, values):
        found[number].append(part.record(row, keys))
    return found


def _among(column: str, numbers: Sequence[int] | None) -> tuple[str, tuple[str, ...]]:
    if numbers is None:
        return "", ()
    return f"WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
