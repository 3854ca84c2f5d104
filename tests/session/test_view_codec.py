"""Views survive being written down; anything else is refused in one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import OPEN
from steppeline.model.entities import FACETS
from steppeline.model.errors import WorldError
from steppeline.model.filter import ChoiceClause, Filter, PairClause, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.viewport import EARLIEST, LATEST, Viewport
from steppeline.session.view import BORDERS, GROUPINGS, View
from steppeline.session.view_codec import FORMAT, decode, encode

moments = st.one_of(st.integers(EARLIEST, LATEST), st.sampled_from((-OPEN, OPEN)))
clauses = st.one_of(
    st.tuples(moments, moments).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: TimeClause(*ends)),
    st.builds(ChoiceClause, st.sampled_from(FACETS), st.frozensets(st.text(max_size=8))),
    st.builds(PairClause, st.frozensets(st.tuples(st.text(max_size=8), st.text(max_size=8)))),
    st.sampled_from(("", "steppe river", "kind:forum OR -after:2021-12", '"мост" during!:2022-01'))
    .map(parse)
    .map(QueryClause),
)
viewports = (
    st.tuples(st.integers(EARLIEST, LATEST), st.integers(EARLIEST, LATEST), st.integers(1, 4_000))
    .filter(lambda view: view[0] < view[1])
    .map(lambda view: Viewport(*view))
)
views = st.builds(
    View,
    viewport=viewports,
    filter=st.dictionaries(st.text(max_size=8), clauses, max_size=4).map(
        lambda chosen: Filter(tuple(sorted(chosen.items(), key=lambda item: item[0])))
    ),
    selection=st.lists(st.integers(1, OPEN), unique=True, max_size=4).map(tuple),
    grouping=st.sampled_from(GROUPINGS),
    series=st.none() | st.text(max_size=8),
    borders=st.sampled_from(BORDERS),
)

GOOD = {"format": FORMAT, "from": 0, "to": 9, "clauses": {}, "selection": [], "grouping": "kind", "series": None}
BAD: tuple[dict[str, object], ...] = (
    {"format": FORMAT + 1},
    {"format": "1"},
    {"from": 9},
    {"from": 10**30},
    {"from": 0.5},
    {"from": None},
    {"from": True},
    {"to": LATEST + 1},
    {"clauses": []},
    {"clauses": {"time": None}},
    {"clauses": {"time": {"from": 5, "to": 5}}},
    {"clauses": {"time": {"from": "5", "to": 6}}},
    {"borders": "tomorrow"},
    {"clauses": {"pair": {"pairs": [["kz"]]}}},
    {"clauses": {"pair": {"pairs": [["kz", 1]]}}},
    {"clauses": {"kind": {"facet": "colour", "keys": []}}},
    {"clauses": {"kind": {"facet": "kind", "keys": [1]}}},
    {"clauses": {"kind": {"facet": "kind", "keys": 1}}},
    {"clauses": {"search": {"query": "kind:"}}},
    {"clauses": {"search": {"query": 7}}},
    {"clauses": {"search": {}}},
    {"selection": [None]},
    {"selection": 7},
    {"grouping": "colour"},
    {"grouping": ["kind"]},
    {"series": 7},
)


@given(views, st.integers(1, 4_000))
def test_a_view_comes_back_in_a_window_of_any_width(view: View, pixels: int) -> None:
    assert decode(encode(view), pixels) == view.on_pixels(pixels)


def test_the_good_example_is_good() -> None:
    assert decode(json.dumps(GOOD), 800) == View(Viewport(0, 9, 800))


@pytest.mark.parametrize("wrong", BAD, ids=repr)
def test_what_is_wrong_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WorldError):
        decode(json.dumps(GOOD | wrong), 800)


@pytest.mark.parametrize("missing", GOOD)
def test_what_is_missing_is_refused(missing: str) -> None:
    with pytest.raises(WorldError):
        decode(json.dumps({key: value for key, value in GOOD.items() if key != missing}), 800)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '"view"', "[" * 100_000])
def test_what_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(WorldError):
        decode(text, 800)


def test_a_newer_form_is_told_as_such() -> None:
    with pytest.raises(WorldError, match="newer version"):
        decode(json.dumps(GOOD | {"format": FORMAT + 1}), 800)


def test_a_query_that_is_no_longer_understood_says_why() -> None:
    with pytest.raises(WorldError, match="picnic"):
        decode(json.dumps(GOOD | {"clauses": {"search": {"query": "picnic:2"}}}), 800)


def test_a_view_from_before_there_was_a_choice_of_borders_has_those_of_its_dates() -> None:
    assert "borders" not in GOOD
    assert decode(json.dumps(GOOD), 100).borders == "viewed"
