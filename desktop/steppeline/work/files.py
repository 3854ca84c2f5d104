"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.trouble import told_by_system
from steppeline.store.unfinished import clear_left, unfinished_beside


def exists(path: Path) -> bool:
    """Whether there is something of this name. Raises WorldError when that cannot even be asked."""
    try:
        return path.exists()
    except OSError as error:
        raise told_by_system(error, path) from error


def is_same(path: Path, other: Path) -> bool:
    """Whether two names stand for one file. Raises WorldError as `exists` does."""
    return exists(path) and path.samefile(other)


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `target` when the block ends well; else `target` stays as it was.

    Raises WorldError when the folder is missing or not writable, or the disk is full.
    """
    clear_left(target.parent)
    unfinished = unfinished_beside(target)
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        sentence = message("{path} cannot be written: {reason}.", path=str(target), reason=error.strerror or str(error))
        raise WorldError(sentence) from error
    finally:
        # Where nothing could be written there is nothing to remove.
        with suppress(OSError):
            unfinished.unlink()
