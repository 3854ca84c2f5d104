"""Where to go in time: hulls with open ends, stepping through what is visible, bringing into view."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, OPEN
from steppeline.model.entities import vocabulary
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.viewport import EARLIEST, LATEST, Viewport
from steppeline.session.view_moves import NOTHING_TO_SHOW, brought_into_view, fitted, next_row, rows_of, span_of_rows

Bounds = tuple[int, int, int, int]

moments = st.integers(-1_000 * DAY, 1_000 * DAY)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Bounds of an event, open here and there."""
    start, firm_start, firm_end, end = sorted(draw(st.lists(moments, min_size=4, max_size=4, unique=True)))
    return (
        draw(st.sampled_from((start, -OPEN))),
        firm_start,
        firm_end,
        draw(st.sampled_from((end, OPEN))),
    )


viewports = st.tuples(moments, st.integers(1, 3_000 * DAY), st.integers(1, 3_000)).map(
    lambda view: Viewport(view[0], view[0] + view[1], view[2])
)


def index_of(*events: Bounds) -> Index:
    columns = list(zip(*events, strict=True)) or [()] * 4
    return build_index(
        Columns(
            ids=np.arange(1, len(events) + 1),
            earliest_start=columns[0],
            latest_start=columns[1],
            earliest_end=columns[2],
            latest_end=columns[3],
            never_certain=[False] * len(events),
            verified=[True] * len(events),
            kind=[0] * len(events),
            status=[0] * len(events),
            kinds=vocabulary(("forum",)),
        )
    )


def every_row(index: Index) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.arange(len(index))


@given(st.lists(bounds(), max_size=6))
def test_the_hull_holds_every_bound_that_is_known(events: list[Bounds]) -> None:
    index = index_of(*events)
    span = span_of_rows(index, every_row(index))
    starts = [inner if outer == -OPEN else outer for outer, inner, _, _ in events]
    ends = [inner if outer == OPEN else outer for _, _, inner, outer in events]
    assert span == ((min(starts), max(ends)) if events else None)


@pytest.mark.parametrize(
    ("event", "span"),
    [
        ((-OPEN, -OPEN, OPEN, OPEN), None),
        ((-OPEN, -OPEN, 50, 50), (50, 51)),
        ((50, 50, OPEN, OPEN), (50, 51)),
        ((0, 0, 1, OPEN), (0, 1)),
    ],
)
def test_a_bound_that_nobody_knows_is_left_out(event: Bounds, span: tuple[int, int] | None) -> None:
    index = index_of(event)
    assert span_of_rows(index, every_row(index)) == span


@given(st.lists(bounds(), max_size=6), viewports)
def test_fitting_shows_the_whole_hull_with_room(events: list[Bounds], viewport: Viewport) -> None:
    index = index_of(*events)
    view = fitted(viewport, index, every_row(index))
    start, end = span_of_rows(index, every_row(index)) or NOTHING_TO_SHOW
    assert view.start < start < end < view.end
    assert view.pixels == viewport.pixels
    assert fitted(view, index, every_row(index)) == view


def test_a_day_is_fitted_with_its_neighbours() -> None:
    index = index_of((0, 0, DAY, DAY))
    view = fitted(Viewport(0, 10, 100), index, every_row(index))
    assert view.start <= -DAY
    assert view.end >= 2 * DAY


@given(st.lists(bounds(), min_size=1, max_size=8), st.data(), viewports)
def test_stepping_visits_every_visible_event_in_time(
    events: list[Bounds], data: st.DataObject, viewport: Viewport
) -> None:
    index = index_of(*events)
    visible = np.array(data.draw(st.lists(st.booleans(), min_size=len(events), max_size=len(events))))
    current = data.draw(st.none() | st.integers(0, len(events) - 1))
    rows = np.flatnonzero(visible).tolist()
    starts = index.earliest_start[:].tolist()
    after = [row for row in rows if (starts[row] >= viewport.start if current is None else row > current)]
    before = [row for row in rows if (starts[row] < viewport.end if current is None else row < current)]
    assert next_row(index, visible, current, viewport, 1) == next(iter(after), None)
    assert next_row(index, visible, current, viewport, -1) == next(reversed(before), None)


@given(bounds(), viewports)
def test_an_event_is_brought_into_view_at_the_same_scale(event: Bounds, viewport: Viewport) -> None:
    index = index_of(event)
    view = brought_into_view(viewport, index, 0)
    assert (view.span, view.pixels) == (viewport.span, viewport.pixels)
    earliest, _, _, latest = event
    if earliest >= viewport.start and latest <= viewport.end:
        assert view == viewport
    elif latest - earliest <= viewport.span:
        assert view.start <= earliest < latest <= view.end
    elif earliest > -OPEN:
        assert view.start <= earliest <= view.end
    elif latest < OPEN:
        assert view.start <= latest <= view.end
    else:
        assert view == viewport
    assert brought_into_view(view, index, 0) == view


def test_nothing_is_brought_beyond_the_ends_of_time() -> None:
    index = index_of((EARLIEST + 1, EARLIEST + 1, EARLIEST + 2, EARLIEST + 2), (LATEST - 2, LATEST - 2, LATEST, LATEST))
    viewport = Viewport(0, 100 * DAY, 1_000)
    assert brought_into_view(viewport, index, 0).start == EARLIEST
    assert brought_into_view(viewport, index, 1).end == LATEST


def test_rows_are_in_the_order_of_time() -> None:
    index = index_of((9, 9, 10, 10), (5, 5, 6, 6))
    assert rows_of(index, (1, 2, 77)).tolist() == [0, 1]
    assert rows_of(index, ()).tolist() == []
