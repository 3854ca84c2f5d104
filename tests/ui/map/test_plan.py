"""The map by numbers: the same colours as the map itself, but on its edges."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from steppeline.ui.map.camera import camera_for
from steppeline.ui.map.plan import MOST, Plan
from steppeline.ui.map.region_map import RegionMap


def test_a_sketch_has_the_colours_of_the_map(region_map: RegionMap) -> None:
    atlas = region_map._atlas
    assert atlas is not None
    camera, contents, canvas = atlas.camera(region_map._size()), atlas.contents, atlas._canvas
    images = []
    for draw in (canvas.draw_counts, canvas.sketch_counts):
        image = QImage(900, 556, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        draw(painter, camera, contents)
        painter.end()
        images.append(image)
    exact, sketch = images
    labels = [camera.pixel_of(unit.label).toPoint() for unit in contents.places.borders.units if unit.area > 50_000]
    inside = [(at.x(), at.y()) for at in labels if exact.rect().contains(at)]
    assert len(inside) > 50
    assert [exact.pixel(*at) for at in inside] == [sketch.pixel(*at) for at in inside]
    assert len({sketch.pixel(*at) for at in inside}) > 3


def test_later_areas_lie_over_earlier_ones_and_colours_change_without_painting(application: object) -> None:
    camera = camera_for(20, 10)
    whole, half = QPainterPath(), QPainterPath()
    inverse, _ = camera.transform().inverted()
    pixels = QPainterPath()
    pixels.addRect(0, 0, 15, 10)
    whole.addPath(inverse.map(pixels))
    pixels = QPainterPath()
    pixels.addRect(0, 0, 8, 10)
    half.addPath(inverse.map(pixels))
    plan = Plan(camera, 1, [QPainterPath(), whole, half])
    for names in (("red", "green", "blue"), ("white", "black", "yellow")):
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        plan.draw(painter, [QColor(name) for name in names])
        painter.end()
        found = [image.pixelColor(x, 5) for x in (18, 12, 4)]
        assert found == [QColor(name) for name in names]


def test_more_areas_than_a_plan_has_room_for_are_refused(application: object) -> None:
    with pytest.raises(ValueError, match="no room"):
        Plan(camera_for(4, 4), 1, [QPainterPath()] * (MOST + 1))
