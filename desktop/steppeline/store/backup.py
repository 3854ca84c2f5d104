"""Backing a casefile up and restoring it, so that at no moment there is a half-written file under a good name."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.store.opening import connect_new, connect_reader, inspect, sidecars, verify
from steppeline.store.trouble import DamagedError, telling, told_by_system


def backup(path: Path, folder: Path) -> Path:
    """Back a casefile up into `folder`, under its name and the time of day; gives the backup. Raises as `backup_as`."""
    return backup_as(path, _free_name(folder, path))


def backup_as(path: Path, target: Path) -> Path:
    """Copy a casefile, as it stands after its last finished step, to the file `target`; gives that.

    It may be in use meanwhile. Folders are made as needed. Raises WorldError when it is no casefile or damaged, or the
    copy cannot be made; then no file is left behind.
    """
    inspect(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, target)
    except OSError as error:
        raise told_by_system(error, target) from error
    return target


def restore(kept: Path, path: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a casefile, which is backed up into `folder` first; gives that second backup.

    None where there was nothing at `path`. What is too damaged for a backup is copied to `folder` as it is, with its
    journals. Raises WorldError when the backup is no casefile or damaged, the casefile is in use, or the disk refuses;
    then the casefile is as it was.
    """
    inspect(kept)
    try:
        saved = _save(path, folder) if path.exists() else None
        # Where the name is a link, it is the file behind it that is replaced.
        _copy(kept, path.resolve())
    except OSError as error:
        raise told_by_system(error, path) from error
    return saved


def _save(path: Path, folder: Path) -> Path:
    try:
        saved = backup(path, folder)
    except DamagedError:
        return _put_aside(path, folder)
    try:
        _check_free(path)
    except WorldError:
        saved.unlink()
        raise
    return saved


def _put_aside(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    saved = _free_name(folder, path)
    for each in (path, *sidecars(path)):
        shutil.copy2(each, saved.with_name(saved.name + each.name.removeprefix(path.name)))
    return saved


def _check_free(path: Path) -> None:
    """Raise WorldError if somebody else has the casefile open: only alone can one leave the WAL format."""
    with telling(path), closing(connect_new(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")


def _copy(source: Path, target: Path) -> None:
    """Copy a casefile under another name, whole, checked and on the disk before it gets that name."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with telling(target), closing(connect_reader(source)) as reader, closing(connect_new(partial)) as writer:
            reader.backup(writer)
            # A copy has the format of its original, WAL while that is being written; it is to be a single file.
            writer.execute("PRAGMA journal_mode = DELETE").fetchone()
            verify(writer, source)
        _flush(partial)
        for sidecar in sidecars(target):
            sidecar.unlink()
        partial.replace(target)
        _flush(target.parent)
    finally:
        for left in (partial, *sidecars(partial)):
            left.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have a file or folder on the disk. Only POSIX can do so with a folder."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(folder: Path, path: Path) -> Path:
    """A name in `folder` that nobody has, made of the casefile's and the time of day here."""
    stem = f"{path.stem}-{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}"
    name, number = folder / f"{stem}{path.suffix}", 1
    while name.exists():
        number += 1
        name = folder / f"{stem}-{number}{path.suffix}"
    return name
