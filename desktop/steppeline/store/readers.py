"""Reading the casefile from threads: a connection for whoever reads, one user at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

from numpy.typing import ArrayLike

from steppeline.model.query_tree import TextTerm
from steppeline.store.lookup import CasefileLookup

Connection = sqlite3.Connection


class Readers:
    """Lends connections that only read, opened as they are needed and kept for the next. `close` when all are back."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._idle: SimpleQueue[Connection] = SimpleQueue()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection for the length of the block. Raises WorldError when none can be opened."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._idle.put(connection)

    def close(self) -> None:
        """Close all that are idle."""
        while not self._idle.empty():
            self._idle.get().close()

    def _take(self) -> Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._connect()


class InterruptibleLookup:
    """An `EventLookup` for one reader job, which another thread may interrupt. Raises WorldError."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._lock = threading.Lock()
        self._in_use: Connection | None = None

    def text(self, term: TextTerm) -> ArrayLike:
        """The events in whose texts the term is found."""
        with self._connection() as connection:
            return CasefileLookup(connection).text(term)

    def having(self, word: str, value: str) -> ArrayLike:
        """The events with this value of a property."""
        with self._connection() as connection:
            return CasefileLookup(connection).having(word, value)

    def interrupt(self) -> None:
        """Make the query that is running, if one is, fail."""
        with self._lock:
            if self._in_use is not None:
                self._in_use.interrupt()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        # Given back only once it can no longer be interrupted: the next to use it must not be meant.
        with self._readers.connection() as connection:
            self._use(connection)
            try:
                yield connection
            finally:
                self._use(None)

    def _use(self, connection: Connection | None) -> None:
        with self._lock:
            self._in_use = connection
