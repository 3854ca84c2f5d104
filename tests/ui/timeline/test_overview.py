"""The overview: its brush is the view, and moves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from gestures import click, double_click, drag, move, turn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, dark
from steppeline.ui.timeline.measures import OVERVIEW, gutter
from steppeline.ui.timeline.overview import Overview

LEFT_EDGE = gutter(1000)
YEAR = 365 * DAY


@pytest.fixture
def overview(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> Overview:
    overview = Overview(document, view_state, theme, english, now=lambda: seconds_of(2024))
    show(overview, width=1000, height=OVERVIEW)
    view_state.set_viewport(replace(view_state.viewport, start=seconds_of(2008), end=seconds_of(2012)))
    return overview


def brush(overview: Overview) -> tuple[float, float]:
    left, right = overview.brush()
    return LEFT_EDGE + left, LEFT_EDGE + right


def test_the_brush_is_the_view(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    view_state.set_viewport(replace(view_state.viewport, end=seconds_of(2010)))
    assert brush(overview)[0] == left
    assert brush(overview)[1] == pytest.approx((left + right) / 2, abs=1)


def test_its_ends_are_dragged(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    year = (right - left) / 4
    drag(overview, (left, 20), (left + year, 20))
    assert abs(view_state.viewport.start - seconds_of(2009)) < 20 * DAY
    assert view_state.viewport.end == seconds_of(2012)
    drag(overview, (right, 20), (right + year, 20))
    assert abs(view_state.viewport.end - seconds_of(2013)) < 20 * DAY


def test_its_ends_do_not_pass_each_other(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    drag(overview, (left, 20), (right + 300, 20))
    assert view_state.viewport.end == seconds_of(2012)
    assert view_state.viewport.span == view_state.viewport.pixels


def test_its_body_is_dragged(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    middle, year = (left + right) / 2, (right - left) / 4
    drag(overview, (middle, 20), (middle - year, 20))
    assert abs(view_state.viewport.start - seconds_of(2007)) < 20 * DAY
    assert view_state.viewport.span == seconds_of(2012) - seconds_of(2008)


def test_a_click_elsewhere_centres_the_view(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    click(overview, right + (right - left), 20)
    assert abs(view_state.viewport.start - seconds_of(2014)) < 30 * DAY


def test_the_wheel_zooms_the_view_about_the_pointer(overview: Overview, view_state: ViewState) -> None:
    left, right = brush(overview)
    turn(overview, (left + right) / 2, 20, 1)
    assert view_state.viewport.span < 4 * YEAR
    assert abs(view_state.viewport.start + view_state.viewport.span // 2 - seconds_of(2010)) < 20 * DAY


def test_a_double_click_shows_everything(overview: Overview, view_state: ViewState) -> None:
    double_click(overview, LEFT_EDGE + 5, 20)
    assert view_state.viewport.start < seconds_of(2003, 10, 6)
    assert view_state.viewport.end > seconds_of(2014, 6, 1)


def test_the_pointer_tells_what_can_be_held(overview: Overview) -> None:
    left, right = brush(overview)
    shapes = []
    for x in (left, (left + right) / 2, right, right + 80):
        move(overview, x, 20)
        shapes.append(overview.cursor().shape())
    across, hand, finger = (
        Qt.CursorShape.SizeHorCursor,
        Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.PointingHandCursor,
    )
    assert shapes == [across, hand, across, finger]


def test_a_brush_too_small_to_see_is_drawn_wide_enough_to_hold(overview: Overview, view_state: ViewState) -> None:
    view_state.set_viewport(replace(view_state.viewport, end=view_state.viewport.start + DAY))
    left, right = brush(overview)
    assert right - left >= 5
    drag(overview, ((left + right) / 2, 20), ((left + right) / 2 + 40, 20))
    assert view_state.viewport.start > seconds_of(2008, 3)
    assert view_state.viewport.span == DAY


def test_the_picture_follows_filter_and_theme(
    overview: Overview, view_state: ViewState, settle: Callable[[], None]
) -> None:
    everything = overview.grab().toImage()
    view_state.set_clause("kind", ChoiceClause("kind", frozenset({"visit"})))
    settle()
    filtered = overview.grab().toImage()
    assert filtered != everything
    overview.set_theme(dark())
    assert overview.grab().toImage() != filtered
