"""What SQLite and the operating system complain of, said in one sentence of ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Message, message

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_WITHOUT_A_REASON = "SQL logic error"
_UNREADABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)

# What SQLite says where a network share or a medium knows no locks, or no memory that processes share.
_UNLOCKABLE = (
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
)


class DamagedError(WorldError):
    """A casefile is not in order inside."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            message(
                "{path} is damaged; restore a backup of it, or salvage what can still be read into a new casefile.",
                path=str(path),
            )
        )


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """What the world does to the database `path` inside is raised as WorldError; bugs of ours stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        meaning = told(error, path)
        if meaning is None:
            raise
        raise meaning from error
    except UnicodeDecodeError as error:
        # SQLite complains of something whose name is no text any more; the driver then fails at its complaint.
        raise DamagedError(path) from error


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Queries inside see one state of the casefile; failures are raised as by `telling`."""
    own = not connection.in_transaction
    with telling(path_of(connection)):
        try:
            if own:
                connection.execute("BEGIN")
            yield
        finally:
            if own and connection.in_transaction:
                connection.rollback()


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Rows of `path` are turned into values inside, and nothing else is done: values that make no sense are damage."""
    try:
        yield
    except (TypeError, ValueError, LookupError, OverflowError, RecursionError, InputError) as error:
        raise DamagedError(path) from error


def told(error: Exception, path: Path) -> WorldError | None:
    """The WorldError that says what a database error means; None where the error is a bug of ours."""
    # SQL of ours that is wrong is told with what is wrong in it. Without, a table within the full text is not as SQLite
    # left it.
    if _code(error) in _DAMAGED or str(error) == _WITHOUT_A_REASON:
        return DamagedError(path)
    sentence = _sentence(error, str(path))
    return None if sentence is None else WorldError(sentence)


def moved(path: str) -> Message:
    """What to say of a casefile that is not any more the file that was opened."""
    return message(
        "{path} was moved, deleted or replaced while it was open; nothing can be changed in it any more."
        " Export a copy to keep what you see.",
        path=path,
    )


def told_by_system(error: OSError, path: Path) -> WorldError:
    """The WorldError for a refusal of the operating system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WorldError(_full(str(path)))
    return WorldError(message("{path} cannot be used: {reason}.", path=str(path), reason=error.strerror or str(error)))


def path_of(connection: sqlite3.Connection) -> Path:
    """The file of a connection."""
    # As bytes, for a name of a file need not be UTF-8.
    query = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    return Path(os.fsdecode(connection.execute(query).fetchone()[0]))


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another connection stood in the way."""
    return _code(error) in _LOCKED


def is_barred(error: sqlite3.Error) -> bool:
    """Whether the file, or one that SQLite needs beside it, may not be opened or written."""
    return _code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _sentence(error: Exception, path: str) -> Message | None:
    code = _code(error)
    if code in _LOCKED:
        return message("{path} is being used by another program; close it there and try again.", path=path)
    if code in _UNREADABLE:
        return message("{path} cannot be opened; check that you may read it and its folder.", path=path)
    whole = getattr(error, "sqlite_errorcode", None)
    if whole == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved(path)
    if code == sqlite3.SQLITE_READONLY:
        return message("{path} cannot be changed: it or its folder is read-only.", path=path)
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if whole in _UNLOCKABLE or code == sqlite3.SQLITE_PROTOCOL:
        return message(
            "The place where {path} lies cannot lock files, so nothing is safe there; copy it to a local disk.",
            path=path,
        )
    if code == sqlite3.SQLITE_IOERR:
        return message("The disk failed while {path} was in use; it was left as it was.", path=path)
    return None


def _full(path: str) -> Message:
    return message("The disk is full: {path} was left as it was. Free some space and try again.", path=path)


def _code(error: Exception) -> int | None:
    """SQLite's primary result code. Text that is no UTF-8 fails in the driver, without a code: the file is damaged."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else None
    return code & 0xFF
