"""An index that edits were added to answers as one that was made anew; the one before stays as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from plain_index import PARENTS, REGIONS, PlainEvent, event_lists, ids_in, index_of, spans

from steppeline.model.entities import FACETS, Entities
from steppeline.model.index import Index
from steppeline.model.index_delta import extended

Events = dict[int, PlainEvent]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Events, list[tuple[list[int], Events]]]:
    """Events, and steps that take some away and put others in their place or beside them."""
    first = {event.id: event for event in draw(event_lists)}
    known, steps = set(first), []
    for _ in range(draw(st.integers(1, 3))):
        gone = draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=2)) if known else []
        changed = {event.id: event for event in draw(event_lists) if event.id not in gone}
        steps.append((gone, changed))
        known = (known - set(gone)) | set(changed)
    return first, steps


def grown(first: Events, steps: list[tuple[list[int], Events]]) -> tuple[Index, Events]:
    index, events = index_of(list(first.values())), dict(first)
    for gone, changed in steps:
        events = {number: event for number, event in events.items() if number not in gone} | changed
        later = extended(index, gone, index_of(list(changed.values())))
        index = index_of(list(events.values())) if later is None else later
    return index, events


@given(edits(), spans())
def test_an_index_that_has_grown_answers_like_a_new_one(
    made: tuple[Events, list[tuple[list[int], Events]]], span: tuple[int, int]
) -> None:
    index, events = grown(*made)
    anew = index_of(list(events.values()))
    assert index.event_count == len(events)
    assert ids_in(index, index.everything()) == set(events)
    assert ids_in(index, index.possible(*span)) == ids_in(anew, anew.possible(*span))
    assert ids_in(index, index.certain(*span)) == ids_in(anew, anew.certain(*span))
    assert index.ids[index.rows_in_time()].tolist() == anew.ids.tolist()
    assert index.ids_in_time(index.possible(*span)) == anew.ids_in_time(anew.possible(*span))
    for facet in FACETS:
        assert (
            index.facet(facet).counts(index.everything()).tolist()
            == anew.facet(facet).counts(anew.everything()).tolist()
        )
    rows = index.rows_of([*events, -5])
    assert index.ids[rows[:-1]].tolist() == list(events)
    assert index.everything()[rows[:-1]].all()
    assert rows[-1] == -1


@given(edits())
def test_the_index_before_stays_as_it_was(made: tuple[Events, list[tuple[list[int], Events]]]) -> None:
    first, steps = made
    index = index_of(list(first.values()))
    before = [column.copy() for column in (index.ids, index.earliest_start[:], index.kind, index.regions.codes)]
    for _ in range(2):
        # The second time on, the memory has room for what is added, and somebody has gone on from here already.
        for gone, changed in steps:
            extended(index, gone, index_of(list(changed.values())))
    after = (index.ids, index.earliest_start[:], index.kind, index.regions.codes)
    assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))


def test_an_edit_copies_no_column() -> None:
    index = index_of([PlainEvent(number, "2021") for number in range(1, 40)])
    first = extended(index, [3], index_of([PlainEvent(5, "2022", regions=frozenset({"kz"}))]))
    assert first is not None
    second = extended(first, (), index_of([PlainEvent(6, "2022-01", tags=frozenset({"trade"}))]))
    assert second is not None
    assert second.follows(first)
    assert np.shares_memory(first.ids, second.ids)
    assert np.shares_memory(first.earliest_start.codes, second.earliest_start.codes)
    assert np.shares_memory(first.regions.codes, second.regions.codes)
    assert second.dead.tolist() == sorted(index.rows_of([3, 5, 6]).tolist())


def test_two_that_go_on_from_one_index_do_not_see_each_other() -> None:
    index = index_of([PlainEvent(1, "2021")])
    base = extended(index, (), index_of([PlainEvent(2, "2021")]))
    assert base is not None
    one = extended(base, (), index_of([PlainEvent(3, "2022")]))
    other = extended(base, (), index_of([PlainEvent(4, "2020"), PlainEvent(5, "2020")]))
    assert one is not None
    assert other is not None
    assert one.ids.tolist() == [1, 2, 3]
    assert other.ids.tolist() == [1, 2, 4, 5]
    assert not other.follows(one)


def test_other_entities_and_far_moments_need_a_new_index() -> None:
    index = index_of([PlainEvent(1, "2021")])
    more = index_of([PlainEvent(2, "2021")])
    turned = Entities(REGIONS.keys[::-1], REGIONS.names[::-1])
    assert extended(index, (), replace(more, region_names=turned)) is None
    assert extended(index, (), index_of([PlainEvent(2, "-0044-03-15")])) is None
    longer = Entities((*REGIONS.keys, "new"), (*REGIONS.names, {}))
    assert extended(index, (), replace(more, region_names=longer, region_parents=np.array([*PARENTS, -1]))) is not None
