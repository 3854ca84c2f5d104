"""The plane a map is drawn on: its projection, and where the middle of the view may lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians, sin

from steppeline.ui.map.projection import STEPPE, Albers

_MOST_NORTHERN = 85.0
_LEAST_CONE = 0.02
_ASIDE = 1.5
"""Degrees by which the parallels are moved where they would lie evenly about the equator: that cone has no apex."""


@dataclass(frozen=True)
class Plane:
    """A projection, and the least and greatest longitude and latitude of the middle of the view, degrees."""

    albers: Albers
    longitudes: tuple[float, float]
    latitudes: tuple[float, float]


STEPPE_PLANE = Plane(STEPPE, (10.0, 195.0), (30.0, 84.0))


def plane_around(west: float, east: float, south: float, north: float) -> Plane:
    """The plane for what lies between these degrees.

    Nothing is stretched along two parallels a sixth of its height from its south and north: Kavrayskiy's rule
    (J. P. Snyder, Map Projections: A Working Manual, 1987, page 99).
    """
    south, north = max(south, -_MOST_NORTHERN), min(north, _MOST_NORTHERN)
    middle, sixth = (south + north) / 2, (north - south) / 6
    first, second = south + sixth, north - sixth
    if abs(sin(radians(first)) + sin(radians(second))) / 2 < _LEAST_CONE:
        aside = _ASIDE if middle >= 0 else -_ASIDE
        first, second = first + aside, second + aside
    albers = Albers(parallels=(first, second), longitude=(west + east) / 2, latitude=middle)
    return Plane(albers, (west, east), (south, north))
