"""A casefile as it was known on a day."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from casefile_sample import BOOK, FORUM, copy_of_blank

from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event
from steppeline.store.casefile import open_casefile
from steppeline.store.change_log import read_log
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edit_batch import add_tag
from steppeline.store.edit_copies import attach_copy
from steppeline.store.edits import delete_event, put_event
from steppeline.store.row_sums import rebuild, verify
from steppeline.store.search import search
from steppeline.work.as_known import as_known, end_of

DAYS = 5
SECRET = b"learned only later"


def made(path: Path) -> list[str]:
    """A casefile of which one step was done on each of the first days of March 2021; gives what it said on each."""
    copy_of_blank(path)
    steps = (
        put_event(FORUM),
        add_dataset(BOOK, [Event("forum", {"en": f"Meeting {number}"}, "2021") for number in range(9)], "Meetings"),
        add_tag(range(1, 6), "seen"),
        attach_copy("original", "page.html", SECRET),
        delete_event(1),
    )
    with open_casefile(path, writable=True) as casefile:
        states = [canonical_dump(casefile.connection)]
        for step in steps:
            casefile.apply(step)
            states.append(canonical_dump(casefile.connection))
    with closing(sqlite3.connect(path)) as connection, connection:
        for number in range(1, len(states) + 1):
            noon = datetime(2021, 3, number, 12).astimezone().isoformat(timespec="seconds")
            connection.execute("UPDATE change_log SET at = ? WHERE id = ?", (noon, number))
        rebuild(connection, ["change_log"])
    return states


def test_every_day_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "now.steppeline"
    states = made(path)
    before = path.read_bytes()
    for day, state in enumerate(states, 1):
        then = tmp_path / f"{day}.steppeline"
        assert as_known(path, end_of(f"2021-03-0{day}"), then).number == day
        with open_casefile(then) as casefile:
            assert canonical_dump(casefile.connection) == state
            assert list(verify(casefile.connection)) == []
            assert [entry.number for entry in read_log(casefile.connection)] == list(range(day, 0, -1))
            assert search(casefile.connection, "xvii").size == (1 < day < len(states))
        assert (SECRET in then.read_bytes()) == (day >= DAYS)
        with pytest.raises(WorldError, match="read-only"):
            open_casefile(then, writable=True)
    assert path.read_bytes() == before


def test_what_cannot_be_known_is_said(tmp_path: Path) -> None:
    path, then = tmp_path / "now.steppeline", tmp_path / "then.steppeline"
    made(path)
    for day, said in (("2021-02", "begins on 2021-03-01"), ("1999", "begins on")):
        with pytest.raises(WorldError, match=said):
            as_known(path, end_of(day), then)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with pytest.raises(WorldError, match="exists already"):
        as_known(path, end_of("2021-03"), path)
    for text in ("some day", "2021/..", "-0044"):
        with pytest.raises(InputError):
            end_of(text)


def test_a_month_ends_with_its_last_day() -> None:
    last = end_of("2021-03").astimezone()
    assert (last.month, last.day) == (3, 31)
    assert (last + timedelta(microseconds=1)).day == 1
