"""Adding many events at once, with all they refer to, as one step that can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from steppeline.model.change import Insert, Row, Write
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.records import ACTOR, EVENT, KIND, OFFICE, PLACE, REGION, SERIES, SOURCE, Shape
from steppeline.store.rows import EventRows, new_ref, new_tags, own_row, part_rows, refuse_circles


def add_dataset(book: ReferenceBook, events: Iterable[Event], name: str, file: str | None = None) -> Edit:
    """Add entities and events as one import of this name (and file).

    An entity whose key the casefile has already is left as it is there. Events are always new, whatever their `id`;
    their links may go to events that come later. Doing it raises WorldError where something named is not there or a ref
    is taken, and InputError for a date that is no EDTF; then nothing is added.
    """
    known = tuple(events)
    return Edit(
        message("Add {name}", name=name),
        lambda connection: _add(connection, book, known, name, file),
        whole_import=True,
    )


def _add(
    connection: sqlite3.Connection, book: ReferenceBook, events: tuple[Event, ...], name: str, file: str | None
) -> Iterator[Write]:
    keys = Keys(connection)
    batch = keys.new("import_batch")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    row: Row = {"id": batch, "name": name, "at": at, "file": file, "events": len(events), "problems": 0}
    yield Insert("import_batch", (row,))
    yield from _entities(book, keys, batch)
    refuse_circles(connection)
    yield new_tags((tag for event in events for tag in event.tags), keys, batch)
    rows = EventRows(connection, keys)
    numbers = [keys.new("event") for _ in events]
    yield Insert(
        "event",
        tuple(
            {"id": number, **rows.row(event), "import_id": batch} for number, event in zip(numbers, events, strict=True)
        ),
    )
    numbered = list(zip(numbers, events, strict=True))
    yield Insert(
        "event_ref",
        tuple(
            new_ref(ref, number, position, keys)
            for number, event in numbered
            for position, ref in enumerate(event.refs)
        ),
    )
    yield from _parts(EVENT, numbered, keys)


def _entities(book: ReferenceBook, keys: Keys, batch: int) -> Iterator[Write]:
    """The entities that are new. All get their numbers before any row is made, for they name each other."""
    by_shape: tuple[tuple[Shape[Any], Iterable[Any]], ...] = (
        (KIND, book.kinds.values()),
        (REGION, book.regions.values()),
        (PLACE, book.places.values()),
        (ACTOR, book.actors.values()),
        (OFFICE, book.offices.values()),
        (SOURCE, book.sources.values()),
        (SERIES, book.series.values()),
    )
    new = [
        (
            shape,
            [(keys.add(shape.table, each.key), each) for each in entities if keys.find(shape.table, each.key) is None],
        )
        for shape, entities in by_shape
    ]
    for shape, numbered in new:
        yield Insert(shape.table, tuple(own_row(shape, each, number, keys, batch) for number, each in numbered))
        yield from _parts(shape, numbered, keys)


def _parts(shape: Shape[Any], numbered: Iterable[tuple[int, Any]], keys: Keys) -> Iterator[Write]:
    for name, part in shape.parts.items():
        members = ((number, member) for number, record in numbered for member in getattr(record, name))
        yield Insert(part.table, part_rows(part, shape.table, members, keys))
