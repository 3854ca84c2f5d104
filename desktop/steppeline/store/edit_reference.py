"""Steps that rename, merge and arrange what events refer to."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from steppeline.model.change import Delete, Insert, Update, UpdateAll, Write
from steppeline.model.errors import WorldError
from steppeline.model.event import Extent
from steppeline.model.reference import Actor, Kind, Place, Source, Term
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.edits import Entity, entity_writes, shape_of
from steppeline.store.keys import Keys
from steppeline.store.ownership import Naming, owned_by, owner_of, references_to
from steppeline.store.records import OFFICE
from steppeline.store.rows import date_columns, part_rows
from steppeline.store.tables import metadata
from steppeline.store.trouble import decoding, path_of

Merged = Kind | Actor | Place | Source

_SPELLINGS = frozenset({"actor_name", "place_name"})
"""Names of what was merged into another stay as spellings of that, so that a search for them finds it."""


def rename(entity: Entity) -> Edit:
    """Give the entity with this key the names that `entity` has, and all else it says. Raises as `put_entity` does."""
    return Edit(message("Rename “{key}”", key=entity.key), lambda connection: entity_writes(connection, entity))


def rename_tag(old: str, new: str) -> Edit:
    """Call a tag otherwise. Doing it raises WorldError if it is gone, has no letter, or another has the name."""

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        keys = Keys(connection)
        number = keys.number("tag", old)
        if not new.strip():
            raise WorldError(message("A tag needs a name."))
        if new != old and keys.find("tag", new) is not None:
            raise WorldError(message("There is a tag “{tag}” already; merge the two instead.", tag=new))
        yield Update("tag", number, {"key": new})

    return Edit(message("Rename “{key}”", key=old), plan)


def delete_tag(tag: str) -> Edit:
    """Take out a tag, also from the events that have it. Doing it raises WorldError if it is gone."""

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        number = Keys(connection).number("tag", tag)
        rows = connection.execute("SELECT id FROM event_tag WHERE tag_id = ? ORDER BY id", (number,)).fetchall()
        yield Delete("event_tag", tuple(row for (row,) in rows))
        yield Delete("tag", (number,))

    return Edit(message("Delete “{key}”", key=tag), plan)


def merge(make: type[Merged], key: str, into: str) -> Edit:
    """Make one of two entities of a class: whatever names `key` names `into` from then on, and `key` is gone.

    What an event would have twice then, it has once. Spellings, terms of office and local copies go along; `into` keeps
    its own names and properties. Doing it raises WorldError where one of the two is not there.
    """
    return _merger(shape_of(make).table, key, into)


def merge_tags(tag: str, into: str) -> Edit:
    """Make one of two tags, as `merge` does."""
    return _merger("tag", tag, into)


def put_terms(actor: str, terms: Sequence[tuple[str, Term]]) -> Edit:
    """Make these, pairs of an office's key and a term, all the terms of office that an actor had.

    Terms of others stay. Doing it raises WorldError where the actor or an office is not there.
    """

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        keys, part = Keys(connection), OFFICE.parts["terms"]
        number = keys.number("actor", actor)
        held = ((keys.number("office", office), replace(term, actor=actor)) for office, term in terms)
        wanted = [dict(row) for row in part_rows(part, "office", held, keys)]
        gone = []
        for known in _rows(connection, "office_term", "actor_id", (number,)):
            same = next((row for row in wanted if _content(row) == _content(known)), None)
            if same is None:
                gone.append(known["id"])
            else:
                wanted.remove(same)
        yield Delete("office_term", tuple(gone))
        yield Insert("office_term", tuple(wanted))

    return Edit(message("Change the offices of “{key}”", key=actor), plan)


def _merger(table: str, key: str, into: str) -> Edit:
    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        keys = Keys(connection)
        old, new = keys.number(table, key), keys.number(table, into)
        if old == new:
            raise WorldError(message("“{key}” cannot be merged with itself.", key=key))
        for naming in references_to(table):
            if naming.table == "event" and table == "kind":
                yield from _events_of_kind(connection, old, new)
            else:
                yield from _renamed(connection, naming, old, new)
        for owning in owned_by(table):
            yield from _handed_over(connection, owning, old, new, keys)
        yield Delete(table, (old,))

    return Edit(message("Merge “{key}” into “{into}”", key=key, into=into), plan)


def _events_of_kind(connection: sqlite3.Connection, old: int, new: int) -> Iterator[Write]:
    """The events of a kind become those of another, whose extent they follow."""
    default: Extent = connection.execute("SELECT extent FROM kind WHERE id = ?", (new,)).fetchone()[0]
    query = "SELECT id, date, extent FROM event WHERE kind_id = ? ORDER BY id"
    by_date: defaultdict[tuple[str, Extent], list[int]] = defaultdict(list)
    for number, date, extent in connection.execute(query, (old,)).fetchall():
        by_date[date, extent or default].append(number)
    for dated, numbers in by_date.items():
        with decoding(path_of(connection)):
            columns = date_columns(*dated)
        yield UpdateAll("event", tuple(numbers), {"kind_id": new, **columns})


def _renamed(connection: sqlite3.Connection, naming: Naming, old: int, new: int) -> Iterator[Write]:
    """The rows that name one entity name the other; those that their owner would have twice go."""
    owner = owner_of(metadata.tables[naming.table])
    seen: set[frozenset[tuple[str, Any]]] = set()
    users = () if owner is None else _users(connection, naming, owner.column, old)
    rows = _rows(connection, naming.table, naming.column, (old,))
    if owner is not None:
        seen = {
            _content(row) for row in _rows(connection, naming.table, owner.column, users) if row[naming.column] != old
        }
    gone, kept = [], []
    for row in rows:
        changed = {**row, naming.column: new}
        if owner is not None and _content(changed) in seen:
            gone.append(row["id"])
            continue
        seen.add(_content(changed))
        # What names the entity that it is itself to become, names nothing: a copy of itself.
        itself = naming.table == naming.target and row["id"] == new
        if itself:
            yield Update(naming.table, row["id"], {naming.column: None})
        else:
            kept.append(row["id"])
    yield UpdateAll(naming.table, tuple(kept), {naming.column: new})
    yield Delete(naming.table, tuple(gone))


def _handed_over(connection: sqlite3.Connection, owning: Naming, old: int, new: int, keys: Keys) -> Iterator[Write]:
    """What the one entity owns and the other does not, is made anew for that; names become spellings.

    The rows of the one go with it. They are not moved, for a row that changes tells of its former owner alone.
    """
    table = owning.table
    if table.endswith("_name") and table not in _SPELLINGS:
        return
    spelled = {"variant": 1} if table in _SPELLINGS else {}
    there = {_told(row, owning.column) for row in _rows(connection, table, owning.column, (new,))}
    made = []
    for row in _rows(connection, table, owning.column, (old,)):
        if _told(row, owning.column) not in there:
            there.add(_told(row, owning.column))
            made.append({**row, "id": keys.new(table), owning.column: new, **spelled})
    yield Insert(table, tuple(made))


def _users(connection: sqlite3.Connection, naming: Naming, column: str, old: int) -> tuple[int, ...]:
    found = connection.execute(f"SELECT DISTINCT {column} FROM {naming.table} WHERE {naming.column} = ?", (old,))
    return tuple(number for (number,) in found)


def _rows(connection: sqlite3.Connection, table: str, column: str, values: Sequence[int]) -> list[dict[str, Any]]:
    names = [each.name for each in metadata.tables[table].columns]
    query = f"SELECT {', '.join(names)} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
    found = connection.execute(query, (str(list(values)),))
    return [dict(zip(names, row, strict=True)) for row in found]


def _content(row: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    """What a row says, owner included, its number aside."""
    return frozenset((name, value) for name, value in row.items() if name != "id")


def _told(row: Mapping[str, Any], owner: str) -> tuple[Any, ...]:
    """By what two rows of one owner are the same: a name by its language and text, all else by all it says."""
    if "language" in row:
        return row["language"], row["name"]
    return tuple(value for name, value in row.items() if name not in ("id", owner))
