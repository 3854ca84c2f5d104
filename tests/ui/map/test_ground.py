"""The ground of the map: painted in parts, it is what painting everything gives; a sketch has the same colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from steppeline.model.filter import ChoiceClause
from steppeline.session.view_state import ViewState
from steppeline.ui.map.atlas import Atlas
from steppeline.ui.map.ground import Ground
from steppeline.ui.map.region_map import RegionMap


@pytest.fixture
def atlas(region_map: RegionMap) -> Atlas:
    assert region_map._atlas is not None
    return region_map._atlas


def drawn(region_map: RegionMap, atlas: Atlas, ground: Ground, *, is_sketch: bool = False) -> QImage:
    image = QImage(900, 556, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground.draw(painter, atlas.camera(region_map._size()), atlas.contents, is_sketch=is_sketch)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    channels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return channels[:, :, :3].astype(np.int16)


@pytest.mark.parametrize("without", [{"crisis"}, {"visit"}, {"visit", "forum", "agreement"}])
def test_what_is_painted_in_parts_is_what_painting_everything_gives(
    region_map: RegionMap, atlas: Atlas, state: ViewState, settle: Callable[[], None], without: set[str]
) -> None:
    kept = Ground(atlas._canvas)
    before = drawn(region_map, atlas, kept)
    state.set_clause("kind", ChoiceClause("kind", frozenset(state.visible.index.facet("kind").entities.keys) - without))
    settle()
    after, anew = drawn(region_map, atlas, kept), drawn(region_map, atlas, Ground(atlas._canvas))
    assert after != before
    # Lines laid over a ground one after another are rounded to other shades than lines drawn on it.
    difference = np.abs(pixels(after) - pixels(anew)).max()
    assert difference <= 6


def test_a_sketch_has_the_colours_of_the_map_and_gives_way_to_it(region_map: RegionMap, atlas: Atlas) -> None:
    kept = Ground(atlas._canvas)
    sketch = drawn(region_map, atlas, kept, is_sketch=True)
    exact = drawn(region_map, atlas, kept)
    assert sketch != exact
    camera = atlas.camera(region_map._size())
    units = atlas.contents.places.borders.units
    labels = [camera.pixel_of(unit.label).toPoint() for unit in units if unit.area > 50_000]
    inside = [(at.x(), at.y()) for at in labels if exact.rect().contains(at)]
    assert len(inside) > 50
    # Rivers, which are drawn with less detail, run through the middle of some.
    assert sum(exact.pixel(*at) == sketch.pixel(*at) for at in inside) > 0.95 * len(inside)
    assert len({sketch.pixel(*at) for at in inside}) > 3
