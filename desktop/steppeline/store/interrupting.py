"""Long queries that the keyboard, or whoever waits for them, can interrupt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
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


@contextmanager
def heeding(connection: sqlite3.Connection, look: Callable[[], object]) -> Iterator[None]:
    """While queries run inside, `look` is called now and then; what it raises ends them and is raised instead."""
    raised: list[BaseException] = []

    def on_steps() -> int:
        # The driver would only say that the query was interrupted, not by what.
        try:
            look()
        except BaseException as error:
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(on_steps, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT or not raised:
            raise
        raise raised[0] from error
    finally:
        connection.set_progress_handler(None, 0)
