"""Checksums over rows: in step with every way of writing, and wrong as soon as the disk says something else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import BOOK, FORUM, copy_of_blank
from sqlalchemy import LargeBinary

from steppeline.model.event import Event, Stage
from steppeline.store.bulk import bulk_load, making
from steppeline.store.casefile import open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.edit_copies import attach_copy
from steppeline.store.edits import put_event
from steppeline.store.row_sums import DamagedRows, otherwise_declared, rebuild, summed_tables, verify
from steppeline.store.tables import metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casefile that has a row in every table but for outlines and views."""
    made = copy_of_blank(tmp_path / "some.steppeline")
    with open_casefile(made, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
        casefile.apply(attach_copy("original", "page.html", b"<p>Text</p>", "text/html"))
    return made


def damaged(path: Path) -> list[DamagedRows]:
    with closing(sqlite3.connect(path)) as connection:
        return list(verify(connection))


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)


def test_a_table_that_is_declared_otherwise_is_found(path: Path) -> None:
    """One letter of a declaration, and reals come back as whole numbers without a sum being another."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert list(otherwise_declared(connection)) == []
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'low REAL', 'low REBL') WHERE name = 'figure'")
    with closing(sqlite3.connect(path)) as connection:
        assert list(otherwise_declared(connection)) == ["figure"]


def test_what_was_written_is_found_as_it_was(path: Path) -> None:
    assert damaged(path) == []


@pytest.mark.parametrize("table", summed_tables())
def test_every_value_counts(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(f"SELECT min(id) FROM {table}").fetchone()[0]
    if row is None:
        return
    whole = path.read_bytes()
    for column in metadata.tables[table].columns:
        if column.name != "id":
            is_blob = isinstance(column.type, LargeBinary)
            other = "zeroblob(3)" if is_blob else f"coalesce({column.name}, 0) || '1'"
            change(path, f"UPDATE {table} SET {column.name} = {other} WHERE id = {row}")
            assert damaged(path) == [DamagedRows(table, 0, 1023)], column.name
            path.write_bytes(whole)
    change(path, f"DELETE FROM {table} WHERE id = {row}")
    assert damaged(path) == [DamagedRows(table, 0, 1023)]


def test_an_edit_beside_damage_does_not_hide_it(path: Path) -> None:
    change(path, "UPDATE event SET title_en = 'Other' WHERE id = 1")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(Event("forum", {"en": "Next"}, "2021", stages=(Stage("signed", "2021"),))))
        casefile.undo()
    assert damaged(path) == [DamagedRows("event", 0, 1023)]


def test_sums_that_are_gone_or_changed_are_told(path: Path) -> None:
    change(path, "DELETE FROM row_sum WHERE name = 'event'")
    change(path, "UPDATE row_sum SET sum = sum + 1 WHERE name = 'claim'")
    assert {each.table for each in damaged(path)} == {"event", "claim"}


def test_rows_far_apart_are_told_apart(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(
            add_dataset(BOOK, [Event("forum", {"en": f"{number}"}, "2021") for number in range(3000)], "Many")
        )
    assert damaged(path) == []
    change(path, "UPDATE event SET title_en = 'x' WHERE id = 2500")
    assert damaged(path) == [DamagedRows("event", 2048, 3071)]


def test_rows_written_in_bulk_have_sums(tmp_path: Path) -> None:
    path = tmp_path / "bulk.steppeline"
    tags = [f"tag {number}" for number in range(5000)]
    with making(path, (add_dataset(BOOK, (), "Before"),)) as connection, bulk_load(connection, path) as load:
        batch = load.into_newest_import(0)
        load.write("tag", {"key": tags, "import_id": [batch] * len(tags)})
        load.write("place", {"id": [9, 7], "key": ["a", "b"], "latitude": [None, 1], "longitude": [-0.0, 2.5]})
    assert damaged(path) == []


def test_sums_made_anew_take_what_is_there(path: Path) -> None:
    change(path, "UPDATE event SET title_en = 'Other' WHERE id = 1")
    with closing(sqlite3.connect(path)) as connection, connection:
        rebuild(connection)
    assert damaged(path) == []
