"""What killed processes left unfinished goes with the next file made there; what somebody is at stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from casefile_sample import copy_of_blank
from other_process import run_python

from steppeline.store.backup import backup
from steppeline.store.opening import SIDECARS
from steppeline.store.unfinished import unfinished_beside

DAY = 86_400
LEAVE_ONE = """
import sys
from pathlib import Path
from steppeline.store.unfinished import unfinished_beside
path = unfinished_beside(Path(sys.argv[1]))
path.write_bytes(b"half")
path.with_name(path.name + "-journal").write_bytes(b"half")
print(path.name, end="")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_of_blank(tmp_path / "some.steppeline")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of the backups."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


def make_older(path: Path, seconds: int) -> None:
    moment = path.stat().st_mtime - seconds
    os.utime(path, (moment, moment))


@pytest.mark.skipif(sys.platform == "win32", reason="only its age tells there")
def test_what_a_process_left_that_has_ended_goes_with_the_next_backup(path: Path, kept: Path) -> None:
    name = run_python(LEAVE_ONE, kept / "other.steppeline")
    assert {each.name for each in kept.iterdir()} == {name, f"{name}-journal"}
    made = backup(path, kept)
    assert list(kept.iterdir()) == [made]


def test_what_a_living_process_is_at_stays_for_a_day(path: Path, kept: Path) -> None:
    unfinished = unfinished_beside(kept / "other.steppeline")
    unfinished.write_bytes(b"half")
    backup(path, kept)
    assert unfinished.exists()
    make_older(unfinished, DAY + 60)
    backup(path, kept)
    assert not unfinished.exists()


def test_whether_a_process_of_another_computer_lives_is_told_by_age_alone(path: Path, kept: Path) -> None:
    foreign = [kept / f".other.steppeline.000000-{2**22:x}-abcd.part{suffix}" for suffix in ("", *SIDECARS)]
    without_process = kept / ".other.steppeline.0123abcd.part"
    for each in (*foreign, without_process):
        each.write_bytes(b"half")
    backup(path, kept)
    assert all(each.exists() for each in (*foreign, without_process))
    for each in (*foreign, without_process):
        make_older(each, DAY + 60)
    made = sorted(kept.glob("some*"))
    made.append(backup(path, kept))
    assert sorted(kept.iterdir()) == sorted(made)


def test_what_others_call_their_files_stays(path: Path, kept: Path) -> None:
    foreign = [kept / name for name in ("film.part", ".film.part", ".film.12345678.part.txt", "a.12345678.part")]
    foreign.append(kept / ".folder.12345678.part")
    for each in foreign[:-1]:
        each.write_bytes(b"somebody's")
        make_older(each, 10 * DAY)
    foreign[-1].mkdir()
    make_older(foreign[-1], 10 * DAY)
    made = backup(path, kept)
    assert sorted(kept.iterdir()) == sorted([*foreign, made])
