"""From where the map is looked at: what lies in the middle, how near, and how points come to pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import asin, atan2, cos, degrees, hypot, sin

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from steppeline.ui.map.plane import STEPPE_PLANE, Plane
from steppeline.ui.map.projection import Albers, Floats

NEAREST = 0.15
"""Kilometres a pixel. Nearer, the outlines have nothing more to show."""
_ROUNDS = 5


@dataclass(frozen=True)
class Camera:
    """A view of a plane on `width` × `height` logical pixels.

    (`longitude`, `latitude`) lies in the middle, and there north is up: the map is turned around the apex of its cone,
    which changes neither areas nor shapes. `scale` is kilometres a pixel.
    """

    longitude: float
    latitude: float
    scale: float
    width: float
    height: float
    plane: Plane = STEPPE_PLANE

    def transform(self) -> QTransform:
        """From kilometres to pixels."""
        return self._transform

    @cached_property
    def _transform(self) -> QTransform:
        turn, below, apex = self._turn, self._radius, self._albers.apex[1]
        across, along = cos(turn) / self.scale, sin(turn) / self.scale
        return QTransform(
            across,
            along,
            along,
            -across,
            self.width / 2 - apex * along,
            self.height / 2 + apex * across - below / self.scale,
        )

    def pixel_of(self, point: tuple[float, float]) -> QPointF:
        """Where a point (x, y) of the plane is seen."""
        return self.transform().map(QPointF(*point))

    def point_at(self, pixel: QPointF) -> tuple[float, float]:
        """The point of the plane that is seen there."""
        inverse, _ = self.transform().inverted()
        return inverse.map(pixel).toTuple()

    def holding(self, point: tuple[float, float], pixel: QPointF, scale: float | None = None) -> Camera:
        """The view, of this or another scale, in which `point` is seen at `pixel`.

        Where no view can do that (beyond the pole, beyond the limits) it is as near as may be.
        """
        scale = self.scale if scale is None else scale
        side = self._albers.side
        x, y = side * point[0], side * (self._albers.apex[1] - point[1])
        radius, right = side * hypot(x, y), (pixel.x() - self.width / 2) * scale
        beside = asin(min(max(right / radius, -1), 1)) if radius else 0.0
        below = radius * cos(beside) - (pixel.y() - self.height / 2) * scale
        middle = self._albers.longitude + degrees(atan2(x, y) - beside) / self._albers.cone
        return _within_limits(replace(self, longitude=middle, latitude=self._latitude(below), scale=scale))

    def zoomed(self, factor: float, pixel: QPointF, farthest: float) -> Camera:
        """`factor` times nearer, between NEAREST and `farthest`, the point at `pixel` staying there."""
        scale = min(max(self.scale / factor, NEAREST), farthest)
        return self.holding(self.point_at(pixel), pixel, scale)

    def resized(self, width: float, height: float, scale: float) -> Camera:
        """The same middle on other pixels."""
        return replace(self, width=width, height=height, scale=scale)

    def fitted(self, points: Floats, margin: float, nearest: float = NEAREST) -> Camera:
        """The nearest view, but none nearer than `nearest`, that shows all `points`, float64[n, 2], kilometres.

        At least `margin` pixels stay free around them. Turning around another middle moves the box that the points
        fill, so the middle is found in a few rounds.
        """
        longitudes, _ = self._albers.unproject(*points.T)
        camera = replace(self, longitude=float(longitudes.min() + longitudes.max()) / 2)
        side = self._albers.side
        for _ in range(_ROUNDS):
            turn = camera._turn
            x, down = points[:, 0], self._albers.apex[1] - points[:, 1]
            across, below = x * cos(turn) - down * sin(turn), down * cos(turn) + x * sin(turn)
            middle = float(across.min() + across.max()) / 2, float(below.min() + below.max()) / 2
            scale = max(
                float(np.ptp(across)) / max(self.width - 2 * margin, 1),
                float(np.ptp(below)) / max(self.height - 2 * margin, 1),
                nearest,
            )
            camera = replace(
                camera,
                longitude=camera.longitude + degrees(atan2(*(side * each for each in middle))) / self._albers.cone,
                latitude=self._latitude(side * hypot(*middle)),
                scale=scale,
            )
        return _within_limits(camera)

    @property
    def _turn(self) -> float:
        return float(self._albers.turn(self.longitude))

    @property
    def _radius(self) -> float:
        return float(self._albers.radius(self.latitude))

    @property
    def _albers(self) -> Albers:
        return self.plane.albers

    def _latitude(self, radius: float) -> float:
        return float(self._albers.latitude_at(max(self._albers.side * radius, 0.0)))


def camera_for(width: float, height: float, plane: Plane = STEPPE_PLANE) -> Camera:
    """Some view of the plane on so many pixels."""
    return Camera(plane.albers.longitude, plane.albers.latitude, 1.0, width, height, plane)


def _within_limits(camera: Camera) -> Camera:
    west, east = camera.plane.longitudes
    south, north = camera.plane.latitudes
    return replace(
        camera,
        longitude=min(max(camera.longitude, west), east),
        latitude=min(max(camera.latitude, south), north),
    )
