"""Where the map is looked at from: everything at first, then where the user goes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSizeF

from steppeline.ui.map.camera import Camera, camera_for
from steppeline.ui.map.detail import Detail
from steppeline.ui.map.outlines import Outlines, Unit
from steppeline.ui.map.projection import Floats
from steppeline.ui.theme import GRID

_MARGIN = 3.0 * GRID
_MARGIN_AROUND_UNITS = 0.12
"""Of the shorter side of the canvas, around units that are zoomed to."""
_MARGIN_AROUND_POINTS = 0.3
_NEAREST_UNIT = 0.6
"""Kilometres a pixel for the smallest unit: its surroundings are to be seen, too."""
_LEVEL = 5
"""Level of detail that is enough to find the view that shows some units."""
_FARTHEST = 1.25
"""How much farther away one may go than where everything is seen."""


class Viewpoint:
    """The camera of the pane. Until the user moves it, it shows all regions on whatever canvas there is."""

    def __init__(self, outlines: Outlines) -> None:
        self._detail = Detail(outlines.arcs, _LEVEL)
        self._everything = [unit for unit in outlines.units if not unit.is_country]
        self._plane = outlines.plane
        self._home: Camera | None = None
        self._moved: Camera | None = None

    def camera(self, canvas: QSizeF) -> Camera:
        """The view on a canvas of this size. A wider or narrower one shows as many kilometres from side to side."""
        if self._moved is None:
            return self._home_on(canvas)
        scale = self._moved.scale * self._moved.width / canvas.width()
        return self._moved.resized(canvas.width(), canvas.height(), scale)

    def show_everything(self) -> None:
        """Go back to the view of all regions."""
        self._moved = None

    def show_units(self, units: Iterable[Unit], canvas: QSizeF) -> bool:
        """Zoom to these units. Tells whether that moved anything."""
        margin = min(canvas.width(), canvas.height()) * _MARGIN_AROUND_UNITS
        before, points = self.camera(canvas), self._detail.points(units)
        self._moved = before.fitted(points, margin, _NEAREST_UNIT)
        return self._moved != before

    def show_points(self, points: Floats, canvas: QSizeF) -> bool:
        """Zoom to points, float64[n, 2], kilometres. Tells whether that brought them nearer."""
        before = self.camera(canvas)
        there = before.fitted(points, min(canvas.width(), canvas.height()) * _MARGIN_AROUND_POINTS)
        is_nearer = there.scale < before.scale
        if is_nearer:
            self._moved = there
        return is_nearer

    def zoom(self, factor: float, pixel: QPointF, canvas: QSizeF) -> None:
        """Go `factor` times nearer to what is seen at a pixel, as near and as far as there is something to see."""
        self._moved = self.camera(canvas).zoomed(factor, pixel, self._home_on(canvas).scale * _FARTHEST)

    def hold(self, point: tuple[float, float], pixel: QPointF, canvas: QSizeF) -> None:
        """Bring a point of the map to a pixel."""
        self._moved = self.camera(canvas).holding(point, pixel)

    def _home_on(self, canvas: QSizeF) -> Camera:
        if self._home is None or (self._home.width, self._home.height) != (canvas.width(), canvas.height()):
            middle = camera_for(canvas.width(), canvas.height(), self._plane)
            self._home = middle.fitted(self._detail.points(self._everything), _MARGIN)
        return self._home
