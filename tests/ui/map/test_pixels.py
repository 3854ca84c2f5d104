"""One point of each layer of the map: with the layer it has another colour, or that of the layer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.arcs import arc_between
from steppeline.ui.map.atlas import Atlas
from steppeline.ui.map.canvas import MapCanvas
from steppeline.ui.map.card import Card
from steppeline.ui.map.colours import MapColours, map_colours
from steppeline.ui.map.legend import Legend
from steppeline.ui.map.picture import Corner
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.map.strokes import stroke
from steppeline.ui.theme import Theme, dark, light, mixed

ARAL, CASPIAN, BALKHASH = (58.6, 45.2), (51.0, 42.0), (74.0, 46.3)


@pytest.fixture(params=[light(), dark()], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest, region_map: RegionMap) -> Theme:
    region_map.set_theme(request.param)
    return request.param


@pytest.fixture
def colours(theme: Theme) -> MapColours:
    return map_colours(theme)


def drawn(region_map: RegionMap) -> QImage:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    region_map.paint(painter, QRectF(0, 0, 900, 600))
    painter.end()
    return image


def atlas_of(region_map: RegionMap) -> Atlas:
    assert region_map._atlas is not None
    return region_map._atlas


def label(region_map: RegionMap, code: str) -> QPointF:
    atlas = atlas_of(region_map)
    borders = atlas.contents.places.borders
    position = borders.position_of(code)
    assert position is not None
    return atlas.camera(region_map._size()).pixel_of(borders.units[position].label)


def at(region_map: RegionMap, longitude: float, latitude: float) -> QPoint:
    atlas = atlas_of(region_map)
    x, y = atlas.scene.outlines.plane.albers.project(longitude, latitude)
    return atlas.camera(region_map._size()).pixel_of((float(x), float(y))).toPoint()


def differs(one: QImage, other: QImage, point: QPoint, around: int = 0) -> bool:
    box = (QPoint(x, y) for x in range(-around, around + 1) for y in range(-around, around + 1))
    return any(one.pixelColor(point + each) != other.pixelColor(point + each) for each in box)


def is_near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 3 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))  # type: ignore[call-overload]


def test_context(region_map: RegionMap, colours: MapColours) -> None:
    beside = label(region_map, "MN").toPoint() + QPoint(0, 14)
    assert drawn(region_map).pixelColor(beside) == QColor(colours.land.rgb())


def test_choropleth(region_map: RegionMap, colours: MapColours) -> None:
    beside = label(region_map, "RU-SA").toPoint() + QPoint(0, 30)
    contents = atlas_of(region_map).contents
    number = contents.classes[contents.places.borders.position_of("RU-SA") or 0]
    assert number is not None
    assert drawn(region_map).pixelColor(beside) == QColor(colours.classes[number].rgb())


@pytest.mark.parametrize("place", [CASPIAN, ARAL, BALKHASH], ids=["caspian", "aral", "balkhash"])
def test_water(region_map: RegionMap, colours: MapColours, place: tuple[float, float]) -> None:
    atlas = atlas_of(region_map)
    atlas.viewpoint.zoom(5, QPointF(at(region_map, *place)), region_map._canvas())
    found = drawn(region_map).pixelColor(at(region_map, *place))
    assert found == QColor(colours.sea.rgb())


def test_borders(region_map: RegionMap, colours: MapColours) -> None:
    """Along the border of the two countries there are pixels as dark, or as light, as a line of it."""
    atlas = atlas_of(region_map)
    camera, borders = atlas.camera(region_map._size()), atlas.contents.places.borders
    path = camera.transform().map(atlas._canvas.detail_at(camera.scale).lines(borders.national))
    image, alone = drawn(region_map), QImage(900, 556, QImage.Format.Format_RGB32)
    alone.fill(0)
    painter = QPainter(alone)
    stroke(painter, path, QColor("white"), 1.2)
    painter.end()
    on_line = np.frombuffer(alone.constBits(), np.uint32).reshape(556, 900) == 0xFFFFFFFF
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(600, 900)[:556][on_line]
    shades = np.array([QColor(int(each)).lightness() for each in pixels])
    near = np.abs(shades - colours.national.lightness()) < 90
    assert len(shades) > 500
    assert near.mean() > 0.6


def test_arcs(region_map: RegionMap, theme: Theme) -> None:
    before = drawn(region_map)
    region_map.recall("arcs")
    strongest = atlas_of(region_map).scene.pairs[-1]
    units = atlas_of(region_map).contents.places.borders.units
    ends = [label(region_map, units[position].code) for position in (strongest.first, strongest.second)]
    assert differs(before, drawn(region_map), arc_between(*ends).pointAtPercent(0.5).toPoint())


def test_places(region_map: RegionMap, theme: Theme, wait_until: Callable[[Callable[[], bool]], None]) -> None:
    before = drawn(region_map)
    region_map.recall("places")
    wait_until(lambda: bool(region_map._controls.sites.by_place))
    atlas = atlas_of(region_map)
    largest = max(atlas.scene.clusters(atlas.camera(region_map._size())), key=lambda each: each.radius)
    assert differs(before, drawn(region_map), (largest.at + QPointF(0, largest.radius * 0.8)).toPoint())


def test_names(region_map: RegionMap, theme: Theme) -> None:
    image, middle = drawn(region_map), label(region_map, "RU-KYA").toPoint()
    ground = image.pixelColor(middle + QPoint(0, 30))
    assert any(image.pixelColor(middle + QPoint(x, y)) != ground for x in range(-12, 13) for y in range(-8, 9))


@pytest.mark.parametrize("how", ["selection", "hover"])
def test_selection_and_hover(
    region_map: RegionMap, theme: Theme, state: ViewState, document: Document, how: str
) -> None:
    before = drawn(region_map)
    index = document.index
    code = index.region_names.codes_of(["ru-sakha"])[0]
    row = next(row for row in range(len(index)) if code in index.regions.codes_of(row))
    if how == "hover":
        state.hover_region("ru-sakha")
    else:
        state.select([int(index.ids[row])])
    after = drawn(region_map)
    middle = label(region_map, "RU-SA").toPoint()
    # Somewhere to the right of its middle the outline is crossed, and the middle itself stays as it was.
    assert any(differs(before, after, middle + QPoint(x, 0)) for x in range(20, 200))
    assert not differs(before, after, middle + QPoint(0, 30))


def test_chosen_regions_are_outlined_in_the_accent(
    region_map: RegionMap, theme: Theme, state: ViewState, settle: Callable[[], None]
) -> None:
    def accents() -> int:
        image = drawn(region_map).copy(0, 0, 900, 540).convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint32)
        return int((pixels == theme.accent.rgb()).sum())

    before = accents()
    state.set_clause("region", ChoiceClause("region", frozenset({"ru-sakha"})))
    settle()
    assert accents() > before + 100


def test_what_is_not_certain_is_hatched(
    region_map: RegionMap, colours: MapColours, state: ViewState, settle: Callable[[], None]
) -> None:
    state.set_clause("time", TimeClause(seconds_of(2021, 9, 1), seconds_of(2021, 9, 16)))
    settle()
    image, contents = drawn(region_map), atlas_of(region_map).contents
    borders = contents.places.borders
    doubtful = [
        position
        for position in range(len(borders.units))
        if (tally := contents.tally(position)) is not None and tally.possible and not tally.certain
    ]
    assert doubtful
    number = contents.classes[doubtful[0]]
    assert number is not None
    hatched = mixed(colours.classes[number], QColor(colours.hatching.rgb()), colours.hatching.alphaF())
    middle = label(region_map, borders.units[doubtful[0]].code).toPoint()
    box = [image.pixelColor(middle + QPoint(x, y)) for x in range(-40, 41) for y in range(-40, 41)]
    assert sum(is_near(each, hatched) for each in box) > 10


@pytest.mark.parametrize(
    ("layer", "name", "place"),
    [
        (MapCanvas, "_markers", "KZ-71"),
        (Corner, "draw", ""),
        (Card, "draw", "RU-SA"),
        (Legend, "draw", ""),
    ],
    ids=["markers", "note", "card", "legend"],
)
def test_what_lies_over_the_map_is_missing_without_its_layer(
    region_map: RegionMap,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    layer: type,
    name: str,
    place: str,
) -> None:
    """Cities, the note on borders, the card beside the pointer and the legend are drawn anew each time."""
    points = {"Corner": QPoint(20, 20), "Legend": QPoint(120, 580)}
    middle = points[layer.__name__] if not place else label(region_map, place).toPoint()
    QTest.mouseMove(region_map, middle + QPoint(1, 1))
    QTest.mouseMove(region_map, middle)
    image = drawn(region_map)
    monkeypatch.setattr(layer, name, lambda *_: None)
    assert differs(image, drawn(region_map), middle, around=19)
