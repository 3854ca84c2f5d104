"""The column of lane names at the left."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from steppeline.model.reference import Kind
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.timeline.canvas import Look
from steppeline.ui.timeline.measures import GLYPH, LANE_MARGIN, ROW
from steppeline.ui.timeline.scene import LaneBox
from steppeline.ui.widgets.glyphs import glyph_path

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Headers:
    """Draws names, counts and glyphs of lanes in one theme."""

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        self._theme = theme
        self._locale = locale
        self._font = theme.font("body")
        self._count_font = theme.font("caption")
        self._metrics = QFontMetricsF(self._font)
        self._count_metrics = QFontMetricsF(self._count_font)
        self._glyphs: dict[str, tuple[QColor, QPainterPath]] = {}

    def ground(self, painter: QPainter, look: Look, width: float) -> None:
        """Lines between lanes, across everything."""
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLines(
            [QLineF(0, y, width, y) for box in look.boxes_in_view() for y in [_crisp(box.bottom + look.dy)]]
        )

    def draw(self, painter: QPainter, look: Look, gutter: int) -> None:
        """The column itself, `gutter` pixels wide, from y = 0 down."""
        painter.fillRect(QRectF(0, 0, gutter, look.height), self._theme.raised)
        self.ground(painter, look, gutter)
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLine(QLineF(gutter - 0.5, 0, gutter - 0.5, look.height))
        for box in look.boxes_in_view():
            self._title(painter, box, look, gutter)

    def _title(self, painter: QPainter, box: LaneBox, look: Look, gutter: int) -> None:
        top, bottom = box.top + look.dy + LANE_MARGIN, box.bottom + look.dy - LANE_MARGIN
        # The name of a tall lane stays in sight while the lane is scrolled.
        top = min(max(top, LANE_MARGIN), bottom - ROW)
        left = 2.0 * GRID
        if box.title.kind is not None:
            colour, shape = self._glyph(box.title.kind)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPath(shape.translated(left + GLYPH / 2, top + ROW / 2))
            left += GLYPH + 2 * GRID
        count = self._locale.toString(box.events)
        right = gutter - 2 * GRID - self._count_metrics.horizontalAdvance(count)
        painter.setFont(self._count_font)
        painter.setPen(self._theme.muted)
        painter.drawText(QRectF(right, top, gutter - right, ROW), _MIDDLE, count)
        painter.setFont(self._font)
        painter.setPen(self._theme.text)
        name = self._metrics.elidedText(box.title.name, Qt.TextElideMode.ElideRight, right - left - 2 * GRID)
        painter.drawText(QRectF(left, top, right - left, ROW), _MIDDLE, name)

    def _glyph(self, kind: Kind) -> tuple[QColor, QPainterPath]:
        if kind.key not in self._glyphs:
            self._glyphs[kind.key] = self._theme.kind_colour(kind), glyph_path(kind.glyph, GLYPH + 1)
        return self._glyphs[kind.key]


def _crisp(y: float) -> float:
    return int(y) + 0.5
