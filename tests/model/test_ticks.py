"""Marks of the axis: on calendar boundaries, in order, in view, far enough apart, never fewer than two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, HOUR, MINUTE, civil_of, seconds_of
from steppeline.model.ticks import STEPS, WEEK, Ticks, ticks
from steppeline.model.viewport import EARLIEST, LATEST, Viewport

LONGEST_TESTED = 20_000 * 366 * DAY
# Marks of the next finer step in a view that holds fewer than two of the step before: months within half a year.
MOST_IN_A_NARROW_VIEW = 14


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    """Views from one second to 20,000 years, every magnitude as likely as any other."""
    magnitude = draw(st.floats(0, 1))
    span = max(1, round(LONGEST_TESTED**magnitude))
    start = draw(st.one_of(st.integers(EARLIEST, LATEST - span), st.integers(-(10**9), 10**9)))
    start = min(max(start, EARLIEST), LATEST - span)
    return Viewport(start, start + span, draw(st.integers(50, 8_000)))


spacings = st.floats(20, 300)


def moments(axis: Ticks) -> list[int]:
    return [mark.seconds for mark in axis.marks]


@given(viewports(), spacings)
def test_marks_are_in_view_in_order_and_at_least_two(view: Viewport, spacing: float) -> None:
    axis = ticks(view, spacing)
    times = moments(axis)
    assert all(view.start <= time <= view.end for time in times)
    assert all(before < after for before, after in pairwise(times))
    assert 2 <= len(times) <= max(view.pixels / spacing + 2, MOST_IN_A_NARROW_VIEW)
    for mark in axis.marks:
        assert mark.pixel == pytest.approx((mark.seconds - view.start) / view.seconds_per_pixel, abs=1e-6)
        assert mark.label.civil == civil_of(mark.seconds)


@given(viewports(), spacings)
def test_marks_keep_their_distance(view: Viewport, spacing: float) -> None:
    axis = ticks(view, spacing)
    if axis.step.seconds < spacing * view.seconds_per_pixel:
        # Too narrow for two marks of any step that would keep the distance: the next longer one shows fewer.
        longer = STEPS[STEPS.index(axis.step) + 1] if axis.step is not STEPS[-1] else None
        assert longer is None or view.span < 2.3 * longer.seconds
        return
    for before, after in pairwise(axis.marks):
        turn_of_era = before.label.civil.year == 1 and axis.step.unit == "year" and axis.step.count > 1
        nearest = spacing * (1 - 1 / axis.step.count if turn_of_era else 1)
        assert after.pixel - before.pixel >= nearest - 1e-6


@given(viewports(), spacings)
def test_the_step_is_the_shortest_that_keeps_the_distance(view: Viewport, spacing: float) -> None:
    step = ticks(view, spacing).step
    position = STEPS.index(step)
    assert position == 0 or STEPS[position - 1].seconds / view.seconds_per_pixel < spacing


@given(viewports(), spacings)
def test_no_mark_is_left_out(view: Viewport, spacing: float) -> None:
    axis = ticks(view, spacing)
    longest = axis.step.seconds
    if axis.step.unit == "month":
        longest = {1: 31, 2: 62, 3: 92, 6: 184}[axis.step.count] * DAY
    elif axis.step.unit == "year":
        longest = axis.step.count * 366 * DAY
    borders = [view.start, *moments(axis), view.end]
    assert all(after - before <= longest for before, after in pairwise(borders))


@given(viewports(), spacings)
def test_marks_stand_on_calendar_boundaries(view: Viewport, spacing: float) -> None:
    axis = ticks(view, spacing)
    count = axis.step.count
    for time in moments(axis):
        year, month, day, hour, minute, second = civil_of(time)
        clock = hour * HOUR + minute * MINUTE + second
        match axis.step.unit:
            case "second" | "minute" | "hour":
                assert clock % axis.step.seconds == 0
            case "day":
                assert clock == 0
            case "week":
                assert clock == 0
                assert (time - seconds_of(2021, 9, 27)) % WEEK == 0
            case "month":
                assert (month - 1) % count == 0
                assert (day, clock) == (1, 0)
            case "year":
                assert (month, day, clock) == (1, 1, 0)
                assert year % count == 0 or year == 1 or (year < 0 and (1 - year) % count == 0)


@given(viewports(), spacings)
def test_periods_cover_the_view_without_a_gap(view: Viewport, spacing: float) -> None:
    axis = ticks(view, spacing)
    if axis.step.unit == "year":
        assert axis.periods == ()
        return
    assert axis.periods[0].start <= view.start
    assert axis.periods[-1].end >= view.end
    assert axis.periods[0].left == 0
    assert axis.periods[-1].right == view.pixels
    for before, after in pairwise(axis.periods):
        assert before.end == after.start
        assert before.right == after.left
    for period in axis.periods:
        civil = civil_of(period.start)
        assert period.label.civil == civil
        assert (civil.hour, civil.minute, civil.second) == (0, 0, 0)
        assert period.left < period.right


def view_of(start: tuple[int, ...], end: tuple[int, ...], pixels: int = 800) -> Viewport:
    return Viewport(seconds_of(*start), seconds_of(*end), pixels)


@pytest.mark.parametrize(
    ("view", "step", "first", "context"),
    [
        (view_of((2022, 1, 5, 10, 0), (2022, 1, 5, 10, 1)), ("second", 10), (2022, 1, 5, 10, 0, 0), "date"),
        (view_of((2022, 1, 5, 10, 1), (2022, 1, 5, 11, 0)), ("minute", 10), (2022, 1, 5, 10, 10, 0), "date"),
        (view_of((2022, 1, 5, 1), (2022, 1, 6)), ("hour", 3), (2022, 1, 5, 3, 0, 0), "date"),
        (view_of((2022, 1, 1), (2022, 1, 8)), ("day", 1), (2022, 1, 1, 0, 0, 0), "month and year"),
        (view_of((2022, 1, 1), (2022, 2, 20)), ("week", 1), (2022, 1, 3, 0, 0, 0), "month and year"),
        (view_of((2021, 2, 1), (2022, 1, 1)), ("month", 2), (2021, 3, 1, 0, 0, 0), "year"),
        (view_of((1991, 1, 1), (2026, 1, 1)), ("year", 5), (1995, 1, 1, 0, 0, 0), None),
    ],
)
def test_steps_by_example(view: Viewport, step: tuple[str, int], first: tuple[int, ...], context: str | None) -> None:
    axis = ticks(view)
    assert (axis.step.unit, axis.step.count) == step
    assert tuple(axis.marks[0].label.civil) == first
    assert (axis.periods[0].label.parts if axis.periods else None) == context


def test_years_are_counted_from_the_turn_of_the_era_both_ways() -> None:
    axis = ticks(view_of((-250, 1, 1), (260, 1, 1)))
    assert [mark.label.civil.year for mark in axis.marks] == [-199, -99, 1, 100, 200]


def test_single_years_do_not_stumble_at_the_turn_of_the_era() -> None:
    axis = ticks(view_of((-2, 1, 1), (4, 1, 1)))
    assert [mark.label.civil.year for mark in axis.marks] == [-2, -1, 0, 1, 2, 3, 4]


def test_both_ends_of_the_view_belong_to_it() -> None:
    assert moments(ticks(Viewport(0, 1, 800))) == [0, 1]
