"""The sheet: it holds its view, stays while the view is panned a little, and knows its columns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.sheet import CELL, COLUMN, Sheet
from steppeline.model.viewport import EARLIEST, LATEST, Viewport


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    pixels = draw(st.integers(1, 4_000))
    span = draw(st.one_of(st.integers(pixels, 100 * pixels), st.integers(pixels, LATEST - EARLIEST)))
    start = draw(st.integers(EARLIEST, LATEST - span))
    return Viewport(start, start + span, pixels)


@given(viewports())
def test_it_holds_the_view_and_half_of_it_on_either_side(view: Viewport) -> None:
    sheet = Sheet.around(view)
    assert view.start - sheet.start >= sheet.margin >= view.span // 2
    assert sheet.end - view.end >= sheet.margin - 1
    assert sheet.width == sheet.columns * COLUMN
    assert sheet.width <= 4 * max(view.pixels, CELL) + 4 * CELL


@given(viewports(), st.floats(-0.4, 0.4))
def test_a_view_panned_a_little_has_one_of_two_sheets(view: Viewport, share: float) -> None:
    panned = view.pan(share * view.pixels)
    one, other = Sheet.around(view), Sheet.around(panned)
    assert (one.span, one.pixels) == (other.span, other.pixels)
    half = -(-view.pixels // (2 * CELL)) * (CELL // COLUMN)
    assert abs(one.first - other.first) in (0, half)


@given(viewports(), st.data())
def test_columns_are_those_between_their_edges(view: Viewport, data: st.DataObject) -> None:
    sheet = Sheet.around(view)
    edges = sheet.edges()
    assert (edges[0], edges[-1], len(edges)) == (sheet.start, sheet.end, sheet.columns + 1)
    near = data.draw(st.integers(0, sheet.columns))
    moments = np.array([*edges[near] + np.arange(-2, 3), sheet.start - 1, sheet.end], np.int64)
    assert sheet.column_of(moments).tolist() == (np.searchsorted(edges, moments, side="right") - 1).tolist()


def test_pixels_count_from_its_start() -> None:
    view = Viewport(1_000_000, 1_001_000, 100)
    sheet = Sheet.around(view)
    assert sheet.pixel_of(np.array([sheet.start, sheet.end], np.int64)).tolist() == pytest.approx(
        [0, sheet.width], abs=0.1
    )
    at = sheet.pixel_of(np.array([view.start], np.int64))[0]
    assert at + sheet.offset(view) == pytest.approx(0)
