"""What is drawn about the events: lines of moments, a brushed span, links, and words where there are no events."""

from __future__ import annotations

from math import copysign

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.lettering import Style
from steppeline.ui.timeline.measures import AXIS_ROW
from steppeline.ui.timeline.writing import Writer

_ARROW = 7.0


def moment_line(painter: QPainter, x: float, height: float, colour: QColor, *, dashed: bool) -> None:
    """A line down the canvas at a moment."""
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.drawLine(QLineF(x + 0.5, 0, x + 0.5, height))


def moment_tag(
    painter: QPainter, writer: Writer, x: float, words: str, *, style: Style, colour: QColor, right: float
) -> float:
    """What a line stands for, on the axis above it. It ends before `right`; gives back where it begins."""
    length = style.width(words) + 2 * GRID
    left = max(min(x - length / 2, right - length), 0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(left, 2, length, AXIS_ROW - 4)
    painter.drawRoundedRect(box, 3, 3)
    writer.write(style, words, left + GRID, box.center().y())
    return left


def chosen_span(painter: QPainter, left: float, right: float, size: QSizeF, theme: Theme) -> None:
    """A span of time that is being chosen, or is chosen: a veil lies over all that is outside."""
    veil = QColor(theme.window)
    veil.setAlphaF(0.64)
    painter.fillRect(QRectF(0, 0, left, size.height()), veil)
    painter.fillRect(QRectF(right, 0, size.width() - right, size.height()), veil)
    painter.setPen(QPen(theme.accent, 1))
    painter.drawLines([QLineF(int(x) + 0.5, 0, int(x) + 0.5, size.height()) for x in (left, right)])


def arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor, ground: QColor) -> None:
    """A bent arrow from one event to another, on a rim of the colour of the ground so that it is seen over bars."""
    bend = max(abs(end.x() - start.x()) * 0.4, 24.0)
    towards = copysign(bend, end.x() - start.x() or 1.0)
    stop = QPointF(end.x() - copysign(_ARROW + 5, towards), end.y())
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x() + towards, start.y()), QPointF(stop.x() - towards, stop.y()), stop)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(ground, 4), QPen(colour, 1.6)):
        painter.setPen(pen)
        painter.drawPath(path)
    tip = QPointF(stop.x() + copysign(_ARROW, towards), stop.y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(stop.x(), stop.y() - _ARROW * 0.6), QPointF(stop.x(), stop.y() + _ARROW * 0.6)])
    )


def empty_words(painter: QPainter, room: QRectF, heading: str, hint: str, theme: Theme) -> None:
    """Why there is nothing to see, and what to do."""
    painter.setFont(theme.font("title"))
    painter.setPen(theme.muted)
    upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2 - GRID)
    lower = QRectF(room.left(), room.center().y() + GRID, room.width(), room.height() / 2 - GRID)
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(upper, centred | Qt.AlignmentFlag.AlignBottom, heading)
    painter.setFont(theme.font("body"))
    painter.setPen(theme.faint)
    painter.drawText(lower, centred | Qt.AlignmentFlag.AlignTop, hint)
