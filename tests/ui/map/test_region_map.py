"""The pane under real events: mouse, wheel, keys, and what it shows of the state of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import map_colours
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.theme import Theme, dark, light

FOLDER = Path(__file__).parents[3] / "resources" / "map"
Show = Callable[..., RegionMap]
ARCTIC = QPoint(560, 60)
CONTROL = Qt.KeyboardModifier.ControlModifier


def camera(region_map: RegionMap) -> Camera:
    assert region_map._atlas is not None
    return region_map._atlas.camera(region_map.size().toSizeF())


def place(region_map: RegionMap, code: str) -> QPoint:
    """The pixel of a unit's label."""
    assert region_map._atlas is not None
    borders = region_map._atlas.contents.places.borders
    position = borders.position_of(code)
    assert position is not None
    return camera(region_map).pixel_of(borders.units[position].label).toPoint()


def click(region_map: RegionMap, at: QPoint, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(region_map, Qt.MouseButton.LeftButton, modifiers[0] if modifiers else Qt.KeyboardModifier(0), at)


def wheel(region_map: RegionMap, at: QPoint, notches: int) -> None:
    nothing = QPoint()
    turned = QWheelEvent(
        QPointF(at),
        QPointF(region_map.mapToGlobal(at)),
        nothing,
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(region_map, turned)


def chosen(state: ViewState) -> set[str]:
    clause = state.filter.clause_of("region")
    return set(clause.keys) if isinstance(clause, ChoiceClause) else set()


def drawn(region_map: RegionMap, width: int, height: int, density: float = 1) -> QImage:
    """The pane painted without a screen."""
    image = QImage(round(width * density), round(height * density), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    painter = QPainter(image)
    region_map.paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def test_a_click_filters_by_the_region(region_map: RegionMap, state: ViewState) -> None:
    click(region_map, place(region_map, "RU-ORE"))
    assert chosen(state) == {"ru-orenburg"}
    click(region_map, place(region_map, "KZ-15"))
    assert chosen(state) == {"kz-aktobe"}


def test_a_click_with_control_adds_and_takes_away(region_map: RegionMap, state: ViewState) -> None:
    click(region_map, place(region_map, "RU-ORE"))
    click(region_map, place(region_map, "KZ-15"), CONTROL)
    assert chosen(state) == {"ru-orenburg", "kz-aktobe"}
    click(region_map, place(region_map, "RU-ORE"), CONTROL)
    assert chosen(state) == {"kz-aktobe"}
    click(region_map, ARCTIC, CONTROL)
    assert chosen(state) == {"kz-aktobe"}
    click(region_map, place(region_map, "KZ-15"), CONTROL)
    assert state.filter.clause_of("region") is None


@pytest.mark.parametrize("where", [ARCTIC, QPoint(400, 590)], ids=["sea", "legend"])
def test_a_click_beside_the_regions_clears_them(region_map: RegionMap, state: ViewState, where: QPoint) -> None:
    click(region_map, place(region_map, "RU-ORE"))
    click(region_map, where)
    assert state.filter.clause_of("region") is None


def test_a_city_is_hit_on_its_marker(region_map: RegionMap, state: ViewState) -> None:
    click(region_map, place(region_map, "KZ-71") + QPoint(3, 3))
    assert chosen(state) == {"kz-astana"}


def test_a_click_on_a_former_region_filters_by_what_it_shows(
    region_map: RegionMap, state: ViewState, settle: Callable[[], None]
) -> None:
    state.set_viewport(Viewport(seconds_of(2015), seconds_of(2016), 800))
    assert region_map._atlas is not None
    contents = region_map._atlas.contents
    position = contents.places.borders.position_of("KZ-VOS")
    assert position is not None
    shown = contents.tally(position)
    assert shown is not None
    click(region_map, place(region_map, "KZ-VOS"))
    settle()
    assert chosen(state) == {"kz-east-kazakhstan-old", "kz-east-kazakhstan", "kz-abai"}
    assert state.visible.result.sum() == shown.possible


def test_hover_tells_everybody(region_map: RegionMap, state: ViewState) -> None:
    QTest.mouseMove(region_map, place(region_map, "RU-OMS"))
    assert state.hovered_region == "ru-omsk"
    QTest.mouseMove(region_map, place(region_map, "MN"))
    assert state.hovered_region is None
    QTest.mouseMove(region_map, place(region_map, "RU-OMS"))
    QTest.mouseMove(region_map, ARCTIC)
    assert state.hovered_region is None


def test_the_wheel_zooms_at_the_pointer(region_map: RegionMap) -> None:
    at = place(region_map, "RU-OMS")
    before = camera(region_map)
    wheel(region_map, at, 3)
    assert camera(region_map).scale == pytest.approx(before.scale / 1.25**3)
    assert (place(region_map, "RU-OMS") - at).manhattanLength() <= 2
    wheel(region_map, at, -30)
    assert camera(region_map).scale == pytest.approx(before.scale * 1.25)
    wheel(region_map, at, 200)
    assert camera(region_map).scale == pytest.approx(0.15)


def test_a_drag_takes_the_map_along_and_chooses_nothing(region_map: RegionMap, state: ViewState) -> None:
    start, end = place(region_map, "RU-OMS"), QPoint(500, 250)
    QTest.mousePress(region_map, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(region_map, (start + end) / 2)
    QTest.mouseMove(region_map, end)
    QTest.mouseRelease(region_map, Qt.MouseButton.LeftButton, pos=end)
    assert (place(region_map, "RU-OMS") - end).manhattanLength() <= 2
    assert state.filter.clause_of("region") is None


def test_a_double_click_zooms_to_the_region(region_map: RegionMap) -> None:
    before = camera(region_map)
    QTest.mouseDClick(region_map, Qt.MouseButton.LeftButton, pos=place(region_map, "KZ-39"))
    assert camera(region_map).scale < before.scale / 4
    assert (place(region_map, "KZ-39") - QPoint(450, 278)).manhattanLength() < 120


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_0])
def test_fit_shows_the_chosen_then_everything(region_map: RegionMap, state: ViewState, key: Qt.Key) -> None:
    home = camera(region_map)
    state.set_clause("region", ChoiceClause("region", frozenset({"ru-omsk"})))
    QTest.keyClick(region_map, key)
    assert camera(region_map).scale < home.scale / 4
    QTest.keyClick(region_map, key)
    assert camera(region_map) == home


def test_plus_and_minus_zoom(region_map: RegionMap) -> None:
    home = camera(region_map)
    QTest.keyClick(region_map, Qt.Key.Key_Plus)
    assert camera(region_map).scale == pytest.approx(home.scale / 1.5)
    QTest.keyClick(region_map, Qt.Key.Key_Minus)
    assert camera(region_map).scale == pytest.approx(home.scale)


def test_by_keyboard_alone(region_map: RegionMap, state: ViewState) -> None:
    region_map.setFocus()
    state.set_clause("region", ChoiceClause("region", frozenset({"ru-omsk"})))
    QTest.keyClick(region_map, Qt.Key.Key_Right)
    assert state.hovered_region == "ru-omsk"
    assert region_map.accessibleDescription().startswith("Omsk Oblast, ")
    QTest.keyClick(region_map, Qt.Key.Key_Right)
    assert state.hovered_region == "ru-novosibirsk"
    QTest.keyClick(region_map, Qt.Key.Key_Return)
    assert chosen(state) == {"ru-omsk", "ru-novosibirsk"}
    QTest.keyClick(region_map, Qt.Key.Key_Space)
    assert chosen(state) == {"ru-omsk"}
    QTest.keyClick(region_map, Qt.Key.Key_Escape)
    assert state.filter.clause_of("region") is None
    assert state.hovered_region == "ru-novosibirsk"
    QTest.keyClick(region_map, Qt.Key.Key_Escape)
    assert state.hovered_region is None
    assert region_map.accessibleDescription().startswith("Arrows")


def test_walking_takes_the_map_along(region_map: RegionMap, state: ViewState) -> None:
    QTest.mouseDClick(region_map, Qt.MouseButton.LeftButton, pos=place(region_map, "RU-OMS"))
    for _ in range(4):
        QTest.keyClick(region_map, Qt.Key.Key_Left)
    assert state.hovered_region is not None
    assert region_map._pointed is not None
    assert region_map.rect().contains(place(region_map, region_map._pointed))


def test_keys_of_the_map_are_not_taken_by_the_window(region_map: RegionMap) -> None:
    """A shortcut of the window on F would otherwise fit the timeline while the keyboard is on the map."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for key, modifier, is_kept in (
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, False),
    ):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        override.ignore()
        QApplication.sendEvent(region_map, override)
        assert override.isAccepted() is is_kept


def test_colours_are_those_of_the_counts(region_map: RegionMap, settle: Callable[[], None]) -> None:
    image, colours = drawn(region_map, 900, 600), map_colours(light())
    assert region_map._atlas is not None
    contents = region_map._atlas.contents
    for code in ("RU-SA", "RU-KYA", "KZ-27"):
        position = contents.places.borders.position_of(code)
        assert position is not None
        number = contents.classes[position]
        expected = colours.none if number is None else colours.classes[number]
        # Beside the label.
        assert image.pixelColor(place(region_map, code) + QPoint(0, 30)).name() == expected.name()
    assert image.pixelColor(ARCTIC).name() == colours.sea.name()


def test_a_picture_is_drawn_anew_only_when_it_changes(
    region_map: RegionMap,
    state: ViewState,
    turn: Callable[[], None],
    wait_until: Callable[[Callable[[], bool]], None],
) -> None:
    def layers() -> dict[str, object]:
        turn()
        wait_until(lambda: not region_map.is_hasty)
        turn()
        assert region_map._atlas is not None
        picture = region_map._atlas.picture
        # The number of a pixmap changes with whatever is painted on it.
        kept = {name: pixmap.cacheKey() for name, (_, pixmap) in picture._kept.items() if name != "outlines"}
        return kept | {"ground": picture._ground._drawn.cacheKey()}

    before = layers()
    state.hover_region("ru-omsk")
    state.set_viewport(state.viewport.pan(1))
    assert layers() == before
    state.set_clause("region", ChoiceClause("region", frozenset({"ru-omsk"})))
    chosen = layers()
    assert {name for name in chosen if chosen[name] != before.get(name)} == {"marks"}
    state.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
    counted = layers()
    assert counted["ground"] != chosen["ground"] == before["ground"]


def test_hover_elsewhere_outlines_the_region(region_map: RegionMap, state: ViewState) -> None:
    before = drawn(region_map, 900, 600)
    state.hover_region("ru-omsk")
    assert drawn(region_map, 900, 600) != before
    state.hover_region(None)
    assert drawn(region_map, 900, 600) == before


@pytest.mark.parametrize("size", [(400, 300), (900, 600), (1600, 900), (300, 700)])
@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_all_regions_are_on_the_picture(
    document: Document, state: ViewState, size: tuple[int, int], theme: Theme
) -> None:
    pane = RegionMap(document, state, theme, Language("ru"), folder=FOLDER)
    pane.resize(*size)
    image = drawn(pane, *size)
    assert image.pixelColor(0, size[1] - 2).name() == theme.panel.name()
    assert pane._atlas is not None
    for code in (unit.code for unit in pane._atlas.contents.places.borders.units if not unit.is_country):
        assert QRectF(0, 0, size[0], size[1] - 44).contains(place(pane, code).toPointF()), code
    pane.deleteLater()


def test_a_sharper_screen_gets_more_pixels_of_the_same_map(region_map: RegionMap) -> None:
    single, double = drawn(region_map, 400, 300), drawn(region_map, 400, 300, 2)
    assert double.width() == 2 * single.width()
    halved = double.scaled(400, 300, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    apart = [
        abs(single.pixelColor(x, y).lightness() - halved.pixelColor(x, y).lightness())
        for x in range(0, 400, 7)
        for y in range(0, 250, 7)
    ]
    assert sum(apart) / len(apart) < 12


def test_another_theme_and_another_casefile_state_are_shown(
    region_map: RegionMap, state: ViewState, document: Document, turn: Callable[[], None]
) -> None:
    before = drawn(region_map, 400, 300)
    region_map.set_theme(dark())
    assert drawn(region_map, 400, 300) != before
    document.changed.emit(None, None)
    turn()


def test_outlines_are_read_after_the_first_picture(
    document: Document, state: ViewState, show: Show, turn: Callable[[], None]
) -> None:
    pane = RegionMap(document, state, light(), Language("en"), folder=FOLDER)
    assert pane._atlas is None
    show(pane)
    turn()
    assert pane._atlas is not None


def test_without_outlines_it_says_so_and_does_nothing(
    document: Document, state: ViewState, show: Show, turn: Callable[[], None], tmp_path: Path
) -> None:
    pane = show(RegionMap(document, state, light(), Language("en"), folder=tmp_path))
    turn()
    assert pane._trouble is not None
    image = pane.grab().toImage()
    ground = image.pixelColor(10, image.height() - 10)
    middle = range(image.height() // 2 - 20, image.height() // 2 + 20)
    assert any(image.pixelColor(x, y) != ground for x in range(40, image.width() - 40) for y in middle)
    click(pane, QPoint(100, 100))
    wheel(pane, QPoint(100, 100), 1)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_F, Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(pane, key)
    QTest.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert chosen(state) == set()


def test_it_can_be_closed_before_the_outlines_are_read(document: Document, state: ViewState, show: Show) -> None:
    pane = show(RegionMap(document, state, light(), Language("en"), folder=FOLDER))
    pane.close()
