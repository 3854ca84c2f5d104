"""Figures as what colours stand for: stated values, no data elsewhere, told in legend and card, following the view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from steppeline.model.calendar import seconds_of
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.view_state import ViewState
from steppeline.ui.map.colours import map_colours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.legend import swatches, title_of
from steppeline.ui.map.measure import Measure, shade_figures
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.theme import light

FIGURES = "figures:trade.RU-BA-KZ.turnover"


@pytest.fixture
def with_figures(region_map: RegionMap, state: ViewState, turn: Callable[[], None]) -> RegionMap:
    state.set_viewport(Viewport(seconds_of(2019), seconds_of(2023), 800))
    region_map.recall(FIGURES)
    turn()
    return region_map


def contents(region_map: RegionMap) -> Contents:
    assert region_map._atlas is not None
    return region_map._atlas.contents


def position(region_map: RegionMap, code: str) -> int:
    found = contents(region_map).places.borders.position_of(code)
    assert found is not None
    return found


def test_regions_are_coloured_by_what_is_stated_of_them(with_figures: RegionMap) -> None:
    shown, colours = contents(with_figures), map_colours(light())
    assert shown.figures is not None
    known = {shown.places.borders.units[at].code for at in shown.with_data}
    assert {"RU-BA", "RU-TA", "RU-KGD"} <= known
    assert title_of(shown) == "Trade of … with Kazakhstan, million USD"
    assert "no data" in [swatch.text for swatch in swatches(shown, colours)]
    stated = shown.figures.stated[position(with_figures, "RU-TA")]
    assert stated is not None
    assert stated.period == "2022"
    assert "throughout 2022: 597 million USD" in shown.card(position(with_figures, "RU-TA")).lines
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with_figures.paint(painter, QRectF(0, 0, 900, 600))
    painter.end()
    assert with_figures._atlas is not None
    camera = with_figures._atlas.camera(with_figures._size())
    unit = shown.places.borders.units[position(with_figures, "RU-KYA")]
    beside = camera.pixel_of(unit.label) + QPointF(0, 30)
    assert image.pixelColor(beside.toPoint()) == colours.no_data
    assert image.rect().contains(beside.toPoint() + QPoint(0, 1))


def test_another_span_shows_other_figures_and_none_shows_none(with_figures: RegionMap, state: ViewState) -> None:
    with_figures.grab()
    assert with_figures._atlas is not None
    scene = with_figures._atlas.scene
    assert scene.is_current
    state.set_viewport(Viewport(seconds_of(2016), seconds_of(2017), 800))
    assert not scene.is_current
    shown = contents(with_figures)
    assert {shown.places.borders.units[at].code for at in shown.with_data} == {"RU-BA"}
    state.set_viewport(Viewport(seconds_of(1950), seconds_of(1951), 800))
    assert contents(with_figures).with_data == frozenset()


def test_the_menu_offers_families_and_events_take_their_place_again(region_map: RegionMap) -> None:
    menu = region_map._menu
    offered = {action.text(): action for action in menu._offered}
    offered["Trade of … with Kazakhstan"].trigger()
    assert region_map.remembered() == FIGURES
    assert offered["Trade of … with Kazakhstan"].isChecked()
    menu.offer_figures({"x": "Something else"})
    assert [action.text() for action in menu._offered] == ["Something else"]
    events = next(action for action, _ in menu._choices if action.text() == "Events")
    events.trigger()
    assert region_map.remembered() == ""


def test_a_family_that_is_not_there_leaves_the_counts(region_map: RegionMap) -> None:
    region_map.recall("figures:nothing")
    shown = contents(region_map)
    assert shown.figures is None
    assert title_of(shown) == "Events"
    assert Language("en").code == shown.places.words.language_code


def test_zero_has_no_class_and_what_is_below_zero_is_shaded() -> None:
    assert shade_figures([0.0, None, 10.0], Measure(), 6).numbers[:2] == (None, None)
    below = shade_figures([-5.0, 5.0], Measure(), 6)
    assert below.is_continuous
    assert below.numbers == (0, 63)
