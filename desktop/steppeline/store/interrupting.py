"""Long queries that the keyboard can interrupt."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS = 100_000
"""So many steps of SQLite's machine, some milliseconds, lie between two looks at the keyboard."""


@contextmanager
def interruptible(connection: sqlite3.Connection) -> Iterator[None]:
    """Ctrl+C inside ends a query that is running, too, and raises KeyboardInterrupt as it does elsewhere."""
    # Python raises it inside the handler as soon as that is called; the driver then gives up the query.
    connection.set_progress_handler(lambda: 0, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise KeyboardInterrupt from error
    finally:
        connection.set_progress_handler(None, 0)
