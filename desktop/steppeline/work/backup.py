"""Backups of casefiles, for window and command line alike."""

from __future__ import annotations

from pathlib import Path

from steppeline.store.backup import backup, backup_as, restore
from steppeline.store.replacing import already_there
from steppeline.work.files import exists


def back_up(casefile: Path, target: Path | None, folder: Path) -> Path:
    """Back `casefile` up to the new file `target`, or to a file named by the time of day in `folder`; gives the backup.

    A `target` that is a folder gets a file named by the time of day, too. Raises WorldError when `target` is there
    already, the casefile cannot be read, or the copy cannot be made.
    """
    if target is None:
        return backup(casefile, folder)
    if exists(target):
        if not target.is_dir():
            raise already_there(target)
        return backup(casefile, target)
    return backup_as(casefile, target)


def put_back(kept: Path, casefile: Path, folder: Path) -> Path | None:
    """Put the backup `kept` in the place of `casefile`, of which a backup goes to `folder` first; gives that one.

    None where there was no casefile. Raises WorldError as `store.backup.restore` does; then nothing has changed.
    """
    return restore(kept, casefile, folder)
