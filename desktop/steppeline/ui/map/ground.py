"""The lower part of the picture: areas in their colours, water, borders. Kept as pixels; what changes is painted anew.

Another filter leaves most regions in the class they were in: only the boxes of the others are painted again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from steppeline.ui.map.camera import Camera
from steppeline.ui.map.canvas import MapCanvas
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.strokes import is_raster, magnification

_FEW = 24
"""Regions of another colour up to which only their boxes are painted: beyond, to paint everything takes less time."""
_EDGE = 2.0
"""Pixels around an area that its smooth edge may touch."""


class Ground:
    """Draws through a canvas on any painter; what was drawn last on pixels is kept until `forget`.

    A sketch has edges that are not smooth, and less detail while the camera moves: it takes half of the time.
    """

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.forget()

    def forget(self) -> None:
        """Keep nothing: other colours hold from now on."""
        self._seen: tuple[object, ...] = ()
        self._looks: tuple[object, ...] = ()
        self._classes: tuple[int | None, ...] = ()
        self._is_rough = self._is_coarse = False
        self._drawn = QPixmap()
        self._lines: tuple[tuple[object, ...], QPixmap] | None = None

    def draw(self, painter: QPainter, camera: Camera, contents: Contents, *, is_sketch: bool = False) -> None:
        """Draw on the canvas of the camera."""
        if not is_raster(painter):
            self._canvas.draw_areas(painter, camera, contents)
            self._canvas.draw_lines(painter, camera, contents)
            return
        density = magnification(painter)
        seen = (camera, density, contents.places)
        looks = (contents.shading.is_continuous, contents.with_data)
        if seen != self._seen or ((self._is_rough or self._is_coarse) and not is_sketch):
            self._draw_anew(camera, density, contents, is_sketch=is_sketch)
        elif (looks, contents.classes) != (self._looks, self._classes):
            pairs = enumerate(zip(contents.classes, self._classes, strict=True))
            changed = [at for at, (new, old) in pairs if new != old or looks != self._looks]
            self._recolour(camera, density, contents, changed, is_sketch=is_sketch)
        self._seen, self._looks, self._classes = seen, looks, contents.classes
        painter.drawPixmap(QPointF(0, 0), self._drawn)

    def _draw_anew(self, camera: Camera, density: float, contents: Contents, *, is_sketch: bool) -> None:
        # Of an opaque pixmap Qt neither clears nor blends anything.
        self._drawn = _pixmap(camera, density)
        self._is_rough = self._is_coarse = is_sketch
        painter = QPainter(self._drawn)
        self._canvas.draw_areas(painter, camera, contents, is_sketch=is_sketch)
        self._canvas.draw_lines(painter, camera, contents, is_sketch=is_sketch)
        painter.end()

    def _recolour(
        self, camera: Camera, density: float, contents: Contents, changed: Sequence[int], *, is_sketch: bool
    ) -> None:
        """Paint areas anew, and the same lines as before over them."""
        is_whole = len(changed) > _FEW
        self._is_rough = (is_sketch and is_whole) or (self._is_rough and not is_whole)
        lines = self._lines_of(camera, density, contents)
        painter = QPainter(self._drawn)
        if is_whole:
            self._canvas.draw_areas(painter, camera, contents, is_sketch=is_sketch)
        else:
            region = QRegion()
            for box in self._canvas.boxes(camera, density, contents, changed):
                region += box.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).toAlignedRect()
            painter.setClipRegion(region)
            self._canvas.draw_areas(painter, camera, contents, beside=changed)
        painter.drawPixmap(QPointF(0, 0), lines)
        painter.end()

    def _lines_of(self, camera: Camera, density: float, contents: Contents) -> QPixmap:
        seen = (camera, density, contents.places, self._is_coarse)
        if self._lines is None or self._lines[0] != seen:
            pixmap = _pixmap(camera, density)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._canvas.draw_lines(painter, camera, contents, is_sketch=self._is_coarse)
            painter.end()
            self._lines = seen, pixmap
        return self._lines[1]


def _pixmap(camera: Camera, density: float) -> QPixmap:
    size = QSizeF(camera.width, camera.height) * density
    pixmap = QPixmap(QSize(round(size.width()), round(size.height())))
    pixmap.setDevicePixelRatio(density)
    return pixmap
