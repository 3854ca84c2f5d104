"""Opening connections to a casefile, and refusing in one sentence what is none.

What can be told from the file's first bytes is told before SQLite touches it, so a refused file is left exactly as it
was, with no journal beside it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import message
from steppeline.store.layout import check_layout
from steppeline.store.schema import APPLICATION_ID, SCHEMA, written_by
from steppeline.store.trouble import DamagedError, is_barred, telling, told, told_by_system

# How long to wait for another connection that holds a lock for a moment.
PATIENCE_SECONDS = 2.0
# Up to this size checking the whole file takes less than a tenth of a second, so it is done whenever one is opened.
_CHECKED_WHOLE = 8 * 1024 * 1024

# What SQLite adds to the name of a database for the files that it puts beside it.
SIDECARS = ("-wal", "-shm", "-journal")

_HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_WAL_FORMAT = 2


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes of a database say (https://www.sqlite.org/fileformat.html, section 1.3)."""

    page_size: int
    pages: int
    write_format: int
    schema: int
    application: int

    @classmethod
    def of(cls, head: bytes) -> Header:
        """The header in the first bytes of a file."""
        head = head.ljust(_HEADER_SIZE, b"\0")
        page_size = int.from_bytes(head[16:18], "big")
        return cls(
            page_size=65536 if page_size == 1 else page_size,
            pages=int.from_bytes(head[28:32], "big"),
            write_format=head[18],
            schema=int.from_bytes(head[60:64], "big"),
            application=int.from_bytes(head[68:72], "big"),
        )


def inspect(path: Path) -> Header:
    """The header of a casefile. Raises WorldError for anything that is no casefile, or one too new or cut short."""
    size, head = _size_and_head(path)
    if size == 0:
        raise WorldError(message("{path} is empty; it is not a casefile.", path=str(path)))
    header = Header.of(head)
    if len(head) < _HEADER_SIZE or not head.startswith(_MAGIC):
        # The beginning of a casefile, with the rest cut off, or the mark of one behind a broken beginning.
        if head.startswith(_MAGIC) or header.application == APPLICATION_ID:
            raise DamagedError(path)
        raise WorldError(message("{path} is not a casefile.", path=str(path)))
    if header.application != APPLICATION_ID:
        raise WorldError(message("{path} is a database of another program, not a casefile.", path=str(path)))
    if header.schema > SCHEMA:
        raise too_new(path)
    if not has_waiting(path) and size < header.pages * header.page_size:
        raise DamagedError(path)
    return header


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises WorldError when the file is locked, damaged or may not be read.

    A file in WAL format cannot be read in the ordinary way where SQLite cannot put its shared memory beside it. When
    nothing is waiting in a WAL, and so nobody is writing, it is then read as a file that does not change.
    """
    with telling(path):
        try:
            return _checked(_connect(path, "mode=ro"), path)
        except sqlite3.DatabaseError as error:
            if not is_barred(error):
                raise
            if has_waiting(path):
                return _connect_after_crash(path)
            if not _is_wal(path):
                raise
        return _checked(_connect(path, "mode=ro&immutable=1"), path)


def connect_writer(path: Path, *, is_verified: bool = False) -> sqlite3.Connection:
    """A connection for the one writer, with a WAL. Raises WorldError where the file cannot be written, and says why.

    What `connect_reader` has just found to be in order is not looked through a second time.
    """
    check_changeable(path)
    with telling(path), ExitStack() as on_failure:
        connection = _checked(_connect(path, "mode=rw"), path, is_verified=is_verified)
        on_failure.callback(connection.close)
        # Where the file system cannot share memory this stays without effect; the rollback journal is as safe.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        on_failure.pop_all()
    return connection


def check_changeable(path: Path) -> None:
    """Raise WorldError where a casefile, or the folder it lies in, is read-only."""
    for place in (path, path.resolve().parent):
        # The superuser may write where nobody is meant to; what is marked read-only is respected all the same.
        if not os.access(place, os.W_OK) or not place.stat().st_mode & 0o222:
            raise WorldError(
                message("{path} cannot be changed: {place} is read-only.", path=str(path), place=str(place))
            )


def connect_new(path: Path) -> sqlite3.Connection:
    """A connection to a file that is being made by us: no WAL, and nothing in it to be checked yet."""
    return _connect(path, "mode=rwc")


def connect_beside(path: Path, other: Path, name: str) -> sqlite3.Connection:
    """A connection that only reads `path`, and `other` under the name of a schema. Raises as `connect_reader`."""
    connect_reader(other).close()
    connection = connect_reader(path)
    with telling(other), ExitStack() as on_failure:
        on_failure.callback(connection.close)
        connection.execute(f"ATTACH ? AS {name}", (f"{other.resolve().as_uri()}?mode=ro",))
        on_failure.pop_all()
    return connection


def close_writer(connection: sqlite3.Connection) -> None:
    """Close the writer's connection and leave a single file, with no WAL format to hinder reading it elsewhere.

    Somebody who is still reading prevents that, or a full disk, or that the file is gone; what was committed is safe in
    the WAL, and the rest is left to the next one who closes.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        # A WAL that only readers have used so far is not noticed before the first read, and would stay behind.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if told(error, Path()) is None:
            raise
    finally:
        connection.close()


def verify(connection: sqlite3.Connection, path: Path, *, thorough: bool = False) -> None:
    """Raise WorldError unless the file is in order; `thorough` also compares every index with its table.

    `path` is the file to name, where `connection` has a copy of it open.
    """
    with telling(path):
        _verify(connection, path, "integrity_check" if thorough else "quick_check")


def sidecars(path: Path) -> list[Path]:
    """The files that SQLite has put beside a casefile and that belong to it."""
    real = path.resolve()
    return [sidecar for sidecar in (real.with_name(real.name + suffix) for suffix in SIDECARS) if _is_there(sidecar)]


def has_waiting(path: Path) -> bool:
    """Whether a WAL or journal with something in it lies beside the file."""
    return any(not each.name.endswith("-shm") and each.stat().st_size > 0 for each in sidecars(path))


def too_new(path: Path) -> WorldError:
    """The refusal of a casefile whose schema is newer than ours, with the version that made it if that can be read."""
    try:
        with closing(_connect(path, "mode=ro&immutable=1")) as connection:
            version = written_by(connection)
    except (sqlite3.DatabaseError, TypeError):
        return WorldError(message("{path} was made by a newer version of Steppeline; use that one.", path=str(path)))
    sentence = message(
        "{path} was made by Steppeline {version}, which is newer than this one; use that version or a later one.",
        path=str(path),
        version=version,
    )
    return WorldError(sentence)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name that is too long to be one.
        return False


def _size_and_head(path: Path) -> tuple[int, bytes]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise WorldError(message("{path} is a folder; name a casefile.", path=str(path)))
        if not stat.S_ISREG(status.st_mode):
            raise WorldError(message("{path} is not a file.", path=str(path)))
        with path.open("rb") as stream:
            return status.st_size, stream.read(_HEADER_SIZE)
    except FileNotFoundError as error:
        raise WorldError(message("There is no file {path}.", path=str(path))) from error
    except OSError as error:
        raise told_by_system(error, path) from error


def _is_wal(path: Path) -> bool:
    return Header.of(_size_and_head(path)[1]).write_format == _WAL_FORMAT


def _connect(path: Path, how: str) -> sqlite3.Connection:
    # check_same_thread: the writer is opened in one thread and handed to another; nobody uses it in two at once.
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}",
        uri=True,
        timeout=PATIENCE_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _connect_after_crash(path: Path) -> sqlite3.Connection:
    """A reading connection once what the last writer left unfinished has been settled, which needs writing."""
    try:
        with closing(_connect(path, "mode=rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return _checked(_connect(path, "mode=ro"), path)
    except sqlite3.DatabaseError as error:
        # A journal that has been played back but cannot be removed is a failure of the disk to SQLite.
        if not is_barred(error) and error.sqlite_errorcode != sqlite3.SQLITE_IOERR_DELETE:
            raise
        sentence = message(
            "{path} was not closed properly, and its folder cannot be written to put that right;"
            " copy it and the files beside it that begin with its name to another folder.",
            path=str(path),
        )
        raise WorldError(sentence) from error


def _checked(connection: sqlite3.Connection, path: Path, *, is_verified: bool = False) -> sqlite3.Connection:
    """The connection, once it has been seen to work; closed again if it does not."""
    try:
        # A casefile may come from anybody: its schema may call nothing, and broken pages are noticed.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if not is_verified:
            if path.stat().st_size <= _CHECKED_WHOLE:
                _verify(connection, path, "quick_check")
            check_layout(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _verify(connection: sqlite3.Connection, path: Path, check: str) -> None:
    if connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise DamagedError(path)
