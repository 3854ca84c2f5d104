"""Counting: the same as counting by hand, for any filter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, Clause, Filter, TimeClause
from steppeline.model.region import lineage
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.borders import borders_on
from steppeline.ui.map.census import Census, Tally, take_census
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.territory import Territories, join

spans = st.tuples(st.integers(1990, 2026), st.integers(1, 12)).map(
    lambda at: TimeClause(seconds_of(at[0], at[1]), seconds_of(at[0], at[1]) + 90 * 86_400)
)
kinds = st.frozensets(st.sampled_from(["forum", "visit", "crisis", "statistic"]), min_size=1).map(
    lambda keys: ChoiceClause("kind", keys)
)
chosen = st.frozensets(st.sampled_from(["kz", "ru-omsk", "kz-astana"]), min_size=1).map(
    lambda keys: ChoiceClause("region", keys)
)
clauses: st.SearchStrategy[dict[str, Clause]] = st.fixed_dictionaries(
    {}, optional={"time": spans, "kind": kinds, "region": chosen}
)
filters = clauses.map(lambda drawn: Filter(tuple(sorted(drawn.items()))))


def count_by_hand(document: Document, state: ViewState, belongs: Callable[[frozenset[str]], bool]) -> Tally:
    """Events, one after another, of whose regions `belongs` holds, under the clauses of others."""
    index, left = document.index, state.visible.others("region")
    certain = possible = 0
    for row in np.flatnonzero(left.result):
        if belongs(frozenset(index.region_names.keys[code] for code in index.regions.codes_of(int(row)))):
            possible += 1
            certain += bool(left.certain[row])
    return Tally(certain, possible)


@pytest.mark.parametrize("moment", [seconds_of(2015), seconds_of(2024)])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(current=filters)
def test_counts_are_those_counted_by_hand(
    outlines: Outlines,
    document: Document,
    state: ViewState,
    settle: Callable[[], None],
    moment: int,
    current: Filter,
) -> None:
    state.set_filter(current)
    settle()
    regions = document.book.regions
    territories = join(borders_on(outlines, moment).units, outlines.units, regions)
    census = take_census(territories, state.visible)

    def reached(keys: frozenset[str]) -> frozenset[str]:
        return frozenset(above for key in keys for above in lineage(regions, key))

    def among(own: frozenset[str]) -> Tally:
        return count_by_hand(document, state, lambda keys: bool(reached(keys) & own))

    def alone(country: str) -> Tally:
        return count_by_hand(
            document, state, lambda keys: country in keys and not any(regions[key].parent == country for key in keys)
        )

    for territory, tally in zip(territories.all, census.tallies, strict=True):
        assert tally == (among(territory.keys) if territory.keys else None)
    for country in ("kz", "ru"):
        assert census.whole.get(country, Tally(0, 0)) == alone(country)
    assert census.nowhere == count_by_hand(document, state, lambda keys: not keys)
    for key, tally in census.former.items():
        assert tally == among(frozenset({key}))


def test_the_map_agrees_with_the_facet(outlines: Outlines, document: Document, state: ViewState) -> None:
    territories = join(borders_on(outlines, seconds_of(2024)).units, outlines.units, document.book.regions)
    census = take_census(territories, state.visible)
    counts = state.visible.counts("region")
    entities = document.index.region_names
    for territory, tally in zip(territories.all, census.tallies, strict=True):
        if len(territory.keys) == 1:
            (code,) = entities.codes_of(territory.keys)
            assert tally == (counts.certain[code], counts.possible[code])
    assert census.most == max(tally.possible for tally in census.tallies if tally is not None)


def test_nothing_counted_is_nothing() -> None:
    nothing = Tally(0, 0)
    assert Census((None, None), {}, {}, nothing).most == 0
    assert Census((nothing, None), {}, {}, nothing).most == 0
    assert Territories((), {}, {}).positions_of("kz") == frozenset()
