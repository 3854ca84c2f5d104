"""Taking a copy of a casefile back to what it was at a moment, by the inverses in its change log, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message
from steppeline.store import search
from steppeline.store.change_log import LogEntry, inverse_of, read_log
from steppeline.store.door import Door
from steppeline.store.engine import driver_of
from steppeline.store.packed.noting import forget
from steppeline.store.recorder import Recorder
from steppeline.store.row_sums import RowSums, rows_of
from steppeline.store.trouble import DamagedError, decoding

_EVERYTHING = -1


def rewind(copy: sqlite3.Connection, moment: datetime, path: Path) -> LogEntry:
    """Make the casefile that `copy` has open what it was at `moment`; gives the last step that had been done then.

    For a copy that nobody else uses: nothing is logged, later steps are gone with what they brought, and the columns
    are to be packed anew. `path` is the file to name. Raises WorldError where the log begins later, or is damaged.
    """
    # What was written later must not be readable in the free pages of the file.
    copy.execute("PRAGMA secure_delete = ON")
    with Door(copy, path, enforce_keys=False).transaction() as bound, decoding(path):
        log = read_log(copy, _EVERYTHING)
        last = next((entry for entry in log if entry.at <= moment), None)
        if last is None:
            raise WorldError(_too_early(log, path))
        _take_back(bound, [entry for entry in log if entry.number > last.number], last.revision)
        if copy.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(path)
        forget(copy)
        search.rebuild(copy)
        return last


def _take_back(bound: Connection, entries: Sequence[LogEntry], revision: int) -> None:
    """Take back these steps, the newest first, and forget them."""
    copy = driver_of(bound)
    sums = RowSums(copy)
    for entry in entries:
        recorder = Recorder(bound, sums)
        for write in inverse_of(copy, entry.number):
            recorder.write(write)
    for table in ("change_log", "file_content"):
        sums.remove(table, rows_of(copy, table, "revision > ?", revision))
        copy.execute(f"DELETE FROM {table} WHERE revision > ?", (revision,))
    copy.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(revision),))
    sums.write()


def _too_early(log: Sequence[LogEntry], path: Path) -> Message:
    if not log:
        return message("{path} has no log of changes; what it was on a day is not known.", path=str(path))
    begun = log[-1].at.astimezone()
    return message(
        "The log of changes of {path} begins on {day} at {time}; ask for that day or a later one.",
        path=str(path),
        day=f"{begun:%Y-%m-%d}",
        time=f"{begun:%H:%M}",
    )
