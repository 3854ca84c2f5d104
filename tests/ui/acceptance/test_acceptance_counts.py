"""Whatever is filtered: status bar, chips, table, timeline, facets and map tell the same counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QTableView
from workplace import Workplace

from steppeline.model.borders import BORDERS
from steppeline.model.calendar import seconds_of
from steppeline.model.entities import FACETS, FacetName
from steppeline.model.event import Event
from steppeline.model.filter import ChoiceClause, Clause, Filter, PairClause, QueryClause, TimeClause
from steppeline.model.pairs import pair_counts
from steppeline.model.query import parse
from steppeline.model.reference_book import ReferenceBook
from steppeline.ui.filters.chip_bar import ChipBar
from steppeline.ui.filters.facet_model import EntityItem
from steppeline.ui.filters.facet_panel import FacetPanel
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.status import StatusWords
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.timeline.timeline import Timeline

QUERIES = (
    "Tokayev",
    "trade",
    "kind:forum OR status:planned",
    "during:2021-09",
    "during!:2021-09",
    "NOT region:Kazakhstan",
    "after:2015 before:2022-02",
    "xyzzy",
)
IN_ONE_WINDOW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    # Each example moves a whole window: a failure is told as it was found.
    phases=(Phase.explicit, Phase.generate),
)


@st.composite
def filters(draw: st.DrawFn, place: Workplace) -> Filter:
    """Clauses of some controls: facets, time, search."""
    clauses: dict[str, Clause] = {}
    for facet in draw(st.lists(st.sampled_from(FACETS), unique=True, max_size=3)):
        keys = st.sampled_from(place.document.index.facet(facet).entities.keys)
        clauses[facet] = ChoiceClause(facet, draw(st.frozensets(keys, min_size=1, max_size=3)))
    if draw(st.booleans()):
        first = draw(st.integers(1990, 2027))
        clauses["time"] = TimeClause(
            seconds_of(first, draw(st.integers(1, 12))), seconds_of(first + draw(st.integers(1, 12)))
        )
    if draw(st.booleans()):
        clauses["search"] = QueryClause(parse(draw(st.sampled_from(QUERIES))))
    return Filter(tuple(sorted(clauses.items())))


@IN_ONE_WINDOW
@given(data=st.data())
def test_all_views_agree(place: Workplace, data: st.DataObject) -> None:
    place.view.set_filter(data.draw(filters(place)))
    place.settle()
    ids = _rows_of_the_table(place)
    assert _first_number(place.find(StatusWords).text()) == len(ids)
    assert _first_number(place.find(ChipBar).count.text()) == len(ids)
    assert _events_of_the_timeline(place) == sorted(ids)
    _check_facet(place, data.draw(st.sampled_from(FACETS)))
    _check_map(place)


@IN_ONE_WINDOW
@given(data=st.data())
def test_a_row_of_a_facet_tells_what_choosing_it_would_leave(place: Workplace, data: st.DataObject) -> None:
    """Certain and possible ones alike."""
    place.view.set_filter(data.draw(filters(place)))
    place.settle()
    facet = data.draw(st.sampled_from(FACETS))
    item = data.draw(st.sampled_from(list(_items(place, facet))))
    place.view.set_clause(facet, ChoiceClause(facet, frozenset({item.key})))
    place.settle()
    assert len(_rows_of_the_table(place)) == item.possible
    told = place.find(ChipBar).count.text()
    certain = re.search(r"\((\d+) certain\)", told)
    assert (int(certain[1]) if certain else _first_number(told)) == item.certain


@IN_ONE_WINDOW
@given(data=st.data())
def test_map_and_matrix_tell_what_the_table_would_show(place: Workplace, data: st.DataObject) -> None:
    """In both kinds of borders, certain and possible."""
    place.view.set_borders(data.draw(st.sampled_from(BORDERS)))
    place.view.set_filter(data.draw(filters(place)))
    place.settle()
    _check_map(place)
    current, found = place.view.filter, dict(_told_by_the_map(place))
    keys = data.draw(st.sampled_from(sorted(found, key=sorted)))
    assert _shown_with(place, "region", ChoiceClause("region", keys)) == found[keys]
    place.view.set_filter(current)
    place.settle()
    regions = place.document.index.facet("region").entities.keys
    pair = tuple(data.draw(st.lists(st.sampled_from(regions), min_size=2, max_size=2, unique=True)))
    certain, possible = (int(counts[0][1]) for counts in pair_counts(place.view.visible, pair))
    assert _shown_with(place, "pair", PairClause(frozenset({(pair[0], pair[1])}))) == (certain, possible)


def _told_by_the_map(place: Workplace) -> Iterator[tuple[frozenset[str], tuple[int, int]]]:
    """The regions of each territory, and its certain and possible events."""
    region_map = place.find(RegionMap)
    region_map.grab()
    atlas = region_map._atlas
    assert atlas is not None
    contents = atlas.contents
    for territory, tally in zip(contents.places.territories.all, contents.census.tallies, strict=True):
        if tally is not None:
            yield frozenset(territory.keys), (tally.certain, tally.possible)


def _shown_with(place: Workplace, source: str, clause: Clause) -> tuple[int, int]:
    """The certain and the possible events that the clause leaves, as bar and table tell them."""
    place.view.set_clause(source, clause)
    place.settle()
    told = place.find(ChipBar).count.text()
    certain = re.search(r"\((\d+) certain\)", told)
    return int(certain[1]) if certain else _first_number(told), len(_rows_of_the_table(place))


def _check_facet(place: Workplace, facet: FacetName) -> None:
    """The rows tell what one would count by hand in the table without the facet's own clause."""
    items = list(_items(place, facet))
    current = place.view.filter
    place.view.set_clause(facet, None)
    place.settle()
    events = place.document.events(_rows_of_the_table(place))
    place.view.set_filter(current)
    place.settle()
    counted = Counter(value for event in events for value in _values(event, facet, place.document.book))
    assert {item.key: item.possible for item in items} == {item.key: counted[item.key] for item in items}


def _check_map(place: Workplace) -> None:
    """The regions on the map have the counts of the facet of regions."""
    region_map = place.find(RegionMap)
    region_map.grab()
    atlas = region_map._atlas
    assert atlas is not None
    contents = atlas.contents
    counts, codes = place.view.visible.counts("region"), place.document.index.facet("region").entities
    compared = 0
    for territory, tally in zip(contents.places.territories.all, contents.census.tallies, strict=True):
        if tally is not None and len(territory.keys) == 1:
            (code,) = codes.codes_of(territory.keys)
            assert (tally.certain, tally.possible) == (counts.certain[code], counts.possible[code]), territory
            compared += 1
    assert compared


def _items(place: Workplace, facet: FacetName) -> Iterator[EntityItem]:
    """The rows of a facet that are on the screen, or would be if one scrolled."""
    section = place.find(FacetPanel).sections[facet]
    section.set_open(True)
    items = (section.model.item(row) for row in range(section.model.rowCount()))
    return (item for item in items if isinstance(item, EntityItem))


def _values(event: Event, facet: FacetName, book: ReferenceBook) -> set[str]:
    match facet:
        case "kind":
            return {event.kind}
        case "status":
            return {event.status}
        case "certainty":
            return {event.certainty} if event.certainty else set()
        case "actor":
            return {role.actor for role in event.actors}
        case "tag":
            return set(event.tags)
        case "region":
            return {key for role in event.regions for key in _with_those_around(role.region, book)}
        case "source":
            return {use.source for use in event.sources}


def _with_those_around(region: str | None, book: ReferenceBook) -> Iterator[str]:
    while region is not None:
        yield region
        region = book.regions[region].parent


def _rows_of_the_table(place: Workplace) -> list[int]:
    table = place.find(EventTable)
    view = table.findChild(QTableView)
    assert view is not None
    return [table._model.id_at(position) for position in range(view.model().rowCount())]


def _events_of_the_timeline(place: Workplace) -> list[int]:
    """The visible events in the lanes of kinds, each of which lies in one; the lanes tell how many they have."""
    scene = place.find(Timeline)._scene()
    rows = [[row for row in scene.found.of_lane(box.lane).tolist() if scene.visible[row]] for box in scene.boxes]
    assert [box.events for box in scene.boxes] == [len(of_lane) for of_lane in rows]
    return sorted(int(scene.index.ids[row]) for of_lane in rows for row in of_lane)


def _first_number(words: str) -> int:
    found = re.match(r"\d+", words)
    assert found is not None, words
    return int(found[0])
