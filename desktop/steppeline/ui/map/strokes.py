"""Lines of any width over long paths, drawn fast.

Measured on the raster engine: the outlines of the whole map take 2 ms with a pen of one pixel of the device, and 200
times as long with a wider one, which is turned into an area to be filled. So a wider line is drawn as several thin ones
beside each other. On files of lines (SVG, PDF) a pen is as wide as it is meant to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, pi, sin, sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

_CLOSE = 0.8
"""Pixels of the device between thin lines that are to look like one."""


def magnification(painter: QPainter) -> float:
    """Pixels of the device for a unit of the painter."""
    return sqrt(abs(painter.deviceTransform().determinant()))


def is_raster(painter: QPainter) -> bool:
    """Whether it paints pixels."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    """Draw the lines of a path, `width` in the painter's units.

    On pixels a see-through colour is never wider than one pixel of the device: laid over itself it would get darker.
    """
    pixel = 1 / magnification(painter)
    if not is_raster(painter):
        painter.strokePath(path, _pen(colour, width))
        return
    reach = (width - pixel) / 2 if colour.alpha() == 255 else 0.0
    for offset in _offsets(reach / pixel):
        painter.translate(offset * pixel)
        painter.strokePath(path, _pen(colour, min(width, pixel)))
        painter.translate(-offset * pixel)


def _offsets(reach: float) -> Iterator[QPointF]:
    """Points that cover a disc of `reach` pixels closely: the middle, or rings around it."""
    if reach <= 0:
        yield QPointF(0, 0)
        return
    for ring in range(ceil(reach / _CLOSE)):
        radius = reach - ring * _CLOSE
        count = max(ceil(2 * pi * radius / _CLOSE), 4)
        for number in range(count):
            angle = 2 * pi * number / count
            yield QPointF(radius * cos(angle), radius * sin(angle))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
