"""The camera: what it holds stays where it is held, and what it fits is seen."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from steppeline.ui.map.camera import NEAREST, Camera
from steppeline.ui.map.projection import STEPPE

WIDTH, HEIGHT = 900.0, 556.0
cameras = st.builds(Camera, st.floats(20, 180), st.floats(38, 75), st.floats(0.2, 9), st.just(WIDTH), st.just(HEIGHT))
pixels = st.builds(QPointF, st.floats(0, WIDTH), st.floats(0, HEIGHT))
places = st.tuples(st.floats(25, 175), st.floats(40, 70)).map(lambda place: tuple(map(float, STEPPE.project(*place))))


def apart(one: QPointF, other: QPointF) -> float:
    return (one - other).manhattanLength()


@given(cameras, pixels)
def test_pixels_come_back(camera: Camera, pixel: QPointF) -> None:
    assert apart(camera.pixel_of(camera.point_at(pixel)), pixel) < 1e-6


@given(cameras)
def test_the_middle_is_in_the_middle_and_north_is_up(camera: Camera) -> None:
    def seen(longitude: float, latitude: float) -> QPointF:
        x, y = STEPPE.project(longitude, latitude)
        return camera.pixel_of((float(x), float(y)))

    middle, north = seen(camera.longitude, camera.latitude), seen(camera.longitude, camera.latitude + 0.5)
    assert apart(middle, QPointF(WIDTH / 2, HEIGHT / 2)) < 1e-6
    assert north.x() == pytest.approx(middle.x(), abs=1e-6)
    assert north.y() < middle.y()


@given(cameras, st.floats(0.2, 5), pixels)
def test_zooming_leaves_what_is_under_the_pointer(camera: Camera, factor: float, pixel: QPointF) -> None:
    zoomed, (x, y) = camera.zoomed(factor, pixel, 12.0), camera.point_at(pixel)
    is_within_limits = 10 < zoomed.longitude < 195 and 30 < zoomed.latitude < 84
    # No turn brings a point farther from the middle line than it lies from the apex.
    is_in_reach = abs(pixel.x() - WIDTH / 2) * zoomed.scale <= hypot(x, STEPPE.apex[1] - y)
    if is_within_limits and is_in_reach:
        assert apart(zoomed.pixel_of((x, y)), pixel) < 1e-3
    assert zoomed.scale == pytest.approx(min(max(camera.scale / factor, NEAREST), 12.0))


@given(st.lists(places, min_size=1, max_size=20))
def test_fitting_shows_every_point(points: list[tuple[float, float]]) -> None:
    camera = Camera(95, 56, 1, WIDTH, HEIGHT).fitted(np.array(points), 12)
    for point in points:
        pixel = camera.pixel_of(point)
        # Turning while fitting may leave the box a little beside the middle.
        assert -1 <= pixel.x() <= WIDTH + 1
        assert -1 <= pixel.y() <= HEIGHT + 1


def test_the_scale_is_that_of_the_ground() -> None:
    camera = Camera(70, 50, 2.0, WIDTH, HEIGHT)
    one, other = camera.point_at(QPointF(400, 300)), camera.point_at(QPointF(500, 300))
    assert np.hypot(one[0] - other[0], one[1] - other[1]) == pytest.approx(200)


def test_a_drag_beyond_the_pole_stays_on_the_map() -> None:
    camera = Camera(95, 60, 8.0, WIDTH, HEIGHT)
    held = camera.holding(camera.point_at(QPointF(450, 10)), QPointF(450, 5_000))
    assert held.latitude == 84
    assert camera.holding(camera.point_at(QPointF(450, 300)), QPointF(-50_000, 300)).longitude == 195
