"""Backing a casefile up and restoring it, so that at no moment there is a half-written file under a good name."""

from __future__ import annotations

import shutil
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.store.opening import check_changeable, connect_new, connect_reader, inspect, sidecars, verify
from steppeline.store.replacing import check_free, replacing
from steppeline.store.trouble import DamagedError, telling, told_by_system


def backup(path: Path, folder: Path) -> Path:
    """Back a casefile up into `folder`, under its name and the time of day; gives the backup. Raises as `backup_as`."""
    try:
        target = _free_name(folder, path)
    except OSError as error:
        raise told_by_system(error, folder) from error
    return backup_as(path, target)


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
        _copy(kept, path)
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
    saved = _free_name(folder, path)
    for each in (path, *sidecars(path)):
        shutil.copy2(each, saved.with_name(saved.name + each.name.removeprefix(path.name)))
    return saved


def _copy(source: Path, target: Path) -> None:
    """Copy a casefile under another name, whole, checked and on the disk before it gets that name.

    Whoever may not read the casefile may not read the copy.
    """
    mode = stat.S_IMODE(source.stat().st_mode) & 0o666 | stat.S_IRUSR | stat.S_IWUSR
    with (
        replacing(target, mode=mode) as unfinished,
        telling(target),
        closing(connect_reader(source)) as reader,
        closing(connect_new(unfinished)) as writer,
    ):
        reader.backup(writer)
        # A copy has the format of its original, WAL while that is being written; it is to be a single file.
        writer.execute("PRAGMA journal_mode = DELETE").fetchone()
        verify(writer, source)


def _free_name(folder: Path, path: Path) -> Path:
    """A name in `folder` that nobody has, made of the casefile's and the time of day here."""
    stem = f"{path.stem}-{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}"
    name, number = folder / f"{stem}{path.suffix}", 1
    while name.exists():
        number += 1
        name = folder / f"{stem}-{number}{path.suffix}"
    return name
