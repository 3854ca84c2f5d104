"""Drawing values of a series: where they lie, and how reported, expected and bounded ones look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from steppeline.model.viewport import Viewport
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.figures_data import SeriesValues, Value

_DOT = 3.5
_NEAR = 12.0
_FAR = 100.0
"""Pixels outside the view at which bars are cut."""


@dataclass(frozen=True, eq=False)
class Plot:
    """Where values lie: `steps` are the numbers on the axis, the lowest at `bottom`, the highest at `top` pixels."""

    values: SeriesValues
    viewport: Viewport
    steps: Sequence[float]
    top: float
    bottom: float

    def y(self, number: float) -> float:
        """The height of a number."""
        low, high = self.steps[0], self.steps[-1]
        return self.bottom - (number - low) / (high - low) * (self.bottom - self.top)

    def x(self, moment: int) -> float:
        """The pixel of a moment, at most a little outside the view."""
        pixel = (moment - self.viewport.start) / self.viewport.seconds_per_pixel
        return min(max(pixel, -_FAR), self.viewport.pixels + _FAR)

    def middle(self, value: Value) -> float:
        """Where the dot of a value stands: in the middle of what is seen of its period."""
        start, end = max(value.start, self.viewport.start), min(value.end, self.viewport.end)
        return self.x((start + end) // 2)

    def in_view(self, start: int, end: int) -> bool:
        """Whether a period can be seen."""
        return start < self.viewport.end and end > self.viewport.start

    def value_at(self, place: QPointF) -> Value | None:
        """The value whose bar or dot is nearest to a place, if it is near."""
        near = [
            (abs(self.y(value.number) - place.y()) + self._beside(value, place.x()), at, value)
            for at, value in enumerate(self.values.values)
            if self.in_view(value.start, value.end)
        ]
        distance, _, value = min(near, default=(_NEAR + 1, 0, None))
        return value if distance <= _NEAR else None

    def _beside(self, value: Value, x: float) -> float:
        """Pixels from the bar of a value; a little more the shorter its period, so that the best fit wins."""
        return max(self.x(value.start) - x, 0.0, x - self.x(value.end)) + abs(self.middle(value) - x) * 0.01


class FigureMarks:
    """Draws in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def draw(self, painter: QPainter, plot: Plot, selected: Sequence[int], hovered: int | None) -> None:
        """Draw lines of the axis, ranges, bars and dots."""
        width = plot.viewport.pixels
        for step in plot.steps:
            painter.setPen(QPen(self._theme.muted if step == 0 else self._theme.line, 0))
            painter.drawLine(QLineF(0, int(plot.y(step)) + 0.5, width, int(plot.y(step)) + 0.5))
        for spread in plot.values.spreads:
            if plot.in_view(spread.start, spread.end):
                left, right = _at_least(plot.x(spread.start), plot.x(spread.end), 2 * _DOT)
                top, bottom = plot.y(spread.high), plot.y(spread.low)
                painter.fillRect(QRectF(left, top, right - left, bottom - top), _faded(self._theme.accent, 0.16))
        for value in plot.values.values:
            if plot.in_view(value.start, value.end):
                self._value(painter, plot, value, strong=value.event == hovered or value.event in selected)

    def legend(
        self, painter: QPainter, right: float, y: float, entries: Sequence[tuple[str, str, bool]], note: str
    ) -> None:
        """What dots mean, each as (words, bound, whether expected), and a note before them; ends at `right`."""
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x = right - 2 * GRID - sum(metrics.horizontalAdvance(words) + 6 * GRID for words, _, _ in entries)
        painter.setPen(self._theme.faint)
        if note and x > metrics.horizontalAdvance(note) + 6 * GRID:
            painter.drawText(QPointF(x - metrics.horizontalAdvance(note) - 4 * GRID, y + 4), note)
        for words, bound, expected in entries:
            painter.setPen(QPen(self._theme.accent, 1.4))
            painter.setBrush(self._theme.panel if expected else self._theme.accent)
            self._dot(painter, QPointF(x + _DOT, y), bound)
            painter.setPen(self._theme.muted)
            painter.drawText(QPointF(x + 3 * GRID, y + 4), words)
            x += metrics.horizontalAdvance(words) + 6 * GRID

    def _value(self, painter: QPainter, plot: Plot, value: Value, *, strong: bool) -> None:
        colour = self._theme.accent
        left, right, y = plot.x(value.start), plot.x(value.end), plot.y(value.number)
        style = Qt.PenStyle.DashLine if value.is_expected else Qt.PenStyle.SolidLine
        painter.setPen(QPen(_faded(colour, 1.0 if strong else 0.55), 2.0 if strong else 1.2, style))
        painter.drawLine(QLineF(left + 1, y, right - 1, y))
        middle = plot.middle(value)
        if value.high > value.low:
            painter.drawLine(QLineF(middle, plot.y(value.high), middle, plot.y(value.low)))
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(self._theme.panel if value.is_expected else colour)
        self._dot(painter, QPointF(middle, y), value.figure.bound)

    def _dot(self, painter: QPainter, at: QPointF, bound: str) -> None:
        """A dot; a triangle that points to where the number may lie if it is only a bound."""
        if bound in ("at least", "at most"):
            up = -1.0 if bound == "at least" else 1.0
            corners = [QPointF(at.x() - _DOT, at.y() - up * 2), QPointF(at.x() + _DOT, at.y() - up * 2)]
            painter.drawPolygon(QPolygonF([*corners, QPointF(at.x(), at.y() + up * (_DOT + 1))]))
        else:
            painter.drawEllipse(at, _DOT, _DOT)


def _at_least(left: float, right: float, width: float) -> tuple[float, float]:
    missing = max(width - (right - left), 0.0) / 2
    return left - missing, right + missing


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
