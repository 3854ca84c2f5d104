"""The change log as records. Of chosen events it holds what concerned them and what they need, and nothing else.

A step that concerned several events is kept with its writes on the chosen ones alone: to undo it then takes back just
that part. The log tells texts that are not there any more, so it goes along only where it is asked for.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from steppeline.model.content import Record
from steppeline.store.content_tables import Layout, layouts
from steppeline.store.trouble import decoding, path_of, reading

Needed = dict[str, set[int]]
_INVERSE = "inverse"


def read_history(connection: sqlite3.Connection, layout: Layout, needed: Needed | None) -> Iterator[Record]:
    """The entries of the change log by number; `needed` are the numbers of the rows that go along, None for all."""
    with reading(connection), decoding(path_of(connection)):
        kept = None if needed is None else _ever(connection, needed)
        numbers = [number for (number,) in connection.execute("SELECT id FROM change_log ORDER BY id")]
    columns = [each.column for each in layout.fields]
    for number in numbers:
        with reading(connection), decoding(path_of(connection)):
            query = f"SELECT {', '.join(columns)} FROM change_log WHERE id = ?"
            values = dict(zip(columns, connection.execute(query, (number,)).fetchone(), strict=True))
            steps = unpacked(values[_INVERSE])
        if kept is not None:
            steps = [step for step in (_cut(step, kept) for step in steps) if step is not None]
            if not steps:
                continue
        yield Record(layout.table, {**values, _INVERSE: steps})


def files_in_history(connection: sqlite3.Connection, needed: Needed) -> set[int]:
    """The numbers of the contents of files that were once copies of sources among `needed`: undo brings them back."""
    found: set[int] = set()
    with reading(connection), decoding(path_of(connection)):
        for (inverse,) in connection.execute("SELECT inverse FROM change_log"):
            for step in unpacked(inverse):
                if step[0] == "insert" and step[1] == "source_copy":
                    rows = [dict(zip(step[2], values, strict=True)) for values in step[3]]
                    found |= {row["content_id"] for row in rows if row["source_id"] in needed["source"]}
    return found


def unpacked(inverse: bytes) -> list[Any]:
    """The steps of an inverse as the log keeps it. Raises ValueError or zlib.error for what is none."""
    steps = json.loads(zlib.decompress(inverse))
    if not isinstance(steps, list):
        raise TypeError("not a list of steps")
    return steps


def repacked(steps: object) -> bytes:
    """The steps of an inverse as the log keeps them."""
    return zlib.compress(json.dumps(steps, ensure_ascii=False).encode())


def _ever(connection: sqlite3.Connection, needed: Needed) -> Needed:
    """The numbers of the rows that go along, of those they own, and of those they owned once."""
    kept = {table: set(numbers) for table, numbers in needed.items()}
    owners = {
        part.table: (layout.table, part.owner)
        for top in layouts(history=False)
        for layout in top.whole()
        for part in layout.parts
        if part.owner is not None
    }
    for table, (owner, column) in owners.items():
        query = f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
        found = connection.execute(query, (json.dumps(sorted(kept.get(owner, ()))),))
        kept[table] = {number for (number,) in found}
    for (inverse,) in connection.execute("SELECT inverse FROM change_log"):
        for step in unpacked(inverse):
            if step[0] == "insert" and step[1] in owners:
                owner, column = owners[step[1]]
                for row in (dict(zip(step[2], values, strict=True)) for values in step[3]):
                    if row[column] in kept[owner]:
                        kept[step[1]].add(row["id"])
    return kept


def _cut(step: list[Any], kept: Needed) -> list[Any] | None:
    """What of a step concerns rows that are kept; None where nothing does."""
    match step:
        case ["insert", table, columns, rows]:
            place = columns.index("id")
            staying = [row for row in rows if row[place] in kept.get(table, ())]
            return ["insert", table, columns, staying] if staying else None
        case ["update", table, key, _]:
            return step if key in kept.get(table, ()) else None
        case ["update all", table, keys, values]:
            staying = [key for key in keys if key in kept.get(table, ())]
            return ["update all", table, staying, values] if staying else None
        case ["delete", table, keys]:
            numbers = [key for key in keys if key in kept.get(table, ())]
            return ["delete", table, numbers] if numbers else None
        case _:
            # To take back an import would take away what was chosen of it; it is no part of these events' story.
            return None
