"""Packed columns that are not what was written, or older than the rows: never used, told, and made anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from casefile_sample import FORUM
from packed_sample import (
    chunks_of,
    connect,
    execute,
    opened,
    packed_casefile,
    reading_casefile,
    replace_chunk,
    replace_header,
    said,
)

from steppeline.store.casefile import open_casefile
from steppeline.store.edits import put_event
from steppeline.store.packed.content import ARRAYS, MOMENTS, ROW_LISTS, SETS
from steppeline.store.packed.packing import merge, needs_merge, pack
from steppeline.store.packed.verifying import verify

DAMAGED = "The packed columns of this casefile were damaged; they were made anew from its rows."
OLDER = "The packed columns of this casefile were older than its rows; they were made anew from these."
FOREIGN = (
    "The packed columns of this casefile were written by another version of Steppeline;"
    " they were made anew from its rows."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return packed_casefile(tmp_path / "packed.steppeline")


def check_rebuilt(path: Path, sentence: str) -> None:
    """It is read right, says why, and is in order again once there is somebody who can write."""
    for repairing in (False, True):
        assert str(opened(path, repairing=repairing).why_rebuilt) == sentence
    with reading_casefile(path) as casefile:
        assert verify(casefile.connection) == []
        assert not needs_merge(casefile.connection)
    assert opened(path).why_rebuilt is None


def test_one_flipped_bit_in_any_chunk(path: Path) -> None:
    good = path.read_bytes()
    chunks = chunks_of(path)
    kept_apart = {name for name in (*ARRAYS, *MOMENTS, *ROW_LISTS, *SETS) if name not in ("recheck_codes",)}
    assert len(chunks) > len(kept_apart)
    for number, data in chunks.items():
        for place in {0, len(data) // 2, len(data) - 1}:
            path.write_bytes(good)
            flipped = bytearray(data)
            flipped[place] ^= 1 << place % 8
            replace_chunk(path, number, bytes(flipped))
            assert str(opened(path).why_rebuilt) == DAMAGED, (number, place)
    check_rebuilt(path, DAMAGED)


@pytest.mark.parametrize("column", ["header", "checksum", "revision"])
@pytest.mark.parametrize("bit", [0, 1, 9, 40])
def test_one_flipped_bit_in_the_state(path: Path, column: str, bit: int) -> None:
    execute(path, f"UPDATE packed_state SET {column} = ({column} | {1 << bit}) - ({column} & {1 << bit})")
    check_rebuilt(path, OLDER if column == "revision" else DAMAGED)


@pytest.mark.parametrize("bit", [0, 1, 40])
def test_one_flipped_bit_in_the_round_does_no_harm(path: Path, bit: int) -> None:
    execute(path, "UPDATE event SET status = 5 WHERE id = 2")
    execute(path, f"UPDATE packed_state SET round = (round | {1 << bit}) - (round & {1 << bit})")
    execute(path, "UPDATE event SET status = 5 WHERE id = 3")
    assert merge(path)
    with reading_casefile(path) as casefile:
        assert verify(casefile.connection) == []


def _cut_short(path: Path, number: int, data: bytes) -> None:
    replace_chunk(path, number, data[:-1])


def _made_longer(path: Path, number: int, data: bytes) -> None:
    replace_chunk(path, number, data + b"\0")


def _emptied(path: Path, number: int, data: bytes) -> None:
    replace_chunk(path, number, b"")


def _left_out(path: Path, number: int, data: bytes) -> None:
    execute(path, f"DELETE FROM column_chunk WHERE id = {number}")


def _made_a_number(path: Path, number: int, data: bytes) -> None:
    execute(path, f"UPDATE column_chunk SET data = 7 WHERE id = {number}")


@pytest.mark.parametrize("spoil", [_cut_short, _made_longer, _emptied, _left_out, _made_a_number])
def test_no_chunk_can_do_without_a_piece(path: Path, spoil: Callable[[Path, int, bytes], None]) -> None:
    good = path.read_bytes()
    for number, data in chunks_of(path).items():
        path.write_bytes(good)
        spoil(path, number, data)
        assert str(opened(path).why_rebuilt) == DAMAGED, number
    check_rebuilt(path, DAMAGED)


def test_chunks_of_the_same_length_that_are_swapped(path: Path) -> None:
    chunks = chunks_of(path)
    one, other = next(
        (one, other)
        for one, other in combinations(chunks, 2)
        if len(chunks[one]) == len(chunks[other]) > 0 and chunks[one] != chunks[other]
    )
    replace_chunk(path, one, chunks[other])
    replace_chunk(path, other, chunks[one])
    check_rebuilt(path, DAMAGED)


def test_chunks_of_an_earlier_time_put_back(path: Path) -> None:
    before = chunks_of(path)
    execute(path, "UPDATE event SET verified = 0")
    with closing(connect(path)) as connection:
        pack(connection)
    now = chunks_of(path)
    changed = [number for number, data in before.items() if now[number] != data]
    assert changed
    for number in changed:
        replace_chunk(path, number, before[number])
        assert str(opened(path).why_rebuilt) == DAMAGED
    check_rebuilt(path, DAMAGED)


def test_all_tables_of_an_earlier_time_put_back(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.steppeline"
    shutil.copyfile(path, old)
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    assert merge(path)
    tables = ("column_chunk", "packed_state", "changed_event")
    execute(
        path,
        f"ATTACH '{old}' AS old",
        *(f"DELETE FROM main.{table}" for table in tables),
        *(f"INSERT INTO main.{table} SELECT * FROM old.{table}" for table in tables),
    )
    check_rebuilt(path, OLDER)


def test_steps_that_were_done_without_the_triggers(path: Path) -> None:
    with closing(connect(path)) as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = dict(connection.execute(query).fetchall())
    execute(path, *(f"DROP TRIGGER {name}" for name in triggers))
    with open_casefile(path, writable=True) as casefile:
        casefile.apply(put_event(FORUM))
    execute(path, *triggers.values())
    check_rebuilt(path, OLDER)


def test_a_missing_or_other_trigger(path: Path) -> None:
    execute(path, "DROP TRIGGER noted_event_tag_replaced", "UPDATE event SET status = 3")
    check_rebuilt(path, OLDER)
    execute(
        path,
        "DROP TRIGGER noted_event_removed",
        "CREATE TRIGGER noted_event_removed AFTER DELETE ON event BEGIN SELECT 1; END",
        "PRAGMA foreign_keys = ON",
        "DELETE FROM event WHERE id = 4",
    )
    check_rebuilt(path, OLDER)


def test_another_format(path: Path) -> None:
    with closing(connect(path)) as connection:
        (number,) = connection.execute("SELECT header FROM packed_state").fetchone()
    header = json.loads(chunks_of(path)[number])
    replace_header(path, json.dumps({**header, "format": 2}).encode())
    check_rebuilt(path, FOREIGN)


@pytest.mark.parametrize(
    "change",
    [
        {"arrays": {}},
        {"arrays": []},
        {"arrays": {"ids": {"type": "<f8", "count": 1, "chunks": []}}},
        {"arrays": {"ids": {"type": "<u4", "count": "many", "chunks": [[1]]}}},
        {"numbers": {}},
    ],
)
def test_a_header_that_makes_no_sense(path: Path, change: dict[str, object]) -> None:
    with closing(connect(path)) as connection:
        (number,) = connection.execute("SELECT header FROM packed_state").fetchone()
    header = json.loads(chunks_of(path)[number])
    replace_header(path, json.dumps({**header, **change}).encode())
    check_rebuilt(path, DAMAGED)


def test_a_header_that_is_no_json(path: Path) -> None:
    replace_header(path, b"\xff{")
    check_rebuilt(path, DAMAGED)


def test_damage_is_repaired_by_merging_too(path: Path) -> None:
    number = min(chunks_of(path))
    execute(path, "UPDATE event SET verified = 0 WHERE id = 4")
    _left_out(path, number, b"")
    with reading_casefile(path) as casefile:
        assert len(verify(casefile.connection)) == 1
    assert merge(path)
    with reading_casefile(path) as casefile:
        assert verify(casefile.connection) == []
    assert opened(path).why_rebuilt is None


def test_a_file_that_cannot_be_repaired_is_read_all_the_same(path: Path) -> None:
    expected = said(opened(path).index)
    replace_chunk(path, min(chunks_of(path)), b"")
    execute(path, "CREATE TRIGGER in_the_way BEFORE DELETE ON column_chunk BEGIN SELECT raise(ABORT, 'no'); END")
    path.chmod(0o444)
    before = path.read_bytes()
    found = opened(path)
    assert str(found.why_rebuilt) == DAMAGED
    assert said(found.index) == expected
    assert path.read_bytes() == before
