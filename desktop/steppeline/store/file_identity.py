"""Whether a file is still the one that was opened: its device and its number there tell, whatever its name is."""

from __future__ import annotations

from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.store.trouble import moved


def is_still_there(path: Path, status: tuple[int, int]) -> bool:
    """Whether the file at `path` is still the one with this device and number."""
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == status


def identity(path: Path) -> tuple[int, int]:
    """Device and number of the file at `path`. Raises WorldError if there is none any more."""
    try:
        found = path.stat()
    except OSError as error:
        raise WorldError(moved(str(path))) from error
    return found.st_dev, found.st_ino
