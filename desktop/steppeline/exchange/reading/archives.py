"""Archives (XLSX, ODS, KMZ, zipped tables): what is in them is looked at before anything is unpacked."""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.model.text import message

LARGEST = 1024 * 1024 * 1024
"""Bytes that an archive may hold, unpacked."""

_MOST_TIMES = 400
_SMALL = 16 * 1024 * 1024
"""Up to this size it does not matter how tightly something is packed."""
_MOST_ENTRIES = 10_000
_DAMAGED = message("The archive is damaged, or not one that can be read.")


def check_archive(file: Path) -> list[str]:
    """The names of what is in an archive. Raises OSError, and UnreadableError for what is broken or a trap."""
    with _opened(file) as archive:
        return [entry.filename for entry in archive.infolist()]


@contextmanager
def opened_entry(file: Path, suffix: str) -> Iterator[IO[bytes]]:
    """The first entry of an archive whose name ends so, to be read; nothing is unpacked to the disk.

    Raises as `check_archive`, also from within the block.
    """
    with _opened(file) as archive:
        name = next((each.filename for each in archive.infolist() if each.filename.lower().endswith(suffix)), None)
        if name is None:
            raise UnreadableError(message("There is no {suffix} in the archive.", suffix=suffix))
        with archive.open(name) as stream:
            yield stream


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            _check(archive)
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, UnicodeDecodeError) as error:
        # RuntimeError: an entry is encrypted. UnicodeDecodeError: its name is not the text that it is said to be.
        raise UnreadableError(_DAMAGED) from error
    except OSError as error:
        # An entry that is said to begin before the archive does.
        if error.errno != errno.EINVAL:
            raise
        raise UnreadableError(_DAMAGED) from error


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > _SMALL and entry.file_size > _MOST_TIMES * max(entry.compress_size, 1) for entry in entries
    )
    if whole > LARGEST or tight or len(entries) > _MOST_ENTRIES:
        raise UnreadableError(
            message("The archive unpacks to {size} MB; that is no table of events.", size=whole // 1_000_000)
        )
