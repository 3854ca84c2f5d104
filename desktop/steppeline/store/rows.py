"""Events and entities as rows to write: numbers given, names resolved, bounds computed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from steppeline.model.change import Delete, Insert, Row, Update, Value, Write
from steppeline.model.edtf import parse
from steppeline.model.errors import WorldError
from steppeline.model.event import Event, Extent
from steppeline.model.text import message
from steppeline.store.keys import Keys
from steppeline.store.records import EVENT, Part, Shape


class EventRows:
    """Makes the rows of events; remembers the extents of kinds."""

    def __init__(self, connection: sqlite3.Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys
        self._extents: dict[str, Extent] = {}

    def row(self, event: Event) -> dict[str, Value]:
        """The columns of an event's own row, without number and import.

        Raises InputError for a date that is no EDTF, WorldError where the event names what the casefile does not have.
        """
        return EVENT.row(event, self._keys) | date_columns(event.date, event.extent or self._extent_of(event.kind))

    def _extent_of(self, kind: str) -> Extent:
        if kind not in self._extents:
            number = self._keys.number("kind", kind)
            query = "SELECT extent FROM kind WHERE id = ?"
            self._extents[kind] = self._connection.execute(query, (number,)).fetchone()[0]
        return self._extents[kind]


def date_columns(date: str, extent: Extent) -> dict[str, Value]:
    """What is computed from a date and kept beside it: the four bounds and two flags. Raises InputError.

    The as-of moment of open ends is no part of it: it passes, and reading the index puts it in.
    """
    parsed = parse(date)
    bounds = parsed.bounds(extent)
    return {
        "earliest_start": bounds.earliest_start,
        "latest_start": bounds.latest_start,
        "earliest_end": bounds.earliest_end,
        "latest_end": bounds.latest_end,
        "never_certain": int(parsed.never_certain),
        "needs_recheck": int(parsed.needs_recheck),
    }


def own_row(shape: Shape[Any], record: object, number: int, keys: Keys, batch: int | None) -> Row:
    """The complete row of an entity."""
    return {"id": number, **shape.row(record, keys), "import_id": batch}


def part_rows(part: Part, owner: str, members: Iterable[tuple[int, Any]], keys: Keys) -> tuple[Row, ...]:
    """The complete rows of new parts, given as pairs of their owner's number and the part's record."""
    return tuple(
        {"id": keys.new(part.table), f"{owner}_id": number, **part.row(member, keys)} for number, member in members
    )


def part_writes(
    connection: sqlite3.Connection, shape: Shape[Any], record: object, number: int, keys: Keys
) -> Iterator[Write]:
    """The writes that make the parts of one event or entity what the record says; rows that fit are left alone."""
    for name, part in shape.parts.items():
        query = f"SELECT id, {', '.join(part.columns)} FROM {part.table} WHERE {shape.table}_id = ? ORDER BY id"
        old = connection.execute(query, (number,)).fetchall()
        members = getattr(record, name)
        for (key, *values), member in zip(old, members, strict=False):
            row = part.row(member, keys)
            if row != dict(zip(part.columns, values, strict=True)):
                yield Update(part.table, key, row)
        yield Delete(part.table, tuple(key for key, *_ in old[len(members) :]))
        new = [(number, member) for member in members[len(old) :]]
        yield Insert(part.table, part_rows(part, shape.table, new, keys))


def ref_writes(connection: sqlite3.Connection, refs: Iterable[str], event: int, keys: Keys) -> Iterator[Write]:
    """The writes that make these the refs of an event; a ref that stays keeps its row, for links name it.

    Raises WorldError for a ref that another event has, and for taking away one that a link of another event names.
    """
    query = "SELECT ref, id FROM event_ref WHERE event_id = ?"
    old: dict[str, int] = dict(connection.execute(query, (event,)).fetchall())
    wanted = tuple(refs)
    gone = [ref for ref in old if ref not in wanted]
    for ref in gone:
        _refuse_if_linked(connection, ref, old[ref], event)
    yield Delete("event_ref", tuple(old[ref] for ref in gone))
    for position, ref in enumerate(wanted):
        if ref in old:
            yield Update("event_ref", old.pop(ref), {"position": position})
        else:
            yield Insert("event_ref", (new_ref(ref, event, position, keys),))


def new_ref(ref: str, event: int, position: int, keys: Keys) -> Row:
    """The row of a ref that is new. Raises WorldError when an event has it already."""
    if keys.find("event_ref", ref) is not None:
        raise WorldError(message("The reference “{ref}” already belongs to an event of this casefile.", ref=ref))
    return {"id": keys.add("event_ref", ref), "event_id": event, "ref": ref, "position": position}


def new_tags(tags: Iterable[str], keys: Keys, batch: int | None) -> Insert:
    """The write that adds those of the tags that the casefile does not have yet."""
    unknown = [tag for tag in dict.fromkeys(tags) if keys.find("tag", tag) is None]
    return Insert("tag", tuple({"id": keys.add("tag", tag), "key": tag, "import_id": batch} for tag in unknown))


def refuse_circles(connection: sqlite3.Connection) -> None:
    """Raise WorldError when a region lies within itself, directly or through others."""
    parents: dict[int, int | None] = dict(connection.execute("SELECT id, parent_id FROM region").fetchall())
    for number, parent in parents.items():
        seen, above = {number}, parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents[above]
        if above is not None:
            key = connection.execute("SELECT key FROM region WHERE id = ?", (above,)).fetchone()[0]
            raise WorldError(message("The region “{key}” would lie within itself.", key=key))


def _refuse_if_linked(connection: sqlite3.Connection, ref: str, number: int, event: int) -> None:
    query = "SELECT 1 FROM link WHERE to_id = ? AND event_id <> ?"
    if connection.execute(query, (number, event)).fetchone():
        raise WorldError(
            message("Another event is linked to “{ref}”; remove that link before taking the reference away.", ref=ref)
        )
