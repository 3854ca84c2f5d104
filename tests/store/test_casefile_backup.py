"""Backups and restoring: whole or not at all, and nothing lost on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import FORUM, copy_of_blank
from other_process import holding

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.store.backup import backup, backup_as, restore
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import put_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    made = copy_of_blank(tmp_path / "work" / "some.steppeline")
    put(made, "first")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "deep"


def put(path: Path, title: str) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(Event("forum", {"en": title}, "2021")))


def content(path: Path) -> str:
    with open_casefile(path) as casefile:
        return canonical_dump(casefile.connection)


def test_a_backup_is_a_casefile_of_the_same_content(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    assert kept.parent == folder
    assert kept.suffix == ".steppeline"
    assert content(kept) == content(path)
    assert list(folder.iterdir()) == [kept]
    assert list(path.parent.iterdir()) == [path]


def test_a_backup_under_a_name_of_ones_own(path: Path, folder: Path) -> None:
    assert backup_as(path, folder / "mine.steppeline") == folder / "mine.steppeline"
    assert content(folder / "mine.steppeline") == content(path)


def test_backups_of_one_moment_have_different_names(path: Path, folder: Path) -> None:
    kept = [backup(path, folder) for _ in range(3)]
    assert sorted(folder.iterdir()) == sorted(set(kept))


def test_a_casefile_in_use_is_backed_up_after_its_last_finished_step(path: Path, folder: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
        before = canonical_dump(casefile.connection)
        with holding(path, "BEGIN IMMEDIATE", "DELETE FROM event_tag"):
            kept = backup(path, folder)
    assert content(kept) == before
    assert kept.read_bytes()[18:20] == b"\x01\x01"


def test_a_damaged_casefile_is_not_backed_up(path: Path, folder: Path) -> None:
    _damage(path)
    with pytest.raises(WorldError, match="is damaged"):
        backup(path, folder)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_backup_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(WorldError, match="backups"):
        backup(path, tmp_path / "backups")


def test_restoring_keeps_what_is_replaced(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    first = content(path)
    put(path, "second")
    second = content(path)

    saved = restore(kept, path, folder)

    assert content(path) == content(kept) == first
    assert saved is not None
    assert content(saved) == second
    assert restore(saved, path, folder) is not None
    assert content(path) == second
    assert list(path.parent.iterdir()) == [path]


def test_restoring_to_a_new_name(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    assert restore(kept, path.with_name("new.steppeline"), folder) is None
    assert content(path.with_name("new.steppeline")) == content(path)


def test_restoring_through_a_link_replaces_the_file_behind_it(path: Path, folder: Path, tmp_path: Path) -> None:
    kept = backup(path, folder)
    put(path, "second")
    link = tmp_path / "link.steppeline"
    link.symlink_to(path)
    restore(kept, link, folder)
    assert link.is_symlink()
    assert content(path) == content(kept)


def _damage(path: Path) -> None:
    spoilt = bytearray(path.read_bytes())
    spoilt[4096 * 3 : 4096 * 9] = bytes(range(256)) * 96
    path.write_bytes(spoilt)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


@pytest.mark.parametrize("spoil", [_damage, _cut])
def test_a_damaged_casefile_is_put_aside_as_it_is(path: Path, folder: Path, spoil: Callable[[Path], None]) -> None:
    kept = backup(path, folder)
    good = content(path)
    spoil(path)
    spoilt = path.read_bytes()
    path.with_name(path.name + "-wal").write_bytes(b"what was left of a journal")
    saved = restore(kept, path, folder)
    assert content(path) == good
    assert saved is not None
    assert saved.read_bytes() == spoilt
    assert saved.with_name(saved.name + "-wal").read_bytes() == b"what was left of a journal"
    assert list(path.parent.iterdir()) == [path]


def _text(path: Path) -> None:
    path.write_text("no casefile")


@pytest.mark.parametrize("spoil", [_damage, _cut, _text, Path.unlink])
def test_a_bad_backup_changes_nothing(path: Path, folder: Path, spoil: Callable[[Path], None]) -> None:
    kept = backup(path, folder)
    before = path.read_bytes()
    spoil(kept)
    with pytest.raises(WorldError, match=kept.name):
        restore(kept, path, folder)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_casefile_is_not_replaced(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    _text(path)
    with pytest.raises(WorldError, match="is not a casefile"):
        restore(kept, path, folder)
    assert path.read_text() == "no casefile"


def test_a_casefile_in_use_is_not_replaced(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    put(path, "second")
    before = content(path)
    with open_casefile(path, writable=True) as casefile:
        assert casefile.revision > 0
        with pytest.raises(WorldError, match="used by another program"):
            restore(kept, path, folder)
    with holding(path, "BEGIN", "SELECT * FROM event"), pytest.raises(WorldError, match="used by another program"):
        restore(kept, path, folder)
    assert content(path) == before


def test_a_waiting_wal_is_brought_home_before_the_casefile_is_replaced(path: Path, folder: Path) -> None:
    kept = backup(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO tag (key) VALUES ('waiting')")
        connection.commit()
        left = path.with_name(path.name + "-wal").read_bytes()
        crashed = path.read_bytes()
    path.write_bytes(crashed)
    path.with_name(path.name + "-wal").write_bytes(left)
    saved = restore(kept, path, folder)
    assert saved is not None
    assert "waiting" in content(saved)
    assert content(path) == content(kept)
