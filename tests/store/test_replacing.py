"""Files that take the place of others: journals left lying about, read-only files, permissions, bad names."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from casefile_sample import copy_of_blank
from other_process import holding, run_python

from steppeline.model.errors import WorldError
from steppeline.store.backup import backup, backup_as, restore
from steppeline.store.casefile import open_casefile
from steppeline.store.creation import make_casefile
from steppeline.store.saved_views import put_view


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return copy_of_blank(tmp_path / "work" / "some.steppeline")


def revision(path: Path) -> int:
    with open_casefile(path) as casefile:
        return casefile.revision


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make(path: Path, *, replace: bool = False) -> None:
    """Make a casefile in which something has been done."""
    make_casefile(path, put_view("mine", "all"), replace=replace)


def test_a_file_in_use_or_read_only_is_not_replaced(path: Path) -> None:
    before = path.read_bytes()
    with holding(path, "BEGIN", "SELECT * FROM event"), pytest.raises(WorldError, match="used by another program"):
        backup_as(path, path)
    path.chmod(0o444)
    with pytest.raises(WorldError, match="read-only"):
        backup_as(path, path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_restoring_respects_a_read_only_casefile(path: Path, tmp_path: Path) -> None:
    kept = backup(path, tmp_path / "kept")
    path.chmod(0o444)
    with pytest.raises(WorldError, match="is read-only"):
        restore(kept, path, tmp_path / "kept")
    assert mode(path) == 0o444
    assert list(kept.parent.iterdir()) == [kept]


def test_what_was_private_stays_private(path: Path, tmp_path: Path) -> None:
    open_to_all = backup(path, tmp_path / "kept")
    path.chmod(0o600)
    kept = backup(path, tmp_path / "kept")
    assert mode(kept) == 0o600
    restore(open_to_all, path, tmp_path / "kept")
    assert mode(path) == 0o600


def test_what_an_earlier_backup_left_unfinished_is_no_hindrance(path: Path, tmp_path: Path) -> None:
    for suffix in ("", "-journal"):
        (tmp_path / f".kept.steppeline.partial{suffix}").write_bytes(b"rubbish" * 1000)
    assert revision(backup_as(path, tmp_path / "kept.steppeline")) == revision(path)


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_journal_beside_the_name_is_not_taken_for_that_of_the_new_file(path: Path, suffix: str) -> None:
    target = path.with_name("new.steppeline")
    target.with_name(target.name + suffix).write_bytes(path.read_bytes())
    backup_as(path, target)
    assert revision(target) == revision(path)
    assert sorted(path.parent.iterdir()) == sorted([path, target])


def _below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "x.steppeline"


def _too_long(folder: Path) -> Path:
    return folder / ("x" * 300)


def _circle(folder: Path) -> Path:
    (folder / "circle").symlink_to(folder / "circle")
    return folder / "circle"


@pytest.mark.parametrize("place", [_below_a_file, _too_long, _circle])
def test_an_impossible_name_is_told(path: Path, tmp_path: Path, place: Callable[[Path], Path]) -> None:
    target = place(tmp_path)
    for attempt in (
        lambda: restore(path, target, tmp_path / "kept"),
        lambda: backup_as(path, target),
        lambda: make(target, replace=True),
        lambda: make(target),
        lambda: backup(path, target),
    ):
        with pytest.raises(WorldError) as refusal:
            attempt()
        assert str(target) in str(refusal.value)
    assert ".part" not in str(refusal.value)


def test_a_foreign_journal_is_not_blamed_on_the_folder(path: Path, tmp_path: Path) -> None:
    script = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('CREATE TABLE t (x)')\n"
        "connection.executemany('INSERT INTO t VALUES (?)', [('x' * 900,) for _ in range(300)])\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute(\"UPDATE t SET x = 'y' || x\")\n"
        "print('about to crash', flush=True)\n"
        "os._exit(0)\n"
    )
    other = tmp_path / "other.db"
    assert run_python(script, other) == "about to crash\n"
    other.with_name("other.db-journal").rename(path.with_name(path.name + "-journal"))
    with pytest.raises(WorldError) as refusal:
        open_casefile(path)
    assert "folder" not in str(refusal.value)
