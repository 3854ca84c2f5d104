"""The schema: the same whether made at once or by all migrations, and older casefiles brought up to it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from casefile_sample import BOOK, FORUM, copy_of_blank
from old_casefile import make_old
from sqlalchemy import create_engine

from steppeline.model.errors import WorldError
from steppeline.store.casefile import create, open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import put_event
from steppeline.store.events import read_reference
from steppeline.store.schema import APPLICATION_ID, SCHEMA
from steppeline.store.search import search
from steppeline.store.tables import metadata
from steppeline.store.upgrade import MIGRATIONS, upgrade


def schema_of(path: Path) -> dict[str, str]:
    """The statement of every table and index, white space apart."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        return {name: re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip() for name, sql in rows}


def marks_of(path: Path) -> tuple[object, ...]:
    with closing(sqlite3.connect(path)) as connection:
        queries = ("PRAGMA application_id", "PRAGMA user_version", "SELECT version_num FROM alembic_version")
        return tuple(connection.execute(query).fetchone()[0] for query in queries)


@pytest.fixture
def current(tmp_path: Path) -> Path:
    """A casefile of today with one event."""
    path = copy_of_blank(tmp_path / "current.steppeline")
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    return path


@pytest.fixture
def old(tmp_path: Path, current: Path) -> Path:
    """A casefile of schema 1, before there was a search, of the same content."""
    (tmp_path / "old").mkdir()
    return make_old(tmp_path / "old" / "old.steppeline", current)


def content(path: Path, *, writable: bool = False) -> str:
    with open_casefile(path, writable=writable) as casefile:
        return canonical_dump(casefile.connection)


def test_all_migrations_give_the_schema_of_a_new_casefile(tmp_path: Path) -> None:
    new, migrated = tmp_path / "new.steppeline", tmp_path / "migrated.steppeline"
    create(new).close()
    with closing(sqlite3.connect(migrated, isolation_level=None)) as connection:
        upgrade(connection)
    assert schema_of(migrated) == schema_of(new)
    assert marks_of(migrated) == marks_of(new) == (APPLICATION_ID, SCHEMA, f"{SCHEMA:04}")


def test_alembic_finds_no_difference_between_a_casefile_and_the_tables(current: Path) -> None:
    engine = create_engine(f"sqlite:///{current}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    # The search tables are SQLite's own affair, and so are the tables that they keep.
    assert [each for each in differences if "_words" not in str(each)] == []


def test_the_schema_number_is_the_newest_revision() -> None:
    assert ScriptDirectory(MIGRATIONS).get_heads() == [f"{SCHEMA:04}"]


def test_an_older_casefile_is_backed_up_and_upgraded_when_opened_for_writing(old: Path, current: Path) -> None:
    with open_casefile(old, writable=True) as casefile:
        assert casefile.schema == SCHEMA
        assert read_reference(casefile.connection) == BOOK
        assert search(casefile.connection, "kokshetau tokaev").tolist() == [1]
        # What was done before the upgrade can still be undone.
        casefile.undo()
        assert search(casefile.connection, "kokshetau").size == 0
        casefile.redo()
    assert schema_of(old).keys() == schema_of(current).keys()
    assert marks_of(old) == marks_of(current)
    assert content(old) == content(current)
    (kept,) = (old.parent / "backups").iterdir()
    assert marks_of(kept)[1] == 1
    assert "event_words" not in schema_of(kept)
    assert content(old, writable=True) == content(current)
    assert len(list((old.parent / "backups").iterdir())) == 1


@pytest.mark.parametrize("schema", range(2, SCHEMA))
def test_every_older_schema_is_upgraded(tmp_path: Path, current: Path, schema: int) -> None:
    path = make_old(tmp_path / "older.steppeline", current, schema)
    assert marks_of(path) == (APPLICATION_ID, schema, f"{schema:04}")
    assert content(path, writable=True) == content(current)
    assert schema_of(path).keys() == schema_of(current).keys()


def test_the_backup_goes_where_it_is_told(old: Path, tmp_path: Path) -> None:
    open_casefile(old, writable=True, backup_folder=tmp_path / "kept").close()
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert not (old.parent / "backups").exists()


def test_an_older_casefile_is_read_without_being_touched(old: Path, current: Path) -> None:
    before = old.read_bytes()
    with open_casefile(old) as casefile:
        assert casefile.path == old
        assert canonical_dump(casefile.connection) == content(current)
        assert search(casefile.connection, "kokshetau").tolist() == [1]
        with closing(casefile.reader()) as reader:
            assert reader.execute("SELECT count(*) FROM event").fetchone() == (1,)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def _dangling(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO event_tag VALUES (9, 9, 9)")


def _in_the_way(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE name_words (x)")


@pytest.mark.parametrize(
    "spoil",
    [_dangling, _in_the_way],
)
def test_an_upgrade_that_fails_leaves_the_casefile_as_it_was(
    old: Path, spoil: Callable[[sqlite3.Connection], None]
) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        spoil(connection)
    before = schema_of(old), marks_of(old)
    with pytest.raises(WorldError, match="is damaged"):
        open_casefile(old, writable=True)
    assert (schema_of(old), marks_of(old)) == before
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]
