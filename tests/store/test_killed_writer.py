"""A writer that is killed at any moment: every finished step is there, the unfinished one is not, all is in order."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import copy_of_blank

from steppeline.store.casefile import open_casefile
from steppeline.store.events import read_events
from steppeline.store.opening import verify
from steppeline.store.search import search

WRITER = """
import sys
from pathlib import Path
from steppeline.model.event import Event, RegionRole
from steppeline.store.casefile import open_casefile
from steppeline.store.edits import put_event

with open_casefile(Path(sys.argv[1]), writable=True) as casefile:
    number = 0
    while True:
        number += 1
        regions = (RegionRole("kz", "host"), RegionRole("ru-ore"))
        casefile.apply(put_event(Event("forum", {"en": f"Event {number}"}, "2021", regions=regions, tags=("a", "b"))))
        print(number, flush=True)
"""
ROUNDS = 15


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")
def test_nothing_finished_is_lost_and_nothing_unfinished_is_left(tmp_path: Path) -> None:
    chance = random.Random(20211)
    path = copy_of_blank(tmp_path / "killed.steppeline")
    expected = 0
    for _ in range(ROUNDS):
        told = _write_and_be_killed(path, chance.uniform(0.0, 0.1))
        with open_casefile(path) as casefile:
            verify(casefile.connection, path, thorough=True)
            found = list(read_events(casefile.connection))
            assert expected + told <= len(found) <= expected + told + 1
            assert all(len(event.regions) == len(event.tags) == 2 for event in found)
            assert search(casefile.connection, "event orenburg").size == len(found)
            # The first step of all put in the sample's entities.
            assert casefile.revision == len(found) + 1
        expected = len(found)
    with open_casefile(path, writable=True) as casefile:
        while casefile.undo():
            pass
        assert list(read_events(casefile.connection)) == []
        with closing(casefile.reader()) as reader:
            verify(reader, path)
    assert list(tmp_path.iterdir()) == [path]


def _write_and_be_killed(path: Path, seconds: float) -> int:
    """Let a process write for so long, kill it, and give the number of steps of which it said that they were done."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "1\n"
        time.sleep(seconds)
        writer.kill()
        return 1 + len([line for line in writer.stdout if line.endswith("\n")])
