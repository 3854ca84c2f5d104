"""The projection: back and forth, equal areas, and a published example."""

from __future__ import annotations

from math import pi, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.ui.map.projection import EARTH_RADIUS, STEPPE, Albers

longitudes = st.floats(5, 200)
latitudes = st.floats(22, 89)


@given(longitudes, latitudes)
def test_points_come_back(longitude: float, latitude: float) -> None:
    back = map(float, STEPPE.unproject(*STEPPE.project(longitude, latitude)))
    # Towards the pole a degree of latitude shrinks on the plane, and with it what is left of it in a float.
    assert tuple(back) == pytest.approx((longitude, latitude), abs=1e-6)


@given(longitudes, latitudes)
def test_a_small_square_keeps_its_area(longitude: float, latitude: float) -> None:
    size = 0.01
    west, east, south, north = longitude, longitude + size, latitude, latitude + size
    x, y = STEPPE.project(np.array([west, east, east, west]), np.array([south, south, north, north]))
    flat = abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2
    sphere = EARTH_RADIUS**2 * radians(size) * (sin(radians(north)) - sin(radians(south)))
    assert flat == pytest.approx(sphere, rel=1e-4)


def test_the_numerical_example_of_snyder() -> None:
    """Map Projections: A Working Manual, page 291, on a sphere of radius 1."""
    projection = Albers(parallels=(29.5, 45.5), longitude=-96, latitude=23)
    x, y = projection.project(-75, 35)
    assert projection.cone == pytest.approx(0.6028370, abs=1e-7)
    assert (float(x) / EARTH_RADIUS, float(y) / EARTH_RADIUS) == pytest.approx((0.2952720, 0.2416774), abs=1e-7)


def test_the_origin_lies_at_the_origin() -> None:
    assert tuple(map(float, STEPPE.project(95, 56))) == pytest.approx((0, 0))


def test_the_whole_sphere_has_its_area() -> None:
    """The cone unrolled to the full circle of longitudes: a sector between the radii of both poles."""
    inner, outer = float(STEPPE.radius(90)), float(STEPPE.radius(-90))
    assert pi * STEPPE.cone * (outer**2 - inner**2) == pytest.approx(4 * pi * EARTH_RADIUS**2)
