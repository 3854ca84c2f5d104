"""Viewports: the time under the cursor stays, limits do not drift, pixels are right at any epoch."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, OPEN, seconds_of
from steppeline.model.viewport import EARLIEST, LATEST, Viewport

YEAR = 365 * DAY
LONGEST = LATEST - EARLIEST


@st.composite
def viewports(draw: st.DrawFn, *, room: int = 0) -> Viewport:
    """Views of at least a second a pixel, anywhere at least `room` of their lengths from the ends of time."""
    pixels = draw(st.integers(1, 8_000))
    longest = LONGEST // (2 * room + 1)
    span = draw(st.one_of(st.integers(pixels, longest), st.integers(pixels, 100 * DAY)))
    start = draw(st.integers(EARLIEST + room * span, LATEST - (room + 1) * span))
    return Viewport(start, start + span, pixels)


def exact_pixel(view: Viewport, seconds: int) -> Fraction:
    return Fraction((seconds - view.start) * view.pixels, view.span)


@given(viewports(room=20), st.floats(0.1, 10), st.floats(0, 1))
def test_the_time_at_the_cursor_stays_within_a_pixel(view: Viewport, factor: float, share: float) -> None:
    cursor = share * view.pixels
    zoomed = view.zoom(factor, cursor)
    before = view.start + Fraction(cursor) * view.span / view.pixels
    after = zoomed.start + Fraction(cursor) * zoomed.span / zoomed.pixels
    assert abs(before - after) <= zoomed.seconds_per_pixel
    assert zoomed.pixels == view.pixels


@given(viewports(room=20), st.floats(1, 10), st.floats(0, 1))
def test_zooming_out_and_in_again_returns(view: Viewport, factor: float, share: float) -> None:
    cursor = share * view.pixels
    returned = view.zoom(1 / factor, cursor).zoom(factor, cursor)
    tolerance = (1 + factor) * view.seconds_per_pixel
    assert abs(returned.start - view.start) <= tolerance
    assert abs(returned.end - view.end) <= tolerance


@given(viewports(room=5), st.floats(-2, 2), st.floats(-2, 2))
def test_panning_is_additive(view: Viewport, first: float, second: float) -> None:
    first, second = first * view.pixels, second * view.pixels
    twice = view.pan(first).pan(second)
    once = view.pan(first + second)
    assert abs(twice.start - once.start) <= 1
    assert twice.span == once.span == view.span


@given(viewports(room=5), st.integers(-10_000, 10_000))
def test_a_pan_moves_the_picture_by_its_pixels(view: Viewport, pixels: int) -> None:
    assume(abs(pixels) <= 5 * view.pixels)
    moved = view.pan(pixels)
    assert abs(exact_pixel(view, moved.start) - pixels) <= Fraction(1, 2)


@given(viewports(), st.data())
def test_pixels_are_right_at_any_epoch(view: Viewport, data: st.DataObject) -> None:
    moments = [*data.draw(st.lists(st.integers(EARLIEST, LATEST), max_size=20)), view.start, view.end]
    pixels = view.pixel_of(np.array(moments, dtype=np.int64))
    assert pixels.dtype == np.float64
    assert pixels[-2] == 0
    for moment, pixel in zip(moments, pixels.tolist(), strict=True):
        right = exact_pixel(view, moment)
        assert abs(Fraction(pixel) - right) <= abs(right) * Fraction(1, 2**50)
        assert view.seconds_at(pixel) == moment


@given(viewports())
def test_open_bounds_lie_far_outside(view: Viewport) -> None:
    before, after = view.pixel_of(np.array([-OPEN, OPEN])).tolist()
    assert before < -1e6
    assert after > view.pixels + 1e6


@given(viewports(), st.floats(0, 1), st.integers(1, 40))
def test_limits_do_not_drift(view: Viewport, share: float, steps: int) -> None:
    cursor = share * view.pixels
    closest = view.zoom(1e15, cursor)
    assert closest.span == view.pixels
    farthest = view.zoom(1e-15, cursor)
    assert (farthest.start, farthest.end) == (EARLIEST, LATEST)
    for _ in range(steps):
        assert closest.zoom(1.2, cursor) == closest
        assert farthest.zoom(0.8, cursor) == farthest


@given(viewports(), st.floats(-1e6, 1e6))
def test_panning_stops_at_the_ends_of_time(view: Viewport, widths: float) -> None:
    moved = view.pan(widths * view.pixels)
    assert moved.span == view.span
    assert moved.start >= EARLIEST
    assert moved.end <= LATEST


@given(viewports(), st.integers(EARLIEST, LATEST), st.integers(1, LONGEST), st.floats(0, 0.5))
def test_a_fit_shows_all_with_its_margin(view: Viewport, start: int, length: int, margin: float) -> None:
    end = min(start + length, LATEST)
    assume(end > start)
    fitted = view.fit(start, end, margin)
    assert fitted.start <= start
    assert end <= fitted.end
    free = margin * (end - start) - 1
    assert fitted.start == EARLIEST or start - fitted.start >= free
    assert fitted.end == LATEST or fitted.end - end >= free


def test_a_moment_is_fitted_into_the_middle_at_the_closest() -> None:
    noon = seconds_of(2021, 9, 28, 12)
    fitted = Viewport(0, YEAR, 1_000).fit(noon, noon + 1)
    assert (fitted.start, fitted.end) == (noon - 500, noon + 500)


def test_open_ends_are_fitted_up_to_the_ends_of_time() -> None:
    fitted = Viewport(0, YEAR, 1_000).fit(-OPEN, OPEN)
    assert (fitted.start, fitted.end) == (EARLIEST, LATEST)


def test_a_view_closer_than_the_limit_can_only_zoom_out() -> None:
    second = Viewport(0, 1, 800)
    assert second.zoom(2, 400) == second
    assert second.zoom(1 / 800, 0) == Viewport(0, 800, 800)


@pytest.mark.parametrize(
    ("start", "end", "pixels"), [(0, 0, 10), (1, 0, 10), (0, 1, 0), (EARLIEST - 1, 0, 1), (0, LATEST + 1, 1)]
)
def test_what_cannot_be_shown_is_no_view(start: int, end: int, pixels: int) -> None:
    with pytest.raises(ValueError, match="to show"):
        Viewport(start, end, pixels)


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_a_factor_is_positive(factor: float) -> None:
    with pytest.raises(ValueError, match="factor"):
        Viewport(0, YEAR, 1_000).zoom(factor, 0)
