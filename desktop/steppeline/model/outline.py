"""Outlines of regions: polygons on the globe in whole micro-degrees, so that what meets meets exactly.

A micro-degree of latitude is eleven centimetres. Whole numbers make every question of left, right and crossing exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ring: TypeAlias = NDArray[np.int64]
"""int64[n, 2]: longitude and latitude in micro-degrees; the first point is not repeated at the end."""

Polygon: TypeAlias = tuple[Ring, ...]
"""What lies within the first ring and none of the others. The first runs counterclockwise, the others clockwise."""

MICRO = 1_000_000
TURN = 360 * MICRO
EARTH_RADIUS = 6371.0072
"""Kilometres; a sphere with the area of the ellipsoid of WGS 84."""


@dataclass(frozen=True, eq=False)
class Outline:
    """Where a region (its key) lies on the days `since` to `until` (exclusive, ISO; None for no bound).

    `label` is a point (longitude, latitude in degrees) well inside, `area` is in square kilometres. Longitudes are
    continuous: they go on beyond 180° where the region does.
    """

    region: str
    polygons: tuple[Polygon, ...]
    label: tuple[float, float]
    area: float
    since: str | None = None
    until: str | None = None


def rings_of(polygons: Iterable[Polygon]) -> list[Ring]:
    """All rings of all polygons."""
    return [ring for polygon in polygons for ring in polygon]


def twice_area(ring: Ring) -> float:
    """Twice the area in square micro-degrees, positive where the ring runs counterclockwise (the shoelace formula)."""
    x, y = (ring - ring[0]).astype(np.float64).T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def square_kilometres(polygons: Iterable[Polygon]) -> float:
    """The area on the sphere, exact for edges that are straight on Lambert's cylindrical equal-area projection."""
    total = 0.0
    for ring in rings_of(polygons):
        x, y = np.radians(ring[:, 0] / MICRO), np.sin(np.radians(ring[:, 1] / MICRO))
        x -= x[0]
        total += float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2
    return abs(total) * EARTH_RADIUS**2


def shifted(polygons: Iterable[Polygon], turns: int) -> tuple[Polygon, ...]:
    """The polygons so many turns around the globe further east."""
    by = np.array([turns * TURN, 0], np.int64)
    return tuple(tuple(ring + by for ring in polygon) for polygon in polygons)


def span_of(rings: Iterable[Ring]) -> tuple[int, int]:
    """The least and the greatest longitude, micro-degrees."""
    bounds = [(int(ring[:, 0].min()), int(ring[:, 0].max())) for ring in rings]
    return min(west for west, _ in bounds), max(east for _, east in bounds)


def turns_together(spans: Sequence[tuple[int, int]]) -> list[int]:
    """How many turns each span of longitudes is to be moved so that all of them lie as close together as may be.

    The widest gap between them is left empty; if it already is, nothing moves.
    """
    order = sorted(range(len(spans)), key=lambda at: spans[at][0] % TURN)
    starts = [spans[at][0] % TURN for at in order]
    ends = [start + spans[at][1] - spans[at][0] for at, start in zip(order, starts, strict=True)]
    reach = ends[-1] - TURN if len(ends) == 1 else max(ends) - TURN
    best, first = -TURN, starts[0]
    for start, end in zip(starts, ends, strict=True):
        if start - reach > best:
            best, first = start - reach, start
        reach = max(reach, end)
    moves = [0] * len(spans)
    for at, start in zip(order, starts, strict=True):
        target = start if start >= first else start + TURN
        moves[at] = (target - spans[at][0]) // TURN
    usual = _usual(moves, [spans[at] for at in range(len(spans))])
    return [move - usual for move in moves]


def _usual(moves: Sequence[int], spans: Sequence[tuple[int, int]]) -> int:
    """The turns to take back from all, so that the westernmost begins in [−180°, 180°)."""
    west = min(span[0] + move * TURN for span, move in zip(spans, moves, strict=True))
    return (west + TURN // 2) // TURN
