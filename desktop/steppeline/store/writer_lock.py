"""Who of several windows may change a casefile: the one that holds a lock on a small file beside it.

The operating system takes the lock back when a process ends, however it ends. The file goes with the window that holds
it; one that a killed process left behind is nobody's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

_SUFFIX = "-lock"
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the operating system says of a lock that another has; anything else is a place that knows no locks."""


class WriterLock:
    """The right to change a casefile, until `release`. Made by `take`."""

    def __init__(self, path: Path | None, descriptor: int | None) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it up; a second time this does nothing."""
        if self._descriptor is None or self._path is None:
            return
        # In this order: whoever opens the file once it is gone makes another. Windows removes none that is open.
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(self._descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._descriptor = None


def take(path: Path) -> WriterLock | None:
    """The right to change the casefile `path`, or None if another window has it.

    Where nothing can be written or locked, nobody can be kept out; then everybody is given it.
    """
    real = path.resolve()
    place = real.with_name(real.name + _SUFFIX)
    while True:
        try:
            descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return WriterLock(None, None)
        try:
            _lock(descriptor)
            if _is_at(place, descriptor):
                return WriterLock(place, descriptor)
        except OSError as error:
            os.close(descriptor)
            return None if error.errno in _TAKEN else WriterLock(None, None)
        # The one who had it removed the file between our opening and our locking it.
        os.close(descriptor)


def _is_at(place: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(place.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Not lockf: its locks vanish when any other descriptor of the file is closed in this process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
