"""Where the name of a region goes: the middle of the largest circle that its largest part holds."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from steppeline.model.outline import MICRO, Polygon, twice_area

_MOST_POINTS = 400
_GRID = 12
_ROUNDS = 5
_NARROWER = 0.35
"""Of the side of the square around the best point, the side of the next round's."""

Floats = NDArray[np.float64]


def label_of(polygons: Sequence[Polygon]) -> tuple[float, float]:
    """Longitude and latitude in degrees: the point of the largest polygon that is farthest from its edges.

    Found on a grid that narrows around its best point (the pole of inaccessibility; compare V. Agafonkin's polylabel).
    Of long outlines only so many points are looked at.
    """
    largest = max(polygons, key=lambda polygon: twice_area(polygon[0]))
    middle = (largest[0].min(axis=0) + largest[0].max(axis=0)) / 2
    # Degrees of longitude as long as those of latitude.
    shrink = np.array([max(cos(radians(middle[1] / MICRO)), 0.01), 1.0])
    step = -(-sum(map(len, largest)) // _MOST_POINTS)
    kept = [ring[::step] for ring in largest if len(ring[::step]) > 2] or [largest[0]]
    rings = [(ring - middle) * shrink for ring in kept]
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    low, high = starts.min(axis=0), starts.max(axis=0)
    best, half = (low + high) / 2, (high - low) / 2
    for _ in range(_ROUNDS):
        across, along = (np.linspace(best[axis] - half[axis], best[axis] + half[axis], _GRID + 1) for axis in (0, 1))
        points = np.column_stack([each.ravel() for each in np.meshgrid(across, along)])
        points = np.vstack((best, points))
        best = points[np.argmax(_room(points, starts, ends))]
        half = half * _NARROWER
    longitude, latitude = ((best / shrink + middle) / MICRO).tolist()
    return longitude, latitude


def _room(points: Floats, starts: Floats, ends: Floats) -> Floats:
    """How far each point is from the edges, squared; negative outside."""
    along = ends - starts
    beside = points[:, None, :] - starts
    length = np.maximum(np.sum(along**2, axis=1), 1e-12)
    share = np.clip(np.sum(beside * along, axis=2) / length, 0, 1)
    away = np.sum((beside - share[:, :, None] * along) ** 2, axis=2).min(axis=1)
    spans = (starts[:, 1] > points[:, None, 1]) != (ends[:, 1] > points[:, None, 1])
    is_east = (along[:, 0] * beside[:, :, 1] > along[:, 1] * beside[:, :, 0]) == (along[:, 1] > 0)
    is_inside = np.count_nonzero(spans & is_east, axis=1) % 2 == 1
    return np.asarray(np.where(is_inside, away, -away), np.float64)
