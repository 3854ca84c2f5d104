"""Reading what is staged: how much there is of what, the events as they will become, and what was wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from steppeline.model.text import Message
from steppeline.store.opening import connect_new

NEW, KNOWN, CHANGED, REPEATED = range(4)
"""States of an arrival: to be added; there already, unchanged; there already, otherwise; twice in the files."""


@dataclass(frozen=True)
class Counts:
    """Rows by what becomes of them. `left_out` could not be read; `remarks` came in without some value."""

    new: int = 0
    known: int = 0
    changed: int = 0
    repeated: int = 0
    left_out: int = 0
    remarks: int = 0


@dataclass(frozen=True)
class StagedTrouble:
    """What is wrong with a row of a file (its position among the files), as `exchange.reading.blocks.Trouble`."""

    file: int
    line: int
    field: str
    value: str
    reason: Message
    left_out: bool


@dataclass(frozen=True)
class Arrival:
    """A row of a file: the event it becomes (or is already: `target`), and its state."""

    event: int
    file: int
    line: int
    ref: str
    state: int
    target: int | None


def counts_of(connection: sqlite3.Connection) -> Counts:
    """How much is staged, once it is settled."""
    states = dict(connection.execute("SELECT state, count(*) FROM arrival GROUP BY state"))
    about = dict(connection.execute("SELECT name, value FROM about"))
    return Counts(
        states.get(NEW, 0),
        states.get(KNOWN, 0),
        states.get(CHANGED, 0),
        states.get(REPEATED, 0),
        about.get("left_out", 0),
        about.get("remarks", 0),
    )


def read_troubles(path: Path) -> Iterator[StagedTrouble]:
    """What was wrong, in the order of the files."""
    with closing(connect_new(path)) as connection:
        rows = connection.execute("SELECT file, line, field, value, reason, left_out FROM trouble ORDER BY rowid")
        for file, line, field, value, reason, left_out in rows:
            text, values = json.loads(reason)
            yield StagedTrouble(file, line, field, value, Message(text, values), bool(left_out))


def read_arrivals(path: Path, state: int | None = None, limit: int = -1) -> list[Arrival]:
    """The rows of the files, in their order, all or those of one state."""
    query = "SELECT id, file, line, ref, state, target FROM arrival WHERE ? IS NULL OR state = ? ORDER BY id LIMIT ?"
    with closing(connect_new(path)) as connection:
        return [Arrival(*row) for row in connection.execute(query, (state, state, limit))]
