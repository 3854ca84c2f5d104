"""One engine for many filters and edits: whatever came before, its counts are those of a slow, obvious version."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from plain_index import REGIONS, PlainEvent, PlainLookup, event_lists, index_of, spans

from steppeline.model.cross_filter import CrossFilter
from steppeline.model.entities import FACETS
from steppeline.model.filter import ChoiceClause, Clause, TimeClause, select
from steppeline.model.index_delta import extended
from steppeline.model.set_column import ranges
from steppeline.model.tally import Tallies

CLAUSES: st.SearchStrategy[Clause] = st.one_of(
    spans().map(lambda span: TimeClause(*span)),
    st.frozensets(st.sampled_from(REGIONS.keys), max_size=3).map(lambda keys: ChoiceClause("region", keys)),
    st.frozensets(st.sampled_from(("forum", "visit"))).map(lambda keys: ChoiceClause("kind", keys)),
)
FILTERS = st.dictionaries(st.sampled_from(("time", "region", "kind", "map")), CLAUSES, max_size=4)


@given(event_lists, st.lists(st.one_of(FILTERS, event_lists), max_size=6))
def test_counts_are_exact_after_any_filters_and_edits(
    events: list[PlainEvent], steps: list[dict[str, Clause] | list[PlainEvent]]
) -> None:
    engine, index = CrossFilter(), index_of(events)
    known, clauses = {event.id: event for event in events}, {}
    for step in steps:
        if isinstance(step, dict):
            clauses = step
        else:
            known |= {event.id: event for event in step}
            index = extended(index, (), index_of(step)) or index_of(list(known.values()))
        selections = {source: select(index, clause, PlainLookup(())) for source, clause in clauses.items()}
        visible = engine.visible(index, selections)
        for source in (*FACETS, "time", "map"):
            left = visible.others(source)
            rows = [row for row in range(len(index)) if index.everything()[row]]
            for name, other in selections.items():
                if name != source:
                    rows = [row for row in rows if other.result[row]]
            assert np.flatnonzero(left.result).tolist() == rows
        for facet in FACETS:
            left, counts = visible.others(facet), visible.counts(facet)
            assert counts.possible.tolist() == index.facet(facet).counts(left.result).tolist()
            assert counts.certain.tolist() == index.facet(facet).counts(left.certain).tolist()
            column = index.facet(facet).column
            of_result = np.bincount(column.codes[visible.result], minlength=column.code_count)
            assert visible.code_totals(facet).tolist() == of_result.tolist()
            assert visible.totals(facet).tolist() == index.facet(facet).counts(index.everything()).tolist()


@given(st.data())
def test_tallies_follow_masks_that_change_and_grow(data: st.DataObject) -> None:
    tallies, codes, standing = Tallies(), np.zeros(0, np.uint16), np.zeros(0, np.bool_)
    for _ in range(data.draw(st.integers(1, 6))):
        more = data.draw(st.lists(st.integers(0, 4), max_size=6))
        codes = np.concatenate((codes, np.array(more, np.uint16)))
        size = len(codes)
        if data.draw(st.booleans()) or size > len(standing):
            later = data.draw(st.lists(st.booleans(), min_size=size - len(standing), max_size=size - len(standing)))
            standing = np.concatenate((standing, np.array(later, np.bool_)))
            standing &= np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), np.bool_)
        mask = standing & np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), np.bool_)
        for role in data.draw(st.lists(st.sampled_from(("possible", "certain", "everything")), max_size=3)):
            counted = standing if role == "everything" else mask
            expected = [int(np.count_nonzero((codes == code) & counted)) for code in range(5)]
            assert tallies.count(("kind", role), codes, 5, counted, everything=standing).tolist() == expected
        if data.draw(st.booleans()):
            tallies.forget_steps()


def test_while_one_control_is_dragged_the_rest_stays_the_same_array() -> None:
    events = [PlainEvent(number, "2021-09", kind=("forum", "visit")[number % 2]) for number in range(1, 9)]
    index, engine = index_of(events), CrossFilter()
    kinds = select(index, ChoiceClause("kind", frozenset({"forum"})), PlainLookup(()))
    regions = select(index, ChoiceClause("region", frozenset({"kz"})), PlainLookup(()))
    seen = set()
    for day in range(5):
        time = select(index, TimeClause(day, day + 10**10), PlainLookup(()))
        visible = engine.visible(index, {"kind": kinds, "region": regions, "time": time})
        seen.add(id(visible.others("time").result))
    assert len(seen) == 1


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4))))
def test_ranges_follow_one_another(pairs: list[tuple[int, int]]) -> None:
    first, sizes = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    expected = [number for start, size in pairs for number in range(start, start + size)]
    assert ranges(first, sizes).tolist() == expected
