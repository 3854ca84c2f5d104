"""The edits of a single event or entry: putting it in, changing it, taking it out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from steppeline.model.change import Delete, Insert, Update, Write
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, Extent
from steppeline.model.reference import Actor, Kind, Office, Place, Region, Series, Source
from steppeline.model.text import counted, message
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.ownership import references_to
from steppeline.store.records import ENTITIES, EVENT, Shape
from steppeline.store.rows import (
    EventRows,
    date_columns,
    new_tags,
    own_row,
    part_writes,
    ref_writes,
    refuse_circles,
)
from steppeline.store.trouble import decoding, path_of

Entity = Kind | Region | Place | Actor | Office | Source | Series


def put_event(event: Event) -> Edit:
    """Add an event (its `id` is None), or make the event with that number exactly what is given, parts and all.

    Tags are added as needed; all else that is named must be there. Doing it raises WorldError where it is not, or where
    a ref is taken, and InputError for a date that is no EDTF.
    """
    name = message("Add an event") if event.id is None else message("Change an event")
    return Edit(name, lambda connection: event_writes(connection, event))


def delete_event(number: int) -> Edit:
    """Take out an event with all its parts, and the links of others to it. Doing it raises WorldError if it is gone."""
    return Edit(message("Delete an event"), lambda connection: _delete_event(connection, number))


def put_entity(entity: Entity) -> Edit:
    """Add a kind, region, place, actor, office, source or series, or make the one with its key what is given.

    When a kind's extent changes, so do the bounds of its events that state none of their own. Doing it raises
    WorldError where the entity names something that is not there.
    """
    return Edit(message("Change “{key}”", key=entity.key), lambda connection: entity_writes(connection, entity))


def delete_entity(make: type[Entity], key: str) -> Edit:
    """Take out the entity of this class and key. Doing it raises WorldError if it is gone or still in use."""
    shape = shape_of(make)
    return Edit(message("Delete “{key}”", key=key), lambda connection: _delete_entity(connection, shape, key))


def event_writes(connection: sqlite3.Connection, event: Event) -> Iterator[Write]:
    """The writes of `put_event`, for other steps that bring an event to what is given."""
    keys = Keys(connection)
    yield new_tags(event.tags, keys, None)
    row = EventRows(connection, keys).row(event)
    if event.id is None:
        number = keys.new("event")
        yield Insert("event", ({"id": number, **row, "import_id": None},))
    else:
        number = event.id
        check_event(connection, number)
        yield Update("event", number, row)
    yield from ref_writes(connection, event.refs, number, keys)
    yield from part_writes(connection, EVENT, event, number, keys)


def _delete_event(connection: sqlite3.Connection, number: int) -> Iterator[Write]:
    check_event(connection, number)
    yield Delete("event", (number,))


def check_event(connection: sqlite3.Connection, number: int) -> None:
    """Raise WorldError where no event has this number."""
    if connection.execute("SELECT 1 FROM event WHERE id = ?", (number,)).fetchone() is None:
        raise WorldError(message("There is no event {number} in this casefile any more.", number=number))


def entity_writes(connection: sqlite3.Connection, entity: Entity) -> Iterator[Write]:
    """The writes of `put_entity`, for other steps."""
    shape, keys = shape_of(type(entity)), Keys(connection)
    number = keys.find(shape.table, entity.key)
    if number is None:
        number = keys.add(shape.table, entity.key)
        yield Insert(shape.table, (own_row(shape, entity, number, keys, None),))
    else:
        yield Update(shape.table, number, shape.row(entity, keys))
    yield from part_writes(connection, shape, entity, number, keys)
    if isinstance(entity, Region):
        refuse_circles(connection)
    if isinstance(entity, Kind):
        yield from _new_bounds(connection, number, entity.extent)


def _new_bounds(connection: sqlite3.Connection, kind: int, extent: Extent) -> Iterator[Write]:
    query = "SELECT id, date FROM event WHERE kind_id = ? AND extent IS NULL"
    for number, date in connection.execute(query, (kind,)).fetchall():
        with decoding(path_of(connection)):
            columns = date_columns(date, extent)
        yield Update("event", number, columns)


def _delete_entity(connection: sqlite3.Connection, shape: Shape[Any], key: str) -> Iterator[Write]:
    number = Keys(connection).number(shape.table, key)
    uses = 0
    for naming in references_to(shape.table):
        query = f"SELECT count(*) FROM {naming.table} WHERE {naming.column} = ?"
        uses += connection.execute(query, (number,)).fetchone()[0]
    if uses:
        raise WorldError(
            counted(
                "“{key}” is still named in {count} place; change that first.",
                "“{key}” is still named in {count} places; change those first.",
                uses,
                key=key,
            )
        )
    yield Delete(shape.table, (number,))


def shape_of(make: type[Entity]) -> Shape[Any]:
    """How entities of a class lie in the casefile."""
    return next(shape for shape in ENTITIES if shape.make is make)
