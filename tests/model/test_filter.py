"""Filters: clauses by control, cross-filtering, and counts that say what is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_index import (
    ACTORS,
    KINDS,
    REGIONS,
    SOURCES,
    TAGS,
    PlainEvent,
    PlainLookup,
    event_lists,
    ids_in,
    index_of,
    spans,
)

from steppeline.model.calendar import seconds_of
from steppeline.model.cross_filter import combine, masks
from steppeline.model.entities import CERTAINTY_KEYS, FACETS, FacetName
from steppeline.model.errors import InputError
from steppeline.model.event import STATUSES
from steppeline.model.filter import ChoiceClause, Clause, Filter, QueryClause, TimeClause, select
from steppeline.model.query import parse

_KEYS: dict[FacetName, tuple[str, ...]] = {
    "kind": KINDS.keys,
    "region": REGIONS.keys,
    "actor": ACTORS.keys,
    "status": STATUSES,
    "certainty": CERTAINTY_KEYS,
    "source": SOURCES.keys,
    "tag": TAGS.keys,
}
_QUERIES = ("", "omsk", "during:2021-09", "NOT during:2021-09-28", "during!:2021 OR region:KZ", "verified:no")


@st.composite
def _choices(draw: st.DrawFn) -> ChoiceClause:
    facet = draw(st.sampled_from(FACETS))
    return ChoiceClause(facet, draw(st.frozensets(st.sampled_from((*_KEYS[facet], "gone")), max_size=4)))


_CLAUSES: st.SearchStrategy[Clause] = st.one_of(
    spans().map(lambda span: TimeClause(*span)), _choices(), st.sampled_from(_QUERIES).map(parse).map(QueryClause)
)
_FILTERS = st.dictionaries(st.sampled_from((*FACETS, "time", "search", "map")), _CLAUSES, max_size=5)


def _query_answer(text: str, event: PlainEvent) -> tuple[bool, bool]:
    september, day = (seconds_of(2021, 9), seconds_of(2021, 10)), (seconds_of(2021, 9, 28), seconds_of(2021, 9, 29))
    match text:
        case "":
            return True, True
        case "omsk":
            return ("Omsk" in event.text,) * 2
        case "during:2021-09":
            return event.possible(*september), event.certain(*september)
        case "NOT during:2021-09-28":
            return (not event.possible(*day),) * 2
        case "verified:no":
            return (not event.verified,) * 2
    found = event.certain(seconds_of(2021), seconds_of(2022)) or "kz" in event.values("region")
    return found, found


def _answer(clause: Clause, event: PlainEvent) -> tuple[bool, bool]:
    """Whether the clause possibly, and certainly, lets the event through."""
    match clause:
        case TimeClause(start, end):
            return event.possible(start, end), event.certain(start, end)
        case ChoiceClause(facet, keys):
            return (bool(event.values(facet) & keys),) * 2
        case QueryClause(query):
            return _query_answer(query.text, event)


def _left(
    events: list[PlainEvent], clauses: dict[str, Clause], without: str | None = None
) -> tuple[list[PlainEvent], list[PlainEvent]]:
    others = [clause for source, clause in clauses.items() if source != without]
    possible = [event for event in events if all(_answer(clause, event)[0] for clause in others)]
    return possible, [event for event in possible if all(_answer(clause, event)[1] for clause in others)]


@given(event_lists, _FILTERS)
def test_a_filter_leaves_what_every_clause_lets_through(events: list[PlainEvent], clauses: dict[str, Clause]) -> None:
    index, current = index_of(events), Filter()
    for source, clause in clauses.items():
        current = current.replace(source, clause)
    visible = masks(index, current, PlainLookup(events))

    possible, certain = _left(events, clauses)
    assert ids_in(index, visible.result) == {event.id for event in possible}
    assert ids_in(index, visible.certain) == {event.id for event in certain}
    for source in (*FACETS, "time", "search", "map", "detail"):
        possible, certain = _left(events, clauses, without=source)
        assert ids_in(index, visible.others(source).result) == {event.id for event in possible}
        assert ids_in(index, visible.others(source).certain) == {event.id for event in certain}
    for facet in FACETS:
        possible, certain = _left(events, clauses, without=facet)
        counts = visible.counts(facet)
        assert counts.possible.tolist() == [sum(key in e.values(facet) for e in possible) for key in _KEYS[facet]]
        assert counts.certain.tolist() == [sum(key in e.values(facet) for e in certain) for key in _KEYS[facet]]


def test_equal_filters_are_equal_values() -> None:
    kinds, time = ChoiceClause("kind", frozenset({"forum"})), TimeClause(0, 1)
    one = Filter().replace("kind", kinds).replace("time", time)
    other = Filter().replace("time", TimeClause(5, 9)).replace("kind", kinds).replace("time", time)
    assert one == other
    assert hash(one) == hash(other)
    assert one.clause_of("time") == time


def test_replacing_touches_one_clause_and_makes_a_new_filter() -> None:
    empty, time = Filter(), TimeClause(0, 1)
    one = empty.replace("time", time)
    assert empty.clause_of("time") is None
    assert one.replace("kind", None) == one
    assert one.replace("time", None) == empty


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1)])
def test_an_empty_span_is_no_clause(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty"):
        TimeClause(start, end)


def test_a_country_counts_an_event_of_two_of_its_regions_once() -> None:
    index = index_of([PlainEvent(1, "2021", regions=frozenset({"kz-aktobe", "kz-west", "kz-aktobe-district"}))])
    counts = masks(index, Filter(), PlainLookup([])).counts("region")
    counted = {key for key, count in zip(REGIONS.keys, counts.possible.tolist(), strict=True) if count}
    assert counted == {"kz", "kz-aktobe", "kz-west", "kz-aktobe-district"}
    assert counts.possible.max() == 1


def test_a_query_that_names_nothing_is_refused() -> None:
    current = Filter().replace("search", QueryClause(parse("kind:nonsense")))
    with pytest.raises(InputError, match="nonsense"):
        masks(index_of([]), current, PlainLookup([]))


def test_kept_selections_combine_to_the_same() -> None:
    events = [PlainEvent(1, "2021-09"), PlainEvent(2, "2021-09", kind="visit"), PlainEvent(3, "2003", kind="visit")]
    index, lookup = index_of(events), PlainLookup(events)
    clauses: dict[str, Clause] = {
        "time": TimeClause(seconds_of(2021), seconds_of(2022)),
        "kind": ChoiceClause("kind", frozenset({"visit"})),
    }
    visible = combine(index, {source: select(index, clause, lookup) for source, clause in clauses.items()})
    assert ids_in(index, visible.result) == {2}
    assert ids_in(index, visible.others("time").result) == {2, 3}
    assert ids_in(index, visible.others("kind").result) == {1, 2}
