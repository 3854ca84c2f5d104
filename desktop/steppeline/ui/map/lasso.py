"""A line drawn around regions to choose them: a rectangle, or by hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from steppeline.ui.theme import Theme

_OPACITY = 0.12


@dataclass(frozen=True)
class Lasso:
    """The pixels that the pointer went over; of a rectangle, the first and the last are two of its corners."""

    points: tuple[QPointF, ...]
    is_rectangle: bool

    def drawn_to(self, point: QPointF) -> Lasso:
        """The same, drawn on to a point."""
        kept = self.points[:1] if self.is_rectangle else self.points
        return Lasso((*kept, point), self.is_rectangle)

    @property
    def path(self) -> QPainterPath:
        """What it encloses."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        if self.is_rectangle:
            path.addRect(QRectF(self.points[0], self.points[-1]).normalized())
        else:
            path.addPolygon(QPolygonF(self.points))
            path.closeSubpath()
        return path

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw it in a theme."""
        ground = QColor(theme.accent)
        ground.setAlphaF(_OPACITY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent, 1.4))
        painter.setBrush(ground)
        painter.drawPath(self.path)
        painter.restore()


def lasso_from(start: QPointF, held: Qt.KeyboardModifier) -> Lasso | None:
    """What a press with these keys begins: Shift a rectangle, Alt a line by hand, others none."""
    if held & Qt.KeyboardModifier.ShiftModifier:
        return Lasso((start,), is_rectangle=True)
    return Lasso((start,), is_rectangle=False) if held & Qt.KeyboardModifier.AltModifier else None
