"""The map by numbers: which area each pixel belongs to, so that other colours need no painting of areas.

Its edges are not smooth: it is for pictures that follow one another quickly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from steppeline.ui.map.camera import Camera

MOST = 256
"""How many areas there may be: an index of colours has one byte a pixel."""


class Plan:
    """The areas, in kilometres, as a camera sees them on a screen with `density` device pixels a pixel.

    What lies under none of them belongs to the first, whose path does not matter; a later one lies over those before.
    Raises ValueError for more than MOST areas.
    """

    def __init__(self, camera: Camera, density: float, areas: Sequence[QPainterPath]) -> None:
        if len(areas) > MOST:
            raise ValueError(f"{len(areas)} areas have no room on a plan")
        size = (QSizeF(camera.width, camera.height) * density).toSize().expandedTo(QSize(1, 1))
        drawn = QImage(size, QImage.Format.Format_RGB32)
        drawn.fill(0)
        painter = QPainter(drawn)
        painter.scale(density, density)
        painter.setTransform(camera.transform(), combine=True)
        for number, area in enumerate(areas[1:], 1):
            painter.fillPath(area, QColor(0, 0, number))
        painter.end()
        # The image does not copy its pixels: they have to be kept.
        self._numbers = np.frombuffer(drawn.constBits(), np.uint32).astype(np.uint8)
        self._image = QImage(
            self._numbers.data, size.width(), size.height(), size.width(), QImage.Format.Format_Indexed8
        )
        self._image.setDevicePixelRatio(density)

    def draw(self, painter: QPainter, colours: Sequence[QColor]) -> None:
        """Draw each area in its colour, all opaque."""
        self._image.setColorTable([colour.rgb() for colour in colours])
        # Converted at once: the painter would do it bit by bit, in twice the time.
        painter.drawImage(QPointF(0, 0), self._image.convertToFormat(QImage.Format.Format_RGB32))
