"""Ctrl+C ends a long query, and nothing else is taken for it."""

from __future__ import annotations

import _thread
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from threading import Timer

import pytest

from steppeline.store.interrupting import interruptible

ENDLESS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT max(n) FROM number"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


def test_the_keyboard_interrupts_a_query_that_would_never_end(connection: sqlite3.Connection) -> None:
    timer = Timer(0.1, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt), interruptible(connection):
        connection.execute(ENDLESS).fetchone()
    timer.join()
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_other_failures_stay_what_they_are(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), interruptible(connection):
        connection.execute("SELECT * FROM missing")
