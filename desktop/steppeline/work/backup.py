"""Backups of casefiles, for window and command line alike: by hand, by the hour, listed, looked at, put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.backup import backup, backup_as, restore, silent
from steppeline.store.backup_names import Backup, backups_in, folder_of
from steppeline.store.backup_rotation import is_due, superseded
from steppeline.store.casefile import open_casefile
from steppeline.store.comparing import Differences, EventLine, Lines, differences
from steppeline.store.replacing import already_there
from steppeline.store.trouble import path_of, told_by_system
from steppeline.work.backup_words import size_words
from steppeline.work.files import exists

__all__ = ["Backup", "Differences", "EventLine", "Lines", "backups_of", "put_back", "what_restoring_changes"]

Told = Callable[[int, int], None]

_LISTED = 200
_SPARE_BYTES = 1_000_000_000
_SPARE_PART = 20
"""A disk counts as full below this many bytes, or this part of it if that is less."""

_MOST_BYTES = 20_000_000_000
"""The automatic backups of one casefile never take more, nor more than half of what would be free without them."""


@dataclass(frozen=True)
class Kept:
    """What came of an automatic backup: the file, the bytes of all there now are, and how many older ones went."""

    path: Path
    size: int
    removed: int


def back_up(casefile: Path, target: Path | None, folder: Path, told: Told = silent) -> Path:
    """Back `casefile` up to the new file `target`, or to a file named by the moment in `folder`; gives the backup.

    A `target` that is a folder gets a file named by the moment, too. Raises WorldError when `target` is there
    already, the casefile cannot be read, or the copy cannot be made.
    """
    if target is None:
        return backup(casefile, folder, told)
    if exists(target):
        if not target.is_dir():
            raise already_there(target)
        return backup(casefile, target, told)
    return backup_as(casefile, target, told)


def keep_automatically(casefile: Path, folder: Path, now: datetime, told: Told = silent) -> Kept | None:
    """Back `casefile` up into its own place in `folder` and remove what that supersedes; None if none is due `now`.

    `now` has a time zone. Raises WorldError when the disk is nearly full, then with nothing changed, or as `back_up`.
    """
    place = folder_of(casefile, folder)
    try:
        before = backups_in(place, casefile, is_automatic=True)
        if not is_due(before, now):
            return None
        check_room(casefile, place)
        made = backup(casefile, place, told)
        kept = backups_in(place, casefile, is_automatic=True)
        too_old = superseded(kept, now, _most_bytes(place, kept))
        for each in too_old:
            each.path.unlink(missing_ok=True)
    except OSError as error:
        raise told_by_system(error, place) from error
    return Kept(made, sum(each.size for each in kept if each not in too_old), len(too_old))


def check_room(casefile: Path, place: Path) -> None:
    """Raise WorldError if a copy of `casefile` in the folder `place` would leave its disk nearly full."""
    place.mkdir(parents=True, exist_ok=True)
    disk, size = shutil.disk_usage(place), casefile.stat().st_size
    if disk.free - size < min(_SPARE_BYTES, disk.total // _SPARE_PART):
        sentence = message(
            "No backup was made: it takes {size}, and the disk of {folder} is nearly full. Free some space there.",
            size=size_words(size),
            folder=str(place),
        )
        raise WorldError(sentence)


def backups_of(casefile: Path, folder: Path) -> list[Backup]:
    """The backups of `casefile` in `folder`, newest first. Raises WorldError when the folder cannot be read.

    Those made by hand are told by the casefile's name alone: they may be of a namesake.
    """
    try:
        own = backups_in(folder_of(casefile, folder), casefile, is_automatic=True)
        return sorted([*own, *backups_in(folder, casefile)], key=lambda each: each.made, reverse=True)
    except OSError as error:
        raise told_by_system(error, folder) from error


def what_restoring_changes(kept: Path, casefile: Path, told: Told = silent, most: int = _LISTED) -> Differences:
    """What `put_back` would change. Raises WorldError when either is no casefile or damaged."""
    with ExitStack() as opened:
        # A casefile of an older schema is read through a copy that is upgraded.
        now, then = (opened.enter_context(open_casefile(path)) for path in (casefile, kept))
        return differences(path_of(now.connection), path_of(then.connection), most, told)


def put_back(kept: Path, casefile: Path, folder: Path, told: Told = silent) -> Path | None:
    """Put the backup `kept` in the place of `casefile`, of which a backup goes to `folder` first; gives that one.

    None where there was no casefile. Raises WorldError as `store.backup.restore` does; then nothing has changed.
    """
    return restore(kept, casefile, folder, told)


def _most_bytes(place: Path, kept: Sequence[Backup]) -> int:
    free = shutil.disk_usage(place).free
    return min(_MOST_BYTES, (free + sum(each.size for each in kept)) // 2)
