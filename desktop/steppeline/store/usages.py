"""In how many events, and otherwise, the entries of a casefile are named."""

from __future__ import annotations

import sqlite3

from steppeline.store.ownership import owner_of, references_to
from steppeline.store.tables import metadata
from steppeline.store.trouble import decoding, path_of, reading


def usages(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    """By key, for every entry of a table ("kind", "actor", "tag"…), how many name it; an event counts once.

    Others that name it, such as the offices of an actor, count one each, too. An entry that counts 0 can be deleted.
    Raises WorldError when the file is damaged or unreadable.
    """
    by_events, by_others = [], []
    for naming in references_to(table):
        owner = owner_of(metadata.tables[naming.table])
        column = f"{naming.column} AS number"
        user, rows = (owner.target, owner.column) if owner else (naming.table, "id")
        where = f"FROM {naming.table} WHERE {naming.column} IS NOT NULL"
        if user == "event":
            by_events.append(f"SELECT {column}, {rows} AS event {where}")
        else:
            by_others.append(f"SELECT {column}, count(DISTINCT {rows}) AS uses {where} GROUP BY number")
    if len(by_events) == 1:
        by_others.append(f"SELECT number, count(DISTINCT event) AS uses FROM ({by_events[0]}) GROUP BY number")
    elif by_events:
        together = " UNION ".join(by_events)
        by_others.append(f"SELECT number, count(*) AS uses FROM ({together}) GROUP BY number")
    with reading(connection), decoding(path_of(connection)):
        keys = dict(connection.execute(f"SELECT id, key FROM {table} ORDER BY id").fetchall())
        counts = dict.fromkeys(keys, 0)
        for query in by_others:
            for number, uses in connection.execute(query):
                counts[number] += uses
    return {key: counts[number] for number, key in keys.items()}
