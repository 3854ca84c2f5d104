"""Reading the casefile from threads: a connection for whoever reads, one user at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from queue import Empty, SimpleQueue

from numpy.typing import ArrayLike

from steppeline.model.query_tree import TextTerm
from steppeline.store import search_hits
from steppeline.store.lookup import CasefileLookup
from steppeline.store.search_excerpts import Hit, read_hits
from steppeline.store.search_slices import Ids
from steppeline.store.search_words import Word

Connection = sqlite3.Connection

# Kibibytes of pages that one connection keeps: the upper levels of what is searched, for the next key that is typed.
_CACHE = 2048


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
            connection = self._connect()
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            return connection


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

    def text_slices(self, term: TextTerm) -> Generator[Ids, None, None]:
        """What `text` gives, slice by slice: close the iterator when you do not want the rest."""
        with self._connection() as connection, closing(CasefileLookup(connection).text_slices(term)) as slices:
            yield from slices

    def hits(self, words: Sequence[Word], limit: int) -> list[Hit]:
        """The first events with all of the words, at once."""
        with self._connection() as connection:
            return read_hits(connection, search_hits.hits(connection, words, limit))

    def ranked(self, words: Sequence[Word], limit: int) -> list[Hit]:
        """The best events with all of the words, best first."""
        with self._connection() as connection:
            return read_hits(connection, search_hits.ranked(connection, words, limit))

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
