"""Synthetic casefiles: the same every time, valid, and like those made in the ordinary way."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline import paths
from steppeline.model.calendar import DAY, MINUTE
from steppeline.model.edtf import parse
from steppeline.model.errors import WorldError
from steppeline.model.event import CERTAINTIES, STATUSES
from steppeline.model.text import Message
from steppeline.store.casefile import Casefile, create, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.dump import canonical_dump
from steppeline.store.events import read_events, read_reference
from steppeline.store.opening import verify
from steppeline.store.rows import date_columns
from steppeline.store.search import search
from steppeline.work.check.casefile import check_casefile
from steppeline.work.synth.casefile import synth_casefile
from steppeline.work.synth.date_forms import COLUMNS, EXTENTS, FIRST, FORMS, LAST, Understood, span_rows, written
from steppeline.work.synth.sets import random_sets

MANY = 4_000
DAYS = int((LAST - FIRST).astype(int))

days = st.integers(0, DAYS).map(lambda number: FIRST + np.timedelta64(number, "D"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("synth") / "synth.steppeline"
    synth_casefile(made, paths.shipped("data"), MANY, 7)
    return made


@pytest.fixture
def casefile(path: Path) -> Iterator[Casefile]:
    with open_casefile(path) as opened:
        yield opened


def dump(folder: Path, events: int, seed: int) -> str:
    made = folder / f"{events}-{seed}.steppeline"
    synth_casefile(made, paths.shipped("data"), events, seed, replace=True)
    with open_casefile(made) as opened:
        # The moment of the import is the clock's.
        lines = canonical_dump(opened.connection).splitlines()
        return "\n".join(line for line in lines if not line.startswith('["import_batch"'))


@pytest.mark.parametrize("events", [0, 1, 700])
def test_the_same_seed_gives_the_same_content(tmp_path: Path, events: int) -> None:
    assert dump(tmp_path, events, 5) == dump(tmp_path, events, 5)


def test_another_seed_gives_other_content(tmp_path: Path) -> None:
    assert dump(tmp_path, 20, 5) != dump(tmp_path, 20, 6)


@pytest.mark.parametrize("events", [0, 1, 2])
def test_there_are_as_many_events_as_asked_for(tmp_path: Path, events: int) -> None:
    synth_casefile(tmp_path / "few.steppeline", paths.shipped("data"), events, 3)
    with open_casefile(tmp_path / "few.steppeline") as few:
        assert len(list(read_events(few.connection))) == events


def test_nothing_in_it_is_wrong(casefile: Casefile) -> None:
    verify(casefile.connection, casefile.path, thorough=True)
    assert casefile.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    findings = check_casefile(casefile)
    assert [finding for finding in findings if finding.severity == "error"] == []
    assert {finding.rule for finding in findings}.isdisjoint({"long-date", "unknown-word", "region-out-of-time"})


def test_rows_are_those_that_the_ordinary_way_writes(casefile: Casefile, tmp_path: Path) -> None:
    events = list(read_events(casefile.connection))
    with create(tmp_path / "ordinary.steppeline") as ordinary:
        book = read_reference(casefile.connection)
        ordinary.apply(add_dataset(book, [replace(event, id=None) for event in events], "The same"))
        assert list(read_events(ordinary.connection)) == events
        assert read_reference(ordinary.connection) == book
        query = "SELECT * FROM event ORDER BY id"
        columns = [column[0] for column in ordinary.connection.execute(query).description]
        apart = columns.index("import_id")
        both = zip(casefile.connection.execute(query), ordinary.connection.execute(query), strict=True)
        for made, added in both:
            assert made[:apart] == added[:apart]
            assert made[apart + 1 :] == added[apart + 1 :]


def test_removing_the_import_leaves_an_empty_casefile(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.steppeline"
    copy.write_bytes(path.read_bytes())
    with open_casefile(copy, writable=True) as casefile:
        before = canonical_dump(casefile.connection)
        casefile.undo()
        book = read_reference(casefile.connection)
        assert list(read_events(casefile.connection)) == []
        assert (len(book.actors), len(book.sources)) == (0, 0)
        assert len(book.regions) > 100
        casefile.redo()
        assert canonical_dump(casefile.connection) == before


def test_events_are_of_every_sort(casefile: Casefile) -> None:
    events = list(read_events(casefile.connection))
    assert {event.status for event in events} == set(STATUSES)
    assert {event.certainty for event in events} == {None, *CERTAINTIES}
    assert {event.kind for event in events} == set(read_reference(casefile.connection).kinds)
    assert all(event.title for event in events)
    assert {language for event in events for language in event.title} == {"en", "ru", "kk"}
    for part in ("history", "figures", "claims", "notes", "refs", "links", "summary"):
        assert 0 < sum(bool(getattr(event, part)) for event in events) < MANY / 4, part


def test_about_a_fifth_of_the_dates_are_uncertain_and_a_third_are_ranges(casefile: Casefile) -> None:
    dates = [event.date for event in read_events(casefile.connection)]
    day = r"\d{4}-\d\d-\d\d"
    plain = sum(re.fullmatch(rf"{day}(T\d\d:\d\d|/{day})?", date) is not None for date in dates)
    assert 0.76 * MANY < plain < 0.88 * MANY
    assert 0.2 * MANY < sum("/" in date for date in dates) < 0.36 * MANY
    assert {parse(date).precision for date in dates} == {
        *("decade", "year", "season", "month", "day", "minute", "interval", "set")
    }


def test_sets_come_back_and_few_are_named_most(casefile: Casefile) -> None:
    events = list(read_events(casefile.connection))
    sets = Counter(tuple(part.region for part in event.regions) for event in events)
    assert 100 < len(sets) < MANY / 2
    named = Counter(part.actor for event in events for part in event.actors)
    assert named.most_common(1)[0][1] > 20 * min(named.values())
    assert any(len(event.regions) > 2 for event in events)
    assert all(len({part.region for part in event.regions}) == len(event.regions) for event in events)


def test_words_of_titles_are_found(casefile: Casefile) -> None:
    event = next(event for event in read_events(casefile.connection) if "en" in event.title)
    assert event.id in search(casefile.connection, event.title["en"]).tolist()


def test_an_existing_file_stays(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WorldError, match="exists already"):
        synth_casefile(path, paths.shipped("data"), 1, 1)
    assert path.read_bytes() == before


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[Message] = []
    synth_casefile(tmp_path / "told.steppeline", paths.shipped("data"), 10, 1, tell=told.append)
    assert [str(each) for each in told] == ["10 of 10 events are made.", "The events are being indexed."]


@given(days, st.sampled_from(FORMS))
def test_uncertain_dates_are_dates_within_the_span(day: np.datetime64, form: object) -> None:
    text = written(form, day)  # type: ignore[arg-type]  # hypothesis loses the type of a named tuple
    bounds = parse(text).bounds()
    last = int(LAST.astype(int)) * DAY + DAY
    # A season may end in the year after, and "about a decade" begins years before.
    assert bounds.latest_end > int(FIRST.astype(int)) * DAY
    assert bounds.earliest_start < last


@given(st.lists(st.tuples(days, st.integers(0, 500), st.integers(0, 1439), st.booleans()), min_size=1))
def test_bounds_of_spans_are_those_of_their_texts(drawn: list[tuple[np.datetime64, int, int, bool]]) -> None:
    texts, starts, ends, units, throughout = [], [], [], [], []
    for day, length, minute, is_throughout in drawn:
        end = day + np.timedelta64(length, "D")
        begin = int(day.astype(int)) * DAY
        for text, start, last, unit in (
            (f"{day}/{end}" if length else str(day), begin, begin + length * DAY, DAY),
            (f"{day}T{minute // 60:02}:{minute % 60:02}", begin + minute * MINUTE, begin + minute * MINUTE, MINUTE),
        ):
            texts.append(text)
            starts.append(start)
            ends.append(last)
            units.append(unit)
            throughout.append(is_throughout)
    expected = Understood().rows(texts, [EXTENTS[flag] for flag in throughout])
    assert expected.tolist() == [
        [date_columns(text, EXTENTS[flag])[name] for name in COLUMNS]
        for text, flag in zip(texts, throughout, strict=True)
    ]
    for unit in (DAY, MINUTE):
        rows = np.array(units) == unit
        got = span_rows(np.array(starts)[rows], np.array(ends)[rows], unit, np.array(throughout)[rows])
        assert got.tolist() == expected[rows].tolist()


@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 99))
def test_sets_hold_each_member_once(count: int, entities: int, seed: int) -> None:
    sets = random_sets(np.random.default_rng(seed), count, entities)
    assert len(sets) == count + 1
    chosen = np.arange(count + 1)[::-1]
    events, places = sets.listed(chosen)
    members = [sets.members[places[events == position]].tolist() for position in range(count + 1)]
    assert members[-1] == []
    assert all(1 <= len(set(each)) == len(each) for each in members[:-1])
    assert members == [
        sets.members[sets.offsets[number] : sets.offsets[number + 1]].tolist() for number in chosen.tolist()
    ]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-X", "utf8", "-m", "steppeline", "synth", *map(str, arguments), "--lang", "en"]


def test_the_command_is_quiet_where_nobody_looks_on(tmp_path: Path) -> None:
    target = tmp_path / "made.steppeline"
    done = subprocess.run(
        command("--events", 5, "--seed", 2, "-o", target), capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == f"{target} holds 5 synthetic events.\n"
    assert not done.stderr
    again = subprocess.run(command("--events", 5, "-o", target), capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "exists already" in again.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C goes to a whole group of processes")
def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    started = subprocess.Popen(command("--events", 5_000_000, "-o", tmp_path / "made.steppeline"))
    while not any(part.stat().st_size > 5_000_000 for part in tmp_path.glob(".*.part")):
        assert started.poll() is None
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    assert started.wait(60) == 130
    assert list(tmp_path.iterdir()) == []
