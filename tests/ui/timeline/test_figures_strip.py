"""The figures strip: it shows the chosen series, says who says what, and leads to the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from gestures import click, drag, move, turn
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QWidget
from timed_casefile import TURNOVER

from steppeline.model.calendar import seconds_of
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import Theme, dark
from steppeline.ui.timeline.card import Card
from steppeline.ui.timeline.figures_strip import FiguresStrip
from steppeline.ui.timeline.measures import FIGURES, gutter

LEFT_EDGE = gutter(1000)
EVENT = 7


@pytest.fixture
def strip(
    document: Document, view_state: ViewState, theme: Theme, english: Language, show: Callable[..., QWidget]
) -> FiguresStrip:
    strip = FiguresStrip(document, view_state, theme, english)
    show(strip, width=1000)
    start, end = seconds_of(2010), seconds_of(2014)
    view_state.set_viewport(replace(view_state.viewport, start=start, end=end, pixels=1000 - LEFT_EDGE))
    return strip


def place(strip: FiguresStrip, number: float) -> tuple[float, float]:
    """Where the dot of a value stands."""
    plot = strip.plot()
    (value,) = (value for value in plot.values.values if value.number == number)
    return LEFT_EDGE + plot.middle(value), plot.y(number)


def test_it_is_low_until_a_series_is_chosen(strip: FiguresStrip, view_state: ViewState) -> None:
    assert strip.height() < FIGURES / 2
    view_state.set_series(TURNOVER)
    assert strip.height() == FIGURES
    assert strip.accessibleDescription() == "Turnover: 4 values"
    view_state.set_series(None)
    assert strip.height() < FIGURES / 2


def test_the_menu_offers_series_of_figures_and_none(strip: FiguresStrip, view_state: ViewState) -> None:
    actions = strip.menu().actions()
    assert [action.text() for action in actions] == ["No series", "Turnover"]
    actions[1].trigger()
    assert view_state.series == TURNOVER
    strip.menu().aboutToShow.emit()
    assert [action.isChecked() for action in actions] == [False, True]
    actions[0].trigger()
    assert view_state.series is None


def test_higher_numbers_lie_higher_on_the_axis(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    heights = [place(strip, number * 1e9)[1] for number in (20, 22, 24, 30)]
    assert heights == sorted(heights, reverse=True)
    assert 0 < heights[-1] < heights[0] < FIGURES


def test_pointing_tells_who_says_what(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    move(strip, *place(strip, 30e9))
    assert view_state.hovered == EVENT
    (card,) = strip.window().findChildren(Card)
    assert card.isVisible()
    assert [label.text() for label in card.findChildren(QLabel)] == [
        "30 billion USD",
        "throughout 2012\nforecast\nA paper on trade, The Herald",
    ]
    move(strip, 990, FIGURES - 4)
    assert view_state.hovered is None
    assert not card.isVisible()


def test_a_click_selects_the_event_that_states_the_value(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    click(strip, *place(strip, 20e9))
    assert view_state.selection == (EVENT,)


def test_the_nearest_value_is_found_and_none_far_away(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    x, y = place(strip, 22e9)
    found = strip.plot().value_at(QPointF(x - LEFT_EDGE, y + 2))
    assert found is not None
    assert found.number == 22e9
    assert strip.plot().value_at(QPointF(x - LEFT_EDGE, y + 60)) is None


def test_drag_and_wheel_move_the_view(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    before = view_state.viewport
    drag(strip, (600, 100), (500, 100))
    assert view_state.viewport.start > before.start
    turn(strip, 600, 100, 1)
    assert view_state.viewport.span < before.span


def test_the_picture_follows_series_and_theme(strip: FiguresStrip, view_state: ViewState) -> None:
    view_state.set_series(TURNOVER)
    drawn = strip.grab().toImage()
    view_state.select([EVENT])
    assert strip.grab().toImage() != drawn
    strip.set_theme(dark())
    assert strip.grab().toImage().pixelColor(900, 20).lightness() < 60
