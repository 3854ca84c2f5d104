"""The change log: every step ever done, with what takes it back. Undo and redo are found in it, also after a restart.

Going back is a step like any other, so the log only grows. An entry says in `direction` whether it was done anew, as an
undo or as a redo, and in `undoes` which entry's inverse it applied. Hence:

- undo takes back the last "do" or "redo" that no entry has taken back;
- redo takes back the last "undo" that no entry has taken back, unless something was done anew since.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from steppeline.model.change import Delete, Insert, RemoveImport, Update, UpdateAll, Write
from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message
from steppeline.store.trouble import decoding, path_of

Direction = Literal["do", "undo", "redo"]

_LAST_DONE = """
    SELECT id FROM change_log AS step WHERE direction <> 'undo'
    AND NOT EXISTS (SELECT 1 FROM change_log WHERE undoes = step.id) ORDER BY id DESC LIMIT 1"""
_LAST_UNDONE = """
    SELECT id FROM change_log AS step WHERE direction = 'undo'
    AND id > (SELECT coalesce(max(id), 0) FROM change_log WHERE direction = 'do')
    AND NOT EXISTS (SELECT 1 FROM change_log WHERE undoes = step.id) ORDER BY id DESC LIMIT 1"""


class DamagedStepError(WorldError):
    """What the change log says of a step cannot be carried out."""

    def __init__(self, entry: int) -> None:
        super().__init__(
            message(
                "The log of changes is damaged: step {number} cannot be taken back. Check the casefile.", number=entry
            )
        )


@dataclass(frozen=True)
class LogEntry:
    """One step as the log tells it: when (UTC), who, what, and which entry it took back."""

    number: int
    revision: int
    at: datetime
    who: str
    name: Message
    direction: Direction
    undoes: int | None


def read_log(connection: sqlite3.Connection, last: int = 100) -> list[LogEntry]:
    """The last steps, newest first; all of them for −1. Raises WorldError for what is no step."""
    rows = connection.execute(
        "SELECT id, revision, at, who, name, direction, undoes FROM change_log ORDER BY id DESC LIMIT ?", (last,)
    )
    with decoding(path_of(connection)):
        return [_entry(row) for row in rows]


def entry_to_take_back(connection: sqlite3.Connection, direction: Literal["undo", "redo"]) -> LogEntry | None:
    """The entry that an undo or redo would take back now, if there is one."""
    query = _LAST_DONE if direction == "undo" else _LAST_UNDONE
    found = connection.execute(
        f"SELECT id, revision, at, who, name, direction, undoes FROM change_log WHERE id = ({query})"
    ).fetchone()
    with decoding(path_of(connection)):
        return _entry(found) if found else None


def inverse_of(connection: sqlite3.Connection, entry: int) -> tuple[Write, ...]:
    """The writes that take this entry back. Raises DamagedStepError where they cannot be read."""
    packed = connection.execute("SELECT inverse FROM change_log WHERE id = ?", (entry,)).fetchone()[0]
    try:
        return tuple(_write(step) for step in json.loads(zlib.decompress(packed)))
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DamagedStepError(entry) from error


def packed(writes: Iterable[Write]) -> bytes:
    """Writes as compressed JSON."""
    return zlib.compress(json.dumps([_step(write) for write in writes], ensure_ascii=False).encode())


def named(name: Message) -> str:
    """The name of a step as it is logged: English text and values, to be said in any language later."""
    plural = [] if name.plural is None else [name.plural, name.count]
    return json.dumps([name.text, {key: str(value) for key, value in name.values.items()}, *plural], ensure_ascii=False)


def _entry(row: Sequence[Any]) -> LogEntry:
    number, revision, at, who, name, direction, undoes = row
    text, values, *plural = json.loads(name)
    return LogEntry(
        number, revision, datetime.fromisoformat(at), who, Message(text, values, *plural), direction, undoes
    )


def _step(write: Write) -> list[Any]:
    match write:
        case Insert(table, rows):
            columns = list(rows[0])
            return ["insert", table, columns, [[row[column] for column in columns] for row in rows]]
        case Update(table, key, values):
            return ["update", table, key, dict(values)]
        case UpdateAll(table, keys, values):
            return ["update all", table, list(keys), dict(values)]
        case Delete(table, keys):
            return ["delete", table, list(keys)]
        case RemoveImport(batch):
            return ["remove import", batch]


def _write(step: Sequence[Any]) -> Write:
    match step:
        case ["insert", table, columns, rows]:
            return Insert(table, tuple(dict(zip(columns, row, strict=True)) for row in rows))
        case ["update", table, key, values]:
            return Update(table, key, values)
        case ["update all", table, keys, values]:
            return UpdateAll(table, tuple(keys), values)
        case ["delete", table, keys]:
            return Delete(table, tuple(keys))
        case ["remove import", batch]:
            return RemoveImport(batch)
        case _:
            raise ValueError(f"the change log has an unknown step: {step[0]}")
