"""Reading the content of a casefile as records: all of it, or chosen events with what they need.

Chosen events bring along every row they name, and what that names in turn; all kinds, for they are the vocabulary; no
saved views. Links to events that were not chosen are left out.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from steppeline.model.content import Content, Record
from steppeline.model.event import STATUSES
from steppeline.store.content_history import files_in_history, read_history
from steppeline.store.content_tables import FILES, LOG, VIEWS, Field, Layout, layouts
from steppeline.store.schema import revision_of, schema_of
from steppeline.store.trouble import decoding, path_of, reading

_BATCH = 500
_ALWAYS = frozenset({"kind"})

Needed = dict[str, set[int]]
Told = Callable[[int, int], None]


def read_content(
    connection: sqlite3.Connection,
    ids: Sequence[int] | None = None,
    *,
    history: bool = False,
    told: Told = lambda done, total: None,
) -> Content:
    """The content of a casefile, or of the events `ids` and what they need; the log of changes only with `history`.

    Records are read as they are asked for; `told` hears of how many events of how many they were. They raise
    WorldError when the file turns out to be damaged, locked or unreadable.
    """
    with reading(connection), decoding(path_of(connection)):
        last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'event'").fetchone()
        return Content(
            schema=schema_of(connection),
            last_event=0 if last is None else int(last[0]),
            revision=revision_of(connection) if history else 0,
            is_whole=ids is None,
            records=_records(connection, ids, history=history, told=told),
        )


def _records(
    connection: sqlite3.Connection, ids: Sequence[int] | None, *, history: bool, told: Told
) -> Iterator[Record]:
    tables = layouts(history=history)
    needed = None if ids is None else _needed(connection, tables, ids)
    if needed is not None and history:
        needed[FILES] |= files_in_history(connection, needed)
    # The contents of files stay for the sake of the log, also those that nothing names any more.
    files = None if history else _named_files(connection, tables)
    for layout in tables:
        if layout.table == LOG:
            yield from read_history(connection, layout, needed)
        elif layout.table == "event":
            for done, event in enumerate(_of_table(connection, layout, needed)):
                told(done, done + 1 if ids is None else len(ids))
                yield event
        elif layout.table == FILES and needed is None and files is not None:
            yield from _of_table(connection, layout, {FILES: files})
        elif needed is None or layout.table != VIEWS:
            yield from _of_table(connection, layout, needed)


def _of_table(connection: sqlite3.Connection, layout: Layout, needed: Needed | None) -> Iterator[Record]:
    is_all = needed is None or layout.table in _ALWAYS
    numbers = _all_numbers(connection, layout.table) if is_all else sorted((needed or {}).get(layout.table, ()))
    chosen = iter(numbers)
    # Files may be large.
    while batch := list(islice(chosen, 1 if layout.table == FILES else _BATCH)):
        with reading(connection), decoding(path_of(connection)):
            rows = _rows(connection, layout, "id", batch, needed)
        for values in rows.values():
            yield Record(layout.table, values[0])


def _rows(
    connection: sqlite3.Connection, layout: Layout, column: str, numbers: Sequence[int], needed: Needed | None
) -> dict[int, list[dict[str, Any]]]:
    """The rows whose `column` holds one of the numbers, by it, with their parts; by number of row."""
    query = (
        f"SELECT row.{column}, {', '.join(_expression(each) for each in layout.fields)} FROM {layout.table} AS row"
        f" WHERE row.{column} IN (SELECT value FROM json_each(?)){_staying(layout, needed)} ORDER BY row.id"
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    by_number: dict[int, dict[str, Any]] = {}
    for number, *values in connection.execute(query, _bound(layout, numbers, needed)):
        row = {each.name: _told(each, value) for each, value in zip(layout.fields, values, strict=True)}
        by_number[row["id"]] = row
        found[number].append(row)
    for part in layout.parts:
        if part.owner is not None:
            parts = _rows(connection, part, part.owner, list(by_number), needed)
            for number, row in by_number.items():
                row[part.table] = parts.get(number, [])
    return found


def _expression(each: Field) -> str:
    if each.target_key is None:
        return f"row.{each.column}"
    return f"(SELECT named.{each.target_key} FROM {each.target} AS named WHERE named.id = row.{each.column})"


def _staying(layout: Layout, needed: Needed | None) -> str:
    """A condition that leaves out links to events that were not chosen."""
    if needed is None:
        return ""
    return "".join(
        f" AND row.{each.column} IN (SELECT id FROM event_ref WHERE event_id IN (SELECT value FROM json_each(?)))"
        for each in layout.fields
        if each.cascades and each.target == "event_ref"
    )


def _bound(layout: Layout, numbers: Sequence[int], needed: Needed | None) -> tuple[str, ...]:
    places = _staying(layout, needed).count("?")
    chosen = json.dumps(sorted(needed["event"])) if needed is not None and places else ""
    return (json.dumps(numbers), *(chosen for _ in range(places)))


def _told(each: Field, value: Any) -> Any:
    if each.is_status:
        return STATUSES[value]
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _all_numbers(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    """All numbers, looked up page by page: no long query stays open while others work."""
    last = -(2**63)
    while True:
        with reading(connection):
            query = f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT ?"
            page = [number for (number,) in connection.execute(query, (last, _BATCH))]
        yield from page
        if len(page) < _BATCH:
            return
        last = page[-1]


def _needed(connection: sqlite3.Connection, tables: Iterable[Layout], ids: Sequence[int]) -> Needed:
    """The numbers of all rows that the events need, by table."""
    by_table = {layout.table: layout for layout in tables}
    with reading(connection), decoding(path_of(connection)):
        needed: Needed = {table: set() for table in by_table}
        query = "SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?))"
        waiting: Needed = {"event": {number for (number,) in connection.execute(query, (json.dumps(list(ids)),))}}
        waiting["kind"] = {number for (number,) in connection.execute("SELECT id FROM kind")}
        while waiting:
            table, numbers = waiting.popitem()
            new = numbers - needed[table]
            needed[table] |= new
            for target, named in _named_by(connection, by_table[table], new):
                if target in needed and named - needed[target]:
                    waiting.setdefault(target, set()).update(named)
        return needed


def _named_files(connection: sqlite3.Connection, tables: Iterable[Layout]) -> set[int]:
    """The numbers of the contents of files that some row names."""
    fields = [
        (each.table, f.column) for top in tables for each in top.whole() for f in each.fields if f.target == FILES
    ]
    with reading(connection):
        return {number for table, column in fields for (number,) in connection.execute(f"SELECT {column} FROM {table}")}


def _named_by(
    connection: sqlite3.Connection, layout: Layout, numbers: set[int], owner: str = "id"
) -> Iterator[tuple[str, set[int]]]:
    """What the rows with these numbers, and those they own, name: tables and numbers."""
    among = f"{owner} IN (SELECT value FROM json_each(?))"
    chosen = json.dumps(sorted(numbers))
    for each in layout.fields:
        if each.target is not None:
            query = f"SELECT DISTINCT {each.column} FROM {layout.table} WHERE {among} AND {each.column} IS NOT NULL"
            yield each.target, {number for (number,) in connection.execute(query, (chosen,))}
    for part in layout.parts:
        if part.owner is not None:
            found = connection.execute(f"SELECT id FROM {layout.table} WHERE {among}", (chosen,))
            yield from _named_by(connection, part, {number for (number,) in found}, part.owner)
