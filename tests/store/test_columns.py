"""The index read from a casefile says the same as its events."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from casefile_sample import ACTORS, BOOK, DATES, FORUM, events, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.edtf import parse
from steppeline.model.entities import CERTAINTY_KEYS
from steppeline.model.event import STATUSES, Event
from steppeline.model.index import Index
from steppeline.model.set_column import SetColumn
from steppeline.store.casefile import Casefile, create
from steppeline.store.columns import read_index
from steppeline.store.dataset import add_dataset
from steppeline.store.edits import delete_event, put_event
from steppeline.store.events import read_events


def keys_of(column: SetColumn, row: int, keys: tuple[str, ...]) -> set[str]:
    return {keys[code] for code in column.codes_of(row)}


def check_row(index: Index, row: int, event: Event, as_of: int | None) -> None:
    date = parse(event.date)
    bounds = date.bounds(event.extent or BOOK.kinds[event.kind].extent, as_of)
    four = (index.earliest_start, index.latest_start, index.earliest_end, index.latest_end)
    assert tuple(int(column[row]) for column in four) == (
        bounds.earliest_start,
        bounds.latest_start,
        bounds.earliest_end,
        bounds.latest_end,
    )
    assert (index.never_certain[row], index.verified[row]) == (date.never_certain, event.verified)
    assert index.kinds.keys[index.kind[row]] == event.kind
    assert STATUSES[index.status[row]] == event.status
    assert CERTAINTY_KEYS[index.certainty[row]] == (event.certainty or "")
    assert keys_of(index.regions, row, index.region_names.keys) == {each.region for each in event.regions}
    assert keys_of(index.actors, row, index.actor_names.keys) == {each.actor for each in event.actors}
    assert keys_of(index.sources, row, index.source_names.keys) == {each.source for each in event.sources}
    assert keys_of(index.tags, row, index.tag_names.keys) == set(event.tags)
    assert (row in index.recheck.rows) == date.needs_recheck


@settings(deadline=None, max_examples=30)
@given(several=st.lists(events(), max_size=6), as_of=st.none() | st.just(seconds_of(2025)), delete=st.booleans())
def test_the_index_says_what_the_events_say(several: list[Event], as_of: int | None, delete: bool) -> None:
    with sample() as casefile:
        numbers = casefile.apply(add_dataset(BOOK, several, "Events")).inserted("event")
        if delete and numbers:
            casefile.apply(delete_event(numbers[0]))
        index = read_index(casefile.connection, as_of)
        by_number = {event.id: event for event in read_events(casefile.connection)}
        assert sorted(index.ids.tolist()) == sorted(number for number in by_number if number)
        assert index.revision == casefile.revision
        for row, number in enumerate(index.ids.tolist()):
            check_row(index, row, by_number[number], as_of)
        for date in DATES[:6]:
            start, end = parse(date).bounds().earliest_start, parse(date).bounds().latest_end
            possible, certain = index.possible(start, end), index.certain(start, end)
            for row, number in enumerate(index.ids.tolist()):
                event = by_number[number]
                extent = event.extent or BOOK.kinds[event.kind].extent
                assert possible[row] == parse(event.date).possible(start, end, extent, as_of)
                assert certain[row] == parse(event.date).certain(start, end, extent, as_of)


def test_an_empty_casefile_has_an_empty_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    with create(tmp_path_factory.mktemp("empty") / "empty.steppeline") as casefile:
        index = read_index(casefile.connection, 0)
        assert len(index) == len(index.kinds) == 0


def put(casefile: Casefile, date: str) -> None:
    casefile.apply(put_event(replace(FORUM, refs=(), date=date)))


def test_an_open_end_lasts_to_the_as_of_moment_and_is_not_kept_in_the_casefile() -> None:
    as_of = seconds_of(2025)
    with sample() as casefile:
        put(casefile, "2024-08-21/..")
        put(casefile, "2024-08-21/")
        for moment in (as_of, None, as_of):
            index = read_index(casefile.connection, moment)
            certain = index.certain(as_of - 1, as_of)
            assert certain.tolist() == [moment is not None, False]
        assert np.all(index.latest_end[:] >= OPEN - 1)


def test_names_codes_and_parents_are_there_to_be_found() -> None:
    with sample() as casefile:
        index = read_index(casefile.connection)
        regions = index.region_names
        aktobe, kazakhstan = regions.code_of("kz-aktobe"), regions.code_of("kz")
        assert aktobe is not None
        assert regions.names[aktobe] == {
            "en": "Aktobe Region",
            "ru": "Актюбинская область",
            "kk": "Ақтөбе облысы",
        }
        assert {"KZ-AKT", "KZ-15"} <= set(regions.aliases[aktobe])
        assert index.region_parents[aktobe] == kazakhstan
        assert index.actor_names.names[0] == {name.language: name.name for name in ACTORS[0].names}
        original = index.source_names.code_of("original")
        assert original is not None
        assert (index.source_names.names[original], index.source_names.aliases[original]) == (
            {"ru": "The original"},
            ("TASS",),
        )
        assert index.kinds.names[0] == BOOK.kinds["forum"].names
