"""The view state: equal values do nothing, everything is announced, back and forward, saved views, stepping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shelf import KINDS, Item, Shelf, clauses, filter_of

from steppeline.model.calendar import DAY
from steppeline.model.errors import WorldError
from steppeline.model.filter import ChoiceClause, Clause, Filter, QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.viewport import Viewport
from steppeline.session.jobs import Jobs
from steppeline.session.view import GROUPINGS
from steppeline.session.view_history import PAUSE
from steppeline.session.view_moves import NOTHING_TO_SHOW
from steppeline.session.view_state import ViewState

Wait = Callable[[Callable[[], bool]], None]
SIGNALS = ("filter", "viewport", "selection", "hover", "grouping", "series", "borders", "visible", "history")
FORUMS = ChoiceClause("kind", frozenset({"forum"}))


class Watched:
    """A view state over some events, a clock that stands still, and the names of what was announced."""

    def __init__(self, jobs: Jobs, things: tuple[Item, ...]) -> None:
        self.shelf = Shelf(things, jobs)
        self.now = 0.0
        self.state = ViewState(self.shelf, clock=lambda: self.now)
        self.announced: list[str] = []
        for name in SIGNALS:
            getattr(self.state, f"{name}_changed").connect(lambda name=name: self.announced.append(name))

    def news(self) -> list[str]:
        """What was announced since the last time, in order."""
        news, self.announced = self.announced, []
        return news


Watch = Callable[..., Watched]


@pytest.fixture
def watch(jobs: Jobs) -> Watch:
    return lambda *things: Watched(jobs, things)


@pytest.fixture
def three(watch: Watch) -> Watched:
    """Three events one after another, ids 1 to 3: a forum, a visit, a forum."""
    return watch(Item(0, 10), Item(1, 11, kind=1), Item(2, 12))


def test_it_begins_with_everything(three: Watched) -> None:
    state = three.state
    assert state.filter == Filter()
    assert state.viewport.start < 0 < 12 * DAY < state.viewport.end
    assert state.visible.result.tolist() == [True] * 3
    assert (state.selection, state.hovered, state.hovered_region, state.series) == ((), None, None, None)
    assert state.is_settled
    assert not state.can_go_back
    assert not state.can_go_forward


def test_an_empty_casefile_shows_some_span(watch: Watch) -> None:
    state = watch().state
    assert state.viewport.start < NOTHING_TO_SHOW[0] < NOTHING_TO_SHOW[1] < state.viewport.end
    for direction in (1, -1):
        state.step(direction)
    state.fit()
    assert state.selection == ()


def test_what_is_set_is_there_at_once_and_announced_once(three: Watched, wait_until: Wait) -> None:
    state = three.state
    state.set_clause("kind", FORUMS)
    assert state.filter.clause_of("kind") == FORUMS
    assert three.news() == ["filter", "history"]
    wait_until(lambda: state.is_settled)
    assert three.news() == ["visible"]
    state.set_grouping("region")
    state.set_series("trade")
    state.set_viewport(Viewport(0, DAY, 500))
    state.select([2, 1, 2, 99])
    assert three.news() == ["grouping", "series", "viewport", "selection"]
    assert (state.grouping, state.series, state.viewport) == ("region", "trade", Viewport(0, DAY, 500))
    assert state.selection == (2, 1)
    state.hover(2)
    state.hover_region("kz")
    assert three.news() == ["hover", "hover"]
    assert (state.hovered, state.hovered_region) == (2, "kz")


def test_equal_values_do_nothing(three: Watched, turn: Callable[[], None]) -> None:
    state = three.state

    def set_all() -> None:
        state.set_filter(filter_of({"kind": FORUMS}))
        state.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
        state.set_viewport(replace(state.viewport))
        state.select([1])
        state.hover(1)
        state.hover_region("kz")
        state.set_grouping("region")
        state.set_series("trade")

    set_all()
    turn()
    three.news()
    set_all()
    turn()
    assert three.news() == []


def test_many_controls_in_a_turn_are_one_recompute(three: Watched, wait_until: Wait) -> None:
    for last in range(1, 12):
        three.state.set_clause("time", TimeClause(0, last * DAY))
        three.state.set_clause("kind", FORUMS)
    three.state.set_clause("search", QueryClause(parse("id:1,3")))
    wait_until(lambda: three.state.is_settled)
    assert three.news().count("visible") == 1
    assert three.state.visible.result.tolist() == [True, False, True]


def test_mistakes_come_with_what_is_visible(three: Watched, wait_until: Wait) -> None:
    three.state.set_clause("search", QueryClause(parse("kind:picnic")))
    wait_until(lambda: three.state.is_settled)
    assert "picnic" in str(three.state.mistakes["search"].sentence)


def test_back_and_forward(three: Watched, wait_until: Wait) -> None:
    state = three.state
    places = [state.view]
    changes: list[Callable[[], None]] = [
        lambda: state.set_clause("kind", FORUMS),
        lambda: state.set_viewport(Viewport(0, DAY, 1_000)),
        lambda: state.select([3]),
        lambda: state.set_grouping("actor"),
    ]
    for change in changes:
        change()
        places.append(state.view)
    for place in reversed(places[:-1]):
        state.back()
        assert state.view == place
    assert not state.can_go_back
    for place in places[1:]:
        state.forward()
        assert state.view == place
    assert not state.can_go_forward
    wait_until(lambda: state.is_settled)
    assert state.visible.result.tolist() == [True, False, True]


def test_history_is_announced_when_a_way_opens_or_closes(three: Watched) -> None:
    state = three.state
    ways: list[tuple[bool, bool]] = []
    state.history_changed.connect(lambda: ways.append((state.can_go_back, state.can_go_forward)))
    state.select([1])
    state.select([2])
    state.back()
    state.back()
    state.forward()
    state.forget_history()
    assert ways == [(True, False), (True, True), (False, True), (True, True), (False, False)]


def test_a_drag_is_one_step_back(three: Watched) -> None:
    state = three.state
    first = state.view
    for pixels in range(20):
        state.set_viewport(state.viewport.pan(pixels + 1))
        three.now += PAUSE / 10
    state.back()
    assert state.view == first


def test_steps_between_events_are_single_however_fast(three: Watched) -> None:
    for _ in range(3):
        three.state.step(1)
    three.state.back()
    assert three.state.selection == (2,)


def test_another_width_of_the_window_is_no_step(three: Watched) -> None:
    state = three.state
    state.set_grouping("actor")
    state.set_viewport(replace(state.viewport, pixels=700))
    assert three.news() == ["grouping", "history", "viewport"]
    state.back()
    assert (state.grouping, state.viewport.pixels, state.can_go_back) == ("kind", 700, False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    chosen=clauses,
    grouping=st.sampled_from(GROUPINGS),
    series=st.none() | st.text(max_size=5),
    selection=st.lists(st.integers(1, 3), unique=True),
    span=st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**9)),
)
def test_a_saved_view_comes_back(
    watch: Watch,
    wait_until: Wait,
    chosen: dict[str, Clause],
    grouping: str,
    series: str | None,
    selection: list[int],
    span: tuple[int, int],
) -> None:
    things = (Item(0, 10), Item(1, 11, kind=1), Item(2, 12))
    state, other = watch(*things).state, watch(*things).state
    state.set_filter(filter_of(chosen))
    state.set_grouping(grouping)  # type: ignore[arg-type]
    state.set_series(series)
    state.select(selection)
    state.set_viewport(Viewport(span[0], sum(span), 321))
    other.restore(state.to_json())
    assert other.view == state.view.on_pixels(other.viewport.pixels)
    wait_until(lambda: state.is_settled and other.is_settled)
    assert other.visible.result.tolist() == state.visible.result.tolist()


def test_a_saved_view_that_cannot_be_read_changes_nothing(three: Watched) -> None:
    before = three.state.view
    with pytest.raises(WorldError):
        three.state.restore("{}")
    assert three.state.view == before
    assert three.news() == []


def test_stepping_goes_through_the_visible_events_and_shows_them(three: Watched, wait_until: Wait) -> None:
    state = three.state
    state.set_clause("kind", FORUMS)
    wait_until(lambda: state.is_settled)
    state.set_viewport(Viewport(-100 * DAY, -80 * DAY, 1_000))
    seen = []
    for direction in (1, 1, 1, -1, -1):
        state.step(direction)
        seen.append(state.selection)
        assert state.viewport.start <= 0
        assert state.viewport.end >= 12 * DAY
        assert state.viewport.span == 20 * DAY
    assert seen == [(1,), (3,), (3,), (1,), (1,)]


def test_stepping_from_a_hidden_event_goes_to_its_neighbours(three: Watched, wait_until: Wait) -> None:
    three.state.select([2])
    three.state.set_clause("kind", FORUMS)
    wait_until(lambda: three.state.is_settled)
    three.state.step(-1)
    assert three.state.selection == (1,)


def test_fit_shows_the_selection_and_then_all(watch: Watch, wait_until: Wait) -> None:
    state = watch(Item(0, 10), Item(5, 15), Item(9, 19, kind=2)).state
    state.set_clause("kind", FORUMS)
    wait_until(lambda: state.is_settled)
    state.select([1])
    state.fit()
    assert state.viewport.start < 0
    assert 10 * DAY < state.viewport.end < 15 * DAY
    state.fit()
    assert 15 * DAY < state.viewport.end < 19 * DAY
    state.fit()
    assert 10 * DAY < state.viewport.end < 15 * DAY
    state.select([])
    state.fit()
    assert state.viewport.end > 15 * DAY


def test_what_is_gone_is_no_longer_selected_or_hovered(three: Watched, wait_until: Wait) -> None:
    state = three.state
    state.select([3, 1])
    state.hover(3)
    three.news()
    three.shelf.replace([Item(0, 10), Item(1, 11)])
    assert (state.selection, state.hovered) == ((1,), None)
    assert three.news() == ["selection", "hover"]
    wait_until(lambda: state.is_settled)
    assert state.visible.index is three.shelf.index


def test_going_back_does_not_select_what_is_gone(three: Watched) -> None:
    three.state.select([3])
    three.state.select([1])
    three.shelf.replace([Item(0, 10)])
    three.state.back()
    assert three.state.selection == ()


def test_regions_are_those_of_the_middle_of_the_view_but_not_of_the_future(three: Watched, wait_until: Wait) -> None:
    state = three.state
    state.set_viewport(Viewport(0, 100, 10))
    assert state.viewed_date == 50
    three.shelf.index = replace(three.shelf.index, as_of=40)
    three.shelf.changed.emit(None, None)
    wait_until(lambda: state.is_settled)
    assert state.viewed_date == 40


def test_facets_count_what_the_others_leave(three: Watched, wait_until: Wait) -> None:
    three.state.set_clause("kind", FORUMS)
    three.state.set_clause("time", TimeClause(10 * DAY, 30 * DAY))
    wait_until(lambda: three.state.is_settled)
    assert dict(zip(KINDS, three.state.visible.counts("kind").possible.tolist(), strict=True)) == {
        "forum": 1,
        "visit": 1,
        "crisis": 0,
    }


def test_borders_are_part_of_the_view(three: Watched, wait_until: Wait) -> None:
    state = three.state
    state.set_borders("today")
    assert (state.borders, state.visible.borders, state.is_settled) == ("today", "viewed", False)
    assert three.news() == ["borders", "history"]
    wait_until(lambda: state.is_settled)
    assert state.visible.borders == "today"
    assert three.news() == ["visible"]
    state.set_borders("today")
    assert three.news() == []
    saved = state.to_json()
    state.back()
    assert state.borders == "viewed"
    state.forward()
    assert state.borders == "today"
    state.set_borders("viewed")
    state.restore(saved)
    assert state.borders == "today"
    state.set_filter(Filter())
    assert state.borders == "today"


def test_no_more_events_are_selected_than_can_be_told_apart(three: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steppeline.session.view_state.MOST_SELECTED", 2)
    three.state.select((3, 1, 2))
    assert three.state.selection == (3, 1)
