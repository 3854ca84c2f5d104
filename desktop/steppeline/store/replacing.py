"""Making a file beside its place and giving it its name once it is whole, over nobody's work."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.opening import SIDECARS, check_changeable, connect_new, sidecars
from steppeline.store.trouble import DamagedError, telling, told_by_system
from steppeline.store.unfinished import clear_left, unfinished_beside


@contextmanager
def replacing(target: Path, *, mode: int = 0o666, over: bool = True) -> Iterator[Path]:
    """A new empty file that takes the place of `target` when the block ends well; otherwise nothing has changed.

    Where `target` is a link, it is the file behind it that is replaced. That one's permissions are kept; a file that is
    new gets those of `mode` that the umask leaves. Without `over`, whatever appears at `target` meanwhile stays. Raises
    WorldError when the target is read-only or in use, or the disk refuses.
    """
    unfinished = None
    try:
        real = _behind_links(target)
        clear_left(real.parent)
        unfinished = unfinished_beside(real)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode))
        yield unfinished
        _flush(unfinished)
        _give_place(unfinished, real, target, over=over)
        _flush(real.parent)
    except OSError as error:
        raise told_by_system(error, target) from error
    finally:
        if unfinished is not None:
            _discard(unfinished)


def check_free(path: Path) -> None:
    """Raise WorldError if somebody else has the casefile open: only alone can one leave the WAL format."""
    with telling(path), closing(connect_new(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")


def _give_place(finished: Path, real: Path, target: Path, *, over: bool) -> None:
    if over and real.is_file():
        check_changeable(target)
        # What is no database, or a broken one, is nobody's work in progress.
        with contextlib.suppress(DamagedError):
            check_free(target)
        finished.chmod(stat.S_IMODE(real.stat().st_mode))
    elif not over and real.exists():
        raise already_there(target)
    # A journal that lies beside a name would be taken for that of the file that gets the name.
    for sidecar in sidecars(real):
        sidecar.unlink()
    if over:
        finished.replace(real)
    else:
        _link_or_rename(finished, real, target)


def already_there(path: Path) -> WorldError:
    """The refusal to make a file where there is one."""
    return WorldError(message("{path} exists already; choose another name.", path=str(path)))


def _link_or_rename(finished: Path, real: Path, target: Path) -> None:
    try:
        # A link refuses to take the place of a file that has appeared meanwhile; a rename would overwrite it.
        os.link(finished, real)
    except FileExistsError as error:
        raise already_there(target) from error
    except OSError:
        # File systems without hard links (FAT on a USB stick).
        finished.replace(real)


def _behind_links(path: Path) -> Path:
    """The file that a name stands for, there or not. Raises OSError for links that lead in a circle."""
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return real


def _discard(unfinished: Path) -> None:
    for suffix in ("", *SIDECARS):
        # Where nothing could be made, there is nothing to remove.
        with contextlib.suppress(OSError):
            unfinished.with_name(unfinished.name + suffix).unlink()


def _flush(path: Path) -> None:
    """Have a file or folder on the disk. Only POSIX can do so with a folder."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
