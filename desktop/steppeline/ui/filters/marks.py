"""The small line marks of these controls (arrows, tick, cross…), drawn in any size and colour, always crisp."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Mark = Literal["down", "right", "tick", "dash", "cross", "loupe"]

_STROKE = 1.5
# Lines in a square from −1 to 1.
_LINES: Mapping[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    "down": (((-0.5, -0.25), (0.0, 0.3), (0.5, -0.25)),),
    "right": (((-0.25, -0.5), (0.3, 0.0), (-0.25, 0.5)),),
    "tick": (((-0.55, 0.05), (-0.15, 0.45), (0.6, -0.45)),),
    "dash": (((-0.5, 0.0), (0.5, 0.0)),),
    "cross": (((-0.45, -0.45), (0.45, 0.45)), ((-0.45, 0.45), (0.45, -0.45))),
    "loupe": (((0.2, 0.2), (0.75, 0.75)),),
}


def draw_mark(painter: QPainter, mark: Mark, box: QRectF, colour: QColor) -> None:
    """Draw `mark` into the square around the middle of `box` that its height gives."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(mark, box.center(), box.height() / 2))
    painter.restore()


def _path(mark: Mark, centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    for first, *others in _LINES[mark]:
        path.moveTo(centre + QPointF(*first) * reach)
        for point in others:
            path.lineTo(centre + QPointF(*point) * reach)
    if mark == "loupe":
        path.addEllipse(centre + QPointF(-0.2, -0.2) * reach, 0.5 * reach, 0.5 * reach)
    return path
