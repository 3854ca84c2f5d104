"""A disk that is full, tried on one that is: nothing half-made is left, and what was finished is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from casefile_sample import copy_of_blank

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.store.backup import backup, restore, silent
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.edits import put_event
from steppeline.store.opening import verify
from steppeline.store.salvage import salvage
from steppeline.work.backup import keep_automatically


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of a megabyte."""
    place = tmp_path_factory.mktemp("disk")
    mount = shutil.which("mount")
    if mount is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only the superuser may mount a disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def path(disk: Path) -> Iterator[Path]:
    made = copy_of_blank(disk / "case.steppeline")
    yield made
    for each in disk.iterdir():
        each.unlink() if each.is_file() else shutil.rmtree(each)


def _fill(disk: Path) -> None:
    free = shutil.disk_usage(disk).free
    (disk / "filling").write_bytes(b"x" * (free - 50_000))


@pytest.mark.parametrize(
    "attempt",
    [
        backup,
        lambda path, folder: restore(path, path, folder),
        lambda path, folder: salvage(path, folder.with_suffix(".steppeline"), silent),
        lambda path, folder: keep_automatically(path, folder, datetime.now(UTC)),
    ],
    ids=["backup", "restore", "salvage", "automatic"],
)
def test_what_finds_no_room_leaves_nothing(path: Path, attempt: Callable[[Path, Path], object]) -> None:
    _fill(path.parent)
    before = path.read_bytes()
    with pytest.raises(WorldError, match="full"):
        attempt(path, path.parent / "kept")
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.rglob("*") if each.is_file()} == {path.name, "filling"}


def _put_until_full(casefile: Casefile, done: list[int]) -> None:
    while True:
        casefile.apply(put_event(Event("forum", {"en": "x" * 5_000}, "2021")))
        done.append(len(done))


def test_an_edit_that_finds_no_room_is_told_and_those_before_are_kept(path: Path) -> None:
    done: list[int] = []
    with open_casefile(path, writable=True) as casefile:
        with pytest.raises(WorldError, match="The disk is full"):
            _put_until_full(casefile, done)
        verify(casefile.connection, path)
    assert done
    with open_casefile(path) as casefile:
        verify(casefile.connection, path, thorough=True)
        assert casefile.connection.execute("SELECT count(*) FROM event").fetchone() == (len(done),)
