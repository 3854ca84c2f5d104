"""The names of backups: of which casefile and of which moment, in an order that is that of time."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_MOMENT = "%Y%m%d-%H%M%S"
_STEP = timedelta(milliseconds=1)
_NAME = re.compile(r"(?P<stem>.+)-(?P<moment>\d{8}-\d{6})(?:\.(?P<thousandths>\d{3})(?P<universal>Z)|-\d+)?")


@dataclass(frozen=True)
class Backup:
    """A backup that lies somewhere: when it was made (with a time zone), its bytes, and whether nobody asked for it."""

    path: Path
    made: datetime
    size: int
    is_automatic: bool = False


def free_name(folder: Path, path: Path, now: datetime) -> Path:
    """A name in `folder` that nobody has, for a backup of the casefile `path` that is made `now` (with a time zone).

    The moment is that of Greenwich, to a thousandth of a second: names stand in the order of time, whatever becomes of
    the clocks in spring and autumn, and however quickly backups follow each other.
    """
    moment = now.astimezone(UTC)
    while (name := folder / f"{path.stem}-{_written(moment)}{path.suffix}").exists():
        moment += _STEP
    return name


def moment_of(name: str, stem: str) -> datetime | None:
    """When the backup of this file name (without its suffix) was made; None if it is none of a casefile `stem`."""
    found = _NAME.fullmatch(name)
    if found is None or found["stem"] != stem:
        return None
    try:
        moment = datetime.strptime(found["moment"], _MOMENT).replace(tzinfo=UTC)
        if found["universal"] is None:
            # So earlier versions wrote them: by the clock on the wall, to the second.
            return moment.replace(tzinfo=None).astimezone()
        return moment + timedelta(milliseconds=int(found["thousandths"]))
    except (ValueError, OverflowError, OSError):
        return None


def folder_of(path: Path, folder: Path) -> Path:
    """Where in the folder of all backups the automatic ones of this casefile lie, apart from those of its namesakes."""
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / f"{path.stem}-{place[:8]}"


def backups_in(folder: Path, path: Path, *, is_automatic: bool = False) -> list[Backup]:
    """The backups of a casefile of this name in a folder, newest first; none where there is no folder.

    Raises OSError when the folder cannot be read.
    """
    found = []
    for each in folder.iterdir() if folder.is_dir() else ():
        made = moment_of(each.stem, path.stem) if each.suffix == path.suffix else None
        if made is not None and each.is_file():
            found.append(Backup(each, made, each.stat().st_size, is_automatic))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def _written(moment: datetime) -> str:
    return f"{moment:{_MOMENT}}.{moment.microsecond // 1000:03}Z"
