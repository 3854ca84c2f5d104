"""Casefiles that SQLite finds in order but that hold what no casefile can: told in one sentence, not by a bug."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import FORUM, copy_of_blank

from steppeline.model.errors import InputError, WorldError
from steppeline.store.casefile import open_casefile
from steppeline.store.columns import read_index
from steppeline.store.edits import put_event
from steppeline.store.events import read_events, read_reference
from steppeline.store.tables import metadata
from steppeline.store.trouble import DamagedError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = copy_of_blank(tmp_path / "some.steppeline")
    with open_casefile(made, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    return made


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def read_all(path: Path) -> None:
    with open_casefile(path) as casefile:
        list(read_events(casefile.connection))
        read_reference(casefile.connection)
        read_index(casefile.connection, as_of=0)


def refusal_of(path: Path) -> str:
    """What is said when all of a casefile is read."""
    with pytest.raises(WorldError) as refusal:
        read_all(path)
    assert not isinstance(refusal.value, InputError)
    return str(refusal.value)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_table_and_column_is_missed(path: Path, table: str) -> None:
    for column in metadata.tables[table].columns:
        change(path, f"ALTER TABLE {table} RENAME COLUMN {column.name} TO gone")
        assert refusal_of(path) == str(DamagedError(path)), column.name
        change(path, f"ALTER TABLE {table} RENAME COLUMN gone TO {column.name}")
    change(path, "PRAGMA legacy_alter_table = ON", f"ALTER TABLE {table} RENAME TO gone")
    assert "is damaged" in refusal_of(path)


@pytest.mark.parametrize("schema", [0, 1])
@pytest.mark.parametrize("writable", [False, True])
def test_a_pretender_of_an_older_schema_is_refused(path: Path, schema: int, *, writable: bool) -> None:
    for statement in ("DROP TABLE figure", "CREATE TABLE mine (id INTEGER)"):
        change(path, f"PRAGMA user_version = {schema}", statement)
        before = path.read_bytes()
        with pytest.raises(WorldError, match="is damaged"):
            open_casefile(path, writable=writable)
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET status = 99",
        "UPDATE event SET status = 256",
        "UPDATE event SET status = -1",
        "UPDATE event SET status = 'abc'",
        "UPDATE event SET kind_id = 99",
        "UPDATE event SET series_id = 99",
        "UPDATE event_region SET region_id = 99",
        "UPDATE event_tag SET event_id = 99",
        "UPDATE event SET earliest_start = latest_end + 1",
        "UPDATE event SET unverified_fields = '['",
        "UPDATE event SET unverified_fields = '[1]'",
        "UPDATE event SET unverified_fields = '{}'",
        "UPDATE event SET title_en = x'00ff'",
        "UPDATE event SET mode = x'00ff'",
        "UPDATE event SET ordinal = 'abc'",
        "UPDATE event SET date = 'some day'",
        "UPDATE figure SET number = 'abc'",
        "UPDATE region SET parent_id = id",
        "UPDATE region SET since = 'once'",
        "UPDATE meta SET value = 'abc' WHERE key = 'revision'",
        "DELETE FROM meta",
        "DELETE FROM alembic_version",
    ],
)
def test_values_that_make_no_sense_are_damage(path: Path, statement: str) -> None:
    change(path, "PRAGMA foreign_keys = OFF", statement)
    assert refusal_of(path) == str(DamagedError(path))
