"""The record as it was known at the end of a day: a casefile of its own, to be read only."""

from __future__ import annotations

import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from steppeline.model.calendar import civil_of
from steppeline.model.edtf import bounds_of
from steppeline.model.edtf_bounds import is_open
from steppeline.model.errors import InputError
from steppeline.model.text import message
from steppeline.store.casefile import open_casefile
from steppeline.store.change_log import LogEntry
from steppeline.store.opening import connect_new
from steppeline.store.packed.packing import pack
from steppeline.store.replacing import already_there, replacing
from steppeline.store.rewinding import rewind
from steppeline.store.trouble import telling, told_by_system
from steppeline.work.files import exists

_WRITING = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def end_of(date: str) -> datetime:
    """The last moment of a day, month or year (EDTF) by the clock of this machine. Raises InputError."""
    end = bounds_of(date).latest_end
    if is_open(end):
        raise InputError(message("“{date}” has no end; name a day.", date=date), 0, len(date))
    civil = civil_of(end - 1)
    try:
        day, time = f"{civil.year:04}-{civil.month:02}-{civil.day:02}", f"{civil.hour:02}:{civil.minute:02}"
        return datetime.fromisoformat(f"{day} {time}:{civil.second:02}.999999").astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(message("There was no casefile yet on “{date}”.", date=date), 0, len(date)) from error


def as_known(path: Path, moment: datetime, target: Path) -> LogEntry:
    """Write what the casefile at `path` said at `moment` into a new file; gives the last step done by then.

    The new casefile is marked as read-only. Raises WorldError when `target` exists or cannot be written, the casefile
    cannot be read, or its log of changes begins later or is damaged; then no file is left behind.
    """
    if exists(target):
        raise already_there(target)
    with (
        replacing(target, over=False) as unfinished,
        open_casefile(path) as casefile,
        telling(target),
        closing(connect_new(unfinished)) as copy,
    ):
        casefile.connection.backup(copy)
        # A copy has the format of its original, WAL while that is being written; it is to be a single file.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        last = rewind(copy, moment, path)
        pack(copy)
    try:
        target.chmod(target.stat().st_mode & ~_WRITING)
    except OSError as error:
        raise told_by_system(error, target) from error
    return last
