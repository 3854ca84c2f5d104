"""Views saved under a name in the casefile. What a view's text means is not known here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from steppeline.model.change import Delete, Insert, Update, Write
from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.edit import Edit
from steppeline.store.keys import Keys
from steppeline.store.trouble import reading


def read_views(connection: sqlite3.Connection) -> dict[str, str]:
    """Text by name, in the order in which they were first saved. Raises WorldError."""
    with reading(connection):
        return dict(connection.execute("SELECT name, state FROM saved_view ORDER BY position, id").fetchall())


def put_view(name: str, state: str) -> Edit:
    """Save a view under a name, in place of the one that has it."""
    return Edit(message("Save the view “{name}”", name=name), lambda connection: _put(connection, name, state))


def delete_view(name: str) -> Edit:
    """Take out a saved view. Doing it raises WorldError if it is gone."""
    return Edit(message("Delete the view “{name}”", name=name), lambda connection: _delete(connection, name))


def _put(connection: sqlite3.Connection, name: str, state: str) -> Iterator[Write]:
    number = _number_of(connection, name)
    if number is None:
        last = connection.execute("SELECT coalesce(max(position), 0) FROM saved_view").fetchone()[0]
        row = {"id": Keys(connection).new("saved_view"), "name": name, "state": state, "position": last + 1}
        yield Insert("saved_view", (row,))
    else:
        yield Update("saved_view", number, {"state": state})


def _delete(connection: sqlite3.Connection, name: str) -> Iterator[Write]:
    number = _number_of(connection, name)
    if number is None:
        raise WorldError(message("There is no saved view “{name}” any more.", name=name))
    yield Delete("saved_view", (number,))


def _number_of(connection: sqlite3.Connection, name: str) -> int | None:
    row = connection.execute("SELECT id FROM saved_view WHERE name = ?", (name,)).fetchone()
    return None if row is None else int(row[0])
