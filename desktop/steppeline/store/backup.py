"""Backing a casefile up and restoring it, so that at no moment there is a half-written file under a good name."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.store.backup_names import free_name
from steppeline.store.interrupting import heeding
from steppeline.store.opening import check_changeable, connect_new, connect_reader, inspect, sidecars, verify
from steppeline.store.replacing import check_free, replacing
from steppeline.store.trouble import DamagedError, telling, told_by_system

Told = Callable[[int, int], None]
"""Hears how many of how many steps are done; what it raises calls the work off."""

_PAGES = 1_000
"""Pages copied between two reports: some megabytes."""


def silent(done: int, total: int) -> None:
    """For work that nobody waits for."""


def backup(path: Path, folder: Path, told: Told = silent) -> Path:
    """Back a casefile up into `folder`, under its name and the moment; gives the backup. Raises as `backup_as`."""
    try:
        target = free_name(folder, path, datetime.now(UTC))
    except OSError as error:
        raise told_by_system(error, folder) from error
    return backup_as(path, target, told)


def backup_as(path: Path, target: Path, told: Told = silent) -> Path:
    """Copy a casefile, as it stands after its last finished step, to the file `target`; gives that.

    It may be in use meanwhile. Folders are made as needed. Raises WorldError when it is no casefile or damaged, or the
    copy cannot be made, and what `told` raises; then no file is left behind.
    """
    inspect(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, target, told)
    except OSError as error:
        raise told_by_system(error, target) from error
    return target


def copy_open(connection: sqlite3.Connection, path: Path, target: Path) -> Path:
    """Copy to `target` what an open connection reads, where its file is no longer at `path`; gives `target`.

    Raises WorldError when that is damaged or the copy cannot be made; then no file is left behind.
    """
    try:
        with replacing(target) as unfinished:
            _copy_pages(connection, unfinished, target, path, silent)
    except OSError as error:
        raise told_by_system(error, target) from error
    return target


def restore(kept: Path, path: Path, folder: Path, told: Told = silent) -> Path | None:
    """Put a backup in the place of a casefile, which is backed up into `folder` first; gives that second backup.

    None where there was nothing at `path`. What is too damaged for a backup is copied to `folder` as it is, with its
    journals. Raises WorldError when the backup is no casefile or damaged, the casefile is in use, or the disk refuses,
    and what `told` raises; then the casefile is as it was.
    """
    inspect(kept)
    try:
        saved = _save(path, folder) if path.exists() else None
        _copy(kept, path, told)
    except OSError as error:
        raise told_by_system(error, path) from error
    return saved


def _save(path: Path, folder: Path) -> Path:
    check_changeable(path)
    try:
        saved = backup(path, folder)
    except DamagedError:
        return _put_aside(path, folder)
    try:
        check_free(path)
    except WorldError:
        saved.unlink()
        raise
    return saved


def _put_aside(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    saved = free_name(folder, path, datetime.now(UTC))
    for each in (path, *sidecars(path)):
        shutil.copy2(each, saved.with_name(saved.name + each.name.removeprefix(path.name)))
    return saved


def _copy(source: Path, target: Path, told: Told) -> None:
    """Copy a casefile under another name, whole, checked and on the disk before it gets that name.

    Whoever may not read the casefile may not read the copy.
    """
    mode = stat.S_IMODE(source.stat().st_mode) & 0o666 | stat.S_IRUSR | stat.S_IWUSR
    with replacing(target, mode=mode) as unfinished, closing(connect_reader(source)) as reader:
        # One state of it, though others go on writing; without this the copy would begin anew with each of their steps.
        with telling(source):
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _copy_pages(reader, unfinished, target, source, told)


def _copy_pages(reader: sqlite3.Connection, unfinished: Path, target: Path, source: Path, told: Told) -> None:
    with telling(target), closing(connect_new(unfinished)) as writer:
        reader.backup(writer, pages=_PAGES, progress=lambda status, left, total: told(total - left, total))
        # A copy has the format of its original, WAL while that is being written; it is to be a single file.
        writer.execute("PRAGMA journal_mode = DELETE").fetchone()
        with heeding(writer, lambda: told(0, 0)):
            verify(writer, source)
