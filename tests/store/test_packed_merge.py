"""Merging what changed into the packed columns: beside readers and writers, called off, killed, or too late."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from casefile_sample import FORUM
from other_process import holding
from packed_sample import (
    EVENTS,
    check_against_rows,
    chunks_of,
    connect,
    execute,
    opened,
    packed_casefile,
    reading_casefile,
)

from steppeline.store.casefile import open_casefile
from steppeline.store.columns import read_index
from steppeline.store.edits import delete_event, put_event
from steppeline.store.opening import verify as verify_file
from steppeline.store.packed.noting import changed_events
from steppeline.store.packed.packing import merge, needs_merge, pack
from steppeline.store.packed.verifying import verify


class CalledOff(Exception):
    """What ends work that was called off."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = packed_casefile(tmp_path / "packed.steppeline")
    execute(path, "UPDATE event SET status = 4 WHERE id IN (2, 3)")
    return path


def noted(path: Path) -> list[int]:
    with closing(connect(path)) as connection:
        return changed_events(connection)


def check_sound(path: Path) -> None:
    with reading_casefile(path) as casefile:
        assert verify(casefile.connection) == []
        verify_file(casefile.connection, path, thorough=True)
    assert opened(path).why_rebuilt is None


def test_what_was_noted_is_in_the_columns_then(path: Path) -> None:
    assert noted(path) == [2, 3]
    count = len(chunks_of(path))
    assert merge(path)
    assert noted(path) == []
    assert len(chunks_of(path)) == count
    check_sound(path)
    assert list(path.parent.iterdir()) == [path]


def test_much_that_changed_asks_for_merging(path: Path) -> None:
    with closing(connect(path)) as connection:
        assert not needs_merge(connection)
        connection.execute(
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 99)"
            " INSERT INTO changed_event SELECT 1000 + n, 1 FROM number"
        )
        assert needs_merge(connection)
    assert merge(path)
    with closing(connect(path)) as connection:
        assert not needs_merge(connection)


def test_what_changes_meanwhile_stays_noted(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        steps = 0

        def change(done: int, total: int) -> None:
            nonlocal steps
            steps += 1
            if steps == 2:
                casefile.apply(put_event(replace(FORUM, id=3, refs=(), date="1999")))
                casefile.apply(delete_event(5))
            check_against_rows(casefile.connection)

        assert merge(path, change)
        assert steps > 2
        assert noted(path) == [3, 5]
        check_against_rows(casefile.connection)
    check_sound(path)


def test_a_writer_does_not_wait_for_a_reader_or_a_reader_for_it(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.connection.execute("BEGIN")
        before = casefile.connection.execute("SELECT count(*) FROM column_chunk").fetchone()
        assert merge(path)
        assert casefile.connection.execute("SELECT count(*) FROM column_chunk").fetchone() == before
        check_against_rows(casefile.connection)
        casefile.connection.execute("ROLLBACK")
    check_sound(path)


def test_it_gives_way_to_who_writes_for_long(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile, holding(path, "BEGIN IMMEDIATE"):
        before = chunks_of(path)
        assert not merge(path)
        assert chunks_of(path) == before
        check_against_rows(casefile.connection)
    assert merge(path)
    check_sound(path)


@pytest.mark.parametrize("after", [1, 2, 9, 17, 18])
def test_called_off_it_leaves_all_as_it_was(path: Path, after: int) -> None:
    before = chunks_of(path)
    steps = 0

    def count(done: int, total: int) -> None:
        nonlocal steps
        steps += 1
        if steps == after:
            raise CalledOff

    with suppress(CalledOff):
        merge(path, count)
        pytest.fail("it was not called off")
    assert chunks_of(path) == before
    assert noted(path) == [2, 3]
    check_sound(path)
    with closing(connect(path)) as connection, suppress(CalledOff):
        steps = 0
        pack(connection, count)
        pytest.fail("it was not called off")
    assert chunks_of(path) == before
    assert noted(path) == [2, 3]


def test_two_at_a_time_do_each_other_no_harm(path: Path) -> None:
    inner: list[bool] = []

    def go_between(done: int, total: int) -> None:
        if done == 5 and not inner:
            inner.append(merge(path))

    merge(path, go_between)
    assert inner == [True]
    assert noted(path) == []
    check_sound(path)


def test_whoever_packs_wins(path: Path) -> None:
    def be_overtaken(done: int, total: int) -> None:
        if done == 1:
            with closing(connect(path)) as connection:
                pack(connection)

    assert not merge(path, be_overtaken)
    check_sound(path)


def test_it_packs_what_was_not(path: Path) -> None:
    execute(path, "DELETE FROM packed_state")
    assert merge(path)
    check_sound(path)
    assert noted(path) == []


def test_entities_come_and_go_meanwhile(path: Path) -> None:
    def change(done: int, total: int) -> None:
        if done == 3:
            execute(
                path,
                "PRAGMA foreign_keys = ON",
                "UPDATE event SET kind_id = 2 WHERE kind_id = 1",
                "DELETE FROM kind WHERE id = 1",
                "INSERT INTO tag (id, key) VALUES (-5, 'first of all')",
                "INSERT INTO event_tag (event_id, tag_id) VALUES (4, -5)",
            )

    assert merge(path, change)
    check_sound(path)


KILLED = """
import sys
from contextlib import closing
from pathlib import Path
import sqlite3
from steppeline.store.packed.packing import merge, pack

path = Path(sys.argv[1])
print("begun", flush=True)
while True:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET status = (status + 1) % 6")
        if sys.argv[2] == "pack":
            pack(connection)
    if sys.argv[2] == "merge":
        merge(path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")
@pytest.mark.parametrize("what", ["pack", "merge"])
def test_killed_it_leaves_a_good_file(path: Path, what: str) -> None:
    chance = random.Random(4)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), what], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.0, 0.15))
            process.kill()
        with open_casefile(path, writable=True) as casefile:
            check_against_rows(casefile.connection)
            assert verify(casefile.connection) == []
        assert opened(path).why_rebuilt is None
    assert merge(path)
    check_sound(path)
    # Nothing is left over from those that were killed.
    with closing(connect(path)) as connection:
        (chunks,) = connection.execute("SELECT count(*) FROM column_chunk").fetchone()
        pack(connection)
        assert connection.execute("SELECT count(*) FROM column_chunk").fetchone() == (chunks,)


def test_undo_after_merging(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
        assert merge(path)
        for count in (len(EVENTS), 0):
            casefile.undo()
            assert read_index(casefile.connection).event_count == count
            check_against_rows(casefile.connection)
    check_sound(path)
