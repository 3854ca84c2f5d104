"""Albers' equal-area conic projection on the sphere: what is twice as large on the ground is twice as large here.

Formulas: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), pages 100 and 101,
numbers 14-1 to 14-11. The sphere has the area of the ellipsoid of WGS 84.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS = 6371.0072
"""Kilometres."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Albers:
    """Degrees (longitude, latitude) to kilometres on a plane, y to the north, and back.

    (`longitude`, `latitude`) is the origin, along the two parallels nothing is stretched. Longitudes go on beyond 180°
    where an area crosses it. On this cone meridians are straight lines through `apex`, so that a map with another
    middle meridian is the same map turned around the apex: see `turn`.
    """

    parallels: tuple[float, float]
    longitude: float
    latitude: float

    @cached_property
    def cone(self) -> float:
        """The constant of the cone: degrees on the plane for each degree of longitude (Snyder's n)."""
        return (sin(radians(self.parallels[0])) + sin(radians(self.parallels[1]))) / 2

    @property
    def side(self) -> int:
        """1 where the apex lies to the north; −1 where it lies to the south, and radii are negative."""
        return 1 if self.cone > 0 else -1

    @cached_property
    def apex(self) -> tuple[float, float]:
        """Where the meridians meet: (x, y)."""
        return 0.0, float(self.radius(self.latitude))

    def radius(self, latitude: ArrayLike) -> Floats:
        """Kilometres from the apex to points of these latitudes."""
        below = self._constant - 2 * self.cone * np.sin(np.radians(latitude))
        return np.asarray(EARTH_RADIUS * np.sqrt(np.maximum(below, 0)) / self.cone)

    def latitude_at(self, radius: ArrayLike) -> Floats:
        """The latitudes at these distances from the apex; the pole where the plane holds no point."""
        sine = (self._constant - (np.asarray(radius) * self.cone / EARTH_RADIUS) ** 2) / (2 * self.cone)
        return np.asarray(np.degrees(np.arcsin(np.clip(sine, -1, 1))))

    def turn(self, longitude: ArrayLike) -> Floats:
        """The angles, radians clockwise from the middle meridian, at which these meridians lie around the apex."""
        return np.asarray(self.cone * np.radians(np.asarray(longitude) - self.longitude))

    def project(self, longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
        """The x and y of points in degrees."""
        radius, turn = self.radius(latitude), self.turn(longitude)
        return radius * np.sin(turn), self.apex[1] - radius * np.cos(turn)

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Longitude and latitude of points of the plane."""
        down = self.apex[1] - np.asarray(y)
        longitude = self.longitude + np.degrees(np.arctan2(self.side * np.asarray(x), self.side * down)) / self.cone
        return longitude, self.latitude_at(np.hypot(x, down))

    @cached_property
    def _constant(self) -> float:
        first = radians(self.parallels[0])
        return cos(first) ** 2 + 2 * self.cone * sin(first)


STEPPE = Albers(parallels=(50, 70), longitude=95, latitude=56)
"""For Russia and Kazakhstan: their shapes are turned by little more than a degree anywhere."""
