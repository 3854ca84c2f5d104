"""Packed columns: with what was noted since, they say what the rows say, whoever changed these."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from casefile_sample import BOOK, FORUM, events
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_sample import (
    AS_OF,
    EVENTS,
    check_against_rows,
    chunks_of,
    connect,
    execute,
    opened,
    packed_casefile,
    reading_casefile,
    said,
)

from steppeline.model.calendar import seconds_of
from steppeline.model.edtf import parse
from steppeline.model.event import Event, Extent
from steppeline.model.reference import Actor, DatedName, Kind, Region
from steppeline.store.backup import backup
from steppeline.store.casefile import Casefile, open_casefile
from steppeline.store.columns import read_events_index, read_index
from steppeline.store.dump import canonical_dump
from steppeline.store.edits import delete_entity, delete_event, put_entity, put_event
from steppeline.store.events import read_events
from steppeline.store.packed.chunks import CHUNK_ROWS, ChunkReader, ChunkWriter
from steppeline.store.packed.noting import forget, read_state
from steppeline.store.packed.packing import merge, needs_merge, pack
from steppeline.store.packed.verifying import verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return packed_casefile(tmp_path / "packed.steppeline")


def _numbers(casefile: Casefile) -> list[int]:
    return [number for (number,) in casefile.connection.execute("SELECT id FROM event ORDER BY id")]


def _add(casefile: Casefile, event: Event, place: int) -> None:
    casefile.apply(put_event(replace(event, id=None)))


def _change(casefile: Casefile, event: Event, place: int) -> None:
    if numbers := _numbers(casefile):
        casefile.apply(put_event(replace(event, id=numbers[place % len(numbers)])))


def _delete(casefile: Casefile, event: Event, place: int) -> None:
    if numbers := _numbers(casefile):
        casefile.apply(delete_event(numbers[place % len(numbers)]))


def _undo(casefile: Casefile, event: Event, place: int) -> None:
    if casefile.revision > 2:
        casefile.undo()


def _redo(casefile: Casefile, event: Event, place: int) -> None:
    casefile.redo()


def _new_entities(casefile: Casefile, event: Event, place: int) -> None:
    casefile.apply(put_entity(Actor(f"actor-{place}", "person", (DatedName("en", "Somebody"),))))
    casefile.apply(put_entity(Region(f"region-{place}", "region", (), parent="kz")))
    casefile.apply(put_entity(Kind(f"kind-{place}", {"en": "Kind"}, "#000000", "circle", place)))
    casefile.apply(put_event(replace(event, id=None, kind=f"kind-{place}", tags=(*event.tags, f"tag {place}"))))


def _forget_kind(casefile: Casefile, event: Event, place: int) -> None:
    """Take the first kind out, so that all others have another code."""
    for number, each in enumerate(list(read_events(casefile.connection))):
        if each.kind == "forum":
            kind = replace(each, kind="statistic")
            casefile.apply(put_event(kind) if number % 2 else delete_event(each.id or 0))
    if casefile.connection.execute("SELECT 1 FROM kind WHERE key = 'forum'").fetchone():
        casefile.apply(delete_entity(Kind, "forum"))
    casefile.apply(put_entity(BOOK.kinds["forum"]))


def _other_extent(casefile: Casefile, event: Event, place: int) -> None:
    extent: Extent = "within" if place % 2 else "throughout"
    casefile.apply(put_entity(replace(BOOK.kinds["statistic"], extent=extent)))


def _write_past_the_door(casefile: Casefile, event: Event, place: int) -> None:
    execute(
        casefile.path,
        f"UPDATE event SET status = {place % 6} WHERE id % 3 = {place % 3}",
        f"DELETE FROM event_region WHERE id % 5 = {place % 5}",
        f"INSERT OR REPLACE INTO event_tag SELECT id, event_id, 1 FROM event_tag WHERE id % 4 = {place % 4}",
    )


def _merge(casefile: Casefile, event: Event, place: int) -> None:
    assert merge(casefile.path)


STEPS = (
    _add,
    _change,
    _delete,
    _undo,
    _redo,
    _new_entities,
    _forget_kind,
    _other_extent,
    _write_past_the_door,
    _merge,
)


@settings(max_examples=15)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), events(), st.integers(0, 99)), min_size=1, max_size=6))
def test_after_any_edits_it_says_what_the_rows_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Callable[[Casefile, Event, int], None], Event, int]]
) -> None:
    path = packed_casefile(tmp_path_factory.mktemp("edits") / "edited.steppeline")
    with open_casefile(path, writable=True) as casefile:
        for step, event, place in steps:
            step(casefile, event, place)
            assert opened(path).why_rebuilt is None
            check_against_rows(casefile.connection)
            assert verify(casefile.connection) == []


NOT_OF_EVENTS = (
    "DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM event_tag)",
    "INSERT INTO tag (id, key) VALUES (-1, 'before all others')",
    "UPDATE kind SET extent = 'within'",
    "UPDATE event SET title_en = 'Another title'",
)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO event SELECT 900, kind_id, status, 5, 6, 7, 8, 0, 0, 1, '1970', 't', '', '', '', '', '',"
        " '', '', '', extent, date_basis, certainty, mode, unverified_fields, unreviewed_languages, series_id,"
        " ordinal, import_id FROM event WHERE id = 2",
        "UPDATE event SET id = 901 WHERE id = 13",
        "UPDATE OR REPLACE event SET id = 13 WHERE id = 1",
        "UPDATE event SET verified = 0",
        "UPDATE event SET certainty = 'disputed' WHERE id = 4",
        "UPDATE event SET earliest_start = latest_start, latest_end = 4611686018427387904, date = '2022/..'",
        "UPDATE event SET date = '[1990,2018]', needs_recheck = 1, extent = 'within'",
        "UPDATE event SET kind_id = 1",
        "DELETE FROM event",
        "UPDATE event_region SET region_id = 2",
        "UPDATE event_region SET event_id = 1",
        "UPDATE event_actor SET id = id + 1000",
        "UPDATE OR REPLACE event_source SET id = id + 1",
        "INSERT OR REPLACE INTO event_source SELECT id, 1, source_id, locator, supports FROM event_source",
        "INSERT OR FAIL INTO event_tag SELECT id + 1000, event_id, 1 FROM event_tag",
        "DELETE FROM event_tag WHERE id % 2",
        "DELETE FROM event_region; INSERT INTO event_region SELECT id, id, 1, NULL FROM event",
        *NOT_OF_EVENTS,
    ],
)
def test_whatever_another_program_writes_is_noticed(path: Path, statement: str) -> None:
    execute(path, "PRAGMA foreign_keys = ON", *statement.split("; "))
    with reading_casefile(path) as casefile:
        assert opened(path).why_rebuilt is None
        assert verify(casefile.connection) == []
        noted = casefile.connection.execute("SELECT count(*) FROM changed_event").fetchone()[0]
        assert (noted > 0) == (statement not in NOT_OF_EVENTS)


def test_what_another_program_takes_back_was_nothing(path: Path) -> None:
    before = said(opened(path).index)
    execute(path, "BEGIN", "DELETE FROM event", "ROLLBACK")
    assert said(opened(path).index) == before
    with open_casefile(path) as casefile:
        assert casefile.connection.execute("SELECT count(*) FROM changed_event").fetchone() == (0,)


def test_rows_are_read_of_the_changed_events_only(path: Path) -> None:
    execute(path, "UPDATE event SET status = 4 WHERE id = 3")
    # What nobody notices is read from nobody: the packed columns still have what was there.
    execute(path, "DROP TRIGGER noted_event_changed", "UPDATE event SET status = 5")
    with closing(connect(path)) as connection:
        pack(connection)
        connection.execute("UPDATE event SET status = 0 WHERE id = 4")
        index = read_index(connection, AS_OF)
        assert len(index) == len(EVENTS) + 1
        assert index.ids[index.sorted_count :].tolist() == [4]
        assert index.status[index.rows_of([3, 4])].tolist() == [5, 0]


def test_there_are_triggers_only_where_columns_are_packed(path: Path, tmp_path: Path) -> None:
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
    with closing(connect(path)) as connection:
        assert connection.execute(query).fetchone()[0] > 0
    with closing(connect(_unpacked(tmp_path))) as connection:
        assert connection.execute(query).fetchone() == (0,)


def _unpacked(folder: Path) -> Path:
    path = packed_casefile(folder / "unpacked.steppeline")
    with closing(connect(path)) as connection:
        forget(connection)
    return path


def test_without_packed_columns_rows_are_read_and_nothing_is_said(tmp_path: Path) -> None:
    path = _unpacked(tmp_path)
    path.chmod(0o444)
    before = path.read_bytes()
    with reading_casefile(path) as casefile:
        assert verify(casefile.connection) == []
        assert needs_merge(casefile.connection)
    assert opened(path).why_rebuilt is None
    assert path.read_bytes() == before


def test_a_writer_packs_what_was_not(tmp_path: Path) -> None:
    path = _unpacked(tmp_path)
    assert said(opened(path, repairing=True).index) == said(opened(path).index)
    with open_casefile(path) as casefile:
        assert not needs_merge(casefile.connection)


def test_some_events_are_read_by_number(path: Path) -> None:
    with open_casefile(path) as casefile:
        some = read_events_index(casefile.connection, [5, 2, 999, 5], AS_OF)
        everything = said(read_index(casefile.connection, AS_OF))
        assert said(some)["events"] == [event for event in everything["events"] if event[0] in (2, 5)]
        whole = read_index(casefile.connection, AS_OF)
        assert said(read_events_index(casefile.connection, [5, 2], AS_OF, like=whole)) == said(some)
        assert len(read_events_index(casefile.connection, [], AS_OF, like=whole)) == 0


@pytest.mark.parametrize("as_of", [None, seconds_of(1900), seconds_of(2021, 10), seconds_of(2500)])
def test_open_ends_last_to_the_as_of_moment(path: Path, as_of: int | None) -> None:
    with open_casefile(path, writable=True) as casefile:
        for date in ("1700~/..", "2020?/..", "2021-09-28T10:30/..", "2021/", "[1990..]", "1985-12/2500"):
            casefile.apply(put_event(replace(FORUM, refs=(), date=date)))
        with_tail = read_index(casefile.connection, as_of)
        assert merge(path)
        for index in (with_tail, read_index(casefile.connection, as_of)):
            dates = dict(casefile.connection.execute("SELECT id, date FROM event"))
            extents = {event.id: event.extent or BOOK.kinds[event.kind].extent for event in _events(casefile)}
            for row, number in enumerate(index.ids.tolist()):
                bounds = parse(dates[number]).bounds(extents[number], as_of)
                assert index.earliest_end[row] == bounds.earliest_end, dates[number]
                assert index.latest_end[row] == bounds.latest_end


def _events(casefile: Casefile) -> list[Event]:
    return list(read_events(casefile.connection))


def test_moments_too_far_away_are_sorted_in(path: Path) -> None:
    execute(path, "PRAGMA foreign_keys = ON", "DELETE FROM event WHERE date LIKE '-0044%'")
    assert merge(path)
    with open_casefile(path, writable=True) as casefile:
        assert read_index(casefile.connection, AS_OF).latest_end.is_narrow
        casefile.apply(put_event(replace(FORUM, refs=(), date="Y170000002")))
        index = read_index(casefile.connection, AS_OF)
        assert len(index) == index.sorted_count == len(EVENTS)
        assert not index.latest_end.is_narrow
        check_against_rows(casefile.connection, index)


def test_very_many_changes_are_sorted_in(path: Path) -> None:
    columns = "kind_id, status, latest_start, earliest_end, latest_end, never_certain, needs_recheck, verified, date"
    execute(
        path,
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 11000)"
        f" INSERT INTO event (earliest_start, {columns}) SELECT n * 7919 % 100000, {columns} FROM event, number"
        " WHERE event.id = 1",
        "INSERT INTO event_tag (event_id, tag_id) SELECT id, 1 FROM event WHERE id % 2",
        "UPDATE event SET latest_start = earliest_start, earliest_end = earliest_start + 1 WHERE id > 100",
    )
    with reading_casefile(path) as casefile:
        index = read_index(casefile.connection, AS_OF)
        assert index.sorted_count == len(index) == len(EVENTS) + 11_000
        assert needs_merge(casefile.connection)
        assert verify(casefile.connection) == []


def test_an_empty_casefile_can_be_packed(tmp_path: Path) -> None:
    path = packed_casefile(tmp_path / "empty.steppeline")
    execute(path, "PRAGMA foreign_keys = ON", "DELETE FROM event")
    with closing(connect(path)) as connection:
        pack(connection)
        assert len(read_index(connection)) == 0
        with open_casefile(path, writable=True) as casefile:
            casefile.apply(put_event(FORUM))
        check_against_rows(connection)
        assert merge(path)
        check_against_rows(connection)


def test_they_are_no_content_and_are_copied_along(path: Path, tmp_path: Path) -> None:
    with closing(connect(path)) as connection:
        with_columns = canonical_dump(connection)
        connection.execute("BEGIN")
        forget(connection)
        assert canonical_dump(connection) == with_columns
    kept = backup(path, tmp_path / "kept")
    assert chunks_of(kept) == chunks_of(path)
    with reading_casefile(kept) as casefile:
        assert not needs_merge(casefile.connection)


def test_verifying_finds_what_differs(path: Path) -> None:
    with closing(connect(path)) as connection:
        assert verify(connection) == []
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in (
            "UPDATE event SET verified = 1 - verified WHERE id IN (1, 2)",
            "UPDATE event SET latest_end = latest_end + 1 WHERE id IN (1, 2)",
            "DELETE FROM event_source WHERE event_id IN (2, 4)",
            "UPDATE event SET date = '2021/..' WHERE id IN (1, 2)",
            "UPDATE event SET date = '[2001, 2003]' WHERE needs_recheck AND id IN (SELECT id FROM event WHERE"
            " needs_recheck LIMIT 2)",
            "DELETE FROM event WHERE id IN (1, 2)",
        ):
            connection.execute(statement)
            connection.execute("DELETE FROM changed_event")
            (problem,) = verify(connection)
            assert str(problem) == "The packed columns say something else of 2 events than their rows.", statement
            pack(connection)
            assert verify(connection) == []


def test_arrays_of_several_chunks(path: Path) -> None:
    numbers = np.arange(2 * CHUNK_ROWS + 5, dtype=np.uint32)
    with closing(connect(path)) as connection:
        writer = ChunkWriter(connection)
        writer.add("numbers", numbers)
        writer.add("none", numbers[:0])
        header, checksum = writer.finish()
        state = read_state(connection)
        assert state is not None
        reader = ChunkReader(connection, replace(state, header=header, checksum=checksum))
        assert np.array_equal(reader.array("numbers"), numbers)
        assert len(reader.array("none")) == 0
        assert len(reader.chunk_numbers()) == 3
