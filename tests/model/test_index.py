"""The index: sorted, immutable columns that answer as the dates themselves would."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_index import DATES, KINDS, PARENTS, REGIONS, PlainEvent, event_lists, ids_in, index_of, spans

from steppeline.model.entities import FACETS, Entities
from steppeline.model.index_build import Columns, build_index


@given(event_lists, spans())
def test_spans_are_answered_as_each_date_answers(events: list[PlainEvent], span: tuple[int, int]) -> None:
    index = index_of(events)
    assert ids_in(index, index.possible(*span)) == {event.id for event in events if event.possible(*span)}
    assert ids_in(index, index.certain(*span)) == {event.id for event in events if event.certain(*span)}


@pytest.mark.parametrize("date", DATES)
@given(span=spans())
def test_each_date_is_answered_exactly(date: str, span: tuple[int, int]) -> None:
    event = PlainEvent(5, date)
    index = index_of([event])
    assert index.possible(*span).tolist() == [event.possible(*span)]
    assert index.certain(*span).tolist() == [event.certain(*span)]


@given(event_lists)
def test_rows_are_sorted_by_earliest_start_and_id(events: list[PlainEvent]) -> None:
    index = index_of(events)
    rows = list(zip(index.earliest_start[:].tolist(), index.ids.tolist(), strict=True))
    assert rows == sorted(rows)
    assert len(index) == len(events)
    assert index.revision == 7


@given(event_lists)
def test_every_event_keeps_its_own_values(events: list[PlainEvent]) -> None:
    index = index_of(events)
    for event in events:
        row = index.ids.tolist().index(event.id)
        assert index.verified[row] == event.verified
        assert KINDS.keys[index.kind[row]] == event.kind
        assert {REGIONS.keys[code] for code in index.regions.codes_of(row)} == event.regions


@given(event_lists, st.data())
def test_facets_choose_and_count_as_each_event_does(events: list[PlainEvent], data: st.DataObject) -> None:
    index = index_of(events)
    among = np.array(data.draw(st.lists(st.booleans(), min_size=len(index), max_size=len(index))), np.bool_)
    for name in FACETS:
        facet = index.facet(name)
        keys = data.draw(st.frozensets(st.sampled_from(facet.entities.keys)))
        assert ids_in(index, facet.mask_of(keys)) == {event.id for event in events if event.values(name) & keys}
        chosen = [event for event in events if event.id in ids_in(index, among)]
        assert facet.counts(among).tolist() == [
            sum(key in event.values(name) for event in chosen) for key in facet.entities.keys
        ]


@given(event_lists, st.lists(st.integers(-5, 10**13)))
def test_ids_select_their_events_and_unknown_ids_none(events: list[PlainEvent], others: list[int]) -> None:
    index = index_of(events)
    wanted = [event.id for event in events[::2]] + others
    assert ids_in(index, index.mask_of_ids(wanted)) == set(wanted) & {event.id for event in events}


def test_the_empty_index_answers() -> None:
    index = build_index(Columns())
    assert len(index) == 0
    for mask in (index.possible(0, 1), index.certain(0, 1), index.everything(), index.mask_of_ids([1, 2])):
        assert mask.shape == (0,)
        assert mask.dtype == np.bool_
    for name in FACETS:
        assert not index.facet(name).counts(index.everything()).any()


def test_columns_are_read_only() -> None:
    index = index_of([PlainEvent(1, "2021", regions=frozenset({"kz"}))])
    for column in (index.ids, index.earliest_start.codes, index.verified, index.kind, index.regions.codes):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0


def test_the_given_arrays_stay_writable() -> None:
    ids = np.array([1], np.int64)
    columns = Columns(
        ids=ids,
        earliest_start=[0],
        latest_start=[0],
        earliest_end=[1],
        latest_end=[1],
        never_certain=[False],
        verified=[True],
        kind=[0],
        status=[0],
        kinds=KINDS,
    )
    build_index(columns)
    ids[0] = 2


SOUND: dict[str, Any] = {
    "ids": [3, 1],
    "earliest_start": [0, 5],
    "latest_start": [1, 6],
    "earliest_end": [1, 6],
    "latest_end": [2, 7],
    "never_certain": [False, False],
    "verified": [True, True],
    "kind": [0, 2],
    "status": [0, 5],
    "kinds": KINDS,
    "regions": ([3, 1, 1], [0, 7, 7]),
    "region_names": REGIONS,
    "region_parents": PARENTS,
}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"verified": [True]}, "differ in length"),
        ({"earliest_start": [0]}, "differ in length"),
        ({"ids": [3, 3], "regions": ([], [])}, "given twice"),
        ({"latest_start": [1, 4]}, "wrong order"),
        ({"latest_end": [0, 7]}, "wrong order"),
        ({"kind": [0, 3]}, "no entity"),
        ({"status": [0, 6]}, "no entity"),
        ({"certainty": [0, 8]}, "no entity"),
        ({"regions": ([3], [10])}, "no entity"),
        ({"regions": ([2], [0])}, "not among the ids"),
        ({"regions": ([4], [0])}, "not among the ids"),
        ({"regions": ([3], [-1])}, "out of range"),
        ({"regions": ([3, 1], [0])}, "differ in length"),
        ({"region_parents": [0] * 10}, "within itself"),
        ({"region_parents": [1, 2, 0] + [-1] * 7}, "within itself"),
        ({"region_parents": [-1] * 9}, "do not fit"),
        ({"region_parents": [10] + [-1] * 9}, "do not fit"),
    ],
)
def test_what_does_not_fit_together_is_refused(change: dict[str, Any], complaint: str) -> None:
    assert len(build_index(Columns(**SOUND))) == 2
    with pytest.raises(ValueError, match=complaint):
        build_index(Columns(**(SOUND | change)))


def test_entities_are_found_by_key() -> None:
    assert REGIONS.code_of("ru-orenburg") == 4
    assert REGIONS.code_of("RU-ORE") is None
    assert "orenburgskaia oblast" in REGIONS.search_keys[4]
    assert len(Entities()) == 0


@pytest.mark.parametrize(("keys", "count"), [(("a", "a"), 2), (("a", "b"), 1)])
def test_entities_that_do_not_fit_are_refused(keys: tuple[str, ...], count: int) -> None:
    with pytest.raises(ValueError, match=r"twice|differ"):
        Entities(keys, ({},) * count)
