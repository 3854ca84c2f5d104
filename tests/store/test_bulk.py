"""Writing many rows at once into a casefile that is being made."""

from __future__ import annotations

import signal
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import BOOK

from steppeline.model.errors import WorldError
from steppeline.store.bulk import BulkLoad, bulk_load, making
from steppeline.store.casefile import create, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.opening import verify
from steppeline.store.search import search

STEPS = (add_dataset(BOOK, (), "Before"), add_dataset(BOOK, (), "Many"))
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"


def write_events(load: BulkLoad, count: int) -> None:
    batch, forum = load.into_newest_import(count), load.keys.number("kind", "forum")
    numbers = list(range(1, count + 1))
    flags = dict.fromkeys(("never_certain", "needs_recheck"), [0] * count)
    bounds = dict.fromkeys(("earliest_start", "latest_start", "earliest_end", "latest_end"), numbers)
    load.write(
        "event",
        {
            "id": numbers,
            "kind_id": [forum] * count,
            "status": [2] * count,
            **bounds,
            **flags,
            "verified": [1] * count,
            "date": ["2021"] * count,
            "title_en": [f"Gathering {number}" for number in numbers],
            "import_id": [batch] * count,
        },
    )


def made(path: Path, count: int) -> Path:
    with making(path, STEPS) as connection, bulk_load(connection, path) as load:
        write_events(load, count)
    return path


# Around the numbers of rows that fill one statement.
@pytest.mark.parametrize("count", [0, 1, 152, 153, 154, 306, 1000])
def test_all_rows_arrive_as_they_are(tmp_path: Path, count: int) -> None:
    with open_casefile(made(tmp_path / "bulk.steppeline", count)) as casefile:
        rows = casefile.connection.execute(
            "SELECT id, earliest_start, latest_end, date, title_en, title_ru FROM event ORDER BY id"
        ).fetchall()
        batches = casefile.connection.execute("SELECT name, events FROM import_batch ORDER BY id").fetchall()
    assert rows == [(each, each, each, "2021", f"Gathering {each}", None) for each in range(1, count + 1)]
    assert batches == [("Before", 0), ("Many", count)]


def test_the_casefile_is_like_any_other(tmp_path: Path) -> None:
    with create(tmp_path / "ordinary.steppeline") as casefile:
        ordinary = casefile.connection.execute(SCHEMA).fetchall()
    with open_casefile(made(tmp_path / "bulk.steppeline", 300), writable=True) as casefile:
        verify(casefile.connection, casefile.path, thorough=True)
        assert casefile.connection.execute(SCHEMA).fetchall() == ordinary
        assert casefile.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert search(casefile.connection, "gathering 217").tolist() == [217]
        casefile.undo()
        assert casefile.connection.execute("SELECT count(*) FROM event").fetchone() == (0,)
        casefile.redo()
        assert casefile.connection.execute("SELECT count(*) FROM event").fetchone() == (300,)


def failing(path: Path) -> None:
    with making(path, STEPS) as connection, bulk_load(connection, path) as load:
        write_events(load, 1000)
        raise ZeroDivisionError


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        failing(tmp_path / "bulk.steppeline")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_replaced(tmp_path: Path) -> None:
    path = made(tmp_path / "bulk.steppeline", 3)
    before = path.read_bytes()
    with pytest.raises(WorldError, match="exists already"), making(path, STEPS):
        pass
    assert path.read_bytes() == before
    with making(path, STEPS, replace=True) as connection, bulk_load(connection, path) as load:
        write_events(load, 7)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (7,)


def endless(path: Path) -> None:
    count = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    pressed = threading.Timer(0.05, signal.raise_signal, (signal.SIGINT,))
    with making(path, STEPS) as connection, bulk_load(connection, path) as load:
        pressed.start()
        load.connection.execute(count)


def test_ctrl_c_ends_a_statement_that_runs_for_long(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        endless(tmp_path / "bulk.steppeline")
    assert list(tmp_path.iterdir()) == []
