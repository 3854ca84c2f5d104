"""Salvaging: a whole casefile comes over as it is, a damaged one as far as it can be read, and the old one stays."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from casefile_sample import FORUM, copy_of_blank

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.backup import silent
from steppeline.store.casefile import open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import put_event
from steppeline.store.events import read_events, read_reference
from steppeline.store.opening import inspect
from steppeline.store.salvage import Salvaged, salvage
from steppeline.store.search import search
from steppeline.work.check.casefile import check_casefile

PAGE = 4096
LONG = "a summary that takes several pages " * 400


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copy_of_blank(tmp_path_factory.mktemp("made") / "case.steppeline")
    events = [
        Event("forum", {"en": f"Event {each}"}, "2021-09", summary={"en": "short" if each % 20 else LONG})
        for each in range(60)
    ]
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(add_dataset(ReferenceBook(), (FORUM, *events), "Events"))
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "case.steppeline"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "salvaged.steppeline"


def lost(outcome: Salvaged, table: str) -> int | None:
    (found,) = (each for each in outcome.tables if each.table == table)
    return found.lost


def roots(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))


def leaves(path: Path, table: str) -> list[int]:
    """The pages below the root of a table that has two levels."""
    data = path.read_bytes()
    page = data[(roots(path)[table] - 1) * PAGE :][:PAGE]
    assert page[0] == 5
    cells = [int.from_bytes(page[12 + 2 * each : 14 + 2 * each], "big") for each in range(page[4])]
    return [*(int.from_bytes(page[at : at + 4], "big") for at in cells), int.from_bytes(page[8:12], "big")]


def wreck(path: Path, *pages: int) -> None:
    with path.open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * PAGE)
            stream.write(b"\xa5" * PAGE)


def check(path: Path) -> None:
    with open_casefile(path, writable=True) as casefile:
        assert [each for each in check_casefile(casefile) if each.severity == "error"] == []
        kind = next(iter(read_reference(casefile.connection).kinds))
        casefile.apply(put_event(Event(kind, {"en": "New"}, "2022")))
        assert casefile.undo() is not None


def test_a_whole_casefile_comes_over_as_it_is(path: Path, target: Path) -> None:
    before = path.read_bytes()
    outcome = salvage(path, target, silent)
    assert outcome.is_whole
    assert all(each.lost == 0 and each.altered == 0 for each in outcome.tables)
    with open_casefile(path) as old, open_casefile(target) as new:
        assert canonical_dump(new.connection) == canonical_dump(old.connection)
        assert new.revision == old.revision
        assert search(new.connection, "several pages").size == 3
    assert path.read_bytes() == before
    check(target)
    assert {each.name for each in path.parent.iterdir()} == {path.name, target.name}


def test_of_a_torn_leaf_the_other_rows_come_over(path: Path, target: Path) -> None:
    wreck(path, leaves(path, "event")[1])
    before = path.read_bytes()
    outcome = salvage(path, target, silent)
    assert path.read_bytes() == before
    with open_casefile(target) as casefile:
        count = len(list(read_events(casefile.connection)))
    missing = lost(outcome, "event")
    assert missing
    assert 61 - missing <= count < 61
    check(target)


def test_where_the_root_is_torn_leaves_are_known_by_their_rows(path: Path, target: Path) -> None:
    wreck(path, roots(path)["event"])
    outcome = salvage(path, target, silent)
    assert lost(outcome, "event") is None
    with open_casefile(path.with_name("salvaged.steppeline")) as casefile:
        events = list(read_events(casefile.connection))
    assert [event.title["en"] for event in events] == [FORUM.title["en"], *(f"Event {each}" for each in range(60))]
    assert events[1].summary == {"en": LONG}
    assert events[0].claims == FORUM.claims
    check(target)


def test_entries_that_are_lost_keep_a_place_for_those_who_name_them(path: Path, target: Path) -> None:
    wreck(path, roots(path)["kind"], roots(path)["region"])
    outcome = salvage(path, target, silent)
    assert not outcome.is_whole
    with open_casefile(target, writable=True) as casefile:
        # What led to what is left is not known any more.
        assert casefile.undo() is None
    with open_casefile(target) as casefile:
        book = read_reference(casefile.connection)
        events = list(read_events(casefile.connection))
    assert len(events) == 61
    assert events[0].kind in book.kinds
    assert [role.role for role in events[0].regions] == ["host", None]
    assert book.regions[events[0].regions[0].region].names[0].name == "Aktobe Region"
    check(target)


def _page_one(path: Path) -> None:
    wreck(path, 1)


def _beginning(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(b"\0" * 60)


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - PAGE * 20 - 1000])


@pytest.mark.parametrize("spoil", [_page_one, _beginning, _cut])
def test_without_its_beginning_or_end_it_is_still_read(path: Path, target: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    if spoil is not _page_one:
        with pytest.raises(WorldError, match="salvage"):
            inspect(path)
    salvage(path, target, silent)
    with open_casefile(target) as casefile:
        assert len(list(read_events(casefile.connection))) > 10
    check(target)


def test_what_waits_in_a_journal_comes_over(path: Path, target: Path, tmp_path: Path) -> None:
    (tmp_path / "apart").mkdir()
    copy = tmp_path / "apart" / "case.steppeline"
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(Event("forum", {"en": "In the journal"}, "2022")))
        for each in ("", "-wal"):
            copy.with_name(copy.name + each).write_bytes(path.with_name(path.name + each).read_bytes())
    assert salvage(copy, target, silent).is_whole
    with open_casefile(target) as casefile:
        assert list(read_events(casefile.connection))[-1].title == {"en": "In the journal"}


@pytest.mark.parametrize("seed", range(6))
def test_any_damage_gives_a_casefile_that_is_in_order(path: Path, target: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 4, 12))):
        page = chance.randrange(len(data) // PAGE)
        data[page * PAGE : (page + 1) * PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    salvage(path, target, silent)
    check(target)


@pytest.mark.parametrize("content", [b"", b"no casefile at all", bytes(PAGE * 3)])
def test_of_what_is_no_casefile_nothing_is_made(tmp_path: Path, target: Path, content: bytes) -> None:
    path = tmp_path / "other.steppeline"
    path.write_bytes(content)
    with pytest.raises(WorldError, match="Nothing of a casefile"):
        salvage(path, target, silent)
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_replaced_and_what_is_missing_is_told(path: Path, target: Path) -> None:
    target.write_bytes(b"mine")
    with pytest.raises(WorldError, match="exists already"):
        salvage(path, target, silent)
    assert target.read_bytes() == b"mine"
    target.unlink()
    with pytest.raises(WorldError, match="cannot be used"):
        salvage(path.with_name("nothing"), target, silent)
    assert list(path.parent.iterdir()) == [path]
