"""The one door: all of a step or nothing of it, and the truth about what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from casefile_sample import FORUM, copy_of_blank, sample
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from steppeline.model.change import Delete, Insert, Row, RowChange, Update, Write
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.text import message
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.change_log import read_log
from steppeline.store.door import Door
from steppeline.store.dump import canonical_dump
from steppeline.store.edit import Edit
from steppeline.store.edits import put_event
from steppeline.store.opening import connect_writer
from steppeline.store.search import search

NAME = message("A test")


@pytest.fixture
def casefile() -> Iterator[Casefile]:
    with sample() as opened:
        yield opened


def view(number: int, name: str) -> Insert:
    return Insert("saved_view", ({"id": number, "name": name, "state": "{}", "position": 0},))


def test_a_step_tells_what_stood_there_before_and_what_stands_there_now(casefile: Casefile) -> None:
    casefile.apply(Edit(NAME, (view(1, "old"), view(2, "gone"))))
    changes = casefile.apply(
        Edit(
            NAME, (Update("saved_view", 1, {"name": "new", "state": "{}"}), Delete("saved_view", (2, 3)), view(4, "x"))
        )
    )
    gone: Row = {"id": 2, "name": "gone", "state": "{}", "position": 0}
    assert changes.changes == (
        RowChange("saved_view", 1, {"name": "old"}, {"name": "new"}),
        RowChange("saved_view", 2, gone, None),
        RowChange("saved_view", 4, None, {"id": 4, "name": "x", "state": "{}", "position": 0}),
    )
    assert changes.revision == casefile.revision
    assert changes.entry == read_log(casefile.connection)[0].number


def test_rows_of_an_event_tell_their_event(casefile: Casefile) -> None:
    (number,) = casefile.apply(put_event(FORUM)).inserted("event")
    changes = casefile.apply(put_event(replace(FORUM, id=number, figures=(replace(FORUM.figures[0], number=15.0),))))
    assert [(change.table, change.before, change.after, change.owner) for change in changes.changes] == [
        ("figure", {"number": 14.0}, {"number": 15.0}, ("event", number))
    ]
    assert changes.touched("event") == {number}
    assert changes.keys("event") == frozenset()


def test_a_plan_sees_what_it_has_written_so_far(casefile: Casefile) -> None:
    seen = []

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        yield view(1, "first")
        seen.extend(connection.execute("SELECT name FROM saved_view").fetchall())

    casefile.apply(Edit(NAME, plan))
    assert seen == [("first",)]


def test_a_step_that_fails_in_the_middle_leaves_nothing(casefile: Casefile) -> None:
    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        yield from put_event(FORUM).planned(connection)
        raise WorldError(message("Enough."))

    before = canonical_dump(casefile.connection), casefile.revision, len(read_log(casefile.connection))
    with pytest.raises(WorldError, match="Enough"):
        casefile.apply(Edit(NAME, plan))
    assert (canonical_dump(casefile.connection), casefile.revision, len(read_log(casefile.connection))) == before
    assert search(casefile.connection, "forum").size == 0
    casefile.apply(put_event(FORUM))
    assert search(casefile.connection, "forum").size == 1


@pytest.mark.parametrize(
    "write",
    [
        # Seen when the step is committed: keys may point anywhere until then.
        Insert("event_tag", ({"id": 1, "event_id": 999, "tag_id": 999},)),
        Update("region", 1, {"parent_id": 999}),
        Insert("tag", ({"id": 1, "key": "x", "import_id": None}, {"id": 2, "key": "x", "import_id": None})),
        Delete("kind", (1,)),
    ],
)
def test_a_step_that_would_break_the_rules_of_the_tables_is_a_bug_and_leaves_nothing(
    casefile: Casefile, write: Write
) -> None:
    casefile.apply(put_event(Event("forum", {}, "2021")))
    before = canonical_dump(casefile.connection), casefile.revision
    with pytest.raises(IntegrityError):
        casefile.apply(Edit(NAME, (view(1, "x"), write)))
    assert (canonical_dump(casefile.connection), casefile.revision) == before
    casefile.apply(Edit(NAME, (view(1, "x"),)))


def test_a_full_disk_leaves_nothing_and_is_told(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = copy_of_blank(tmp_path / "full.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
        before = canonical_dump(casefile.connection)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        large = Event("forum", {"en": "x" * 3_000_000}, "2021")
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
        try:
            with pytest.raises(WorldError, match=r"left as it was"):
                casefile.apply(put_event(large))
            assert canonical_dump(casefile.connection) == before
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        casefile.apply(put_event(large))
    with open_casefile(path) as casefile:
        assert search(casefile.connection, "xvii").size == 1


def test_sqlalchemy_rolls_ddl_back_and_enforces_foreign_keys(tmp_path: Path) -> None:
    path = copy_of_blank(tmp_path / "engine.steppeline")
    with closing(connect_writer(path)) as connection:
        door = Door(connection)
        with pytest.raises(ZeroDivisionError):
            _fail_after_ddl(door)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM tag").fetchone() == (0,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def _fail_after_ddl(door: Door) -> None:
    with door.transaction() as bound:
        bound.execute(text("CREATE TABLE extra (x INTEGER)"))
        bound.execute(text("INSERT INTO tag (key) VALUES ('extra')"))
        raise ZeroDivisionError


def test_a_step_has_the_lock_before_it_reads(tmp_path: Path) -> None:
    path = copy_of_blank(tmp_path / "lock.steppeline")
    with open_casefile(path, writable=True) as casefile:

        def plan(connection: sqlite3.Connection) -> Iterator[Write]:
            with (
                closing(sqlite3.connect(path, timeout=0)) as other,
                pytest.raises(sqlite3.OperationalError, match="locked"),
            ):
                other.execute("BEGIN IMMEDIATE")
            yield view(1, "x")

        casefile.apply(Edit(NAME, plan))
