"""Reading connections are reused, and an interruption reaches only who is meant."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from casefile_sample import FORUM as EVENT
from casefile_sample import copy_of_blank

from steppeline.model.errors import WorldError
from steppeline.model.query import TextTerm
from steppeline.model.text import message
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import put_event
from steppeline.store.opening import connect_reader
from steppeline.store.readers import InterruptibleLookup, Readers

FORUM = TextTerm("forum", phrase=False)


@pytest.fixture
def connections() -> list[sqlite3.Connection]:
    """What was opened."""
    return []


@pytest.fixture
def readers(tmp_path: Path, connections: list[sqlite3.Connection]) -> Iterator[Readers]:
    path = copy_of_blank(tmp_path / "sample.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(EVENT))

    def connect() -> sqlite3.Connection:
        connections.append(connect_reader(path))
        return connections[-1]

    readers = Readers(connect)
    yield readers
    readers.close()


def test_connections_are_opened_as_needed_and_used_again(
    readers: Readers, connections: list[sqlite3.Connection]
) -> None:
    with readers.connection() as first, readers.connection() as second:
        assert first is not second
    for _ in range(3):
        with readers.connection() as again:
            assert again in (first, second)
    assert connections == [first, second]


def test_closing_closes_them(readers: Readers, connections: list[sqlite3.Connection]) -> None:
    with readers.connection():
        pass
    readers.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connections[0].execute("SELECT 1")


def test_a_connection_comes_back_from_a_failure(readers: Readers, connections: list[sqlite3.Connection]) -> None:
    with pytest.raises(WorldError), readers.connection():
        raise WorldError(message("Something fell over."))
    with readers.connection():
        pass
    assert len(connections) == 1


def test_a_lookup_answers(readers: Readers) -> None:
    lookup = InterruptibleLookup(readers)
    assert list(lookup.text(FORUM)) == [1]  # type: ignore[arg-type]
    assert list(lookup.having("ref", "forum-17")) == [1]  # type: ignore[arg-type]


class Asking:
    """A lookup whose query has begun, in a thread of its own, and waits inside the database until `end`."""

    def __init__(self, lookup: InterruptibleLookup, readers: Readers) -> None:
        self._begun, self._go_on = threading.Event(), threading.Event()
        self._failed = False
        self._lookup = lookup
        with readers.connection() as connection:
            connection.set_progress_handler(self._wait_inside, 1)
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()
        assert self._begun.wait(10)

    def end(self) -> bool:
        """Let the query go on; whether it was interrupted."""
        self._go_on.set()
        self._thread.join()
        return self._failed

    def _wait_inside(self) -> None:
        self._begun.set()
        assert self._go_on.wait(10)

    def _ask(self) -> None:
        try:
            self._lookup.text(FORUM)
        except sqlite3.OperationalError as error:
            self._failed = error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT


def test_an_interruption_ends_the_query_that_runs_and_no_other(
    readers: Readers, connections: list[sqlite3.Connection]
) -> None:
    mine, other = InterruptibleLookup(readers), InterruptibleLookup(readers)
    asking = Asking(mine, readers)
    mine.interrupt()
    assert asking.end()
    asking = Asking(other, readers)
    mine.interrupt()
    assert not asking.end()
    assert len(connections) == 1, "both used the same connection"
