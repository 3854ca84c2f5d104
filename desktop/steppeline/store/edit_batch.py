"""Steps that change very many events alike, each as one step: a few queries for all, and writes to those that differ.

Numbers of events that are gone are passed over: the selection may be older than the casefile.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from steppeline.model.change import Delete, Insert, UpdateAll, Value, Write
from steppeline.model.event import STATUSES, Extent, RegionRole, StatusEntry
from steppeline.model.text import Message, counted
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.records import EVENT
from steppeline.store.rows import date_columns, new_tags
from steppeline.store.trouble import decoding, path_of

_AMONG = "IN (SELECT value FROM json_each(?))"


def set_kind(numbers: Iterable[int], kind: str) -> Edit:
    """Make events of one kind; the bounds of those without an extent of their own follow it.

    Doing it raises WorldError where there is no such kind.
    """
    chosen = _chosen(numbers)
    name = counted("Change the kind of {count} event", "Change the kind of {count} events", len(chosen))
    return Edit(name, lambda connection: _set_kind(connection, chosen, kind))


def set_status(numbers: Iterable[int], entry: StatusEntry) -> Edit:
    """Give events the status of `entry`, and each that entry as a further one of its history.

    Doing it raises InputError for what is no date, WorldError where there is no such source.
    """
    chosen = _chosen(numbers)
    name = counted("Change the status of {count} event", "Change the status of {count} events", len(chosen))
    return Edit(name, lambda connection: _set_status(connection, chosen, entry))


def add_tag(numbers: Iterable[int], tag: str) -> Edit:
    """Give events a tag, which is made where it does not exist yet; those that have it stay as they are."""
    chosen = _chosen(numbers)
    name = counted("Tag {count} event “{tag}”", "Tag {count} events “{tag}”", len(chosen), tag=tag)
    return Edit(name, lambda connection: _add_tag(connection, chosen, tag))


def remove_tag(numbers: Iterable[int], tag: str) -> Edit:
    """Take a tag from events. Doing it raises WorldError where there is no such tag."""
    chosen = _chosen(numbers)
    name = counted("Take “{tag}” from {count} event", "Take “{tag}” from {count} events", len(chosen), tag=tag)
    return _removal(name, chosen, "tag", tag)


def add_region(numbers: Iterable[int], role: RegionRole) -> Edit:
    """Give events a region in a role; those that have it in this role stay as they are.

    Doing it raises WorldError where there is no such region.
    """
    chosen = _chosen(numbers)
    name = counted("Add a region to {count} event", "Add a region to {count} events", len(chosen))
    return Edit(name, lambda connection: _add_part(connection, chosen, "regions", role, Keys(connection)))


def remove_region(numbers: Iterable[int], region: str) -> Edit:
    """Take a region from events, in whatever role. Doing it raises WorldError where there is no such region."""
    chosen = _chosen(numbers)
    name = counted("Take a region from {count} event", "Take a region from {count} events", len(chosen))
    return _removal(name, chosen, "region", region)


def _chosen(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(int, numbers)))


def _set_kind(connection: sqlite3.Connection, chosen: Sequence[int], kind: str) -> Iterator[Write]:
    number = Keys(connection).number("kind", kind)
    extent: Extent = connection.execute("SELECT extent FROM kind WHERE id = ?", (number,)).fetchone()[0]
    query = f"""
        SELECT event.id, CASE WHEN event.extent IS NULL AND kind.extent <> ? THEN date END
        FROM event JOIN kind ON kind.id = kind_id WHERE event.id {_AMONG} AND kind_id <> ? ORDER BY event.id"""
    by_new_date: defaultdict[str | None, list[int]] = defaultdict(list)
    for event, date in connection.execute(query, (extent, json.dumps(chosen), number)).fetchall():
        by_new_date[date].append(event)
    for date, events in by_new_date.items():
        with decoding(path_of(connection)):
            columns = {} if date is None else date_columns(date, extent)
        yield UpdateAll("event", tuple(events), {"kind_id": number, **columns})


def _set_status(connection: sqlite3.Connection, chosen: Sequence[int], entry: StatusEntry) -> Iterator[Write]:
    yield from _add_part(connection, chosen, "history", entry, Keys(connection), repeated=True)
    position = STATUSES.index(entry.status)
    query = f"SELECT id FROM event WHERE id {_AMONG} AND status <> ? ORDER BY id"
    changed = connection.execute(query, (json.dumps(chosen), position)).fetchall()
    yield UpdateAll("event", tuple(event for (event,) in changed), {"status": position})


def _add_tag(connection: sqlite3.Connection, chosen: Sequence[int], tag: str) -> Iterator[Write]:
    keys = Keys(connection)
    if _there(connection, chosen):
        yield new_tags((tag,), keys, None)
        yield from _add_part(connection, chosen, "tags", tag, keys)


def _add_part(
    connection: sqlite3.Connection,
    chosen: Sequence[int],
    field: str,
    member: Any,
    keys: Keys,
    *,
    repeated: bool = False,
) -> Iterator[Write]:
    """Add one part to every event; unless it may be `repeated`, only to those that do not have it."""
    part = EVENT.parts[field]
    row = part.row(member, keys)
    having: set[int] = set()
    if not repeated:
        same = " AND ".join(f"{column} IS ?" for column in row)
        query = f"SELECT event_id FROM {part.table} WHERE event_id {_AMONG} AND {same}"
        values: tuple[Value, ...] = (json.dumps(chosen), *row.values())
        having = {number for (number,) in connection.execute(query, values)}
    events = [number for number in _there(connection, chosen) if number not in having]
    yield Insert(part.table, tuple({"id": keys.new(part.table), "event_id": number, **row} for number in events))


def _there(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[int]:
    found = connection.execute(f"SELECT id FROM event WHERE id {_AMONG} ORDER BY id", (json.dumps(chosen),))
    return [number for (number,) in found]


def _removal(name: Message, chosen: Sequence[int], table: str, key: str) -> Edit:
    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        number = Keys(connection).number(table, key)
        query = f"SELECT id FROM event_{table} WHERE event_id {_AMONG} AND {table}_id = ? ORDER BY id"
        rows = connection.execute(query, (json.dumps(chosen), number)).fetchall()
        yield Delete(f"event_{table}", tuple(row for (row,) in rows))

    return Edit(name, plan)
