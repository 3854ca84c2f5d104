"""Arcs, hatching, borders, lasso, play: each does what its name says to the picture and to the view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from steppeline.model.calendar import OPEN, seconds_of
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.viewport import Viewport
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.arcs import MOST, strongest_pairs
from steppeline.ui.map.lasso import Lasso
from steppeline.ui.map.latest import latest_row
from steppeline.ui.map.player import Player, months_later
from steppeline.ui.map.region_map import RegionMap

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def drawn(region_map: RegionMap) -> QImage:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    region_map.paint(painter, QRectF(0, 0, 900, 600))
    painter.end()
    return image


def label(region_map: RegionMap, code: str) -> QPoint:
    atlas = region_map._atlas
    assert atlas is not None
    borders = atlas.contents.places.borders
    position = borders.position_of(code)
    assert position is not None
    return atlas.camera(region_map._size()).pixel_of(borders.units[position].label).toPoint()


def chosen(state: ViewState) -> frozenset[str]:
    clause = state.filter.clause_of("region")
    return clause.keys if isinstance(clause, ChoiceClause) else frozenset()


def drag(region_map: RegionMap, points: list[QPoint], held: Qt.KeyboardModifier) -> None:
    QTest.mousePress(region_map, LEFT, held, points[0])
    for point in points[1:]:
        place = QPointF(point)
        at = QPointF(region_map.mapToGlobal(point))
        QApplication.sendEvent(region_map, QMouseEvent(QEvent.Type.MouseMove, place, at, LEFT, LEFT, held))
    QTest.mouseRelease(region_map, LEFT, held, points[-1])


def test_arcs_join_the_regions_that_share_most(region_map: RegionMap, state: ViewState) -> None:
    atlas = region_map._atlas
    assert atlas is not None
    pairs = strongest_pairs(atlas.contents, state.visible)
    assert 0 < len(pairs) <= MOST
    assert [pair.shared for pair in pairs] == sorted(pair.shared for pair in pairs)
    strongest, territories = pairs[-1], atlas.contents.places.territories.all
    facet = state.visible.index.facet("region")
    masks = [facet.mask_of([territories[at].region or ""]) for at in (strongest.first, strongest.second)]
    assert strongest.shared == int((masks[0] & masks[1]).sum())


def test_arcs_are_drawn_only_when_wanted_and_remembered(region_map: RegionMap) -> None:
    before = drawn(region_map)
    region_map.recall("arcs")
    assert region_map.remembered() == "arcs"
    assert drawn(region_map) != before
    region_map.recall("")
    assert drawn(region_map) == before


def test_of_chosen_regions_only_their_own_arcs_are_drawn(
    region_map: RegionMap, state: ViewState, settle: Callable[[], None]
) -> None:
    state.set_clause("region", ChoiceClause("region", frozenset({"kz-atyrau"})))
    settle()
    atlas = region_map._atlas
    assert atlas is not None
    position = atlas.contents.places.borders.position_of("KZ-23")
    pairs = strongest_pairs(atlas.contents, state.visible)
    assert pairs
    assert all(position in (pair.first, pair.second) for pair in pairs)


def test_crimea_is_drawn_as_ukraine_and_hatched_when_wanted(region_map: RegionMap) -> None:
    atlas = region_map._atlas
    assert atlas is not None
    camera, outlines = atlas.camera(region_map._size()), atlas.scene.outlines
    assert len(outlines.disputed) == 6
    areas = [camera.transform().map(atlas._canvas.detail_at(camera.scale).area(rings)) for rings in outlines.disputed]
    middle = max(areas, key=lambda area: area.boundingRect().width()).boundingRect().center()
    assert atlas.unit_at(middle, region_map._size(), 1) == "UA"
    before = drawn(region_map)
    region_map.hatch_disputed(True)
    after = drawn(region_map)
    box = max(areas, key=lambda area: area.boundingRect().width()).boundingRect().toRect()
    assert before.copy(box) != after.copy(box)
    elsewhere = QRectF(400, 100, 400, 400).toRect()
    assert before.copy(elsewhere) == after.copy(elsewhere)


@pytest.mark.parametrize(("day", "units"), [((2017, 1, 1), 16), ((2021, 1, 1), 17), ((2026, 1, 1), 20)])
def test_borders_follow_the_viewed_date_or_are_those_of_today(
    region_map: RegionMap, state: ViewState, settle: Callable[[], None], day: tuple[int, int, int], units: int
) -> None:
    atlas = region_map._atlas
    assert atlas is not None

    def count() -> int:
        return sum(unit.country == "KZ" for unit in atlas.contents.places.borders.units)

    moment = seconds_of(*day)
    state.set_viewport(Viewport(moment - 1000, moment + 1000, 800))
    assert count() == units
    note = atlas.scene.borders_note
    state.set_borders("today")
    settle()
    assert count() == 20
    assert atlas.scene.borders_note == "Today's borders" != note


def test_in_todays_borders_the_map_counts_as_the_facet_does(
    region_map: RegionMap, state: ViewState, settle: Callable[[], None]
) -> None:
    state.set_borders("today")
    settle()
    atlas = region_map._atlas
    assert atlas is not None
    entities, counts = state.visible.facet("region").entities, state.visible.counts("region")
    for position, territory in enumerate(atlas.contents.places.territories.all):
        tally = atlas.contents.tally(position)
        code = entities.code_of(territory.region) if territory.region is not None else None
        if tally is not None and code is not None:
            assert tally == (counts.certain[code], counts.possible[code]), territory.region


def test_a_rectangle_chooses_the_regions_in_it(region_map: RegionMap, state: ViewState) -> None:
    at = label(region_map, "RU-TOM")
    drag(region_map, [at - QPoint(6, 6), at + QPoint(6, 6)], SHIFT)
    assert chosen(state) == {"ru-tomsk"}


def test_a_line_by_hand_chooses_the_regions_in_it(region_map: RegionMap, state: ViewState) -> None:
    at = label(region_map, "RU-TOM")
    corners = [QPoint(-8, 0), QPoint(0, -8), QPoint(8, 0), QPoint(0, 8)]
    drag(region_map, [at + corner for corner in corners], ALT)
    assert chosen(state) == {"ru-tomsk"}


def test_a_click_with_shift_chooses_the_country(region_map: RegionMap, state: ViewState) -> None:
    QTest.mouseClick(region_map, LEFT, SHIFT, label(region_map, "KZ-15"))
    assert len(chosen(state)) >= 20
    assert all(key.startswith("kz-") for key in chosen(state))


def test_a_rectangle_has_its_corners_where_the_drag_began_and_is() -> None:
    lasso = Lasso((QPointF(10, 10),), is_rectangle=True).drawn_to(QPointF(50, 50)).drawn_to(QPointF(20, 30))
    assert lasso.path.boundingRect() == QRectF(10, 10, 10, 20)


def test_the_card_tells_of_the_last_event(region_map: RegionMap, state: ViewState, document: Document) -> None:
    atlas = region_map._atlas
    assert atlas is not None
    row = latest_row(state.visible, {"kz-astana"})
    assert row is not None
    index = state.visible.index
    rows = index.facet("region").mask_of({"kz-astana"}).nonzero()[0]
    assert index.earliest_start[row] == max(index.earliest_start[rows].tolist())
    position = atlas.contents.places.borders.position_of("KZ-71")
    assert position is not None
    (event,) = document.events([int(index.ids[row])])
    assert event.title["en"] in atlas.scene.card(position).lines[-1]
    assert latest_row(state.visible, ()) is None


def test_play_moves_view_and_clause_until_somebody_else_does(state: ViewState, settle: Callable[[], None]) -> None:
    player = Player(state)
    start = state.viewport.start
    player.start()
    settle()
    player.step()
    settle()
    assert state.viewport.start == pytest.approx(months_later(start, 3), abs=2)
    clause = state.filter.clause_of("time")
    assert isinstance(clause, TimeClause)
    assert (clause.start, clause.end) == pytest.approx((state.viewport.start, state.viewport.end), abs=2)
    assert player.is_running
    state.set_viewport(state.viewport.pan(50))
    assert not player.is_running


def test_play_ends_after_the_last_event(state: ViewState, settle: Callable[[], None]) -> None:
    player = Player(state)
    state.set_viewport(Viewport(seconds_of(2090), seconds_of(2091), 800))
    player.start()
    settle()
    player.step()
    assert not player.is_running


@pytest.mark.parametrize(
    ("moment", "months", "later"),
    [
        (seconds_of(2021, 11, 5, 6), 3, seconds_of(2022, 2, 5, 6)),
        (seconds_of(2023, 1, 31), 1, seconds_of(2023, 3) - 1),
        (seconds_of(2023, 12, 1), 12, seconds_of(2024, 12, 1)),
    ],
)
def test_months_later(moment: int, months: int, later: int) -> None:
    assert months_later(moment, months) == later < OPEN


def test_the_menu_stands_on_the_map_and_tells_the_borders(region_map: RegionMap, state: ViewState) -> None:
    menu = region_map._menu
    assert menu.geometry().right() < region_map.width()
    assert menu._viewed.isChecked()
    menu._today.trigger()
    assert state.borders == "today"
    state.set_borders("viewed")
    assert menu._viewed.isChecked()
    assert QColor(drawn(region_map).pixel(450, 300)).isValid()
