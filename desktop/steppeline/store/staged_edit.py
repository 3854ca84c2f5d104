"""From staged rows into the casefile as an edit: fit for some ten thousand events, undone and redone like any other."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from steppeline.model.change import Insert, Row, Update, Write
from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.opening import connect_new
from steppeline.store.records import EVENT
from steppeline.store.schema import revision_of
from steppeline.store.staged import CHANGED, NEW
from steppeline.store.staging import staged_tables

_PER_WRITE = 2_000
_KEPT_OF_CHANGED = frozenset({"id", "import_id"})
_ADDED_TO = ("event_region", "event_place", "event_actor", "event_source", "event_tag", "figure", "claim", "note")
"""Parts of changed events: what is not there yet is added; what people have added stays."""


class StaleError(WorldError):
    """The casefile has changed since the rows were staged; they are to be staged again."""


@dataclass(frozen=True)
class Choices:
    """What the user decided: arrivals to leave out (by event number), and whether changed events are updated."""

    leave_out: frozenset[int] = frozenset()
    update: bool = True


@dataclass(frozen=True)
class Batch:
    """What the import is called, and the files it is of."""

    name: str
    file: str


def staged_edit(staging: Path, batch: Batch, choices: Choices) -> Edit:
    """An edit that takes in what is staged. Doing it raises StaleError when the casefile has changed meanwhile."""
    return Edit(
        message("Import {name}", name=batch.name),
        lambda connection: _writes(connection, staging, batch, choices),
        whole_import=True,
    )


def _writes(casefile: sqlite3.Connection, staging: Path, batch: Batch, choices: Choices) -> Iterator[Write]:
    with closing(connect_new(staging)) as staged:
        number = check_fresh(casefile, staged)
        new = how_many_new(staged, choices)
        keys = Keys(casefile)
        yield Insert("import_batch", (batch_row(number, batch, new),))
        every = takes_every(staged, choices)
        for table in staged_tables():
            yield from _inserts(staged, table, keys, {} if every else left_out(choices), every=every)
        if choices.update:
            yield from updates(casefile, staged, keys)


def check_fresh(casefile: sqlite3.Connection, staged: sqlite3.Connection) -> int:
    """The number of the import, if the casefile is as it was when the rows were staged. Raises StaleError."""
    about = dict(staged.execute("SELECT name, value FROM about"))
    if about["revision"] != revision_of(casefile):
        raise StaleError(message("The casefile was changed in the meantime; have the import made ready again."))
    return int(about["batch"])


def how_many_new(staged: sqlite3.Connection, choices: Choices) -> int:
    """How many events will be added."""
    query = "SELECT count(*) FROM arrival WHERE state = :new AND id NOT IN (SELECT value FROM json_each(:out))"
    return int(staged.execute(query, {"new": NEW, **left_out(choices)}).fetchone()[0])


def batch_row(number: int, batch: Batch, events: int) -> Row:
    """The row of the import."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return {"id": number, "name": batch.name, "at": at, "file": batch.file, "events": events, "problems": 0}


def takes_every(staged: sqlite3.Connection, choices: Choices) -> bool:
    """Whether every staged event is to be added."""
    changed = staged.execute("SELECT EXISTS (SELECT 1 FROM arrival WHERE state = ?)", (CHANGED,)).fetchone()[0]
    return not changed and not choices.leave_out


def selection(table: str, columns: Iterable[str], schema: str = "", *, every: bool) -> str:
    """SQL: the staged rows to be added to `table`, in their order.

    Those of changed events, and of events whose numbers are in `:out` (JSON), are not among them. Where they are
    `every` one (see `takes_every`), no row is asked for, which saves a third of the time.
    """
    query = f"SELECT {', '.join(columns)} FROM {schema}{table}"
    if every or table in staged_tables("entries"):
        return f"{query} ORDER BY rowid"
    number = "id" if table == "event" else "event_id"
    return (
        f"{query} WHERE {number} NOT IN (SELECT id FROM {schema}arrival WHERE state = {CHANGED})"
        f" AND {number} NOT IN (SELECT value FROM json_each(:out)) ORDER BY rowid"
    )


def left_out(choices: Choices) -> Mapping[str, str]:
    """The values of `selection`."""
    return {"out": json.dumps(sorted(choices.leave_out))}


def columns_of(connection: sqlite3.Connection, table: str, schema: str = "") -> list[str]:
    """The names of a table's columns."""
    return [name for _, name, *_ in connection.execute(f"PRAGMA {schema}table_info({table})")]


def filled_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a staged table in which something may stand, numbers first; all of those that settling fills."""
    told = connection.execute("SELECT value FROM about WHERE name = ?", (f"columns of {table}",)).fetchone()
    if table in {"event_ref", "link"} or told is None:
        return columns_of(connection, table)
    return [name for name in columns_of(connection, table) if name == "id" or name in json.loads(told[0])]


def _inserts(
    staged: sqlite3.Connection, table: str, keys: Keys, values: Mapping[str, str], *, every: bool
) -> Iterator[Write]:
    columns = columns_of(staged, table)
    rows = staged.execute(selection(table, columns, every=every), values)
    numbered = table in {"event", "event_ref"} or "key" in columns
    while some := list(islice(rows, _PER_WRITE)):
        made = (dict(zip(columns, row, strict=True)) for row in some)
        yield Insert(table, tuple(made if numbered else ({**row, "id": keys.new(table)} for row in made)))


def updates(casefile: sqlite3.Connection, staged: sqlite3.Connection, keys: Keys, schema: str = "") -> Iterator[Write]:
    """The writes that bring changed events up to what their rows say now."""
    arrivals = staged.execute(
        f"SELECT id, target, ref, row_hash FROM {schema}arrival WHERE state = ? ORDER BY id", (CHANGED,)
    ).fetchall()
    columns = columns_of(staged, "event", schema)
    for number, target, ref, row_hash in arrivals:
        row = staged.execute(f"SELECT * FROM {schema}event WHERE id = ?", (number,)).fetchone()
        told = dict(zip(columns, row, strict=True))
        yield Update("event", target, {name: value for name, value in told.items() if _is_told(name, value)})
        there = casefile.execute("SELECT id FROM event_ref WHERE ref = ?", (ref,)).fetchone()
        if "row_hash" in columns_of(casefile, "event_ref"):
            yield Update("event_ref", there[0], {"row_hash": row_hash})
        for part in EVENT.parts.values():
            if part.table in _ADDED_TO:
                yield from _added(casefile, staged, f"{schema}{part.table}", (number, target), keys)


def _is_told(name: str, value: Any) -> bool:
    return name not in _KEPT_OF_CHANGED and value is not None


def _added(
    casefile: sqlite3.Connection,
    staged: sqlite3.Connection,
    table: str,
    numbers: tuple[int, int],
    keys: Keys,
) -> Iterator[Write]:
    number, target = numbers
    schema, _, own = table.rpartition(".")
    schema = f"{schema}." if schema else ""
    columns = [name for name in columns_of(staged, own, schema) if name not in {"id", "event_id"}]
    names = ", ".join(columns)
    there = set(casefile.execute(f"SELECT {names} FROM main.{own} WHERE event_id = ?", (target,)))
    found = staged.execute(f"SELECT {names} FROM {table} WHERE event_id = ?", (number,)).fetchall()
    new = [dict(zip(columns, row, strict=True)) for row in found if row not in there]
    yield Insert(own, tuple({"id": keys.new(own), "event_id": target, **row} for row in new))
