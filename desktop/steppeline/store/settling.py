"""Telling which staged rows a casefile has already: by their refs, and the fingerprints they had when they came in."""

from __future__ import annotations

import sqlite3

from steppeline.model.text import Message, message
from steppeline.store.records import EVENT
from steppeline.store.staged import CHANGED, KNOWN, NEW, REPEATED
from steppeline.store.trouble import path_of

Told = list[tuple[int, str, str, Message, bool]]


def settle(connection: sqlite3.Connection, casefile: sqlite3.Connection) -> tuple[int, Told]:
    """Set the state of each arrival, and leave only rows of events that are new or changed.

    What no row can be told from is given names by its order: the second of two like rows is another event. Gives the
    troubles found on the way.
    """
    connection.execute("ATTACH ? AS casefile", (str(path_of(casefile)),))
    try:
        connection.execute("BEGIN")
        troubles = _repeated(connection)
        _known(connection)
        _refs(connection)
        troubles += _links(connection)
        _sweep(connection)
        connection.execute("COMMIT")
    finally:
        connection.execute("DETACH casefile")
    return 0, troubles


def _repeated(connection: sqlite3.Connection) -> Told:
    """Rows with the key of an earlier one are left out; like rows without keys are counted through."""
    connection.execute("CREATE INDEX arrival_ref ON arrival (ref)")
    twice = connection.execute(
        "SELECT id, ref, row_hash, keyed, line FROM arrival"
        " WHERE ref IN (SELECT ref FROM arrival GROUP BY ref HAVING count(*) > 1) ORDER BY ref, id"
    ).fetchall()
    troubles: Told = []
    first: tuple[str, int] | None = None
    count = 0
    for number, ref, row_hash, keyed, line in twice:
        if first is None or first[0] != ref:
            first, count = (ref, row_hash), 1
            continue
        count += 1
        if not keyed:
            connection.execute("UPDATE arrival SET ref = ? WHERE id = ?", (f"{ref}-{count}", number))
            continue
        connection.execute("UPDATE arrival SET state = ? WHERE id = ?", (REPEATED, number))
        if row_hash != first[1]:
            troubles.append((line, "key", ref.partition(":")[2], message("an earlier row has this key"), True))
    return troubles


def _known(connection: sqlite3.Connection) -> None:
    columns = {name for _, name, *_ in connection.execute("PRAGMA casefile.table_info(event_ref)")}
    print_there = "there.row_hash" if "row_hash" in columns else "NULL"
    connection.execute(
        f"UPDATE arrival SET target = there.event_id, state = iif(coalesce({print_there}, arrival.row_hash)"
        " = arrival.row_hash, ?, ?)"
        " FROM casefile.event_ref AS there WHERE there.ref = arrival.ref AND arrival.state = ?",
        (KNOWN, CHANGED, NEW),
    )
    # Events that have one of the further names are there, too.
    connection.execute(
        "UPDATE arrival SET target = there.event_id, state = ? FROM more_ref AS more, casefile.event_ref AS there"
        " WHERE more.event_id = arrival.id AND there.ref = more.ref AND arrival.state = ?",
        (KNOWN, NEW),
    )


def _refs(connection: sqlite3.Connection) -> None:
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(event_ref)")}
    last = connection.execute("SELECT coalesce(max(id), 0) FROM casefile.event_ref").fetchone()[0]
    more, given = (", row_hash", ", row_hash") if "row_hash" in columns else ("", "")
    connection.execute(
        f"INSERT INTO event_ref (id, event_id, ref, position{more})"
        f" SELECT ? + row_number() OVER (ORDER BY id), id, ref, 0{given} FROM arrival WHERE state = ? ORDER BY id",
        (last, NEW),
    )
    last += connection.execute("SELECT count(*) FROM event_ref").fetchone()[0]
    connection.execute(
        "INSERT INTO event_ref (id, event_id, ref, position)"
        " SELECT ? + row_number() OVER (ORDER BY more_ref.rowid), event_id, more_ref.ref, position FROM more_ref"
        " JOIN arrival ON arrival.id = more_ref.event_id AND arrival.state = ?",
        (last, NEW),
    )


def _links(connection: sqlite3.Connection) -> Told:
    """Links go to refs that are staged or there; others are told."""
    if connection.execute("SELECT 1 FROM staged_link").fetchone() is None:
        return []
    connection.execute("CREATE INDEX staged_ref ON event_ref (ref)")
    found = connection.execute(
        "SELECT staged_link.rowid, coalesce(there.id, here.id), staged_link.ref, arrival.line FROM staged_link"
        " JOIN arrival ON arrival.id = staged_link.event_id"
        " LEFT JOIN event_ref AS here ON here.ref = staged_link.ref"
        " LEFT JOIN casefile.event_ref AS there ON there.ref = staged_link.ref"
    ).fetchall()
    troubles: Told = []
    for row, target, ref, line in found:
        if target is None:
            troubles.append((line, "links", ref, message("no event has this reference; the link is left out"), False))
        else:
            connection.execute(
                "INSERT INTO link (event_id, type, to_id, note) SELECT event_id, type, ?, note FROM staged_link"
                " WHERE rowid = ?",
                (target, row),
            )
    return troubles


def _sweep(connection: sqlite3.Connection) -> None:
    """Take out the rows of events that are not to be written."""
    if connection.execute("SELECT 1 FROM arrival WHERE state IN (?, ?)", (KNOWN, REPEATED)).fetchone() is None:
        return
    gone = f"SELECT id FROM arrival WHERE state IN ({KNOWN}, {REPEATED})"
    connection.execute(f"DELETE FROM event WHERE id IN ({gone})")
    for part in EVENT.parts.values():
        connection.execute(f"DELETE FROM {part.table} WHERE event_id IN ({gone})")
