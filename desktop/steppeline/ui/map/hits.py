"""What lies under a pixel of the map."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF

from steppeline.ui.map.camera import Camera
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail
from steppeline.ui.map.looks import is_marker, marker_radius

_REACH = 3.0
"""Pixels by which a marker may be missed."""


def position_at(contents: Contents, camera: Camera, detail: Detail, pixel: QPointF) -> int | None:
    """The unit at a pixel, markers first since they lie on top; None for the sea and beyond."""
    marker = _marker_at(contents, camera, pixel)
    return marker if marker is not None else _area_at(contents, camera, detail, pixel)


def _marker_at(contents: Contents, camera: Camera, pixel: QPointF) -> int | None:
    reach = marker_radius(camera) + _REACH
    distances: dict[int, float] = {}
    for position, unit in enumerate(contents.places.borders.units):
        if is_marker(contents, position, camera):
            away = camera.pixel_of(unit.label) - pixel
            distances[position] = hypot(away.x(), away.y())
    nearest = min(distances, key=lambda position: distances[position], default=None)
    return nearest if nearest is not None and distances[nearest] <= reach else None


def _area_at(contents: Contents, camera: Camera, detail: Detail, pixel: QPointF) -> int | None:
    point = QPointF(*camera.point_at(pixel))
    units = contents.places.borders.units
    # What is drawn last lies on top.
    for position in reversed(range(len(units))):
        path = detail.area(units[position].rings)
        if path.controlPointRect().contains(point) and path.contains(point):
            return position
    return None
